"""What an exporter takes and how it is asked: claims beside their reports, in a stable order."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Form = dict[str, Any]
# A claim's JSON form with its `gloss`, and the row of its report (a report's keys, days as days or text).
Pair = tuple[Form, Form]
Warn = Callable[[str], None]

SOURCES_ASIDE = "accusations, arrests or convictions, which leave only with their sources beside them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How somebody wants an export."""

    to: str
    unit: str = "claim"  # incident, report
    with_text: bool = False
    excel: bool = False  # CSV with a byte-order mark
    subject: str = ""  # of a dossier: what it is about
    people: str = "office"  # whose names leave: of those who hold one, or of "all"


@dataclass(slots=True)
class Account:
    """What went out, what stayed, and why."""

    format: str
    unit: str = "claim"  # what came in: incidents are told from one claim each
    claims: int = 0  # that came in
    rows: int = 0  # that went out
    left_out: Counter[str] = field(default_factory=Counter)  # claims by reason
    reports: set[str] = field(default_factory=set)  # that a row tells of
    people: int = 0  # private persons whose names stayed, counted in each report
    without_words: int = 0  # claims whose sentence and gloss stayed with them

    def lines(self) -> Iterator[str]:
        """Give the account in plain words: a line for what went out and one for each reason."""
        out = f"{_many(self.rows, 'row')} from {_many(len(self.reports), 'report')}"
        yield f"exported {out} as {self.format}; {_many(self.claims, self.unit)} came in"
        if self.left_out:
            yield f"left out {_many(self.left_out.total(), self.unit)}:"
        for reason, number in sorted(self.left_out.items(), key=lambda one: (-one[1], one[0])):
            yield f"  {number:,}  {reason}"
        if self.people:
            told = "1 person who holds" if self.people == 1 else f"{self.people:,} people who hold"
            yield f"withheld the names of {told} no office (--people all lets them leave);"
            yield f"  {_many(self.without_words, 'claim')} went without sentence and gloss for it"
        if self.left_out[SOURCES_ASIDE]:
            yield "  (name a file with --out: their sources are then written beside it)"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
