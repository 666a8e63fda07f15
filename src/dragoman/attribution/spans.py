"""Words of sources and cues."""

from typing import NamedTuple

from dragoman.records import ParsedText, Span, Token

VERBAL = ("VERB", "AUX")
# Longest chain of verbs from a participle up to the verb whose subject tells.
MAX_CHAIN = 5


class Words(NamedTuple):
    """A source: its head and its tokens [first, last)."""

    head: int
    tokens: tuple[int, int]


def cue_range(text: ParsedText, token: Token) -> tuple[int, int]:
    """Give the tokens of a cue: the verb with the auxiliaries, negations and adverbs that stand right before it."""
    mine = {k.i for k in text.kids(token.i, "aux", "advmod", "cop") if k.i < token.i}
    mine |= {g for k in tuple(mine) for g in text.children[k]}
    first = token.i
    while first - 1 in mine:
        first -= 1
    return first, token.i + 1


def source_of(text: ParsedText, token: Token, depth: int = 0) -> Words | None:
    """Give who tells by this verb: its subject, its agent, or the subject of the verb that it hangs on."""
    passive = text.kid(token.i, "nsubj:pass") is not None
    if passive:
        agent = text.kid(token.i, "obl:agent")
        return _words(text, agent, 1) if agent else None
    subject = text.kid(token.i, "nsubj")
    if subject is not None:
        return _words(text, subject) if subject.lower not in ("it", "there") or subject.dep != "expl" else None
    head = text.head_of(token.i)
    if head is None or depth > MAX_CHAIN or text.kid(token.i, "expl"):
        return None
    if token.rel in ("conj", "advcl", "xcomp", "parataxis") and head.pos in (*VERBAL, "ADJ"):
        if token.rel == "parataxis" and not token.has("VerbForm=Part"):
            return None
        return source_of(text, head, depth + 1)
    if token.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON") and not _has_to(text, token):
        first, last = text.edges[head.i]
        return Words(head.i, (first, min(last, _cut(text, token, first))))
    if token.rel in ("advcl", "conj") and head.pos in ("NOUN", "PROPN"):
        return None
    return None


def spans_of(text: ParsedText, token: Token) -> tuple[Span, ...]:
    """Give a noun phrase's span without its preposition and the punctuation at its ends."""
    words = _words(text, token, sum(1 for k in text.kids(token.i, "case") if k.i < token.i))
    return (text.span_of(*words.tokens),)


def _cut(text: ParsedText, token: Token, first: int) -> int:
    cut = token.i
    while cut - 1 > first and text.tokens[cut - 1].pos in ("PUNCT", "ADV", "AUX"):
        cut -= 1
    return cut


def _has_to(text: ParsedText, token: Token) -> bool:
    return any(k.lower == "to" for k in text.kids(token.i, "mark"))


def _words(text: ParsedText, token: Token, skip: int = 0) -> Words:
    first, last = text.edges[token.i]
    first += skip
    while last - 1 > token.i and text.tokens[last - 1].pos == "PUNCT" and text.tokens[last - 1].text not in (")", "]"):
        last -= 1
    while first < token.i and text.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    return Words(token.i, (min(first, token.i), last))
