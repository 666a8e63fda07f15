"""Measure the days of claims: `python -m evals days FOLDER [--ask | --list]`, FOLDER having the gold sets.

Reads the reports of meantime_dev and re3d and prints as JSON, for 30 reports drawn by a fixed seed and for
all of them, how often a claim's date is empty, stands in its own words or is carried from elsewhere; and how
many of the carried days are right by evals/gold/carried_days.jsonl. A row there has the report's `doc_id`
(its number in the file where the set gives none), the `start` of the trigger's head word and the true day as
`value` (null: another day, or no telling). `wider` is the same for two sets more, whose reports are undated.
`--ask` prints to standard error each carried day that no row judges yet, with the sentences before it;
`--list` prints every carried day so, with the verdict of the row that judges it.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

SEED = 4  # drawn once, never again
DRAWN = {"meantime_dev": 20, "re3d": 10}
WIDER = ("polnear_dev", "places_geovirus")
LABELS = Path(__file__).parent / "gold" / "carried_days.jsonl"


def reports(folder: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Give every report, and whether it is one of the thirty."""
    for name, number in DRAWN.items():
        rows = sorted(rows_of(folder, name), key=lambda row: row["doc_id"])
        drawn = random.Random(SEED).sample(range(len(rows)), number)  # noqa: S311  (nothing secret is drawn)
        yield from ((row, n in drawn) for n, row in enumerate(rows))


def rows_of(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a set, each with an id."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
        for n, line in enumerate(lines):
            yield {"doc_id": f"{name}-{n}", **json.loads(line)}


def judged() -> dict[tuple[str, int], str | None]:
    """Give the true day by report and trigger."""
    rows = [json.loads(line) for line in LABELS.read_text("utf8").splitlines() if line.strip()]
    return {(row["doc_id"], row["start"]): row["value"] for row in rows}


def figures(found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Give the tally of (where the date comes from, verdict) pairs."""
    where, verdicts = Counter(kind for kind, _ in found), Counter(v for kind, v in found if kind == "carried")
    sure = verdicts["right"] + verdicts["wrong"]
    return {
        "claims": len(found),
        **{kind: where[kind] for kind in ("own", "carried", "empty")},
        "empty_share": round(where["empty"] / len(found), 3) if found else None,
        "carried_right": round(verdicts["right"] / sure, 3) if sure else None,
        "judged": dict(verdicts),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="evals days", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of gold sets")
    parser.add_argument("--ask", action="store_true", help="print what is not judged yet to standard error")
    parser.add_argument("--list", action="store_true", help="print every carried day to standard error")
    options = parser.parse_args(argv)
    from dragoman import intake, language, lexicon, pipeline  # noqa: PLC0415  (--help needs no model)

    model, words = language.load(), lexicon.load()
    true = judged()

    def found_in(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
        known = row.get("dct")
        report = intake.from_text(row["text"], published=date.fromisoformat(known) if known else None)
        text = model.parse(report)
        for claim in pipeline.claims_in(text, words):
            start = text.tokens[claim.head].start
            kind = "empty" if claim.when is None else "carried" if claim.date_carried else "own"
            value = claim.when.value.split("T")[0] if claim.when else None
            key = (row["doc_id"], start)
            verdict = "unjudged" if key not in true else "right" if true[key] == value else "wrong"
            yield kind, verdict
            if kind == "carried" and (options.list or (options.ask and verdict == "unjudged")):
                ask(row, text, claim, (start, value, verdict))

    some, every = [], []
    for row, is_drawn in reports(options.folder):
        every += (found := list(found_in(row)))
        some += found if is_drawn else []
    wider = [pair for name in WIDER for row in rows_of(options.folder, name) for pair in found_in(row)]
    print(json.dumps({"thirty": figures(some), "all": figures(every), "wider": figures(wider)}))
    return 0


def ask(row: dict[str, Any], text: Any, claim: Any, found: tuple[int, str | None, str]) -> None:
    """Print a carried day to be judged, in the form of a row of labels."""
    start, value, verdict = found
    body = text.report.text
    label = {"doc_id": row["doc_id"], "start": start, "value": value}
    said = body[start:].split(maxsplit=1)[0]
    before = body[max(0, claim.sentence.start - 400) : claim.sentence.start]
    lines = (
        json.dumps(label),
        f"  {verdict}; published {row.get('dct')}, {claim.event} [{said}], rests on “{claim.when.text}”",
        f"    … {before!r}",
        f"    {body[claim.sentence.start : claim.sentence.end]!r}",
    )
    print("\n".join(lines), file=sys.stderr)
