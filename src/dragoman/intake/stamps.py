"""Days as feeds and tables write them: a whole cell that is a day, in whatever common form."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dragoman.intake.published import days_in
from dragoman.intake.words import PageWords

# Longest cell that is looked at, in code points: a day with its time and zone is shorter.
_LONGEST = 60


def day_of(value: Any, words: PageWords) -> date | None:
    """Give the day of a date, of "2019-11-22T10:15:00+09:00", "Fri, 22 Nov 2019 ..." or "22 November 2019".

    It is the day where it was written: no time zone is applied. None for what is no whole day or can be read
    in two ways.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    said = str(value).strip() if isinstance(value, str | int) else ""
    if not said or len(said) > _LONGEST:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(said).date()
        except (ValueError, TypeError, IndexError):
            continue
    found = days_in(said, words)
    return found[0].day if len(found) == 1 else None
