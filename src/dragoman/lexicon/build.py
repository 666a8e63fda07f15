"""Build the data file that ships from the YAML that people edit."""

import json
from pathlib import Path
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import BUILT, checkout, stamped
from dragoman.lexicon.sources import bare_sections, digest, gather


def build(folder: Path | None = None) -> Path:
    """Check the lexicon's form and write the built file; give its path."""
    from dragoman.lexicon.check import mistakes  # noqa: PLC0415  (keeps loading light)

    source = folder or _home()
    for mistake in mistakes(source):
        raise mistake
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    BUILT.write_text(built_text(source), "utf8", newline="\n")
    return BUILT


def is_stale() -> bool:
    """Whether the built file is not what the checkout's YAML gives."""
    return not BUILT.exists() or BUILT.read_text("utf8") != built_text(_home())


def built_text(folder: Path) -> str:
    """The built file: sections without proofs, sorted, an entry a line so that changes show well."""
    sections, _ = gather(folder)
    lexicon = stamped(bare_sections(sections))
    parts = [f"{_json(name)}:{_lines(held)}" for name, held in sorted(lexicon.sections.items())]
    head = f'"stamp":{_json(lexicon.stamp)},\n"sources":{_json(digest(folder))}'
    return f'{{{head},\n"sections":{{\n' + ",\n".join(parts) + "\n}}\n"


def _home() -> Path:
    home = checkout()
    if home is None:
        raise LexiconError(
            "an installed lexicon is already built",
            fix="edit a copy (`dragoman lexicon copy DIR`) and read with `--lexicon DIR`",
        )
    return home


def _lines(held: Any) -> str:
    if isinstance(held, list):
        return "[\n" + ",\n".join(_json(entry) for entry in held) + "\n]" if held else "[]"
    if isinstance(held, dict) and held:
        return "{\n" + ",\n".join(f"{_json(k)}:{_json(v)}" for k, v in sorted(held.items())) + "\n}"
    return _json(held)


def _json(held: Any) -> str:
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
