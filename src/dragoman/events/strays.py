"""Phrases that a parser hung on another word than the one that they belong to."""

from typing import Protocol

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

_COMPANY = frozenset({"between", "among", "with"})


class _Frames(Protocol):
    text: ParsedText
    rules: Rules

    def of(self, i: int) -> Frame:
        """The frame of the predicate headed by token i."""


def lent_case(text: ParsedText, noun: Token) -> str:
    """The preposition that hangs on a phrase's first name: "ties with Oslo border police"."""
    owners = text.kids(noun.i, "nmod:poss", "compound")
    return text.case_of(owners[0].i) if owners and owners[0].i < noun.i else ""


def lost_doer(text: ParsedText, frame: Frame, noun: Token) -> None:
    """Fill "by" as in "condemned the raid on Oslo by Lima", where it hangs on the active verb."""
    if noun.rel != "obj" or frame.get("by") or text.kid(noun.head, "aux:pass") is not None:
        return
    if text.kid(noun.head, "nsubj") is not None:
        others = (k.i for k in text.kids(noun.head, "obl:agent", "obl") if k.i > noun.i)
        frame.put("by", *(i for i in others if text.case_of(i) == "by"))


def lost_company(frames: _Frames, frame: Frame, noun: Token) -> None:
    """Fill who met, as in "talks took place between Oslo and Lima", "spoke after talks with Oslo"."""
    text = frames.text
    whole, over = noun, text.head_of(noun.i)
    if noun.rel == "nmod" and over is not None and over.lemma.lower() in frames.rules.transparent_nouns:
        whole, over = over, text.head_of(over.i)
    if over is None or over.pos != "VERB" or whole.rel not in ("nsubj", "obl"):
        return
    if whole.rel == "nsubj" and frames.rules.verb_lemma(over) in frames.rules.happens:
        clause = frames.of(over.i)
        for case in clause.slots.keys() & _COMPANY:
            frame.put(case, *clause.get(case))
    elif whole.rel == "obl" and not frame.get("with"):
        behind = text.edges[noun.i][1]
        for kid in text.kids(over.i, "obl"):
            if text.edges[kid.i][0] == behind and text.case_of(kid.i) == "with":
                frame.put("with", kid.i)
