"""The time of a clause that a deed shares with another in its sentence: "exploded on Monday, killing ten"."""

from collections.abc import Iterator, Sequence

from dragoman.records import ParsedText, Token, When
from dragoman.times import Dates

_OPEN = ("BEFORE", "AFTER")
_WITHIN = frozenset({"in", "during", "at"})  # "killed in clashes on Monday": one time
_CLIMB = 4  # nouns between an event and its verb ("on the margins of the meeting in Lima")


def day_beside(dates: Dates, word: Token, times: Sequence[When], nouns: frozenset[str]) -> When | None:
    """The time of the words beside that a deed shares; None where none or several do.

    A participle goes with its verb, a relative clause with an event noun, an event that something happens in
    or during with what happens; and a purpose with what serves it ("held a meeting to discuss trade Friday").
    """
    for other in _beside(dates.text, word, nouns):
        when = _only([w for w in times if dates.tells(w, other.i)])
        if when is not None:
            return when
    return None


def _beside(text: ParsedText, word: Token, nouns: frozenset[str]) -> Iterator[Token]:
    """The words whose time is that of a deed."""
    head = text.head_of(word.i)
    if head is not None and head.i < word.i and _goes_with(text, word, head, nouns):
        yield head
    if word.pos == "VERB":
        yield from _events_of(text, word, nouns)
        return
    if word.lemma.lower() in nouns:
        yield from _purpose(text, word)
        over = _over(text, word)
        if over is not None:
            yield over


def _goes_with(text: ParsedText, verb: Token, head: Token, nouns: frozenset[str]) -> bool:
    """Whether a clause is a participle's that goes with its verb, or a relative one of an event."""
    ends = verb.dep == "advcl" and verb.lower.endswith("ing")
    along = any(k.lower == "with" for k in text.kids(verb.i, "mark", "case"))
    if ends and (along or not text.has_kid(verb.i, "mark", "nsubj", "nsubj:pass", "aux", "case")):
        return True
    return verb.dep == "acl:relcl" and head.lemma.lower() in nouns


def _events_of(text: ParsedText, verb: Token, nouns: frozenset[str]) -> Iterator[Token]:
    """The event that does what a verb tells, or that it happens in ("the strike on Monday hit a depot")."""
    if verb.rel == "acl" or text.has_kid(verb.i, "mark"):
        return
    for kid in text.kids(verb.i, "nsubj", "obl"):
        within = kid.rel == "nsubj" or text.case_of(kid.i) in _WITHIN
        if within and kid.lemma.lower() in nouns:
            yield kid
            if kid.rel == "obl":
                yield from text.kids(kid.i, "acl")  # "killed in a raid conducted on Monday"


def _purpose(text: ParsedText, noun: Token) -> Iterator[Token]:
    """The infinitive that says what an event is for, below it or below its verb."""
    over = text.head_of(noun.i)
    held = [over] if over is not None and noun.rel == "obj" and over.pos == "VERB" else []
    for one in (noun, *held):
        for kid in text.kids(one.i, "acl", "advcl", "xcomp"):
            if kid.i > noun.i and any(k.lower == "to" for k in text.kids(kid.i, "mark")):
                yield kid


def _over(text: ParsedText, noun: Token) -> Token | None:
    """The verb of what happens in an event ("were killed in clashes with rebels on Monday")."""
    token = noun
    for _ in range(_CLIMB):
        head = text.head_of(token.i)
        if head is None or text.case_of(token.i) not in (*_WITHIN, "on", "of"):
            return None
        if token.rel == "obl" and head.pos == "VERB":
            return head if text.case_of(token.i) != "of" else None
        if token.rel != "nmod":
            return None
        token = head
    return None


def _only(whens: Sequence[When]) -> When | None:
    """The one date of some, no open stretch and no reference."""
    good = [w for w in whens if w.type in ("DATE", "TIME") and ".." not in w.value and w.mod not in _OPEN]
    good = [w for w in good if not w.value.endswith("_REF")]
    return good[0] if len(good) == 1 else None
