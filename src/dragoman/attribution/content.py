"""Find what is told, thought, wanted or judged: the words of contents."""

from typing import NamedTuple

from dragoman.attribution.cues import Cue
from dragoman.attribution.passage import Passages, Range
from dragoman.attribution.tellers import Tellers, Words
from dragoman.attribution.told import Sayings
from dragoman.records import Span, Token


class Pieces(NamedTuple):
    """Where a content stands; source: where that settles who tells; cue_end: the end of a longer cue."""

    ranges: list[Range]
    source: Words | None = None
    cue_end: int = 0


class Contents:
    """Finds contents in one report."""

    def __init__(self, where: Passages, tellers: Tellers) -> None:
        """Keep the passages and who tells in them."""
        self.where = where
        self.text = where.text
        self.sayings = Sayings(where, tellers)

    def of_verb(self, token: Token, entry: Cue, group: Range, source: Words | None) -> Pieces | None:
        """Give the content of a cue verb under one entry, None where it has none."""
        takes = entry.takes
        if "clause" in takes or "quote" in takes:
            told = self.sayings.told(token, group, source, quotes_only="clause" not in takes)
            if told is not None:
                return Pieces(told.ranges, told.source)
        found: Range | None = None
        if "gerund" in takes:
            found = self._gerund(token)
        if found is None and "infinitive" in takes:
            below = self.text.kid(token.i, "xcomp")
            found = self.text.edges[below.i] if below is not None and below.i > token.i else None
        if found is None and "object-infinitive" in takes:
            found = self._object_infinitive(token)
        if found is None and "object" in takes:
            found = self._object(token)
        if found is not None:
            return Pieces([found])
        return self._about(token, entry) if "about" in takes else None

    def _gerund(self, token: Token) -> Range | None:
        for below in self.text.kids(token.i, "xcomp", "ccomp", "advcl"):
            if below.lower.endswith("ing") and self.text.edges[below.i][0] == token.i + 1:
                return self.text.edges[below.i]
        return None

    def _object(self, token: Token) -> Range | None:
        """The object with what belongs to it: "as a liar", "of lying", "for the war"."""
        below = self.text.kid(token.i, "obj")
        if below is None or below.i < token.i:
            return None
        start, last = self.text.edges[below.i]
        for kid in self.text.kids(token.i, "obl", "xcomp", "advcl"):
            first, end = self.text.edges[kid.i]
            if first == last and self.where.is_a("belongs-to-object", first):
                last = end
        return start, last

    def _object_infinitive(self, token: Token) -> Range | None:
        below = self.text.kid(token.i, "obj")
        if below is None:
            return None
        clause = self.text.kid(token.i, "xcomp", "ccomp", "advcl") or self.text.kid(below.i, "acl")
        if clause is None or clause.i < below.i:
            return None
        to = any(k.lower == "to" for k in self.text.kids(clause.i, "mark"))
        return (self.text.edges[below.i][0], self.text.edges[clause.i][1]) if to else None

    def _about(self, token: Token, entry: Cue) -> Pieces | None:
        for below in self.text.kids(token.i, "obl", "nmod"):
            case = self.text.kid(below.i, "case")
            if case is not None and case.lower in entry.on and case.i == token.i + 1:
                return Pieces([(case.i + 1, self.text.edges[below.i][1])], cue_end=case.i + 1)
        return None

    def without(self, whole: Range, hole: Range) -> list[Range]:
        """Give a range without a hole, trimmed."""
        parts = [self.where.trimmed((whole[0], hole[0])), self.where.trimmed((hole[1], whole[1]))]
        return [p for p in parts if p[1] > p[0]]

    def spans(self, ranges: list[Range], cue: int) -> tuple[tuple[Span, ...], str]:
        """Give a content's spans with the whole of the quotations that it touches, and how direct it is."""
        spans: list[Span] = []
        whole: list[bool] = []
        around = self.where.quote_at(self.text.tokens[cue].start)
        for part in ranges:
            first, last = self.where.trimmed(part)
            if last <= first:
                continue
            span = self.text.span_of(first, last)
            if around is not None:  # a cue that is itself quoted tells nothing outside that quotation
                span = Span(max(span.start, around.span.start), min(span.end, around.span.end))
            if span.start >= span.end:
                continue
            for quote in self.where.quotes:
                if quote is not around and quote.span.start < span.end and span.start < quote.span.end:
                    whole.append(quote.span.start <= span.start + 1 and quote.span.end >= span.end - 1)
                    span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
            if spans and span.start <= spans[-1].end:
                span = Span(spans.pop().start, span.end)
            spans.append(span)
        direct = "indirect" if not whole else "direct" if sum(whole) >= len(spans) else "mixed"
        return tuple(spans), direct
