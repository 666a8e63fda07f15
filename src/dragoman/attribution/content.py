"""Words of what is told."""

from typing import NamedTuple

from dragoman.attribution.cues import Cue
from dragoman.attribution.quotes import Quote
from dragoman.attribution.spans import Words
from dragoman.records import ParsedText, Span, Token

QUOTE_MARKS = ('"', "“", "”", "''", "``", "’’", "‘‘")
Range = tuple[int, int]
_END = (",", ".", ";", ":", "!", "?", "-", "–", "—", "…", "--")


class Pieces(NamedTuple):
    """Where the content stands; source: where it settles the source too; cue_end: where the cue takes more words."""

    ranges: list[Range]
    source: Words | None = None
    cue_end: int = 0


class Clauses:
    """Finds contents in one parsed text."""

    def __init__(self, text: ParsedText, quotes: list[Quote]) -> None:
        self.text = text
        self.quotes = quotes

    def of_verb(self, token: Token, entry: Cue, group: Range, source: Words | None) -> Pieces | None:
        """Give the content of a cue verb under one entry, None where it has none."""
        takes = entry.takes
        if "clause" in takes:
            below = self.complement(token)
            if below is not None:
                return Pieces([self.text.edges[below.i]])
            if "quote" in takes and (found := self.aside(token, entry, group, source)):
                return found
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

    def complement(self, token: Token) -> Token | None:
        """The clause that a verb of saying governs."""
        for kid in self.text.kids(token.i, "ccomp"):
            return kid
        for kid in self.text.kids(token.i, "parataxis"):
            before = self.text.tokens[self.text.edges[kid.i][0] - 1] if self.text.edges[kid.i][0] else None
            if kid.i > token.i and before is not None and before.text in (":", *QUOTE_MARKS):
                return kid
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

    def aside(self, token: Token, entry: Cue, group: Range, source: Words | None) -> Pieces | None:
        """A cue set beside or into what is told: "…, Kang said", "…, said Kang, …"."""
        text, tokens = self.text, self.text.tokens
        sentence = text.sentence_of(token.i)
        first, last = group
        swapped = None
        if source is None or (source.head > token.i and source.tokens[0] == last):
            swapped = source or self.after(token, sentence.last)
            if swapped is not None:
                last = max(last, swapped.tokens[1])
        elif source.tokens[1] <= first:
            first = source.tokens[0]
        if entry.family != "say" and swapped is not None and source is None:
            return None
        before = first - 1
        edge = before < sentence.first or tokens[before].text in (*_END, *QUOTE_MARKS, "(")
        quoted = before >= sentence.first and tokens[before].text in QUOTE_MARKS
        ahead = self.before(sentence.first, first, quoted=quoted)
        after = self.following(token, last, sentence.last)
        if ahead is not None and edge and (quoted or tokens[before].text == "," or not after):
            ranges = [ahead]
            if after is not None and self.goes_on(token, after):
                ranges.append(after)
            return Pieces(ranges, swapped)
        if after is not None and (tokens[after[0]].text in QUOTE_MARKS):
            return Pieces([after], swapped)
        return None

    def before(self, start: int, end: int, *, quoted: bool) -> Range | None:
        found = self.trimmed((start, end)) if end > start else (0, 0)
        if found[1] <= found[0]:
            return None
        if not quoted and not any(t.pos in ("VERB", "AUX") for t in self.text.tokens[found[0] : found[1]]):
            return None
        return found

    def following(self, token: Token, start: int, end: int) -> Range | None:
        """What stands after cue and source: a quotation first of all."""
        tokens = self.text.tokens
        for i in range(start, end):
            if tokens[i].text in QUOTE_MARKS and (i == start or tokens[i - 1].pos in ("PUNCT", "SCONJ", "ADV", "NOUN", "PROPN", "PRON")):
                return (i, end)
        if start < end and tokens[start].text == "," and start + 1 < end and self.text.head_of(token.i) is not None:
            mine = self.text.edges[token.i]
            if not mine[0] <= start + 1 < mine[1] or tokens[start + 1].i >= mine[1]:
                return self.trimmed((start, end))
        return None

    def goes_on(self, token: Token, after: Range) -> bool:
        del token
        return self.text.tokens[after[0]].text in QUOTE_MARKS or after[1] - after[0] > 1

    def after(self, token: Token, end: int) -> Words | None:
        """The noun phrase that follows an inverted "said"."""
        tokens = self.text.tokens
        i = token.i + 1
        while i < end and tokens[i].pos in ("DET", "ADJ", "PRON", "NUM") and tokens[i].text not in QUOTE_MARKS:
            i += 1
        if i < end and tokens[i].pos in ("PROPN", "NOUN") or (i > token.i + 1 and tokens[i - 1].pos == "PRON"):
            i = i if i < end and tokens[i].pos in ("PROPN", "NOUN") else i - 1
            head = i
            while tokens[head].rel in ("flat", "compound", "amod", "det", "nmod", "appos") and token.i < tokens[head].head < end:
                head = tokens[head].head
            first, last = self.text.edges[head]
            return Words(head, self.trimmed((max(first, token.i + 1), last)))
        return None

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
        """Without the commas, dashes and stops at its ends; a closing quotation mark stays with its stop."""
        tokens = self.text.tokens
        first, last = part
        while first < last and tokens[first].pos == "PUNCT" and tokens[first].text not in (*QUOTE_MARKS, "(", "["):
            first += 1
        while last > first and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in (*QUOTE_MARKS, ")", "]"):
            last -= 1
        return first, max(last, first)

    def spans(self, ranges: list[Range], cue: int) -> tuple[tuple[Span, ...], str]:
        """Give the spans of a content with the whole of the quotations that it touches, and how direct it is."""
        spans: list[Span] = []
        quoted = whole = 0
        where = self.text.tokens[cue]
        for part in ranges:
            first, last = self.trimmed(part)
            if last <= first:
                continue
            span = self.text.span_of(first, last)
            for quote in self.quotes:
                if quote.span.end <= span.start or quote.span.start >= span.end:
                    continue
                if quote.span.start <= where.start < quote.span.end:
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
