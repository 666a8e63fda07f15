"""What a verb's clause holds although a parser hung it elsewhere: an object behind a particle, an agent."""

from collections.abc import Collection

from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

_WAYS = frozenset({"out of", "from", "into", "to", "off", "across", "onto"})


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


def put_lost_agent(frame: Frame, text: ParsedText, token: Token) -> None:
    """Give a passive without a subject the agent that hangs on a way."""
    if frame.passive and "subj" not in frame.slots:
        found = by_behind(text, token)
        if found:
            frame.put("subj", *found)


def put_lost_object(frame: Frame, text: ParsedText, token: Token, days: Collection[str]) -> None:
    """Give an active verb without an object the one that a parser did not see; a day is none."""
    if not frame.passive and not frame.get("obj"):
        lost = thing_after(text, token)
        if lost is not None and text.tokens[lost].lemma.lower() not in days:
            frame.put("obj", lost)
