"""A report seen as passages: sentences mended where the parser cut them in two, and quotations over them."""

from bisect import bisect_right
from typing import NamedTuple

from dragoman.attribution.quotes import Quote
from dragoman.records import ParsedText, Span

QUOTE_MARKS = ('"', "“", "”", "''", "``", "’’", "‘‘", "„")
_ENDS = (".", "!", "?", "…", "...", "....", ":", ";")
_CLOSERS = (*QUOTE_MARKS, ")", "]", "’", "'")
# Titles and the like whose full stop ends no sentence.
_SHORT = ("mr", "ms", "mrs", "dr", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "rev", "st", "prof", "capt", "adm")

Range = tuple[int, int]


class Passages(NamedTuple):
    """Sentences as they are read here: [first, last) tokens of the sentence of each parsed sentence."""

    text: ParsedText
    quotes: list[Quote]
    ranges: list[Range]  # by number of the parsed sentence

    def of(self, token: int) -> Range:
        """The sentence of a token."""
        return self.ranges[self.text.tokens[token].sent]

    def trimmed(self, part: Range) -> Range:
        """Without the commas, dashes and stops at its ends; a closing quotation mark stays with its stop."""
        tokens = self.text.tokens
        first, last = part
        while first < last and tokens[first].pos == "PUNCT" and tokens[first].text not in (*QUOTE_MARKS, "[", "$"):
            first += 1
        while last > first and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in (*QUOTE_MARKS, ")", "]", "%"):
            last -= 1
        return first, max(last, first)

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that has this character."""
        n = bisect_right(self.quotes, (Span(offset, 1 << 60), True, 0)) - 1
        return self.quotes[n] if n >= 0 and self.quotes[n].span.start <= offset < self.quotes[n].span.end else None

    def is_mark(self, i: int) -> bool:
        """Whether a token is a quotation mark that opens or closes a quotation found."""
        if not 0 <= i < len(self.text.tokens):
            return False
        token = self.text.tokens[i]
        if token.text not in QUOTE_MARKS:
            return False
        quote = self.quote_at(token.start)
        return quote is not None and (token.start == quote.span.start or token.end == quote.span.end)

    def closes(self, i: int) -> bool:
        """Whether a quotation ends with this token."""
        if not self.is_mark(i):
            return False
        quote = self.quote_at(self.text.tokens[i].start)
        return quote is not None and self.text.tokens[i].end == quote.span.end and not quote.open

    def opens(self, i: int) -> bool:
        """Whether a quotation begins with this token."""
        if not self.is_mark(i):
            return False
        quote = self.quote_at(self.text.tokens[i].start)
        return quote is not None and self.text.tokens[i].start == quote.span.start


def passages(text: ParsedText, quotes: list[Quote]) -> Passages:
    """Give the passages of a report."""
    ranges: list[Range] = []
    start = 0
    for n, sentence in enumerate(text.sentences):
        ranges.append((sentence.first, sentence.last))
        following = text.sentences[n + 1] if n + 1 < len(text.sentences) else None
        if following is None or following.block != sentence.block or _ended(text, sentence.first, sentence.last):
            whole = (text.sentences[start].first, sentence.last)
            for m in range(start, n + 1):
                ranges[m] = whole
            start = n + 1
    return Passages(text, quotes, ranges)


def _ended(text: ParsedText, first: int, last: int) -> bool:
    i = last - 1
    while i > first and text.tokens[i].text in _CLOSERS:
        i -= 1
    word = text.tokens[i].text
    if word.endswith(".") and word[:-1].lower() in _SHORT:
        return False
    if word == "." and i > first and text.tokens[i - 1].lower in _SHORT:
        return False
    if word in _ENDS or word.endswith((".", "!", "?", "…")):
        return True
    # A quotation that closes without a stop goes on in the same sentence unless a capital follows a comma-less end.
    return False
