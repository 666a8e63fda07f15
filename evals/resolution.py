"""Measure who is meant: `python -m evals resolution FILE [--list]`, FILE being meantime_dev.

200 mentions of persons, organizations and places, drawn by seed 2026 from those that the set marks, were
judged by a reader who had not seen the output: `code` (null: no words settle it), `also` (codes as good),
`state` (a state actor). A second reader judged a fifth again. Labels stand in evals/gold/resolution by
document id and offsets. The JSON result has

    judged            mentions, and those that a code settles
    resolved          mentions that the tool gives a code
    country_right     of the resolved, those with the judged code, with the share
    state_resolved    of the state actors that a code settles, those resolved, with the share
    state_right       of these, those with the judged code
    agreement         share of the second reader's codes and kinds that are the first's
"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from evals._io import rows, show

GOLD = Path(__file__).parent / "gold" / "resolution"
Label = dict[str, Any]


def share(right: int, of: int) -> dict[str, Any]:
    """Give a number of how many, and its share."""
    return {"right": right, "of": of, "share": round(right / of, 3) if of else None}


def agreement(first: dict[tuple[str, int, int], Label]) -> dict[str, Any]:
    """Give how far the second reader agrees."""
    second = list(rows(GOLD / "second.jsonl"))
    pairs = [(first[row["doc_id"], row["start"], row["end"]], row) for row in second]
    codes = sum(bool(accepted(a) & accepted(b)) for a, b in pairs)
    return {
        "code": share(codes, len(pairs)),
        "state": share(sum(a["state"] == b["state"] for a, b in pairs), len(pairs)),
    }


def accepted(label: Label) -> set[str | None]:
    """Give the codes that are right."""
    return {label["code"], *label.get("also", ())}


def read(file: Path, labels: Sequence[Label]) -> list[str | None]:
    """Give the code that the tool gives each mention."""
    from dragoman import language, lexicon, places  # noqa: PLC0415
    from dragoman.actors import find_actors  # noqa: PLC0415
    from dragoman.intake import from_text  # noqa: PLC0415

    model, words = language.load(), lexicon.load()
    documents = {row["doc_id"]: row for row in rows(file)}
    found = {}
    for key in dict.fromkeys(label["doc_id"] for label in labels):
        row = documents[key]
        text = model.parse(from_text(row["text"], published=date.fromisoformat(row["dct"])))
        spots = places.find_places(text, words)
        actors = find_actors(text, words, places=spots, home=places.home_of(text, words))
        parties = [e for m in actors.mentions for e in m.entities]
        found[key] = [(e.span, e.code) for e in parties] + [(p.span, p.country_code) for p in spots]
    return [_code(label, found[label["doc_id"]]) for label in labels]


def _code(label: Label, found: Sequence[tuple[Any, str | None]]) -> str | None:
    """The code of what the mention's words cover best; a code before none."""

    def common(span: Any) -> int:
        return int(min(span[1], label["end"]) - max(span[0], label["start"]))

    near = [(common(span), code) for span, code in found if common(span) > 0]
    return max(near, key=lambda n: (n[0], n[1] is not None), default=(0, None))[1]


def measure(file: Path) -> tuple[dict[str, Any], list[str]]:
    """Give the result and the mentions that are wrong or left open."""
    labels = list(rows(GOLD / "first.jsonl"))
    codes = read(file, labels)
    given = [(label, code) for label, code in zip(labels, codes, strict=True) if code is not None]
    right = [(label, code) for label, code in given if code in accepted(label)]
    states = [pair for pair in zip(labels, codes, strict=True) if pair[0]["state"] and pair[0]["code"]]
    known = [(label, code) for label, code in states if code is not None]
    listing = [
        f"{label['doc_id']} {label['start']}-{label['end']} wants {label['code']} has {code}"
        for label, code in zip(labels, codes, strict=True)
        if code not in accepted(label) and (code is not None or label["state"])
    ]
    return {
        "judged": share(sum(label["code"] is not None for label in labels), len(labels)),
        "resolved": share(len(given), len(labels)),
        "country_right": share(len(right), len(given)),
        "state_resolved": share(len(known), len(states)),
        "state_right": share(sum(code in accepted(label) for label, code in known), len(known)),
        "agreement": agreement({(a["doc_id"], a["start"], a["end"]): a for a in labels}),
    }, listing


def main(argv: Sequence[str] | None = None) -> int:
    """Print how many mentions are who they are said to be."""
    parser = argparse.ArgumentParser(prog="evals resolution", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--list", action="store_true", help="what is wrong or open, to standard error")
    options = parser.parse_args(argv)
    result, listing = measure(options.file)
    return show(result, listing if options.list else ())
