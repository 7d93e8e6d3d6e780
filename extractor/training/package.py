"""The trained network as the one file that ships: graph, labels, word pieces, calibration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from extractor.encoder.labels import TAGS
from extractor.training.graph import build
from extractor.training.model import Network
from extractor.training.treebank import Inventory


def write_package(
    network: Network,
    inventory: Inventory,
    vocabulary: list[str],
    path: Path,
    *,
    bits: int | None = 8,
    temperature: float = 1.0,
    notes: Mapping[str, Any] | None = None,
) -> None:
    """Write the packaged network to ``path``, whole or not at all."""
    model = build(network, bits)
    for name in ("relation_sum.weight", "relation_product.weight", "relation_sum.bias"):
        array: NDArray[Any] = network.state_dict()[name].detach().float().numpy()
        # kept beside the graph, whose outputs they are applied to when the tree is known
        model.graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(array.T), name))
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    metadata = {
        "format": "1",
        "tags": json.dumps(TAGS),
        "pos": json.dumps(inventory.pos),
        "penn": json.dumps(inventory.penn),
        "relations": json.dumps(inventory.relations),
        "vocabulary": "\n".join(vocabulary),
        "temperature": repr(temperature),
        "notes": json.dumps(dict(notes or {})),
        "licence": "CC BY-SA 4.0; see NOTICE beside this file",
    }
    onnx.helper.set_model_props(model, metadata)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    temporary.write_bytes(model.SerializeToString())
    temporary.replace(path)
