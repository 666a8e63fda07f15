"""Points and stretches on the calendar: TIMEX3 values, the days they span, and counting from them."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")  # of the northern half; winter runs into the next year
COARSER = {
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
PRECISION = {"weekend": "day", "half": "year", "century": "decade", "fiscal": "year"}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEARS = re.compile(r"\d{2,4}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or other stretch of the calendar; `year` None where nothing gives it.

    `n` is the month, week, quarter, half or season (from 1), the weekday of an open weekday, and for
    decades and centuries the leading digits stand in `year` (199 for the 1990s, 18 for the 1800s).
    """

    grain: str
    year: int | None = None
    n: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        match self.grain:
            case "day":
                return f"{year}-{self.n:02}-{self.day:02}"
            case "month":
                return f"{year}-{self.n:02}"
            case "week":
                return f"{year}-W{self.n:02}"
            case "weekend":
                return f"{year}-W{self.n:02}-WE" if self.n else f"{year}-WXX-WE"
            case "weekday":
                return f"XXXX-WXX-{self.n}"
            case "quarter":
                return f"{year}-Q{self.n}"
            case "half":
                return f"{year}-H{self.n}"
            case "season":
                return f"{year}-{SEASONS[self.n - 1]}"
            case "fiscal":
                return f"FY{year}"
            case "decade":
                return "XXX" if self.year is None else f"{self.year:03}"
            case "century":
                return "XX" if self.year is None else f"{self.year:02}"
        return year

    @property
    def stretch(self) -> tuple[date, date] | None:
        """First and last day; None where the value is open."""
        return stretch(self.value)

    @property
    def precision(self) -> str:
        """The record's word for the grain."""
        return "day" if self.grain == "weekday" else PRECISION.get(self.grain, self.grain)


def stretch(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value, both included; None for open values, lengths and references."""
    head, _, tail = value.partition("/")
    if tail:
        first, last = stretch(head), stretch(tail)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    head = re.sub(r"T.*", "", head)
    try:
        return _stretch(head)
    except ValueError:  # no such day, or a year the calendar does not hold
        return None


def _stretch(head: str) -> tuple[date, date] | None:
    if m := _DAY.fullmatch(head):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := _WEEK.fullmatch(head):
        start = 6 if m[3] else 1
        year, week = int(m[1]), int(m[2])
        return date.fromisocalendar(year, week, start), date.fromisocalendar(year, week, 7)
    if m := _PART.fullmatch(head):
        size = 3 if m[2] == "Q" else 6
        last = size * int(m[3])
        return _months(int(m[1]), last - size + 1, last)
    if m := _SEASON.fullmatch(head):
        first = 3 * (SEASONS.index(m[2]) + 1)
        return _months(int(m[1]), first, first + 2)
    if m := _MONTH.fullmatch(head):
        return _months(int(m[1]), int(m[2]), int(m[2]))
    if _YEARS.fullmatch(head):
        span = 10 ** (4 - len(head))
        first = int(head) * span
        return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    """The stretch of months first to last; a month past December falls into the next year."""
    end_year, end = (year + 1, last - 12) if last > 12 else (year, last)
    return date(year, first, 1), date(end_year, end, calendar.monthrange(end_year, end)[1])


def on(day: date, grain: str) -> Moment:
    """The day, week, month ... that a day lies in."""
    if grain in ("week", "weekend"):
        iso = day.isocalendar()
        return Moment(grain, iso.year, iso.week)
    if grain == "season":
        year = day.year - 1 if day.month < 3 else day.year
        return Moment(grain, year, (day.month - 3) % 12 // 3 + 1)
    parts = {
        "month": Moment("month", day.year, day.month),
        "quarter": Moment("quarter", day.year, (day.month + 2) // 3),
        "half": Moment("half", day.year, (day.month + 5) // 6),
        "year": Moment("year", day.year),
        "decade": Moment("decade", day.year // 10),
        "century": Moment("century", day.year // 100),
    }
    return parts.get(grain) or Moment("day", day.year, day.month, day.day)


def widen(moment: Moment, grain: str) -> Moment | None:
    """The stretch of a coarser grain that a moment lies in; None where it cannot be told."""
    if moment.grain == grain:
        return moment
    if grain not in COARSER.get(moment.grain, ()):
        return None
    if days := moment.stretch:
        return on(days[0], grain)
    if moment.grain == "day" and grain == "month":
        return Moment("month", moment.year, moment.n)
    return Moment("year") if grain == "year" else None


def step(moment: Moment, count: int) -> Moment | None:
    """The moment `count` of its own grain later; None off the calendar."""
    try:
        return _step(moment, count)
    except (ValueError, OverflowError):
        return None


def _step(moment: Moment, count: int) -> Moment | None:
    grain, year = moment.grain, moment.year
    if grain == "weekday":
        return replace(moment, n=(moment.n - 1 + count) % 7 + 1)
    if grain in ("month", "quarter", "half", "season"):
        size = {"month": 12, "half": 2}.get(grain, 4)
        carry, n = divmod(moment.n - 1 + count, size)
        return replace(moment, year=None if year is None else year + carry, n=n + 1)
    if grain == "day" and year is None:
        # In a common year, so that nothing is counted over a 29 February that may not be.
        moved = date(2001, moment.n, min(moment.day, 28 if moment.n == 2 else 31)) + timedelta(days=count)
        return Moment("day", None, moved.month, moved.day) if moved.year == 2001 else None
    if year is None:
        return moment if count == 0 else None
    if grain in ("year", "decade", "century", "fiscal"):
        return replace(moment, year=year + count) if year + count >= 0 else None
    days = moment.stretch
    if days is None:
        return None
    size = 7 if grain in ("week", "weekend") else 1
    return on(days[0] + timedelta(days=size * count), grain)


def add(day: date, count: int, unit: str) -> date:
    """The day `count` units later; the last of a month stands in for days that the month lacks."""
    if unit in ("day", "night", "week", "fortnight"):
        return day + timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    carry, n = divmod(day.month - 1 + months, 12)
    year = day.year + carry
    return date(year, n + 1, min(day.day, calendar.monthrange(year, n + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian reckoning)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = century // 4
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day, in some year where none is given."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]
