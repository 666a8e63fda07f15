"""What the events room finds: a deed, composed with its operators, before anybody's word is weighed."""

from dataclasses import dataclass

from dragoman.records.claim import Size, Thing
from dragoman.records.findings import Entity, When, Words
from dragoman.records.report import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorUse:
    """One operator over a deed ("agreed to", "refused to"), innermost first in `Event.operators`."""

    id: str
    head: int  # token of its trigger
    makes: str | None  # the type it makes of what it governs; None: it leaves the type


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom. Status, condition and source are not settled here."""

    entry: str  # id of the act's lexicon entry
    head: int  # token of the act's trigger head
    top: int  # token of the outermost operator's trigger, or `head`: status is read from here upward
    operators: tuple[OperatorUse, ...] = ()
    event: str  # PLOVER type after the operators
    act: str  # PLOVER type of the deed alone
    trigger: tuple[Span, ...]
    trigger_tokens: tuple[int, ...]
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    reciprocal: bool = False
    mode: tuple[tuple[str, Span], ...] = ()
    act_mode: tuple[tuple[str, Span], ...] = ()
    context: tuple[tuple[str, Span], ...] = ()
    size: Size | None = None
    when: When | None = None
    act_when: When | None = None
    about: tuple[Thing, ...] = ()
    cameo: str | None = None
    status: str | None = None  # where an operator settles it; None: attribution does
    status_words: Words | None = None
    backoff: bool = False  # True: chosen by the ranker where rules ran out
