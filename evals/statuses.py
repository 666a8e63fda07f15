"""Measure status on reports of our own: `python -m evals statuses [FOLDER] [--list]`.

FOLDER (evals/gold/statuses by default) holds NAME.txt, NAME.json with `published`, and NAME.expected.jsonl,
whose rows give `trigger` (the words), `nth` (which occurrence of them), `event`, `act`, `status`,
`status_words`, `condition`, `condition_trigger` (of the row that the condition tells), `said_by`, `scare`.
A row is found where a claim of its act or event has its trigger there; readings in `event_also` and
`status_also` are right too, rows with `need` "may" are not asked for. The JSON result has

    rows, found    events expected, and those at whose trigger a claim of the act or event stands
    right          of the found, those with the status expected, with the share
    statuses       the same by status expected; `as` counts what the others were read as
    events         of the found, those with the event expected
    words          of the right that have status words, those whose words overlap with these
    conditions     of the found with a condition, those where the claim has one that overlaps; of those that
                   point to another row, those that point to a claim there
    sources        of the found, those with as many sources as expected, at these words
    scare          of the found in scare quotes, those that are on somebody's word
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals._io import show

GOLD = Path(__file__).parent / "gold" / "statuses"
Row = dict[str, Any]
Claim = dict[str, Any]
STATUSES = ("occurred", "planned", "possible", "conditional", "negated", "denied")


@dataclass
class Tally:
    """What was asked for and what was right."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    read_as: dict[str, Counter[str]] = field(default_factory=dict)
    listing: list[str] = field(default_factory=list)

    def count(self, name: str, *, ok: bool) -> None:
        """Count one more that was asked for."""
        self.asked[name] += 1
        self.right[name] += ok

    def share(self, name: str) -> dict[str, Any]:
        """Give what was asked, what was right and its share."""
        asked, right = self.asked[name], self.right[name]
        return {"of": asked, "right": right, "share": round(right / asked, 3) if asked else None}


def span_of(text: str, words: str, nth: int = 1) -> tuple[int, int] | None:
    """Give where words stand for the nth time (from 1); None where they do not."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at, at + len(words)


def overlap(one: Sequence[int] | None, other: Sequence[int] | None) -> bool:
    """Whether two spans share a character."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def claim_at(row: Row, text: str, claims: Sequence[Claim]) -> Claim | None:
    """Give the claim of a row: of its act or event, at its trigger; that with both before others."""
    here = span_of(text, row["trigger"], row.get("nth") or 1)
    near = [c for c in claims if any(overlap(here, span) for span in c["event_spans"])]
    types = {row["event"], *row.get("event_also", ())}
    fit = [c for c in near if c["act"] == row["act"] or c["event"][0] in types or c["act"] in types]
    wanted = (row["act"], [row["event"]])
    return max(fit, key=lambda c: ((c["act"], c["event"]) == wanted, c["act"] == row["act"]), default=None)


def tally(name: str, text: str, rows: Sequence[Row], claims: Sequence[Claim], out: Tally) -> None:
    """Count what one report's claims have right."""
    by_id = {c["id"]: c for c in claims}
    for row in (row for row in rows if row.get("need") != "may"):
        claim = claim_at(row, text, claims)
        out.count("found", ok=claim is not None)
        out.count(f"found {row['status']}", ok=claim is not None)
        if claim is None:
            out.listing.append(f"{name}: nothing at “{row['trigger']}” ({row['event']} {row['status']})")
            continue
        ok = claim["status"] in {row["status"], *row.get("status_also", ())}
        out.count("status", ok=ok)
        out.count(f"status {row['status']}", ok=ok)
        out.count("event", ok=claim["event"][0] in {row["event"], *row.get("event_also", ())})
        if not ok:
            out.read_as.setdefault(row["status"], Counter())[claim["status"]] += 1
            has = f"{claim['event'][0]} {claim['status']} “{claim['status_text']}”"
            out.listing.append(f"{name}: “{row['trigger']}” wants {row['event']} {row['status']} has {has}")
        _details(row, text, (claim, by_id), out)


def _details(row: Row, text: str, held: tuple[Claim, dict[str, Claim]], out: Tally) -> None:
    claim, by_id = held
    if row.get("status_words") and claim["status"] == row["status"]:
        out.count(
            "words", ok=any(overlap(s, claim["status_span"]) for s in _everywhere(text, row["status_words"]))
        )
    if row.get("condition"):
        condition = claim["condition"]
        ok = condition is not None and any(
            overlap(s, condition["span"]) for s in _everywhere(text, row["condition"])
        )
        out.count("condition", ok=ok)
        if row.get("condition_trigger"):
            pointed = by_id.get((condition or {}).get("claim") or "")
            spots = _everywhere(text, row["condition_trigger"])
            ok = pointed is not None and any(overlap(a, b) for a in spots for b in pointed["event_spans"])
            out.count("pointer", ok=ok)
    if row.get("said_by") is not None:
        said = [source["span"] for source in claim["said_by"]]
        spots = [_everywhere(text, words) for words in row["said_by"]]
        out.count(
            "source",
            ok=len(said) == len(spots)
            and all(any(overlap(s, t) for t in some) for s, some in zip(said, spots, strict=True)),
        )
    if row.get("scare"):
        out.count("scare", ok=bool(claim["said_by"]))


def _everywhere(text: str, words: str) -> list[tuple[int, int]]:
    found, nth = [], 1
    while (span := span_of(text, words, nth)) is not None:
        found.append(span)
        nth += 1
    return found


def measure(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Give the result and a list of what was not right."""
    import dragoman  # noqa: PLC0415
    from dragoman.records.form import claim_form  # noqa: PLC0415

    reader, out = dragoman.load(), Tally()
    reports = sorted(folder.glob("*.txt"))
    for path in reports:
        text = path.read_bytes().decode("utf8")
        published = json.loads(path.with_suffix(".json").read_text("utf8"))["published"]
        rows = [json.loads(line) for line in path.with_suffix(".expected.jsonl").open(encoding="utf8")]
        tally(path.stem, text, rows, [claim_form(c) for c in reader.read(text, published=published)], out)
    return {
        "reports": len(reports),
        "rows": out.asked["found"],
        "found": out.share("found"),
        "status": out.share("status"),
        "statuses": {
            status: {
                "found": out.share(f"found {status}"),
                "status": out.share(f"status {status}"),
                "as": dict(out.read_as.get(status, {})),
            }
            for status in STATUSES
        },
        **{name: out.share(name) for name in ("event", "words", "condition", "pointer", "source", "scare")},
    }, out.listing


def main(argv: Sequence[str] | None = None) -> int:
    """Print how many statuses are right."""
    parser = argparse.ArgumentParser(prog="evals statuses", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--list", action="store_true", help="what is not right, to standard error")
    options = parser.parse_args(argv)
    result, listing = measure(options.folder)
    return show(result, listing if options.list else ())
