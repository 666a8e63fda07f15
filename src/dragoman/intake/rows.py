"""A report as one JSON object: its text and what is known about it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dragoman.errors import InputError
from dragoman.intake.text import from_text
from dragoman.lexicon import Lexicon
from dragoman.records import Report

# Keys that are taken as they stand, besides `text` and `published`.
KEYS = ("title", "url", "outlet", "author", "language", "translated_from", "license", "copyright", "corpus")


def from_row(row: Any, *, published: date | None = None, lexicon: Lexicon | None = None) -> Report:
    """Give the report of a JSON object; keys that no report has are left alone.

    `published` serves a row without a day of its own.
    """
    if not isinstance(row, Mapping):
        raise InputError("is no JSON object", fix="write one report a line, as JSON")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError("has no 'text'", fix="give the report's text as a string under 'text'")
    known = {key: row[key] for key in KEYS if row.get(key) is not None}
    wrong = next((key for key, value in known.items() if not isinstance(value, str)), None)
    if wrong:
        raise InputError(f"{wrong!r} is no string", fix="put it in quotes or leave it out")
    own = row.get("published")
    return from_text(text, published=published if own is None else _day(own), lexicon=lexicon, **known)


def _day(value: Any) -> date:
    """Give the day of "2019-11-22" or "2019-11-22T10:15:00+09:00"."""
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise InputError(f"'published' is {value!r}, no day", fix="write YYYY-MM-DD") from None
