"""The lexicon's words for status, compiled once per lexicon."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dragoman.attribution.forms import forms_of
from dragoman.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words make of the deed under them: same, planned, possible, negated, denied, would."""

    id: str
    makes: str
    unless_told: str
    noun: str | None  # None: a deed that is their noun stands for itself
    forms: frozenset[str]  # infinitive gerund clause from noun, prepositions, or flags; empty: any

    def fits(self, form: str) -> bool:
        """Whether the entry holds for a deed in this form."""
        return not self.forms or form in self.forms


_NO_WORDS: dict[str, list[Entry]] = {}


@dataclass(slots=True)
class Standing:
    """Entries of each kind by word."""

    by_kind: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    hanging: set[str] = field(default_factory=set)  # a word of each condition: sentences without have none
    starts: set[str] = field(default_factory=set)  # first words of openers of conditions
    rare: set[str] = field(default_factory=set)  # a word of each phrase: sentences without one have none
    denying: set[str] = field(default_factory=set)  # words of "nobody met" and "not a word was said"
    openings: set[str] = field(default_factory=set)  # first words of markers of several words
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(
        default_factory=dict
    )  # by their last word

    def look(self, kind: str, *words: str) -> list[Entry]:
        """Entries of a kind for the first of these words that has some."""
        table = self.by_kind.get(kind, _NO_WORDS)
        for word in words:
            if word in table:
                return table[word]
        return []

    def has(self, kind: str, *words: str) -> bool:
        """Whether one of these words is of the kind."""
        return not self.by_kind.get(kind, _NO_WORDS).keys().isdisjoint(words)


_INFLECTED = (
    "governor", "noun", "companion", "carrier", "journey", "claim", "disputes", "happening", "part-taking",
    "nearing", "beside", "awaiting", "noting", "planning", "judging",
)  # fmt: skip


@lru_cache(maxsize=8)
def standing(lexicon: Lexicon) -> Standing:
    """Give the compiled section `status`, made once for each lexicon."""
    return _compile(lexicon.section("status"))


def _compile(entries: list[dict[str, Any]]) -> Standing:
    book = Standing()
    for held in entries:
        kind = held["is"]
        makes = held.get("makes", "same")
        entry = Entry(
            held["id"],
            makes,
            held.get("unless_told", makes),
            held.get("noun"),
            frozenset(held.get("with", ())),
        )
        table = book.by_kind.setdefault(kind, {})
        for word in held["words"]:
            if kind == "condition":
                book.hanging.add(_rarest(word))
                book.starts.add(word.partition(" ")[0])
            if kind == "phrase":
                words = tuple(word.split())
                book.rare.add(max(words, key=len))
                book.phrases.setdefault(words[-1], []).append((words, entry))
            if kind == "determiner":
                book.denying.add(word)
            if kind == "marker" and " " in word:
                book.openings.add(word.partition(" ")[0])
            irregular = held.get("forms", {}).get(word)
            for form in forms_of(word, irregular) if kind in _INFLECTED else {word}:
                if entry not in table.setdefault(form, []):
                    table[form].append(entry)
    book.denying.add("not")
    return book


def _rarest(opener: str) -> str:
    """The word of a condition's opener that few other sentences have; "only" may stand before it."""
    return max((word for word in opener.split() if word not in ("only", "the")), key=len)
