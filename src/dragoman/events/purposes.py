"""A deed that says what another deed is for is no second: "launched a raid to free the port"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.deed import Deed
from dragoman.events.fillers import union
from dragoman.records import Mention, ParsedText

_PURPOSES = frozenset({"acl", "advcl", "xcomp"})
# What is told beside a deed that it is the aim of only where words say that it came about.
_AIMS = frozenset({"ASSAULT", "SUPPORT", "AID", "ACCUSE", "CONCEDE", "RETREAT", "REJECT"})


def without_purposes(text: ParsedText, deeds: Sequence[Deed]) -> list[Deed]:
    """Give the deeds without the purposes of others; who suffers the purpose suffers the deed itself."""
    by_word = {i: deed for deed in deeds for i in deed.words}
    lent: dict[int, Deed] = {}
    more: dict[int, tuple[Mention, ...]] = {}
    gone: set[int] = set()
    for deed in deeds:
        outer = by_word.get(_governor(text, deed)) if _is_purpose(text, deed) else None
        if outer is None or outer is deed:
            continue
        if _joins(outer, deed):
            more[id(outer)] = union(more.get(id(outer), outer.actor), deed.actor)
        elif deed.act not in _AIMS:
            continue
        gone.add(id(deed))
        if outer.act == deed.act == "ASSAULT" and not outer.recipient and not outer.reciprocal:
            lent[id(outer)] = deed
    kept = [d for d in deeds if id(d) not in gone]
    kept = [replace(d, recipient=lent[id(d)].recipient) if id(d) in lent else d for d in kept]
    by_id = dict(zip(map(id, kept), kept, strict=True))
    return [replace(d, actor=more[i]) if i in more else d for i, d in by_id.items()]


def _joins(outer: Deed, deed: Deed) -> bool:
    """As in "met to discuss trade with Oslo": one meeting, of all who are named."""
    return outer.act == deed.act == "CONSULT" and outer.reciprocal and deed.reciprocal


def _governor(text: ParsedText, deed: Deed) -> int:
    """The word that a purpose hangs on; that of the first of two joined ("to find and destroy")."""
    token = text.tokens[deed.top]
    while token.dep == "conj" and token.head != token.i:
        token = text.tokens[token.head]
    return token.head


def _is_purpose(text: ParsedText, deed: Deed) -> bool:
    """Whether a deed is an infinitive with "to" under another word."""
    token = text.tokens[deed.top]
    while token.dep == "conj" and token.head != token.i:
        token = text.tokens[token.head]
    if token.rel not in _PURPOSES or text.tokens[deed.top].pos not in ("VERB", "AUX"):
        return False
    return any(mark.lower == "to" for mark in text.kids(token.i, "mark"))
