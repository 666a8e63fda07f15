"""Deeds that are nouns or joined verbs and stand as far off as the words around them."""

from dragoman.attribution.own_words import NOMINAL
from dragoman.attribution.reading import PLAIN, Reading
from dragoman.attribution.standing import Standing
from dragoman.records import ParsedText, Token

_MET = ("", "to", "against", "from")
_THEN = ("after", "following", "until", "before", "upon")


def is_new(text: ParsedText, token: Token) -> bool:
    """Whether a deed is named for the first time: "for talks", not "for the raid", "for its boycott"."""
    known = text.kids(token.i, "det", "nmod:poss")
    return all(k.lower in ("a", "an", "another") for k in known)


def is_faced(text: ParsedText, book: Standing, token: Token, head: Token) -> bool:
    """Whether a deed is no known one but what others stand ready for: "trains to repel an attack"."""
    if not book.has("countering", head.lemma, head.lower):
        return False
    return text.case_of(token.i) in _MET and is_new(text, token)


def is_awaited_end(text: ParsedText, book: Standing, token: Token) -> bool:
    """Whether a victory is as far off as what follows it: "the liberation of the town will free many"."""
    if not book.has("victory", token.lemma, token.lower):
        return False
    return token.rel == "nsubj" or text.case_of(token.i) in _THEN


def asked_of_both(text: ParsedText, token: Token, head: Token) -> Reading:
    """What "whether" over one verb says of the next: "did not say whether he resigned or was forced out"."""
    if token.pos in ("VERB", "AUX") and not text.has_kid(token.i, "nsubj"):
        for kid in text.kids(head.i, "mark"):
            if kid.lower == "whether":
                return Reading(made="possible", future=True, words=(kid.i,), entries=("if-clause",))
    return PLAIN


def goes_on(text: ParsedText, book: Standing, token: Token) -> bool:
    """Whether a deed is said to last, and so has begun, also in a condition: "as long as the ban stays"."""
    head = text.head_of(token.i)
    if head is None or token.rel != "nsubj" or token.pos not in NOMINAL:
        return False
    return book.has("lasting", head.lemma, head.lower) or any(
        k.lower == "still" for k in text.kids(head.i, "advmod")
    )
