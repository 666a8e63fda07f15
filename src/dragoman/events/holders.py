"""Who holds the ground that is fought for: "rebel-held towns", "land that the army once held"."""

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

_DEEP = 2  # "dozens of square miles of rebel-held land"


def put_holders(frame: Frame, text: ParsedText, token: Token, rules: Rules) -> None:
    """Give a noun for ground the slot `held`: whoever holds, or held, the ground."""
    ground = rules.classes.get("battleground", frozenset())
    if token.lemma.lower() in ground or token.lemma.lower() in rules.transparent_nouns:
        found = _holders(text, token, rules, _DEEP)
        if found:
            frame.put("held", *found)


def _holders(text: ParsedText, noun: Token, rules: Rules, deep: int) -> list[int]:
    holding = rules.classes.get("holding", frozenset())
    for kid in text.kids(noun.i, "amod", "acl", "acl:relcl"):
        if rules.verb_lemma(kid) in holding:
            found = _of_participle(text, kid)
            if found:
                return found
    if deep:
        for kid in text.kids(noun.i, "nmod", "conj"):
            if kid.rel == "conj" or text.case_of(kid.i) == "of":
                found = _holders(text, kid, rules, deep - 1)
                if found:
                    return found
    return []


def _of_participle(text: ParsedText, verb: Token) -> list[int]:
    if verb.rel == "amod":
        return [k.i for k in text.kids(verb.i) if k.i < verb.i and k.pos in ("NOUN", "PROPN")]
    if verb.dep == "acl:relcl" and not text.has_kid(verb.i, "aux:pass"):
        return [k.i for k in text.kids(verb.i, "nsubj") if k.lower not in ("that", "which", "who")]
    return [k.i for k in text.kids(verb.i, "obl:agent", "obl") if text.case_of(k.i) == "by"]
