"""The words that tell which day a clause is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.discourse.words import listed
from dragoman.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class DayCues:
    """Words that keep the day of the story or break with it, as the lexicon lists them."""

    same: frozenset[str]
    openings: tuple[str, ...]
    elsewhere: frozenset[str]
    definite: frozenset[str]
    separate: frozenset[str]
    steps: frozenset[str]
    passes: frozenset[str]
    begins: frozenset[str]
    adds: frozenset[str]
    says: frozenset[str]
    events: Mapping[str, frozenset[str]]  # nouns that name a deed just told, by its act
    all_events: frozenset[str]


@lru_cache(maxsize=8)
def day_cues(lexicon: Lexicon) -> DayCues:
    """Give the words of discourse.yml."""
    held = dict(lexicon.section("discourse") or {}).get("days", {})
    return DayCues(
        frozenset(held.get("same", ())),
        tuple(held.get("openings", ())),
        frozenset(held.get("elsewhere", ())),
        listed(lexicon, "definite"),
        listed(lexicon, "separate"),
        frozenset(held.get("steps", ())),
        frozenset(held.get("passes", ())),
        frozenset(held.get("begins", ())),
        frozenset(held.get("adds", ())),
        frozenset(held.get("says", ())),
        {act: frozenset(nouns) for act, nouns in held.get("events", {}).items()},
        frozenset(noun for nouns in held.get("events", {}).values() for noun in nouns),
    )
