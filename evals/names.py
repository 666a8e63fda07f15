"""Measure the names that the language model finds.

    python -m evals names FILE... [--model DIR] [--slips N]

A file is either rows of {"tokens", "spans", "text"} (JSON Lines) or a GUM treebank in CoNLL-U, where a name
is an `Entity=` mention of type person, organization or place whose head is a PROPN, cut down to the name
itself (model/scripts/convert.py does the same for training). A name is right when type and characters
agree; `by_word` counts words inside names of the right type instead. Figures are F1 in percent.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.language import load
from dragoman.records import ParsedText
from evals.language import plain

sys.path.insert(0, str(Path(__file__).parents[1] / "model" / "scripts"))
import convert  # the recipe's reader of GUM's mentions

TYPES = ("PER", "ORG", "LOC")
Name = tuple[str, int, int]  # type, first and last character (exclusive), white space not counted
Gold = tuple[str, set[Name], list[tuple[int, int]]]  # text, names, words


def squeezed(words: list[str]) -> list[tuple[int, int]]:
    """The characters of each word, white space not counted."""
    spans, at = [], 0
    for word in words:
        size = len("".join(word.split()))
        spans.append((at, at + size))
        at += size
    return spans


def rows(path: Path) -> Iterator[Gold]:
    """Texts with names from JSON Lines."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            at = squeezed(row["tokens"])
            names = {(kind, at[a][0], at[b - 1][1]) for kind, a, b in row["spans"] if kind in TYPES}
            yield row["text"], names, at


def treebank(path: Path) -> Iterator[Gold]:
    """Texts with names from GUM, a paragraph at a time."""
    for run in convert.paragraphs(list(convert.sentences(path))):
        words = [w for s in run for w in s.words]
        spaces = [x for s in run for x in [*s.spaces[:-1], True]]
        at = squeezed(words)
        tags = [t for s in run for t in (s.names or ["O"] * len(s.words))]
        starts = [i for i, t in enumerate(tags) if t[0] == "B"]
        names = set()
        for first in starts:
            last = first + 1
            while last < len(tags) and tags[last][0] == "I":
                last += 1
            names.add((tags[first][2:], at[first][0], at[last - 1][1]))
        yield "".join(w + " " * s for w, s in zip(words, spaces, strict=True)).strip(), names, at


def found(parse: ParsedText) -> set[Name]:
    """The names of a parse."""
    at = squeezed([t.text for t in parse.tokens])
    return {(n.label, at[n.first][0], at[n.last - 1][1]) for n in parse.names}


def inside(names: set[Name], words: list[tuple[int, int]]) -> set[Name]:
    """The words that lie in names, with the type."""
    return {
        (kind, *word) for kind, first, last in names for word in words if first <= word[0] and word[1] <= last
    }


def figures(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each type and of all."""
    made = {}
    for kind in ("all", *TYPES):
        right, found_, gold = (counts[side, kind] for side in ("right", "found", "gold"))
        made[kind] = {
            "f1": round(200 * right / max(1, found_ + gold), 2),
            "precision": round(100 * right / max(1, found_), 2),
            "recall": round(100 * right / max(1, gold), 2),
            "names": gold,
        }
    return made


def measure(path: Path, model: Path | None, slips: int) -> dict[str, object]:
    """All figures of one file."""
    golds = list(treebank(path) if ".conllu" in path.name else rows(path))
    language = load(model)
    exact: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    wrong: Counter[str] = Counter()
    for (text, names, at), parse in zip(golds, language.parse_all([plain(g[0]) for g in golds]), strict=True):
        mine = found(parse)
        for counts, a, b in ((exact, names, mine), (words, inside(names, at), inside(mine, at))):
            for side, some in (("gold", a), ("found", b), ("right", a & b)):
                for kind, *_ in some:
                    counts[side, kind] += 1
                    counts[side, "all"] += 1
        flat = "".join(text.split())
        wrong.update(f"missed {kind} {flat[i:j]}" for kind, i, j in names - mine)
        wrong.update(f"invented {kind} {flat[i:j]}" for kind, i, j in mine - names)
    for slip, count in wrong.most_common(slips):
        print(f"{count}\t{slip}", file=sys.stderr)
    return {"file": path.name, "model": language.stamp, **figures(exact), "by_word": figures(words)["all"]}


def main(argv: list[str]) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="evals names", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, help="a pipeline folder in place of the shipped weights")
    parser.add_argument("--slips", type=int, default=0, help="print the N commonest slips to stderr")
    options = parser.parse_args(argv)
    print(json.dumps([measure(f, options.model, options.slips) for f in options.files], indent=1))
    return 0
