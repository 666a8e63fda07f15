"""Measure linking: `python -m evals incidents [FOLDER] [--half a|b] [--list]`.

FOLDER (evals/gold/incidents by default) holds reports.jsonl and mentions.jsonl, in the form of its README.
The reports are read, their claims linked, and the claims held against the mentions at whose words they stand
(rows with `result` are left out: a second word of one deed). The JSON result has

    mentions, read   mentions marked, and those where a claim stands
    b_cubed          precision, recall, F1 of the claims' incidents over the mentions read
    all_mentions     the same over every mention, one that was not read being alone
    apart            pairs of look-alikes with claims on both sides, and how many were kept apart
    copies           mentions of copies that stand with their like in the text copied

`--half a` and `b` look at one half of the incidents (by a hash of their ids): the numbers in the rules were
chosen on a alone.
"""

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals._io import rows, show

GOLD = Path(__file__).parent / "gold" / "incidents"
Key = tuple[str, str, int]  # report, trigger, nth


def half(incident: str) -> str:
    """Give a or b by a hash of an incident's id."""
    return "ab"[hashlib.sha256(incident.encode()).digest()[0] % 2]


def b_cubed(found: Mapping[Key, str], gold: Mapping[Key, str]) -> dict[str, float]:
    """Give B-cubed precision, recall and F1 in percent over the mentions of `gold`, all found."""
    keys = list(gold)
    sizes = [Counter(found[k] for k in keys), Counter(gold[k] for k in keys)]
    both = Counter((found[k], gold[k]) for k in keys)
    p = sum(both[found[k], gold[k]] / sizes[0][found[k]] for k in keys) / max(len(keys), 1)
    r = sum(both[found[k], gold[k]] / sizes[1][gold[k]] for k in keys) / max(len(keys), 1)
    return {"p": _percent(p), "r": _percent(r), "f1": _percent(2 * p * r / (p + r) if p + r else 0.0)}


def _percent(share: float) -> float:
    return round(100 * share, 2)


def read(reports: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Give the JSON forms of the claims of every report, with `sentence`, by the report's id in the set."""
    import dragoman  # noqa: PLC0415
    from dragoman.records.form import claim_form  # noqa: PLC0415

    reader, out = dragoman.load(), {}
    for row in reports:
        url = f"https://example.org/{row['id']}"
        claims = reader.read(row["text"], published=row["published"], url=url)
        out[row["id"]] = [
            {**claim_form(c), "sentence": row["text"][c.sentence.start : c.sentence.end]} for c in claims
        ]
    return out


def linked(claims: Mapping[str, Sequence[dict[str, Any]]]) -> dict[str, str]:
    """Give the incident of every claim's id."""
    from dragoman.incidents import find_incidents, telling_of  # noqa: PLC0415

    told = [telling_of(claim, claim["sentence"]) for some in claims.values() for claim in some]
    return {link.claim: link.incident for link in find_incidents(told)[1]}


def at(row: dict[str, Any], text: str, claims: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Give the claim at a mention's words, that of its act before others."""
    start = -1
    for _ in range(row["nth"]):
        start = text.find(row["trigger"], start + 1)
    end = start + len(row["trigger"])
    here = [c for c in claims if any(s < end and start < e for s, e in c["event_spans"])]
    return max(here, key=lambda c: c["act"] == row["act"], default=None)


def measure(folder: Path, part: str | None) -> tuple[dict[str, Any], list[str]]:
    """Give the result and the mentions that stand in the wrong incident."""
    reports = {row["id"]: row for row in rows(folder / "reports.jsonl")}
    marked = [m for m in rows(folder / "mentions.jsonl") if not m.get("result")]
    marked = [m for m in marked if part in (None, half(m["incident"]))]
    claims = read(list(reports.values()))
    incident = linked(claims)
    gold: dict[Key, str] = {}
    found: dict[Key, str] = {}
    alone: dict[Key, str] = {}
    for row in marked:
        key = (row["id"], row["trigger"], row["nth"])
        gold[key] = row["incident"]
        claim = at(row, reports[row["id"]]["text"], claims[row["id"]])
        alone[key] = incident[claim["id"]] if claim else f"alone {key}"
        if claim is not None:
            found[key] = incident[claim["id"]]
    seen = {key: gold[key] for key in found}
    result = {
        "reports": len(reports),
        "mentions": len(gold),
        "read": len(found),
        "incidents": len(set(gold.values())),
        "b_cubed": b_cubed(found, seen),
        "all_mentions": b_cubed(alone, gold),
        "apart": _apart(folder, found, seen),
        "copies": _copies(folder, found, seen),
    }
    return result, _listing(found, seen, reports)


def _by_incident(found: Mapping[Key, str], gold: Mapping[Key, str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for key, name in gold.items():
        out[name].add(found[key])
    return out


def _apart(folder: Path, found: Mapping[Key, str], gold: Mapping[Key, str]) -> dict[str, int]:
    held = _by_incident(found, gold)
    pairs = [(r["a"], r["b"]) for r in rows(folder / "lookalikes.jsonl")]
    both = [(a, b) for a, b in pairs if a in held and b in held]
    return {"pairs": len(both), "apart": sum(not held[a] & held[b] for a, b in both)}


def _copies(folder: Path, found: Mapping[Key, str], gold: Mapping[Key, str]) -> dict[str, int]:
    asked = right = 0
    for row in rows(folder / "kinds.jsonl"):
        for key in [k for k in found if k[0] == row["id"]] if row["copy_of"] else []:
            like = {found[k] for k in found if k[0] == row["copy_of"] and gold[k] == gold[key]}
            asked += bool(like)
            right += found[key] in like
    return {"mentions": asked, "linked": right}


def _listing(found: Mapping[Key, str], gold: Mapping[Key, str], reports: Mapping[str, Any]) -> list[str]:
    most = {name: Counter(found[k] for k in found if gold[k] == name) for name in set(gold.values())}
    owner = {name: Counter(gold[k] for k in found if found[k] == name) for name in set(found.values())}
    lines = []
    for key, name in sorted(found.items()):
        right = most[gold[key]].most_common(1)[0][0]
        whose = owner[name].most_common(1)[0][0]
        if name != right or whose != gold[key]:
            why = "apart" if name != right else f"with {whose}"
            lines.append(f"{gold[key]} {key[0]} {reports[key[0]]['published']} “{key[1]}” {why} [{name[:6]}]")
    return sorted(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Print how well claims of many reports are linked."""
    parser = argparse.ArgumentParser(prog="evals incidents", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--list", action="store_true", help="what stands wrong, to standard error")
    options = parser.parse_args(argv)
    result, listing = measure(options.folder, options.half)
    return show(result, listing if options.list else ())
