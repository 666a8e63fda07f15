"""`dragoman export`: claims of a store as files for others."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from dragoman import export as room
from dragoman.cli.terminal import say
from dragoman.errors import ExportError, UsageError
from dragoman.records import Status
from dragoman.store import Filters, Store, ensure_linked, incidents_told, open_store

ANY = click.Path(path_type=Path)
# Claims between two looks at the clock.
STEP = 500
_MANY = (
    ("actor", "CODE", "Whose deeds: PLOVER codes such as KOR, USA, IGO."),
    ("recipient", "CODE", "Deeds done to these."),
    ("event", "TYPE", "PLOVER types: CONSULT, SANCTION ..."),
    ("country", "CODE", "Where it happened."),
    ("outlet", "NAME", "Reports of these outlets."),
    ("about", "NAME", "About this agreement, measure or body."),
)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which claims; several values of one mean any of them."""
    options = [
        click.option("--since", metavar="DATE", help="Events from this day on."),
        click.option("--until", metavar="DATE", help="Events up to this day."),
        click.option("--pair", metavar="A,B", help="Between these two, whoever does it."),
        *(
            click.option(f"--{name}", metavar=metavar, multiple=True, help=said)
            for name, metavar, said in _MANY
        ),
        click.option(
            "--status",
            type=click.Choice([status.value for status in Status]),
            multiple=True,
            help="Told in this way.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def filters_of(said: dict[str, Any]) -> Filters:
    """Give the filters of the options, or say what is wrong with them."""
    pair = tuple(part.strip() for part in (said.pop("pair") or "").split(",") if part.strip())
    return Filters(pair=pair, **said)


@click.command()
@click.argument("store", type=ANY)
@click.option(
    "--to", type=click.Choice(room.FORMATS), required=True, help="The form in which the claims are written."
)
@click.option("--out", type=ANY, metavar="NAME", help="The file to write; without it, standard output.")
@click.option(
    "--unit",
    type=click.Choice(room.UNITS),
    help="A row for each claim, each incident (polecat, icews unless said otherwise) or each report.",
)
@click.option("--with-text", is_flag=True, help="Let whole texts leave too, not only sentences of claims.")
@click.option(
    "--people",
    type=click.Choice(room.PEOPLE),
    default="office",
    show_default=True,
    help="Whose names leave: of people who hold an office, or of all.",
)
@click.option("--excel", is_flag=True, help="CSV with a byte-order mark, by which Excel knows UTF-8.")
@filter_options
def export(store: Path, to: str, out: Path | None, **said: Any) -> None:
    """Write the claims of STORE in a form that others read.

    Formats that cannot say how a deed is told hold only what has occurred, and plans whose type says so. What
    is left out is counted and told. A file appears whole or not at all.

    \b
    Examples:
      dragoman export news --to csv --out news.csv --pair KOR,JPN --since 2019-01-01
      dragoman export news --to sqlite --out news.sqlite
      dragoman export news --to plover --status occurred > news.jsonl
      dragoman export news --to dossier --pair KOR,JPN --out korea-japan.html
    """
    options = room.Options(
        to=to,
        unit=said.pop("unit") or room.unit_of(to),
        with_text=said.pop("with_text"),
        excel=said.pop("excel"),
        people=said.pop("people"),
        subject=_subject(said),
    )
    out = None if out is not None and str(out) == "-" else out
    try:
        room.check(options, to_file=out is not None)
    except ExportError as error:
        raise UsageError(str(error), fix=error.fix) from None
    filters = filters_of(said)
    with open_store(store, read_only=True) as opened, _progress() as watched:
        pairs = watched(_asked(opened, options.unit, filters))
        account = room.export(
            pairs, out or sys.stdout.buffer, options, warn=lambda line: say(f"Warning: {line}")
        )
    for line in account.lines():
        say(line)


def _subject(said: dict[str, Any]) -> str:
    """Give what claims chosen like this are about, for a reader."""
    pair = [
        room.country_name(code.strip().upper()) or code.strip() for code in (said["pair"] or "").split(",")
    ]
    return " and ".join(filter(None, pair)) or ", ".join(said["about"])


def _asked(store: Store, unit: str, filters: Filters) -> Iterator[room.Pair]:
    """Give the claims, or one for each incident; what is not linked yet is linked for this export alone."""
    if unit != "incident":
        return store.exportable(filters)
    ensure_linked(store, tell=say)
    return incidents_told(store, filters)


def _warn(line: str) -> None:
    say(f"Warning: {line}")


@contextmanager
def _progress() -> Iterator[Callable[[Iterable[Any]], Iterable[Any]]]:
    """Give what counts pairs on standard error as they pass, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda pairs: pairs
        return
    from rich.console import Console  # noqa: PLC0415  (only a terminal pays for it)
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} claims"), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("exporting", total=None)

        def counted(pairs: Iterable[Any]) -> Iterator[Any]:
            for number, pair in enumerate(pairs, 1):
                if number % STEP == 0:
                    bar.update(task, completed=number)
                yield pair

        yield counted
