"""Compare two readings of expected claims: `python -m evals agreement {sheet FOLDER|score FOLDER SECOND}`.

`sheet` draws a fifth of the must and want rows of every report in FOLDER (in the form of
tests/reports/README.md) by `--seed` and prints them as JSON Lines with report, row and quote: nothing of
what the first reader decided. The second reader adds event, act, status, actor, recipient, date and said_by
from the text alone (codes and said_by as lists, date as a TIMEX3 value or null; act is null where it is the
event itself).

`score` compares the two and prints one JSON object:

    fields              of each field the rows that the first reading decides, how many of them accept more
                        than one value (`open`), and the share in agreement; any value that is accepted agrees
    event_and_status    the share where one of the first's readings holds both
    kappa               Cohen's kappa of event and status; any label that the first accepts is its label
    kappa_first_choice  the same with the first's first choice always
    differ              report, row and field where the two differ, with both values
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Key = tuple[str, int]
FIELDS = ("event", "act", "status", "actor", "recipient", "date", "said_by")
SHARE = 5  # one row in so many is read twice


def first_rows(folder: Path) -> dict[Key, Row]:
    """Give the rows that ask for a claim, by report and row number."""
    ending = ".expected.jsonl"
    return {
        (path.name.removesuffix(ending), row["row"]): row
        for path in sorted(folder.glob(f"*{ending}"))
        for row in _lines(path)
        if row["need"] != "may"
    }


def _lines(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf8").splitlines():
        if line.strip():
            yield json.loads(line)


def sheet(folder: Path, seed: int) -> Iterator[dict[str, Any]]:
    """Give the rows drawn, with what the second reader may see of them; a report's draw is its own."""
    rows = first_rows(folder)
    for name in dict.fromkeys(report for report, _ in rows):
        numbers = sorted(number for report, number in rows if report == name)
        draw = random.Random(f"{seed} {name}")  # noqa: S311  (a sample, no secret)
        for number in sorted(draw.sample(numbers, round(len(numbers) / SHARE))):
            yield {"report": name, "row": number, "quote": rows[name, number]["quote"]}


def readings(row: Row) -> list[Row]:
    """Give every reading that the first reader accepts, each with the row's own keys behind it."""
    rest = {key: value for key, value in row.items() if key != "any"}
    return [{**rest, **reading} for reading in row.get("any", ({},))]


def agrees(second: Row, first: Row) -> dict[str, bool]:
    """Give for each field that this reading of the first decides whether the second agrees."""
    out = {
        "event": second["event"] in first["event"],
        "status": second["status"] in first["status"],
        "actor": _party_agrees("actor", second, first),
        "recipient": _party_agrees("recipient", second, first),
        "date": _day(second["date"]) in {_day(value) for value in first["date"]},
    }
    if "act" in first:
        out["act"] = (second["act"] or second["event"]) == first["act"]
    if "said_by" in first:
        out["said_by"] = set(second["said_by"]) == set(first["said_by"])
    return out


def _day(value: str | None) -> str | None:
    return value and value.split("T")[0]


def _party_agrees(side: str, second: Row, first: Row) -> bool:
    found, form = set(second[side]), first.get("reciprocal")
    asked = {code for code in (*first["actor"], *first.get("recipient", ())) if code}
    together = set(second["actor"]) | set(second["recipient"])
    if form is True:
        return found == (asked if side == "actor" else set())
    if form and together == asked and (form == "either" or not second["recipient"]):
        return True
    if form == "either":
        return False
    allowed = first.get(side, [None])
    if side == "recipient" and first["need"] == "must" and None not in allowed:
        return found == set(allowed)
    return found <= set(allowed) if found else None in allowed or not allowed


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give Cohen's kappa of two labelings; None where chance alone would make them equal."""
    n = len(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[label] * other[label] for label in one) / n**2
    observed = sum(a == b for a, b in pairs) / n
    return round((observed - chance) / (1 - chance), 3) if chance < 1 else None


def score(first: Mapping[Key, Row], second: Sequence[Row]) -> dict[str, Any]:
    """Give the agreement of a second reading with the first."""
    asked: Counter[str] = Counter()
    same: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    both = 0
    differ = []
    for row in second:
        accepted = readings(first[row["report"], row["row"]])
        verdicts = [agrees(row, reading) for reading in accepted]
        both += any(v["event"] and v["status"] for v in verdicts)
        for field in FIELDS:
            decided = [v[field] for v in verdicts if field in v]
            asked[field] += bool(decided)
            same[field] += any(decided)
            loose[field] += bool(decided) and _is_open(field, accepted)
            if decided and not any(decided):
                values = [reading.get(field) for reading in accepted]
                place = {"report": row["report"], "row": row["row"], "field": field}
                differ.append({**place, "first": _once(values), "second": row[field]})
    return {
        "rows": len(second),
        "of": len(first),
        "fields": {
            field: {"of": asked[field], "open": loose[field], "agree": round(same[field] / asked[field], 3)}
            for field in FIELDS
            if asked[field]
        },
        "event_and_status": round(both / len(second), 3),
        "kappa": {field: kappa(_pairs(first, second, field)) for field in ("event", "status")},
        "kappa_first_choice": {
            field: kappa(_pairs(first, second, field, lenient=False)) for field in ("event", "status")
        },
        "differ": differ,
    }


def _is_open(field: str, accepted: Sequence[Row]) -> bool:
    """Whether the first reader accepts more than one value of this field."""
    first = accepted[0]
    if field in ("act", "said_by"):
        return False  # one act, and exactly these sources
    if field in ("event", "status", "date"):
        return len({value for reading in accepted for value in reading[field]}) > 1
    if first.get("reciprocal"):
        return first["reciprocal"] is not True
    allowed = first.get(field, [None])
    exact = field == "recipient" and first["need"] == "must" and None not in allowed
    return len(allowed) > 1 and not exact


def _once(values: Sequence[Any]) -> list[Any]:
    return [value for i, value in enumerate(values) if value not in values[:i]]


def _pairs(
    first: Mapping[Key, Row], second: Sequence[Row], field: str, *, lenient: bool = True
) -> list[tuple[str, str]]:
    pairs = []
    for row in second:
        labels = [label for reading in readings(first[row["report"], row["row"]]) for label in reading[field]]
        mine = row[field]
        pairs.append((mine if lenient and mine in labels else labels[0], mine))
    return pairs


def main(argv: Sequence[str] | None = None) -> int:
    """Print the sheet of the second reader, or how far the second reading agrees with the first."""
    parser = argparse.ArgumentParser(prog="evals agreement", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("sheet", help="draw the rows to be read twice, without labels")
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("--seed", type=int, default=7)
    scoring = commands.add_parser("score", help="compare the second reading with the first")
    scoring.add_argument("folder", type=Path)
    scoring.add_argument("second", type=Path)
    options = parser.parse_args(argv)
    if options.command == "sheet":
        for row in sheet(options.folder, options.seed):
            print(json.dumps(row, ensure_ascii=False))
    else:
        result = score(first_rows(options.folder), list(_lines(options.second)))
        print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0
