"""Inputs as streams of bytes: opened, unpacked where they are packed, and kept within limits."""

import gzip
import io
import os
import stat
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.errors import InputError
from dragoman.intake.arrivals import STDIN, named, too_large
from dragoman.intake.decoding import not_text
from dragoman.intake.forms import BY_MEMBER, ending_of, is_binary

# Text packs to a tenth, tables of much the same to a fiftieth; beyond this it was made to fill the machine.
MOST_TIMES = 200
# Up to here nobody's machine is filled, however well it was packed.
HARMLESS = 100_000_000
HEAD = 65536
GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


if TYPE_CHECKING:
    Stream = io.BufferedReader[Any]
else:
    Stream = io.BufferedReader


class BombError(InputError):
    """A packed file that unpacks to far more than text does."""


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes; none at the end."""
        ...

    def close(self) -> None:
        """Give it back."""
        ...


class Budget:
    """How much may still come out of a packed file."""

    def __init__(self, name: str, packed: Callable[[], int]) -> None:
        """Keep what the file is called and what tells how many packed bytes were taken."""
        self.name = name
        self.packed = packed
        self.spent = 0

    def spend(self, size: int) -> None:
        """Count bytes that came out; raise `BombError` where they are too many."""
        self.spent += size
        if self.spent > HARMLESS and self.spent > MOST_TIMES * self.packed():
            raise BombError(
                f"{self.name}: unpacks to more than {MOST_TIMES} times its size, as a zip bomb does",
                fix="unpack it yourself if you trust it",
            )


class Guarded(io.RawIOBase):
    """A stream that counts what it gives and says what is wrong in our words."""

    def __init__(
        self, name: str, source: Readable, budget: Budget | None = None, *, ours: bool = True
    ) -> None:
        """Read from `source`; with a budget, as something unpacked; close it at the end if it is `ours`."""
        self.name = name
        self.source = source
        self.budget = budget
        self.ours = ours
        self.taken = 0
        self._piece = getattr(source, "read1", source.read)
        self._error: Exception | None = None

    def close(self) -> None:
        """Close the source too, unless somebody else opened it."""
        if self.ours and not self.closed:
            self.source.close()
        super().close()

    def readable(self) -> bool:
        """Whether bytes can be read: they can."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill a buffer and give how many bytes it got."""
        try:
            data = self._filled(len(buffer))
        except EOFError:
            raise _cut_off(self.name) from None
        except (zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
            raise _damaged(self.name, error) from None
        except OSError as error:
            raise self._broken(error) from None
        buffer[: len(data)] = data
        self.taken += len(data)
        if self.budget:
            self.budget.spend(len(data))
        return len(data)

    def _filled(self, size: int) -> bytes:
        """Give so many bytes, or those before an error, which then comes with the next call."""
        if self._error:
            raise self._error
        data = b""
        try:
            while len(data) < size and (more := self._piece(size - len(data))):
                data += more
        except (EOFError, zlib.error, zipfile.BadZipFile, OSError) as error:
            if not data:
                raise
            self._error = error
        return data

    def _broken(self, error: OSError) -> InputError:
        if self.budget is None:
            return unreadable(self.name, error)
        # pyarrow tells a cut and a damaged stream apart only by its words.
        return _cut_off(self.name) if "runcated" in str(error) else _damaged(self.name, error)


def opened(name: str) -> Stream:
    """Give the bytes of a file or of standard input as they are."""
    if name == STDIN:
        return io.BufferedReader(Guarded(name, sys.stdin.buffer, ours=False), HEAD)
    return io.BufferedReader(Guarded(name, open_file(name)), HEAD)


def open_file(name: str) -> Stream:
    """Open a file; raise InputError where that cannot be done."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116  (one call for the kind of file)
        if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
            raise OSError(0, "no file to read")  # noqa: TRY301  (told below as any other)
        return Path(name).open("rb")
    except FileNotFoundError:
        raise InputError(f"{name}: there is no such file or folder", fix="check the path") from None
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None


def unpacked(name: str, stream: Stream, budget: Budget | None = None) -> Stream:
    """Give a stream unpacked, where its first bytes say that it is packed."""
    head = stream.peek(4)
    if ending_of(name) in BY_MEMBER and head.startswith(GZIP):
        return stream  # its reader unpacks it, and finds the next record behind a damaged one
    raw = stream.raw
    if budget is None and isinstance(raw, Guarded):
        budget = Budget(name, lambda: raw.taken)
    if head.startswith(GZIP):
        inner: Readable = gzip.GzipFile(fileobj=stream)
    elif head.startswith(_ZSTD):
        import pyarrow as pa  # noqa: PLC0415  (plain files need none)

        inner = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    else:
        return stream
    return io.BufferedReader(Guarded(name, inner, budget), HEAD)


def whole(name: str, stream: Stream, max_size: int) -> bytes:
    """Give all that one report's stream holds, unless it is too large or binary."""
    data = stream.read(max_size + 1)
    if len(data) > max_size:
        raise named(name, too_large(max_size))
    if is_binary(data):
        raise not_text(name)
    return data


def unreadable(name: str, error: Exception) -> InputError:
    """Give the error for a file that the system does not let us read."""
    why = getattr(error, "strerror", None) or str(error)
    return InputError(f"{name}: cannot be opened ({why.lower()})", fix="check the path and its permissions")


def _cut_off(name: str) -> InputError:
    return InputError(f"{name}: is cut off, its packed data end too early", fix="copy or fetch it again")


def _damaged(name: str, error: Exception) -> InputError:
    why = str(error).partition("\n")[0]
    return InputError(f"{name}: is damaged and cannot be unpacked ({why})", fix="copy or fetch it again")
