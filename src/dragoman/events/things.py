"""Agreements that a report speaks of: full name, acronym and descriptions brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.records import ParsedText, Span, Thing, Token, Words

_SMALL = frozenset({"of", "on", "at", "the", "for", "and", "against", "-", "–"})
_NO_NAME = frozenset({"ADP", "SCONJ", "ADV", "PRON", "VERB", "AUX"})
_POINTING = frozenset({"the", "this", "that", "its", "their", "these", "those", "both"})
_LEAST_ACRONYM = 3


@dataclass(slots=True)
class _Group:
    """Mentions of one agreement."""

    name: str | None = None
    described: set[str] = field(default_factory=set)
    heads: list[int] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)  # token ranges of the full name

    def holds(self, i: int) -> bool:
        """Whether a token heads a mention or lies in the full name."""
        return i in self.heads or any(first <= i < last for first, last in self.stretches)


@dataclass(frozen=True, slots=True)
class Things:
    """Agreements by the token that heads each mention."""

    by_head: Mapping[int, Thing]

    def among(self, tokens: list[int]) -> tuple[Thing, ...]:
        """The agreements headed in some tokens, each name once."""
        seen: dict[str, Thing] = {}
        for i in tokens:
            thing = self.by_head.get(i)
            if thing is not None:
                seen.setdefault(thing.name, thing)
        return tuple(seen.values())


def find_things(text: ParsedText, heads: frozenset[str]) -> Things:
    """Find agreements whose head noun is in `heads`, and acronyms of their names."""
    named: list[tuple[int, int, int]] = []  # first, last, head
    plain: list[Token] = []
    for token in text.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.lemma.lower() not in heads:
            continue
        stretch = _name_around(text, token)
        if stretch:
            named.append((*stretch, token.i))
        elif token.dep != "compound":
            plain.append(token)
    groups = [
        _Group(name=_words(text, f, e), heads=[h], stretches=[(f, e)]) for f, e, h in _distinct(text, named)
    ]
    _add_acronyms(text, groups)
    for token in plain:
        _place(text, token, groups)
    return Things(_things(text, groups))


def _name_around(text: ParsedText, head: Token) -> tuple[int, int] | None:
    """Token stretch of a capitalized name that contains the head, two capitalized words at least."""
    tokens = text.tokens
    if not head.text[0].isupper():
        return None
    first, last = head.i, head.i + 1
    while first > 0 and tokens[first - 1].sent == head.sent and _in_name(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and tokens[last].sent == head.sent and _in_name(tokens[last]):
        last += 1
    while first < head.i and not tokens[first].text[0].isupper():
        first += 1
    while last > head.i + 1 and not tokens[last - 1].text[0].isupper():
        last -= 1
    capitals = [t for t in tokens[first:last] if t.text[0].isupper()]
    return (first, last) if len(capitals) > 1 and not all(t.text.isupper() for t in capitals) else None


def _in_name(token: Token) -> bool:
    if token.pos in _NO_NAME and token.lower not in _SMALL:  # "Under the Oslo Accord"
        return False
    return token.text[0].isupper() or token.lower in _SMALL or (token.text.isdigit() and len(token.text) == 4)


def _words(text: ParsedText, first: int, last: int) -> str:
    return text.text_of(text.span_of(first, last))


def _distinct(text: ParsedText, named: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    seen: dict[str, tuple[int, int, int]] = {}
    for first, last, head in named:
        seen.setdefault(_words(text, first, last).lower(), (first, last, head))
    return list(seen.values())


def _add_acronyms(text: ParsedText, groups: list[_Group]) -> None:
    short = {
        t.text for t in text.tokens if t.text.isupper() and t.text.isalpha() and len(t.text) >= _LEAST_ACRONYM
    }
    for group in groups:
        mine = {s for s in short if group.name and stands_for(s, group.name)}
        group.heads += [t.i for t in text.tokens if t.text in mine]
        lower = (group.name or "").lower()
        for token in text.tokens:  # the full name again
            if token.i not in group.heads and lower.endswith(token.lower) and token.text[0].isupper():
                start = token.end - len(lower)
                if start >= 0 and text.report.text[start : token.end].lower() == lower:
                    group.heads.append(token.i)


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first letters of a name, small words counted or not."""
    words = [w for w in name.replace("-", " ").split() if w]
    strict = "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    loose = "".join(w[0] for w in words).upper()
    if acronym in (strict, loose):
        return True
    letters = iter(acronym)
    wanted = next(letters, None)
    for word in words:  # capitals in order, small words may give a letter or none
        if wanted is not None and word[0].upper() == wanted:
            wanted = next(letters, None)
        elif word.lower() not in _SMALL:
            return False
    return wanted is None


def _modifiers(text: ParsedText, head: int) -> set[str]:
    out = set()
    stack = [k for k in text.kids(head) if k.rel in ("compound", "amod")]
    while stack:
        kid = stack.pop()
        if kid.pos != "PUNCT":
            out.add(kid.lemma.lower())
        stack += [k for k in text.kids(kid.i) if k.rel in ("compound", "amod", "obj", "obl", "nmod", "nsubj")]
    return out


def _place(text: ParsedText, token: Token, groups: list[_Group]) -> None:
    described = _modifiers(text, token.i)
    group = _apposed(text, token, groups) or _named_by(text, token, groups)
    group = group or _like(described, token, groups, text)
    if group is None:
        group = _Group()
        groups.append(group)
    group.described |= described
    group.heads.append(token.i)


def _named_by(text: ParsedText, token: Token, groups: list[_Group]) -> _Group | None:
    """A new group for a name that does not itself say that it is an agreement: "the Oslo Compact, a pact"."""
    comma = token.i - 1
    while comma > 0 and text.tokens[comma].pos in ("DET", "ADJ", "NOUN", "VERB", "PUNCT"):
        if text.tokens[comma].text == ",":
            break
        comma -= 1
    if comma <= 0 or text.tokens[comma].text != "," or token.i - comma > 7:
        return None
    if text.tokens[comma + 1].lower not in ("a", "an"):
        return None
    head = text.tokens[comma - 1]
    stretch = _name_around(text, head) if head.pos in ("PROPN", "NOUN") else None
    if stretch is None or text.tokens[stretch[0] - 1].lower != "the":
        return None
    group = _Group(name=_words(text, *stretch), heads=[head.i], stretches=[stretch])
    groups.append(group)
    return group


def _apposed(text: ParsedText, token: Token, groups: list[_Group]) -> _Group | None:
    other = [k.i for k in text.kids(token.i, "appos")]
    if token.dep in ("appos", "conj", "dep", "flat"):
        other.append(token.head)
    before = token.i - 1  # ", a pact": a parse slip need not hide an apposition
    while before > 0 and text.tokens[before].pos in ("DET", "ADJ", "NOUN", "VERB") and token.i - before < 8:
        before -= 1
    if text.tokens[before].text == "," and before > 0:
        other.append(before - 1)
    return next((g for g in groups if g.name and any(g.holds(i) for i in other)), None)


def _like(described: set[str], token: Token, groups: list[_Group], text: ParsedText) -> _Group | None:
    pointing = any(k.lower in _POINTING for k in text.kids(token.i, "det", "nmod:poss")) or bool(
        text.kids(token.i, "nmod:poss")
    )
    if described:
        close = [g for g in groups if g.described & described]
        if close:
            return close[-1]
        bare = [g for g in groups if g.name and not g.described]
        return bare[0] if len(bare) == 1 and pointing and len(groups) == 1 else None
    if not pointing:
        return None
    earlier = [g for g in groups if any(h < token.i for h in g.heads)]
    if earlier:
        return max(earlier, key=lambda g: max(h for h in g.heads if h < token.i))
    named = [g for g in groups if g.name]
    return named[0] if len(named) == 1 else None


def _things(text: ParsedText, groups: list[_Group]) -> dict[int, Thing]:
    _merge(groups)
    out: dict[int, Thing] = {}
    for group in groups:
        heads = sorted(group.heads)
        fullest = group.name or max((_phrase(text, h).text for h in heads), key=len)
        for head in heads:
            out[head] = Thing(name=fullest, words=_phrase(text, head))
    return out


def _merge(groups: list[_Group]) -> None:
    """An unnamed description that stands before its name joins the one named group it fits."""
    named = [g for g in groups if g.name]
    for group in [g for g in groups if not g.name]:
        fit = [g for g in named if g.described & group.described]
        if not fit and len(named) == 1 and not named[0].described and not group.described:
            fit = named
        if fit:
            fit[0].heads += group.heads
            groups.remove(group)


def _phrase(text: ParsedText, head: int) -> Words:
    """The words of a mention: modifiers before the head and the head; a name in full."""
    token = text.tokens[head]
    stretch = None if token.text.isupper() else _name_around(text, token)  # an acronym stands alone
    if stretch:
        span = text.span_of(*stretch)
        return Words(text.text_of(span), span)
    first = head
    for kid in text.kids(head):
        if kid.i < head and kid.rel in ("compound", "amod", "nummod"):
            first = min(first, text.edges[kid.i][0])
    span = Span(text.tokens[first].start, token.end)
    return Words(text.text_of(span), span)
