"""Put names right by lists: what is a well-known place is no person, whatever stands around it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Name, Token

LISTS = "names.json"
NAME_PARTS = ("flat", "compound")
LONGEST_PERSON = 3  # words of a name that a given name alone makes a person's


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names that are hardly anything else; all but given names in lower case."""

    places: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    organization_words: frozenset[str] = frozenset()  # that end an organization's name
    given_names: frozenset[str] = frozenset()

    def label_of(self, words: Sequence[str]) -> str | None:
        """Give PER, ORG or LOC where the lists tell."""
        whole = " ".join(words).lower()
        if whole in self.organizations or (len(words) > 1 and words[-1].lower() in self.organization_words):
            return "ORG"
        if whole in self.places:
            return "LOC"
        named = words[0] in self.given_names and len(words) <= LONGEST_PERSON
        return "PER" if named and all(word[0].isupper() for word in words) else None


NO_LISTS = NameLists()


def read_lists(folder: Path) -> NameLists:
    """Read the lists that a pipeline brings; empty ones where it brings none."""
    path = folder / LISTS
    if not path.is_file():
        return NO_LISTS
    return NameLists(**{key: frozenset(words) for key, words in json.loads(path.read_text("utf8")).items()})


def settle(tokens: Sequence[Token], found: Sequence[Name], lists: NameLists) -> list[Name]:
    """Give the names found, with the lists' types, and those that only the lists or a title show."""
    if not lists.given_names:
        return list(found)
    names = [_settled(tokens, name, lists) for name in found if _is_name(tokens, name)]
    taken = {i for name in names for i in range(name.first, name.last)}
    first_token = tokens[0].i if tokens else 0
    titled = {t.head for t in tokens if t.dep == "nmod:desc"}
    for first, last, head in proper_nouns(tokens):
        words = [t.text for t in tokens[first - first_token : last - first_token]]
        if taken.isdisjoint(range(first, last)):
            label = lists.label_of(words) or ("PER" if head in titled else None)
            names += [Name(first, last, label)] if label else []
    return sorted(names)


def _is_name(tokens: Sequence[Token], name: Name) -> bool:
    """Tell whether a proper noun is in it, and it is no people ("Americans") or body of them ("Senators")."""
    words = tokens[name.first - tokens[0].i : name.last - tokens[0].i]
    several = name.label == "PER" and len(words) == 1 and words[0].has("Number=Plur")
    return not several and any(word.pos == "PROPN" for word in words)


def _settled(tokens: Sequence[Token], name: Name, lists: NameLists) -> Name:
    """Give the name with its type by the lists, and a person's without the title before it."""
    offset = tokens[0].i
    words = tokens[name.first - offset : name.last - offset]
    label = lists.label_of([t.text for t in words])
    if label is None or (label, name.label) == ("LOC", "ORG"):  # a country may be a government or a team
        label = name.label
    first = _untitled(words, name.first) if label == "PER" else name.first
    return Name(first, name.last, label)


def _untitled(words: Sequence[Token], first: int) -> int:
    """Give the first word of a person's name after the title that hangs on it."""
    titled = {t.head for t in words if t.dep == "nmod:desc" and t.head > t.i}
    heads = [t for t in words if t.i in titled and t.dep != "nmod:desc"]
    if not heads:
        return first
    start = heads[-1].i - first
    while start and words[start - 1].rel in NAME_PARTS and words[start - 1].head == heads[-1].i:
        start -= 1
    return first + start


def proper_nouns(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Give first word, last word (exclusive) and head of every proper noun with its proper parts."""
    offset = tokens[0].i if tokens else 0
    tops: dict[int, int] = {}

    def top(token: Token) -> int:
        """Follow the parts of a name up to its head."""
        way = []
        while token.i not in tops and token.rel in NAME_PARTS and tokens[token.head - offset].pos == "PROPN":
            way.append(token.i)
            token = tokens[token.head - offset]
        end = tops.get(token.i, token.i)
        tops.update(dict.fromkeys(way, end))
        return end

    i = 0
    while i < len(tokens):
        if tokens[i].pos != "PROPN":
            i += 1
            continue
        head, last = top(tokens[i]), i + 1
        while last < len(tokens) and (part := _part(tokens, last)) and top(tokens[part]) == head:
            last = part + 1
        yield offset + i, offset + last, head
        i = last


def _part(tokens: Sequence[Token], i: int) -> int:
    """Find the proper noun at i, or after a hyphen at i; 0 for none."""
    if tokens[i].text == "-":
        i += 1
    return i if i < len(tokens) and tokens[i].pos == "PROPN" else 0
