"""`dragoman read --store`: how far it is, a stop that loses nothing, and the account at the end."""

import gc
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.cli.reading import Settings
from dragoman.cli.terminal import say, tell
from dragoman.feed import feed, versions_of
from dragoman.intake import count_reports, read_paths
from dragoman.store import PART_REPORTS, Run, open_store

# Seconds between two lines of progress where no terminal shows a bar.
EVERY = 30.0
LINES = (".jsonl", ".ndjson")  # one report a line: they can be counted without being read
STOPPED = 130  # what a shell gives for a program that Ctrl-C ended


@dataclass(frozen=True, slots=True)
class Into:
    """The store that is fed, and how."""

    folder: Path
    recode: bool
    keep_text: bool
    part_reports: int | None


def feed_store(paths: Sequence[str], settings: Settings, into: Into) -> int:
    """Read these inputs into a store and say how it went; give the exit status."""
    try:
        return _feed(paths, settings, into)
    finally:
        gc.unfreeze()  # the reader froze what DuckDB wants to see go, or it complains at length at the end


def _feed(paths: Sequence[str], settings: Settings, into: Into) -> int:
    with open_store(into.folder) as store:  # closed again: an open store could not be compacted meanwhile
        versions = versions_of(settings.reader, settings.published)
        known = store.known(versions if into.recode else None)
        run = store.run(
            inputs=paths,
            versions=versions,
            settings={"from": settings.form, "recode": into.recode},
            keep_text=into.keep_text,
            part_reports=into.part_reports or PART_REPORTS,
        )
    arrivals = read_paths(paths, settings.options)
    try:
        with stop_signal() as stop, run, progress(total(paths, settings.form)) as advance:
            feed(
                run,
                arrivals,
                settings.reader,
                known,
                on_failure=tell,
                on_progress=advance,
                stopped=stop.asked,
            )
    except KeyboardInterrupt:
        stop.wanted = True
    for line in account(run, stopped=stop.wanted):
        say(line)
    return STOPPED if stop.wanted else 1 if run.counts["failed"] else 0


def account(run: Run, *, stopped: bool) -> Iterator[str]:
    """Give the lines that say what became of the inputs."""
    counts = run.counts
    read = sum(counts[name] for name in ("coded", "empty", "not_english", "failed", "skipped"))
    yield (
        f"{read:,} reports: {counts['coded']:,} coded ({counts['claims']:,} claims), "
        f"{counts['skipped']:,} skipped, {counts['not_english']:,} not in English, "
        f"{counts['empty']:,} empty, {counts['failed']:,} failed"
    )
    if read > counts["coded"]:
        yield f"reasons: {run.reasons}"
    if stopped:
        yield "Stopped. All of these are in the store; the same command goes on from here."


class Stop:
    """Whether the user asked to stop."""

    def __init__(self) -> None:
        self.wanted = False

    def asked(self) -> bool:
        """Whether it is time to stop."""
        return self.wanted

    def ask(self, *_: Any) -> None:
        """Ask to stop when what is at hand is done; when asked again, at once."""
        if self.wanted:
            raise KeyboardInterrupt
        self.wanted = True
        say("Stopping: what is at hand is finished first (again: at once)")


@contextmanager
def stop_signal() -> Iterator[Stop]:
    """Take Ctrl-C and a polite kill for the wish to stop."""
    stop = Stop()
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(kind, stop.ask) for kind in kinds]
    try:
        yield stop
    finally:
        for kind, handler in zip(kinds, before, strict=True):
            signal.signal(kind, handler)


def total(paths: Sequence[str], form: str) -> int | None:
    """Give how many reports there are to come; None where only reading tells."""
    known = count_reports(paths, form)
    files = [Path(path) for path in paths]
    if known is not None or not all(path.is_file() for path in files):
        return known
    lines = form == "jsonl" or (form == "auto" and all(path.suffix in LINES for path in files))
    return sum(_lines(path) for path in files) if lines else None


def _lines(path: Path) -> int:
    with path.open("rb") as held:
        return sum(1 for line in held if line.strip())


@contextmanager
def progress(count: int | None) -> Iterator[Callable[[int], None]]:
    """Give what is told how many reports came in: a bar on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield Lines(count).advance
        return
    from rich.console import Console  # noqa: PLC0415  (only a terminal needs it)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("reading", total=count, rate="")
        lines = Lines(count)

        def advance(some: int) -> None:
            lines.done += some
            bar.update(task, advance=some, rate=f"{lines.rate():.1f} a second")

        yield advance


class Lines:
    """Says how far it is: count, rate and time left."""

    def __init__(self, count: int | None) -> None:
        self.count = count
        self.done = 0
        self.started = self.said = time.monotonic()

    def rate(self) -> float:
        """Reports a second so far."""
        return self.done / max(time.monotonic() - self.started, 1e-9)

    def advance(self, some: int) -> None:
        """Count some more; say so when it is time."""
        self.done += some
        if time.monotonic() - self.said >= EVERY:
            self.said = time.monotonic()
            say(self.line())

    def line(self) -> str:
        """Give how far it is."""
        of = f" of {self.count:,}" if self.count else ""
        left = ""
        if self.count and self.done:
            left = f", {duration((self.count - self.done) / self.rate())} left"
        return f"{self.done:,}{of} reports, {self.rate():.1f} a second{left}"


def duration(seconds: float) -> str:
    """Give a length of time in words."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{minutes} min"
