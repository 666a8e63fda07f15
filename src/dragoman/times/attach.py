"""Which time expression tells when a predicate happens: by syntax, with word order where a parse slips."""

from collections.abc import Iterator, Sequence
from typing import overload

from dragoman.records import ParsedText, Token, When
from dragoman.times.clauses import Look, path_up

# Relations by which a modifier stands before its noun: "Thursday's attack", "the 2014 war".
_OF_NOUN = frozenset(["nmod:poss", "compound", "amod", "nmod:desc", "nummod", "appos", "flat"])
# Prepositions of an argument that a date after it may jump over: "imposed curbs on Seoul in July".
_PLAIN_CASES = frozenset(
    ["", "in", "at", "on", "from", "with", "against", "to", "into", "for", "between", "near", "over", "by"]
)
_SPAN_CASES = frozenset(["in", "over", "during", "within", "throughout"])
_COMPLEMENTS = ("ccomp", "xcomp")
_SHARED = 5  # the rank of a date that is another verb's in the first place
_FINEST = ("time", "day", "week", "month", "season", "quarter", "year", "decade")


class Dates(Sequence[When]):
    """The time expressions of a report and what they tell the time of; each is looked at once."""

    def __init__(self, text: ParsedText, whens: Sequence[When]) -> None:
        """Keep them all, and those that can date something by sentence."""
        self.text = text
        self.whens = whens
        self._near: dict[int, list[When]] = {}
        for when in whens:
            if _dates(text, when):
                self._near.setdefault(text.tokens[when.head].sent, []).append(when)
        self._held: dict[int, tuple[int, ...]] = {}  # by identity: they live as long as this

    @classmethod
    def of(cls, text: ParsedText, whens: Sequence[When]) -> "Dates":
        """The expressions as dates; given as dates already, the same, with what was found out."""
        return whens if isinstance(whens, cls) else cls(text, whens)

    @overload
    def __getitem__(self, index: int) -> When: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[When]: ...
    def __getitem__(self, index: int | slice) -> When | Sequence[When]:
        return self.whens[index]

    def __len__(self) -> int:
        return len(self.whens)

    def near(self, head_token: int) -> Sequence[When]:
        """The expressions in a token's sentence that can date something."""
        return self._near.get(self.text.tokens[head_token].sent, ())

    def at(self, head_token: int) -> When | None:
        """The expression that modifies a predicate, verb or noun; None where none does.

        A time inside a subordinate or relative clause belongs to that clause. After a complement clause a day
        before publication goes with the past verb above it too ("announced it would leave on Aug. 23").
        """
        near = self.near(head_token)
        if not near:  # as mostly
            return None
        found = [(w, h.index(head_token)) for w in near if head_token in (h := self._holders(w))]
        if not found:
            token = self.text.tokens[head_token]
            found = [(w, _SHARED) for w in near if self._is_shared(w, near, token)]
        if len(found) < 2:
            return found[0][0] if found else None
        return min(found, key=lambda pair: (pair[1], _vagueness(pair[0]), abs(pair[0].head - head_token)))[0]

    def tells(self, when: When, head_token: int) -> bool:
        """Whether an expression would modify a predicate, if it were the only one."""
        token = self.text.tokens[head_token]
        if self.text.tokens[when.head].sent != token.sent or not _dates(self.text, when):
            return False
        return head_token in self._holders(when) or self._is_shared(when, (when,), token)

    def _holders(self, when: When) -> tuple[int, ...]:
        held = self._held.get(id(when))
        if held is None:
            held = self._held[id(when)] = tuple(_holders(self.text, when))
        return held

    def _is_shared(self, when: When, near: Sequence[When], verb: Token) -> bool:
        """Whether verbs joined by "and" share a date: said before the first, or after the last of them."""
        row = _joined(self.text, verb) if verb.pos == "VERB" else []
        if len(row) < 2:
            return False
        holder = next((h for h in self._holders(when) if h in row), None)
        if holder is None or holder == verb.i:
            return False
        low, high = sorted((verb.i, holder))
        if any(self.text.kids(i, "nsubj", "nsubj:pass") for i in row if low < i <= high):
            return False  # a subject of its own: another clause
        fronted = when.last_token <= min(row)
        trailing = when.first_token > max(row) and verb.i < holder
        own = any(verb.i in self._holders(w) for w in near if w is not when)
        return (fronted or trailing) and not own


def _dates(text: ParsedText, when: When) -> bool:
    """Whether an expression can date something: no sets, and lengths only as in "in the past days"."""
    if when.type in ("DATE", "TIME"):
        return True
    if when.type != "DURATION" or text.case_of(when.head) not in _SPAN_CASES:
        return False
    return text.tokens[when.first_token].lower in ("the", "past", "last", "recent")


def _vagueness(when: When) -> tuple[bool, int]:
    order = _FINEST.index(when.precision) if when.precision in _FINEST else len(_FINEST)
    return when.first is None, order


def _holders(text: ParsedText, when: When) -> Iterator[int]:
    """The predicates that an expression may modify, the likeliest first."""
    path = path_up(Look(text, when.first_token, when.last_token), when.head)
    verb, nouns = _opened(text, when, path.verb), path.nouns
    if nouns and text.tokens[when.head].dep in _OF_NOUN:
        yield nouns[0].i
        return
    if verb is None:
        yield from (n.i for n in nouns[:1])
        return
    before = _just_before(text, when)
    if before is not None and before != verb.i and _above(text, verb.i, before):
        yield before  # "said Friday the groundwork has been laid", whatever the parse says
        return
    if nouns and not _jumps(text, nouns, verb, when):
        yield nouns[0].i
        return
    yield from (n.i for n in nouns if n.pos != "PROPN")
    yield verb.i
    yield from _beside(text, verb, when)


def _opened(text: ParsedText, when: When, verb: Token | None) -> Token | None:
    """The verb, or the one above where the expression stands before the word that opens the clause.

    "On Monday, after rebels had shelled the village, soldiers left": they left on Monday.
    """
    if verb is None or verb.rel != "advcl":
        return verb
    opens = [t.i for t in text.kids(verb.i, "mark", "advmod") if t.pos in ("SCONJ", "ADP", "ADV")]
    first = min(opens, default=-1)
    above = text.head_of(verb.i)
    return above if above is not None and when.last_token <= first < verb.i < above.i else verb


def _jumps(text: ParsedText, nouns: tuple[Token, ...], verb: Token, when: When) -> bool:
    """Whether a date behind nouns is the verb's all the same: "launched an attack on the town on Friday".

    A month or year behind a common noun other than an object stays with it ("guilty of an attack in 2014"),
    so does one in a phrase of its own ("after the vote on Friday"); a name has no date. Before the verb: "at
    a meeting on Friday".
    """
    exact = when.precision in ("time", "day", "week")
    if not exact and nouns[0].pos != "PROPN" and nouns[0].rel != "obj":
        return False
    if any(text.case_of(n.i) not in (*_PLAIN_CASES, "of" if n.pos == "PROPN" else "") for n in nouns):
        return False
    return verb.i < when.first_token or (exact and nouns[-1].rel in ("nsubj", "obl"))


def _beside(text: ParsedText, verb: Token, when: When) -> Iterator[int]:
    """Others that share the time: the past verb above, what is scheduled, the subject of a copula."""
    if _is_past(text, when) is not False and (outer := _told_before(text, verb, when)) is not None:
        yield outer
    yield from _for(text, verb, when)
    if verb.i == when.head:
        yield from (t.i for t in text.kids(verb.i, "nsubj"))


def _just_before(text: ParsedText, when: When) -> int | None:
    """The verb right before an expression (and its preposition)."""
    i = when.first_token - 1
    if i >= 0 and text.tokens[i].pos == "ADP":
        i -= 1
    return (
        i
        if i >= 0 and text.tokens[i].pos == "VERB" and text.tokens[i].sent == text.tokens[when.head].sent
        else None
    )


def _above(text: ParsedText, low: int, high: int) -> bool:
    """Whether token `high` governs token `low`."""
    first, last = text.edges[high]
    return (
        first <= low < last
        and low != high
        and text.tokens[low].dep in (*_COMPLEMENTS, "parataxis", "advcl", "obj")
    )


def _is_past(text: ParsedText, when: When) -> bool | None:
    """Whether an expression lies before publication; None where it cannot be told."""
    published = text.report.published
    if when.last is None or published is None:
        return None
    return when.last <= published


def _told_before(text: ParsedText, verb: Token, when: When) -> int | None:
    """The past verb over a clause that looks ahead, for a date at the end of that clause."""
    if verb.rel not in _COMPLEMENTS or when.first_token < verb.i:
        return None
    helpers = {t.lower for t in text.kids(verb.i, "aux", "mark")}
    if not helpers & {"would", "to", "will", "'d", "’d"}:
        return None
    head = text.head_of(verb.i)
    return head.i if head is not None and head.has("Tense=Past") and _open_or_date(when, helpers) else None


def _open_or_date(when: When, helpers: set[str]) -> bool:
    """A date goes up; an open weekday stays with what is to come."""
    return when.first is not None or (not when.value.startswith("XXXX-W") and "would" in helpers)


def _for(text: ParsedText, verb: Token, when: When) -> Iterator[int]:
    """As in "talks scheduled for Friday", "the vote was set for Sunday": the noun, whatever the verb."""
    if text.case_of(when.head) != "for":
        return
    if verb.rel == "acl" and (noun := text.head_of(verb.i)):
        yield noun.i
    yield from (t.i for t in text.kids(verb.i, "nsubj:pass"))


def _joined(text: ParsedText, verb: Token) -> list[int]:
    """The verbs coordinated with a verb, itself among them."""
    top = verb
    while top.rel == "conj" and (head := text.head_of(top.i)) is not None and head.pos == "VERB":
        top = head
    return [top.i, *(t.i for t in text.kids(top.i, "conj") if t.pos == "VERB")]
