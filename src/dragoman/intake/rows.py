"""A report as one row: a JSON object, or a line of a table by the names of its columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, arrived, named
from dragoman.intake.stamps import day_of
from dragoman.intake.text import from_text
from dragoman.intake.words import page_words
from dragoman.lexicon import Lexicon
from dragoman.records import Report

# Keys that are taken as they stand, besides `text` and `published`.
KEYS = ("title", "url", "outlet", "author", "language", "translated_from", "license", "copyright", "corpus")
FIELDS = ("text", "published", *KEYS)
# Rows without text at the top of a file after which it is taken to have none at all.
PATIENCE = 1000


class NoTextError(InputError):
    """A row that does not have the column with the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as a file gave it, or what is wrong with it."""

    name: str  # "file.csv:3"
    value: Any = None
    source: bytes | None = None  # its bytes in the file, where it has any of its own
    error: InputError | None = None
    warnings: tuple[str, ...] = ()


def from_row(
    row: Any,
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
    columns: Mapping[str, str] | None = None,
    source: bytes | None = None,
    extractor: str | None = None,
) -> Report:
    """Give the report of a JSON object; keys that no report has are left alone.

    `published` serves a row without a day of its own; `columns` gives the row's key for a field whose name
    it does not have.
    """
    if not isinstance(row, Mapping):
        raise InputError("is no JSON object", fix="write one report a line, as JSON")
    keys = {field: (columns or {}).get(field, field) for field in FIELDS}
    text = row.get(keys["text"])
    if not isinstance(text, str):
        name = keys["text"]
        raise NoTextError(f"has no {name!r}", fix=f"give the report's text as a string under {name!r}")
    known = {key: row[keys[key]] for key in KEYS if row.get(keys[key]) is not None}
    wrong = next((key for key, value in known.items() if not isinstance(value, str)), None)
    if wrong:
        raise InputError(f"{keys[wrong]!r} is no string", fix="put it in quotes or leave it out")
    for key in ("language", "translated_from"):
        if key in known:
            known[key] = known[key].replace("_", "-").partition("-")[0].lower()  # "en-GB" is English
    own = row.get(keys["published"])
    day = published if own is None or own == "" else _day(own, keys["published"], lexicon)
    return from_text(text, published=day, lexicon=lexicon, source=source, extractor=extractor, **known)


def _day(value: Any, name: str, lexicon: Lexicon | None) -> date:
    """Give the day of "2019-11-22", "2019-11-22T10:15:00+09:00" or "22 Nov 2019"."""
    day = day_of(value, page_words(lexicon))
    if day is None:
        raise InputError(f"{name!r} is {value!r}, no day", fix="write YYYY-MM-DD")
    return day


def check_columns(name: str, have: Iterable[str], options: Options) -> None:
    """Raise InputError where a table lacks the column with the text, or one that the user named."""
    held = list(have)
    wanted = {"text": "text", **options.columns}
    for field, column in wanted.items():
        if column not in held:
            shown = ", ".join(map(repr, held[:20])) + (", ..." if len(held) > 20 else "")
            raise InputError(
                f"{name}: has no column {column!r} (it has {shown})",
                fix=f"say which holds it: --map {field}=COLUMN",
            )


def reports_of(
    name: str, rows: Iterable[Row], options: Options, extractor: str | None = None
) -> Iterator[Arrival]:
    """Give the reports of a file's rows; a bad row is named and the others are read.

    Rows without text at the top are told only once a row has any: where none has, it is one mistake.
    """
    waiting: list[Arrival] = []
    any_text = any_row = False
    unseen = set(options.columns.values())
    for row in rows:
        any_row = True
        arrival = _arrival(row, options, extractor)
        if unseen and isinstance(row.value, Mapping):
            unseen.difference_update(row.value)
        if isinstance(arrival.error, NoTextError) and not any_text:
            waiting.append(arrival)
            if len(waiting) >= PATIENCE:
                break
            continue
        any_text = any_text or arrival.report is not None
        if any_text:
            yield from waiting
            waiting = []
        yield arrival
    if len(waiting) > 1:
        yield Arrival(name=name, error=_none_has_text(name, len(waiting), options))
    else:
        yield from waiting
    if any_text and unseen:
        shown = ", ".join(map(repr, sorted(unseen)))
        yield Arrival(name=name, error=InputError(f"{name}: no row has {shown}", fix="check --map"))
    if not any_row:
        yield arrived(name, from_text("", lexicon=options.lexicon))


def _arrival(row: Row, options: Options, extractor: str | None) -> Arrival:
    error = row.error
    if error is None:
        try:
            report = from_row(
                row.value,
                published=options.published,
                lexicon=options.lexicon,
                columns=options.columns,
                source=row.source,
                extractor=extractor,
            )
            return arrived(row.name, report, *row.warnings)
        except InputError as found:
            error = found
    return Arrival(name=row.name, error=named(row.name, error), warnings=row.warnings)


def _none_has_text(name: str, number: int, options: Options) -> InputError:
    column = options.columns.get("text", "text")
    rows = f"none of its first {number} rows" if number >= PATIENCE else f"none of its {number} rows"
    return InputError(f"{name}: {rows} has {column!r}", fix="say which key holds the text: --map text=KEY")
