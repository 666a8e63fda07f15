"""Settle an expression: its value from its words, the day of the report, or the date last spoken of."""

from typing import Any

from dragoman.times import moments
from dragoman.times.context import Around, Settled, open_date, settled
from dragoman.times.dates import date_of
from dragoman.times.lengths import CLOCK_UNITS, MANY, clock_of, length, pairs_of, settle_set
from dragoman.times.match import Raw
from dragoman.times.moments import Moment
from dragoman.times.tense import FUTURE, WOULD


def settle(raw: Raw, around: Around) -> Settled | None:
    """The value of one expression; None where it comes to nothing."""
    parts = raw.parts
    if raw.kind == "ref":
        return Settled("DATE", parts["value"])
    if raw.kind == "set":
        return settle_set(parts)
    if raw.kind == "duration":
        return _duration(parts, around)
    if "shift" in parts:
        return _shift(parts, around)
    return _date(parts, around)


def _duration(parts: dict[str, Any], around: Around) -> Settled:
    """A length; "in two years" is a date where the verb looks ahead."""
    if parts.get("ahead") and around.sure and around.tense in (FUTURE, WOULD):
        return _shift({"shift": parts, "sign": 1, "base": "now"}, around)
    return Settled("DURATION", length(parts))


def _date(parts: dict[str, Any], around: Around) -> Settled | None:
    moment, clock = date_of(parts, around), clock_of(parts)
    if moment is not None:
        if clock and moment.grain in ("day", "weekday"):
            return Settled("TIME", moment.value + clock, "time", moment, clock)
        return settled(moment)
    unit = parts.get("unit")
    if clock and unit in (None, "day"):
        day = around.day if unit is None and "overnight" not in parts else None
        return Settled("TIME", (day.value if day else "XXXX-XX-XX") + clock, "time", day, clock)
    return open_date(unit) if unit else None


def _shift(parts: dict[str, Any], around: Around) -> Settled:
    """Two weeks ago, three days later, two days after Monday."""
    spans = parts["shift"]
    unit, count = spans["unit"], spans.get("count")
    if unit in CLOCK_UNITS:
        return Settled("DURATION", length(spans))  # from no hour that is known
    grain = MANY.get(unit, (1, unit))[1].replace("weekend", "week")
    if not isinstance(count, (int, float)):
        return _vague(parts, grain)
    base = _base(parts, around)
    if "from" in parts and base is not None and base.stretch and base.grain == "day":
        exact = _exact(base, spans, parts["sign"]) or base
        return settled(_in_week(exact, parts["weekday"]) if "weekday" in parts else exact)
    return _counted(parts, grain, base)


def _base(parts: dict[str, Any], around: Around) -> Moment | None:
    if "from" in parts:
        return date_of(parts["from"].parts, around)
    now = moments.on(around.now, "day") if around.now else None
    if parts["base"] == "now":
        return now
    whole_years = parts["shift"]["unit"] in ("year", "quarter", "month")
    # "From a year earlier" with no date before it: a year before what the report reports.
    return around.ref or (now if parts["sign"] < 0 and whole_years else None)


def _counted(parts: dict[str, Any], grain: str, base: Moment | None) -> Settled:
    """So many units from the unit that the base lies in: as precise as the words."""
    spans = parts["shift"]
    number = (spans["count"] + spans.get("plus", 0)) * MANY.get(spans["unit"], (1, ""))[0]
    if number != int(number):
        if grain != "year":
            return open_date(grain)
        number, grain = round(number * 12), "month"
    if "weekday" in parts and base and base.grain == "day" and "plus" not in spans:
        exact = _exact(base, spans, parts["sign"])
        return settled(_in_week(exact, parts["weekday"])) if exact else open_date(grain)
    start = moments.widen(base, grain) if base else None
    moment = moments.step(start, parts["sign"] * int(number)) if start else None
    if moment is None or (moment.year is None and moment.grain not in ("day", "weekday")):
        return open_date(grain)
    return settled(moment)


def _in_week(moment: Moment, weekday: int) -> Moment:
    """That day of a week, or of the week of a day; other moments stay as they are."""
    week = moments.widen(moment, "week") if moment.grain in ("day", "week") else None
    if week is None or not week.stretch:
        return moment
    return moments.on(moments.add(week.stretch[0], weekday - 1, "day"), "day")


def _exact(base: Moment, spans: dict[str, Any], sign: int) -> Moment | None:
    """From a day that is given: the very day."""
    if base.stretch is None:
        return None
    day = base.stretch[0]
    try:
        for count, unit in pairs_of(spans):
            day = moments.add(day, sign * int(count), unit)
    except (ValueError, OverflowError, KeyError):  # off the calendar, or hours from a day
        return None
    return moments.on(day, "day")


def _vague(parts: dict[str, Any], grain: str) -> Settled:
    """Several years ago; a few days later."""
    if parts.get("base") == "now":
        return Settled("DATE", "PAST_REF" if parts["sign"] < 0 else "FUTURE_REF")
    return open_date(grain)
