"""What a digest says, before it is text or HTML; and the moments that users name."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dragoman.errors import UsageError

_AGO = re.compile(r"(\d{1,5})\s*([hd])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report that tells an incident, or told it."""

    report_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: date | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident as it is now told."""

    id: str
    gloss: str
    first_day: date | None
    last_day: date | None
    place: str | None
    statuses: tuple[str, ...]  # in the order in which they came in
    tellings: tuple[Telling, ...]  # the best first
    before: str | None = None  # the status that was told before the change, where there is one
    after: str | None = None
    differences: tuple[
        tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...
    ] = ()  # field, values, outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A report that stands in for an older one, and what it tells otherwise, as glosses."""

    report: Telling
    changed: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    known: tuple[str, ...] = ()  # what it tells and an older text told before the moment of the digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A report that was taken back, why we think so, and what it had told."""

    report: Telling
    reason: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a store has learned since some moment."""

    store: str
    since: datetime
    about: tuple[tuple[str, ...], ...]
    reports: int  # that were read since
    outlets: int
    new: tuple[Told, ...]
    changed: tuple[Told, ...]
    disagree: tuple[Told, ...]
    corrected: tuple[Correction, ...]
    withdrawn: tuple[Withdrawal, ...]


def since_when(said: str, now: datetime | None = None) -> datetime:
    """Give the moment of `today`, `yesterday` (their beginning), `36h`, `7d` (so long ago) or a day."""
    here = (now or datetime.now(UTC)).astimezone()
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    word = said.strip().lower()
    if word in ("today", "yesterday"):
        return midnight - timedelta(days=word == "yesterday")
    if match := _AGO.fullmatch(word):
        return here - timedelta(**{"hours" if match[2] == "h" else "days": int(match[1])})
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise UsageError(
            f"{said!r} is no day or length of time", fix="write yesterday, today, 36h, 7d or YYYY-MM-DD"
        ) from None
    return midnight.replace(year=day.year, month=day.month, day=day.day)
