"""What belongs to a verb or a noun although a parser hung it elsewhere: an object, an agent, who met."""

from collections.abc import Collection
from typing import Protocol

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

_GIVES = frozenset({"give", "send", "offer", "grant", "lend", "pay", "hand", "award", "promise", "owe"})
_WAYS = frozenset({"out of", "from", "into", "to", "off", "across", "onto"})
_COMPANY = frozenset({"between", "among", "with"})


def thing_after(text: ParsedText, token: Token) -> int | None:
    """The object that a parser did not see: "brushed aside an appeal"; "Police held two men, N. N. said".

    It was taken for a measure right behind the verb, or for the subject of the verb of saying.
    """
    particle = text.kid(token.i, "compound:prt")
    start = (particle.i if particle is not None and particle.i > token.i else token.i) + 1
    kids = [k for k in text.kids(token.i, "obl") if not text.case_of(k.i)] if particle is not None else []
    if token.rel == "ccomp" and token.head > token.i:
        kids += [k for k in text.kids(token.head, "nsubj") if k.i > token.i]
    return next((k.i for k in kids if k.pos in ("NOUN", "PROPN") and text.edges[k.i][0] == start), None)


def by_behind(text: ParsedText, token: Token) -> list[int]:
    """The agent of a passive that hangs on a way: "was marched out of his office by policemen"."""
    return [
        agent.i
        for way in text.kids(token.i, "obl")
        if way.i > token.i and text.case_of(way.i) in _WAYS
        for agent in text.kids(way.i, "nmod", "obl")
        if text.case_of(agent.i) == "by" and agent.pos in ("NOUN", "PROPN")
    ]


def _by_hyphen(text: ParsedText, token: Token) -> list[int]:
    """The agent that a hyphen ties to a participle before its noun: "a US-trained and equipped force"."""
    before = text.kids(token.i, "compound", "obl", "nmod", "nsubj", "advmod") if token.dep == "amod" else []
    names = (k.i for k in before if k.pos in ("PROPN", "NOUN"))
    return [i for i in names if i == token.i - 2 and text.tokens[i + 1].text == "-"]


def put_lost_agent(frame: Frame, text: ParsedText, token: Token) -> None:
    """Give a passive without a subject the agent that hangs on a way."""
    if frame.passive and "subj" not in frame.slots:
        found = by_behind(text, token) or _by_hyphen(text, token)
        if found:
            frame.put("subj", *found)


def put_lost_object(frame: Frame, text: ParsedText, token: Token, days: Collection[str]) -> None:
    """Give an active verb without an object the one that a parser did not see; a day is none."""
    if not frame.passive and not frame.get("obj"):
        lost = thing_after(text, token)
        if lost is not None and text.tokens[lost].lemma.lower() not in days:
            frame.put("obj", lost)


class _Frames(Protocol):
    text: ParsedText
    rules: Rules

    def of(self, i: int) -> Frame:
        """The frame of the predicate headed by token i."""


def lent_case(text: ParsedText, noun: Token) -> str:
    """The preposition that hangs on a phrase's first name: "ties with Oslo border police"."""
    owners = text.kids(noun.i, "nmod:poss", "compound")
    return text.case_of(owners[0].i) if owners and owners[0].i < noun.i else ""


def is_lent_with(text: ParsedText, noun: Token) -> bool:
    """As in "provided Chile with military and other support": "with" hung on the first adjective."""
    firsts = text.kids(noun.i, "amod", "compound")
    return bool(firsts) and firsts[0].i < noun.i and text.case_of(firsts[0].i) == "with"


def put_receiver(frame: Frame, text: ParsedText, token: Token) -> None:
    """As in "gave Chile and Peru ten ships": of two objects right behind each other the first is who gets."""
    first, second = [*text.kids(token.i, "obj"), token, token][:2]
    if token.lemma.lower() not in _GIVES or frame.passive or second.i <= first.i or first.i < token.i:
        return
    begins = text.edges[second.i][0]
    if text.edges[first.i][1] == begins and first.pos == "PROPN" and second.pos != "PROPN":
        frame.slots["obj"] = [i for i in frame.get("obj") if i != first.i]
        frame.put("iobj", first.i)


def owned_by_whole(text: ParsedText, name: Token) -> int | None:
    """The thing that a whole name owns, read as the owner's part: "the Bank of Chile's report"."""
    if name.pos != "PROPN" or "nmod" not in text.relations[name.i]:  # as mostly
        return None
    for kid in text.kids(name.i, "nmod"):
        owner = text.kid(kid.i, "nmod:poss")
        if kid.pos != "NOUN" or owner is None or owner.pos != "PROPN" or text.case_of(kid.i) != "of":
            continue
        if text.tokens[owner.i - 1].lower == "of" and owner.i < kid.i:
            return kid.i
    return None


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
