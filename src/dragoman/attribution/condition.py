"""Find the words on which a deed hangs."""

from typing import NamedTuple

from dragoman.attribution.standing import Entry, Standing
from dragoman.records import ParsedText, Token

LONGEST = 4  # words of an opener: "on the condition that"


class Found(NamedTuple):
    """The tokens [first, last) of a condition, and what its opener allows.

    told: it holds also of a deed told as done; lifts: a deed negated may be done once the condition holds.
    """

    tokens: tuple[int, int]
    told: bool
    lifts: bool


def find_condition(text: ParsedText, i: int, book: Standing) -> Found | None:
    """Give the first clause or phrase under token i that opens like a condition."""
    for kid in text.kids(i, "advcl", "obl", "ccomp", "nmod"):
        entry = _opener(text, kid, book)
        if entry is not None and not ("time" in entry.forms and _spent(text, kid, book)):
            return Found(_bare(text, text.edges[kid.i]), "told" in entry.forms, "lifts" in entry.forms)
    return None


def _bare(text: ParsedText, part: tuple[int, int]) -> tuple[int, int]:
    """Without the punctuation at its ends."""
    first, last = part
    while first < last - 1 and text.tokens[first].pos == "PUNCT":
        first += 1
    while last > first + 1 and text.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return first, last


def _opener(text: ParsedText, kid: Token, book: Standing) -> Entry | None:
    """The entry whose words open a clause or phrase, whatever the relations inside it."""
    first, last = text.edges[kid.i]
    while first < last and text.tokens[first].pos == "PUNCT":
        first += 1
    words = [t.lower for t in text.tokens[first : min(last, first + LONGEST)]]
    if not words or words[0] == "even" or (first > 0 and text.tokens[first - 1].lower == "even"):
        return None
    before = ["only"] if first > 0 and text.tokens[first - 1].lower == "only" else []
    for start in range(2 if text.tokens[first].pos == "ADV" else 1):  # "especially if"
        for end in range(len(words), start, -1):
            found = book.look("condition", " ".join(before + words[start:end]), " ".join(words[start:end]))
            if found and not (kid.rel == "ccomp" and kid.i > kid.head and not found[0].forms):
                return found[0]  # "asked if" is no condition
    return None


def _spent(text: ParsedText, kid: Token, book: Standing) -> bool:
    """A time of the calendar ("until Friday") or a past clause ("once they had left"): no condition."""
    if kid.pos in ("PROPN", "NUM") or book.has("calendar", kid.lower):
        return True
    past = kid.has("Tense=Past") or any(k.has("Tense=Past") for k in text.kids(kid.i, "aux"))
    return past and kid.dep == "advcl" and kid.has("VerbForm=Fin")
