"""Find what is told, thought, wanted or judged: the words of contents."""

from typing import TYPE_CHECKING, NamedTuple

from dragoman.attribution.cues import Cue
from dragoman.attribution.passage import Passages, Range
from dragoman.attribution.tellers import Tellers, Words
from dragoman.attribution.told import Sayings
from dragoman.records import Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable


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
        self.ways: dict[str, Callable[[Token, Range], Pieces | None]] = {
            "gerund": self._gerund,
            "infinitive": self._infinitive,
            "object-infinitive": self._object_infinitive,
            "object": self._object,
        }

    def of_verb(self, token: Token, entry: Cue, group: Range, source: Words | None) -> Pieces | None:
        """Give the content of a cue verb under one entry, None where it has none."""
        takes = entry.takes
        if "clause" in takes or "quote" in takes:
            told = self.sayings.told(token, group, source, quotes_only="clause" not in takes)
            if told is not None:
                return Pieces(told.ranges, told.source)
        for name, find in self.ways.items():
            found = find(token, group) if name in takes else None
            if found is not None:
                return found
        return self._about(token, entry) if "about" in takes else None

    def of_adjective(self, token: Token, entry: Cue) -> Pieces | None:
        """Give the content of an adjective or noun of attitude: a clause, or what it is about."""
        if "about" in entry.takes and (found := self._about(token, entry)) is not None:
            return found
        for below in self.text.kids(token.i, "ccomp", "xcomp", "advcl", "acl"):
            first, last = self.text.edges[below.i]
            to = any(k.lower == "to" for k in self.text.kids(below.i, "mark"))
            that = "clause" in entry.takes and below.rel == "ccomp"
            if first == token.i + 1 and (that or (to and "infinitive" in entry.takes)):
                return Pieces([(first, last)])
        return None

    def _passive(self, token: Token, group: Range) -> Pieces | None:
        """What is judged stands before the cue: "is considered an asset"."""
        subject = self.text.kid(token.i, "nsubj:pass")
        if subject is None or token.dep == "acl:relcl":
            return None
        ranges = [self.text.edges[subject.i]]
        for below in self.text.kids(token.i, "xcomp", "obl", "advcl"):
            first, last = self.text.edges[below.i]
            if first == group[1] and (below.rel == "xcomp" or self.where.is_a("belongs-to-object", first)):
                ranges.append((first, last))
        return Pieces(ranges)

    def _gerund(self, token: Token, group: Range) -> Pieces | None:
        for below in self.text.kids(token.i, "xcomp", "ccomp", "advcl"):
            if below.lower.endswith("ing") and self.text.edges[below.i][0] == group[1]:
                return Pieces([self.text.edges[below.i]])
        return None

    def _infinitive(self, token: Token, _: Range) -> Pieces | None:
        below = self.text.kid(token.i, "xcomp")
        if below is None or below.i < token.i:
            return None
        patient = self.text.kid(token.i, "nsubj:pass")  # "many are expected to follow"
        return Pieces([self.text.edges[k.i] for k in (patient, below) if k is not None])

    def _object(self, token: Token, group: Range) -> Pieces | None:
        """The object with what belongs to it: "as a liar", "of lying", "for the war"."""
        below = self.text.kid(token.i, "obj")
        if below is None:
            return self._passive(token, group)
        first, last = self.text.edges[below.i]
        return Pieces([(first, self._with_rest(token, last))]) if below.i > token.i else None

    def _with_rest(self, token: Token, last: int) -> int:
        """Past what the verb has right behind: parsers hang "on the war" on the object or on the verb."""
        for kid in self.text.kids(token.i, "obl", "nmod", "xcomp", "advcl", "advmod"):
            first, end = self.text.edges[kid.i]
            if first == last:
                last = end
        return last

    def _object_infinitive(self, token: Token, _: Range) -> Pieces | None:
        below = self.text.kid(token.i, "obj")
        if below is None:
            return None
        clause = self.text.kid(token.i, "xcomp", "ccomp", "advcl") or self.text.kid(below.i, "acl")
        if clause is None or clause.i < below.i:
            return None
        to = any(k.lower == "to" for k in self.text.kids(clause.i, "mark"))
        return Pieces([(self.text.edges[below.i][0], self.text.edges[clause.i][1])]) if to else None

    def _about(self, token: Token, entry: Cue) -> Pieces | None:
        for below in self.text.kids(token.i, "obl", "nmod"):
            case = self.text.kid(below.i, "case")
            if case is not None and case.lower in entry.on and case.i == token.i + 1:
                end = self._with_rest(token, self.text.edges[below.i][1])
                return Pieces([(case.i + 1, end)], cue_end=case.i + 1)
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
