"""`dragoman rehydrate`: texts back into a store that was fed without them."""

from collections.abc import Iterator
from pathlib import Path

import click

from dragoman.cli.reading import to_columns, to_size
from dragoman.cli.terminal import say, tell
from dragoman.intake import FORMS, Options, read_paths
from dragoman.records import Report
from dragoman.store import Rehydrated, prepare
from dragoman.store import rehydrate as put_back


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--from",
    "form",
    type=click.Choice(["auto", *FORMS]),
    default="auto",
    show_default=True,
    help="What the files are, as for `read`.",
)
@click.option(
    "--map",
    "columns",
    callback=to_columns,
    metavar="FIELD=COLUMN,...",
    help="Your columns or keys for our fields, as for `read`.",
)
@click.option(
    "--max-size", callback=to_size, default="10MB", show_default=True, metavar="SIZE",
    help="Leave out larger reports, as for `read`.",
)  # fmt: skip
def rehydrate(store: Path, folder: Path, form: str, columns: dict[str, str], max_size: int) -> None:
    """Put the texts of reports in FOLDER back into STORE, which was fed with --no-text.

    A text is known by its hash alone, whatever its file is called. What is there already stays; doing it
    again changes nothing. The exit status is 1 where texts are still missing or an input could not be read.

    \b
    Examples:
      dragoman read reports/ --store shared --no-text
      dragoman rehydrate shared reports/
    """
    layout = prepare(store, read_only=True)
    held = _Held(folder, Options(form=form, columns=columns, max_size=max_size))
    done = put_back(layout, held.reports())
    for line in done.differing:
        say(f"Warning: {line}")
    say(f"{store}: {_account(done)}")
    if done.missing or held.failed:
        raise click.exceptions.Exit(1)


def _account(done: Rehydrated) -> str:
    if not done.lacking:
        return "no report lacks its text"
    many = "1 report lacked its text" if done.lacking == 1 else f"{done.lacking:,} reports lacked their texts"
    others = f" ({len(done.differing):,} found with another text)" if done.differing else ""
    return f"{many}: {done.found:,} put back, {done.missing:,} missing{others}"


class _Held:
    """The reports that somebody holds; remembers whether any could not be read."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.folder = folder
        self.options = options
        self.failed = False

    def reports(self) -> Iterator[tuple[str, Report]]:
        """Give every report with the name of its input."""
        for arrival in read_paths([self.folder], self.options):
            if arrival.report:
                yield arrival.name, arrival.report
            elif arrival.error:
                self.failed = True
                tell(arrival.error)
