"""What a matched entry gives: an act with its parties and the operators over it."""

from dataclasses import dataclass

from dragoman.events.rules import Rule
from dragoman.events.slots import Frame
from dragoman.records import Mention, OperatorUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act with its parties, and the operators over it, innermost first."""

    rule: Rule
    head: int
    top: int
    event: str
    act: str
    words: tuple[int, ...]  # trigger tokens of act and operators
    actor: tuple[Mention, ...] = ()
    recipient: tuple[Mention, ...] = ()
    reciprocal: bool = False
    operators: tuple[OperatorUse, ...] = ()
    rules: tuple[Rule, ...] = ()  # of the operators
    frame: Frame
    inner: "Deed | None" = None
    status: str | None = None
