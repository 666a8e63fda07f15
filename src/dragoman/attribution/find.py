"""Find who tells, shows, thinks, wants or judges what."""

from dataclasses import replace

from dragoman.actors import Quote, Speech, find_quotes, speeches_of
from dragoman.attribution.colon import find_colons
from dragoman.attribution.content import Contents
from dragoman.attribution.cues import Cue, Cues, cues
from dragoman.attribution.passage import DASHES, Passages, Range, overlap, passages
from dragoman.attribution.records import Attribution
from dragoman.attribution.tellers import Tellers, Words
from dragoman.lexicon import Lexicon
from dragoman.records import ParsedText, Span, Token

# A cue that modifies or is fixed to another word tells nothing.
NO_CUE = ("amod", "compound", "case", "fixed", "flat", "mark", "cop", "aux", "det")
BETWEEN = " \t\xa0\n.…"  # what may stand between a quotation and the one that goes on with it


def find_attributions(text: ParsedText, actors: object, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Give every attribution of a report in text order, each with the one it stands in as its parent."""
    del actors  # sources are words here; who they are is settled where claims are made
    return attributions_in(passages(text, find_quotes(text), cues(lexicon)), lexicon)


def attributions_in(where: Passages, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Give the same of a report whose passages and quotations are known."""
    text, book = where.text, where.book
    finder = _Finder(where, book)
    found = [a for t in text.tokens if t.lower in book.first_words and (a := finder.at(t)) is not None]
    found += find_colons(where, found)
    found += [a for speech in speeches_of(text, lexicon) if (a := finder.speech(speech)) is not None]
    found.sort(key=lambda a: a.cue[0].start)
    return _nested(_followed(where, found))


class _Finder:
    def __init__(self, where: Passages, book: Cues) -> None:
        self.where = where
        self.text = where.text
        self.book = book
        self.tellers = Tellers(where)
        self.contents = Contents(where, self.tellers)

    def at(self, token: Token) -> Attribution | None:
        low = token.lower
        if low in self.book.verbs and token.rel not in NO_CUE and token.pos not in ("ADP", "PROPN", "ADV"):
            return self.verb(token, self.book.verbs[low])
        if low in self.book.adjectives and token.pos in ("ADJ", "VERB") and token.rel not in NO_CUE:
            return self.adjective(token, self.book.adjectives[low][0])
        if low in self.book.nouns and token.pos == "NOUN":
            return self.noun(token, self.book.nouns[low])
        if low in self.book.adverbs and token.rel == "advmod":
            return self.adverb(token, self.book.adverbs[low][0])
        return self.preposition(token)

    def speech(self, speech: Speech) -> Attribution | None:
        """What somebody says in the paragraphs after "said:", without quotation marks."""
        verb = self.text.tokens[speech.verb]
        entry = next((e for e in self.book.verbs.get(verb.lower, ()) if e.family == "say"), None)
        subject = self.text.kid(verb.i, "nsubj")
        source = self.tellers.phrase(subject) if subject is not None else self.tellers.source(verb)
        if entry is None or source is None:
            return None
        group = self.tellers.cue(verb)
        return Attribution(
            entry=entry.id,
            family=entry.family,
            cue_head=verb.i,
            cue=(self.text.span_of(*group),),
            source_head=source.head,
            source=(self.text.span_of(*self.tellers.settled(source, group)),),
            content=(self.text.span_of(speech.first, speech.last),),
            direct="direct",
            announces=entry.announces,
        )

    def made(
        self, entry: Cue, token: Token, cue: Range, ranges: list[Range], source: tuple[int, Range] | None
    ) -> Attribution | None:
        content, direct = self.contents.spans(ranges, token.i)
        if not content:
            return None
        return Attribution(
            entry=entry.id,
            family=entry.family,
            cue_head=token.i,
            cue=(self.text.span_of(*cue),),
            source_head=source[0] if source else None,
            source=(self.text.span_of(*source[1]),) if source else (),
            content=content,
            direct=direct,
            announces=entry.announces,
        )

    def verb(self, token: Token, entries: list[Cue]) -> Attribution | None:
        if token.pos != "VERB" and not self.text.has_kid(token.i, "nsubj") and not self.closes_quote(token):
            return None
        group = self.tellers.cue(token)
        source = self.tellers.source(token)
        if token.lower in self.book.sayings:
            if source is None:
                source = self.tellers.set_off(token, group) or self.tellers.nearby(token, group)
            elif self.tellers.inverted(token, group, source):
                source = None
        for entry in entries:
            pieces = self.contents.of_verb(token, entry, group, source)
            if pieces is None:
                continue
            teller: Words | None = pieces.source or source
            whole = (teller.head, self.tellers.settled(teller, group)) if teller else None
            found = self.made(entry, token, (group[0], max(group[1], pieces.cue_end)), pieces.ranges, whole)
            if found is not None:
                return found
        return None

    def closes_quote(self, token: Token) -> bool:
        """Whether a word that is no verb by its tag ends "“…,” the ad states."."""
        tokens = self.text.tokens
        after = tokens[token.i + 1].text if token.i + 1 < len(tokens) else "."
        if after not in (".", ",") or token.lower not in self.book.sayings:
            return False
        return self.contents.sayings.closing_before(token.i, self.where.of(token.i)[0]) is not None

    def adjective(self, token: Token, entry: Cue) -> Attribution | None:
        """What somebody is said to feel about something: "was skeptical of the plan"."""
        if not self.text.has_kid(token.i, "cop", "aux", "nsubj"):
            return None
        pieces = self.contents.of_adjective(token, entry)
        if pieces is None:
            return None
        group = self.tellers.cue(token)
        source = self.tellers.source(token) or self._patient(token)
        whole = (source.head, self.tellers.settled(source, group)) if source else None
        return self.made(entry, token, (group[0], max(group[1], pieces.cue_end)), pieces.ranges, whole)

    def _patient(self, token: Token) -> Words | None:
        subject = self.text.kid(token.i, "nsubj:pass")
        return self.tellers.phrase(subject) if subject is not None else None

    def noun(self, token: Token, entries: list[Cue]) -> Attribution | None:
        """A noun of saying with what it holds: "their claim that …", "their criticism of …"."""
        clause = next((k for k in self.text.kids(token.i, "acl", "ccomp") if self.that(k)), None)
        entry = next((e for e in entries if "clause" in e.takes), None)
        if clause is None or entry is None:
            return next((a for e in entries if (a := self.noun_about(token, e)) is not None), None)
        owners = [
            k for k in self.text.kids(token.i, "nmod") if self.text.case_of(k.i) in ("by", "of", "from")
        ]
        owner = self.text.kid(token.i, "nmod:poss") or next(iter(owners), None)
        source = (owner.i, self.tellers.phrase(owner).tokens) if owner else None
        return self.made(entry, token, (token.i, token.i + 1), [self.text.edges[clause.i]], source)

    def noun_about(self, token: Token, entry: Cue) -> Attribution | None:
        owner = self.text.kid(token.i, "nmod:poss")
        if owner is None or not ({"about", "infinitive"} & entry.takes):
            return None
        pieces = self.contents.of_adjective(token, entry)
        if pieces is None:
            return None
        source = (owner.i, self.tellers.phrase(owner).tokens)
        return self.made(entry, token, (token.i, max(token.i + 1, pieces.cue_end)), pieces.ranges, source)

    def that(self, clause: Token) -> bool:
        """Opened by "that" as a conjunction, with a subject of its own after it."""
        first = self.text.tokens[self.text.edges[clause.i][0]]
        return first.lower == "that" and self.text.has_kid(clause.i, "nsubj", "expl", "csubj")

    def adverb(self, token: Token, entry: Cue) -> Attribution | None:
        """A word by which nobody tells all of its clause: "reportedly"."""
        cue = (token.i, token.i + 1)
        return self.made(entry, token, cue, self.contents.without(self.text.edges[token.head], cue), None)

    def preposition(self, token: Token) -> Attribution | None:
        """What stands beside "according to N": all of the sentence but that phrase."""
        start = self.after_opener(token)
        entry = self.book.prepositions.get(" ".join(t.lower for t in self.text.tokens[token.i : start]))
        head = self.text.head_of(token.i)
        noun = self.text.kid(token.i, "obl") or head
        if entry is None or noun is None or (token.pos not in ("VERB", "ADP") and token.rel != "case"):
            return None
        if start - token.i == 1 and (token.rel != "case" or noun.pos != "PROPN"):
            return None
        first, end = self.where.of(token.i)
        before = self.where.trimmed((first, token.i))
        last = self.source_end(noun, start, end, opens=before[1] <= before[0])
        parts = [before]
        relative = any(self.where.is_a("relative", i) for i in range(start, last))
        if last < end and not relative and (self.text.tokens[last].text == "," or before[1] <= before[0]):
            parts.append(self.where.trimmed((last, end)))
        source = self.where.trimmed((start, last))
        if source[1] <= source[0]:
            return None
        return self.made(
            entry[0], token, (token.i, start), [p for p in parts if p[1] > p[0]], (noun.i, source)
        )

    def after_opener(self, token: Token) -> int:
        tokens = self.text.tokens
        second = (
            token.i + 1 < len(tokens)
            and f"{token.lower} {tokens[token.i + 1].lower}" in self.book.prepositions
        )
        return token.i + 2 if second else token.i + 1

    def source_end(self, noun: Token, start: int, end: int, *, opens: bool) -> int:
        """Where a source after "according to" ends: at the comma before the clause, at a quotation."""
        tokens = self.text.tokens
        last = max(self.text.edges[noun.i][1], noun.i + 1)
        cut = last < end and tokens[last].text in ("/", "&", "-")  # "the Post/Times poll"
        goes_on = last < end and tokens[last].pos in (
            "NOUN",
            "PROPN",
            "PRON",
            "VERB",
        )  # "an account she gave"
        tail = goes_on and tokens[min(last + 1, end - 1)].text == ","  # "a Post/Times poll taken, most …"
        if cut or (goes_on and (not opens or tail)):
            last = self.tellers.stop(last, end)
        if opens:
            commas = (i for i in range(noun.i + 1, last) if tokens[i].text == ",")
            last = next((i for i in commas if self.clausal(i, end)), last)
        return next((i for i in range(start, last) if self.where.opens(i) or self.dashed(i)), last)

    def dashed(self, i: int) -> bool:
        """Whether a hyphen between spaces stands for a dash."""
        tokens = self.text.tokens
        return tokens[i].text in ("-", *DASHES) and i > 0 and tokens[i - 1].space and tokens[i].space

    def clausal(self, comma: int, end: int) -> bool:
        """Whether a subject and its verb follow a comma."""
        subject = any(t.rel == "nsubj" for t in self.text.tokens[comma + 1 : end])
        return subject and self.where.has_verb((comma + 1, end))


def _followed(where: Passages, found: list[Attribution]) -> list[Attribution]:
    """Give each direct quote's attribution the quotations that go on after it, over paragraphs too."""
    told = {
        quote.span.start
        for one in found
        for quote in where.quotes
        if any(overlap(quote.span, span) for span in one.content) and not overlap(quote.span, one.cue[0])
    }
    follows = [one.direct != "indirect" and one.family == "say" for one in found]
    return [_with_rest(where, one, told) if more else one for one, more in zip(found, follows, strict=True)]


def _with_rest(where: Passages, one: Attribution, told: set[int]) -> Attribution:
    text = where.text
    more: list[Span] = []
    last = one.content[-1].end
    if one.cue_head is not None:
        last = max(last, text.tokens[where.of(one.cue_head)[1] - 1].end)
    for quote in where.quotes:
        if quote.span.start < last:
            continue
        between = text.report.text[last : quote.span.start]
        if between.strip(BETWEEN) or quote.span.start in told:
            break
        if "\n" in between and not _goes_on(where.quotes, last):
            break
        more.append(quote.span)
        last = quote.span.end
    return replace(one, content=(*one.content, *more)) if more else one


def _goes_on(quotes: list[Quote], end: int) -> bool:
    """Whether the quotation that ended here lacks its closing mark, as where the next paragraph goes on."""
    return any(q.open and q.span.start < end <= q.span.end + 1 for q in quotes)


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Give each attribution the smallest one in whose content its cue stands."""
    result = []
    for n, one in enumerate(found):
        over = [(other.size, m) for m, other in enumerate(found) if m != n and other.covers(one.cue[0])]
        result.append(replace(one, parent=min(over)[1]) if over else one)
    return tuple(result)
