"""A deed that says what another deed is for is no second: "launched a raid to free the port"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.deed import Deed
from dragoman.records import ParsedText

_PURPOSES = frozenset({"acl", "advcl", "xcomp"})
# What is told beside a deed that it is the aim of only where words say that it came about.
_AIMS = frozenset({"ASSAULT", "SUPPORT", "AID", "ACCUSE", "CONCEDE", "RETREAT", "REJECT"})


def without_purposes(text: ParsedText, deeds: Sequence[Deed]) -> list[Deed]:
    """Give the deeds without the purposes of others; who suffers the purpose suffers the deed itself."""
    by_word = {i: deed for deed in deeds for i in deed.words}
    lent: dict[int, Deed] = {}
    gone: set[int] = set()
    for deed in deeds:
        outer = by_word.get(_governor(text, deed)) if _is_purpose(text, deed) else None
        if outer is None or outer is deed:
            continue
        gone.add(id(deed))
        if outer.act == deed.act == "ASSAULT" and not outer.recipient and not outer.reciprocal:
            lent[id(outer)] = deed
    kept = [d for d in deeds if id(d) not in gone]
    return [replace(d, recipient=lent[id(d)].recipient) if id(d) in lent else d for d in kept]


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
    if deed.act not in _AIMS or token.rel not in _PURPOSES or text.tokens[deed.top].pos not in ("VERB", "AUX"):
        return False
    return any(mark.lower == "to" for mark in text.kids(token.i, "mark"))
