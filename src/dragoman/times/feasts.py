"""Feasts and other named days: on a fixed date, on the n-th weekday of a month, or so far from Easter."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.errors import LexiconError
from dragoman.times import moments

_RULE = re.compile(r"(?P<base>pascha|easter|\d+-\d+|\d+/[1-7]/-?\d)(?P<plus>[+-]\d+)?")

_COMMON = 2001  # a year without a 29 February


def feast_of(rule: str) -> Callable[[int], date]:
    """What gives a feast's day in a year.

    A rule is `12-25` (25 December), `11/4/4` (the fourth Thursday of November; `5/1/-1` the last Monday of
    May), `easter` or `pascha` (of the western and of the eastern churches), and days from it: `easter-2`.
    """
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(rule)
    base, days = match["base"], timedelta(days=int(match["plus"] or 0))
    return lambda year: _base(base, year) + days


def check_feast(rule: str) -> None:
    """Refuse a rule that gives no day in some year: where, what, and what to write."""
    try:
        feast_of(rule)(_COMMON)
    except ValueError:
        where = f"en/times.yml: feasts: no day by the rule {rule!r}"
        raise LexiconError(where, fix="write 12-25, 11/4/4, easter-2 or pascha+0") from None


def _base(base: str, year: int) -> date:
    if base == "easter":
        return easter(year)
    if base == "pascha":
        return pascha(year)
    if "/" in base:
        month, weekday, nth = map(int, base.split("/"))
        return nth_weekday(year, month, weekday, nth) or date(year, month, 1)
    month, day = map(int, base.split("-"))
    return date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The n-th such weekday (Monday is 1) of a month, from its end where `nth` is negative; None: too few."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7
    days = [n for n in range(day, 32, 7) if moments.exists(year, month, n)]
    try:
        return date(year, month, days[nth - 1 if nth > 0 else nth])
    except IndexError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian reckoning)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = century // 4
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Easter Sunday of the eastern churches (the reckoning of Meeus for the Julian calendar), as we date."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2  # days that the Julian calendar lies behind ours
    return date(year, month, day + 1) + timedelta(days=behind)
