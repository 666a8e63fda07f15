"""The `dragoman` command: its verbs, loaded when they are called, and how errors are told."""

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

from dragoman import __version__
from dragoman.cli.terminal import tell
from dragoman.errors import DragomanError, UsageError

# Verb: the module of dragoman.cli that holds it under its name. A new verb is a line here.
VERBS = {
    "read": "read",
    "why": "why",
    "watch": "watch",
    "store": "store",
    "link": "link",
    "rehydrate": "rehydrate",
    "digest": "digest",
    "export": "export",
    "lexicon": "lexicon",
}


class Verbs(click.Group):
    """The verbs, each imported only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Give the verbs in the order in which a user meets them."""
        return [verb for verb, module in VERBS.items() if find_spec(f"dragoman.cli.{module}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give a verb's command."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"dragoman.cli.{VERBS[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; an error of ours is told without a traceback."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            tell(error)
            ctx.exit(2 if isinstance(error, UsageError) else 1)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def cli() -> None:
    """Read English news reports and write down who did what to whom, when, and on whose word.

    \b
    Examples:
      dragoman read report.txt --published 2019-11-22
      dragoman read reports/ --format jsonl > claims.jsonl
      dragoman why report.txt
      dragoman read reports/ --store mystore

    Data goes to standard output, talk to standard error. Exit status: 0 everything was read,
    1 some input could not be read, 2 wrong use, 130 stopped with Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main() -> None:
    """Run the command line."""
    cli(prog_name="dragoman")
