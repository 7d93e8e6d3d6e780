"""The whole recipe on corpora of a few words; skipped where PyTorch is not installed."""

import json
import random
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
pytest.importorskip("onnx", reason="the extra 'train' is not installed")
pytest.importorskip("matplotlib", reason="the extra 'train' is not installed")
pytest.importorskip("safetensors", reason="the extra 'train' is not installed")

import spacy  # noqa: E402 (after the skips)

from extractor.encoder.component import Encoder  # noqa: E402
from extractor.errors import InputError, RulebookError  # noqa: E402
from extractor.rulebook.load import read_pattern_file  # noqa: E402
from extractor.training import TrainOptions, recipe, train  # noqa: E402
from extractor.training.material import load_material  # noqa: E402
from extractor.training.names import Names  # noqa: E402
from extractor.training.templates import FILE, TemplateFile, Templates  # noqa: E402


def options(folder, **changes):
    given = {"epochs": (1,), "templates": 3, "threads": 1, "half_precision": False, "batch_pieces": 128, **changes}
    return TrainOptions(
        corpora=folder / "corpora",
        gold=folder / "gold",
        base=folder / "base",
        work=folder / "work",
        output=folder / "model" / "encoder.onnx",
        **given,
    )


def test_from_corpora_to_a_network_that_runs(folders):
    stages = []
    path = train(options(folders, seed=7), lambda stage, done, total: stages.append(stage))
    nlp = spacy.blank("en")
    doc = Encoder(nlp.vocab, path=path)(nlp("Premier Ana Silva left Lima."))
    assert sum(token.head == token for token in doc) == len(list(doc.sents))
    report = (path.parent / "training.md").read_text(encoding="utf-8")
    assert ": 1 epochs, " in report
    assert "wikigold.dev" in report
    assert "| gold | PERSON |" in report
    assert "| label | confidence |" in report
    assert "\n| ROLE |" not in report  # no kept-back corpus annotates it, so nothing could be right
    assert "seed 7" in report
    assert (path.parent / "curves.png").read_bytes().startswith(b"\x89PNG")
    assert {"stage 1", "scoring epoch 1", "packaging"} <= set(stages)


def test_stages_begin_where_the_one_before_ended(folders):
    first, second = options(folders, epochs=(3, 2), stage_rate=0.5).stages()
    assert (first.rate, second.rate) == (1.0, 0.5)
    assert (first.before, second.before) == (0, 3)
    assert first.checkpoint != second.checkpoint


def test_later_stages_learn_from_raw_news(folders):
    stages = []
    settings = options(folders, epochs=(1, 1), raw_share=1.0)
    network, _, history = recipe.fit(settings, lambda stage, done, total: stages.append(stage))
    assert stages.index("stage 1") < stages.index("labelling raw news") < stages.index("stage 2")
    assert [entry["epoch"] for entry in history] == [1, 2]
    ends = [torch.load(stage.checkpoint, weights_only=True)["average"] for stage in settings.stages()]
    mean = (ends[0]["tag.weight"] + ends[1]["tag.weight"]) / 2
    torch.testing.assert_close(network.state_dict()["tag.weight"], mean)


@pytest.mark.parametrize("place", [("scoring epoch 2", 0), ("stage 1", 10)], ids=["between epochs", "in an epoch"])
def test_a_call_that_was_cut_off_ends_like_one_that_was_not(folders, place):
    class CutOffError(Exception):
        pass

    def cut_off(stage, done, total):
        if (stage, done) == place:
            raise CutOffError

    settings = options(folders, epochs=(3,), checkpoint_seconds=0.0)
    whole, _, told = recipe.fit(settings, lambda *_: None)
    assert all(entry["steps"] > 5 for entry in told)
    again = replace(settings, work=folders / "again")
    with pytest.raises(CutOffError):
        recipe.fit(again, cut_off)
    done = []
    network, _, history = recipe.fit(again, lambda stage, *steps: done.append((stage, *steps)))
    assert place in {entry[:2] for entry in done}
    assert ("stage 1", 1) not in {entry[:2] for entry in done}
    assert [entry["loss"] for entry in history] == [entry["loss"] for entry in told]
    torch.testing.assert_close(network.state_dict(), whole.state_dict())


def test_a_training_can_begin_from_a_checkpoint(folders):
    recipe.fit(options(folders), lambda *_: None)
    given = options(folders, start=folders / "work" / "stage-1.pt")
    network = recipe.first_network(given, load_material(given.corpora, given.gold))
    ended = torch.load(given.start, weights_only=True)["average"]
    torch.testing.assert_close(network.state_dict(), ended)


def test_test_articles_stop_the_training(folders, article):
    (folders / "gold" / "dev.jsonl").write_text(json.dumps(article) + "\n")
    with pytest.raises(InputError, match="x1"):
        train(options(folders))


def test_templates_mark_what_they_fill_in(folders):
    gazetteers = folders / "corpora" / "gazetteers"
    templates = Templates(gazetteers, Names(gazetteers))
    assert templates.titles == ["President"]
    rng = random.Random(1)
    for _ in range(200):
        text, spans = templates.sentence(rng)
        assert "{" not in text
        assert "|" not in text
        for start, end, label in spans:
            assert text[start:end].strip() == text[start:end] != ""
            assert label in ("PERSON", "ORG", "GPE", "NORP", "ROLE")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("{city}", "{town}", "town"), ("|ROLE]", "|JOB]", "JOB"), ("syllables", "sylables", "sylables")],
    ids=["slot", "label", "field"],
)
def test_a_wrong_template_is_told(tmp_path, old, new, told):
    path = tmp_path / "templates.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(RulebookError, match=told):
        read_pattern_file(path, TemplateFile)
