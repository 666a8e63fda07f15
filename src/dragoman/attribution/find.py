"""Find who tells, shows, thinks, wants or judges what."""

from dataclasses import replace

from dragoman.attribution.colon import find_colons
from dragoman.attribution.content import Clauses
from dragoman.attribution.cues import Cue, Cues, cues
from dragoman.attribution.quotes import Quote, find_quotes
from dragoman.attribution.records import Attribution
from dragoman.attribution.spans import cue_range, source_of, spans_of
from dragoman.lexicon import Lexicon
from dragoman.records import ParsedText, Span, Token

# A cue that modifies or is fixed to another word tells nothing.
NO_CUE = ("amod", "compound", "case", "fixed", "flat", "mark", "cop", "aux", "det")


def find_attributions(text: ParsedText, actors: object, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Give every attribution of a report in text order, each with the one it stands in as its parent."""
    del actors  # sources are resolved where claims are made; here they are words
    book = cues(lexicon)
    quotes = find_quotes(text)
    finder = _Finder(text, book, quotes)
    found = [a for t in text.tokens if (a := finder.at(t)) is not None]
    found += find_colons(text, quotes, found)
    found.sort(key=lambda a: (a.cue[0].start if a.cue else a.content[0].start))
    return _nested(_followed(text, quotes, found))


class _Finder:
    def __init__(self, text: ParsedText, book: Cues, quotes: list[Quote]) -> None:
        self.text = text
        self.book = book
        self.clauses = Clauses(text, quotes)

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
        if token.pos != "VERB" and not self.text.kid(token.i, "nsubj"):
            return None
        source = source_of(self.text, token)
        group = cue_range(self.text, token)
        for entry in entries:
            pieces = self.clauses.of_verb(token, entry, group, source)
            if pieces is None:
                continue
            if pieces.source is not None:
                source = pieces.source
            cue = self.text.span_of(group[0], max(group[1], pieces.cue_end))
            content, direct = self.clauses.spans(pieces.ranges, token.i)
            return Attribution(
                entry=entry.id, family=entry.family, cue_head=token.i, cue=(cue,),
                source_head=source.head if source else None,
                source=(self.text.span_of(*source.tokens),) if source else (),
                content=content, direct=direct, announces=entry.announces,
            )
        return None

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
        head = self.text.head_of(noun.i)
        if head is not None and head.i == token.i:
            head = self.text.head_of(token.i)
        if head is None:
            return None
        first, last = self.text.edges[noun.i]
        pieces = self.clauses.around(head, (min(token.i, first), max(last, token.i + words)))
        if not pieces:
            return None
        content, direct = self.clauses.spans(pieces, token.i)
        start = token.i + words
        return Attribution(
            entry=entry[0].id, family=entry[0].family, cue_head=token.i,
            cue=(Span(token.start, tokens[token.i + words - 1].end),),
            source_head=noun.i, source=(self.text.span_of(start, self.clauses.trimmed((start, last))[1]),),
            content=content, direct=direct,
        )


def _followed(text: ParsedText, quotes: list[Quote], found: list[Attribution]) -> list[Attribution]:
    """Give each direct quote's attribution the quotations that go on after it, over paragraphs too."""
    taken = {s.start for a in found for s in a.content}
    inside = [s for a in found for s in a.content]
    result = []
    for one in found:
        if one.direct == "indirect" or one.family != "say":
            result.append(one)
            continue
        more: list[Span] = []
        sentence = text.tokens[one.cue_head].sent if one.cue_head is not None else None
        last = max(one.content[-1].end, text.sentences[sentence].span.end if sentence is not None else 0)
        for quote in quotes:
            if quote.span.start < last or text.report.text[last : quote.span.start].strip(" \t\xa0\n.…"):
                continue
            if quote.span.start in taken or any(s.start < quote.span.end and quote.span.start < s.end for s in inside):
                break
            before = text.report.text[last : quote.span.start]
            if "\n" in before and not _goes_on(quotes, last):
                break
            more.append(quote.span)
            last = quote.span.end
        result.append(replace(one, content=(*one.content, *more)) if more else one)
    return result


def _goes_on(quotes: list[Quote], end: int) -> bool:
    return any(q.open and q.span.end >= end - 1 and q.span.start < end for q in quotes)


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    result = []
    for n, one in enumerate(found):
        where = one.cue[0] if one.cue else one.content[0]
        over = [(sum(e - s for s, e in other.content), m) for m, other in enumerate(found) if m != n and other.covers(where)]
        result.append(replace(one, parent=min(over)[1]) if over else one)
    return tuple(result)
