"""The files that a user means: a path itself, those of a folder and its folders, those of a pattern."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.intake.arrivals import STDIN
from dragoman.intake.forms import is_known, known_endings

# A folder with this file is a store of claims, not of reports.
_STORE = "store.json"


def files_at(path: str, form: str) -> list[str]:
    """Give a path itself, or the files of a folder or pattern in the order of their names."""
    if path == STDIN:
        return [path]
    if os.path.isdir(path):  # noqa: PTH112  (Path.is_dir raises on a path with a zero byte)
        return _in_folder(path, form)
    if glob.has_magic(path) and not os.path.lexists(path):
        return _matching(path, form)
    return [path]


def _matching(pattern: str, form: str) -> list[str]:
    try:
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (takes absolute patterns too)
    except ValueError:  # a zero byte
        found = []
    if not found:
        raise InputError(f"{pattern}: no file fits this pattern", fix="check the path")
    files = [path for path in found if not Path(path).is_dir()]
    inside = [path for folder in found if Path(folder).is_dir() for path in _walk(folder, form)]
    # Links lead "**" in circles, and a file may lie in a folder that fits too: each is read once.
    once = {os.path.realpath(path): path for path in sorted({*files, *inside}, key=len, reverse=True)}
    if not once:
        raise _nothing(pattern, form)
    return sorted(once.values())


def _in_folder(folder: str, form: str) -> list[str]:
    found = sorted(_walk(folder, form))
    if not found:
        raise _nothing(folder, form)
    return found


def _walk(folder: str, form: str) -> Iterator[str]:
    """Give the files below a folder; links to folders are not followed, so that no circle is walked."""
    refused: list[str] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: refused.append(str(error.filename))):
        if _STORE in names and here != folder:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            os.path.join(here, name)  # noqa: PTH118  (keeps the path as the user wrote it)
            for name in names
            if not name.startswith(".") and is_known(name, form)
        )
    # What may not be opened is named all the same: who opens it will tell why it could not.
    yield from refused


def _nothing(path: str, form: str) -> InputError:
    endings = " ".join(f"*{ending}" for ending in known_endings(form))
    return InputError(
        f"{path}: holds no file of a kind that is read ({endings})", fix="name the files themselves"
    )
