"""Capitals that only say where something was held or struck: "the Vienna talks", "the Paris attacks"."""

from dragoman.actors import Actors
from dragoman.events.rules import Rules
from dragoman.records import Mention, ParsedText, Token

_HELD = ("talks", "agreements")
_STRIKES = frozenset({"attack", "bombing", "shooting", "massacre", "blast", "explosion", "siege", "stabbing"})


def is_venue(text: ParsedText, found: tuple[Mention, ...], i: int, rules: Rules) -> bool:
    """Whether a capital stands bare before a meeting or pact, of whose parties it is none."""
    token = text.tokens[i]
    if not found or token.rel != "compound" or any(e.resolved_by != "capital" for e in found[0].entities):
        return False
    over = text.tokens[token.head].lemma.lower()
    return over in _STRIKES or any(over in rules.classes.get(name, ()) for name in _HELD)


def struck(text: ParsedText, actors: Actors, noun: Token) -> tuple[Mention, ...]:
    """The country whose capital was struck: "the Paris attacks"."""
    if noun.lemma.lower() not in _STRIKES or "compound" not in text.relations[noun.i]:
        return ()
    before = (actors.party(kid.i) for kid in text.kids(noun.i, "compound") if kid.i < noun.i)
    capitals = (m for m in before if m and all(e.resolved_by == "capital" for e in m[0].entities))
    return next(capitals, ())
