"""`dragoman watch`: feeds are followed, and what they tell goes into a store."""

import gc
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.feeding import STOPPED, Stop, stop_signal
from dragoman.cli.reading import Settings, to_size
from dragoman.cli.terminal import say, tell
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.watch import Account, Watch

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)?", re.IGNORECASE)
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_LONGEST_CONTACT = 200
# Seconds between two looks at whether somebody asked to stop.
STEP = 0.2


def to_seconds(ctx: click.Context, param: click.Parameter, value: str) -> float:  # noqa: ARG001
    """Give the seconds of "15m", "90s", "2h", "1d" or a number of seconds."""
    match = _LENGTH.fullmatch(value.strip())
    if match is None:
        raise click.BadParameter(f"{value!r} is no length of time; write 90s, 15m, 2h or 1d")
    return float(match[1]) * _SECONDS[(match[2] or "s").lower()]


def to_contact(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """Give an address as a header can hold it."""
    if value is None or (value.isascii() and value.isprintable() and len(value) <= _LONGEST_CONTACT):
        return value
    raise click.BadParameter("write an e-mail or web address in plain letters")


def _options(command: Callable[..., None]) -> Callable[..., None]:
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    length: dict[str, Any] = {"callback": to_seconds, "metavar": "TIME", "show_default": True}
    options = (
        click.option("--every", default="15m", **length, help="From the beginning of a round to the next."),
        click.option("--once", is_flag=True, help="One round, then end; for cron and the like."),
        click.option("--rounds", type=click.IntRange(1), metavar="N", help="So many rounds, then end."),
        click.option("--no-fetch", is_flag=True, help="Read the text that the feeds hold; fetch no stories."),
        click.option("--no-text", is_flag=True, help="Leave out the texts; hashes and offsets stay."),
        click.option("--delay", default="1s", **length, help="Between two requests to one host."),
        click.option("--timeout", default="30s", **length, help="For a whole answer, however it trickles."),
        click.option(
            "--max-size", callback=to_size, default="10MB", show_default=True, metavar="SIZE",
            help="Leave out larger answers, unpacked; a number of bytes, kB, MB or GB.",
        ),
        click.option("--contact", callback=to_contact, metavar="TEXT", help="Your address, for publishers."),
        click.option("--allow-private", is_flag=True, help="Fetch from hosts of the own network too."),
        click.option("--lexicon", "lexicon_folder", type=folder, metavar="DIR", help="Your own lexicon."),
        click.option("--model", metavar="NAME", help="Parse with another UD-labelled spaCy pipeline."),
        click.option("--actors", type=file, metavar="FILE", help="Actors of your own (YAML or JSON Lines)."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS...")
@click.argument("folder", type=click.Path(path_type=Path), metavar="STORE")
@_options
def watch(  # noqa: PLR0913  (one for each option)
    feeds: tuple[str, ...],
    folder: Path,
    *,
    every: float,
    once: bool,
    rounds: int | None,
    no_fetch: bool,
    no_text: bool,
    delay: float,
    timeout: float,
    max_size: int,
    contact: str | None,
    allow_private: bool,
    lexicon_folder: Path | None,
    model: str | None,
    actors: Path | None,
) -> None:
    """Follow feeds: read what is new into a store, again and again.

    FEEDS are http addresses of RSS, Atom or JSON feeds, or files that list some: one address a line, or OPML.

    \b
    Examples:
      dragoman watch https://news.example/world.rss mystore
      dragoman watch feeds.txt mystore --every 30m
      dragoman watch feeds.opml mystore --once

    What robots.txt or a text-mining reservation forbids is left out. Changed stories stand in for the older
    text; stories that were taken back are marked, and their claims leave the views.
    """
    try:
        from dragoman.watch import Limits, Visitor, Watch, feeds_of  # noqa: PLC0415  (needs the extra)
    except ImportError as error:
        raise UsageError(
            f"watch needs the package {error.name}", fix="pip install 'dragoman[feeds]'"
        ) from None
    settings = Settings(None, "auto", max_size, lexicon_folder, model, actors)
    limits = Limits(size=max_size, seconds=timeout, delay=delay, allow_private=allow_private, contact=contact)
    addresses = feeds_of(feeds)
    try:
        with stop_signal() as stop:
            what = Watch(
                feeds=addresses,
                folder=folder,
                reader=settings.reader,
                visitor=Visitor(limits),
                options=settings.options,
                every=every,
                fetch_stories=not no_fetch,
                keep_text=not no_text,
                say=say,
                on_failure=tell,
                stopped=stop.asked,
            )
            status = _rounds(what, stop, 1 if once else rounds)
    finally:
        gc.unfreeze()  # the reader froze what DuckDB wants to see go
    raise click.exceptions.Exit(status)


def _rounds(what: "Watch", stop: Stop, rounds: int | None) -> int:
    """Do rounds until there were enough or somebody asks to stop; give the exit status."""
    from dragoman.watch import watch_round  # noqa: PLC0415

    number, failed = 0, False
    try:
        while not stop.wanted:
            number += 1
            began = time.time()
            account = watch_round(what)
            failed = account.failed
            ended = stop.wanted or number == rounds
            for line in lines_of(account, number, None if ended else began + what.every):
                say(line)
            if number == rounds:
                break
            while time.time() < began + what.every and not stop.wanted:
                time.sleep(STEP)
    except KeyboardInterrupt:
        stop.wanted = True
    if stop.wanted:
        say("Stopped. What was read is in the store; the same command goes on from here.")
        return STOPPED
    return int(failed)


def lines_of(account: "Account", number: int, then: float | None) -> Iterator[str]:
    """Give the lines that say what a round did, and when the next one is."""
    feeds, counts = account.feeds, account.stories
    kinds = ("read", "unchanged", "failed", "waiting", "opted_out", "gone")
    looked = ", ".join(f"{feeds[kind]:,} {kind.replace('_', ' ')}" for kind in kinds if feeds[kind])
    yield f"Round {number}: feeds: {looked or 'none'}"
    told = [f"{counts['coded']:,} coded ({counts['claims']:,} claims)"]
    words = {
        "skipped": "known already",
        "not_english": "not in English",
        "empty": "empty",
        "failed": "failed",
        "opted_out": "opted out",
        "corrected": "corrected",
        "withdrawn": "withdrawn",
        "restored": "restored",
    }
    told += [f"{counts[kind]:,} {said}" for kind, said in words.items() if counts[kind]]
    yield f"  stories: {', '.join(told)}"
    if account.reasons:
        yield f"  reasons: {account.reasons}"
    if then is not None:
        yield f"  next at {datetime.fromtimestamp(then).astimezone():%H:%M:%S}"
