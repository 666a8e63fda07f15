"""Find what stands between quotation marks, paragraph by paragraph."""

import re
from typing import NamedTuple

from dragoman.records import ParsedText, Span

# Double marks only: single ones are apostrophes far more often than quotations.
_MARK = re.compile(r"[“”„\"]|''|``|’’|‘‘")
_OPENS = ("“", "„", "``", "‘‘")
_CLOSES = ("”", "’’")


class Quote(NamedTuple):
    """A quotation with its marks; open: its closing mark is missing, as where the next paragraph goes on."""

    span: Span
    open: bool
    block: int


def find_quotes(text: ParsedText) -> list[Quote]:
    """Give the quotations of every block that is read, in text order."""
    seen: set[int] = set()
    found: list[Quote] = []
    for sentence in text.sentences:
        if sentence.block not in seen:
            seen.add(sentence.block)
            found += _in_block(text.report.text, text.report.blocks[sentence.block].span, sentence.block)
    return found


def _in_block(text: str, block: Span, number: int) -> list[Quote]:
    found: list[Quote] = []
    start: int | None = None
    for match in _MARK.finditer(text, *block):
        opens = _opens(text, match, block)
        if start is None:
            start = match.start() if opens else None
        elif not opens or match.group() not in _OPENS:
            found.append(Quote(span=Span(start, match.end()), open=False, block=number))
            start = None
    end = block.start + len(text[block.start : block.end].rstrip())
    if start is not None and end - start > 1:
        found.append(Quote(span=Span(start, end), open=True, block=number))
    return found


def _opens(text: str, match: re.Match[str], block: Span) -> bool:
    mark = match.group()
    if mark in _OPENS:
        return True
    if mark in _CLOSES:
        return False
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-:‘'")
