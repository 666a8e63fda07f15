"""Words of sources and cues."""

from typing import NamedTuple

from dragoman.records import ParsedText, Span, Token

# Adverbs that stand before a cue and belong to its source or say when.
NOT_OF_CUE = ("here", "there", "today", "yesterday", "when", "where", "how", "why", "as")
VERBAL = ("VERB", "AUX")
TITLES = ("mr", "ms", "mrs", "dr", "sen", "rep", "gov", "gen", "col", "lt", "rev", "prof", "capt", "adm")
DASHES = ("—", "–", "―", "--")
JOINING = ("PROPN", "NOUN", "ADP", "DET", "ADJ", "NUM")
# Words between the commas of an apposition that the parser hung elsewhere: "Kang, 55, a minister of long standing, said".
MAX_GAP = 25
# Longest chain of verbs from a participle up to the verb whose subject tells.
MAX_CHAIN = 5


class Words(NamedTuple):
    """A source: its head and its tokens [first, last)."""

    head: int
    tokens: tuple[int, int]


def cue_range(text: ParsedText, token: Token) -> tuple[int, int]:
    """Give the tokens of a cue: the verb with the auxiliaries, negations and adverbs that stand right before it."""
    mine = {k.i for k in text.kids(token.i, "aux", "advmod", "cop") if k.i < token.i and k.lower not in NOT_OF_CUE}
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
    if subject is not None and not text.kid(subject.i, "case") or subject is not None and subject.i > token.i:
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


def nearby(text: ParsedText, token: Token, group: tuple[int, int], start: int) -> Words | None:
    """Give the noun phrase right before a finite cue that the parser left without a subject."""
    tokens = text.tokens
    loose = token.lower.endswith("ing") or any(k.lower == "to" for k in text.kids(token.i, "mark"))
    if loose or text.kid(token.i, "nsubj:pass", "expl", "csubj"):
        return None
    first = group[0]
    while first > start and not _bounds(tokens[first - 1], tokens[first - 2] if first - 2 >= start else None):
        first -= 1
    parts: list[tuple[int, int]] = []
    at = first
    for i in range(first, group[0] + 1):
        if i == group[0] or tokens[i].text == ",":
            if i > at:
                parts.append((at, i))
            at = i + 1
    if tokens[group[0] - 1].text != ",":
        parts = parts[-1:]
    loose_start = ("ADP", "SCONJ", "ADV", "VERB", "CCONJ")
    parts = [p for n, p in enumerate(parts) if n or tokens[p[0]].pos not in loose_start]
    while len(parts) > 1 and tokens[parts[-1][0]].pos in loose_start:
        parts.pop()
    if not parts:
        return None
    heads = [t for t in tokens[slice(*parts[0])] if t.pos in ("PROPN", "NOUN", "PRON")]
    if not heads or tokens[parts[0][0]].pos in ("ADP", "VERB", "SCONJ", "AUX"):
        return None
    head = next((t for t in heads if t.rel != "compound" and t.dep != "nmod:poss"), heads[-1])
    return Words(head.i, (parts[0][0], parts[-1][1]))


def _bounds(token: Token, before: Token | None) -> bool:
    if token.text in ('"', "“", "”", "''", ":", ";", "(", "—", "–", "--", "."):
        return token.text != "." or before is None or before.lower not in TITLES
    return token.pos in ("VERB", "AUX", "SCONJ") or token.lower in ("but", "that")


def settled(text: ParsedText, source: Words, group: tuple[int, int]) -> tuple[int, int]:
    """Give a source's tokens up to its cue: a name's rest and the comma that closes what is set into it."""
    tokens = text.tokens
    first, last = source.tokens
    while first > 0 and tokens[first - 1].lower.rstrip(".") in TITLES and tokens[first - 1].text != ".":
        first -= 1
    first = next((i + 1 for i in range(source.head - 1, first - 1, -1) if tokens[i].text in DASHES), first)
    lead = next((i for i in range(first, source.head) if tokens[i].text == ","), None)
    if lead is not None and tokens[first].pos in ("ADP", "SCONJ", "ADV", "CCONJ"):
        first = lead + 1
    while first < source.head and tokens[first].pos in ("ADV", "SCONJ", "CCONJ", "PUNCT"):
        first += 1
    if last <= group[0]:
        gap = tokens[last : group[0]]
        if gap and all(t.pos in JOINING for t in gap):
            last = group[0]
        elif 1 < len(gap) < MAX_GAP and gap[0].text == gap[-1].text == "," and (
            gap[1].pos in JOINING[:2] + JOINING[3:] or gap[1].lower in ("who", "whose")
        ):
            last = group[0] - 1
        stop = next((i for i in range(source.head + 1, last - 1) if tokens[i].text == "," and _aside(tokens[i + 1])), None)
        if stop is not None:
            return first, stop
        inner = any(t.text == "," for t in tokens[first : last - 1])
        if inner and last < group[0] and tokens[last].text == ",":
            last += 1
    return first, last


def spans_of(text: ParsedText, token: Token) -> tuple[Span, ...]:
    """Give a noun phrase's span without its preposition and the punctuation at its ends."""
    words = _words(text, token, sum(1 for k in text.kids(token.i, "case") if k.i < token.i))
    return (text.span_of(*words.tokens),)


def _aside(token: Token) -> bool:
    """The first word of what is set into a sentence beside its source: "Kang, after the talks, said"."""
    return token.pos in ("ADP", "SCONJ", "ADV") or (token.pos == "VERB" and token.lower.endswith("ing"))


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
