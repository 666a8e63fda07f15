"""`dragoman why`: what a claim rests on, word by word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from dragoman.cli.marking import STYLES, marked_sentence
from dragoman.cli.reading import Inputs, Reading, Settings, reading_options
from dragoman.cli.show import heading, print_line, summary
from dragoman.cli.terminal import console, safe
from dragoman.errors import UsageError
from dragoman.records import Claim, Entity, Report, When

LABEL = 18  # room for the longest role


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--claim", "wanted", metavar="ID", help="Only this claim; the first digits of its id will do.")
@reading_options
def why(  # noqa: PLR0913, PLR0917  (one for each option)
    paths: tuple[str, ...],
    wanted: str | None,
    published: date | None,
    form: str,
    columns: dict[str, str],
    max_size: int,
    lexicon_folder: Path | None,
    model: str | None,
    actors: Path | None,
) -> None:
    """Show why each claim was made.

    The sentence with its parties, trigger, day and cue marked; the lexicon entry and operators that
    matched; and the words by their role, with their offsets in the report.

    \b
    Examples:
      dragoman why report.txt --published 2019-11-22
      dragoman why report.txt --claim 8c646f04
    """
    inputs = Inputs(paths, Settings(published, form, max_size, lexicon_folder, model, actors, columns))
    out = console()
    found = False
    for reading in inputs.readings():
        some = [claim for claim in reading.claims if claim.id.startswith(wanted or "")]
        found = found or bool(some)
        if some or not wanted:
            explain(out, reading, some)
    if wanted and not found and not inputs.failed:
        raise UsageError(f"no claim has the id {wanted!r}", fix="`dragoman read` shows the ids")
    if inputs.failed:
        raise click.exceptions.Exit(1)


def explain(out: Console, reading: Reading, claims: list[Claim]) -> None:
    """Show a report's claims with everything that they rest on."""
    print_line(out, heading(reading))
    for claim in claims:
        print_line(out, Text(""))
        print_line(out, Text(safe(claim.gloss), "bold"))
        print_line(out, summary(claim), 2)
        print_line(out, marked_sentence(reading.report, claim), 2)
        for role, said in lines(reading.report, claim):
            print_line(out, Text(f"{role:<{LABEL}}", STYLES.get(role, "")).append(said, ""), 2)


def lines(report: Report, claim: Claim) -> Iterator[tuple[str, str]]:
    """Give the words of a claim by role, what they were taken for, and what matched."""
    yield from (("trigger", _words(words.text, words.span)) for words in claim.trigger)
    yield from (("actor", _party(entity)) for entity in claim.actor)
    yield from (("recipient", _party(entity)) for entity in claim.recipient)
    if claim.when:
        carried = ", carried over from another sentence" if claim.date_carried else ""
        yield "date", _when(claim.when) + carried
    if claim.act_when:
        yield "date of act", _when(claim.act_when)
    if claim.status_words:
        yield "status", f"{_words(*claim.status_words)} → {claim.status.value}"
    if claim.condition:
        yield "condition", _words(*claim.condition.words)
    for source in claim.said_by:
        yield "source", f"{_party(source.entity)} ({source.kind})"
        yield "cue", _words(*source.cue)
    yield from (("about", f"{_words(*thing.words)} = {safe(thing.name)}") for thing in claim.about)
    if claim.event_loc:
        place = claim.event_loc
        resolved = f" → {safe(place.resolved_place)}" if place.resolved_place else ""
        yield "place", _words(place.extracted_place, place.span) + resolved
    yield from (
        (f"mode {name}", _words(report.text[span.start : span.end], span)) for name, span in claim.mode
    )
    yield "entry", f"{safe(claim.why.entry)} ({claim.why.grade})"
    yield "operators", safe(", ".join(claim.why.operators)) or "none"
    yield from (
        (f"tokens {role}", said)
        for role, value in claim.why.tokens.items()
        if (said := _tokens(report, value))
    )


def _words(text: str, span: Any) -> str:
    return f"“{safe(text)}” [{span[0]}, {span[1]}]"


def _party(entity: Entity) -> str:
    known = [entity.entity_name, entity.code, entity.sector, entity.office]
    taken = ", ".join(safe(value) for value in known if value) or "nobody known"
    settled = "; ".join(_words(*words) for words in entity.settled_by)
    by = f", by {entity.resolved_by}" if entity.resolved_by else ""
    return f"{_words(entity.entity_text, entity.span)} → {taken}{by}" + (
        f", settled by {settled}" if settled else ""
    )


def _when(when: When) -> str:
    days = f", {when.first} to {when.last}" if when.first and when.first != when.last else ""
    return f"{_words(when.text, when.span)} → {when.value}{days}"


def _tokens(report: Report, value: Any) -> str:
    """Give the words of one span or of several."""
    spans = [value] if value and isinstance(value[0], int) else list(value or ())
    return ", ".join(_words(report.text[span[0] : span[1]], span) for span in spans)
