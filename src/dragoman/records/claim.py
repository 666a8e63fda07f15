"""A claim: one event as told by one source. The JSON form is in `dragoman.records.form`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dragoman.records.findings import Entity, Place, When, Words
from dragoman.records.report import Span

RECORD_VERSION = 1


class Status(StrEnum):
    """How the report tells the deed."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    DENIED = "denied"


class SourcePart(StrEnum):
    """The part of the innermost source in the event."""

    OUTLET = "outlet"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    THIRD = "third"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people and its words; equal ends for an exact number, None for an open end."""

    low: int | None
    high: int | None
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many, where the words say so."""

    dead: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    participants: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An agreement, measure or body that the event is about, under its full name in this report."""

    name: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who tells it, with the words of saying."""

    entity: Entity
    cue: Words
    kind: str  # named office anonymous document
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The words on which a deed hangs, and the id of the claim that they tell, where they tell one."""

    words: Words
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What matched."""

    entry: str
    operators: tuple[str, ...]
    tokens: dict[str, Any]  # spans by role
    grade: str = "rule"  # or backoff


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event as told by one source; fields as in docs/reference/claim.md. None: no words say it."""

    id: str
    event: str
    act: str
    mode: tuple[tuple[str, Span], ...] = ()
    act_mode: tuple[tuple[str, Span], ...] = ()
    context: tuple[tuple[str, Span], ...] = ()
    quad_code: int
    event_scale: float | None
    cameo: str | None
    trigger: tuple[Words, ...]
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    size: Size | None = None
    when: When | None = None
    date_carried: bool = False
    act_when: When | None = None
    reported: date | None = None
    status: Status
    status_words: Words | None = None
    historical: bool = False
    condition: Condition | None = None
    said_by: tuple[Source, ...] = ()  # outermost first; empty: the outlet says so itself
    source_role: SourcePart = SourcePart.OUTLET
    about: tuple[Thing, ...] = ()
    event_loc: Place | None = None
    sequence: int  # sentence number, from 0
    sentence: Span
    head: int  # token of the act's trigger head
    why: Why
    cite_info: dict[str, Any]
    incident: str | None = None
    link: tuple[str, ...] = ()
    coder: str
    lexicon: str
    model: str

    @property
    def gloss(self) -> str:
        """The claim as one plain English sentence, worked out from its fields."""
        from dragoman.records.gloss import gloss  # noqa: PLC0415  (that module needs this one)

        return gloss(self)
