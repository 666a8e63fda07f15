"""Which time expression tells when a predicate happens: by syntax, with word order where a parse slips."""

from collections.abc import Iterator, Sequence

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
_FINEST = ("time", "day", "week", "month", "season", "quarter", "year", "decade")


def attach(text: ParsedText, whens: Sequence[When], head_token: int) -> When | None:
    """The time expression that modifies this predicate, verb or noun; None where none does.

    A time inside a subordinate or relative clause belongs to that clause. After a complement clause a day
    before publication goes with the past verb above it too ("announced it would leave on Aug. 23").
    """
    token = text.tokens[head_token]
    near = [w for w in whens if text.tokens[w.head].sent == token.sent and _dates(text, w)]
    if not near:
        return None
    found = [(w, rank) for w in near if (rank := _rank(text, w, head_token)) is not None]
    if not found:
        found = [(w, rank) for w in near if (rank := _shared(text, w, near, token)) is not None]
    return (
        min(found, key=lambda pair: (pair[1], _vagueness(pair[0]), abs(pair[0].head - head_token)))[0]
        if found
        else None
    )


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


def _rank(text: ParsedText, when: When, head: int) -> int | None:
    """How directly an expression modifies a predicate: 0 at once, more the further; None not at all."""
    for rank, holder in enumerate(_holders(text, when)):
        if holder == head:
            return rank
    return None


def _holders(text: ParsedText, when: When) -> Iterator[int]:
    """The predicates that an expression may modify, the likeliest first."""
    path = path_up(Look(text, when.first_token, when.last_token), when.head)
    verb, nouns = path.verb, path.nouns
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


def _shared(text: ParsedText, when: When, near: Sequence[When], verb: Token) -> int | None:
    """A date that verbs joined by "and" share: said before the first, or after the last of them."""
    if verb.pos != "VERB":
        return None
    row = _joined(text, verb)
    if len(row) < 2:
        return None
    holder = next((h for h in _holders(text, when) if h in row), None)
    if holder is None or holder == verb.i:
        return None
    low, high = sorted((verb.i, holder))
    if any(text.kids(i, "nsubj", "nsubj:pass") for i in row if low < i <= high):
        return None  # a subject of its own: another clause
    fronted = when.last_token <= min(row)
    trailing = when.first_token > max(row) and verb.i < holder
    own = any(verb.i in _holders(text, w) for w in near if w is not when)
    return 5 if (fronted or trailing) and not own else None


def _joined(text: ParsedText, verb: Token) -> list[int]:
    """The verbs coordinated with a verb, itself among them."""
    top = verb
    while top.rel == "conj" and (head := text.head_of(top.i)) is not None and head.pos == "VERB":
        top = head
    return [top.i, *(t.i for t in text.kids(top.i, "conj") if t.pos == "VERB")]
