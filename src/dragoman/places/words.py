"""The lexicon as this room needs it: country names, their adjectives, and the words beside places."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.places.table import Spot, Table, fold, load_table

FULL_TERMS = ("names", "acronyms")
SHORT_ACRONYM = 2  # letters: "PA" and "SA" are too often something else


@dataclass(frozen=True, slots=True)
class Words:
    """What the lexicon says about places."""

    countries: dict[str, tuple[Spot, ...]]  # by the exact words
    peoples: dict[str, str]  # adjective or demonym to ISO 3166-1 alpha-2
    modifiers: frozenset[str]  # country names that serve as adjectives: "US", "UK"
    where: frozenset[str]
    way: frozenset[str]
    areas: frozenset[str]
    towns: frozenset[str]
    sites: frozenset[str]
    parts: frozenset[str]
    kinds: dict[str, str]  # noun to "area" or "town"
    links: frozenset[str]
    inside: frozenset[str]
    naming: frozenset[str]
    held: frozenset[str]
    occasions: frozenset[str]
    during: frozenset[str]
    there: frozenset[str]
    struck: frozenset[str]
    counts: frozenset[str]
    others: frozenset[str]  # names of organizations, companies and groups: no places
    natural: frozenset[str]
    wide: frozenset[str]
    words: frozenset[str]
    offices: frozenset[str]  # words of offices and bodies: "governor", "ministry"


@lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> Words:
    """Compile the word lists of a lexicon, once."""
    table = load_table()
    states = [
        e
        for e in lexicon.section("actors")
        if e.get("kind") in ("state", "territory") and _listed(e, "names")
    ]
    lists: dict[str, Any] = dict(lexicon.section("places") or {})
    countries: dict[str, list[Spot]] = {}
    peoples: dict[str, str] = {}
    modifiers: set[str] = set()
    for entry in states:
        spot = _country(entry, table)
        if spot is None:
            continue
        terms = _terms(entry)
        for term in terms:
            countries.setdefault(term, []).append(spot)
        adjectives = {*_listed(entry, "adjectives"), *_listed(entry, "demonyms")}
        modifiers |= adjectives & terms
        if spot.country:
            peoples.update(dict.fromkeys(adjectives - set(_listed(entry, "ambiguous")), spot.country))
    plain = (
        "where",
        "way",
        "areas",
        "towns",
        "sites",
        "parts",
        "links",
        "inside",
        "naming",
        "held",
        "occasions",
        "during",
        "there",
        "struck",
        "counts",
        "natural",
        "wide",
        "words",
    )
    return Words(
        countries={term: tuple(spots) for term, spots in countries.items()},
        peoples=peoples,
        modifiers=frozenset(modifiers),
        offices=frozenset(_offices(lexicon)),
        others=frozenset(_others(lexicon)),
        kinds=dict.fromkeys(lists.get("areas", ()), "area") | dict.fromkeys(lists.get("towns", ()), "town"),
        **{name: frozenset(lists.get(name, ())) for name in plain},
    )


def _country(entry: dict[str, Any], table: Table) -> Spot | None:
    """A state as a place; None for a territory that the table knows as a division or region."""
    name = _listed(entry, "names")[0]
    country = table.countries.get(entry.get("iso2", ""))
    if country is not None:
        return Spot("n", name, country.iso2, "", None, None, country.people, country.geonameid, country.code)
    if any(spot.is_area for spot in table.spots(fold(name))):
        return None
    return Spot("n", name, "", "", None, None, 0, None, entry["code"])


def _terms(entry: dict[str, Any]) -> set[str]:
    """What names the country: its names, acronyms, and what stands under `ambiguous` alone."""
    full = {term for key in FULL_TERMS for term in _listed(entry, key)}
    other = {t for key in ("adjectives", "demonyms", "capital", "metonyms") for t in _listed(entry, key)}
    unsure = set(_listed(entry, "ambiguous"))
    short = {term for term in unsure if len(term) <= SHORT_ACRONYM}
    return {term for term in full | (unsure - other) if not term.startswith("the ")} - short


def _listed(entry: dict[str, Any], key: str) -> list[str]:
    held = entry["en"].get(key) or []
    return [held] if isinstance(held, str) else list(held)


def _offices(lexicon: Lexicon) -> set[str]:
    roles: dict[str, Any] = dict(lexicon.section("roles") or {})
    titles = roles.get("titles") or ()
    named = [*(roles.get("offices") or {}).values(), *(roles.get("bodies") or {}).values()]
    first = {word.lower() for word in roles.get("office_words") or ()}  # "Chief" Executive
    return first | {
        name.split()[-1].lower() for name in [*titles, *(name for held in named for name in held)]
    }


def _others(lexicon: Lexicon) -> set[str]:
    others = [e for e in lexicon.section("actors") if e.get("kind") not in ("state", "territory")]
    return {term for entry in others for key in FULL_TERMS for term in _listed(entry, key)}
