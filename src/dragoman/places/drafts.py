"""Find the words that may name a place."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.places.table import Spot, Table, fold
from dragoman.places.words import Words
from dragoman.records import Name, ParsedText, Token

LONGEST = 6  # words: "Democratic Republic of the Congo" with its article
LONGEST_ACRONYM = 4  # letters
LONGEST_LIST = 8  # steps from a listed name to the preposition before the first
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X"})
SAME_NAME = ("flat", "compound", "goeswith", "nmod:desc", "appos")
PART = "part"  # label of words that belong to a longer name


@dataclass(slots=True)
class Draft:
    """Words that may name a place, with the places they may name."""

    first: int
    last: int  # exclusive
    head: int
    said: str
    spots: tuple[Spot, ...]
    label: str  # of the name that they are: LOC ORG PER, "" for none, PART of a longer one
    case: str  # preposition
    says: str  # "area" in "Borno state", "town" in "the city of Homs", else ""
    wide: bool = False  # larger than a country
    person: bool = False  # somebody of this name is in the report
    joined: bool = False  # makes a list with the next one
    belief: float = 0.0  # that the words name a place at all; see `belief`
    best: Spot | None = None
    inside: "Draft | None" = None  # what it is said to lie in, where the table does not know it there


@dataclass(frozen=True, slots=True)
class Sight:
    """A report with what is needed to find its places."""

    text: ParsedText
    table: Table
    words: Words
    covers: dict[int, Name]  # the name over each token
    persons: frozenset[str]  # last words of full names: "Austin said" after "Lloyd Austin"


def sight_of(text: ParsedText, table: Table, words: Words) -> Sight:
    """Bring a report and the tables together."""
    covers = {i: name for name in text.names for i in range(name.first, name.last)}
    persons = {text.tokens[n.last - 1].text for n in text.names if n.label == "PER" and n.last - n.first > 1}
    return Sight(text, table, words, covers, frozenset(persons))


def drafts(sight: Sight) -> list[Draft]:
    """Every stretch of words that bears the name of a place, the longest where there are several."""
    found: list[Draft] = []
    free = 0
    for token in sight.text.tokens:
        if token.i < free or not _may_start(sight, token):
            continue
        draft = _longest(sight, token)
        if draft is not None:
            free = draft.last
            draft.person = draft.last - draft.first == 1 and token.text in sight.persons
            found.append(draft)
    return found


def is_proper(token: Token) -> bool:
    """Whether a word is a capitalized name."""
    return token.pos == "PROPN" and token.text[0].isupper()


def is_modifier(sight: Sight, draft: Draft) -> bool:
    """Whether a country's name is an adjective beside a name: "the U.S. Army", "DRC President Kabila"."""
    tokens, words = sight.text.tokens, sight.words
    if draft.said in words.modifiers and draft.said.isupper():
        return True
    if not any(spot.kind in "nd" for spot in draft.spots):
        return False
    after = tokens[draft.last].lower if draft.last < len(tokens) else ""
    of_office = draft.case == "of" and tokens[tokens[draft.head].head].lower in words.offices
    return of_office or after in words.offices


def _may_start(sight: Sight, token: Token) -> bool:
    if not (token.text[0].isupper() or (not token.text[0].isalnum() and token.text[1:2].isupper())):
        return False
    return token.pos in NAMING or (token.i in sight.covers and sight.covers[token.i].label == "LOC")


def _longest(sight: Sight, start: Token) -> Draft | None:
    for end in _ends(sight, start):
        said = " ".join(sight.text.text_of(sight.text.span_of(start.i, end)).split()).replace("’", "'")
        if said in sight.words.words or (said.isupper() and said.capitalize() in sight.words.words):
            continue
        wide = said in sight.words.wide
        spots = () if wide else (*sight.words.countries.get(said, ()), *_of_table(said, sight.table))
        if spots or wide:
            draft = _draft(sight, start.i, end, spots, wide=wide)
            if draft.label == PART and not is_modifier(sight, draft):
                return _unknown(sight, start) or draft
            return draft
    return _unknown(sight, start)


def _of_table(said: str, table: Table) -> tuple[Spot, ...]:
    """The table's places; an acronym names a division at most."""
    spots = table.spots(fold(said))
    if said.isupper() and len(said) <= LONGEST_ACRONYM:
        return tuple(spot for spot in spots if spot.kind == "d")
    return spots


def _unknown(sight: Sight, start: Token) -> Draft | None:
    """A place that no table knows, kept with its words: a name of the kind, or what a noun calls a town."""
    text, words = sight.text, sight.words
    name = sight.covers.get(start.i)
    if name is not None and name.label == "LOC":
        last = next((t.i for t in text.tokens[name.first : name.last] if t.lower == ","), name.last)
        if name.first != start.i or text.text_of(text.span_of(start.i, last)) in words.others:
            return None
        draft = _draft(sight, name.first, last, ())
        return draft if draft.says or draft.case in words.where or draft.case in words.way else None
    if not is_proper(start) or not start.i or text.tokens[start.i - 1].lower not in words.naming:
        return None
    draft = _draft(sight, start.i, next(_ends(sight, start), start.i + 1), ())
    return draft if draft.says == "town" else None


def _draft(sight: Sight, first: int, last: int, spots: tuple[Spot, ...], *, wide: bool = False) -> Draft:
    text = sight.text
    tokens = text.tokens
    heads = (i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i)
    head = next(heads, first)
    return Draft(
        first=first,
        last=last,
        head=head,
        said=text.text_of(text.span_of(first, last)),
        spots=spots,
        label=_label(sight, first, last),
        case=_case(text, head),
        says=_says(sight, first, last, head),
        wide=wide,
    )


def _ends(sight: Sight, start: Token) -> Iterator[int]:
    """Where a name that starts here may end, farthest first."""
    ends: list[int] = []
    tokens = sight.text.tokens
    for token in tokens[start.i : start.i + LONGEST]:
        if token.sent != start.sent:
            break
        if token is start or (token.text[0].isalnum() and not token.text.islower()):
            ends.append(token.i + 1)
        elif token.lower not in sight.words.inside:
            break
    return reversed(ends)


def _label(sight: Sight, first: int, last: int) -> str:
    """The label of the name that the words are but for a direction or kind; PART of a longer one."""
    name = sight.covers.get(first) or sight.covers.get(last - 1)
    if name is None:
        return PART if _follows_name(sight, first, last) or _leads_name(sight, first, last) else ""
    return PART if _is_other_name(sight, name, first, last) else name.label


def _is_other_name(sight: Sight, name: Name, first: int, last: int) -> bool:
    """Whether the rest makes it another name: "Lake" before "Victoria", "Marathon" after "Boston"."""
    words, tokens = sight.words, sight.text.tokens
    kinds = words.areas | words.towns
    for token in reversed(tokens[name.first : first]):
        if token.lower == ",":
            break  # what stands before a comma is another name
        if token.pos != "CCONJ" and not (
            token.lower in words.parts or token.lower in kinds or token.lower in ("the", "of", "-")
        ):
            return True
    for token in tokens[last : name.last]:
        if token.lower == ",":
            break
        if token.pos != "CCONJ" and not (token.lower in kinds or token.lower in ("'s", "’s", "-")):
            return True
    return False


def _follows_name(sight: Sight, first: int, last: int) -> bool:
    """Whether a capitalized word before belongs to the same name."""
    tokens, words = sight.text.tokens, sight.words
    before = tokens[first - 1] if first and tokens[first - 1].sent == tokens[first].sent else None
    if before is None or not is_proper(before) or before.lower in words.parts | words.towns | words.areas:
        return False
    return first <= before.head < last or any(tokens[i].head == before.i for i in range(first, last))


def _leads_name(sight: Sight, first: int, last: int) -> bool:
    """Whether a capitalized word behind belongs to the same name; offices and kinds of place do not."""
    tokens, words = sight.text.tokens, sight.words
    after = tokens[last] if last < len(tokens) and tokens[last].sent == tokens[first].sent else None
    if after is None or not is_proper(after):
        return False
    if after.lower in words.areas | words.towns | words.sites or after.lower in words.offices:
        return False
    if first <= after.head < last:
        return after.rel in SAME_NAME
    above = [tokens[tokens[i].head] for i in range(first, last) if tokens[i].rel in ("compound", "flat")]
    return any(head.i >= last and is_proper(head) and head.lower not in words.offices for head in above)


def _case(text: ParsedText, head: int) -> str:
    """The preposition of the name, also of the first of several in a list."""
    for _ in range(LONGEST_LIST):
        case = text.case_of(head)
        token = text.tokens[head]
        if case or token.rel not in ("conj", "flat", "appos") or token.head == head:
            return case
        head = token.head
    return ""


def _says(sight: Sight, first: int, last: int, head: int) -> str:
    """Whether a noun beside the name says that it is an area or a town."""
    tokens, words = sight.text.tokens, sight.words
    beside: list[str] = []
    if last < len(tokens):
        beside.append(tokens[last].lower)
    if tokens[head].dep in ("appos", "compound", "nmod:desc") or sight.text.case_of(head) == "of":
        beside.append(_singular(tokens[tokens[head].head].lower))
    if first > 1 and (tokens[first - 1].lower == "," or tokens[first - 1].lower in words.naming):
        beside.append(_singular(tokens[first - 2].lower))  # "the capital, Juba"
    elif first:
        beside.append(tokens[first - 1].lower)
    return next((words.kinds[word] for word in beside if word in words.kinds), "")


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
