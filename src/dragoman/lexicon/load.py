"""The lexicon as the rooms see it."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.lexicon.sources import bare_sections, digest, gather, merged

PACKAGE = Path(__file__).parent.parent
BUILT = PACKAGE / "data" / "lexicon.json"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Sections by name (`codes`, `actors`, `acts`, `classes`, `operators`, ...), and their stamp.

    Lexicons are equal when their stamps are, so that a room may keep what it compiles with `lru_cache`.
    """

    sections: dict[str, Any]
    stamp: str  # "sha256:…" of the sections

    def section(self, name: str) -> Any:
        """One section: a list for folders of entries (actors, acts), else what its file holds."""
        return self.sections.get(name, [])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and other.stamp == self.stamp

    def __hash__(self) -> int:
        return hash(self.stamp)


def load(folder: Path | str | None = None) -> Lexicon:
    """Give the shipped lexicon; with a folder, that folder over it.

    A folder that holds a `codes.yml` is a whole lexicon and stands alone; any other is laid over the
    shipped one: an id given again replaces, a file `remove: [ids]` removes.
    """
    if folder is None:
        return _shipped()
    from dragoman.lexicon.check import refuse_mistakes  # noqa: PLC0415  (the shipped one needs no check)

    folder = Path(folder)
    extra, removed = gather(folder)
    base = {} if stands_alone(folder) else _shipped().sections
    refuse_mistakes(folder, base)
    return stamped(bare_sections(merged(base, extra, removed)))


def stands_alone(folder: Path) -> bool:
    """Whether a folder is a whole lexicon rather than an addition to the shipped one."""
    return (folder / "codes.yml").exists()


def stamped(sections: dict[str, Any]) -> Lexicon:
    """A lexicon of bare sections, with the SHA-256 of their canonical JSON."""
    text = json.dumps(sections, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Lexicon(sections, "sha256:" + hashlib.sha256(text.encode()).hexdigest())


def sources() -> Path:
    """The folder of YAML files: `lexicon/` in a checkout, beside the built file when installed."""
    return checkout() or BUILT.parent / "lexicon"


def checkout() -> Path | None:
    """The `lexicon/` of the checkout that this code runs from, or None when it is installed."""
    root = PACKAGE.parent.parent
    here = PACKAGE.parent.name == "src" and (root / "pyproject.toml").exists() and (root / "lexicon").is_dir()
    return root / "lexicon" if here else None


def _shipped() -> Lexicon:
    edited = checkout()
    if BUILT.exists():
        newer = edited is not None and _newest(edited) > BUILT.stat().st_mtime_ns
        held = json.loads(BUILT.read_text("utf8"))
        # A fresh clone may write the built file first: only other bytes make it stale.
        if not newer or (edited is not None and held["sources"] == digest(edited)):
            return Lexicon(held["sections"], held["stamp"])
    sections, _ = gather(sources())
    return stamped(bare_sections(sections))


def _newest(folder: Path) -> int:
    """Give the time of the last change in a folder; scandir, as this runs at every start in a checkout."""
    newest = 0
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                newest = max(newest, entry.stat().st_mtime_ns)
                if entry.is_dir():
                    waiting.append(entry.path)
    return newest
