"""Read reports from Python: a reader is loaded once and reads as many as it is given."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from dragoman import language as language_room
from dragoman import lexicon as lexicon_room
from dragoman import pipeline
from dragoman.actors import with_actors
from dragoman.errors import UsageError
from dragoman.intake import from_text
from dragoman.language import Language
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, ParsedText, Report

BATCH = 64
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
logger = logging.getLogger("dragoman")
OnError = Callable[[Report, Exception], None]


class Reader:
    """Reads reports with one language model and one lexicon. Make it with `load`."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        """Keep what every report is read with."""
        self.language = language
        self.lexicon = lexicon

    def read(
        self,
        report: str | Report,
        *,
        published: date | str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> list[Claim]:
        """Give the claims of one report: its text, or a report from `dragoman.intake`.

        `published` is the day it came out, a date or "YYYY-MM-DD"; it settles "Friday" and "last month".
        """
        if isinstance(report, str):
            report = from_text(
                report, published=as_day(published), title=title, url=url, lexicon=self.lexicon
            )
        return pipeline.read(report, self.language, self.lexicon)

    def read_all(
        self, reports: Iterable[str | Report], batch_size: int = BATCH, *, on_error: OnError | None = None
    ) -> Iterator[list[Claim]]:
        """Give the claims of every report, in order.

        A report on which something breaks gives no claims and goes to `on_error`, or into the log; the
        others are read all the same.
        """
        some = iter(reports)
        while batch := list(islice(some, max(1, batch_size))):
            yield from self._batch([self._report(given) for given in batch], on_error or _log)

    def _report(self, given: str | Report) -> Report:
        return given if isinstance(given, Report) else from_text(given, lexicon=self.lexicon)

    def _batch(self, reports: list[Report], on_error: OnError) -> Iterator[list[Claim]]:
        readable = [report for report in reports if pipeline.is_readable(report)]
        texts = self._parsed(readable, on_error)
        for report in reports:
            text = texts.get(id(report))
            yield [] if text is None else self._claims(text, on_error)

    def _parsed(self, reports: list[Report], on_error: OnError) -> dict[int, ParsedText]:
        """Give the parsed texts by report: all at once, or one by one where something breaks."""
        try:
            texts = list(self.language.parse_all(reports, max(1, len(reports))))
        except Exception:  # noqa: BLE001  (found again below, report by report)
            texts = []
        if len(texts) == len(reports):
            return {id(report): text for report, text in zip(reports, texts, strict=True)}
        found: dict[int, ParsedText] = {}
        for report in reports:
            try:
                found[id(report)] = self.language.parse(report)
            except Exception as error:  # noqa: BLE001  (one report must not cost the claims of the others)
                on_error(report, error)
        return found

    def _claims(self, text: ParsedText, on_error: OnError) -> list[Claim]:
        try:
            return pipeline.claims_in(text, self.lexicon)
        except Exception as error:  # noqa: BLE001  (the same)
            on_error(text.report, error)
            return []


def _log(report: Report, error: Exception) -> None:
    logger.error("report %s gave no claims: %s: %s", report.report_id, type(error).__name__, error)


def load(
    model: str | Path | None = None, lexicon: str | Path | None = None, actors: str | Path | None = None
) -> Reader:
    """Load a reader, with our weights and lexicon or with others.

    `actors` is a file of actor entries (YAML, JSON or JSON Lines, in the form of lexicon/README.md) that go
    before those of the lexicon.
    """
    own = load_lexicon(lexicon, actors)  # first: a mistake in it shows at once
    return Reader(language_room.load(model), own)


def load_lexicon(lexicon: str | Path | None = None, actors: str | Path | None = None) -> Lexicon:
    """Load our lexicon or the folder given, with a file of actors before its own."""
    own = lexicon_room.load(Path(lexicon)) if lexicon is not None else lexicon_room.load()
    return own if actors is None else with_actors(own, actors)


def read(
    report: str | Report,
    *,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> list[Claim]:
    """Give the claims of one report, with a reader that is loaded once."""
    return _default().read(report, published=published, title=title, url=url)


@lru_cache(maxsize=1)
def _default() -> Reader:
    return load()


def as_day(day: date | str | None) -> date | None:
    """Give a day from a date or "YYYY-MM-DD"."""
    if day is None or isinstance(day, date):
        return day
    with suppress(ValueError):
        if _DAY.fullmatch(day):
            return date.fromisoformat(day)
    raise UsageError(f"{day!r} is no day", fix="write YYYY-MM-DD, as in 2019-11-22")
