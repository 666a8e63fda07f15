"""Find the words on which a deed hangs."""

from typing import NamedTuple

from dragoman.attribution.standing import Standing
from dragoman.records import ParsedText, Token

# Openers that make a condition also of a deed told without will, may or must ("signs only if").
STRONG = ("only if", "only when", "on condition", "on the condition", "on condition that", "provided that", "only after")
LIFTING = ("until", "till", "unless", "before")
TEMPORAL = ("once", "until", "till", "pending", "upon")


class Found(NamedTuple):
    """The tokens [first, last) of a condition.

    strong: it is one whatever the verb's form; lifts: where the deed is negated, it may be done once this holds.
    """

    tokens: tuple[int, int]
    strong: bool
    lifts: bool


def find_condition(text: ParsedText, i: int, book: Standing) -> Found | None:
    """Give the first clause or phrase under token i that opens like a condition."""
    for kid in text.kids(i, "advcl", "obl", "ccomp", "nmod"):
        opener = _opener(text, kid, book)
        if opener is not None and not _spent(text, kid, opener):
            return Found(_bare(text, text.edges[kid.i]), opener in STRONG, opener in LIFTING)
    return None


def _bare(text: ParsedText, part: tuple[int, int]) -> tuple[int, int]:
    """Without the punctuation at its ends."""
    first, last = part
    while first < last - 1 and text.tokens[first].pos == "PUNCT":
        first += 1
    while last > first + 1 and text.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return first, last


def _opener(text: ParsedText, kid: Token, book: Standing) -> str | None:
    if kid.rel == "ccomp" and kid.i > kid.head:
        return None  # what is said or asked ("asked if"), not a condition
    if kid.lower == "condition":  # "on condition that …"
        return "on condition" if any(k.lower == "on" for k in text.kids(kid.i, "case")) else None
    for word in text.kids(kid.i, "mark", "case", "advmod"):
        if word.i > kid.i:
            continue
        fixed = " ".join([word.lower, *(f.lower for f in text.kids(word.i, "fixed"))])
        only = word.i > 0 and text.tokens[word.i - 1].lower in ("only", "even")
        if only and text.tokens[word.i - 1].lower == "even":
            continue
        if only and book.has("condition", f"only {fixed}"):
            return f"only {fixed}"
        if book.has("condition", fixed):
            return fixed
        if book.has("condition", word.lower):
            return word.lower
    return None


def _spent(text: ParsedText, kid: Token, opener: str) -> bool:
    """A time phrase of the calendar ("until Friday") or a past clause ("once they had left"): no condition."""
    if opener not in TEMPORAL:
        return False
    if kid.pos in ("PROPN", "NUM") or kid.lower in ("day", "week", "month", "year", "arrival", "now", "then", "end"):
        return True
    past = kid.has("Tense=Past") or any(k.has("Tense=Past") for k in text.kids(kid.i, "aux"))
    return past and kid.dep == "advcl" and kid.has("VerbForm=Fin")
