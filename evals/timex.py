"""Time expressions: `python -m evals timex FILE [--no-dct] [--predictions OUT]` prints F1 as JSON.

Rows have `doc_id`, `text`, `dct` and `timex` (start, end, type, value). Strict counts equal spans, relaxed
any overlap (one to one, the longest first), value relaxed pairs of equal value. Where a row has a `scope`,
only the text up to its end is annotated. With `--no-dct` the expression that gives the publication date is
left out.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import intake, language, lexicon
from dragoman.records import BlockKind, Report
from dragoman.times import find_timex

READ = (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.BODY)

Row = dict[str, Any]


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a .jsonl or .jsonl.gz file."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in data.decode("utf8").split("\n") if line.strip())


def plain_value(value: str | None) -> str:
    """A value for comparing: upper case, midnight is the day, seconds of zero left out."""
    text = (value or "").strip().upper()
    day, _, clock = text.partition("T")
    if clock in ("00:00", "00:00:00"):
        return day
    return text.removesuffix(":00") if len(text) == 19 else text


def paired(gold: list[Row], ours: list[Row]) -> list[tuple[Row, Row]]:
    """Overlapping expressions, one to one, the longest overlap first."""
    overlaps = []
    for i, g in enumerate(gold):
        for j, o in enumerate(ours):
            shared = min(g["end"], o["end"]) - max(g["start"], o["start"])
            if shared > 0:
                overlaps.append((-shared, i, j))
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    pairs = []
    for _, i, j in sorted(overlaps):
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            pairs.append((gold[i], ours[j]))
    return pairs


def judged(row: Row, ours: list[Row], *, no_dct: bool) -> tuple[list[Row], list[Row]]:
    """The expressions of both sides that count."""
    marked = [t for t in row["timex"] if t.get("start") is not None]
    dct = [t for t in marked if no_dct and (t.get("func") or t.get("functionInDocument")) == "CREATION_TIME"]
    gold = [t for t in marked if t not in dct]
    if scope := row.get("scope"):
        gold = [t for t in gold if t["end"] <= scope[1]]
        ours = [t for t in ours if t["end"] <= scope[1]]
    return gold, [t for t in ours if not any(t["start"] < d["end"] and d["start"] < t["end"] for d in dct)]


def share(right: int, gold: int, ours: int) -> dict[str, float]:
    """Precision, recall and F1 in percent."""
    precision, recall = right / max(ours, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"P": round(100 * precision, 2), "R": round(100 * recall, 2), "F1": round(100 * f1, 2)}


def measure(rows: list[Row], predictions: dict[str, list[Row]], *, no_dct: bool) -> tuple[Row, list[Row]]:
    """The figures, and the pairs whose value differs or that one side lacks."""
    count = dict.fromkeys(("gold", "ours", "strict", "relaxed", "type", "value"), 0)
    wrong: list[Row] = []
    for row in rows:
        gold, ours = judged(row, predictions.get(row["doc_id"], []), no_dct=no_dct)
        pairs = paired(gold, ours)
        count["gold"] += len(gold)
        count["ours"] += len(ours)
        count["strict"] += len(
            {(t["start"], t["end"]) for t in gold} & {(t["start"], t["end"]) for t in ours}
        )
        count["relaxed"] += len(pairs)
        count["type"] += sum(g.get("type") == o.get("type") for g, o in pairs)
        good = [(g, o) for g, o in pairs if plain_value(g.get("value")) == plain_value(o.get("value"))]
        count["value"] += len(good)
        wrong += [{"row": row, "gold": g, "ours": o} for g, o in pairs if (g, o) not in good]
        met = [g for g, _ in pairs], [o for _, o in pairs]
        wrong += [{"row": row, "gold": g, "ours": None} for g in gold if g not in met[0]]
        wrong += [{"row": row, "gold": None, "ours": o} for o in ours if o not in met[1]]
    result: Row = {
        k: share(count[k], count["gold"], count["ours"]) for k in ("strict", "relaxed", "type", "value")
    }
    result["value_accuracy"] = round(100 * count["value"] / max(count["relaxed"], 1), 2)
    result["values_right_of_all"] = round(100 * count["value"] / max(count["gold"], 1), 2)
    return {**result, "gold": count["gold"], "ours": count["ours"]}, wrong


def all_read(report: Report) -> Report:
    """The report with lines that are set aside (a dateline) read as well: the labels cover them."""
    blocks = tuple(replace(b, kind=b.kind if b.kind in READ else BlockKind.BODY) for b in report.blocks)
    return replace(report, blocks=blocks)


def predict(rows: list[Row]) -> dict[str, list[Row]]:
    """What the times room finds in each row."""
    reader, words = language.load(), lexicon.load()
    found = {}
    for row in rows:
        published = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
        parsed = reader.parse(all_read(intake.from_text(row["text"], published=published)))
        found[row["doc_id"]] = [
            {"start": w.span.start, "end": w.span.end, "type": w.type, "value": w.value}
            for w in find_timex(parsed, words, published)
        ]
    return found


def show(wrong: list[Row]) -> None:
    """What went wrong, to stderr."""
    for item in wrong:
        text, gold, ours = item["row"]["text"], item["gold"], item["ours"]
        at = (gold or ours)["start"]
        said = text[max(0, at - 60) : at + 60].replace("\n", " / ")
        sides = [
            f"{text[t['start'] : t['end']]!r} {t['type']} {t['value']}" if t else "-" for t in (gold, ours)
        ]
        print(item["row"].get("dct", "")[:10], *sides, said, sep=" | ", file=sys.stderr)


def main(argv: list[str]) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals timex", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--no-dct", action="store_true", help="leave the publication date's own expression out"
    )
    parser.add_argument("--predictions", type=Path, help="write doc_id, text, timex rows here")
    parser.add_argument("--errors", action="store_true", help="tell on stderr what went wrong")
    options = parser.parse_args(argv)
    rows = list(rows_of(options.file))
    predictions = predict(rows)
    if options.predictions:
        with options.predictions.open("w", encoding="utf8") as out:
            for row in rows:
                line = {"doc_id": row["doc_id"], "text": row["text"], "timex": predictions[row["doc_id"]]}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    result, wrong = measure(rows, predictions, no_dct=options.no_dct)
    print(json.dumps(result, indent=2))
    if options.errors:
        show(wrong)
    return 0
