"""Find what stands between quotation marks, paragraph by paragraph."""

import re
from typing import NamedTuple

from dragoman.records import BlockKind, ParsedText, Span

# Double marks only: single ones are apostrophes far more often than quotations.
_MARK = re.compile(r"[“”„\"]|''|``|’’|‘‘")
# A by-name inside a name: John “J.D.” Dorrian.
_BY_NAME = re.compile(r"(?<=[A-Z])[\w.’'-]* [“\"](?:[A-Z]\.)*[A-Z]?[\w’'-]*[”\"] (?=[A-Z])")
_OPENS = ("“", "„", "``", "‘‘")
_CLOSES = ("”", "’’")
_LINES = 8  # blocks without a mark that a quotation may run over


class Quote(NamedTuple):
    """A quotation with its marks; open: its closing mark is missing, as where the next paragraph goes on."""

    span: Span
    open: bool
    block: int


def find_quotes(text: ParsedText) -> list[Quote]:
    """Give the quotations of every block that is read, in text order."""
    found: list[Quote] = []
    for number in dict.fromkeys(s.block for s in text.sentences):
        block = text.report.blocks[number].span
        found += [*_going_on(text, found, number), *_in_block(text.report.text, block, number)]
    return found


def _going_on(text: ParsedText, found: list[Quote], number: int) -> list[Quote]:
    """The rest of a quotation that a line break has cut: only its closing mark stands in this block.

    Lines of one sentence each are such blocks; those between the two marks belong to the quotation.
    """
    last = found[-1] if found else None
    if last is None or not last.open:
        return []
    block = text.report.blocks[number].span
    mark = _MARK.search(text.report.text, *block)
    if mark is None or _opens(text.report.text, mark, block):
        return []
    between = dict.fromkeys(s.block for s in text.sentences if last.block < s.block < number)
    if len(between) > _LINES or any(text.report.blocks[b].kind is not BlockKind.BODY for b in between):
        return []
    whole = [Quote(span=text.report.blocks[b].span, open=True, block=b) for b in between]
    return [*whole, Quote(span=Span(block.start, mark.end()), open=False, block=number)]


def _in_block(text: str, block: Span, number: int) -> list[Quote]:
    found: list[Quote] = []
    start: int | None = None
    inside = [found.span() for found in _BY_NAME.finditer(text, *block)]
    for match in _MARK.finditer(text, *block):
        if any(first <= match.start() < last for first, last in inside):
            continue
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
