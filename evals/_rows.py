"""Expected claims of a report (tests/reports/README.md) and how a claim answers one of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evals._invariants import JsonClaim

Row = Mapping[str, Any]
NEEDS = ("must", "want", "may")


def codes(entities: Iterable[Mapping[str, Any]] | None) -> set[str]:
    """Give the country and organization codes of some parties."""
    return {e["code"] for e in entities or () if e.get("code")}


def stands_at(claim: JsonClaim, text: str, row: Row) -> bool:
    """Whether a trigger word of the claim lies in the row's quote and off its skipped words."""
    start = text.index(row["quote"])
    end = start + len(row["quote"])
    hits = [s for s in claim["event_spans"] if s[0] < end and s[1] > start]
    if row.get("skip"):
        off = text.index(row["skip"], start)
        hits = [s for s in hits if s[1] <= off or s[0] >= off + len(row["skip"])]
    return bool(hits)


def differs(claim: JsonClaim, row: Row, *, undated: bool = False) -> list[str]:
    """Give the fields in which a claim at the row's place differs from it, by the nearest of its readings."""
    if "any" in row:
        rest = {k: v for k, v in row.items() if k != "any"}
        return min((differs(claim, {**rest, **reading}, undated=undated) for reading in row["any"]), key=len)
    checks = {
        "event": claim["event"][0] in row["event"],
        "act": not row.get("act") or claim["act"] == row["act"],
        "names": all(_named(claim, name) for name in row.get("names", ())),
        "parties": _parties_fit(claim, row),
        "status": claim["status"] in row["status"],
        "date": _date_fits(claim["date_value"], row["undated"] if undated else row["date"]),
        "mode": not row.get("mode") or (row["mode"] in claim["mode"] and len(claim["mode"]) <= 2),
        "said_by": "said_by" not in row or codes(claim["said_by"]) == set(row["said_by"]),
        "about": not row.get("about") or row["about"] in {thing["name"] for thing in claim["about"]},
        "condition": not row.get("condition")
        or row["condition"] in ((claim["condition"] or {}).get("text") or ""),
    }
    return [field for field, right in checks.items() if not right]


def _date_fits(value: str | None, allowed: Sequence[str | None]) -> bool:
    return value in allowed or (value is not None and value.split("T")[0] in allowed)


def _allowed(found: set[str], allowed: Sequence[str | None]) -> bool:
    return found <= set(allowed) if found else None in allowed


def _parties_fit(claim: JsonClaim, row: Row) -> bool:
    actor, recipient = codes(claim["actor"]), codes(claim["recipient"])
    may_receive = row.get("recipient", [None])
    asked = {code for code in (*row["actor"], *row.get("recipient", ())) if code}
    form = row.get("reciprocal")
    if form is True:
        return actor == asked and not claim["recipient"]
    if form == "either":
        return actor | recipient == asked
    if form and actor == asked and not claim["recipient"]:
        return True
    if row["need"] == "must" and None not in may_receive:
        return _allowed(actor, row["actor"]) and recipient == set(may_receive)
    return _allowed(actor, row["actor"]) and _allowed(recipient, may_receive)


def _named(claim: JsonClaim, wanted: str) -> bool:
    """Whether a party bears all the words of this name, in any order."""
    words = set(wanted.lower().split())
    parties = (*claim["actor"], *claim["recipient"])
    return any(words <= set((e["entity_name"] or "").lower().replace(",", " ").split()) for e in parties)


def matched(rows: Sequence[Row], fits: Sequence[Sequence[int]]) -> dict[int, int]:
    """Give which claim answers which row, one to one, the rows asked for first (augmenting paths)."""
    row_of: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for claim in fits[row]:
            if claim not in seen:
                seen.add(claim)
                if claim not in row_of or place(row_of[claim], seen):
                    row_of[claim] = row
                    return True
        return False

    for need in NEEDS:
        for n, row in enumerate(rows):
            if row["need"] == need:
                place(n, set())
    return {row: claim for claim, row in row_of.items()}


def statuses(row: Row) -> set[str]:
    """Give every status that some reading of the row accepts."""
    return {status for reading in row.get("any", (row,)) for status in reading["status"]}


def types(row: Row) -> list[str]:
    """Give every type that some reading of the row accepts, in order."""
    return list(dict.fromkeys(kind for reading in row.get("any", (row,)) for kind in reading["event"]))
