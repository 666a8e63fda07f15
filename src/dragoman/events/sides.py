"""Sides that the words leave to the clause around: who met, in "told the press after talks with Oslo"."""

from dragoman.events.fillers import Fillers, union
from dragoman.events.rules import Rule, path_of
from dragoman.events.slots import Frame
from dragoman.records import Mention, Token

# How the clause of what somebody else does hangs on a meeting: "told the press after talks with Oslo".
_DURING = frozenset({"in", "during", "at", "after", "following", "before", "on", "for", "over"})
_SUBJECT, _OBJECT = path_of("subj"), path_of("obj")


def who_met(
    fillers: Fillers, rule: Rule, frame: Frame, token: Token, known: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Give those who met, `known` among them; where only "with" names one, the other is the clause's doer."""
    if not rule.reciprocal or frame.verbal or frame.light is not None or not known or not frame.get("with"):
        return known
    beside = union(*(fillers.actors.party(i) for i in frame.get("with")))
    if {m.group for m in known} - {m.group for m in beside}:
        return known
    verb = _clause_of(fillers, token)
    if verb is None:
        return known
    clause = fillers.frames.of(verb.i)
    doers = fillers.fill(clause, _OBJECT if clause.passive else _SUBJECT)
    return union(*(fillers.actors.party(i) for i in doers if fillers.actors.at(i)), known)


def _clause_of(fillers: Fillers, token: Token) -> Token | None:
    """The verb of the clause that a meeting stands beside."""
    text = fillers.text
    over = text.head_of(token.i)
    if over is not None and token.rel == "obj" and over.lower == "following":
        over = text.head_of(over.i)
    elif over is not None and (text.case_of(token.i) not in _DURING or token.rel not in ("obl", "nmod")):
        return None
    if over is not None and over.pos in ("NOUN", "PROPN") and token.rel == "nmod":  # "left Oslo for talks"
        over = text.head_of(over.i) if over.rel in ("obj", "obl") else None
    return over if over is not None and over.pos == "VERB" and fillers.frames.is_verbal(over) else None
