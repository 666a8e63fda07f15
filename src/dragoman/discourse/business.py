"""Mere business: deals, orders, praise and posts among companies, in which nobody else takes part."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.actors import Actors
from dragoman.discourse.parties import parties
from dragoman.discourse.words import section
from dragoman.events.endings import forms
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, Entity, Mention, ParsedText

# What companies do to one another all the same; a deal between two who are at odds is one to end it.
_QUARRELS = frozenset({"ACCUSE", "SANCTION", "COERCE", "THREATEN", "PROTEST"})


def without_business(
    text: ParsedText, claims: Sequence[Claim], actors: Actors, lexicon: Lexicon
) -> list[Claim]:
    """Leave out what companies do among themselves, unless they are at law or somebody else takes part."""
    mere = {claim.id for claim in mere_business(text, claims, actors, lexicon)}
    return [claim for claim in claims if claim.id not in mere] if mere else list(claims)


def mere_business(
    text: ParsedText, claims: Sequence[Claim], actors: Actors, lexicon: Lexicon
) -> Iterator[Claim]:
    """Give the claims that are mere business (docs/decisions/companies.md)."""
    words = _words(lexicon)
    some = [c for c in claims if {c.event, c.act} <= words.types and _is_dealt(c, words)]
    if not some:  # as mostly
        return
    of_firms = _is_of_firms(text, actors, words)
    for claim in some:
        of_all = of_firms or (len(parties(claim)) > 1 and all(_is_firm(e, words) for e in parties(claim)))
        if of_all and not _says_more(text, claim, actors, words) and not _at_odds(claim, claims):
            yield claim


class _Words(NamedTuple):
    """The lists of `business` in discourse.yml."""

    types: frozenset[str]
    sides: frozenset[str]
    trades: frozenset[str]
    beyond: frozenset[str]
    of_states: frozenset[str]
    at: frozenset[str]  # before the name of a place


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    held = section(lexicon, "business")
    names = ("types", "sides", "trades", "beyond", "of states")
    at = dict(lexicon.section("relatives") or {}).get("locative", ())
    lists = [held.get(name, ()) for name in names]
    return _Words(*map(frozenset, (*lists, at)))


def _is_dealt(claim: Claim, words: _Words) -> bool:
    """Whether somebody acts, and all who take part are companies or may be of one.

    What a company gives is business only where another company gets it: a gift to anybody else is help.
    """
    if not claim.actor or (claim.act == "AID" and not any(_is_firm(e, words) for e in claim.recipient)):
        return False
    return all(_is_firm(e, words) or _is_side(e, words) for e in parties(claim))


def _is_firm(entity: Entity, words: _Words) -> bool:
    """Whether a party is surely a company or speaks for one; people of a trade are a social group."""
    if entity.entity_name in words.of_states or _is_one_of(entity, words.trades):
        return False
    return entity.code == "MNC" or (entity.sector == "BUS" and bool(entity.code or entity.resolved_by))


def _is_side(entity: Entity, words: _Words) -> bool:
    """Whether a party may be of a company: a customer, or somebody of whom no words say who he is."""
    if entity.entity_name in words.of_states or _is_one_of(entity, words.trades):
        return False
    unknown = entity.sector in (None, "BUS") and entity.code is None and entity.identifier_id is None
    return unknown or _is_one_of(entity, words.sides)


def _is_one_of(entity: Entity, words: frozenset[str]) -> bool:
    last = entity.entity_text.lower().split()[-1:]
    return any(not words.isdisjoint(forms(word, word)) for word in last)


def _is_place(text: ParsedText, mention: Mention, words: _Words) -> bool:
    """Whether a country is only where something is: "launched in Japan"."""
    before = text.tokens[mention.first - 1].lower if mention.first else ""
    return before in words.at and not any(e.sector or e.office for e in mention.entities)


def _is_of_firms(text: ParsedText, actors: Actors, words: _Words) -> bool:
    """Whether a report is about companies: it speaks of them more often than of all others."""
    firms = others = 0
    for mention in actors.mentions:
        if _is_place(text, mention, words):
            continue
        for entity in mention.entities:
            if entity.code == "MNC" or entity.sector == "BUS":
                firms += 1
            elif (entity.code or entity.sector) and not _is_one_of(entity, words.sides):
                others += 1
    return firms > others


def _says_more(text: ParsedText, claim: Claim, actors: Actors, words: _Words) -> bool:
    """Whether the clause names a party of another kind, or its sentence has words of law or state."""
    sentence = text.sentences[claim.sequence]
    some = text.tokens[sentence.first : sentence.last]
    if any(not words.beyond.isdisjoint((t.lower, t.lemma.lower())) for t in some):
        return True
    first, last = text.edges[claim.head]
    around = (m for m in actors.mentions if first <= m.head < last and not _is_place(text, m, words))
    return any(not _is_side(e, words) and not _is_firm(e, words) for m in around for e in m.entities)


def _at_odds(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the same parties have a quarrel that the report tells of."""
    mine = {e.entity_name for e in parties(claim) if e.entity_name}
    if len(mine) < 2:
        return False
    quarrels = (c for c in claims if c.event in _QUARRELS)
    return any(len(mine & {e.entity_name for e in parties(c)}) > 1 for c in quarrels)
