"""Points and stretches on the calendar: TIMEX3 values, the days that they span, and counting from them."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")  # of the northern half; winter runs into the next year
PRECISION = {"weekday": "day", "weekend": "day", "half": "year", "century": "decade", "fiscal": "year"}
PRECISION |= {"year BC": "year", "century BC": "decade"}
_COARSER = {
    "day": ("weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"),
    "weekend": ("week", "month", "year"),
    "week": ("month", "quarter", "year"),
    "month": ("season", "quarter", "half", "year", "decade", "century"),
    "season": ("year",),
    "quarter": ("half", "year"),
    "half": ("year",),
    "year": ("decade", "century"),
    "decade": ("century",),
}
_BEFORE = {"year BC": 4, "century BC": 2}  # digits of the value
_CYCLES = {"month": 12, "quarter": 4, "half": 2, "season": 4}  # so many to the year
_COUNTED = ("year", "decade", "century", "fiscal")
_COMMON = 2001  # a year without a 29 February, for counting where no year is given

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or other stretch of the calendar; `year` None where nothing gives it.

    `n` is the month, week, quarter, half or season (from 1), or the weekday of an open weekday; the year of a
    decade or century is its leading digits (199 for the 1990s, 18 for the 1800s).
    """

    grain: str
    year: int | None = None
    n: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        digits = {"decade": 3, "century": 2}.get(self.grain, 4)
        year = "X" * digits if self.year is None else f"{self.year:0{digits}}"
        if self.grain in _BEFORE:
            return f"BC{self.year:0{_BEFORE[self.grain]}}"
        return year + self._rest() if self.grain != "fiscal" else f"FY{year}"

    def _rest(self) -> str:
        """The value after the year."""
        n = self.n
        forms = {
            "day": f"-{n:02}-{self.day:02}",
            "month": f"-{n:02}",
            "week": f"-W{n:02}",
            "weekend": f"-W{n:02}-WE",
            "weekday": f"-WXX-{n}",
            "quarter": f"-Q{n}",
            "half": f"-H{n}",
        }
        return f"-{SEASONS[n - 1]}" if self.grain == "season" else forms.get(self.grain, "")

    @property
    def stretch(self) -> Days | None:
        """First and last day; None where the value is open."""
        return stretch(self.value)

    @property
    def precision(self) -> str:
        """The record's word for the grain."""
        return PRECISION.get(self.grain, self.grain)


# ---- from values to days


def stretch(value: str) -> Days | None:
    """First and last day of a TIMEX3 value, both included; None for open values, lengths and references."""
    head, _, tail = value.partition("/")
    if tail:
        first, last = stretch(head), stretch(tail)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    head = head.partition("T")[0]
    for pattern, days in _STRETCHES:
        if match := pattern.fullmatch(head):
            try:
                return days(match)
            except ValueError:  # no such day, or a year that the calendar does not hold
                return None
    return None


def _day(match: re.Match[str]) -> Days:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _week(match: re.Match[str]) -> Days:
    year, week = int(match[1]), int(match[2])
    return date.fromisocalendar(year, week, 6 if match[3] else 1), date.fromisocalendar(year, week, 7)


def _part(match: re.Match[str]) -> Days:
    size = 3 if match[2] == "Q" else 6
    last = size * int(match[3])
    return _months(int(match[1]), last - size + 1, last)


def _season(match: re.Match[str]) -> Days:
    first = 3 * (SEASONS.index(match[2]) + 1)
    return _months(int(match[1]), first, first + 2)


def _month(match: re.Match[str]) -> Days:
    return _months(int(match[1]), int(match[2]), int(match[2]))


def _years(match: re.Match[str]) -> Days:
    span = 10 ** (4 - len(match[0]))
    first = int(match[0]) * span
    return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)


def _months(year: int, first: int, last: int) -> Days:
    """The stretch of months first to last; a month past December falls into the next year."""
    end_year, end = (year + 1, last - 12) if last > 12 else (year, last)
    return date(year, first, 1), date(end_year, end, calendar.monthrange(end_year, end)[1])


_STRETCHES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"\d{2,4}"), _years),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-(Q)([1-4])"), _part),
    (re.compile(r"(\d{4})-(H)([12])"), _part),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
)


# ---- from days to values, and counting


def on(day: date, grain: str) -> Moment:
    """The day, week, month ... that a day lies in."""
    if grain in ("week", "weekend"):
        iso = day.isocalendar()
        return Moment(grain, iso.year, iso.week)
    if grain == "season":
        return Moment(grain, day.year - (day.month < 3), (day.month - 3) % 12 // 3 + 1)
    parts = {
        "month": (day.year, day.month),
        "quarter": (day.year, (day.month + 2) // 3),
        "half": (day.year, (day.month + 5) // 6),
        "year": (day.year, 0),
        "decade": (day.year // 10, 0),
        "century": (day.year // 100, 0),
    }
    if grain in parts:
        return Moment(grain, *parts[grain])
    return Moment("day", day.year, day.month, day.day)


def widen(moment: Moment, grain: str) -> Moment | None:
    """The stretch of a coarser grain that a moment lies in; None where it cannot be told."""
    if moment.grain == grain:
        return moment
    if grain not in _COARSER.get(moment.grain, ()):
        return None
    if days := moment.stretch:
        return on(days[0], grain)
    if moment.grain == "day" and grain == "month":
        return Moment("month", moment.year, moment.n)
    return Moment("year") if grain == "year" else None


def step(moment: Moment, count: int) -> Moment | None:
    """The moment `count` of its own grain later; None off the calendar, or where that cannot be told."""
    grain, year = moment.grain, moment.year
    if grain == "weekday":
        return replace(moment, n=(moment.n - 1 + count) % 7 + 1)
    if grain in _CYCLES:
        carry, n = divmod(moment.n - 1 + count, _CYCLES[grain])
        return replace(moment, year=None if year is None else year + carry, n=n + 1)
    if grain in _COUNTED and year is not None:
        return replace(moment, year=year + count) if 0 < year + count < 10_000 else None
    try:
        return _step_days(moment, count)
    except (ValueError, OverflowError):
        return None


def _step_days(moment: Moment, count: int) -> Moment | None:
    days = moment.stretch
    if days:
        size = 7 if moment.grain in ("week", "weekend") else 1
        return on(days[0] + timedelta(days=size * count), moment.grain)
    if moment.grain == "day" and moment.year is None:
        moved = date(_COMMON, moment.n, moment.day) + timedelta(days=count)
        return Moment("day", None, moved.month, moved.day) if moved.year == _COMMON else None
    return moment if count == 0 else None


def add(day: date, count: int, unit: str) -> date:
    """The day `count` units later; the last of a month stands in for days that the month lacks."""
    if unit in ("day", "night", "week", "fortnight"):
        return day + timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    carry, n = divmod(day.month - 1 + months, 12)
    year = day.year + carry
    return date(year, n + 1, min(day.day, calendar.monthrange(year, n + 1)[1]))


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; in some year where none is given."""
    if not 1 <= month <= 12 or not (year is None or 1 <= year <= 9999):
        return False
    return 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]
