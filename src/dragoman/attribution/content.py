"""Words of what is told."""

from typing import NamedTuple

from dragoman.attribution.cues import Cue
from dragoman.attribution.passage import Passages, Range
from dragoman.attribution.spans import Words
from dragoman.attribution.told import Teller
from dragoman.records import Span, Token


class Pieces(NamedTuple):
    """Where the content stands; source: where it settles the source too; cue_end: where the cue takes more words."""

    ranges: list[Range]
    source: Words | None = None
    cue_end: int = 0


class Clauses:
    """Finds contents in one parsed text."""

    def __init__(self, where: Passages, sayings: frozenset[str]) -> None:
        """Keep the passages and the words that say."""
        self.where = where
        self.text = where.text
        self.quotes = where.quotes
        self.teller = Teller(where, sayings)

    def of_verb(self, token: Token, entry: Cue, group: Range, source: Words | None) -> Pieces | None:
        """Give the content of a cue verb under one entry, None where it has none."""
        takes = entry.takes
        if "clause" in takes or "quote" in takes:
            told = self.teller.told(token, group, source, only_quotes="clause" not in takes)
            if told is not None:
                return Pieces(told.ranges, told.source)
        if "gerund" in takes:
            for below in self.text.kids(token.i, "xcomp", "ccomp", "advcl"):
                if below.i > token.i and below.lower.endswith("ing") and self.text.edges[below.i][0] == token.i + 1:
                    return Pieces([self.text.edges[below.i]])
        if "infinitive" in takes and (below := self.text.kid(token.i, "xcomp")) is not None and below.i > token.i:
            return Pieces([self.text.edges[below.i]])
        if "object-infinitive" in takes:
            return self.object_infinitive(token)
        if "object" in takes and (below := self.text.kid(token.i, "obj")) is not None:
            return self.object(token, below)
        if "about" in takes:
            for below in self.text.kids(token.i, "obl", "nmod"):
                case = self.text.kid(below.i, "case")
                if case is not None and case.lower in entry.on and case.i == token.i + 1:
                    return Pieces([(case.i + 1, self.text.edges[below.i][1])], cue_end=case.i + 1)
        return None

    def object(self, token: Token, below: Token) -> Pieces | None:
        if below.i < token.i:
            return None
        return Pieces([(self.text.edges[below.i][0], self.tail(token, below))])

    def tail(self, token: Token, below: Token) -> int:
        """The end of an object with what belongs to it ("as a liar", "of lying", "for the war")."""
        last = self.text.edges[below.i][1]
        for kid in self.text.kids(token.i, "obl", "xcomp", "advcl"):
            first, end = self.text.edges[kid.i]
            if first == last and self.text.tokens[first].lower in ("as", "of", "for", "over", "to"):
                last = end
        return last

    def object_infinitive(self, token: Token) -> Pieces | None:
        below = self.text.kid(token.i, "obj")
        clause = self.text.kid(token.i, "xcomp", "ccomp", "advcl")
        if below is None:
            return None
        if clause is None:
            clause = self.text.kid(below.i, "acl")
        if clause is None or clause.i < below.i or not any(k.lower == "to" for k in self.text.kids(clause.i, "mark")):
            return None
        return Pieces([(self.text.edges[below.i][0], self.text.edges[clause.i][1])])

    def around(self, head: Token, hole: Range) -> list[Range]:
        """The clause of a head without a phrase in it, up to the sentence's comma or quotation."""
        top = head
        while top.pos not in ("VERB", "AUX") and top.rel in ("nmod", "obl", "obj", "nsubj", "amod", "compound", "flat"):
            over = self.text.head_of(top.i)
            if over is None:
                break
            top = over
        return self.without(self.text.edges[top.i], hole)

    def without(self, whole: Range, hole: Range) -> list[Range]:
        """A range without a hole, trimmed."""
        parts = [self.trimmed((whole[0], hole[0])), self.trimmed((hole[1], whole[1]))]
        return [p for p in parts if p[1] > p[0]]

    def trimmed(self, part: Range) -> Range:
        """Without the punctuation at its ends."""
        return self.where.trimmed(part)

    def spans(self, ranges: list[Range], cue: int) -> tuple[tuple[Span, ...], str]:
        """Give the spans of a content with the whole of the quotations that it touches, and how direct it is."""
        spans: list[Span] = []
        quoted = whole = 0
        around = self.where.quote_at(self.text.tokens[cue].start)
        for part in ranges:
            first, last = self.trimmed(part)
            if last <= first:
                continue
            span = self.text.span_of(first, last)
            if around is not None:  # a cue that is itself quoted tells nothing outside that quotation
                span = Span(max(span.start, around.span.start), min(span.end, around.span.end))
                if span.start >= span.end:
                    continue
            for quote in self.quotes:
                if quote.span.end <= span.start or quote.span.start >= span.end or quote is around:
                    continue
                quoted += 1
                whole += quote.span.start <= span.start + 1 and quote.span.end >= span.end - 1
                span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
            if spans and span.start <= spans[-1].end:
                spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
            else:
                spans.append(span)
        direct = "indirect" if not quoted else "direct" if whole >= len(spans) else "mixed"
        return tuple(spans), direct
