"""What an expression is settled from, and what it comes to."""

from dataclasses import dataclass
from datetime import date

from dragoman.times.moments import PRECISION, Moment

_OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}


@dataclass(slots=True)
class Settled:
    """What an expression comes to."""

    type: str  # DATE TIME DURATION SET
    value: str
    precision: str | None = None
    moment: Moment | None = None
    clock: str | None = None  # T10:30, TMO


@dataclass(slots=True)
class Around:
    """What stands around an expression; None where nothing gives it."""

    now: date | None  # the day of the report
    ref: Moment | None = None  # the date last spoken of
    near: Moment | None = None  # the same, where this sentence or the one before speaks of it
    day: Moment | None = None  # the day that the telling is at
    tense: str | None = None
    sure: bool = False  # whether the tense is that of the verb that the expression modifies itself
    edge: str | None = None  # what it opens or closes: from to before after
    year: int | None = None  # a year said in the same breath ("June and July 2014")


def open_date(grain: str) -> Settled:
    """A date that nothing settles: it stays open and says how precise its words are."""
    return Settled("DATE", _OPEN.get(grain, "XXXX"), PRECISION.get(grain, grain))


def settled(moment: Moment) -> Settled:
    """A date that a moment settles, as far as it goes."""
    return Settled("DATE", moment.value, moment.precision, moment)
