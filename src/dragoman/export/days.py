"""The day under which a claim stands in a table, and what it rests on."""

from datetime import date
from typing import NamedTuple

from dragoman.export.pairs import Form


class EventDay(NamedTuple):
    """A day and its basis: `date`, what the words say; `reported`, the day of publication."""

    day: date | None
    basis: str | None


def event_day(claim: Form) -> EventDay:
    """Give the first day of what the claim tells, else the day of the report."""
    for basis in ("date", "reported"):
        day = as_day(claim[basis])
        if day is not None:
            return EventDay(day, basis)
    return EventDay(None, None)


def day_of_telling(claim: Form) -> EventDay:
    """Give the day for formats that cannot say "planned": that of the report where the deed is to come.

    AGREE for a meeting next Monday: on Monday is the meeting, not the agreement.
    """
    if claim["status"] == "planned":
        day = as_day(claim["reported"])
        return EventDay(day, "reported" if day else None)
    return event_day(claim)


def as_day(said: date | str | None) -> date | None:
    """Give a day from a day or YYYY-MM-DD."""
    return date.fromisoformat(said) if isinstance(said, str) else said
