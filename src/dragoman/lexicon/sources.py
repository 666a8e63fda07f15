"""Read the YAML that people edit, with errors that name the file and the cure."""

import hashlib
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import LexiconError

try:
    from yaml import CSafeLoader as BaseLoader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as BaseLoader  # type: ignore[assignment]

FOLDERS = ("actors", "acts")  # sections made of every file in the folder; elsewhere a file is a section
PROOFS = ("finds", "ignores", "note")  # for people and tests: not in the built form
PROOF_SECTIONS = ("ambiguities",)


class _Loader(BaseLoader):
    """YAML without its traps: `no`, `on`, 036, 12:30 and 2019-08-23 stay the text that was written."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Give the mapping, unless a key stands in it twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen and key.value != "<<":
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])


def files(folder: Path) -> list[Path]:
    """Every lexicon file under a folder, in a fixed order; a file is a lexicon of one."""
    if folder.is_file():
        return [folder]
    return sorted(folder.rglob("*.yml"), key=lambda path: place(path, folder))


def place(path: Path, folder: Path) -> str:
    """How messages name a file of a lexicon."""
    return path.name if path == folder else path.relative_to(folder).as_posix()


def section_of(path: Path, held: Any) -> str:
    """The section that a file belongs to: its folder, its name, or what its entries are."""
    if path.parent.name in FOLDERS:
        return path.parent.name
    first = held[0] if isinstance(held, list) and held and isinstance(held[0], dict) else {}
    if "verbs" not in first and "nouns" not in first:
        return path.stem
    return "operators" if "makes" in first else "acts" if "act" in first else path.stem


def read_file(path: Path) -> Any:
    """What a YAML file holds."""
    try:
        return yaml.load(path.read_text("utf8"), Loader=_Loader)  # noqa: S506  (a safe loader)
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 (byte {error.start})", fix="save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        what = getattr(error, "problem", None) or str(error)
        raise LexiconError(
            f"{where}: broken YAML: {what}",
            fix="mend this line: look for a missing quote, bracket or space after a colon",
        ) from error
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}", fix="check the path") from error


def gather(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Every section of a lexicon folder with its proofs, and the ids that its `remove:` files name."""
    if not folder.exists():
        raise LexiconError(
            f"{folder}: no such folder", fix="`dragoman lexicon copy DIR` makes one to start from"
        )
    sections: dict[str, Any] = {}
    removed: list[str] = []
    for path in files(folder):
        held = read_file(path)
        if held is None:
            continue
        if isinstance(held, dict) and list(held) == ["remove"]:
            removed += held["remove"] or []
        else:
            _add(sections, section_of(path, held), held, path)
    return sections, removed


def _add(sections: dict[str, Any], name: str, held: Any, path: Path) -> None:
    if isinstance(held, dict) and name in FOLDERS:
        held = {"id": path.stem, **held}  # one entry a file: its name is its id
    if name in FOLDERS or (isinstance(held, list) and isinstance(sections.get(name), list)):
        sections[name] = sections.get(name, []) + (held if isinstance(held, list) else [held])
    elif name in sections:
        raise LexiconError(f"{path}: a second file for the section {name!r}", fix="join the two files")
    elif isinstance(held, (list, dict)):
        sections[name] = held
    else:
        raise LexiconError(f"{path}: neither a list nor a mapping", fix="see lexicon/README.md for the form")


def bare(held: Any, depth: int = 1) -> Any:
    """The same with keys as text and in order, and without the proofs and notes of entries.

    An entry stands one step inside its section; deeper down `note` may be a word like any other.
    """
    if isinstance(held, dict):
        keys = sorted(held, key=str)
        return {str(k): bare(held[k], depth - 1) for k in keys if depth != 0 or k not in PROOFS}
    return [bare(e, depth - 1) for e in held] if isinstance(held, list) else held


def bare_sections(sections: dict[str, Any]) -> dict[str, Any]:
    """All sections without what only proves them; `actors` and `acts` are always there."""
    kept = {name: held for name, held in sections.items() if name not in PROOF_SECTIONS}
    return {name: bare(held) for name, held in sorted(({"actors": [], "acts": []} | kept).items())}


def merged(base: dict[str, Any], extra: dict[str, Any], removed: list[str]) -> dict[str, Any]:
    """The base with `extra` over it: an id or key given again replaces, removed ids go."""
    gone = set(removed)
    both = {**base, **{name: _over(base.get(name), held) for name, held in extra.items()}}
    return {
        name: [e for e in held if not (isinstance(e, dict) and e.get("id") in gone)]
        if isinstance(held, list)
        else held
        for name, held in both.items()
    }


def _over(base: Any, extra: Any) -> Any:
    if isinstance(base, dict) and isinstance(extra, dict):
        return {**base, **extra}
    if not (isinstance(base, list) and isinstance(extra, list)):
        return extra
    new = {e["id"]: e for e in extra if isinstance(e, dict) and "id" in e}
    kept = [new.pop(e["id"], e) if isinstance(e, dict) and "id" in e else e for e in base]
    return kept + [e for e in extra if not (isinstance(e, dict) and "id" in e) or e["id"] in new]


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all lexicon files: whether the built form is of these."""
    whole = hashlib.sha256()
    for path in files(folder):
        whole.update(place(path, folder).encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
