"""Cut a text into its paragraphs, by offsets only: nothing in the text is changed."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.records import Span

# Every character that ends a line somewhere; \r\n is one end.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# White space and the characters that show as nothing: a line of these is an empty line.
_NOTHING = " \t\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\x00-\x08\x0e-\x1f\x7f"
_INNER = re.compile(rf"[^{_NOTHING}](?:.*[^{_NOTHING}])?", re.DOTALL)
_GAP = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"\S+")
_ENDS = tuple(".!?:;”\"'’)…")

# Narrowest line that counts as wrapped by a machine: menus are narrower, mail and wires wrap at 60 to 80.
NARROWEST = 40
# Widest such line; a longer one is a whole paragraph.
WIDEST = 120
# Most words of a link that stands on a line of its own within a sentence, and one more.
FEW = 6


class Line(NamedTuple):
    """One line without the white space around it."""

    start: int
    end: int
    indent: int
    follows: bool  # directly below the line before, no empty line between


def lines(text: str) -> Iterator[Line]:
    """Give the lines that hold something."""
    last_end: int | None = None
    for match in _LINE.finditer(text):
        inner = _INNER.search(text, match.start(), match.end())
        if inner is None:
            last_end = None
            continue
        # The end of a line before stands right at its last character when no empty line is between.
        follows = last_end is not None and bool(_GAP.fullmatch(text, last_end, match.start()))
        yield Line(inner.start(), inner.end(), inner.start() - match.start(), follows)
        last_end = match.end()


def paragraphs(text: str) -> list[Span]:
    """Give the paragraphs: lines that were only wrapped are put together again."""
    found: list[Span] = []
    for run in _runs(text):
        for part in _at_indents(run):
            if _wrapped(part, text):
                found.append(Span(part[0].start, part[-1].end))
            else:
                found += _broken_mended(part, text)
    return found


def lines_mended(text: str) -> list[Span]:
    """Give the lines of a text that has one block a line, put together where a block was broken by a link."""
    return _broken_mended(list(lines(text)), text)


def _broken_mended(part: list[Line], text: str) -> list[Span]:
    """Give lines as paragraphs, but put a line to the one above where that broke off in mid-sentence."""
    found: list[Span] = []
    said = [text[line.start : line.end] for line in part]
    for n, line in enumerate(part):
        above = found[-1] if found else None
        goes_on = _goes_on(said[n]) or _is_link(said[n], said[n + 1 : n + 2])
        if above and goes_on and _breaks_off(text[above.start : above.end]):
            found[-1] = Span(above.start, line.end)
        else:
            found.append(Span(line.start, line.end))
    return found


def _breaks_off(above: str) -> bool:
    return not above.endswith(_ENDS) and above.count(" ") >= 4


def _goes_on(below: str) -> bool:
    return below[0].islower() and (below.endswith(_ENDS) or below.count(" ") >= 4)


def _is_link(line: str, below: list[str]) -> bool:
    """Whether a few words stand alone that a sentence goes on behind, as where a page had a link."""
    few = line.count(" ") < FEW and not line.endswith(_ENDS)
    return few and bool(below) and _goes_on(below[0])


def line_ends(text: str, start: int, end: int) -> int:
    """Give how many lines end in a stretch of a text."""
    return len(_GAP.findall(text, start, end))


def _runs(text: str) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines(text):
        if run and not line.follows:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _at_indents(run: list[Line]) -> Iterator[list[Line]]:
    """Cut a run before lines that are set in, where the others are not."""
    flush = min(line.indent for line in run)
    part: list[Line] = []
    for line in run:
        if part and line.indent >= flush + 2:
            yield part
            part = []
        part.append(line)
    yield part


def _wrapped(part: list[Line], text: str) -> bool:
    """Whether a machine broke these lines: at each break, the next word would not have fitted."""
    if len(part) < 2:
        return False
    width = max(line.end - line.start for line in part)
    if not NARROWEST <= width <= WIDEST:
        return False
    runs_on = 0
    for above, below in pairwise(part):
        word = _WORD.match(text, below.start, below.end)
        first = word.end() - below.start if word else 0
        if above.end - above.start + 1 + first <= width:
            return False
        runs_on += text[below.start].islower() or not text.endswith(_ENDS, above.start, above.end)
    return 2 * runs_on >= len(part) - 1
