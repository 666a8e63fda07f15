"""A number for how surely a predicate happened: -3 (surely not) to 3 (surely), from its reading.

The weights in `factuality.json` are a ridge regression over the features below, trained on `happened_train`
(UDS It Happened, CC BY-SA 4.0) and on nothing else:

    python -m evals.factuality TRAIN.jsonl.gz

It measures how well the reading carries what people judge; no claim uses it.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).with_suffix(".json")
# Weight of the penalty and least number of rows of a feature: chosen by five folds of the training set.
PENALTY = 30.0
LEAST = 6
STEPS = 300  # of the solver, at most


def features(text, i, reading):
    """Give the names of what holds of a predicate and its reading."""
    token = text.tokens[i]
    yield "bias"
    yield from _of_reading(token, reading)
    yield from _of_sentence(text, token, reading)
    yield from _of_kids(text, token, reading)
    if token.head != i:
        yield from _of_head(text, token, reading)


def _tense(token):
    return next((m for m in token.morph.split("|") if m.startswith("Tense")), "-")


def _form(token):
    return next((m for m in token.morph.split("|") if m.startswith("VerbForm")), "-")


def _of_reading(token, reading):
    made, entries = reading.made, reading.entries
    yield f"made={made}"
    yield f"status={reading.status.value}"
    yield f"future={reading.future}"
    yield f"pos={token.pos}"
    yield f"lemma={token.lemma.lower()}"
    yield f"lemma|made={token.lemma.lower()}|{made}"
    yield f"{_tense(token)}|{_form(token)}"
    yield f"tense|made={_tense(token)}|{_form(token)}|{made}"
    yield f"dep={token.dep}"
    yield f"dep|made={token.dep}|{made}"
    yield from (f"entry={e}" for e in entries)
    yield f"entries={'+'.join(entries)}"


def _of_sentence(text, token, reading):
    sentence, i = text.sentence_of(token.i), token.i
    before = text.tokens[i - 1].lower if i > sentence.first else "^"
    yield f"question={text.tokens[sentence.last - 1].text == '?'}|{reading.made}"
    yield f"before={before}"
    yield f"before2={text.tokens[i - 2].lower if i - 1 > sentence.first else '^'} {before}"
    yield f"after={text.tokens[i + 1].lower if i + 1 < sentence.last else '$'}"
    yield f"first={text.tokens[sentence.first].lower}"


def _of_kids(text, token, reading):
    kids = text.kids(token.i)
    for kid in kids:
        yield f"kid={kid.dep}"
        if kid.rel in ("aux", "cop"):
            yield f"aux={kid.lower}"
            yield f"aux={kid.lower}|{reading.made}"
        elif kid.rel in ("mark", "advmod", "case"):
            yield f"{kid.rel}={kid.lower}"
    subject = next((k for k in kids if k.rel == "nsubj"), None)
    name = "-" if subject is None else subject.lower if subject.pos == "PRON" else subject.pos
    yield f"subject={name}"
    yield f"subject|made={name}|{reading.made}"
    for rel in ("obj", "obl"):
        below = next((k for k in kids if k.rel == rel), None)
        if below is not None:
            det = text.kid(below.i, "det")
            yield f"{rel}det={det.lower if det else '-'}"


def _of_head(text, token, reading):
    head = text.tokens[token.head]
    yield f"path={token.rel}>{head.rel}|{_tense(token)}|{_form(token)}"
    yield f"head={head.lemma.lower()}"
    yield f"head={token.rel}|{head.lemma.lower()}"
    yield f"head|made={token.rel}|{head.lemma.lower()}|{reading.made}"
    yield f"headpos={token.rel}|{head.pos}"
    yield f"headtense={token.rel}|{_tense(head)}"
    yield from (f"headaux={token.rel}|{k.lower}" for k in text.kids(head.i, "aux", "advmod"))
    over = text.head_of(head.i)
    if over is not None:
        yield f"path={token.rel}>{head.rel}>{over.pos}"
        yield f"over={head.rel}|{over.lemma.lower()}"


def factuality(text, i, reading, weights=None):
    """Give the number."""
    weights = weights or shipped()
    return sum(weights.get(name, 0.0) for name in set(features(text, i, reading)))


def shipped(held={}):  # noqa: B006  (read once)
    """Give the weights in the repository."""
    if not held:
        held.update(json.loads(WEIGHTS.read_text("utf8")))
    return held


def train(rows):
    """Give the weights fitted to rows of (feature names, label)."""
    seen = Counter(name for names, _ in rows for name in names)
    index = {name: n for n, name in enumerate(sorted(n for n, c in seen.items() if c >= LEAST))}
    where = [(r, index[name]) for r, (names, _) in enumerate(rows) for name in sorted(names) if name in index]
    across, down = (np.array(part) for part in zip(*where, strict=True))
    labels = np.array([label for _, label in rows])

    def forth(weights):
        return np.bincount(across, weights[down], len(rows))

    def back(values):
        return np.bincount(down, values[across], len(index))

    solved = conjugate_gradient(lambda w: back(forth(w)) + PENALTY * w, back(labels))
    return {name: round(float(solved[n]), 4) for name, n in index.items()}


def conjugate_gradient(apply, target):
    """Give the solution of a symmetric system."""
    found = np.zeros_like(target)
    rest = target - apply(found)
    way, size = rest.copy(), float(rest @ rest)
    for _ in range(STEPS):
        across = apply(way)
        step = size / float(way @ across)
        found += step * way
        rest -= step * across
        size, before = float(rest @ rest), size
        if size < 1e-6:
            break
        way = rest + size / before * way
    return found


def main(argv):
    """Train on a file and write the weights."""
    from dragoman import language, lexicon  # noqa: PLC0415  (reading the weights needs neither)
    from evals.status import happened_rows  # noqa: PLC0415  (which reads the weights made here)

    rows = [
        (set(features(text, i, reading)), label)
        for text, i, reading, label in happened_rows(Path(argv[0]), language.load(), lexicon.load())
    ]
    weights = train(rows)
    WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf8")
    print(f"{len(rows)} rows, {len(weights)} weights", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
