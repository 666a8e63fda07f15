"""The lexicon as the rooms see it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

BUILT = Path(__file__).parent.parent / "data" / "lexicon.json"
PROOFS = ("finds", "ignores")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Lexicon:
    """Sections by name (`codes`, `actors`, `acts`, `classes`, `operators`, ...), and their stamp."""

    sections: dict[str, Any]
    stamp: str  # "sha256:…" of the built form

    def section(self, name: str) -> Any:
        """One section: a list for folders of entries (actors, acts), else what its file holds."""
        return self.sections.get(name, [])


def load(folder: Path | None = None) -> Lexicon:
    """Give the shipped lexicon, or build one from a folder of YAML files."""
    if folder is None and BUILT.exists():
        text = BUILT.read_text("utf8")
        return Lexicon(json.loads(text), "sha256:" + hashlib.sha256(text.encode()).hexdigest())
    sections = gather(folder or Path(__file__).parents[3] / "lexicon")
    text = json.dumps(sections, ensure_ascii=False, sort_keys=True, default=str)
    return Lexicon(json.loads(text), "sha256:" + hashlib.sha256(text.encode()).hexdigest())


def gather(folder: Path) -> dict[str, Any]:
    """Every section of a lexicon folder, proofs dropped."""
    sections: dict[str, Any] = {"actors": [], "acts": []}
    for path in sorted(folder.rglob("*.yml")):
        held = yaml.load(path.read_text("utf8"), Loader=_LOADER)  # noqa: S506  (a safe loader)
        name = path.parent.name if path.parent.name in ("actors", "acts") else path.stem
        if isinstance(sections.get(name), list):
            sections[name] += [_bare(e) for e in (held if isinstance(held, list) else [held])]
        else:
            sections[name] = held if isinstance(held, dict) else [_bare(e) for e in held]
    return sections


def _bare(entry: Any) -> Any:
    return {k: v for k, v in entry.items() if k not in PROOFS} if isinstance(entry, dict) else entry
