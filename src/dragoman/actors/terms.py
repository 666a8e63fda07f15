"""Terms of office: who held what, from when to when."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from dragoman.errors import LexiconError

_OLD_DAY = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_THIS_CENTURY = 50  # two-digit years of older dictionaries: below it 20xx, else 19xx


@dataclass(frozen=True, slots=True)
class Held:
    """An office held from the first to the last day, both included; None is an open end."""

    first: date | None
    last: date | None
    office: str | None
    sector: str | None

    def covers(self, day: date) -> bool:
        """Whether the office is held on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def terms_of(entry: dict[str, Any]) -> tuple[Held, ...]:
    """Read the checked terms of an entry."""
    return tuple(
        Held(_day(t.get("from")), _day(t.get("to")), t.get("office"), t.get("sector"))
        for t in entry.get("terms") or ()
    )


def check_terms(where: str, terms: Any) -> list[dict[str, Any]]:
    """Give terms with their days as text; refuse impossible days and terms that overlap."""
    if not isinstance(terms, list) or not all(isinstance(t, dict) for t in terms):
        raise LexiconError(
            f"{where}: terms is no list", fix="list them: - {office: ..., from: YYYY-MM-DD, to: YYYY-MM-DD}"
        )
    found = []
    for term in terms:
        days = {key: _as_day(where, term.get(key)) for key in ("from", "to")}
        if days["from"] and days["to"] and days["to"] < days["from"]:
            raise LexiconError(
                f"{where}: a term ends before it begins ({days['from']}, {days['to']})",
                fix="swap from and to",
            )
        found.append({**term, **{k: d.isoformat() if d else None for k, d in days.items()}})
    found.sort(key=lambda t: t["from"] or "")
    for one, two in pairwise(found):
        if one.get("office") == two.get("office") or len({one.get("sector"), two.get("sector")}) > 1:
            _refuse_overlap(where, one, two)
    return found


def _refuse_overlap(where: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    if one["to"] is None or two["from"] is None or two["from"] <= one["to"]:
        raise LexiconError(
            f"{where}: terms overlap: {one['from'] or '..'} to {one['to'] or '..'} and "
            f"{two['from'] or '..'} to {two['to'] or '..'}",
            fix="let the earlier term end before the later one begins",
        )


def dated_codes(where: str, codes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Terms from the dated codes of an older dictionary ("<010120", "010120-090119", ">090120")."""
    terms = []
    for code in codes:
        when = code.get("when")
        if not when:
            continue
        first, last = _stretch(where, str(when))
        terms.append({"code": str(code.get("code", "")).upper(), "from": first, "to": last})
    return check_terms(where, terms)


def _stretch(where: str, when: str) -> tuple[str | None, str | None]:
    when = when.strip()
    if when[:1] == "<":
        return None, _old_day(where, when[1:])
    if when[:1] == ">":
        return _old_day(where, when[1:]), None
    parts = when.split("/") if "/" in when else when.split("-", 1)
    if len(parts) != 2:
        raise LexiconError(
            f"{where}: unknown term {when!r}", fix="write YYYYMMDD-YYYYMMDD, <YYYYMMDD or >YYYYMMDD"
        )
    return _old_day(where, parts[0]), _old_day(where, parts[1])


def _old_day(where: str, text: str) -> str | None:
    text = text.strip()
    match = _OLD_DAY.fullmatch(text)
    if match is None:
        return text or None
    year = int(match[1])
    if len(match[1]) == 2:
        year += 2000 if year < _THIS_CENTURY else 1900
    day = _as_day(where, f"{year:04d}-{match[2]}-{match[3]}")
    return day.isoformat() if day else None


def _as_day(where: str, value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise LexiconError(
            f"{where}: {value!r} is no day", fix="write a day that exists as YYYY-MM-DD"
        ) from error


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
