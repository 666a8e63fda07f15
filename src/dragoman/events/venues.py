"""Capitals that only say where something was held or struck: "the Vienna talks", "the Paris attacks"."""

from dragoman.events.rules import Rules
from dragoman.records import Mention, ParsedText

_HELD = ("talks", "agreements")


def is_venue(text: ParsedText, found: tuple[Mention, ...], i: int, rules: Rules) -> bool:
    """Whether a capital stands bare before a meeting or pact, of whose parties it is none."""
    token = text.tokens[i]
    if not found or token.rel != "compound" or any(e.resolved_by != "capital" for e in found[0].entities):
        return False
    over = text.tokens[token.head].lemma.lower()
    return any(over in rules.classes.get(name, ()) for name in _HELD)
