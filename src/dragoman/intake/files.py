"""Files, folders and standard input as reports; what cannot be read is told and never stops the rest."""

import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO

from dragoman.errors import InputError
from dragoman.intake.rows import from_row
from dragoman.intake.text import from_text
from dragoman.lexicon import Lexicon
from dragoman.records import Report

# 10 MB: some 1,500,000 words; a file beyond it is hardly one report.
MAX_SIZE = 10_000_000
STDIN = "-"
_ENDING = {"text": ".txt", "jsonl": ".jsonl"}
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)
# Windows-1252 as browsers read it: its five empty places are control characters.
_WINDOWS = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One input as it came in: its report, or the error that kept it from being read."""

    name: str  # what the user calls it: a path, "-", or "file.jsonl:3"
    report: Report | None = None
    error: InputError | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are read."""

    form: str = "text"  # or jsonl: one JSON object a line
    published: date | None = None  # for reports that come without their own day
    max_size: int = MAX_SIZE
    lexicon: Lexicon | None = field(default=None, repr=False)


def read_paths(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[Arrival]:
    """Give every report at these paths, in order: files, folders (their *.txt), "-" for standard input."""
    options = options or Options()
    for path in paths:
        try:
            names = _files(str(path), options.form)
        except InputError as error:
            yield Arrival(name=str(path), error=error)
            continue
        for name in names:
            yield from _guarded(name, options)


def _guarded(name: str, options: Options) -> Iterator[Arrival]:
    try:
        yield from _arrivals(name, options)
    except InputError as error:
        yield Arrival(name=name, error=error)


def count_files(paths: Iterable[str | Path], form: str = "text") -> int:
    """Give how many files `read_paths` would open, for who shows how far it is."""
    total = 0
    for path in paths:
        with suppress(InputError):
            total += len(_files(str(path), form))
    return total


def read_path(path: str | Path, options: Options | None = None) -> Report:
    """Give the report of one text file; raise InputError where it cannot be read."""
    options = options or Options()
    return _one(str(path), read_bytes(str(path), options.max_size), options).report or from_text("")


def read_bytes(name: str, max_size: int = MAX_SIZE) -> bytes:
    """Give what a file or standard input holds, unless it is too large or binary."""
    try:
        with _opened(name) as stream:
            data = stream.read(max_size + 1)
    except FileNotFoundError:
        raise InputError(f"{name}: there is no such file or folder", fix="check the path") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{name}: cannot be opened ({why.lower()})", fix="check the path and its permissions"
        ) from None
    if len(data) > max_size:
        raise InputError(
            f"{name}: is larger than {_size(max_size)}", fix="split it into reports or raise --max-size"
        )
    if is_binary(data):
        raise InputError(f"{name}: is a binary file, not text", fix="save the report as UTF-8 text")
    return data


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: by their first bytes, a zero byte, or many control characters."""
    head = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return head.startswith(_BINARY) or b"\0" in head or controls * 10 > max(len(head), 64)


def decode(data: bytes) -> tuple[str, bool]:
    """Give bytes as text without a byte-order mark, and whether they were UTF-8 (or else Windows-1252)."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), True
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS), False


def warnings_of(report: Report) -> list[str]:
    """Give what a user should know of a report that is read but yields nothing."""
    if not report.text.strip():
        return ["is empty: no claims"]
    if report.language not in (None, "en"):
        return [f"is not in English (it looks like {report.language!r}): no claims"]
    return []


def _files(path: str, form: str) -> list[str]:
    """Give a path itself, or the files of a folder in the order of their names."""
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112  (Path.is_dir raises on a path with a zero byte)
        return [path]
    ending = _ENDING[form]
    try:
        found = sorted(str(p) for p in Path(path).iterdir() if p.suffix.lower() == ending and not p.is_dir())
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path}: cannot be opened ({why})", fix="check the folder's permissions") from None
    if not found:
        raise InputError(f"{path}: holds no *{ending} file", fix="name the files themselves")
    return found


def _opened(name: str) -> IO[bytes]:
    if name == STDIN:
        return io.BytesIO(sys.stdin.buffer.read())
    mode = os.stat(name).st_mode  # noqa: PTH116  (one call for the kind of file)
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise OSError(0, "no file to read")
    return Path(name).open("rb")


def _arrivals(name: str, options: Options) -> Iterator[Arrival]:
    data = read_bytes(name, options.max_size)
    if options.form == "jsonl":
        yield from _rows(name, data, options)
    else:
        yield _one(name, data, options)


def _one(name: str, data: bytes, options: Options) -> Arrival:
    text, utf8 = decode(data)
    report = from_text(text, published=options.published, source=data, lexicon=options.lexicon)
    said = [] if utf8 else ["is not UTF-8: read as Windows-1252"]
    return Arrival(name=name, report=report, warnings=(*said, *warnings_of(report)))


def _rows(name: str, data: bytes, options: Options) -> Iterator[Arrival]:
    """Give the reports of a file with one JSON object a line; a bad line is named and the others are read."""
    text, utf8 = decode(data)
    if not utf8:
        text = data.decode("utf-8", "replace")
    any_row = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        any_row = True
        here = f"{name}:{number}"
        try:
            report = from_row(json.loads(line), published=options.published, lexicon=options.lexicon)
        except (ValueError, RecursionError):
            error = InputError(f"{here}: is no JSON object", fix="write one report a line, as JSON")
            yield Arrival(name=here, error=error)
        except InputError as error:
            yield Arrival(name=here, error=InputError(f"{here}: {error}", fix=error.fix))
        else:
            yield Arrival(name=here, report=report, warnings=tuple(warnings_of(report)))
    if not any_row:
        yield Arrival(
            name=name, report=from_text("", lexicon=options.lexicon), warnings=("is empty: no claims",)
        )


def _size(size: int) -> str:
    return f"{size / 1_000_000:g} MB" if size >= 100_000 else f"{size} bytes"
