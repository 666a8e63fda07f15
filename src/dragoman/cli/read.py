"""`dragoman read`: reports in, claims out."""

import sys
from datetime import date
from pathlib import Path

import click

from dragoman.cli.reading import Inputs, Settings, reading_options
from dragoman.cli.show import show_jsonl, show_table, show_text
from dragoman.errors import UsageError

SHOW = {"text": show_text, "table": show_table, "jsonl": show_jsonl}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "shown_as",
    type=click.Choice(list(SHOW)),
    default="text",
    show_default=True,
    help="One sentence per claim, a table, or JSON with every field, one claim a line.",
)
@click.option(
    "--store",
    "folder",
    type=click.Path(path_type=Path),
    metavar="STORE",
    help="Put reports and claims into this store, and show none; what is there already is skipped.",
)
@click.option("--recode", is_flag=True, help="With --store: read again what other versions coded.")
@click.option("--no-text", is_flag=True, help="With --store: leave out the texts; hashes and offsets stay.")
@click.option(
    "--part-size",
    type=click.IntRange(1),
    metavar="N",
    help="With --store: reports that are written at a time (500).",
)
@reading_options
def read(  # noqa: PLR0913  (one for each option)
    paths: tuple[str, ...],
    *,
    shown_as: str,
    folder: Path | None,
    recode: bool,
    no_text: bool,
    part_size: int | None,
    published: date | None,
    form: str,
    columns: dict[str, str],
    max_size: int,
    lexicon_folder: Path | None,
    model: str | None,
    actors: Path | None,
) -> None:
    """Read reports and give their claims.

    PATH is a file (text, web page, feed, JSON Lines, CSV, TSV, Parquet, WARC, also packed), a folder, a
    pattern such as 'news/**/*.html', or - for one report on standard input.

    \b
    Examples:
      dragoman read report.txt --published 2019-11-22
      dragoman read reports/ --format jsonl > claims.jsonl
      dragoman read - < report.txt
      dragoman read articles.csv --map text=body,published=date --format table
      dragoman read reports/ --store mystore
    """
    settings = Settings(published, form, max_size, lexicon_folder, model, actors, columns)
    if folder is not None:
        from dragoman.cli.feeding import Into, feed_store  # noqa: PLC0415  (only who has a store pays)

        into = Into(folder, recode=recode, keep_text=not no_text, part_reports=part_size)
        raise click.exceptions.Exit(feed_store(paths, settings, into))
    if recode or no_text:
        raise UsageError("--recode and --no-text need --store", fix="name the store: --store STORE")
    inputs = Inputs(paths, settings)
    # Sentences that appear one by one show how far it is by themselves.
    quiet = not sys.stdout.isatty() or shown_as == "table"
    SHOW[shown_as](inputs.readings(bar=quiet))
    if inputs.failed:
        raise click.exceptions.Exit(1)
