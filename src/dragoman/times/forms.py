"""The little language of forms in `lexicon/en/times.yml`: from its words to a regex over tags."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dragoman.errors import LexiconError

_PIECE = re.compile(r"[\[\]()|~]|[^\s\[\]()|~]+")
KINDS = ("date", "time", "duration", "set")
_CLOSING = {"[": "]", "(": ")"}


@dataclass(frozen=True)
class Form:
    """One form: a regex over the tags of words, and what a match means."""

    kind: str  # date time duration set
    regex: re.Pattern[str]
    parts: tuple[tuple[str, str], ...]  # name and class
    given: dict[str, Any]
    guard: str | None
    source: str
    starts: frozenset[str]  # the tags that it can start with


@dataclass
class _Reader:
    """Reads one form, piece by piece."""

    pieces: list[str]
    tags_of: Callable[[str], str]
    source: str
    at: int = 0

    def either(self, closing: str | None) -> tuple[str, set[str], bool]:
        """Read alternatives up to a closing bracket: their regex, first tags, whether they may be empty."""
        regexes, first, empty = [], set(), False
        while True:
            regex, starts, blank = self.row(closing)
            regexes.append(regex)
            first |= starts
            empty |= blank
            if self.at >= len(self.pieces) or self.pieces[self.at] != "|":
                break
            self.at += 1
        if closing:
            if self.at >= len(self.pieces) or self.pieces[self.at] != closing:
                raise LexiconError(
                    f"en/times.yml: form {self.source!r}: no {closing}", fix="close every bracket"
                )
            self.at += 1
        return "|".join(regexes), first, empty

    def row(self, closing: str | None) -> tuple[str, set[str], bool]:
        """Read pieces that follow each other."""
        regex, first, empty = "", set(), True
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", closing):
            piece = self.pieces[self.at]
            self.at += 1
            if piece in _CLOSING:
                inner, starts, blank = self.either(_CLOSING[piece])
                optional = piece == "["
                regex += f"(?:{inner})?" if optional else f"(?:{inner})"
            else:
                inner, starts, blank = self.piece(piece)
                regex += inner
                optional = False
            if empty:
                first |= starts
                empty = blank or optional
        return regex, first, empty

    def piece(self, piece: str) -> tuple[str, set[str], bool]:
        """Read one word, class or mark."""
        if piece == "~":
            return "(?P<start>)", set(), True
        if piece.startswith("!"):
            return f"(?!{self.one(piece[1:])})", set(), True
        name, colon, word = piece.partition(":")
        if colon and word:
            return f"(?P<{name}>{self.one(word)})", set(self.tags_of(word)), False
        return self.one(piece), set(self.tags_of(piece)), False

    def one(self, word: str) -> str:
        """The regex of one word or class; one that nothing bears never matches."""
        tags = self.tags_of(word)
        return f"[{tags}]" if tags else "(?!)"


def check_form(entry: dict[str, Any], guards: frozenset[str]) -> None:
    """Refuse an entry that no code can read: where, what, and what to write."""
    source = entry.get("form")
    where = f"en/times.yml: form {source!r}"
    if not isinstance(source, str) or not source.strip():
        raise LexiconError(f"en/times.yml: {entry!r} is without a form", fix="write form: under it")
    if entry.get("kind") not in KINDS:
        raise LexiconError(f"{where}: kind is {entry.get('kind')!r}", fix=f"one of {', '.join(KINDS)}")
    if entry.get("guard") is not None and entry["guard"] not in guards:
        raise LexiconError(f"{where}: no guard {entry['guard']!r}", fix=f"one of {', '.join(sorted(guards))}")


def literals(source: str) -> list[str]:
    """The words of a form that stand for themselves."""
    found = []
    for piece in _PIECE.findall(source):
        word = piece.removeprefix("!")
        word = word.partition(":")[2] or word
        if word not in "[]()|~" and not word.isupper():
            found.append(word)
    return found


def compile_form(entry: dict[str, Any], tags_of: Callable[[str], str]) -> Form:
    """Compile one entry of `forms`; `tags_of` gives the tags that a word or class can have."""
    source = entry["form"]
    reader = _Reader(_PIECE.findall(source), tags_of, source)
    regex, first, _ = reader.either(None)
    compiled = re.compile(regex)
    parts = tuple((n, c) for n, _, c in (p.partition(":") for p in reader.pieces) if c)
    return Form(
        entry["kind"], compiled, parts, entry.get("set", {}), entry.get("guard"), source, frozenset(first)
    )
