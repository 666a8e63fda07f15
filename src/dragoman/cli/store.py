"""`dragoman store`: check, describe, compact, compare and migrate stores, and forget reports."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from dragoman.cli.link import incident_form, incident_lines, many
from dragoman.cli.terminal import safe, say
from dragoman.records.form import json_line
from dragoman.store import (
    Change,
    both,
    compact,
    diff,
    forget,
    incident,
    info,
    migrate,
    open_store,
    prepare,
    problems,
    unlinked,
)

STORE = click.argument("folder", type=click.Path(path_type=Path), metavar="STORE")
AS_JSON = click.option(
    "--format",
    "shown_as",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or as JSON.",
)
MARKS = {"gained": "+", "lost": "-", "changed": "~"}


@click.group()
def store() -> None:
    """Check, describe, compact, compare and migrate stores, show an incident, and forget reports."""


@store.command(name="check")
@STORE
def check(folder: Path) -> None:
    """Check that nothing is lost, nothing is there twice, and every word stands where it is said to.

    Every part is read to its end. Problems are told one a line, and the exit status is 1.
    """
    found = 0
    for said in problems(prepare(folder, read_only=True)):
        found += 1
        click.echo(safe(said))
    if found:
        say(f"{found} problem{'s' if found > 1 else ''} in {folder}")
        raise click.exceptions.Exit(1)
    say(f"{folder}: nothing is wrong")


@store.command(name="info")
@STORE
@AS_JSON
def describe(folder: Path, shown_as: str) -> None:
    """Say what a store holds: reports, claims, days, size, and its runs."""
    with open_store(folder, read_only=True) as opened:
        figures = info(opened)
    if shown_as == "jsonl":
        click.echo(json_line(_plain(figures)))
        return
    for name, value in figures.items():
        if name == "runs":
            for about in value:
                click.echo(safe(_run_line(about)))
        else:
            told = (
                ", ".join(f"{n:,} {what}" for what, n in value.items()) if isinstance(value, dict) else value
            )
            shown = f"{told:,}" if isinstance(told, int) else str("-" if told is None else told)
            click.echo(f"{name.replace('_', ' '):<22}{safe(shown)}")


def _plain(figures: dict[str, Any]) -> dict[str, Any]:
    days = {name: str(figures[name]) if figures[name] else None for name in ("first_day", "last_day")}
    return {**figures, **days}


def _run_line(about: dict[str, Any]) -> str:
    counts = about["counts"]
    end = about["ended"] or "not ended"
    state = "stopped" if about["stopped"] else "ended" if about["ended"] else "killed or at work"
    lexicon = str(about["versions"].get("lexicon"))[:15]
    return (
        f"run {about['run']}  {state} {end}  {counts['coded']:,} coded, {counts['claims']:,} claims, "
        f"{counts['skipped']:,} skipped  {about['versions'].get('coder')}  lexicon {lexicon}"
    )


@store.command(name="compact")
@STORE
def merge(folder: Path) -> None:
    """Make few large parts of many small ones, and take away what killed programs left.

    Rows keep their run, their ids and their order. Others may write meanwhile; whoever has the store open
    must close it first.
    """
    layout = prepare(folder, read_only=True)
    before = len(layout.all_parts())
    gone = compact(layout)
    say(f"{folder}: {before} parts before, {before - gone} now")


@store.command(name="migrate")
@STORE
def renew(folder: Path) -> None:
    """Bring a store that an older version wrote up to date.

    Nothing is read anew and nothing is lost; where it is broken off, the same command goes on. Older
    versions cannot open the store afterwards.
    """
    written = migrate(prepare(folder, read_only=True, older=True))
    say(f"{folder}: is up to date; {written} part{'' if written == 1 else 's'} written anew")


@store.command(name="diff")
@STORE
@click.argument("before", metavar="RUN")
@click.argument("after", metavar="RUN")
@AS_JSON
def compare(folder: Path, before: str, after: str, shown_as: str) -> None:
    """Show what the second run reads otherwise than the first: gained, lost, changed by field.

    Compared are the reports that both coded. `dragoman store info` names the runs.
    """
    kinds: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    with open_store(folder, read_only=True) as opened:
        for change in diff(opened, before, after):
            kinds[change.kind] += 1
            fields.update(list(change.fields))
            _show(change, shown_as)
        reports = both(opened, before, after)
    told = ", ".join(f"{kinds[kind]:,} {kind}" for kind in MARKS)
    say(f"{reports:,} reports in both runs; claims: {told}")
    if fields:
        say("changed by field: " + ", ".join(f"{name} {number:,}" for name, number in fields.most_common()))


def _show(change: Change, shown_as: str) -> None:
    if shown_as == "jsonl":
        held = {"change": change.kind, "id": change.id, "report_id": change.report_id, "gloss": change.gloss}
        pairs = {name: {"before": was, "after": now} for name, (was, now) in change.fields.items()}
        click.echo(json_line({**held, "fields": pairs}))
        return
    click.echo(safe(f"{MARKS[change.kind]} {change.report_id} {change.id} {change.gloss or ''}"))
    for name, (was, now) in change.fields.items():
        click.echo(safe(f"    {name}: {_short(was)} → {_short(now)}"))


def _short(value: Any) -> str:
    return json_line({"": value})[5:-1]


@store.command(name="incident")
@STORE
@click.argument("name", metavar="ID")
@AS_JSON
def one_event(folder: Path, name: str, shown_as: str) -> None:
    """Show an incident: all claims that tell it, why they are linked, and where they disagree.

    ID is the incident's, one that it had before, or that of one of its claims. `dragoman link` finds the
    incidents of a store.
    """
    with open_store(folder, read_only=True) as opened:
        known = incident(opened, name)
        late = unlinked(opened)
    if shown_as == "jsonl":
        click.echo(json_line(incident_form(known)))
    else:
        for line in incident_lines(known):
            click.echo(safe(line))
    if late:
        say(
            f"Warning: {many(late, 'claim')} came or went since {folder} was linked; `dragoman link {folder}`"
        )


@store.command(name="forget")
@STORE
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
def drop(folder: Path, reports: tuple[str, ...]) -> None:
    """Take reports out of a store: their texts, their claims and whatever quotes them, in every run.

    REPORT is an id or a URL. The ids are kept, without a word of the report, so that it is not read in again.
    """
    layout = prepare(folder, read_only=True)
    gone = forget(layout, reports)
    say(f"{folder}: forgot {len(gone)} report{'s' if len(gone) > 1 else ''}")
    if layout.derived.exists():
        say(f"  incidents that they told went too; `dragoman link {folder}` finds what is left of them")
