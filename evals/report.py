"""Measure whole reports against expected claims: `python -m evals report [FOLDER] [--undated] [--list]`.

FOLDER (tests/reports by default) holds NAME.txt, NAME.json ({"published": ...}) and NAME.expected.jsonl, in
the form of tests/reports/README.md. Claims and rows are matched one to one, the rows asked for first. The
JSON result has for each report and for all together:

    must, want           rows found, of how many
    claims, not_granted  claims read, and those that answer no row (`granted` is the rest as a share)
    near_misses          of the rows not found where a claim stands: how often each field differs
    nothing_there        rows not found where no claim stands
    statuses             of rows that allow one status only: asked, found, a claim there, its status right
    links                pairs of found rows that tell one event (`same`): asked, linked; pairs linked wrongly
    broken               invariants that do not hold
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from evals._invariants import JsonClaim, breaks_of
from evals._rows import Row, differs, matched, stands_at, statuses, types

REPORTS = Path(__file__).parent.parent / "tests" / "reports"
Read = Callable[[str, str | None], list[JsonClaim]]


@dataclass
class Score:
    """What one report's claims are worth."""

    name: str
    rows: list[Row]
    claims: list[JsonClaim]
    answer: dict[int, int]  # row: claim
    near: list[list[tuple[list[str], int]]]  # of each row: (fields that differ, claim), the nearest first
    broken: list[str] = field(default_factory=list)

    def asked(self, need: str) -> list[int]:
        """Give the numbers of the rows of a need."""
        return [n for n, row in enumerate(self.rows) if row["need"] == need]

    def missed(self) -> list[int]:
        """Give the rows asked for and not found."""
        return [n for need in ("must", "want") for n in self.asked(need) if n not in self.answer]

    def left_over(self) -> list[JsonClaim]:
        """Give the claims that answer no row."""
        used = set(self.answer.values())
        return [claim for i, claim in enumerate(self.claims) if i not in used]


def score(name: str, text: str, claims: list[JsonClaim], rows: list[Row], *, undated: bool) -> Score:
    """Match the claims of a report to its rows; a claim that breaks an invariant is counted apart."""
    near = [
        sorted(
            ((differs(c, row, undated=undated), i) for i, c in enumerate(claims) if stands_at(c, text, row)),
            key=lambda miss: len(miss[0]),
        )
        for row in rows
    ]
    answer = matched(rows, [[i for wrong, i in some if not wrong] for some in near])
    return Score(name, rows, claims, answer, near, breaks_of(claims, text, undated=undated))


def summed(scores: Sequence[Score]) -> dict[str, Any]:
    """Give the figures of one report or of several together."""
    claims = sum(len(s.claims) for s in scores)
    extra = sum(len(s.left_over()) for s in scores)
    near = Counter(
        wrong for s in scores for n in s.missed() for fields, _ in s.near[n][:1] for wrong in fields
    )
    taken = sum(bool(s.near[n]) and not s.near[n][0][0] for s in scores for n in s.missed())
    return {
        **{need: _found(scores, need) for need in ("must", "want", "may")},
        "claims": claims,
        "not_granted": extra,
        "granted": round((claims - extra) / claims, 3) if claims else None,
        "near_misses": dict(near.most_common()),
        "claim_taken_by_another_row": taken,
        "nothing_there": sum(not s.near[n] for s in scores for n in s.missed()),
        "statuses": _statuses(scores),
        "links": _links(scores),
        "broken": sum(len(s.broken) for s in scores),
    }


def _found(scores: Sequence[Score], need: str) -> dict[str, int]:
    rows = [(s, n) for s in scores for n in s.asked(need)]
    return {"found": sum(n in s.answer for s, n in rows), "of": len(rows)}


def _statuses(scores: Sequence[Score]) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {}
    for s in scores:
        for n, row in enumerate(s.rows):
            allowed = statuses(row)
            if row["need"] == "may" or len(allowed) != 1:
                continue
            tally = out.setdefault(
                next(iter(allowed)), {"asked": 0, "found": 0, "claim_there": 0, "right": 0}
            )
            tally["asked"] += 1
            tally["found"] += n in s.answer
            if s.near[n]:
                tally["claim_there"] += 1
                tally["right"] += "status" not in s.near[n][0][0]
    return dict(sorted(out.items()))


def _links(scores: Sequence[Score]) -> dict[str, int]:
    tally: Counter[str] = Counter()
    for s in scores:
        for one, other in combinations(sorted(s.answer), 2):
            same = s.rows[one].get("same") is not None and s.rows[one]["same"] == s.rows[other].get("same")
            incident = s.claims[s.answer[one]]["incident"]
            linked = incident is not None and incident == s.claims[s.answer[other]]["incident"]
            tally["asked"] += same
            tally["linked"] += same and linked
            tally["wrong"] += linked and not same
    return {key: tally[key] for key in ("asked", "linked", "wrong")}


def listing(s: Score) -> Iterable[str]:
    """Give the rows missed, the claims not granted and the broken invariants, to be read by people."""
    figures = summed([s])
    found = ", ".join(f"{need} {figures[need]['found']}/{figures[need]['of']}" for need in ("must", "want"))
    yield f"== {s.name}: {found}, {figures['not_granted']} of {figures['claims']} claims not granted"
    for n in s.missed():
        row = s.rows[n]
        kind = f"{'/'.join(types(row))} {'/'.join(sorted(statuses(row)))}"
        yield f"  miss {row['row']:>2} {row['need']:<4} {kind}: {_verdict(s, n)}"
        yield f"       “{row['quote']}”  wants {row['actor']} -> {row.get('recipient', [])}{_asked(row)}"
        for _, i in s.near[n][:1]:
            yield f"       has   {in_short(s.claims[i])}"
    for claim in s.left_over():
        yield f"  not granted  {in_short(claim)}"
    for line in s.broken:
        yield f"  broken  {line}"


def _verdict(s: Score, n: int) -> str:
    if not s.near[n]:
        return "no claim here"
    wrong = s.near[n][0][0]
    return f"differs in {', '.join(wrong)}" if wrong else "its claim answers another row"


def _asked(row: Row) -> str:
    keys = ("reciprocal", "mode", "act", "names", "date", "said_by", "about", "condition")
    return "".join(f" {key}={row[key]}" for key in keys if key in row)


def in_short(claim: JsonClaim) -> str:
    """Give one line of a claim's fields."""
    why = claim["why"]
    parts = [
        "/".join(dict.fromkeys((claim["event"][0], claim["act"]))) + "".join(f":{m}" for m in claim["mode"]),
        f"{_who(claim['actor'])} -> {_who(claim['recipient'])}",
        claim["status"] + (f" [{claim['status_text']}]" if claim["status_text"] else ""),
        f"{claim['date_value']}{' carried' if claim['date_carried'] else ''}",
        f"said by {_who(claim['said_by'])}" if claim["said_by"] else "",
        f"about {'; '.join(a['name'] for a in claim['about'])}" if claim["about"] else "",
        f"if “{claim['condition']['text']}”" if claim["condition"] else "",
        f"“{' … '.join(claim['event_text'])}” ({' < '.join((why['entry'], *why['operators']))})",
    ]
    return " | ".join(p for p in parts if p)


def _who(entities: Sequence[Any]) -> str:
    return (
        ", ".join(f"{e['code'] or '-'} {e['entity_name'] or e['entity_text']}" for e in entities) or "nobody"
    )


@lru_cache(maxsize=1)
def reader() -> Read:
    """Give a function that reads a text into claims in their JSON form; the model is loaded once."""
    from dragoman import intake, language, lexicon, pipeline  # noqa: PLC0415  (scoring alone needs no model)
    from dragoman.records.form import claim_form  # noqa: PLC0415

    model, words = language.load(), lexicon.load()

    def read(text: str, published: str | None) -> list[JsonClaim]:
        report = intake.from_text(text, published=date.fromisoformat(published) if published else None)
        # Through JSON and back: what is measured is what is written.
        return [json.loads(json.dumps(claim_form(claim))) for claim in pipeline.read(report, model, words)]

    return read


def measure(folder: Path = REPORTS, *, undated: bool = False, read: Read | None = None) -> list[Score]:
    """Read every report of a folder and score its claims."""
    read = read or reader()
    out = []
    for path in sorted(folder.glob("*.expected.jsonl")):
        name = path.name.removesuffix(".expected.jsonl")
        text = (folder / f"{name}.txt").read_bytes().decode("utf8")  # nothing translated: offsets count
        published = json.loads((folder / f"{name}.json").read_text("utf8"))["published"]
        rows = [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]
        claims = read(text, None if undated else published)
        out.append(score(name, text, claims, rows, undated=undated or published is None))
    return out


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures as JSON; with --list the misses to standard error."""
    parser = argparse.ArgumentParser(prog="evals report", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=REPORTS)
    parser.add_argument("--undated", action="store_true", help="read without the publication dates")
    parser.add_argument(
        "--list", action="store_true", help="print misses and claims not granted to standard error"
    )
    options = parser.parse_args(argv)
    scores = measure(options.folder, undated=options.undated)
    if options.list:
        print("\n".join(line for s in scores for line in listing(s)), file=sys.stderr)
    print(
        json.dumps(
            {
                "undated": options.undated,
                "all": summed(scores),
                "reports": {s.name: summed([s]) for s in scores},
            },
            indent=1,
        )
    )
    return 0
