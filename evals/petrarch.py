"""Parties of compound, passive and by-phrase sentences, with invented countries as a custom actor list.

    python -m evals petrarch FILE [--actors ACTORS] [--list N]

Rows as in the set `petrarch_unit`: `text`, `date` and gold `events`, directed pairs of actor codes.  A row
is right when every pair of its gold is among ours, by the first three letters of the codes (the country or
group; roles have other codes in PLOVER); a reciprocal claim counts for both directions; a row without
events is right when we find none.  `exact` counts the rows where we find no other pair besides.
`right_as_plover` is a second, milder figure: a visit counts for both directions, since PLOVER has one
event where the older codes have two (making and hosting it), and pairs with nobody on a side are left out,
since PLOVER has no event for a mere statement; a row that has no other pair counts as wrong there.
ACTORS is `petrarch_actors.jsonl` beside FILE unless given.
"""

import argparse
import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from dragoman import language, lexicon, pipeline
from dragoman.actors import with_actors
from dragoman.intake import from_text
from evals._io import rows

PREFIX = 3  # letters of a code that name the country or group
NOBODY = {"---"}  # the code for a side that no words name


def main(argv: list[str]) -> int:
    """Read the rows and print the shares."""
    parser = argparse.ArgumentParser(prog="python -m evals petrarch", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--actors", type=Path)
    parser.add_argument("--list", type=int, default=0, help="print this many wrong rows to standard error")
    options = parser.parse_args(argv)
    actors = options.actors or options.file.parent / "petrarch_actors.jsonl"
    lex, model = with_actors(lexicon.load(), actors), language.load()
    right = exact = mild = 0
    by_kind: Counter[str] = Counter()
    of_kind: Counter[str] = Counter()
    wrong = []
    some = list(rows(options.file))
    for row in some:
        published = datetime.strptime(row["date"], "%Y%m%d").date()  # noqa: DTZ007  (a day, no time)
        claims = pipeline.read(from_text(row["text"], published=published, lexicon=lex), model, lex)
        ours = {pair for claim in claims for pair in pairs(claim)}
        gold = {(short(a), short(b)) for a, b, _ in row["events"]}
        good = gold <= ours if gold else not ours
        right += good
        named = {pair for pair in gold if not set(pair) & NOBODY}
        both = ours | {(b, a) for claim in claims if "visit" in modes(claim) for a, b in pairs(claim)}
        mild += bool(named <= both if named else good)
        exact += good and ours == gold
        of_kind[row["category"]] += 1
        by_kind[row["category"]] += good
        if not good:
            wrong.append((row, gold, ours))
    print(
        json.dumps(
            {
                "rows": len(some),
                "right": right,
                "right_as_plover": mild,
                "exact": exact,
                "share": round(right / max(len(some), 1), 4),
                "by_category": {k: f"{by_kind[k]}/{n}" for k, n in of_kind.most_common()},
            }
        )
    )
    for row, gold, ours in wrong[: options.list]:
        print(row["id"], row["text"], "GOLD", sorted(gold), "OURS", sorted(ours), file=sys.stderr)
    return 0


def pairs(claim):
    """The directed pairs of a claim."""
    actors = [short(e.code or e.entity_text.upper()) for e in claim.actor]
    others = [short(e.code or e.entity_text.upper()) for e in claim.recipient]
    if not others:
        return {(a, b) for a in actors for b in actors if a != b}
    return {(a, b) for a in actors for b in others}


def modes(claim):
    """The modes of a claim and of its deed."""
    return {mode for mode, _ in (*claim.mode, *claim.act_mode)}


def short(code: str) -> str:
    """The part of an actor code that names the country or group."""
    return code[:PREFIX]
