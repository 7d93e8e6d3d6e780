import gzip
import json

import pytest

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
