"""Deeds that the words name but do not tell: what somebody is able to do, an aim, a definition."""

from dragoman.attribution.climb import Climb
from dragoman.attribution.own_words import NOMINAL, VERBAL
from dragoman.attribution.reading import Reading
from dragoman.records import Event, ParsedText, Token

TO_BE = "be-to"
ABILITY = frozenset({"an-ability", "capable-of"})
ASKED = frozenset({"hope-that", "ask-to"})
PLAYED = "a-drill"  # "simulated an attack"
CONFLICT = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_AHEAD = frozenset({"advcl", "xcomp", "csubj"})
_HELD = frozenset({"xcomp", "ccomp", "obj", "obl", "conj", "advcl"})
TAUGHT_REACH = 4  # steps up to the verb: "includes (2) reacting (1) to attacks"
_ORDER = frozenset({("in", "order"), ("so", "as")})
_ANY_ONE = frozenset({"a", "an", "any", "one"})


def is_untold(climb: Climb, event: Event, reading: Reading) -> bool:
    """Whether a deed is only spoken of: "has the means to attack", "to defeat them, we need"."""
    entries = frozenset(reading.entries)
    if not ABILITY.isdisjoint(entries):
        return True
    if reading.made == "negated" and "must" in entries and not ASKED.isdisjoint(entries):
        return True  # "asked that they should not buy": nobody has refused to
    return event.act in CONFLICT and _is_no_deed(climb, event, entries)


def _is_no_deed(climb: Climb, event: Event, entries: frozenset[str]) -> bool:
    """Whether a deed of conflict is an aim, an errand, a lesson or a definition."""
    text, token = climb.text, climb.text.tokens[event.top]
    if PLAYED in entries or is_aim(text, token) or (TO_BE in entries and _is_errand(climb, token)):
        return True
    if _is_taught(climb, token):
        return True
    noun = token.pos in NOMINAL and not event.operators
    return noun and (_defines(text, token) or _is_defined(text, token))


def is_aim(text: ParsedText, token: Token) -> bool:
    """Whether a deed is what something else is done for: "To defeat them …", "in order to defeat them"."""
    while token.dep == "conj" and token.head != token.i:
        token = text.tokens[token.head]
    to = next((k.i for k in text.kids(token.i, "mark") if k.lower == "to"), None)
    head = text.head_of(token.i)
    if to is None or head is None:
        return False
    if to > 1 and (text.tokens[to - 2].lower, text.tokens[to - 1].lower) in _ORDER:
        return True
    return token.rel in _AHEAD and token.i < head.i and head.pos in (*VERBAL, "ADJ", "NOUN")


def _is_errand(climb: Climb, token: Token) -> bool:
    """Whether a deed is what a body is there for: "its mission is to conduct operations"."""
    text, head = climb.text, climb.text.head_of(token.i)
    subjects = text.kids(token.i, "nsubj")
    if head is not None and head.lemma == "be":
        subjects = [*subjects, *text.kids(head.i, "nsubj")]
    return any(climb.book.has("errand", k.lemma, k.lower) for k in subjects)


def _is_taught(climb: Climb, token: Token) -> bool:
    """Whether a deed is what a course or a task holds: "their training includes reacting to attacks"."""
    text = climb.text
    for _ in range(TAUGHT_REACH):
        head = text.head_of(token.i)
        if head is None or token.rel not in _HELD:
            return False
        subject = text.kid(head.i, "nsubj") if climb.book.has("holding", head.lemma) else None
        if subject is not None:
            first, last = text.edges[subject.i]
            return any(climb.book.has("errand", t.lemma, t.lower) for t in text.tokens[first:last])
        token = head
    return False


def _defines(text: ParsedText, token: Token) -> bool:
    """Whether a noun says what something is called: "a raid is an attack on a town"."""
    copula = text.kid(token.i, "cop")
    if copula is None or not copula.has("Tense=Pres"):
        return False
    if not any(k.lower in _ANY_ONE for k in text.kids(token.i, "det", "nummod")):
        return False
    if text.has_kid(token.i, "csubj"):
        return True
    subject = text.kid(token.i, "nsubj", "expl")
    return subject is None or any(k.lower in _ANY_ONE for k in text.kids(subject.i, "det"))


def _is_defined(text: ParsedText, token: Token) -> bool:
    """Whether it is said of whatever deed of a kind what it is: "an attack on one is an attack on all"."""
    head = text.head_of(token.i)
    if head is None or token.rel != "nsubj" or head.pos != "NOUN":
        return False
    copula = text.kid(head.i, "cop")
    any_one = any(k.lower in _ANY_ONE for k in text.kids(token.i, "det"))
    return any_one and copula is not None and copula.has("Tense=Pres")
