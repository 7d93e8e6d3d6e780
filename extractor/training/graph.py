"""The trained network written as an ONNX graph with eight-bit weights.

The graph is built node by node, not traced: every matrix product with weights is onnxruntime's fused
``DynamicQuantizeMatMul`` (activations quantised at run time, weights by output channel), and the table of word
pieces, half of the file, is kept as bytes with one scale a piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from extractor.training.model import Network

Array = NDArray[Any]
MICROSOFT = "com.microsoft"
POSITIONS = 256  # windows are shorter
DEVIATIONS = 5.0


class Graph:
    """Collects the nodes and weights of an ONNX graph."""

    def __init__(self, bits: int | None) -> None:
        """Start a graph whose weights have ``bits`` bits; None keeps them as floats."""
        self.bits = bits
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, outputs: Sequence[str] = (), domain: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its first output."""
        names = list(outputs) or [f"{kind}_{len(self.nodes)}"]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0]

    def weight(self, array: Array) -> str:
        """Add a constant and return its name."""
        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def dense(self, hidden: str, matrix: Array, bias: Array, spread: Array | None = None) -> str:
        """Add a dense layer; ``matrix`` has a row for each input.

        ``spread`` says how far each input ranges: inputs that range far share one eight-bit scale with all others, so
        part of their range is moved into the weights (Xiao et al. 2023, "SmoothQuant").
        """
        if self.bits is not None and spread is not None:
            shift = np.sqrt(np.maximum(spread, 1e-6) / np.maximum(np.abs(matrix).max(axis=1), 1e-6))
            hidden = self.add("Mul", hidden, self.weight((1 / shift).astype(np.float32)))
            matrix = matrix * shift[:, None]
        if self.bits is None:
            product = self.add("MatMul", hidden, self.weight(matrix.astype(np.float32)))
            return self.add("Add", product, self.weight(bias.astype(np.float32)))
        quantized, scale = quantize(matrix, self.bits, axis=0)
        inputs = [hidden, self.weight(quantized), self.weight(scale), "", self.weight(bias.astype(np.float32))]
        return self.add("DynamicQuantizeMatMul", *inputs, domain=MICROSOFT)

    def table(self, table: Array, index: str) -> str:
        """Look up rows of a table that is stored as bytes."""
        if self.bits is None:
            return self.add("Gather", self.weight(table.astype(np.float32)), index)
        quantized, scale = quantize(table, 8, axis=1)
        rows = self.add("Gather", self.weight(quantized), index)
        scales = self.add("Gather", self.weight(scale[:, None]), index)
        return self.add("Mul", self.add("Cast", rows, to=TensorProto.FLOAT), scales)

    def norm(self, hidden: str, gain: Array, bias: Array, epsilon: float) -> str:
        """Add a layer normalisation."""
        return self.add("LayerNormalization", hidden, self.weight(gain), self.weight(bias), axis=-1, epsilon=epsilon)

    def gelu(self, hidden: str) -> str:
        """Add the activation of the encoder."""
        return self.add("Gelu", hidden, domain=MICROSOFT)


def quantize(matrix: Array, bits: int, axis: int) -> tuple[Array, Array]:
    """Return ``matrix`` as signed bytes of ``bits`` bits and the scales along ``axis``, symmetric about zero."""
    top = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(matrix).max(axis=axis), 1e-8) / top
    wide = scale[None, :] if axis == 0 else scale[:, None]
    return np.clip(np.rint(matrix / wide), -top, top).astype(np.int8), scale.astype(np.float32)


def build(network: Network, bits: int | None = 8) -> onnx.ModelProto:
    """Return the graph of a network.

    It reads one window at a time: the eight-bit scale of activations is taken over all that is read together, and what
    is said about a text must not depend on the texts beside it. Without other windows there is no padding either.

    Inputs: ``ids`` and ``shapes`` of the pieces, ``first`` and ``last`` piece of each word (word 0 is the root).
    Outputs: ``tags`` and ``starts`` (scores), ``pos`` and ``penn`` (the best label), ``arcs`` [words, words],
    ``relations`` (what each word brings to a label, as dependent and as head).
    """
    graph = Graph(bits)
    weights = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    hidden = _encoder(graph, weights, network)
    words = _words(graph, hidden)
    _heads(graph, words, weights, network)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [length])
        for name, length in (("ids", "pieces"), ("shapes", "pieces"), ("first", "words"), ("last", "words"))
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64 if name in ("pos", "penn") else TensorProto.FLOAT, None)
        for name in ("tags", "starts", "pos", "penn", "arcs", "relations")
    ]
    body = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=8)


def _encoder(graph: Graph, weights: dict[str, Array], network: Network) -> str:
    sizes = network.sizes
    length = graph.add("Shape", "ids", start=0, end=1)
    zero = graph.weight(np.array([0], dtype=np.int64))
    places = graph.add("Slice", graph.weight(weights["positions.weight"][:POSITIONS]), zero, length)
    shapes = graph.add("Gather", graph.weight(weights["shapes.weight"]), "shapes")
    hidden = graph.add("Add", graph.add("Add", graph.table(weights["words.weight"], "ids"), shapes), places)
    hidden = graph.norm(hidden, weights["norm.weight"], weights["norm.bias"], sizes.epsilon)
    before = "norm"
    for number in range(sizes.layers):
        hidden = _layer(graph, hidden, weights, f"layers.{number}", before, network)
        before = f"layers.{number}.out_norm"
    return hidden


def _layer(graph: Graph, hidden: str, weights: dict[str, Array], name: str, before: str, network: Network) -> str:
    """Add the layer ``name``, whose input comes from the normalisation ``before``."""
    sizes = network.sizes

    def dense(hidden: str, part: str, spread: Array | None = None) -> str:
        return graph.dense(hidden, weights[f"{name}.{part}.weight"].T, weights[f"{name}.{part}.bias"], spread)

    def spread(norm: str) -> Array:
        """How far the outputs of a normalisation range: some deviations about their mean."""
        return DEVIATIONS * np.abs(weights[f"{norm}.weight"]) + np.abs(weights[f"{norm}.bias"])

    def norm(hidden: str, part: str) -> str:
        gain, offset = weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]
        return graph.norm(hidden, gain, offset, sizes.epsilon)

    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.add("Split", dense(hidden, "query_key_value", spread(before)), outputs=parts, axis=1)
    heads = sizes.attention_heads
    seen = attention(graph, parts, heads, sizes.width // heads)
    hidden = norm(graph.add("Add", hidden, dense(seen, "output")), "norm")
    inner = graph.gelu(dense(hidden, "up", spread(f"{name}.norm")))
    return norm(graph.add("Add", hidden, dense(inner, "down")), "out_norm")


def attention(graph: Graph, parts: Sequence[str], heads: int, width: int) -> str:
    """Add attention of every piece over all pieces, from the split query, key and value."""
    split = graph.weight(np.array([0, heads, width], dtype=np.int64))
    query, key, value = (graph.add("Reshape", part, split) for part in parts)
    query = graph.add("Transpose", query, perm=[1, 0, 2])
    key = graph.add("Transpose", key, perm=[1, 2, 0])
    value = graph.add("Transpose", value, perm=[1, 0, 2])
    scores = graph.add("MatMul", query, key)
    scores = graph.add("Mul", scores, graph.weight(np.array(width**-0.5, dtype=np.float32)))
    chances = graph.add("Softmax", scores, axis=2)
    seen = graph.add("Transpose", graph.add("MatMul", chances, value), perm=[1, 0, 2])
    return graph.add("Reshape", seen, graph.weight(np.array([0, heads * width], dtype=np.int64)))


def _words(graph: Graph, hidden: str) -> str:
    """Add up the first and the last piece of every word (half of it is in the weights of the heads)."""
    return graph.add("Add", graph.add("Gather", hidden, "first"), graph.add("Gather", hidden, "last"))


def _heads(graph: Graph, words: str, weights: dict[str, Array], network: Network) -> None:
    names = ("tag", "pos", "penn", "start", "arc_child", "arc_head", "relation_child", "relation_head")
    matrix = 0.5 * np.concatenate([weights[f"{name}.weight"] for name in names]).T
    bias = np.concatenate([weights[f"{name}.bias"] for name in names])
    widths = [len(weights[f"{name}.bias"]) for name in names]
    widths[-2:] = [sum(widths[-2:])]
    split = graph.weight(np.array(widths, dtype=np.int64))
    outputs = ["tags", "pos_scores", "penn_scores", "starts", "child", "head", "relations"]
    graph.add("Split", graph.dense(words, matrix, bias), split, outputs=outputs, axis=1)
    graph.add("ArgMax", "pos_scores", outputs=["pos"], axis=1, keepdims=0)
    graph.add("ArgMax", "penn_scores", outputs=["penn"], axis=1, keepdims=0)
    child = graph.dense(graph.gelu("child"), weights["arc.weight"].T, weights["arc.bias"])
    head = graph.add("Transpose", graph.gelu("head"), perm=[1, 0])
    graph.add("MatMul", child, head, outputs=["arcs"])
