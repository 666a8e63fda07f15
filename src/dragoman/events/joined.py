"""What coordinated verbs and phrases share: an object on either side, a companion, a second place."""

from collections.abc import Iterator
from typing import Protocol

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

_NEXT = 5  # words to the second of verbs with one object: "tried, jailed and freed"
_LINKS = frozenset({"VERB", "PUNCT", "CCONJ", "ADV"})  # words between such verbs
_MEMBERS = frozenset({"include", "comprise", "number"})
_COMPANY = frozenset({"along with", "together with"})
_ASKING = frozenset({"request", "seek", "demand", "obtain", "secure", "receive", "solicit", "win"})


class _Frames(Protocol):
    text: ParsedText
    rules: Rules


def is_near(text: ParsedText, first: Token, second: Token) -> bool:
    """Whether nothing but verbs, adverbs, commas and "and" stands between two verbs."""
    between = text.tokens[first.i + 1 : second.i]
    return 0 < second.i - first.i <= _NEXT and all(t.pos in _LINKS for t in between)


def shares_object(text: ParsedText, token: Token) -> bool:
    """Whether a verb without an object has that of an active one behind: "Police tried and jailed three"."""
    return any(
        is_near(text, token, v) and text.has_kid(v.i, "obj") and not text.has_kid(v.i, "aux:pass")
        for v in text.kids(token.i, "conj")
    )


def members(text: ParsedText, noun: int) -> list[int]:
    """Give a noun, and those that it is said to be: "the states which sent troops include Chad and Peru"."""
    subject = text.tokens[noun]
    verb = text.tokens[subject.head]
    if subject.rel != "nsubj" or verb.i <= noun:
        return [noun]
    if verb.lemma.lower() in _MEMBERS:
        return [noun, *(k.i for k in text.kids(verb.i, "obj"))]
    plural = subject.has("Number=Plur") and text.has_kid(verb.i, "cop") and verb.pos == "PROPN"
    return [noun, verb.i] if plural and text.has_kid(verb.i, "conj") else [noun]


def _joined_agents(frame: Frame, text: ParsedText, token: Token) -> None:
    """Give a passive the agent of the next: "was struck and killed by", "were beaten and jailed by"."""
    if frame.get("subj"):
        return
    behind = next((v for v in _siblings(text, token) if is_near(text, token, v)), None)
    if behind is not None and not text.has_kid(behind.i, "nsubj", "nsubj:pass", "obj"):
        frame.put("subj", *(k.i for k in text.kids(behind.i, "obl:agent")))


def joined_objects(frames: _Frames, frame: Frame, token: Token) -> None:
    """Give an active verb without an object the one that it shares: "killed and wounded ten"."""
    text, sharing = frames.text, frames.rules.classes.get("object sharing", ())
    if frame.passive:
        _joined_agents(frame, text, token)
        return
    if frame.get("obj"):
        return
    if frames.rules.verb_lemma(token) in sharing:
        after = (v for v in _siblings(text, token) if is_near(text, token, v) and text.has_kid(v.i, "obj"))
        behind = next((v for v in after if not text.has_kid(v.i, "nsubj", "nsubj:pass", "aux:pass")), None)
        if behind is not None:
            frame.put("obj", *(k.i for k in text.kids(behind.i, "obj")))
    first = text.tokens[token.head]
    if token.dep == "conj" and first.pos == "VERB" and is_near(text, first, token):
        lent = [k.i for k in text.kids(first.i, "obj") if k.i == _first_after(text, token, k.i)]
        frame.put("obj", *lent)


def _siblings(text: ParsedText, token: Token) -> Iterator[Token]:
    """The verbs coordinated with one, below it or beside it."""
    over = (token.i, token.head) if token.dep == "conj" else (token.i,)
    for i in over:
        yield from (k for k in text.kids(i, "conj") if k.pos == "VERB")


def _first_after(text: ParsedText, verb: Token, noun: int) -> int:
    """The noun itself where its phrase begins right behind the verb; else no token."""
    return noun if text.edges[noun][0] == verb.i + 1 else -1


def joined_phrases(frames: _Frames, frame: Frame, token: Token) -> None:
    """Add whom a companion or a second phrase names: "along with Lima, was", "to Ghana and to Togo"."""
    text = frames.text
    for kid in text.kids(token.i, "obl"):
        if kid.i < token.i and text.case_of(kid.i) in _COMPANY:
            frame.put("obj" if frame.passive else "subj", kid.i)
    for kid in text.kids(token.i, "conj"):
        case = text.case_of(kid.i)
        if case in frame.slots and kid.pos in ("PROPN", "NOUN") and not text.has_kid(kid.i, "cop", "nsubj"):
            frame.put(case, kid.i)
    if token.pos == "ADJ":  # "concerned and shocked by reports"
        for other in text.kids(token.i, "conj"):
            for kid in text.kids(other.i, "obl") if other.pos in ("ADJ", "VERB") else ():
                frame.put(text.case_of(kid.i), kid.i)
    if frames.rules.verb_lemma(token) in _ASKING and "from" not in frame.slots:
        things = [o for i in frame.get("obj") for o in text.kids(i, "nmod")]
        inner = (k for o in (*text.kids(token.i, "obl"), *things) for k in text.kids(o.i, "nmod"))
        frame.put("from", *(k.i for k in inner if k.i > token.i and text.case_of(k.i).startswith("from")))
