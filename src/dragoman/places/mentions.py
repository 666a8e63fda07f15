"""Find the words that may name a place, and weigh whether they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

from dragoman.places.table import Spot, Table, fold
from dragoman.places.words import Words
from dragoman.records import BlockKind, Name, ParsedText, Token

LONGEST_ACRONYM = 4
SHORT = 2  # letters
LONGEST = 6  # words: "Democratic Republic of the Congo" with its article
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X"})
INSIDE = frozenset(
    "of the and es ez et au de del della di da do dos das du des d' la le les el los las y al ul am an der den upon on under"
    " sur en aux i na nad - – . ' ’s 's".split()
)
PARTS_OF_NAME = ("flat", "compound", "goeswith", "nmod:desc", "appos")


@dataclass(slots=True)
class Draft:
    """Words that may name a place, with the places they may name."""

    first: int
    last: int  # exclusive
    head: int
    spots: tuple[Spot, ...]
    label: str  # of the name that covers it: LOC ORG PER, "" for none
    belief: float  # that it names a place at all; see `weigh`
    case: str  # preposition
    says: str  # "area" in "Borno state", "town" in "the city of Homs", else ""
    wide: bool = False  # larger than a country
    person: bool = False  # somebody of this name is in the report
    joined: bool = False  # makes a list with the next one
    best: Spot | None = None
    inside: Spot | None = None  # the area it is said to lie in, where the table does not know it there


def drafts(text: ParsedText, table: Table, words: Words) -> list[Draft]:
    """Every stretch of words that bears the name of a known place, longest first, none overlapping."""
    covers = _covers(text)
    persons = _persons(text)
    found: list[Draft] = []
    free = 0
    for token in text.tokens:
        if token.i < free or not _may_start(token, covers, words):
            continue
        draft = _longest(text, token, table, words, covers)
        if draft is not None:
            free = draft.last
            draft.person = draft.last - draft.first == 1 and token.text in persons
            draft.belief = weigh(text, draft, words)
            found.append(draft)
    return found


def _covers(text: ParsedText) -> dict[int, Name]:
    """The name over each token."""
    return {i: name for name in text.names for i in range(name.first, name.last)}


def _persons(text: ParsedText) -> frozenset[str]:
    """Last words of the full names of people, for "Austin said" after "Lloyd Austin"."""
    return frozenset(
        text.tokens[n.last - 1].text for n in text.names if n.label == "PER" and n.last - n.first > 1
    )


def _may_start(token: Token, covers: dict[int, Name], words: Words) -> bool:
    first = token.text[0]
    if not (first.isupper() or (not first.isalnum() and token.text[1:2].isupper())):
        return False
    if token.pos not in NAMING:
        name = covers.get(token.i)
        return name is not None and name.label == "LOC"
    return True


def _longest(
    text: ParsedText, start: Token, table: Table, words: Words, covers: dict[int, Name]
) -> Draft | None:
    for end in _ends(text, start):
        surface = " ".join(text.text_of(text.span_of(start.i, end)).split()).replace("’", "'")
        wide = surface in words.wide
        spots = () if wide else (*words.countries.get(surface, ()), *_of_table(surface, table))
        if (spots or wide) and surface not in words.words:
            return _draft(text, start.i, end, spots, words, covers, wide=wide)
    return _unknown(text, start, words, covers)


def _unknown(text: ParsedText, start: Token, words: Words, covers: dict[int, Name]) -> Draft | None:
    """A place that no table knows, kept with its words: a name of the kind, or what a noun calls a town."""
    name = covers.get(start.i)
    if name is not None and name.label == "LOC":
        return _draft(text, name.first, name.last, (), words, covers) if name.first == start.i else None
    if not _proper(start) or not start.i or text.tokens[start.i - 1].lower not in ("of", "named", "called"):
        return None
    end = next(_ends(text, start), start.i + 1)
    draft = _draft(text, start.i, end, (), words, covers)
    return draft if draft.says else None


def _draft(
    text: ParsedText, first: int, last: int, spots: tuple[Spot, ...], words: Words, covers: dict[int, Name],
    *, wide: bool = False,
) -> Draft:  # fmt: skip
    head = _head(text, first, last)
    label = _label(text, first, last, words, covers)
    said = _says(text, first, last, head, words)
    return Draft(first, last, head, spots, label, 0.0, _case(text, head), said, wide)


def _of_table(surface: str, table: Table) -> tuple[Spot, ...]:
    """The table's places; an acronym names a division at most."""
    spots = table.spots(fold(surface))
    if surface.isupper() and len(surface) <= LONGEST_ACRONYM:
        return tuple(s for s in spots if s.kind == "d")
    return spots


def is_short(surface: str, spots: tuple[Spot, ...]) -> bool:
    """Whether it is a short form that holds only under a town's name: "Pa." and "OK"."""
    if any(s.kind == "n" for s in spots):
        return False
    key = fold(surface)
    return len(key) <= SHORT or (surface.endswith(".") and all(fold(s.name) != key for s in spots))


def _ends(text: ParsedText, start: Token) -> Iterator[int]:
    """Where a name that starts here may end, farthest first."""
    ends: list[int] = []
    tokens = text.tokens
    for i in range(start.i, min(start.i + LONGEST, len(tokens))):
        token = tokens[i]
        if token.sent != start.sent:
            break
        if not token.text.islower() and (token.text[0].isalnum() or i == start.i):
            ends.append(i + 1)
        elif token.lower not in INSIDE or i == start.i:
            break
    return reversed(ends)


def _head(text: ParsedText, first: int, last: int) -> int:
    """The token whose head stands outside the words."""
    tokens = text.tokens
    return next((i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i), first)


def _label(text: ParsedText, first: int, last: int, words: Words, covers: dict[int, Name]) -> str:
    """LOC ORG or PER where the words are a whole name but for a direction or kind; "part" of a longer one."""
    name = covers.get(first) or covers.get(last - 1)
    if name is not None:
        rest = [*range(name.first, first), *range(last, name.last)]
        return name.label if not _own_name(text, rest, first, last, words) else "part"
    return "part" if _in_longer_run(text, first, last, words) else ""


def _own_name(text: ParsedText, rest: list[int], first: int, last: int, words: Words) -> bool:
    """Whether the rest of a name makes it another one: "Lake" before "Victoria", "Marathon" after "Boston"."""
    for i in rest:
        low = text.tokens[i].lower
        if i < first and (low in words.parts or low in {"the", "of", "-"} or low in words.areas | words.towns):
            continue
        if i >= last and (low in words.areas or low in words.towns or low in {",", "'s", "’s", "-"}):
            if low == ",":
                return False  # what follows a comma is another name
            continue
        if i < first and low == ",":
            continue
        between = {t.lower for t in text.tokens[min(i, last) : max(i, first)]}
        if "," in between:
            continue
        return True
    return False


def _in_longer_run(text: ParsedText, first: int, last: int, words: Words) -> bool:
    """Whether capitalized neighbors belong to the same name."""
    tokens = text.tokens
    sent = tokens[first].sent
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.sent == sent and _proper(before) and before.lower not in words.parts | words.towns:
        bound = first <= before.head < last or any(tokens[i].head == before.i for i in range(first, last))
        if bound and before.lower not in words.areas:
            return True
    if after is None or after.sent != sent or not _proper(after) or after.lower in words.areas | words.towns | words.sites:
        return False
    if after.lower in words.offices:
        return False
    inside = range(first, last)
    return after.head in inside and after.rel in PARTS_OF_NAME or any(
        tokens[i].head >= last and tokens[i].rel in ("compound", "flat") and _proper(tokens[tokens[i].head])
        and tokens[tokens[i].head].lower not in words.offices
        for i in inside
    )


def _proper(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()


def _case(text: ParsedText, head: int) -> str:
    """The preposition of the name, also of the first of several in a list."""
    for _ in range(8):
        case = text.case_of(head)
        token = text.tokens[head]
        if case or token.rel not in ("conj", "flat", "appos") or token.head == head:
            return case
        head = token.head
    return ""


def _says(text: ParsedText, first: int, last: int, head: int, words: Words) -> str:
    """Whether a noun beside the name says that it is an area or a town."""
    tokens = text.tokens
    beside: list[str] = []
    if last < len(tokens):
        beside.append(tokens[last].lower)
    if tokens[head].dep in ("appos", "compound", "nmod:desc") or text.case_of(head) == "of":
        beside.append(_singular(tokens[tokens[head].head].lower))
    if first > 1 and tokens[first - 1].lower in (",", "of", "named", "called"):
        beside.append(_singular(tokens[first - 2].lower))  # "the capital, Juba"
    elif first:
        beside.append(tokens[first - 1].lower)
    for word in beside:
        if word in words.areas:
            return "area"
        if word in words.towns:
            return "town"
    return ""


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


# How much each sign says that the words name a place; a draft is kept from SURE on, once its best place and the
# countries of the report have been added. Weights are by sense, in steps of a half.
SURE = 1.5
LABELS = {"LOC": 2.0, "": 0.0, "ORG": -0.5, "PER": -1.0, "part": -4.0}
KINDS = {"n": 3.0, "d": 2.0, "r": 1.0, "e": 0.5, "c": 0.0}


def weigh(text: ParsedText, draft: Draft, words: Words) -> float:
    """How far the words themselves speak for a place."""
    tokens = text.tokens
    head = tokens[draft.head]
    belief = LABELS[draft.label]
    if draft.label == "part" and _is_modifier(text, draft, words):
        belief = 0.0
    if draft.case in words.where:
        belief += 2.0
    elif draft.case in words.way:
        belief += 1.0
    if draft.says:
        belief += 2.0
    if head.rel in ("compound", "nmod", "nmod:poss", "amod") and tokens[head.head].lower in words.sites:
        belief += 1.5
    elif draft.case == "of" and head.rel == "nmod":
        belief += 0.5
    area = any(s.kind != "c" for s in draft.spots)
    before = tokens[draft.first - 1] if draft.first else None
    if before is not None and before.lower in words.parts:
        belief += 1.5 if area or before.text.islower() else -2.0
    belief += max((KINDS[s.kind] for s in draft.spots if s.main), default=0.0)
    if draft.person and draft.case not in words.where:
        belief -= 4.0
    if draft.first and tokens[draft.first - 1].lower in words.natural and _proper(tokens[draft.first - 1]):
        belief -= 3.0
    if text.sentences[head.sent].kind is BlockKind.TITLE and draft.label != "LOC":
        belief -= 1.0
    return belief


def _is_modifier(text: ParsedText, draft: Draft, words: Words) -> bool:
    """Whether a country's name stands as an adjective before a longer name: "the U.S. Army", "DRC President X"."""
    surface = text.text_of(text.span_of(draft.first, draft.last))
    if surface in words.modifiers and surface.isupper():
        return True
    if not any(s.kind in "nd" for s in draft.spots):
        return False
    after = text.tokens[draft.last].lower if draft.last < len(text.tokens) else ""
    return after in words.offices or (draft.case == "of" and _office_of(text, draft.head, words))


def _office_of(text: ParsedText, head: int, words: Words) -> bool:
    """Whether the name belongs to an office: "Prime Minister of Georgia"."""
    return text.tokens[text.tokens[head].head].lower in words.offices


def size_belief(spot: Spot) -> float:
    """How well known a place is: nothing for 100,000 people, half a step per doubling or so."""
    if spot.kind == "n":
        return 1.0
    if spot.kind == "e" and not spot.people:
        return 0.0
    return max(-1.5, min(1.5, (log10(max(spot.people, 100)) - 5.0) * 0.75)) - (0.0 if spot.main else 0.75)
