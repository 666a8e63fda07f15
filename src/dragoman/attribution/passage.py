"""A report seen as passages: sentences mended where the parser cut them in two, and quotations over them."""

from bisect import bisect_right
from dataclasses import dataclass

from dragoman.actors import Quote
from dragoman.attribution.cues import Cues
from dragoman.records import ParsedText, Span

QUOTE_MARKS = ('"', "“", "”", "''", "``", "’’", "‘‘", "„")
DASHES = ("—", "–", "―", "--")
_ENDS = (".", "!", "?", "…", ":", ";")
_CLOSERS = (*QUOTE_MARKS, ")", "]", "’", "'")

Range = tuple[int, int]  # tokens [first, last)


@dataclass(frozen=True, slots=True)
class Passages:
    """One report's sentences as they are read here, its quotations, and the words that tell."""

    text: ParsedText
    quotes: list[Quote]
    book: Cues
    ranges: list[Range]  # by number of the parsed sentence

    def of(self, token: int) -> Range:
        """Give the sentence of a token."""
        return self.ranges[self.text.tokens[token].sent]

    def trimmed(self, part: Range) -> Range:
        """Give a range without the punctuation at its ends; a closing quotation mark stays with its stop."""
        tokens = self.text.tokens
        first, last = part
        while first < last and tokens[first].pos == "PUNCT" and tokens[first].text not in (*QUOTE_MARKS, "["):
            first += 1
        kept = (*QUOTE_MARKS, ")", "]", "%")
        while last > first and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in kept:
            last -= 1
        return first, max(last, first)

    def quote_at(self, offset: int) -> Quote | None:
        """Give the quotation that has this character."""
        n = bisect_right(self.quotes, offset, key=lambda q: q.span.start) - 1
        return self.quotes[n] if n >= 0 and offset < self.quotes[n].span.end else None

    def closes(self, i: int) -> bool:
        """Whether a quotation ends with this token."""
        quote = self._marked(i)
        return quote is not None and self.text.tokens[i].end == quote.span.end and not quote.open

    def opens(self, i: int) -> bool:
        """Whether a quotation begins with this token."""
        quote = self._marked(i)
        return quote is not None and self.text.tokens[i].start == quote.span.start

    def is_a(self, kind: str, i: int) -> bool:
        """Whether a token is one of the lexicon's words of a kind."""
        return self.text.tokens[i].lower in self.book.kinds[kind]

    def says(self, i: int) -> bool:
        """Whether a token is a form of a verb of saying."""
        return self.text.tokens[i].lower in self.book.sayings

    def has_verb(self, part: Range) -> bool:
        """Whether a verb stands in a range."""
        return any(t.pos in ("VERB", "AUX") for t in self.text.tokens[part[0] : part[1]])

    def _marked(self, i: int) -> Quote | None:
        if not 0 <= i < len(self.text.tokens) or self.text.tokens[i].text not in QUOTE_MARKS:
            return None
        return self.quote_at(self.text.tokens[i].start)


def passages(text: ParsedText, quotes: list[Quote], book: Cues) -> Passages:
    """Give the passages of a report."""
    ranges: list[Range] = []
    start = 0
    for n, sentence in enumerate(text.sentences):
        ranges.append((sentence.first, sentence.last))
        following = text.sentences[n + 1] if n + 1 < len(text.sentences) else None
        same = following is not None and following.block == sentence.block
        if not same or _ended(text, sentence.first, sentence.last, book):
            whole = (text.sentences[start].first, sentence.last)
            ranges[start:] = [whole] * (n + 1 - start)
            start = n + 1
    return Passages(text, quotes, book, ranges)


def _ended(text: ParsedText, first: int, last: int, book: Cues) -> bool:
    """Whether a sentence has a stop at its end, other than that of "Mr."."""
    i = last - 1
    while i > first and text.tokens[i].text in _CLOSERS:
        i -= 1
    word = text.tokens[i].text
    if not word.endswith(_ENDS):
        return False
    short = word[:-1] if len(word) > 1 else text.tokens[i - 1].text if i > first else ""
    return not (word.endswith(".") and short.lower() in book.kinds["title"])


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end
