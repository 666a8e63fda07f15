"""Nouns made of verbs, which tell what the verb tells: "the jailing of ten activists by Oslo"."""

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

_SHORTEST = 6  # letters: "king" and "wing" are no deeds
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def is_gerund(text: ParsedText, token: Token, rules: Rules) -> bool:
    """Whether a noun in -ing has an object behind "of", is of a known verb and no event noun by itself."""
    if token.pos != "NOUN" or not token.lower.endswith("ing") or len(token.lower) < _SHORTEST:
        return False
    if token.dep == "compound" or token.lower in rules.nouns or token.lower in rules.transparent_nouns:
        return False
    return rules.verb_lemma(token) in rules.verbs and bool(_objects(text, token))


def as_verb(text: ParsedText, token: Token, noun: Frame) -> Frame:
    """The frame of such a noun as that of its verb: what stands behind "of" is its object."""
    doers = noun.get("by") or noun.get("poss") or noun.get("subj")
    frame = Frame(token.i, verbal=True, passive=not doers, light=noun.light)
    for slot, fillers in noun.slots.items():
        if fillers and slot not in ("obj", "subj"):
            frame.put(slot, *fillers)
    frame.put("obj", *_objects(text, token))
    if doers:
        frame.put("subj", *doers)
    return frame


def _objects(text: ParsedText, token: Token) -> list[int]:
    kids = text.kids(token.i, "nmod")
    return [k.i for k in kids if k.i > token.i and k.pos in _NAMES and text.case_of(k.i) == "of"]
