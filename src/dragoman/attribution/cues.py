"""The lexicon's cue words, compiled once per lexicon."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dragoman.attribution.forms import forms_of
from dragoman.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: what its words take as content and how much they put on somebody's word."""

    id: str
    family: str
    takes: frozenset[str]
    on: frozenset[str]
    announces: bool


@dataclass(slots=True)
class Cues:
    """Entries by inflected word, for verbs and nouns; by the word itself for the rest."""

    verbs: dict[str, list[Cue]] = field(default_factory=dict)
    nouns: dict[str, list[Cue]] = field(default_factory=dict)
    adjectives: dict[str, list[Cue]] = field(default_factory=dict)
    adverbs: dict[str, list[Cue]] = field(default_factory=dict)
    prepositions: dict[str, list[Cue]] = field(default_factory=dict)
    first_words: frozenset[str] = frozenset()  # words at which a cue may begin
    sayings: frozenset[str] = frozenset()  # forms of the verbs that take quotations
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)  # words for kinds of sources


@lru_cache(maxsize=8)
def cues(lexicon: Lexicon) -> Cues:
    """Give the compiled section `attribution`, made once for each lexicon."""
    return _compile(lexicon.section("attribution"))


def _compile(entries: list[dict[str, Any]]) -> Cues:
    book = Cues()
    tables = {
        "verb": book.verbs,
        "noun": book.nouns,
        "adverb": book.adverbs,
        "adjective": book.adjectives,
        "preposition": book.prepositions,
    }
    for held in entries:
        if held["is"] in ("source", "word"):
            book.kinds[held["id"]] = frozenset(held["words"])
            continue
        cue = Cue(
            held["id"],
            held["family"],
            frozenset(held["takes"]),
            frozenset(held.get("on", ())),
            bool(held.get("announces", False)),
        )
        inflected = held["is"] in ("verb", "noun")
        for word in held["words"]:
            for form in forms_of(word, held.get("forms", {}).get(word)) if inflected else {word}:
                entries_of = tables[held["is"]].setdefault(form, [])
                if cue not in entries_of:
                    entries_of.append(cue)
    book.sayings = frozenset(w for w, some in book.verbs.items() if any(c.family == "say" for c in some))
    openers = {words.partition(" ")[0] for words in book.prepositions}
    book.first_words = frozenset({*book.verbs, *book.nouns, *book.adjectives, *book.adverbs, *openers})
    return book
