import gzip
import json

import pytest

from extractor.training.material import TIMES, WATCHED_ENTITIES

TREES = """# newdoc id = one
# newpar
# text = Don't sell it.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tsell\tsell\tVERB\tVB\t_\t0\troot\t_\t_
4\tit\tit\tPRON\tPRP\t_\t3\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = Ana Silva agreed.
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\t_
2\tSilva\tSilva\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newdoc id = two
# text = Wait
1\tWait\twait\tVERB\tVB\t_\t0\troot\t_\t_

"""


@pytest.fixture
def treebank(tmp_path):
    path = tmp_path / "tiny.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(TREES)
    return path


@pytest.fixture
def write_lines(tmp_path):
    def write(name, records):
        path = tmp_path / name
        opener = gzip.open if name.endswith(".gz") else open
        with opener(path, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in records)
        return path

    return write


@pytest.fixture
def article():
    text = "Premier Ana Silva of Peru met a Peruvian team. The Andes Bank in Lima paid in French francs."

    def span(words):
        return [text.index(words), text.index(words) + len(words)]

    return {
        "id": "x1",
        "title": "A visit",
        "source": "own",
        "text": text,
        "people": [{"name": "Ana Silva", "mentions": [span("Ana Silva")]}],
        "orgs": [span("Andes Bank")],
        "places": [span("Lima")],
        "titles": [span("Premier")],
        "countries": [
            {"code": "PE", "mentions": [[*span("Peru"), "name"], [*span("Peruvian"), "demonym"]]},
            {"code": "FR", "mentions": [[*span("French"), "in_name"]]},
        ],
    }


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
    torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
    save_file = pytest.importorskip("safetensors.torch", reason="the extra 'train' is not installed").save_file
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
    save_file({name: torch.randn(shape) * 0.1 for name, shape in shapes.items()}, folder / "model.safetensors")
    return folder


def packed(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def folders(tmp_path, article):
    """Corpora, annotated articles and base weights in a folder, all of them tiny."""
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
    base_model(tmp_path / "base")
    return tmp_path
