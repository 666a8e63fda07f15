"""`dragoman digest`: what a store has learned since yesterday."""

from datetime import datetime
from pathlib import Path

import click

from dragoman.cli.terminal import safe, say
from dragoman.digest import as_html, as_text, gather, since_when
from dragoman.errors import UsageError
from dragoman.store import open_store


def to_moment(ctx: click.Context, param: click.Parameter, value: str) -> datetime:  # noqa: ARG001
    """Give the moment that a user names."""
    try:
        return since_when(value)
    except UsageError as error:
        raise click.BadParameter(f"{error}; {error.fix}") from None


def to_codes(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> list[list[str]]:  # noqa: ARG001
    """Give the codes of each "KOR,JPN"."""
    return [[code.strip() for code in one.split(",") if code.strip()] for one in value if one.strip(" ,")]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="STORE")
@click.option(
    "--since",
    callback=to_moment,
    default="yesterday",
    show_default=True,
    metavar="WHEN",
    help="What came in since: today, yesterday, 36h, 7d or a day.",
)
@click.option(
    "--about",
    callback=to_codes,
    multiple=True,
    metavar="CODE,...",
    help="Incidents in which all of these take part: KOR,JPN. May be given several times.",
)
@click.option(
    "--format",
    "shown_as",
    type=click.Choice(["text", "html"]),
    default="text",
    show_default=True,
    help="Plain text, or one page of HTML.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The most of each kind that are shown.")
def digest(
    folder: Path, *, since: datetime, about: list[list[str]], shown_as: str, limit: int | None
) -> None:
    """Say what a store has learned: new incidents, what changed, where outlets disagree, what was taken back.

    \b
    Examples:
      dragoman digest mystore
      dragoman digest mystore --since yesterday --about KOR,JPN
      dragoman digest mystore --since 7d --format html > week.html
    """
    with open_store(folder, read_only=True) as store:
        found = gather(store, since, about=about, tell=say)
    for line in as_html(found, limit=limit) if shown_as == "html" else map(safe, as_text(found, limit=limit)):
        click.echo(line)
