"""Speed of every stage on one core, as words a second and as ratios measured in one run.

python -m benchmarks.speed [--articles FOLDER] [--repeats N]

Times are processor times, which other processes disturb least. The yardstick is an untrained pipeline of the
architecture of en_core_web_sm (tok2vec of width 96 and depth 4, tagger, parser, ner) on the same texts. Also
measured: memory, the first result after a cold start, growth of the time with the length of an article, and the time
that hostile strings take.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.encoder.labels import ENTITIES
from extractor.encoder.network import load_network
from extractor.engine import Extractor
from extractor.entities import resolve
from extractor.facts import build_facts
from extractor.records import Context
from extractor.text import clean

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
# PyTorch, where it is installed, would be imported by spaCy; a user's installation does not have it.
BARE = "import sys, time; start = time.perf_counter(); sys.modules['torch'] = None; from extractor import extract; "
COLD = BARE + "extract('Ann Lee, mayor of Oslo, quit.'); print(time.perf_counter() - start)"
MEMORY = BARE + (
    "import resource; text = open(sys.argv[1], encoding='utf-8').read(); [extract(text) for _ in range(20)]; "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)
HOSTILE = {
    "one long word": "a" * 50_000,
    "spaces": " " * 50_000 + "x",
    "newlines": "\n" * 50_000 + "x",
    "digits": "1" * 50_000,
    "commas in figures": "1," * 25_000,
    "dollar signs": "$" * 50_000,
    "open brackets": "(" * 50_000,
    "quotes": '"' * 50_000,
    "capitals": "A " * 25_000,
    "initials": "J. " * 16_000,
    "hyphens": "a-" * 25_000,
    "and": "and " * 12_000,
    "emoji": "\U0001f600" * 20_000,
    "combining marks": "e" + "́" * 50_000,
}


def tok2vec() -> dict[str, object]:
    """Return the configuration of the convolutional encoder of spaCy's small pipelines."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def yardstick() -> Language:
    """Return the untrained pipeline: tagger and parser share an encoder, ner has its own, as in en_core_web_sm.

    Its weights are random; the speed is that of a trained one. It has as many labels as the network.
    """
    nlp = spacy.blank("en")
    network = load_network()
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    nlp.add_pipe("tok2vec", config={"model": tok2vec()})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    for label in network.penn:
        tagger.add_label(label)  # type: ignore[attr-defined]
    kinds = (("parser", "parser", network.relations, listener), ("ner", "ner", list(ENTITIES), tok2vec()))
    for kind, state, labels, encoder in kinds:
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": encoder,
        }
        pipe = nlp.add_pipe(kind, config={"model": model})
        for label in labels:
            pipe.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def best(action: Callable[[], object], repeats: int) -> float:
    """Return the shortest time that an action took: the one least disturbed by other processes."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def stages(texts: list[str], repeats: int) -> None:
    engine = Extractor()
    blank = spacy.blank("en")
    words = sum(len(text.split()) for text in texts)
    reference = yardstick()
    encoder = engine.nlp.get_pipe("extractor_encoder")
    rows: dict[str, list[float]] = {}

    def docs() -> list[Doc]:
        return list(blank.pipe(texts))

    for _ in range(repeats):  # all stages in turn, so that a disturbance hits them alike
        plain = docs()
        for name, action in (
            ("tokenizer", docs),
            ("network (tokens to annotated Docs)", lambda docs_=plain: list(encoder.pipe(docs_))),
            ("yardstick (tokenizer, tok2vec, tagger, parser, ner)", lambda: list(reference.pipe(texts))),
            ("tokenizer and network", lambda: list(engine.nlp.pipe(texts))),
            ("whole extraction", lambda: list(engine.pipe(texts))),
        ):
            start = time.process_time()
            action()
            rows.setdefault(name, []).append(time.process_time() - start)
    recognisers(engine, texts, repeats, rows)
    unit = statistics.median(rows["yardstick (tokenizer, tok2vec, tagger, parser, ner)"])
    for name, times in rows.items():
        middle = statistics.median(times)
        speed = f"{words / middle:10.0f} words/s {1e6 * middle / words:8.1f} us/word"
        print(f"{name:55} {speed} {unit / middle:6.2f} x yardstick")


def recognisers(engine: Extractor, texts: list[str], repeats: int, rows: dict[str, list[float]]) -> None:
    docs = list(engine.nlp.pipe(texts))
    contexts = [Context() for _ in docs]
    for recogniser in engine.recognizers:
        name = f"recogniser: {type(recogniser).__name__}"
        rows[name] = [
            best(lambda r=recogniser: [r.find(d, c) for d, c in zip(docs, contexts, strict=True)], 1)
            for _ in range(repeats)
        ]
    mentions = [engine.mentions(doc, context) for doc, context in zip(docs, contexts, strict=True)]
    parts = list(zip(docs, mentions, contexts, strict=True))
    found = [resolve(*part, engine.rulebook) for part in parts]
    rows["entities"] = [best(lambda: [resolve(*part, engine.rulebook) for part in parts], repeats)]

    def build() -> None:
        for (doc, own, context), entities in zip(parts, found, strict=True):
            build_facts(doc, own, entities, context, engine.rulebook)

    rows["facts"] = [best(build, repeats)]
    rows["clean"] = [best(lambda: [clean(text, engine.rulebook) for text in texts], repeats)]


def linearity(text: str) -> None:
    engine = Extractor()
    list(engine.pipe([text]))
    one = best(lambda: list(engine.pipe([text] * 20)), 3) / 20
    for factor in (10, 100):
        many = best(lambda f=factor: list(engine.pipe(["\n\n".join([text] * f)])), 3 if factor < 50 else 1)
        print(f"an article {factor} times as long takes {many / one:.1f} times as long")


def hostile() -> None:
    engine = Extractor()
    for name, text in HOSTILE.items():
        start = time.process_time()
        list(engine.pipe([text]))
        print(f"{name:20} {len(text):7} characters {time.process_time() - start:7.2f} s")


def fresh(code: str, *arguments: str) -> float:
    """Return the number that a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of every stage on one core.")
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", choices=["stages", "linearity", "hostile", "process"])
    options = parser.parse_args()
    files = sorted(options.articles.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    texts *= max(1, 64 // len(texts))
    parts = {
        "stages": lambda: stages(texts, options.repeats),
        "linearity": lambda: linearity(max(texts, key=len)),
        "hostile": hostile,
        "process": lambda: print(
            f"cold start {min(fresh(COLD) for _ in range(3)):.2f} s, memory {fresh(MEMORY, str(files[0])):.0f} MB"
        ),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()


if __name__ == "__main__":
    main()
