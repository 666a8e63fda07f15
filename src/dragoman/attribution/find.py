"""Find who tells, shows, thinks, wants or judges what."""

from dataclasses import replace

from dragoman.attribution.colon import find_colons
from dragoman.attribution.content import Clauses
from dragoman.attribution.cues import Cue, Cues, cues
from dragoman.attribution.passage import Passages, passages
from dragoman.attribution.quotes import Quote, find_quotes
from dragoman.attribution.records import Attribution
from dragoman.attribution.spans import cue_range, nearby, settled, source_of, spans_of
from dragoman.lexicon import Lexicon
from dragoman.records import ParsedText, Span, Token

# A cue that modifies or is fixed to another word tells nothing.
NO_CUE = ("amod", "compound", "case", "fixed", "flat", "mark", "cop", "aux", "det")


def find_attributions(text: ParsedText, actors: object, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Give every attribution of a report in text order, each with the one it stands in as its parent."""
    del actors  # sources are resolved where claims are made; here they are words
    book = cues(lexicon)
    quotes = find_quotes(text)
    finder = _Finder(text, book, passages(text, quotes))
    found = [a for t in text.tokens if (a := finder.at(t)) is not None]
    found += find_colons(text, quotes, found)
    found.sort(key=lambda a: (a.cue[0].start if a.cue else a.content[0].start))
    return _nested(_followed(finder.where, found))


class _Finder:
    def __init__(self, text: ParsedText, book: Cues, where: Passages) -> None:
        self.text = text
        self.book = book
        self.where = where
        self.clauses = Clauses(where, book.sayings)

    def at(self, token: Token) -> Attribution | None:
        low = token.lower
        if low in self.book.verbs and token.rel not in NO_CUE and token.pos not in ("ADP", "PROPN", "ADV"):
            return self.verb(token, self.book.verbs[low])
        if low in self.book.nouns and token.pos == "NOUN":
            return self.noun(token, self.book.nouns[low][0])
        if low in self.book.adverbs and token.rel == "advmod":
            return self.adverb(token, self.book.adverbs[low][0])
        if low in ("according", "per"):
            return self.preposition(token)
        return None

    def verb(self, token: Token, entries: list[Cue]) -> Attribution | None:
        if token.pos != "VERB" and not self.text.kid(token.i, "nsubj") and not self.closes_quote(token):
            return None
        source = source_of(self.text, token)
        group = cue_range(self.text, token)
        if source is None and "say" in {e.family for e in entries}:
            source = nearby(self.text, token, group, self.where.of(token.i)[0])
        for entry in entries:
            pieces = self.clauses.of_verb(token, entry, group, source)
            if pieces is None:
                continue
            if pieces.source is not None:
                source = pieces.source
            cue = self.text.span_of(group[0], max(group[1], pieces.cue_end))
            content, direct = self.clauses.spans(pieces.ranges, token.i)
            if not content:
                continue
            return Attribution(
                entry=entry.id, family=entry.family, cue_head=token.i, cue=(cue,),
                source_head=source.head if source else None,
                source=(self.text.span_of(*settled(self.text, source, group)),) if source else (),
                content=content, direct=direct, announces=entry.announces,
            )
        return None

    def closes_quote(self, token: Token) -> bool:
        """Whether a word that is no verb by its tag ends "“…,” the ad states."""
        tokens = self.text.tokens
        after = tokens[token.i + 1].text if token.i + 1 < len(tokens) else "."
        first = self.where.of(token.i)[0]
        return after in (".", ",") and self.clauses.teller.closing_before(token.i, first) is not None

    def noun(self, token: Token, entry: Cue) -> Attribution | None:
        clause = next(
            (k for k in self.text.kids(token.i, "acl", "ccomp") if k.dep != "acl:relcl" or self.that(k)), None
        )
        if clause is None or not self.that(clause):
            return None
        owner = self.text.kid(token.i, "nmod:poss") or next(
            (k for k in self.text.kids(token.i, "nmod") if self.text.case_of(k.i) in ("by", "of", "from")), None
        )
        content, direct = self.clauses.spans([self.text.edges[clause.i]], token.i)
        return Attribution(
            entry=entry.id, family=entry.family, cue_head=token.i,
            cue=(Span(token.start, token.end),),
            source_head=owner.i if owner else None,
            source=spans_of(self.text, owner) if owner else (),
            content=content, direct=direct,
        )

    def that(self, clause: Token) -> bool:
        """Opened by "that" as a conjunction, with a subject of its own after it."""
        first = self.text.tokens[self.text.edges[clause.i][0]]
        return first.lower == "that" and bool(self.text.kid(clause.i, "nsubj", "expl", "csubj"))

    def adverb(self, token: Token, entry: Cue) -> Attribution | None:
        head = self.text.head_of(token.i)
        if head is None:
            return None
        pieces = self.clauses.without(self.text.edges[head.i], (token.i, token.i + 1))
        content, direct = self.clauses.spans(pieces, token.i)
        return Attribution(
            entry=entry.id, family=entry.family, cue_head=token.i, cue=(Span(token.start, token.end),),
            content=content, direct=direct,
        )

    def preposition(self, token: Token) -> Attribution | None:
        tokens = self.text.tokens
        words = 2 if token.lower == "according" else 1
        entry = self.book.prepositions.get("according to" if words == 2 else token.lower)
        noun = self.text.head_of(token.i)
        if entry is None or noun is None or token.i + words >= len(tokens):
            return None
        if words == 2 and tokens[token.i + 1].lower != "to":
            return None
        if token.rel not in ("case", "fixed") or (words == 1 and noun.pos != "PROPN"):
            below = self.text.kid(token.i, "obl")
            if words == 1 or below is None:
                return None
            noun = below
        return self.by_source(token, entry[0], noun, token.i + words)

    def by_source(self, token: Token, entry: Cue, noun: Token, start: int) -> Attribution | None:
        """"According to N, …" and "…, according to N": all of the sentence but the phrase."""
        tokens = self.text.tokens
        first, end = self.where.of(token.i)
        last = max(self.text.edges[noun.i][1], noun.i + 1)
        if token.i == first or self.where.trimmed((first, token.i))[1] <= first:
            last = next((i for i in range(noun.i + 1, last) if tokens[i].text == "," and self.clausal(i, end)), last)
        last = next((i for i in range(start, last) if self.where.opens(i)), last)
        source = self.where.trimmed((start, last))
        parts = [self.where.trimmed((first, token.i))]
        if last < end and (tokens[last].text == "," or parts[0][1] <= parts[0][0]):
            parts.append(self.where.trimmed((last, end)))
        content, direct = self.clauses.spans([p for p in parts if p[1] > p[0]], token.i)
        if not content or source[1] <= source[0]:
            return None
        return Attribution(
            entry=entry.id, family=entry.family, cue_head=token.i,
            cue=(Span(token.start, tokens[start - 1].end),),
            source_head=noun.i, source=(self.text.span_of(*source),),
            content=content, direct=direct,
        )

    def clausal(self, comma: int, end: int) -> bool:
        """Whether a subject and its verb follow a comma."""
        after = self.text.tokens[comma + 1 : end]
        return any(t.rel == "nsubj" for t in after) and any(t.pos in ("VERB", "AUX") for t in after)


def _followed(where: Passages, found: list[Attribution]) -> list[Attribution]:
    """Give each direct quote's attribution the quotations that go on after it, over paragraphs too."""
    told = {
        quote.span.start
        for one in found
        for quote in where.quotes
        if any(s.start < quote.span.end and quote.span.start < s.end for s in one.content)
        and not (one.cue and quote.span.start <= one.cue[0].start < quote.span.end)
    }
    return [_with_rest(where, one, told) if one.direct != "indirect" and one.family == "say" else one for one in found]


def _with_rest(where: Passages, one: Attribution, told: set[int]) -> Attribution:
    text = where.text
    more: list[Span] = []
    last = one.content[-1].end
    if one.cue_head is not None:
        last = max(last, text.tokens[where.of(one.cue_head)[1] - 1].end)
    for quote in where.quotes:
        between = text.report.text[last : quote.span.start]
        if quote.span.start < last or between.strip(" \t\xa0\n.…"):
            continue
        if quote.span.start in told or ("\n" in between and not _goes_on(where.quotes, last)):
            break
        more.append(quote.span)
        last = quote.span.end
    return replace(one, content=(*one.content, *more)) if more else one


def _goes_on(quotes: list[Quote], end: int) -> bool:
    return any(q.open and q.span.end >= end - 1 and q.span.start < end for q in quotes)


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    result = []
    for n, one in enumerate(found):
        where = one.cue[0] if one.cue else one.content[0]
        over = [(sum(e - s for s, e in other.content), m) for m, other in enumerate(found) if m != n and other.covers(where)]
        result.append(replace(one, parent=min(over)[1]) if over else one)
    return tuple(result)
