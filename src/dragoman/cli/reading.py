"""What `read` and `why` share: the options, and reports with their claims as they come in."""

import gc
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import click

from dragoman import language
from dragoman.cli.terminal import say, tell
from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.intake import FIELDS, FORMS, Arrival, Options, count_reports, read_paths
from dragoman.reader import Reader, as_day, load_lexicon
from dragoman.records import Claim, Report

# Reports that are read before the first of them is shown.
AT_A_TIME = 16
# Fewest files for which a bar shows how far it is.
LONG_WORK = 4
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def to_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:  # noqa: ARG001
    """Give the day of YYYY-MM-DD, or say how to write it."""
    try:
        return as_day(value)
    except UsageError as error:
        raise click.BadParameter(f"{error}; {error.fix}") from None


def to_size(ctx: click.Context, param: click.Parameter, value: str) -> int:  # noqa: ARG001
    """Give a number of bytes, which may have kB, MB or GB behind it."""
    match = _SIZE.fullmatch(value.strip())
    if match is None:
        raise click.BadParameter(f"{value!r} is no size; write 500kB, 10MB or a number of bytes")
    return int(float(match[1]) * _UNITS[match[2].lower()])


def to_columns(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str]:  # noqa: ARG001
    """Give the user's column for each field of ours that "text=body,published=date" names."""
    columns: dict[str, str] = {}
    for pair in (value or "").split(",") if value else ():
        ours, sign, theirs = (part.strip() for part in pair.partition("="))
        if not sign or not theirs:
            raise click.BadParameter(f"{pair!r} names no column; write text=body,published=date")
        if ours not in FIELDS:
            raise click.BadParameter(f"{ours!r} is no field of a report; there are {', '.join(FIELDS)}")
        columns[ours] = theirs
    return columns


@dataclass(frozen=True)
class Settings:
    """How the user wants reports to be read."""

    published: date | None
    form: str
    max_size: int
    lexicon_folder: Path | None
    model: str | None
    actors: Path | None
    columns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def reader(self) -> Reader:
        """The reader; loads the language model on first use."""
        reader = Reader(language.load(self.model), self.options.lexicon or load_lexicon())
        gc.collect()
        gc.freeze()  # model and lexicon live as long as the program: they need not be looked through again
        return reader

    @cached_property
    def options(self) -> Options:
        """How intake takes the inputs."""
        own = load_lexicon(self.lexicon_folder, self.actors)
        return Options(
            form=self.form,
            published=self.published,
            max_size=self.max_size,
            columns=self.columns,
            lexicon=own,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A report that was read, and its claims."""

    name: str
    report: Report
    claims: list[Claim]


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how reports are read; the command gets them as `settings`."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    options = (
        click.option(
            "--published", callback=to_day, metavar="DATE",
            help="Day of publication, YYYY-MM-DD, which settles 'Friday'; without it, a page's own.",
        ),
        click.option(
            "--from", "form", type=click.Choice(["auto", *FORMS]), default="auto", show_default=True,
            help="What the input is; auto goes by its ending and first bytes, standard input is text.",
        ),
        click.option(
            "--map", "columns", callback=to_columns, metavar="FIELD=COLUMN,...",
            help="Your columns or keys for our fields: text=body,published=date.",
        ),
        click.option(
            "--max-size", callback=to_size, default="10MB", show_default=True, metavar="SIZE",
            help="Leave out larger reports; a number of bytes, kB, MB or GB.",
        ),
        click.option(
            "--lexicon", "lexicon_folder", type=folder, metavar="DIR",
            help="Read with your own lexicon; 'dragoman lexicon copy DIR' makes one to start from.",
        ),
        click.option(
            "--model", metavar="NAME", help="Parse with another UD-labelled spaCy pipeline.",
        ),
        click.option(
            "--actors", type=file, metavar="FILE",
            help="Actors of your own (YAML or JSON Lines); they go before the listed ones.",
        ),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


class Inputs:
    """Reads the inputs that a user names, in order, and remembers whether any could not be read."""

    def __init__(self, paths: Iterable[str], settings: Settings) -> None:
        self.paths = list(paths)
        self.settings = settings
        self.failed = False

    def readings(self, *, bar: bool = False) -> Iterator[Reading]:
        """Give every report that can be read, with its claims; tell of the others."""
        arrivals = read_paths(self.paths, self.settings.options)
        with self._progress(shown=bar) as advance:
            while batch := list(islice(arrivals, AT_A_TIME)):
                yield from self._batch(batch)
                advance(len(batch))

    def _batch(self, batch: list[Arrival]) -> Iterator[Reading]:
        names = {id(arrival.report): arrival.name for arrival in batch}
        broken: dict[int, Exception] = {}
        reports = [arrival.report for arrival in batch if arrival.report]
        told: Iterator[list[Claim]] = iter(())
        if reports:
            told = self.settings.reader.read_all(reports, on_error=lambda r, e: broken.update({id(r): e}))
        for arrival in batch:
            for warning in arrival.warnings:
                say(f"Warning: {arrival.name}: {warning}")
            if arrival.report is None:
                if arrival.error is None and arrival.warnings:
                    continue
                self._tell(arrival.error or InputError(f"{arrival.name}: cannot be read"))
                continue
            claims = next(told)
            error = broken.get(id(arrival.report))
            if error is None:
                yield Reading(arrival.name, arrival.report, claims)
            else:
                what = f"{type(error).__name__}: {error}".partition("\n")[0]
                name = names[id(arrival.report)]
                self._tell(
                    InputError(f"{name}: Dragoman broke on it ({what})", fix="please report it with the text")
                )

    def _tell(self, error: DragomanError) -> None:
        self.failed = True
        tell(error)

    def _progress(self, *, shown: bool) -> "AbstractContextManager[Callable[[int], None]]":
        """Give what moves the bar on: nothing where there is no terminal or little to do."""
        if not (shown and sys.stderr.isatty()):
            return nullcontext(lambda _: None)
        total = count_reports(self.paths, self.settings.form)
        if total is not None and total < LONG_WORK:
            return nullcontext(lambda _: None)
        return Bar(total)


class Bar:
    """A bar on standard error that goes away when the work is done."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console  # noqa: PLC0415  (only long work pays for it)
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("reports"),
            TimeRemainingColumn(),
        )
        self.progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
        self.task = self.progress.add_task("reading", total=total)

    def __enter__(self) -> Callable[[int], None]:
        self.progress.start()
        return lambda some: self.progress.advance(self.task, some)

    def __exit__(self, *_: object) -> None:
        self.progress.stop()
