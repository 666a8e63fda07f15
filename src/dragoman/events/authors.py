"""Whose a deed of force is where other words say so: "claimed responsibility for", "was behind"."""

from collections.abc import Iterator

from dragoman.events.fillers import Fillers, union
from dragoman.events.rules import Rule, path_of
from dragoman.events.slots import Frame
from dragoman.records import Mention, Token

AUTHORED = frozenset({"ASSAULT", "PROTEST"})
_SUBJECT = path_of("subj")
_FOR, _BEHIND = "for", "behind"
_PARTS, _PLAYS = frozenset({"part", "role"}), frozenset({"take", "play"})
_PASSIVE = frozenset({"nsubj", "nsubj:pass"})
_CLAIMS = frozenset({"claim", "admit"})
_NOT_TOLD = frozenset({"not", "n't", "n’t", "never", "to", "may", "might", "could", "would", "should"})
_NONE: frozenset[str] = frozenset()


def author(fillers: Fillers, rule: Rule, frame: Frame, token: Token) -> tuple[Mention, ...]:
    """Give who is said to be behind the deed that a noun names, also where it is denied; else nobody."""
    if rule.act not in AUTHORED or frame.verbal:
        return ()
    found = union(*(fillers.actors.party(i) for i in _said(fillers, frame, token)))
    text = fillers.text
    return tuple(m for m in found if all(k.lower != "no" for k in text.kids(m.head, "det")))


def _said(fillers: Fillers, frame: Frame, token: Token) -> Iterator[int]:
    text, case = fillers.text, fillers.text.case_of(token.i)
    over = text.head_of(token.i)
    before = text.tokens[token.i - 1] if token.i else token
    if case == _BEHIND:  # "Oslo was behind the raid", "the men behind the raid"
        yield from frame.get("pred")
        case_word = next(iter(text.kids(token.i, "case")), before)
        yield from [case_word.i - 1] if case_word.i and not frame.get("pred") else []
    elif over is not None and case == _FOR:
        yield from _answering(fillers, over)
    elif over is not None and case == "in":
        yield from _taking_part(fillers, over)
    claimed = [over] if over is not None and token.rel in ("obj", "nsubj") else []
    beside = text.kids(over.i, "parataxis", "advcl") if over is not None and token.rel == "nsubj" else []
    between = [k for k in beside if over is not None and token.i < k.i < over.i]
    for verb in (*claimed, *text.kids(token.i, "acl"), *between):  # "the raid, claimed by Oslo"
        if fillers.rules.verb_lemma(verb) in _CLAIMS and _is_told(fillers, verb):
            yield from fillers.fill(fillers.frames.of(verb.i), _SUBJECT)
    yield from _in_clause(fillers, token)


def _taking_part(fillers: Fillers, over: Token) -> Iterator[int]:
    """Who "took part in" it; "in" hangs on `over`, the verb or its noun."""
    verb = fillers.text.head_of(over.i) if over.lower in _PARTS and over.rel == "obj" else over
    if verb is None or not fillers.frames.is_verbal(verb):
        return
    lemma = fillers.rules.verb_lemma(verb)
    parts = lemma in _PLAYS and any(k.lower in _PARTS for k in fillers.text.kids(verb.i, "obj"))
    if parts or lemma == "participate":
        yield from fillers.fill(fillers.frames.of(verb.i), _SUBJECT)


def _answering(fillers: Fillers, over: Token) -> Iterator[int]:
    """Who is "responsible for" it or has "responsibility for" it; `over` is what "for" hangs on."""
    text, frames = fillers.text, fillers.frames
    if over.lower == "responsible":
        held = (
            text.kid(over.head, "obj") if over.rel in ("xcomp", "obj") else None
        )  # "holds Lima responsible"
        held = text.tokens[over.head] if over.rel == "amod" else held
        yield from [held.i] if held is not None else fillers.fill(frames.of(over.i), _SUBJECT)
        return
    owned = fillers.rules.classes.get("owned", _NONE)
    noun = over if over.lower in owned else text.kid(over.i, "obj")
    if noun is None or noun.lower not in owned:
        return
    verb = text.head_of(noun.i)
    owns = fillers.rules.classes.get("own up", _NONE)
    taken = noun.rel == "obj" or noun.dep in _PASSIVE  # "responsibility for it was claimed by Oslo"
    if taken and verb is not None and fillers.rules.verb_lemma(verb) in owns and _is_told(fillers, verb):
        yield from fillers.fill(frames.of(verb.i), _SUBJECT)


def _is_told(fillers: Fillers, verb: Token) -> bool:
    """Whether a verb of owning up is told, unlike "has not claimed", "has yet to claim" and "may claim"."""
    beside = fillers.text.kids(verb.i, "advmod", "aux", "mark")
    return fillers.frames.is_verbal(verb) and not any(k.lower in _NOT_TOLD for k in beside)


def _in_clause(fillers: Fillers, token: Token) -> Iterator[int]:
    """As in "the raids, for which Oslo has claimed responsibility"."""
    text, owned = fillers.text, fillers.rules.classes.get("owned", _NONE)
    for at in range(token.i + 1, text.sentences[token.sent].last):
        if text.tokens[at].lower in owned:
            verb = text.head_of(at)
            which = [k for k in text.kids(verb.i, "obl") if k.lower == "which"] if verb is not None else []
            if which and which[0].i > token.i and text.case_of(which[0].i) == _FOR:
                yield from _answering(fillers, text.tokens[which[0].head])
