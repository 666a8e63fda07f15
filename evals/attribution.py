"""Measure attributions: `python -m evals attribution FILE [--predictions OUT]`, rows as in PolNeAR.

A part (source, cue, content) is right exactly when all its spans are those of a gold part, as a set;
each gold part is found once at most. Overlap counts a part that shares a character. Says-only leaves
those, in gold and predictions, whose cue is a form of say, tell, write, add or "according to".
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path

from dragoman import language, lexicon
from dragoman.attribution import find_attributions
from dragoman.records import Block, BlockKind, Report, Span
from evals import _io

PARTS = ("source", "cue", "content")
SAYS = re.compile(
    r"\b(say|says|said|saying|tell|tells|told|telling|write|writes|wrote|written|writing|add|adds|added|adding)\b"
    r"|\baccording to\b",
    re.IGNORECASE,
)


def plain_report(text):
    """Give a report of which every line is read: the set has no menus, and all of its offsets count."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = tuple(Block(BlockKind.BODY, Span(*m.span())) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Report(report_id=digest[:16], text=text, text_sha256=digest, source_sha256=digest, blocks=blocks)


def gold_of(row):
    """Give the parts of each gold attribution as sorted lists of spans."""
    return [
        {part: sorted([*span] for piece in one[part] for span in piece["spans"]) for part in PARTS}
        for one in row["attributions"]
    ]


def predicted(text, words):
    """Give the parts of each attribution found, in the same form.

    The set is annotated flat: what a quoted speaker says of others, and what somebody is said to think or
    want, is part of a content and has no attribution of its own there. So it is left out here.
    """
    found = find_attributions(text, None, words)
    return [
        {
            "source": [[*s] for s in one.source],
            "cue": [[*s] for s in one.cue],
            "content": [[*s] for s in one.content],
        }
        for one in found
        if one.parent is None or (one.family == "say" and not quoted(text, found[one.parent], one))
    ]


def quoted(text, over, one):
    """Whether an attribution stands in another's quotation marks."""
    start = one.cue[0].start
    return any(
        span.start <= start < span.end and text.report.text[span.start] in "“\"'`" for span in over.content
    )


def counts(gold, found, part, same):
    """Give how many parts are right, found and asked for."""
    asked = [one[part] for one in gold if one[part]]
    given = [one[part] for one in found if one[part]]
    left = list(asked)
    right = 0
    for one in given:
        hit = next((n for n, other in enumerate(left) if same(one, other)), None)
        if hit is not None:
            right += 1
            del left[hit]
    return Counter(right=right, given=len(given), asked=len(asked))


def exact(one, other):
    return sorted(one) == sorted(other)


def overlap(one, other):
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def says(one, text):
    return any(SAYS.search(text[start:end]) for start, end in one["cue"])


def figures(total):
    """Give precision, recall and F1 in percent."""
    precision = total["right"] / max(1, total["given"])
    recall = total["right"] / max(1, total["asked"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * both, 1)}


def measure(pairs):
    """Give the figures over (text, gold, found)."""
    totals = {kind: {part: Counter() for part in PARTS} for kind in ("exact", "overlap", "says_only")}
    for text, gold, found in pairs:
        for part in PARTS:
            totals["exact"][part] += counts(gold, found, part, exact)
            totals["overlap"][part] += counts(gold, found, part, overlap)
            only = [[one for one in some if says(one, text)] for some in (gold, found)]
            totals["says_only"][part] += counts(*only, part, exact)
    return {kind: {part: figures(total) for part, total in parts.items()} for kind, parts in totals.items()}


def main(argv):
    """Print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals attribution", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--predictions", type=Path, help="write what was found, a row a document")
    options = parser.parse_args(argv)
    rows = list(_io.rows(options.file))
    reader, words = language.load(), lexicon.load()
    pairs = []
    for row in rows:
        found = predicted(reader.parse(plain_report(row["text"])), words)
        pairs.append((row["text"], gold_of(row), found))
    if options.predictions:
        lines = [
            json.dumps({"doc_id": row["doc_id"], "attributions": found})
            for row, (_, _, found) in zip(rows, pairs, strict=True)
        ]
        options.predictions.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(json.dumps(measure(pairs)))
    print(f"{len(rows)} documents", file=sys.stderr)
    return 0
