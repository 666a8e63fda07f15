"""Which day, month or year the parts of a date come to."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dragoman.times import feasts, moments
from dragoman.times.context import Around
from dragoman.times.moments import Moment
from dragoman.times.tense import FUTURE, PAST, PRESENT, WOULD

_NAMED = ("month", "season", "quarter", "halfyear", "week")
_NEAREST = ("past", "coming", "upcoming", "forthcoming")
# Days: a date so long past is not meant where a noun parts it from a past verb and another is so near ahead.
_FAR, _NEAR = 200, 100
_MANY = 60  # weekdays ago; nobody counts more


def date_of(parts: dict[str, Any], around: Around) -> Moment | None:
    """The moment of a date, open where nothing gives its year or week; None where there is no such."""
    for name, rule in _RULES:
        if name in parts:
            return rule(parts, around)
    return None


def _offset(parts: dict[str, Any], around: Around) -> Moment | None:
    """The days of "this week", last Monday, the 21st of next month."""
    if "holiday" in parts:
        return _holiday(parts, around)
    if "unit" not in parts:
        return _offset_name(parts, around)
    whole = relative(parts, around)
    if whole is None:
        return Moment("weekday", None, parts["weekday"]) if "weekday" in parts else None
    if "nth" in parts and whole.grain in ("month", "year"):
        return _nth_day(whole, parts)
    return _part_of(whole, parts)


def _part_of(whole: Moment, parts: dict[str, Any]) -> Moment | None:
    """Tuesday of a week, the 21st of a month; or the whole."""
    days = whole.stretch
    if "weekday" in parts and days:
        return moments.on(moments.add(days[0], parts["weekday"] - 1, "day"), "day")
    if "day" in parts and whole.grain == "month":
        real = moments.exists(whole.year, whole.n, parts["day"])
        return Moment("day", whole.year, whole.n, parts["day"]) if real else None
    return whole


def relative(parts: dict[str, Any], around: Around) -> Moment | None:
    """A unit counted from now, or from the date last spoken of; None where there is nothing to count from."""
    unit = parts["unit"]
    now = moments.on(around.now, unit) if around.now else None
    start = now
    if parts.get("base") == "near":
        near = around.near if unit == "day" or around.tense == PAST else None
        start = (
            (moments.widen(near, unit) if near else None) or (around.day if unit == "day" else None) or now
        )
    if parts.get("base") == "ref":
        start = moments.widen(around.ref, unit) if around.ref else None
        if (
            start is None
            and around.ref is None
            and parts["offset"]
            and (around.tense != PAST or unit != "day")
        ):
            start = now
    moment = moments.step(start, parts["offset"]) if start else None
    placed = moment is not None and (moment.year is not None or moment.grain in ("day", "weekday", "month"))
    return moment if placed else None


def _offset_name(parts: dict[str, Any], around: Around) -> Moment | None:
    """Last Monday, next July, this summer, the following Friday."""
    offset, rel, base = parts["offset"], parts.get("rel", ""), around.now
    if parts.get("base") == "ref" and around.ref and around.ref.stretch:
        base, rel = around.ref.stretch[0], "coming" if offset > 0 else "past"
    if "weekday" in parts:
        if base is None:
            return Moment("weekday", None, parts["weekday"])
        return _offset_weekday(parts["weekday"], offset, rel, base)
    moment = _yearless(parts)
    if moment is None or base is None:
        return moment
    year = moments.on(base, moment.grain).year or 0
    here = _in_year(moment, year)
    days = here.stretch
    if days is None or offset == 0:
        return here
    if offset < 0:
        return here if days[1] < base else _in_year(moment, year - 1)
    return here if days[0] > base else _in_year(moment, year + 1)


def _offset_weekday(weekday: int, offset: int, rel: str, base: date) -> Moment:
    """Next Friday is next week's, the coming Friday the first to come; so for last and past."""
    days = weekday - base.isoweekday() + 7 * offset
    if rel in _NEAREST:
        gap = (weekday - base.isoweekday()) % 7
        days = gap or 7 if offset > 0 else (gap or 7) - (7 if gap else 14)
    return moments.on(moments.add(base, days, "day"), "day")


def _of_unit(parts: dict[str, Any], around: Around) -> Moment | None:
    """July of last year."""
    year = relative({"unit": "year", "offset": parts["of_offset"], "base": parts.get("of_base")}, around)
    if "holiday" in parts:
        return _holiday({**parts, "year": year.year}, around) if year else None
    moment = _yearless(parts)
    return _in_year(moment, year.year if year else None) if moment else None


def _named(parts: dict[str, Any], around: Around) -> Moment | None:
    """A month, day, season, quarter or week, in its year or in the one that the clause looks to."""
    year = parts.get("year", around.year)
    if parts.get("week") == -1:
        return moments.on(date(year, 12, 28), "week") if year else None  # 28 December is always in the last
    moment = _yearless(parts)
    if moment is None:
        return None
    if year is not None:
        moment = _in_year(moment, year)
    elif around.now is not None:
        moment = _choose(moment, parts.get("said_weekday"), around)
    return _nth_day(moment, parts) if "nth" in parts else moment


def _nth_day(whole: Moment, parts: dict[str, Any]) -> Moment | None:
    """The n-th day or weekday of a month or year; the whole where it is open; None where it has too few."""
    days, nth = whole.stretch, parts["nth"]
    if days is None:
        return whole
    if "weekday" in parts:
        month = days[1].month if nth < 0 else days[0].month
        day = feasts.nth_weekday(days[0].year, month, parts["weekday"], nth)
        return moments.on(day, "day") if day else None
    day = moments.add(days[1], nth + 1, "day") if nth < 0 else moments.add(days[0], nth - 1, "day")
    return moments.on(day, "day") if days[0] <= day <= days[1] else None


def _yearless(parts: dict[str, Any]) -> Moment | None:
    if "month" in parts:
        if "day" in parts:
            return Moment("day", None, parts["month"], parts["day"])
        return Moment("month", None, parts["month"]) if 1 <= parts["month"] <= 12 else None
    if "season" in parts:
        return Moment("season", None, moments.SEASONS.index(parts["season"]) + 1)
    for grain, name, most in (("quarter", "quarter", 4), ("half", "halfyear", 2), ("week", "week", 53)):
        if name in parts:
            return Moment(grain, None, parts[name]) if 1 <= parts[name] <= most else None
    return None


def _in_year(moment: Moment, year: int | None) -> Moment:
    return Moment(moment.grain, year, moment.n, moment.day)


def _choose(moment: Moment, weekday: int | None, around: Around) -> Moment:
    """The year of a yearless moment: the last or the next such, as the clause looks."""
    now = around.now
    if now is None:
        return moment
    years = [(m, m.stretch) for k in range(-8, 9) if (m := _in_year(moment, now.year + k)).stretch]
    good = [(m, days) for m, days in years if days]
    fitting = [(m, days) for m, days in good if days[0].isoweekday() == weekday]
    if fitting:  # "Monday, Dec. 26" says its year
        return min(fitting, key=lambda pair: abs((pair[1][0] - now).days))[0]
    past = [(m, days) for m, days in good if days[0] <= now]
    ahead = [(m, days) for m, days in good if days[1] >= now]
    if not past or not ahead:
        return moment
    (last, gone), (following, coming) = past[-1], ahead[0]
    # Figures are of the quarter that is over.
    told = moment.grain in ("quarter", "half") and around.tense in (None, PRESENT)
    if last == following or told:
        return last
    return last if _looks_back((now - gone[1]).days, (coming[0] - now).days, around) else following


def _looks_back(back: int, ahead: int, around: Around) -> bool:
    """Whether the last of two such dates is meant, so many days back and ahead."""
    if around.edge == "from":
        return True
    if around.tense == PAST:
        return around.sure or not (back > _FAR and ahead < _NEAR)
    if around.tense == FUTURE and around.sure:
        return False
    if around.tense == WOULD:
        return back * 2 < ahead
    return back <= ahead


def _holiday(parts: dict[str, Any], around: Around) -> Moment | None:
    """A named day, in its year or in the one that the clause looks to."""
    name, now, year = parts["holiday"], around.now, parts.get("year", around.year)
    feast = feasts.feast_of(name)
    if year is not None:
        return moments.on(feast(year), "day")
    if now is None:
        month, _, day = name.partition("-")
        return Moment("day", None, int(month), int(day)) if month.isdigit() and day.isdigit() else None
    days = [feast(now.year + k) for k in (-1, 0, 1)]
    back, ahead = max(d for d in days if d <= now), min(d for d in days if d >= now)
    if offset := parts.get("offset"):
        apart = [d for d in days if (d < now if offset < 0 else d > now)]
        return moments.on(apart[-1] if offset < 0 else apart[0], "day")
    if "offset" in parts:
        return moments.on(days[1], "day")
    gone = around.tense is None or _looks_back((now - back).days, (ahead - now).days, around)
    return moments.on(back if gone else ahead, "day")


def _weekday(parts: dict[str, Any], around: Around) -> Moment | None:
    """The last such day, or the next where the clause looks ahead; today counts as either."""
    weekday, now = parts["weekday"], around.now
    if "month" in parts:
        return _named(parts, around)
    if now is None:
        return Moment("weekday", None, weekday)
    if "day" in parts and (day := _weekday_of_month(weekday, parts["day"], now)):
        return day
    back = (now.isoweekday() - weekday) % 7
    ahead = around.tense in (FUTURE, WOULD, PRESENT) or (around.edge == "to" and not around.sure)
    if around.edge == "from":
        ahead = False
    return moments.on(moments.add(now, 7 - back if ahead and back else -back, "day"), "day")


def _weekday_of_month(weekday: int, day: int, now: date) -> Moment | None:
    """Monday the 21st: of this month or the nearest that fits."""
    for months in (0, 1, -1, 2, -2):
        there = moments.add(now.replace(day=1), months, "month")
        if moments.exists(there.year, there.month, day) and there.replace(day=day).isoweekday() == weekday:
            return moments.on(there.replace(day=day), "day")
    return None


def _day_of_month(parts: dict[str, Any], around: Around) -> Moment | None:
    """The 23rd: of the month last spoken of, else the last or next one."""
    day, ref, now = parts["day"], around.ref, around.now
    if ref and ref.grain in ("day", "month") and moments.exists(ref.year, ref.n, day):
        return Moment("day", ref.year, ref.n, day)
    if now is None or not moments.exists(now.year, now.month, day):
        return None
    here = now.replace(day=day)
    back = here > now and around.tense == PAST
    ahead = here < now and around.tense == FUTURE
    there = moments.add(here, -1 if back else 1 if ahead else 0, "month")
    return moments.on(there, "day") if there.day == day else None


def _weekend(_: dict[str, Any], around: Around) -> Moment | None:
    """As in "over the weekend": the last, or the one to come."""
    if around.now is None:
        return None
    ahead = around.tense in (FUTURE, WOULD, PRESENT) or around.now.isoweekday() > 5
    return moments.on(moments.add(around.now, 0 if ahead else -7, "day"), "weekend")


def _weekdays_ago(parts: dict[str, Any], around: Around) -> Moment | None:
    """Three Tuesdays ago: the third before the day of the report."""
    weekday, now, count = parts["weekday"], around.now, parts["count"]
    if now is None or not isinstance(count, int) or not 0 < count < _MANY:
        return Moment("weekday", None, weekday)
    back = (now.isoweekday() - weekday) % 7
    if "since" not in parts:  # "two Fridays ago" is the last but one, "a week ago Friday" a week before it
        back, count = back or 7, count - 1
    return moments.on(moments.add(now, -back - 7 * count, "day"), "day")


def _year_ago(parts: dict[str, Any], around: Around) -> Moment | None:
    """The year-earlier quarter; the year-ago period, which is as long as what was last spoken of."""
    now = moments.on(around.now, "year") if around.now else None
    ref = around.ref
    if parts["yearago"] == "quarter":
        last = moments.step(moments.on(around.now, "quarter"), -1) if around.now else None
        quarter = (moments.widen(ref, "quarter") if ref else None) or last
        return moments.step(quarter, -4) if quarter else None
    if ref and ref.grain in ("month", "quarter", "half") and ref.year:
        return _in_year(ref, ref.year - 1)
    return moments.step(now, -1) if now else Moment("year")


def _overnight(_: dict[str, Any], around: Around) -> Moment | None:
    """The night before the report, or the one to come."""
    if around.now is None:
        return None
    return moments.on(moments.add(around.now, 0 if around.tense in (FUTURE, WOULD) else -1, "day"), "day")


def _era(parts: dict[str, Any], _: Around) -> Moment | None:
    """300 B.C., AD 79."""
    if "century" in parts:
        return Moment("century BC", parts["century"])
    return Moment("year BC" if parts["era"] == "BC" else "year", parts["year"])


def _century(parts: dict[str, Any], _: Around) -> Moment | None:
    return Moment("century", parts["century"] - 1) if 1 <= parts["century"] <= 22 else None


def _fiscal(parts: dict[str, Any], _: Around) -> Moment:
    return Moment("fiscal", parts["fiscal"])


def _decade(parts: dict[str, Any], _: Around) -> Moment:
    return Moment("decade", int(parts["decade"]))


def _year(parts: dict[str, Any], _: Around) -> Moment | None:
    year = Moment("year", parts["year"])
    return _nth_day(year, parts) if "nth" in parts else year


# By the first part that is there: what it makes of the rest.
_RULES: tuple[tuple[str, Callable[[dict[str, Any], Around], Moment | None]], ...] = (
    ("fiscal", _fiscal),
    ("era", _era),
    ("ago", _weekdays_ago),
    ("yearago", _year_ago),
    ("decade", _decade),
    ("century", _century),
    ("of_unit", _of_unit),
    ("offset", _offset),
    ("holiday", _holiday),
    ("weekend", _weekend),
    ("weekday", _weekday),
    *((name, _named) for name in _NAMED),
    ("year", _year),
    ("day", _day_of_month),
    ("overnight", _overnight),
)
