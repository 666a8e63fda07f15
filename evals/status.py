"""Measure status: `python -m evals status FILE`, rows as in `happened_dev` or as in `meantime_dev`.

Rows with `targets` (did the predicate happen, -3 to 3): Pearson's r of the number in `evals/factuality.py`,
and F1 of happened (above 0) and not, for that number and for the status alone.
Rows with `events` (certainty, polarity, time): negated events found and falsely found, accuracy of past or
future over events marked so, and of certain or not.
"""

import argparse
import json
import math
import sys
from pathlib import Path

from dragoman import language, lexicon
from dragoman.attribution import read_status
from dragoman.language.tokens import parse_tokens
from evals import _io
from evals.attribution import plain_report
from evals.factuality import factuality

# Between happened and not on the regression's scale: chosen on the training set, where most happened.
HAPPENED = 0.4
NEGATED = ("negated", "denied")
UNCERTAIN = ("possible", "conditional")


def happened_rows(path, reader, words):
    """Give (text, token, reading, label) for each annotated predicate; the words of a row are its tokens."""
    rows = list(_io.rows(path))
    for row, text in zip(rows, parse_tokens(reader, [row["text"].split(" ") for row in rows]), strict=True):
        for target in row["targets"]:
            token = target["span1"][0]
            yield text, token, read_status(text, token, words), target["label"]


def happened(path, reader, words):
    """Give the figures of `happened_dev`."""
    gold, number, told = [], [], []
    for text, token, reading, label in happened_rows(path, reader, words):
        gold.append(label)
        number.append(factuality(text, token, reading) - HAPPENED)
        told.append(1.0 if reading.status.value == "occurred" else -1.0)
    return {
        "predicates": len(gold),
        "pearson": round(pearson(gold, number), 4),
        "f1": macro(gold, number),
        "pearson_status_alone": round(pearson(gold, told), 4),
        "f1_status_alone": macro(gold, told),
    }


def pearson(one, other):
    mean, other_mean = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - mean) * (b - other_mean) for a, b in zip(one, other, strict=True))
    size = math.sqrt(sum((a - mean) ** 2 for a in one) * sum((b - other_mean) ** 2 for b in other))
    return both / size if size else 0.0


def macro(gold, found):
    """Give F1 of happened, of not, and their mean."""
    figures = {}
    for name, side in (("happened", True), ("not", False)):
        right = sum((a > 0) == side and (b > 0) == side for a, b in zip(gold, found, strict=True))
        total = sum((a > 0) == side for a in gold) + sum((b > 0) == side for b in found)
        figures[name] = round(2 * right / total, 4) if total else 0.0
    return figures | {"macro": round((figures["happened"] + figures["not"]) / 2, 4)}


def meantime_rows(path, reader, words):
    """Give (event, reading) for each annotated event whose words hold a token."""
    for row in _io.rows(path):
        text = reader.parse(plain_report(row["text"]))
        at = {token.start: token for token in text.tokens}
        for event in row["events"]:
            if event.get("polarity") is None:
                continue
            token = at.get(event["start"]) or next(
                (t for t in text.tokens if t.start <= event["start"] < t.end), None
            )
            if token is not None:
                yield event, read_status(text, head_in(text, token, event["end"]).i, words)


def head_in(text, token, end):
    """Give the token of a stretch that heads the others."""
    while (up := text.head_of(token.i)) is not None and token.start <= up.start < end:
        token = up
    return token


def meantime(path, reader, words):
    """Give the figures of `meantime_dev`."""
    negated = {"asked": 0, "found": 0, "false": 0}
    time = {"asked": 0, "right": 0}
    certain = {"asked": 0, "right": 0}
    for event, reading in meantime_rows(path, reader, words):
        says_not = reading.status.value in NEGATED
        if event["polarity"] == "NEG":
            negated["asked"] += 1
            negated["found"] += says_not
        else:
            negated["false"] += says_not
        if event.get("time") in ("NON_FUTURE", "FUTURE"):
            time["asked"] += 1
            time["right"] += reading.future == (event["time"] == "FUTURE")
        if event.get("certainty") in ("CERTAIN", "PROBABLE", "POSSIBLE"):
            certain["asked"] += 1
            certain["right"] += (reading.status.value in UNCERTAIN) == (event["certainty"] != "CERTAIN")
    return {
        "negated": negated,
        "time": time | {"accuracy": round(time["right"] / max(1, time["asked"]), 4)},
        "certainty": certain | {"accuracy": round(certain["right"] / max(1, certain["asked"]), 4)},
    }


def main(argv):
    """Print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals status", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    options = parser.parse_args(argv)
    first = next(_io.rows(options.file))
    measure = happened if "targets" in first else meantime
    print(json.dumps(measure(options.file, language.load(), lexicon.load())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
