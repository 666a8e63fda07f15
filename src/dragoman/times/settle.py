"""Settle an expression: its value from its words, the day of the report, or the day last spoken of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.times import moments
from dragoman.times.match import Raw
from dragoman.times.moments import Moment
from dragoman.times.tense import FUTURE, PAST, PRESENT, WOULD

UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S",
         "decade": "E", "century": "C", "weekend": "WE"}  # fmt: skip
MANY = {"fortnight": (2, "week"), "quarter": (3, "month"), "decade": (10, "year"), "century": (100, "year"),
        "night": (1, "day")}  # fmt: skip
CLOCK_UNITS = ("hour", "minute", "second")
OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}


@dataclass(slots=True)
class Settled:
    """What an expression comes to."""

    type: str
    value: str
    precision: str | None = None
    moment: Moment | None = None
    clock: str | None = None  # T10:30, TMO


@dataclass(slots=True)
class Around:
    """What stands around an expression: the day of the report, the day last spoken of, the tense."""

    now: date | None
    ref: Moment | None = None
    day: Moment | None = None  # the day that the report is at
    tense: str | None = None
    sure: bool = False
    edge: str | None = None
    year: int | None = None  # a year said in the same breath ("June and July 2014")


def settle(raw: Raw, around: Around) -> Settled | None:
    """The value of one expression; None where it comes to nothing."""
    if raw.kind == "ref":
        return Settled("DATE", raw.parts["value"])
    if raw.kind == "set":
        return _set(raw.parts)
    if raw.kind == "duration":
        return _duration(raw.parts, around)
    if "shift" in raw.parts:
        return _shift(raw.parts, around)
    moment = _date(raw.parts, around)
    clock = clock_of(raw.parts)
    if moment is None:
        return _open(raw.parts, clock, around)
    if clock and moment.grain in ("day", "weekday"):
        return Settled("TIME", moment.value + clock, "time", moment, clock)
    return Settled("DATE", moment.value, moment.precision, moment)


def _open(parts: dict[str, Any], clock: str | None, around: Around) -> Settled | None:
    """Nothing to count from: the value stays open."""
    if clock and "unit" not in parts:
        day = around.day
        head = day.value if day else "XXXX-XX-XX"
        return Settled("TIME", head + clock, "time", day, clock)
    unit = parts.get("unit")
    if unit is None:
        return None
    value = OPEN.get(unit, "XXXX")
    precision = moments.PRECISION.get(unit, unit)
    if clock and unit == "day":
        return Settled("TIME", value + clock, "time", None, clock)
    return Settled("DATE", value, precision)


# ---- lengths and sets


def length(parts: dict[str, Any]) -> str | None:
    """A length in TIMEX3: P3D, PT6H, PXY, P1Y6M."""
    pairs = [(parts.get("count"), parts.get("unit"))]
    pairs += [(parts[f"count{n}"], parts[f"unit{n}"]) for n in (2, 3) if f"count{n}" in parts]
    days, hours = "", ""
    for count, unit in pairs:
        if unit is None or count is None:
            return None
        number: Any = count
        if isinstance(number, (int, float)):
            number = number + parts.get("plus", 0)
            times, unit = MANY.get(unit, (1, unit))
            number = number * times
            number = int(number) if number == int(number) else number
        elif unit in ("fortnight", "quarter", "night"):
            unit = {"fortnight": "week", "quarter": "month", "night": "day"}[unit]
        if unit in CLOCK_UNITS:
            hours += f"{number}{UNITS[unit]}"
        else:
            days += f"{number}{UNITS[unit]}"
    return "P" + days + ("T" + hours if hours else "")


def _set(parts: dict[str, Any]) -> Settled | None:
    if "value" in parts:
        return Settled("SET", parts["value"])
    if "weekday" in parts:
        return Settled("SET", f"XXXX-WXX-{parts['weekday']}")
    if "month" in parts:
        return Settled("SET", f"XXXX-{parts['month']:02}")
    if "season" in parts:
        return Settled("SET", f"XXXX-{parts['season']}")
    if "clock" in parts:
        return Settled("SET", f"XXXX-XX-XX{parts['clock']}")
    value = length(parts)
    return Settled("SET", value) if value else None


def _duration(parts: dict[str, Any], around: Around) -> Settled | None:
    if parts.get("ahead") and around.tense in (FUTURE, WOULD) and around.sure:
        found = _shift({"shift": parts, "sign": 1, "base": "now"}, around)
        if found:
            return found
    value = length(parts)
    return Settled("DURATION", value) if value else None


# ---- counted


def _shift(parts: dict[str, Any], around: Around) -> Settled | None:
    """Two weeks ago, three days later, two days after Monday."""
    spans = parts["shift"]
    unit, count = spans["unit"], spans.get("count")
    base: Moment | None
    if "from" in parts:
        base = _date(parts["from"].parts, around)
    elif parts["base"] == "now":
        base = moments.on(around.now, "day") if around.now else None
    else:
        base = around.ref
    if not isinstance(count, (int, float)):
        return _vague_shift(parts, unit)
    if unit in CLOCK_UNITS:
        return _hours(parts, base)
    many, grain = MANY.get(unit, (1, unit))
    if grain == "weekend":
        grain = "week"
    number = (count + spans.get("plus", 0)) * many
    if number != int(number):
        if grain != "year":
            return Settled("DATE", OPEN.get(grain, "XXXX"), moments.PRECISION.get(grain, grain))
        number, grain = round(number * 12), "month"
    sign, number = parts["sign"], int(number)
    if "from" in parts and base is not None and base.grain == "day" and base.stretch:
        return _exact(base, spans, sign)
    start = moments.widen(base, grain) if base else None
    moment = moments.step(start, sign * number) if start else None
    if moment and "weekday" in parts:
        moment = _in_week(moment, parts["weekday"])
    if moment is None or (moment.year is None and grain != "day" and moment.grain != "weekday"):
        return Settled("DATE", OPEN.get(grain, "XXXX"), moments.PRECISION.get(grain, grain))
    return Settled("DATE", moment.value, moment.precision, moment)


def _in_week(moment: Moment, weekday: int) -> Moment:
    """That day of a week; other moments stay as they are."""
    if moment.grain != "week" or not moment.stretch:
        return moment
    return moments.on(moments.add(moment.stretch[0], weekday - 1, "day"), "day")


def _exact(base: Moment, spans: dict[str, Any], sign: int) -> Settled | None:
    days = base.stretch
    if days is None:
        return None
    pairs = [(spans["count"], spans["unit"])]
    pairs += [(spans[f"count{n}"], spans[f"unit{n}"]) for n in (2, 3) if f"count{n}" in spans]
    day = days[0]
    try:
        for count, unit in pairs:
            day = moments.add(day, sign * int(count), unit)
    except (ValueError, OverflowError, KeyError):
        return None
    moment = moments.on(day, "day")
    return Settled("DATE", moment.value, "day", moment)


def _vague_shift(parts: dict[str, Any], unit: str) -> Settled:
    if parts.get("base") == "now":
        return Settled("DATE", "PAST_REF" if parts["sign"] < 0 else "FUTURE_REF")
    grain = MANY.get(unit, (1, unit))[1]
    if grain in CLOCK_UNITS:
        return Settled("TIME", "XXXX-XX-XX", "time")
    return Settled("DATE", OPEN.get(grain, "XXXX"), moments.PRECISION.get(grain, grain))


def _hours(parts: dict[str, Any], base: Moment | None) -> Settled:
    """Hours and minutes from a day without a time of day: the day at most, and only for what was just now."""
    value = length(parts["shift"])
    return Settled("DURATION", value or "PTXH")


# ---- dates


def _date(parts: dict[str, Any], around: Around) -> Moment | None:
    if "fiscal" in parts:
        return Moment("fiscal", parts["fiscal"])
    if "decade" in parts:
        return Moment("decade", int(parts["decade"]))
    if "century" in parts:
        return Moment("century", parts["century"] - 1) if 1 <= parts["century"] <= 22 else None
    if "holiday" in parts:
        return _holiday(parts, around)
    if "of_unit" in parts:
        year = _relative({"unit": "year", "offset": parts["of_offset"], "base": parts.get("of_base")}, around)
        return _named(parts, around, {"year": year.year if year else None}, fixed=True)
    if "offset" in parts:
        return _offset(parts, around)
    if "weekday" in parts and "month" not in parts:
        if "day" in parts:
            return _weekday_of_month(parts, around)
        return _weekday(parts["weekday"], around)
    if any(k in parts for k in ("month", "season", "quarter", "halfyear", "week")):
        return _named(parts, around, parts, fixed="year" in parts)
    if "year" in parts:
        return Moment("year", parts["year"])
    if "day" in parts:
        return _day_of_month(parts["day"], around)
    return None


def _holiday(parts: dict[str, Any], around: Around) -> Moment | None:
    name = parts["holiday"]
    if not name.startswith("easter"):
        month, day = map(int, name.split("-"))
        whole = {**parts, "month": month, "day": day}
        if "offset" in parts:
            return _offset_name(whole, around)
        return _named(whole, around, parts)
    days = int(name.removeprefix("easter"))
    if "year" in parts:
        return moments.on(moments.add(moments.easter(parts["year"]), days, "day"), "day")
    if around.now is None:
        return None
    feasts = [moments.add(moments.easter(around.now.year + k), days, "day") for k in (-1, 0, 1)]
    past = [f for f in feasts if f <= around.now]
    ahead = [f for f in feasts if f >= around.now]
    back = parts["offset"] < 0 if parts.get("offset") else around.tense not in (FUTURE, WOULD)
    return moments.on(past[-1] if back else ahead[0], "day")


def _named(parts: dict[str, Any], around: Around, given: dict[str, Any], *, fixed: bool = False) -> Moment | None:
    """A month, day, season, quarter or week, in its year or in the one that the clause looks to."""
    year = given.get("year")
    if parts.get("week") == -1:
        return moments.on(date(year, 12, 28), "week") if year else None  # 28 December is always in the last
    moment = _yearless(parts)
    if moment is None:
        return None
    if fixed or year is not None:
        return _in_year(moment, year)
    if around.year is not None:
        return _in_year(moment, around.year)
    if around.now is None:
        return moment
    return _choose(moment, around)


def _yearless(parts: dict[str, Any]) -> Moment | None:
    if "month" in parts:
        if "day" in parts:
            return Moment("day", None, parts["month"], parts["day"])
        return Moment("month", None, parts["month"])
    if "season" in parts:
        return Moment("season", None, moments.SEASONS.index(parts["season"]) + 1)
    for grain, name, most in (("quarter", "quarter", 4), ("half", "halfyear", 2), ("week", "week", 53)):
        if name in parts:
            return Moment(grain, None, parts[name]) if 1 <= parts[name] <= most else None
    return None


def _in_year(moment: Moment, year: int | None) -> Moment:
    return Moment(moment.grain, year, moment.n, moment.day)


def _choose(moment: Moment, around: Around) -> Moment:
    """The year of a yearless moment: the last or the next such, as the clause looks."""
    now = around.now
    assert now is not None  # noqa: S101  (for the type checker: asked before)
    years = [_in_year(moment, now.year + k) for k in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    good = [(m, m.stretch) for m in years]
    past = [m for m, days in good if days and days[0] <= now]
    ahead = [m for m, days in good if days and days[1] >= now]
    if not past or not ahead:
        return moment
    last, following = past[-1], ahead[0]
    if last == following:
        return last
    back = (now - last.stretch[1]).days if last.stretch else 0
    on = (following.stretch[0] - now).days if following.stretch else 0
    if around.edge == "since":
        return last
    if around.tense == PAST:
        return following if not around.sure and back > 200 and on < 100 else last
    if around.tense == FUTURE and around.sure:
        return following
    if around.tense == WOULD:
        return last if back * 2 < on else following
    return last if back <= on else following


def _weekday(weekday: int, around: Around) -> Moment:
    """The last such day, or the next where the clause looks ahead; today counts as either."""
    if around.now is None:
        return Moment("weekday", None, weekday)
    back = (around.now.isoweekday() - weekday) % 7
    ahead = around.tense in (FUTURE, WOULD, PRESENT) or (around.edge == "to" and not around.sure)
    if around.edge == "from":
        ahead = False
    count = -back if not ahead or back == 0 else 7 - back
    return moments.on(moments.add(around.now, count, "day"), "day")


def _weekday_of_month(parts: dict[str, Any], around: Around) -> Moment | None:
    """Monday the 21st: of this month or the nearest that fits."""
    if around.now is None:
        return Moment("weekday", None, parts["weekday"])
    for months in (0, 1, -1, 2, -2):
        there = moments.add(around.now.replace(day=1), months, "month")
        if moments.exists(there.year, there.month, parts["day"]):
            day = there.replace(day=parts["day"])
            if day.isoweekday() == parts["weekday"]:
                return moments.on(day, "day")
    return _weekday(parts["weekday"], around)


def _day_of_month(day: int, around: Around) -> Moment | None:
    """The 23rd: of the month last spoken of, else the last or next one."""
    ref = around.ref
    if ref and ref.grain in ("day", "month") and moments.exists(ref.year, ref.n, day):
        return Moment("day", ref.year, ref.n, day)
    if around.now is None or not moments.exists(around.now.year, around.now.month, day):
        return None
    here = around.now.replace(day=day)
    back = here > around.now and around.tense == PAST
    ahead = here < around.now and around.tense == FUTURE
    there = moments.add(here, -1 if back else 1 if ahead else 0, "month")
    return moments.on(there, "day") if there.day == day else None


# ---- counted in units from now or from the day last spoken of


def _relative(parts: dict[str, Any], around: Around) -> Moment | None:
    unit = parts["unit"]
    if parts.get("base") == "ref":
        start = moments.widen(around.ref, unit) if around.ref else None
        if start is None and around.ref is None and around.now and (around.tense != PAST or unit != "day"):
            start = moments.on(around.now, unit)
    else:
        start = moments.on(around.now, unit) if around.now else None
    moment = moments.step(start, parts["offset"]) if start else None
    return None if moment is None or (moment.year is None and moment.grain not in ("day", "weekday", "month")) else moment


def _offset(parts: dict[str, Any], around: Around) -> Moment | None:
    if "unit" not in parts:
        return _offset_name(parts, around)
    if parts["unit"] == "day" and parts.get("clock") == "TNI" and parts["offset"] in (-1, 1) and parts.get("base") != "ref":
        return _relative(parts, around)
    whole = _relative(parts, around)
    if whole is None:
        return Moment("weekday", None, parts["weekday"]) if "weekday" in parts else None
    if "weekday" in parts and whole.stretch:
        return moments.on(moments.add(whole.stretch[0], parts["weekday"] - 1, "day"), "day")
    if "day" in parts and whole.grain == "month":
        return Moment("day", whole.year, whole.n, parts["day"]) if moments.exists(whole.year, whole.n, parts["day"]) else None
    return whole


def _offset_name(parts: dict[str, Any], around: Around) -> Moment | None:
    """Last Monday, next July, this summer, the following Friday."""
    offset, rel = parts["offset"], parts.get("rel", "")
    base = around.now
    if parts.get("base") == "ref" and around.ref and around.ref.stretch:
        base, rel = around.ref.stretch[0], "coming" if offset > 0 else "past"
    if "weekday" in parts:
        if base is None:
            return Moment("weekday", None, parts["weekday"])
        return _offset_weekday(parts["weekday"], offset, rel, base)
    moment = _yearless(parts)
    if moment is None or base is None:
        return moment
    here = _in_year(moment, moments.on(base, moment.grain).year)
    days = here.stretch
    if days is None or offset == 0:
        return here
    if offset < 0:
        return here if days[1] < base else _in_year(moment, (here.year or 0) - 1)
    return here if days[0] > base else _in_year(moment, (here.year or 0) + 1)


def _offset_weekday(weekday: int, offset: int, rel: str, base: date) -> Moment:
    if rel in ("past", "coming", "upcoming", "forthcoming"):
        days = (weekday - base.isoweekday()) % 7 or 7 if offset > 0 else -((base.isoweekday() - weekday) % 7 or 7)
    else:
        days = weekday - base.isoweekday() + 7 * offset
    return moments.on(moments.add(base, days, "day"), "day")


# ---- times of day


def clock_of(parts: dict[str, Any]) -> str | None:
    """The time of day in TIMEX3: T10:30, T18:00Z, TMO; None where there is none."""
    clock = parts.get("clock")
    zone = parts.get("zone") or ""
    if isinstance(clock, str):
        return clock + zone
    if clock is None and "hour" not in parts:
        return None
    hour, minute, *rest = (*clock, 0) if clock else (parts["hour"], 0)
    if not isinstance(hour, int) or hour > 24:
        return None
    late = parts.get("ampm") == "pm" or (parts.get("ampm") is None and parts.get("part") in ("TAF", "TEV", "TNI"))
    if late and hour < 12 and not (parts.get("part") == "TNI" and hour < 5):
        hour += 12
    elif parts.get("ampm") == "am" and hour == 12:
        hour = 0
    seconds = f":{rest[0]:02}" if len(rest) > 1 else ""
    if clock is None and not zone:
        return f"T{hour:02}"  # no minutes said
    return f"T{hour:02}:{minute:02}{seconds}{zone}"
