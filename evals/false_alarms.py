"""Sentences in which nothing political happens: how many yield a claim that something did.

    python -m evals false-alarms FILE [--list]

Rows as in the set `cameo`: `id`, `text` and `penta`, of which class 0 is no event.  Each is read as a report
of its own, as `dragoman read` does.  A row counts where some claim has `occurred`, unless the claim is a
REQUEST (the set leaves statements and requests out, we do not) or of a type that a careful reader grants the
sentence: `evals/gold/false_alarms.json` holds those types by row id.  `by_second_reader` is the same share by
`evals/gold/false_alarms_second.jsonl`, whose reader judged single claims and saw neither the first reader's
judgements nor the rules; a claim that is not judged there is not granted.  Prints one JSON object to standard
output; `--list` prints the counted sentences with their claims to standard error.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from dragoman import language, lexicon, pipeline
from dragoman.intake import from_text
from dragoman.records import Claim
from evals._io import rows

GRANTED = Path(__file__).parent / "gold" / "false_alarms.json"
SECOND = GRANTED.with_name("false_alarms_second.jsonl")


def main(argv: list[str]) -> int:
    """Read the rows of class 0 and print the share of false alarms."""
    parser = argparse.ArgumentParser(prog="python -m evals false-alarms", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--list", action="store_true", help="print the counted sentences to standard error")
    options = parser.parse_args(argv)
    lex, model = lexicon.load(), language.load()
    granted = json.loads(GRANTED.read_text("utf8"))
    some = [row for row in rows(options.file) if row["penta"] == 0]
    second = {(row["id"], row["event"], row["start"]) for row in rows(SECOND) if row["grant"]}
    told, alarms, others = 0, 0, 0
    entries: Counter[str] = Counter()
    for row in some:
        claims = occurred(pipeline.read(from_text(row["text"], lexicon=lex), model, lex))
        false = [claim for claim in claims if claim.event not in granted.get(row["id"], ())]
        told, alarms = told + bool(claims), alarms + bool(false)
        others += any((row["id"], c.event, c.trigger[0].span.start) not in second for c in claims)
        entries.update({claim.why.entry for claim in false})
        if false and options.list:
            sys.stderr.write("\n    ".join([f"{row['id']}: {row['text']}", *map(shown, false)]) + "\n")
    share = {
        "ungranted_share": round(alarms / max(len(some), 1), 4),
        "by_second_reader": round(others / max(len(some), 1), 4),
        "told_share": round(told / max(len(some), 1), 4),
    }
    print(
        json.dumps(
            {"rows": len(some), "ungranted": alarms, **share, "entries": dict(entries.most_common(20))}
        )
    )
    return 0


def occurred(claims: list[Claim]) -> list[Claim]:
    """The claims that something happened; who asks for something tells of no deed done."""
    return [c for c in claims if str(c.status) == "occurred" and c.event != "REQUEST"]


def shown(claim: Claim) -> str:
    """A claim in a few words."""
    parties = [", ".join(e.entity_text for e in some) or "nobody" for some in (claim.actor, claim.recipient)]
    return f"{claim.event} {parties[0]} -> {parties[1]} by {claim.why.entry} {'/'.join(claim.why.operators)}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
