"""PLOVER's types, modes, contexts, quads and scores, and the way from them to CAMEO."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from dragoman.lexicon.load import Lexicon


class Mode(NamedTuple):
    """A mode of a type."""

    name: str
    score: float | None  # None: the manual prints none, the type's own holds
    meaning: str


class EventType(NamedTuple):
    """One of PLOVER's sixteen event types."""

    name: str
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    score: float
    needs_recipient: bool
    meaning: str
    modes: dict[str, Mode]


class _Row(NamedTuple):
    act: frozenset[str]
    mode: frozenset[str]
    act_mode: frozenset[str]
    context: frozenset[str]
    verb: str | None
    code: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The code book, made from the lexicon's `codes` section by `codes`."""

    types: dict[str, EventType]
    contexts: dict[str, str]  # name: meaning
    verbs: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[_Row, ...]]
    appeals: dict[str, str]
    brings: dict[str, str]  # mode: the context that it brings with it

    def quad(self, event: str) -> int:
        """The quad of a type, 1 to 4."""
        return self.types[event].quad

    def needs_recipient(self, event: str) -> bool:
        """Whether PLOVER requires a recipient."""
        return self.types[event].needs_recipient

    def modes(self, event: str) -> tuple[str, ...]:
        """The names of the modes of a type."""
        return tuple(self.types[event].modes)

    def is_type(self, name: str) -> bool:
        """Whether this is one of the sixteen types."""
        return name in self.types

    def is_context(self, name: str) -> bool:
        """Whether this is one of the contexts."""
        return name in self.contexts

    def contexts_of_modes(self, modes: Collection[str]) -> tuple[str, ...]:
        """The contexts that modes bring with them (cyber, misinformation)."""
        return tuple(self.brings[mode] for mode in modes if mode in self.brings)

    def score(self, event: str, modes: Collection[str] = ()) -> float:
        """The PLOVER score: of several modes the largest in absolute value, without any the type's."""
        kind = self.types[event]
        scores = [kind.score if (s := kind.modes[m].score) is None else s for m in modes if m in kind.modes]
        return max(scores, key=abs) if scores else kind.score

    def cameo(
        self,
        event: str,
        act: str,
        modes: Collection[str] = (),
        act_modes: Collection[str] = (),
        contexts: Collection[str] = (),
        verb_lemma: str = "",
    ) -> str:
        """The CAMEO code, as deep as the words go.

        `verb_lemma` holds the lemmas of the trigger words, separated by spaces ("urge mediate").
        """
        said = verb_lemma.lower()
        code = next(
            row.code
            for row in self.rows[event]
            if (not row.act or act in row.act)
            and (not row.mode or not row.mode.isdisjoint(modes))
            and (not row.act_mode or not row.act_mode.isdisjoint(act_modes))
            and (not row.context or not row.context.isdisjoint(contexts))
            and (row.verb is None or self._says(said, row.verb))
        )
        if event == "REQUEST" and not self._says(said, self.appeals["unless"]):
            return self.appeals["to"] + code.removeprefix(self.appeals["from"])
        return code

    def _says(self, said: str, group: str) -> bool:
        padded = f" {said} "
        return any(f" {word} " in padded for word in self.verbs[group])


@lru_cache(maxsize=8)
def codes(lexicon: Lexicon) -> Codes:
    """The code book of a lexicon."""
    held = lexicon.section("codes")
    return Codes(
        types={name: _type(name, kind) for name, kind in held["types"].items()},
        contexts=dict(held["contexts"]),
        verbs={name: tuple(words) for name, words in held["verbs"].items()},
        rows={name: tuple(map(_row, rows)) for name, rows in held["cameo"].items()},
        appeals=dict(held["appeals"]),
        brings=dict(held["mode_contexts"]),
    )


def _type(name: str, held: dict[str, Any]) -> EventType:
    modes = {m: Mode(m, score, meaning) for m, (score, meaning) in held.get("modes", {}).items()}
    return EventType(name, held["quad"], held["score"], held["recipient"], held["meaning"], modes)


def _row(held: dict[str, Any]) -> _Row:
    return _Row(
        _names(held.get("act")),
        _names(held.get("mode")),
        _names(held.get("act_mode")),
        _names(held.get("context")),
        held.get("verb"),
        held["code"],
    )


def _names(held: str | Sequence[str] | None) -> frozenset[str]:
    return frozenset([held] if isinstance(held, str) else held or ())
