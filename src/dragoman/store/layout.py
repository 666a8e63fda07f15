"""Where everything stands in a store's folder, and whether a folder is a store at all."""

import errno
import json
import os
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.errors import StoreError
from dragoman.store.schema import SCHEMA_VERSION

MARK = "store.json"
# What a part that stands in for others says of them; see `Layout.parts_shown`.
REPLACES = "replaces.json"
TMP = ".tmp-"
# Together a little more than a second.
_TRIES, _PAUSE = 30, 0.04
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one store."""

    root: Path

    @property
    def parts(self) -> Path:
        """Folder of the parts, each a folder with one file a table."""
        return self.root / "parts"

    @property
    def runs(self) -> Path:
        """Folder of who coded: RUN.json, and RUN.reasons.jsonl for what was not coded."""
        return self.root / "runs"

    @property
    def derived(self) -> Path:
        """Folder of what is worked out over all claims, in numbered folders: the newest counts."""
        return self.root / "derived"

    @property
    def forgotten(self) -> Path:
        """File of the reports that must not come back."""
        return self.root / "forgotten.jsonl"

    @property
    def marks(self) -> Path:
        """File of what became of reports after they were read: withdrawn, replaced."""
        return self.root / "marks.jsonl"

    def unfinished(self) -> list[Path]:
        """Folders and files that are being written, or were when their writer was killed."""
        return sorted([*self.root.glob(f"{TMP}*"), *self.runs.glob(f"{TMP}*")])

    def all_parts(self) -> list[str]:
        """Names of the parts that are there, in the order of their runs."""
        try:
            return sorted(entry.name for entry in os.scandir(self.parts) if entry.name[0] != ".")
        except FileNotFoundError:
            return []

    def replaced(self) -> dict[str, list[str]]:
        """Names of parts that stand in for others, and those others."""
        held = {path.parent.name: path for path in self.parts.glob(f"*/{REPLACES}")}
        return {name: json.loads(path.read_text("utf-8")) for name, path in held.items()}

    def parts_shown(self) -> list[str]:
        """Names of the parts to read: without those whose rows stand in another part already.

        They stand there together only between two steps of `compact` or `forget`, or where one was killed.
        """
        gone = {name for names in self.replaced().values() for name in names}
        return [name for name in self.all_parts() if name not in gone]

    def run_records(self) -> dict[str, dict[str, Any]]:
        """What is known of every run, by its name."""
        found = {path.stem: path for path in sorted(self.runs.glob("[!.]*.json"))}
        try:
            return {name: json.loads(path.read_text("utf-8")) for name, path in found.items()}
        except ValueError as error:
            raise damaged(self.root, error) from error


def new_run(layout: Layout) -> str:
    """Give a run a name that no other has: when it began, and six digits of chance.

    It comes after those that are there, so that the order of names is that of runs.
    """
    for _ in range(_TRIES):
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        if name > max((path.stem for path in layout.runs.glob("*.json")), default=""):
            break
        time.sleep(_PAUSE)  # of the same second, or of a computer whose clock goes before ours
    return name


def prepare(path: Path, *, read_only: bool, older: bool = False) -> Layout:
    """Give the layout of a store; make the folder where there is none yet.

    A store of an older schema is given only to who asks for `older` ones, to bring them up to date.
    """
    layout = Layout(path.absolute())
    mark = layout.root / MARK
    try:
        if not mark.exists():
            _make(layout, read_only=read_only)
        version = json.loads(mark.read_text("utf-8"))["schema"]
        if not isinstance(version, int):
            raise TypeError  # noqa: TRY301  (told below with the other ways of being no store)
    except OSError as error:
        raise trouble(path, error) from error
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{mark}: does not describe a store", fix="name the folder of a store") from None
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path}: was written by a newer Dragoman (schema {version}; this one knows {SCHEMA_VERSION})",
            fix="install the newest version: pip install --upgrade dragoman",
        )
    if version < SCHEMA_VERSION and not older:
        raise StoreError(
            f"{path}: was written by an older Dragoman (schema {version}; this one knows {SCHEMA_VERSION})",
            fix=f"bring it up to date: dragoman store migrate {path}",
        )
    return layout


def _make(layout: Layout, *, read_only: bool) -> None:
    root = layout.root
    if root.exists() and not root.is_dir():
        raise StoreError(f"{root}: is a file, not a store", fix="name a folder")
    if root.exists() and any(not entry.name.startswith(TMP) for entry in root.iterdir()):
        raise StoreError(f"{root}: holds other files and is no store", fix="name a store, or a new folder")
    if read_only:
        raise StoreError(f"{root}: there is no store", fix=f"make one: dragoman read REPORTS --store {root}")
    root.mkdir(parents=True, exist_ok=True)
    about = {"schema": SCHEMA_VERSION, "created": now(), "dragoman": __version__}
    write_json(root / MARK, about)


def write_json(path: Path, held: object) -> None:
    """Write a JSON file so that whoever reads it finds all of it, or the one before."""
    new = path.with_name(f"{TMP}{secrets.token_hex(4)}-{path.name}")
    try:
        with new.open("w", encoding="utf-8") as out:
            json.dump(held, out, ensure_ascii=True, indent=1)
            out.write("\n")
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that a folder's names are on the disk."""
    if os.name != "posix":
        return  # only there can a folder be opened
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def now() -> str:
    """Give the time in UTC as text."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def damaged(where: Path, error: Exception) -> StoreError:
    """Give the error of a store in which a file does not hold what it should."""
    said = str(error).partition("\n")[0]
    return StoreError(
        f"{where}: is damaged ({said})",
        fix="`dragoman store check` says where; put that part back from a copy",
    )


def trouble(where: Path, error: OSError) -> StoreError:
    """Give an error of the disk as one that a user can mend."""
    if error.errno in _FULL:
        return StoreError(
            f"{where}: the disk is full",
            fix="make room and give the same command again: it goes on",
        )
    if error.errno in _FORBIDDEN:
        return StoreError(
            f"{where}: cannot be written or read ({os.strerror(error.errno or 0).lower()})",
            fix="check the folder's permissions, or copy the store to where you may write",
        )
    said = (error.strerror or str(error)).lower()
    return StoreError(f"{where}: {said}", fix="check the path and the disk")
