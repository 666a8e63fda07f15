"""A deed that only says what another of its type is for is no second one: "a raid to free the port"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.deed import Deed
from dragoman.records import ParsedText

_PURPOSES = frozenset({"acl", "advcl", "xcomp"})


def without_purposes(text: ParsedText, deeds: Sequence[Deed]) -> list[Deed]:
    """Give the deeds without the purposes of others; who suffers the purpose suffers the deed itself."""
    by_word = {i: deed for deed in deeds for i in deed.words if deed.act == "ASSAULT"}
    lent: dict[int, Deed] = {}
    gone: set[int] = set()
    for deed in deeds:
        outer = by_word.get(text.tokens[deed.head].head) if _is_purpose(text, deed) else None
        if outer is not None and outer is not deed and outer.act == deed.act:
            gone.add(id(deed))
            if not outer.recipient and not outer.reciprocal:
                lent[id(outer)] = deed
    kept = [d for d in deeds if id(d) not in gone]
    return [replace(d, recipient=lent[id(d)].recipient) if id(d) in lent else d for d in kept]


def _is_purpose(text: ParsedText, deed: Deed) -> bool:
    """Whether a deed is an infinitive with "to" under another word."""
    token = text.tokens[deed.head]
    if deed.act != "ASSAULT" or not deed.frame.verbal or token.rel not in _PURPOSES:
        return False
    return any(mark.lower == "to" for mark in text.kids(token.i, "mark"))
