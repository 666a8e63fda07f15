"""Who may do what at the same time. The system drops a lock when its holder dies: none stays for ever.

Three files, each empty: `parts.lock` is shared by writers while they seal a part and held alone by what
changes parts (compact, forget); `readers.lock` is shared by open stores and held alone for the moment in
which new parts take the place of old ones; `links.lock` is held alone by who links claims.
"""

import os
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.store.layout import trouble

try:
    import fcntl
except ImportError:  # no POSIX: parts are still written whole, but nothing there may change them
    fcntl = None  # type: ignore[assignment]

PARTS = "parts.lock"
READERS = "readers.lock"
LINKS = "links.lock"
# Seconds between two tries: short beside the writing of a part, and cheap.
STEP = 0.02
# How long a writer waits for what changes parts, which holds them for one group of parts only.
WRITER_PATIENCE = 600.0
# How long what changes parts waits for writers, which hold them for one part only, and for readers.
CHANGER_PATIENCE = 60.0


class Lock:
    """One lock file, held by this object or not."""

    def __init__(self, path: Path) -> None:
        """Open the file; where it cannot be opened nobody can change the store either."""
        self.path = path
        self.file: int | None = None
        if fcntl is not None:
            with suppress(PermissionError, FileNotFoundError):
                self.file = os.open(path, os.O_RDONLY)
            if self.file is None:
                self.file = _made(path)
        if self.file is not None:
            self._closed = weakref.finalize(self, os.close, self.file)

    def take(self, *, alone: bool, patience: float) -> bool:
        """Take the lock, or turn a held one into the other kind; False where others kept it too long."""
        if self.file is None:
            return True
        kind = (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self.file, kind)
            except BlockingIOError:
                if time.monotonic() >= end:
                    return False
                time.sleep(STEP)
            except OSError as error:
                raise trouble(self.path, error) from error
            else:
                return True

    def close(self) -> None:
        """Give the lock back and close its file."""
        if self.file is not None:
            self._closed()
            self.file = None


def _made(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDONLY | os.O_CREAT, 0o666)
    except OSError:
        return None  # a store that only its owner may write


@contextmanager
def _held(lock: Lock, refusal: StoreError, *, alone: bool, patience: float) -> Iterator[None]:
    """Hold a lock, or refuse where it is not to be had in time."""
    try:
        if not lock.take(alone=alone, patience=patience):
            raise refusal
        yield
    finally:
        lock.close()


@contextmanager
def sealing(root: Path) -> Iterator[None]:
    """Hold the parts together with other writers."""
    refusal = StoreError(
        f"{root}: another command changes the store and does not end",
        fix="end the other `dragoman store` command and give this one again: it goes on from here",
    )
    with _held(Lock(root / PARTS), refusal, alone=False, patience=WRITER_PATIENCE):
        yield


@contextmanager
def between_readers(root: Path, patience: float = CHANGER_PATIENCE) -> Iterator[None]:
    """Hold the store for the moment in which nobody reads it."""
    refusal = StoreError(
        f"{root}: is open in another program; nothing was changed",
        fix="close what reads the store and try again",
    )
    with _held(Lock(root / READERS), refusal, alone=True, patience=patience):
        yield


@contextmanager
def changing(root: Path, patience: float = CHANGER_PATIENCE) -> Iterator[None]:
    """Hold the parts alone."""
    if fcntl is None:
        raise StoreError(f"{root}: this system has no file locks", fix="change the store on Linux or macOS")
    lock = Lock(root / PARTS)
    if lock.file is None:
        raise StoreError(f"{root}: cannot be written", fix="check the folder's permissions")
    refusal = StoreError(f"{root}: another command changes the store", fix="wait until it ends and try again")
    with _held(lock, refusal, alone=True, patience=patience):
        yield


@contextmanager
def linking(root: Path, patience: float = WRITER_PATIENCE) -> Iterator[None]:
    """Hold the links alone, and nothing else: others read and write meanwhile."""
    refusal = StoreError(f"{root}: another command links the store", fix="wait until it ends and try again")
    with _held(Lock(root / LINKS), refusal, alone=True, patience=patience):
        yield
