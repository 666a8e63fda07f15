"""Mentions of one word: pronouns, relative pronouns, "the two", "both", "the latter"."""

from dragoman.actors.draft import Draft
from dragoman.actors.lexis import Lexis
from dragoman.records import ParsedText, Token

_GENDER = {"male": "m", "female": "f"}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_COUNTING = frozenset({"NUM", "DET", "ADJ", "NOUN", "CCONJ", "PRON"})
_AFTER = frozenset({"-", "of", "'s"})
_ALONE = ("nsubj", "obj", "obl", "nmod")


def pronouns(text: ParsedText, lx: Lexis) -> dict[int, Draft]:
    """Give the personal, possessive and relative pronouns by their token."""
    found = {}
    for t in text.tokens:
        if t.pos != "PRON":
            continue
        kind = lx.pronouns.get(t.text.lower())
        if kind is None or (t.text.isupper() and len(t.text) > 1 and not _shouted(text, t)):
            continue
        sort = kind if kind in ("first", "relative") else "pronoun"
        if sort == "relative" and not _relative(text, t):
            continue
        draft = Draft(t.i, t.i + 1, t.i, sort, t.sent, (t.i, t.i + 1), subject=t.rel == "nsubj")
        draft.det = t.text.lower() if sort == "relative" else kind
        draft.plural = kind == "plural"
        draft.gender = _GENDER.get(kind)
        found[t.i] = draft
    return found


def _shouted(text: ParsedText, t: Token) -> bool:
    """Whether the words around are in capitals too, so that "US" may be a pronoun."""
    sentence = text.sentences[t.sent]
    return all(o.text.isupper() for o in text.tokens[sentence.first : sentence.last] if o.text[0].isalpha())


def _relative(text: ParsedText, t: Token) -> bool:
    if t.i == text.sentences[t.sent].first or (t.lower == "that" and t.rel not in ("nsubj", "obj")):
        return False
    return not t.has("PronType=Int")


def numbers(text: ParsedText, lx: Lexis, taken: set[int]) -> list[Draft]:
    """Give the bare numbers that stand for parties named before."""
    counts = lx.relatives.get("numbers", {})
    ordered = lx.relatives.get("ordered", {})
    found = []
    for t in text.tokens:
        if t.pos in _COUNTING and t.i not in taken:
            low = t.text.lower()
            if (low in counts or low in ordered) and _stands_alone(text, t, low):
                the = low != "both"
                draft = Draft(
                    t.i - the, t.i + 1, t.i, "set", t.sent, (t.i, t.i + 1), plural=True, definite=True
                )
                draft.subject, draft.det = t.rel == "nsubj", low
                found.append(draft)
    return found


def _stands_alone(text: ParsedText, t: Token, low: str) -> bool:
    """Whether it is no part of a larger noun phrase."""
    tokens = text.tokens
    before = tokens[t.i - 1] if t.i else None
    after = tokens[t.i + 1] if t.i + 1 < len(tokens) else None
    if after is not None and after.sent == t.sent and (after.pos in _NOMINAL or after.text in _AFTER):
        return False
    if low == "both":
        return t.rel in _ALONE
    if before is None or before.sent != t.sent or before.text.lower() != "the":
        return False
    modifies = t.dep in ("nummod", "amod", "det") and t.head > t.i
    return not modifies or (after is not None and after.pos in ("VERB", "AUX", "ADP"))
