"""Deeds of force and protest that name no party: "a drone hit the bus", "Thursday's rally", "no attack".

Entries of the lexicon with `unnamed: true` may be told so where their words tell of one event, not a kind:
the verb has a weapon, force or crowd as its subject, or a thing that suffers; the noun has its day, place,
number or target, or is itself what broke out, went on or ended.
"""

from dragoman.events.fillers import Fillers
from dragoman.events.rules import Rule, path_of
from dragoman.events.slots import Frame
from dragoman.records import Token

# What acts for somebody who is not named.
_FORCE = ("weapons", "armed", "troops", "police forces", "crowds", "attack goods", "blasts")
_SUBJECT = path_of("subj")
_OBJECT = path_of("obj")
_AROUND = ("in", "at", "near", "outside", "on", "against", "of", "across", "around", "between", "along")
_BESIDE = frozenset({"behind", "over", "after", "during", "amid", "following", "since"})
_NONE: frozenset[str] = frozenset()
_MET = frozenset({"obj", "nsubj"})
_ONE = frozenset({"no", "this", "that", "another", "second", "third", "similar"})


def verb_alone(fillers: Fillers, rule: Rule, frame: Frame) -> bool:
    """Whether a verb tells of a deed although neither side is a party."""
    if not rule.unnamed:
        return False
    tokens = fillers.text.tokens
    if frame.passive:
        return any(tokens[i].pos in ("NOUN", "PROPN") for i in fillers.fill(frame, _OBJECT))
    subjects = fillers.fill(frame, _SUBJECT)
    return any(tokens[i].pos in ("NOUN", "PROPN") and fillers.fits(i, _FORCE) for i in subjects)


def noun_alone(fillers: Fillers, rule: Rule, frame: Frame, token: Token) -> bool:
    """Whether an event noun that names no party is about one event: by its place, day, number or target."""
    if not rule.unnamed:
        return False
    text = fillers.text
    if any(k.lower in _ONE for k in text.kids(token.i, "det", "amod")) or frame.get("num"):
        return True
    if any(fillers.is_word(i, fillers.rules.classes.get("calendar", _NONE)) for i in frame.get("poss")):
        return True  # "Thursday's rally", "last week's raid"
    if _is_met(fillers, token):
        return True
    return any(
        i > token.i and text.tokens[i].pos in ("NOUN", "PROPN", "NUM") and not _is_general(fillers, i)
        for slot in _AROUND
        for i in frame.get(slot)
    )


def _is_met(fillers: Fillers, token: Token) -> bool:
    """As in "foiled an attack", "had no hand in the blast", "was not behind the raid"."""
    text, classes = fillers.text, fillers.rules.classes
    shares = classes.get("shares", _NONE)
    head = text.head_of(token.i)
    if text.case_of(token.i) in _BESIDE:  # what one is behind, or what something came after, has been
        return True
    clauses = text.kids(token.i, "acl:relcl")  # "an air strike that killed dozens"
    if any(fillers.rules.verb_lemma(k) in fillers.rules.happens for k in clauses):
        return True
    if head is None:
        return False
    if head.pos in ("NOUN", "PROPN"):
        return head.lemma.lower() in shares and token.rel == "nmod"
    if token.rel in _MET and fillers.rules.verb_lemma(head) in classes.get("foiled", _NONE):
        return True
    return token.rel == "obl" and any(k.lemma.lower() in shares for k in text.kids(head.i, "obj"))


def _is_general(fillers: Fillers, i: int) -> bool:
    """Whether a word behind a noun leaves it a kind of event: "attacks of the series", "a war on crime"."""
    classes = fillers.rules.classes
    return any(
        fillers.is_word(i, classes.get(name, _NONE)) for name in ("calendar", "transparent nouns", "ills")
    )
