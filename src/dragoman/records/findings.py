"""What the rooms actors, times and places find in a parsed report."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.records.report import Span


class Words(NamedTuple):
    """Some words of the report and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party or source, PLOVER's entity object with its words. None: no words of the report say it."""

    entity_text: str
    span: Span
    entity_name: str | None = None  # the fullest form in this report, else the actor list's
    code: str | None = None  # PLOVER country code, or IGO UNO EUR NGO ISM IMG MNC
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    identifier_id: str | None = None
    resolved_by: str | None = None  # name role demonym capital coreference outlet; None: unresolved
    settled_by: tuple[Words, ...] = ()  # the words elsewhere that settled it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase, pronoun or possessive that stands for somebody, resolved as far as the words go.

    `head` is the token that heads it (the name's head, the pronoun, the possessor, or a demonym adjective);
    first and last bound the words of the mention, without a relative clause. One mention may stand for
    several entities ("the two", "both countries", "his two allies"). Coordinated parties are a mention each.
    """

    head: int
    first: int
    last: int  # exclusive
    entities: tuple[Entity, ...]
    group: str  # who it is, the same for mentions of one party in this report; for comparing only


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression: a stretch of days with its precision and its words (TIMEX3 value and mod)."""

    head: int
    first_token: int
    last_token: int  # exclusive
    span: Span
    text: str
    type: str  # DATE TIME DURATION SET
    value: str  # TIMEX3; open parts as X ("XXXX-08-23", "XXXX-WXX-5")
    mod: str | None = None  # START MID END APPROX BEFORE AFTER
    precision: str | None = None  # time day week month quarter season year decade
    first: date | None = None  # both days included; None: open, a duration or vague
    last: date | None = None
    time: str | None = None  # HH:MM where given


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place mention, resolved offline as far as the words and the report go."""

    head: int
    first: int
    last: int  # token indexes, end exclusive
    span: Span
    extracted_place: str
    resolved_place: str | None = None
    country_code: str | None = None  # ISO 3166-1 alpha-3
    province: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    resolution: int | None = None  # PLOVER: 1 country, 2 first-level division, 3 district, 4 city, 5 sub-city
