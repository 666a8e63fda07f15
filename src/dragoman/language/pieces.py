"""Cut a report's blocks into pieces of clean text that a pipeline can parse, and keep the way back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dragoman.records import BlockKind, Report, Span

READ = frozenset({BlockKind.TITLE, BlockKind.CAPTION, BlockKind.BODY})

# Longest piece in characters. News paragraphs have a few hundred; what is longer has lost its line breaks.
LONGEST_PIECE = 10_000
# Longest run without white space. The tokenizer's time grows with the square of a run's length, and no word
# or web address of a report is longer.
LONGEST_RUN = 200

# Zero-width marks, soft hyphens and directions: they would split words and say nothing about them.
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
)
CONTROL = "\x00-\x1f\x7f-\x9f"
ODD = re.compile(rf"^\s|\s\s|\s$|[^\S ]|[{CONTROL}{INVISIBLE}\ud800-\udfff]|\S{{{LONGEST_RUN}}}")
BLANK = re.compile(rf"[\s{CONTROL}]")
UNSEEN = re.compile(f"[{INVISIBLE}]")
SURROGATE = re.compile("[\ud800-\udfff]")

# Where a long piece may be cut, best first: after a line, after a sentence, at any white space.
CUTS = (re.compile(r"\n"), re.compile(r"[.!?]['\")\]’”»]*\s(?=[\"'“‘(\[«]?[A-Z0-9])"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text for the pipeline and where its characters stand in the report."""

    block: int  # index into report.blocks
    text: str
    start: int  # of its first character in the report
    places: tuple[int, ...] | None = None  # of every character; None: they follow each other from `start`

    def span(self, first: int, last: int) -> Span:
        """Give the report's span of the piece's characters [first, last)."""
        if self.places is None:
            return Span(self.start + first, self.start + last)
        return Span(self.places[first], self.places[last - 1] + 1)


def pieces(report: Report) -> Iterator[Piece]:
    """Every piece of the blocks that are read, in text order; white space alone gives none."""
    for n, block in enumerate(report.blocks):
        if block.kind in READ:
            for span in cut(report.text, block.span):
                piece = clean(n, report.text[span.start : span.end], span.start)
                if piece.text:
                    yield piece


def cut(text: str, span: Span) -> Iterator[Span]:
    """Give the span in stretches of at most LONGEST_PIECE characters; every character is in one of them."""
    start = span.start
    while span.end - start > LONGEST_PIECE:
        end = _cut_near(text, start, start + LONGEST_PIECE)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _cut_near(text: str, start: int, limit: int) -> int:
    """Find the last good place to cut in the second half of [start, limit)."""
    for pattern in CUTS:
        ends = [match.end() for match in pattern.finditer(text, start + LONGEST_PIECE // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def clean(block: int, text: str, start: int) -> Piece:
    """Give the piece of a text: single spaces, nothing invisible, no endless run of characters."""
    if not ODD.search(text):
        return Piece(block, text, start)
    kept: list[str] = []
    places: list[int] = []
    run = 0
    for blank, some in groupby(enumerate(text), key=lambda c: bool(BLANK.match(c[1]))):
        if blank:
            run = 0
            if kept:
                kept.append(" ")
                places.append(start + next(some)[0])
            continue
        for i, character in some:
            if UNSEEN.match(character):
                continue
            if run == LONGEST_RUN:
                run = 0
                kept.append(" ")
                places.append(start + i - 1)
            run += 1
            kept.append("\ufffd" if SURROGATE.match(character) else character)
            places.append(start + i)
    return _trimmed(block, kept, places, start)


def _trimmed(block: int, kept: list[str], places: list[int], start: int) -> Piece:
    """Give the piece without the space that invisible characters left double or at its end."""
    while kept and kept[-1] == " ":
        kept.pop()
        places.pop()
    single = [i for i, c in enumerate(kept) if c != " " or (i and kept[i - 1] != " ")]
    if not single:
        return Piece(block, "", start)
    chosen = tuple(places[i] for i in single)
    return Piece(block, "".join(kept[i] for i in single), chosen[0], chosen)
