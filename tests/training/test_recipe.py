"""The whole recipe on corpora of a few words; skipped where PyTorch is not installed."""

import gzip
import json

import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
pytest.importorskip("onnx", reason="the extra 'train' is not installed")
pytest.importorskip("matplotlib", reason="the extra 'train' is not installed")
safetensors = pytest.importorskip("safetensors.torch", reason="the extra 'train' is not installed")

import random  # noqa: E402 (after the skips)

import spacy  # noqa: E402

from extractor.encoder.component import Encoder  # noqa: E402
from extractor.errors import InputError  # noqa: E402
from extractor.training import TrainOptions, recipe, train  # noqa: E402
from extractor.training.material import TIMES, WATCHED_ENTITIES  # noqa: E402
from extractor.training.names import Names  # noqa: E402
from extractor.training.templates import Templates  # noqa: E402
from tests.training.conftest import TREES  # noqa: E402

WIDTH, INNER = 24, 48
GUM = TREES.split("# newdoc id = two")[0]
TABLES = {
    "forenames_by_country.csv": "Country,Localized Name,Romanized Name\nPE,Ana,Ana\nNG,Ngozi,Ngozi\n",
    "surnames_by_country.csv": "Country,Localized Name,Romanized Name\nPE,Silva,Silva\nNG,Okafor,Okafor\n",
    "leaders_factbook.csv": "country,role,title,name,since\nX,h,P,Omar al-Tamimi,2001\nX,h,P,(vacant) and more,1\n",
    "titles_before_names.csv": "title,count\nMr.,9\nPresident,8\nleader,7\n",
    "political_parties_factbook.csv": "country,name,abbr,gloss\nX,Reform Party,RP,\n",
    "organisations.csv": "category,text,extra\nfortune500,Globex Inc.,\nnewspaper,The Daily Planet,\n",
    "countries_factbook.jsonl": '{"name": "Peru", "demonym_adj": "Peruvian", "capital": "Lima"}\n',
}


def base_model(folder):
    """A BERT of two narrow layers with random weights, stored as the real one is."""
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ana", "silva", "agreed", "do", "sell", "it", ".", "lima", "premier"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    sizes = {"vocab_size": len(words), "hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": 2}
    more = {"num_attention_heads": 2, "max_position_embeddings": 300, "layer_norm_eps": 1e-12}
    (folder / "config.json").write_text(json.dumps(sizes | more))
    shapes = {
        "embeddings.word_embeddings.weight": (len(words), WIDTH),
        "embeddings.position_embeddings.weight": (300, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    for number in range(2):
        layer = f"encoder.layer.{number}."
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            shapes |= {f"{layer}{part}.weight": (WIDTH, WIDTH), f"{layer}{part}.bias": (WIDTH,)}
        shapes |= {f"{layer}intermediate.dense.weight": (INNER, WIDTH), f"{layer}intermediate.dense.bias": (INNER,)}
        shapes |= {f"{layer}output.dense.weight": (WIDTH, INNER), f"{layer}output.dense.bias": (WIDTH,)}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{layer}{part}.weight": (WIDTH,), f"{layer}{part}.bias": (WIDTH,)}
    safetensors.save_file(
        {name: torch.randn(shape) * 0.1 for name, shape in shapes.items()}, folder / "model.safetensors"
    )
    return folder


def packed(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def folders(tmp_path, article, monkeypatch):
    corpora, gold = tmp_path / "corpora", tmp_path / "gold"
    for name in ("ewt.train", "ewt.dev"):
        packed(corpora / "parse" / f"{name}.conllu.gz", TREES)
    for name in ("gum.train", "gum.dev"):
        packed(corpora / "parse" / f"{name}.conllu.gz", GUM)
    text = "Don't sell it. Ana Silva agreed."
    tokens = [[0, 2], [2, 5], [6, 10], [11, 13], [13, 14], [15, 18], [19, 24], [25, 31], [31, 32]]
    meta = {"labels_annotated": ["PERSON", "ORG", "GPE", "LOC", "NORP"]}
    record = {"id": "one", "text": text, "tokens": tokens, "ents": [[15, 24, "PERSON"]], "meta": meta}
    for name in {*TIMES, *WATCHED_ENTITIES} - {"ewt.train", "gold.train"}:
        packed(corpora / "ner" / f"{name}.jsonl.gz", json.dumps(record) + "\n")
    raw = {"id": "raw", "title": "Another", "text": "Ana Silva agreed. Premier Silva left Lima on Monday."}
    for name in ("gmb_voa_pseudodocs", "wikinews_2019_2020", "us_senate_press_releases"):
        packed(corpora / "raw" / f"{name}.jsonl.gz", json.dumps(raw) + "\n")
    (corpora / "gazetteers").mkdir()
    for name, content in TABLES.items():
        (corpora / "gazetteers" / name).write_text(content, encoding="utf-8")
    packed(corpora / "gazetteers" / "world_cities_geonames.csv.gz", "name,country,subcountry\nPorto Novo,Benin,X\n")
    gold.mkdir()
    (gold / "train.jsonl").write_text(json.dumps(article) + "\n")
    (gold / "dev.jsonl").write_text(json.dumps({**article, "id": "kept"}) + "\n")
    base = base_model(tmp_path / "base")
    monkeypatch.setattr(recipe, "base_folder", lambda: base)
    return tmp_path


def options(folder, **changes):
    given = {"epochs": 1, "templates": 3, "threads": 1, "half_precision": False, "batch_pieces": 128, **changes}
    return TrainOptions(
        corpora=folder / "corpora",
        gold=folder / "gold",
        work=folder / "work",
        output=folder / "model" / "encoder.onnx",
        **given,
    )


def test_from_corpora_to_a_network_that_runs(folders):
    stages = []
    path = train(options(folders), lambda stage, done, total: stages.append(stage))
    nlp = spacy.blank("en")
    doc = Encoder(nlp.vocab, path=path)(nlp("Premier Ana Silva left Lima."))
    assert sum(token.head == token for token in doc) == len(list(doc.sents))
    report = (path.parent / "training.md").read_text(encoding="utf-8")
    assert "1 epochs" in report
    assert "wikigold.dev" in report
    assert (path.parent / "curves.png").read_bytes().startswith(b"\x89PNG")
    assert "training" in stages


def test_a_training_goes_on_from_its_checkpoint(folders):
    train(options(folders))
    epochs = []
    train(options(folders, epochs=2), lambda stage, done, total: epochs.append(stage))
    assert [stage for stage in epochs if stage.startswith("scoring")] == ["scoring epoch 2"]


def test_a_trained_network_labels_raw_news(folders):
    train(options(folders))
    teacher = folders / "work" / "checkpoint.pt"
    stages = []
    later = options(folders, self_training=teacher, raw_share=1.0)
    recipe.fit(later, lambda stage, done, total: stages.append(stage))
    assert stages.count("labelling raw news") == 2


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
