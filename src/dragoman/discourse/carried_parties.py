"""Parties that stand in the sentences before: "the operation killed ten" is done by who was told to do it.

A deed told without an actor or a recipient has those of the deed that its words take up: a definite noun
("the strikes", "this offensive"), a counted item of a list ("one strike destroyed a truck" after "26 strikes
against the rebels"), or a mention linked to a fuller one. Where two candidates compete, nothing is carried.
What is carried cites its own words in the other sentence, and the words of the deed there that settled it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.actors import Actors
from dragoman.discourse.agree import days_agree
from dragoman.discourse.documents import authors
from dragoman.discourse.keeps import goes_through, nouns_of
from dragoman.discourse.lending import (
    LendingCues,
    acts_of,
    counted,
    done_by,
    harms,
    introduced,
    is_named_apart,
    is_one_word,
    lending_cues,
    names_deed,
    taken_up,
)
from dragoman.discourse.parties import is_one, same_side, share
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Claim, Entity, Mention, ParsedText, SourcePart, Status, Token, Words

_LEAD = 2  # sentences of the lead, below a title
_REACH = 6  # sentences over which the same noun takes up a deed; more where each few name it again
_FIRST = 15  # sentences back to a deed told by a noun alone: "a raid carried out by the army"
_NEAR = 3  # sentences over which a general one does: "the operation" after "troops stormed the town"
_LAST = 40  # deeds of one act, or sentences, among which it is looked for
_MEASURES = frozenset({"COERCE", "SANCTION"})  # what stays in force, so that its owner's name is enough
_SAID = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN"})  # what a document can do
_JOINT = frozenset({"CONSULT"})  # whose parties are one set: who names one of them has named them
_TO_COME = frozenset({"AGREE", "CONCEDE", "THREATEN"})  # what a planned deed is by the future rule
_DONE = frozenset({Status.OCCURRED, Status.PLANNED})  # what a definite noun takes up as known


class _Lender(NamedTuple):
    """A deed that may lend its parties, and the words that tell it."""

    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    words: Words


def carry_parties(text: ParsedText, claims: Sequence[Claim], actors: Actors, lexicon: Lexicon) -> list[Claim]:
    """Give the claims, those told without a party with that of the deed that they take up."""
    lending = _Lending(text, actors, lending_cues(lexicon))
    done = {claim.id: lending.filled(claim) for claim in sorted(claims, key=lambda c: c.head)}
    return [lending.headed(done[claim.id]) for claim in claims]


class _Lending:
    """The deeds of a report told so far, by their act."""

    def __init__(self, text: ParsedText, actors: Actors, cues: LendingCues) -> None:
        self.text, self.actors, self.cues = text, actors, cues
        self.told: dict[str, list[Claim]] = defaultdict(list)

    def filled(self, claim: Claim) -> Claim:
        """Give a claim with the parties that it takes over from the deeds before it, which it then joins."""
        known = claim
        if _lacks(claim) and (_is_deed(claim) or claim.event in _SAID):
            known = _with_parties(claim, self.lenders(claim))
        self.told[claim.act].append(known)
        return known

    def headed(self, claim: Claim) -> Claim:
        """Give a claim of the title with the parties of the deed of that word which the story tells."""
        head = self.text.tokens[claim.head]
        if head.pos != "NOUN" or not self.in_title(claim) or not _lacks(claim) or not _is_deed(claim):
            return claim
        name = head.lemma.lower()
        body = [c for c in self.told[claim.act] if not self.in_title(c) and c.event == claim.event]
        body = [c for c in body if self.is_so_called(name, c.head) and days_agree(c, claim)]
        body = [c for c in body if not claim.actor or share(c.actor, claim.actor)]
        linked = claim.incident is not None  # the story tells it: what else it tells of the kind is another
        near = [c for c in body if c.sequence - claim.sequence <= _LEAD]
        body = [c for c in body if c.incident == claim.incident] if linked else near
        return _with_parties(claim, [_lender(c) for c in body])

    def in_title(self, claim: Claim) -> bool:
        """Whether a claim stands in the title."""
        return self.text.sentences[claim.sequence].kind is BlockKind.TITLE

    def lenders(self, claim: Claim) -> list[_Lender]:
        """The deeds that a claim takes up, of which any may lend a party."""
        if claim.act in _MEASURES and claim.actor:
            return self.measure(claim)
        if claim.event in _SAID and not claim.actor:
            return self.written(claim)
        doer = done_by(self.text, claim, self.cues)
        if doer is not None:  # "the offensive displaced thousands": who leads it does that too
            return self.otherwise(claim, doer) or self.by_noun(doer)
        if claim.act not in self.cues.events:
            return []
        noun = taken_up(self.text, claim, self.cues)
        if noun is not None:
            found = self.again(claim, noun, claim.act) or self.otherwise(claim, noun) or self.by_noun(noun)
            return [c._replace(recipient=()) for c in found] if harms(self.text, noun, self.cues) else found
        noun = counted(self.text, claim)
        return self.listed(claim, noun) if noun is not None else []

    def before(self, claim: Claim, act: str) -> list[Claim]:
        """The deeds of an act told before a claim that it can be about."""
        near = self.told[act][-_LAST:]
        return [c for c in near if c.head < claim.head and c.status in _DONE and days_agree(c, claim)]

    def again(self, claim: Claim, noun: Token, act: str) -> list[_Lender]:
        """The deeds that a definite noun takes up: those of its word, else those just told."""
        name = noun.lemma.lower()
        near = [c for c in self.before(claim, act) if not self.is_apart(noun, c, claim)]
        linked = [c for c in near if claim.incident is not None and claim.incident in (c.id, c.incident)]
        same = linked or [c for c in near if self.is_so_called(name, c.head) or _is_its_noun(claim, noun, c)]
        same = [c for c in same if claim.sequence - c.sequence <= _REACH or self.goes_on(name, c, claim)]
        if not same and name in self.cues.events[act] and not self.by_noun(noun):
            same = [c for c in near if claim.sequence - c.sequence <= _NEAR]
        return [_lender(c) for c in same]

    def otherwise(self, claim: Claim, noun: Token) -> list[_Lender]:
        """The deeds of another act that a noun takes up, which lend who does them: a raid is either's."""
        acts = [act for act in acts_of(noun, self.cues) if act != claim.act]
        return [c._replace(recipient=()) for act in acts for c in self.again(claim, noun, act)]

    def measure(self, claim: Claim) -> list[_Lender]:
        """The deeds that a measure with its owner names again: "the EU ban" after "the EU banned ships"."""
        noun = self.text.tokens[claim.head]
        if noun.pos != "NOUN" or is_named_apart(self.text, noun, self.said_before(claim)):
            return []
        told = [c for c in self.before(claim, claim.act) if self.is_so_called(noun.lemma.lower(), c.head)]
        return [_lender(c) for c in told if share(c.actor, claim.actor)]

    def said_before(self, claim: Claim) -> frozenset[str]:
        """All words of the sentences before a claim's, as far back as is looked."""
        return frozenset().union(*self.text.said[max(claim.sequence - _LAST, 0) : claim.sequence])

    def is_so_called(self, name: str, head: int) -> bool:
        """Whether a noun is that of a deed, or of its verb: "attacked ... the attack"."""
        if names_deed(self.text.tokens[head], name):
            return True
        return any(is_one_word(name, noun) for noun in nouns_of(self.text, head))

    def is_apart(self, noun: Token, first: Claim, last: Claim) -> bool:
        """Whether a noun has names that nothing from one claim's sentence to another's has."""
        said = frozenset().union(*self.text.said[first.sequence : last.sequence])
        start = self.text.sentences[last.sequence].first
        here = {t.lower for t in self.text.tokens[start : self.text.edges[noun.i][0]]}
        return is_named_apart(self.text, noun, said | here)

    def goes_on(self, name: str, first: Claim, last: Claim) -> bool:
        """Whether the sentences between two claims name the deed again and again."""
        return goes_through(self.text, name, first.sequence, last.sequence)

    def by_noun(self, noun: Token) -> list[_Lender]:
        """The deed that a noun told without a claim of its own."""
        return self.mentions(introduced(self.text, noun, self.actors, _FIRST))

    def written(self, claim: Claim) -> list[_Lender]:
        """The making of the document that says what a claim tells."""
        cues = self.cues
        return self.mentions(authors(self.text, claim, self.actors, cues.documents, cues.makes))

    def mentions(self, found: Sequence[tuple[Token, Mention]]) -> list[_Lender]:
        """Those who are told to do what a word names, as lenders."""
        spans = [self.text.span_of(told.i, told.i + 1) for told, _ in found]
        words = [Words(self.text.text_of(span), span) for span in spans]
        return [_Lender(doer.entities, (), w) for (_, doer), w in zip(found, words, strict=True)]

    def listed(self, claim: Claim, noun: Token) -> list[_Lender]:
        """The deeds told as several of which the claim is one: "26 strikes ... near Homs, one strike hit"."""
        name = noun.lemma.lower()
        found = [
            c for c in self.before(claim, claim.act) if c.sequence < claim.sequence and self.several(c, name)
        ]
        found = [c for c in found if self.goes_on(name, c, claim) and self.same_land(c, claim)]
        items = [counted(self.text, c) is not None for c in found]  # each of them hits others
        return [
            _lender(c)._replace(recipient=() if item else c.recipient)
            for c, item in zip(found, items, strict=True)
        ]

    def several(self, claim: Claim, name: str) -> bool:
        """Whether a claim tells of several deeds of a name."""
        around = (self.text.tokens[claim.head], *self.text.kids(claim.head, "nsubj", "obj"))
        return any(t.lemma.lower() == name and t.has("Number=Plur") for t in around)

    def same_land(self, other: Claim, claim: Claim) -> bool:
        """Whether an item lies in a country of the list, as far as places are told."""
        here = _land(claim)
        told = [c for c in self.told[claim.act][-_LAST:] if share(c.actor, other.actor)]
        lands = {_land(c) for c in told} - {None}
        return here is None or not lands or here in lands or any(here in self.named(c) for c in told)

    def named(self, claim: Claim) -> set[str | None]:
        """The countries that a claim's sentence names: "strikes in Iraq and Syria"."""
        sentence = self.text.sentences[claim.sequence]
        here = (m for m in self.actors.mentions if sentence.first <= m.head < sentence.last)
        return {e.code for m in here for e in m.entities} - {None}


def _is_its_noun(claim: Claim, noun: Token, other: Claim) -> bool:
    """Whether a noun and the word of a deed are of one entry: "abducted ... the kidnapping"."""
    told = any(w.span.start <= noun.start < w.span.end for w in claim.trigger)
    return told and claim.why.entry == other.why.entry


def _lender(claim: Claim) -> _Lender:
    return _Lender(claim.actor, claim.recipient, claim.trigger[0])


def _land(claim: Claim) -> str | None:
    return claim.event_loc.country_code if claim.event_loc is not None else None


def _is_deed(claim: Claim) -> bool:
    """Whether a claim tells the deed, done or to come, and not a demand for it, its refusal or its end."""
    return claim.event == claim.act or (claim.status is Status.PLANNED and claim.event in _TO_COME)


def _lacks(claim: Claim) -> bool:
    if claim.act in _JOINT:
        return not claim.actor and not claim.recipient
    return not claim.actor or not claim.recipient


def _with_parties(claim: Claim, lenders: Sequence[_Lender]) -> Claim:
    """Give a claim with the parties that it does not name."""
    if claim.recipient:
        lenders = [
            c for c in lenders if not c.recipient or share(c.recipient, claim.recipient) or not claim.actor
        ]
    actor = claim.actor or _agreed([(c.actor, c.words) for c in lenders], claim.recipient)
    if claim.actor:
        lenders = [c for c in lenders if share(c.actor, claim.actor)]
    recipient = claim.recipient or _agreed([(c.recipient, c.words) for c in lenders], actor)
    if (actor, recipient) == (claim.actor, claim.recipient):
        return claim
    spans = {"actor": [[*e.span] for e in actor], "recipient": [[*e.span] for e in recipient]}
    why = replace(claim.why, tokens={**claim.why.tokens, **spans})
    filled = replace(claim, actor=actor, recipient=recipient, why=why)
    teller = [source.entity for source in claim.said_by[-1:]]
    if claim.source_role is SourcePart.THIRD and share(teller, actor):
        return replace(filled, source_role=SourcePart.ACTOR)
    return filled


def _agreed(
    sides: Sequence[tuple[tuple[Entity, ...], Words]], facing: Sequence[Entity]
) -> tuple[Entity, ...]:
    """The party of the last of some deeds, where all of them have it and it is not the other side's."""
    named = [(side, words) for side, words in sides if side]
    if not named:
        return ()
    last, words = named[-1]
    if not all(same_side(last, side) for side, _ in named) or _stands_there(last, facing):
        return ()
    if not all(e.code or e.entity_name or e.sector for e in last):  # "we", whoever that is
        return ()
    return tuple([_carried(e, words) for e in last])


def _stands_there(side: Sequence[Entity], facing: Sequence[Entity]) -> bool:
    """Whether some party stands on the other side already: of one name, or of one country's one sector."""
    return any(is_one(a, b) or (a.code, a.sector) == (b.code, b.sector) for a in side for b in facing)


def _carried(entity: Entity, words: Words) -> Entity:
    settled = tuple(dict.fromkeys((*entity.settled_by, words)))
    return replace(entity, resolved_by="coreference", settled_by=settled)
