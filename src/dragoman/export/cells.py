"""Text that is safe in a cell: one line, nothing raw, and no formula for a spreadsheet to run."""

import re
from collections.abc import Iterable

# Controls, halves of surrogate pairs, marks that turn the direction of writing. Each becomes one sign, so
# that offsets into a whole text stay true.
_RAW = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
INSTEAD = "\N{REPLACEMENT CHARACTER}"
# What a spreadsheet takes for a formula at the start of a cell, white space or not, in both widths.
_FORMULA = re.compile("'*(?:\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def clean(text: str) -> str:
    """Give text without what no file should hold; as long as before."""
    return _RAW.sub(INSTEAD, text)


def line(text: str) -> str:
    """Give text as one line: every stretch of white space is one space."""
    return " ".join(clean(text).split())


def harmless(text: str) -> str:
    """Give text that no spreadsheet runs: an apostrophe goes before what looks like a formula.

    Numbers stay. `as_it_was` takes the apostrophe off again, as text with one of its own gets another.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def as_it_was(cell: str) -> str:
    """Give the text of a cell that `harmless` made."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def joined(parts: Iterable[str], sign: str = ";") -> str:
    """Give the parts in one cell; the sign inside a part becomes a comma, a comma a space."""
    instead = "," if sign != "," else " "
    return sign.join(line(part).replace(sign, instead) for part in parts)


def plain(value: object) -> str:
    """Give a cell of a tab-separated file that is read without quoting: one line without straight quotes."""
    return harmless(line(str(value)).replace('"', "'"))
