"""Files that appear whole or not at all: written under another name, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.errors import ExportError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; what stands there takes its place when the block ends well."""
    if not path.parent.is_dir():
        raise ExportError(f"{path}: no folder {path.parent}", fix="make it first, or name another file")
    if path.is_dir():
        raise ExportError(f"{path} is a folder", fix="name a file in it")
    part = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        yield part
        _settle(part)
        part.replace(path)
        _settle(path.parent)
    except OSError as error:
        what = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be written: {what}", fix="nothing was left behind") from error
    finally:
        with suppress(OSError):  # not there, or on a disk that nobody may write
            part.unlink()


def _settle(path: Path) -> None:
    """Have a file or folder reach the disk."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    except OSError:  # some file systems know no such thing for folders
        if not path.is_dir():
            raise
    finally:
        os.close(held)
