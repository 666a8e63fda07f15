"""What is wrong with a lexicon: its form, without the language model. Proofs are run above the pipeline."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.forms import (
    Book,
    act_faults,
    actor_faults,
    class_faults,
    code_faults,
    context_faults,
    lacking_proofs,
    many,
    operator_faults,
)
from dragoman.lexicon.shadows import shadowed
from dragoman.lexicon.sources import PROOF_SECTIONS, files, gather, merged, place, read_file, section_of

ENTRY_FAULTS = {"acts": act_faults, "operators": operator_faults}
# Other sections whose entries must show what they find; `ignores` is theirs to give where it says something.
PROVEN = ("attribution", "status")


def mistakes(folder: Path, base: dict[str, Any] | None = None) -> Iterator[LexiconError]:
    """Every mistake in the form of a lexicon folder, file by file, then those between entries.

    `base` holds the sections that the folder is laid over; a folder with its own codes.yml needs none.
    """
    broken = False
    held: dict[Path, Any] = {}
    for path in files(folder):
        try:
            held[path] = read_file(path)
        except LexiconError as error:
            broken = True
            yield LexiconError(str(error).replace(f"{folder}/", ""), fix=error.fix)
    if not held and not broken:
        yield LexiconError(
            f"{folder}: no .yml file in it", fix="`dragoman lexicon copy DIR` makes one to start from"
        )
    if broken or not held:
        return
    sections, removed = gather(folder)
    whole = merged(base or {}, sections, removed)
    book = Book(whole.get("codes") or {}, whole.get("frames"))
    for path, content in held.items():
        section = section_of(path, content)
        if (
            base
            and section not in base
            and section not in PROOF_SECTIONS
            and list(content or ()) != ["remove"]
        ):
            yield _mistake(path, folder, None, f"no section is called {section!r}", _known(base))
        for entry, what, cure in _file_faults(section, content, book):
            yield _mistake(path, folder, entry, what, cure)
    yield from _twice(held, folder)


def refuse_mistakes(folder: Path, base: dict[str, Any] | None = None) -> None:
    """Raise the first mistake of a folder."""
    for mistake in mistakes(folder, base):
        raise mistake


def _known(base: dict[str, Any]) -> str:
    return "put acts in a folder acts/, and name any other file after its section: " + ", ".join(sorted(base))


def _mistake(path: Path, folder: Path, entry: str | None, what: str, cure: str) -> LexiconError:
    where = place(path, folder)
    return LexiconError(f"{where}: entry {entry!r}: {what}" if entry else f"{where}: {what}", fix=cure)


def _file_faults(section: str, content: Any, book: Book) -> Iterator[tuple[str | None, str, str]]:
    if content is None:
        return
    if section in ENTRY_FAULTS:
        yield from _entries(section, content, book)
    elif section == "actors":
        for entry in many(content):
            yield from ((None, what, cure) for what, cure in actor_faults(entry, book))
    elif section in ("contexts", "classes", "codes") and not isinstance(content, dict):
        yield None, "no mapping", "see lexicon/README.md for the form"
    elif section == "contexts":
        for name, held in content.items():
            yield from ((name, what, cure) for what, cure in context_faults(name, held, book))
    elif section == "classes":
        for name, held in content.items():
            yield from ((name, what, cure) for what, cure in class_faults(held))
    elif section == "codes":
        yield from code_faults(content, book)
    elif section in PROVEN and isinstance(content, list):
        for entry in content:
            yield from ((_name(entry), what, cure) for what, cure in lacking_proofs(entry, ("finds",)))


def _entries(section: str, content: Any, book: Book) -> Iterator[tuple[str | None, str, str]]:
    if isinstance(content, dict) and list(content) == ["remove"]:
        return
    if not isinstance(content, list):
        yield None, "no list of entries", "begin each entry with `- id:`"
        return
    for entry in content:
        if isinstance(entry, dict):
            yield from ((_name(entry), what, cure) for what, cure in ENTRY_FAULTS[section](entry, book))
        else:
            yield None, f"{entry!r} is no entry", "begin each entry with `- id:`"


def _twice(held: dict[Path, Any], folder: Path) -> Iterator[LexiconError]:
    home: dict[tuple[str, str], Path] = {}
    for path, content in held.items():
        for entry in content if isinstance(content, list) else ():
            name = entry.get("id") if isinstance(entry, dict) else None
            if name is None:
                continue
            section = section_of(path, content)
            group = "acts and operators" if section in ENTRY_FAULTS else section
            if (group, name) in home:
                also = place(home[group, name], folder)
                yield _mistake(
                    path, folder, name, f"its id stands twice (also in {also})", "give one another id"
                )
            home.setdefault((group, name), path)


def hidden(folder: Path, base: dict[str, Any] | None = None) -> Iterator[LexiconError]:
    """Entries of a readable folder that another one always comes before, word by word."""
    sections, removed = gather(folder)
    whole = merged(base or {}, sections, removed)
    home: dict[str, Path] = {}
    for path in files(folder):
        content = read_file(path)
        if section_of(path, content) in ENTRY_FAULTS:
            home |= {entry["id"]: path for entry in content if isinstance(entry, dict) and "id" in entry}
    cure = "give one of them `needs:`, or a higher `priority:` with `because:`, or drop the word"
    for section in ENTRY_FAULTS:
        for entry, hider, word in shadowed(whole.get(section) or [], operators=section == "operators"):
            known = [e for e in (entry, hider) if e.get("id") in home]
            if known:
                what = f"never matches at {word!r}: {_name(hider)!r} comes first and needs no more"
                what = what if known[0] is entry else f"{_name(entry)!r} {what}"
                yield _mistake(home[known[0]["id"]], folder, _name(known[0]), what, cure)


def _name(entry: Any) -> str:
    return str(entry.get("id", "?")) if isinstance(entry, dict) else repr(entry)
