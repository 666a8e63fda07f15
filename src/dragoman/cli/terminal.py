"""What reaches a terminal: styled text on standard output, talk on standard error, nothing raw."""

import sys
import unicodedata

import click
from rich.console import Console

from dragoman.errors import DragomanError, InputError

# Joiners inside words of some scripts and inside emoji: harmless, and needed to show them whole.
_JOINERS = "\u200c\u200d"
# Width of a table that goes to a file or pipe.
_PIPE_WIDTH = 200


def console() -> Console:
    """Give what writes styled text to standard output, in plain letters where that is no terminal."""
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def safe(text: str) -> str:
    """Give text as a terminal may have it: white space as spaces, control characters written out."""
    return text if text.isprintable() else "".join(map(_safe, text))


def _safe(letter: str) -> str:
    if letter.isprintable() or letter in _JOINERS:
        return letter
    if letter.isspace():
        return " "
    kind, code = unicodedata.category(letter), ord(letter)
    if kind in ("Cc", "Cf", "Cs"):
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return letter


def tell(error: DragomanError) -> None:
    """Tell an error: what is wrong and where, and the cure; for an input in one line."""
    if isinstance(error, InputError):
        say(f"Error: {error}; {error.fix}" if error.fix else f"Error: {error}")
        return
    say(f"Error: {error}")
    if error.fix:
        say(f"  fix: {error.fix}")


def say(line: str) -> None:
    """Say one line on standard error."""
    click.echo(safe(line), err=True)
