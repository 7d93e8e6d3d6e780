"""``extractor train`` as a user calls it; skipped where PyTorch is not installed."""

import subprocess
import sys
import time

import pytest

for package in ("torch", "onnx", "matplotlib", "safetensors"):
    pytest.importorskip(package, reason="the extra 'train' is not installed")

import spacy  # noqa: E402 (after the skips)
from typer.testing import CliRunner  # noqa: E402

from extractor import Extractor  # noqa: E402
from extractor.cli import app  # noqa: E402


def arguments(folder):
    named = {name: folder / name for name in ("corpora", "gold", "base")} | {"output": folder / "model" / "own.onnx"}
    paths = [part for name, path in named.items() for part in (f"--{name}", str(path))]
    return ["train", *paths, "--epochs", "30", "--epochs", "1", "--templates", "20", "--threads", "1", "--seed", "3"]


def test_a_killed_training_goes_on_and_its_network_reads_articles(folders):
    checkpoint = folders / "model" / "checkpoints" / "stage-1.pt"
    process = subprocess.Popen([sys.executable, "-m", "extractor", *arguments(folders)], stderr=subprocess.DEVNULL)
    try:
        while not checkpoint.exists():
            assert process.poll() is None, "the training ended without a checkpoint"
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    assert not (folders / "model" / "own.onnx").exists()

    result = CliRunner().invoke(app.app, arguments(folders), catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.strip() == str(folders / "model" / "own.onnx")
    assert "scoring epoch 1:" not in result.stderr
    assert "scoring epoch 31:" in result.stderr
    assert "labelling raw news" in result.stderr
    assert {path.name for path in (folders / "model").iterdir()} == {
        "checkpoints",
        "curves.png",
        "own.onnx",
        "training.md",
    }

    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_encoder", config={"model": result.stdout.strip()})
    own = Extractor(pipeline=nlp)
    assert own.fingerprint != Extractor().fingerprint
    assert own("Premier Ana Silva left Lima. She paid $3 million.").facts


def test_the_folders_must_be_given():
    result = CliRunner().invoke(app.app, ["train"])
    assert result.exit_code == 2
    assert "--corpora" in result.stderr
