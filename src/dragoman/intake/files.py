"""Files, folders, archives and standard input as reports; what cannot be read never stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dragoman.errors import InputError
from dragoman.intake import zipped
from dragoman.intake.archives import from_warc
from dragoman.intake.arrivals import STDIN, Arrival, Options, arrived
from dragoman.intake.decoding import NOT_UTF8, decode, not_text
from dragoman.intake.feeds import from_feed
from dragoman.intake.forms import BINARY, PACKED, SINGLE, ZIP, ending_of, form_of, is_binary
from dragoman.intake.jsonlines import from_json_lines
from dragoman.intake.packed import HEAD, BombError, Stream, opened, unpacked, whole
from dragoman.intake.parquet import from_parquet
from dragoman.intake.paths import files_at
from dragoman.intake.tables import from_csv, from_tsv
from dragoman.intake.text import from_text
from dragoman.intake.web import from_html
from dragoman.records import Report


def _from_text_file(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of one text file, its text untouched."""
    data = whole(name, stream, options.max_size)
    text, utf8 = decode(data)
    report = from_text(text, published=options.published, source=data, lexicon=options.lexicon)
    yield arrived(name, report, *([] if utf8 else [NOT_UTF8]))


READERS: dict[str, Callable[[str, Stream, Options], Iterator[Arrival]]] = {
    "text": _from_text_file,
    "html": from_html,
    "feed": from_feed,
    "jsonl": from_json_lines,
    "csv": from_csv,
    "tsv": from_tsv,
    "parquet": from_parquet,
    "warc": from_warc,
}


def read_paths(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[Arrival]:
    """Give every report at these paths, in order: files, folders, patterns, "-" for standard input."""
    options = options or Options()
    for path in paths:
        try:
            names = files_at(str(path), options.form)
        except InputError as error:
            yield Arrival(name=str(path), error=error)
            continue
        for name in names:
            yield from _guarded(name, _arrivals(name, options))


def read_path(path: str | Path, options: Options | None = None) -> Report:
    """Give the report of a file that is one; raise InputError where it cannot be read or holds many."""
    some = read_paths([path], options)
    arrival = next(some)
    if arrival.error:
        raise arrival.error
    if next(some, None) is not None or arrival.report is None:
        raise InputError(f"{path}: holds more than one report", fix="read it with read_paths")
    return arrival.report


def count_files(paths: Iterable[str | Path], form: str = "auto") -> int:
    """Give how many files `read_paths` would open, for who shows how far it is."""
    total = 0
    for path in paths:
        with suppress(InputError):
            total += len(files_at(str(path), form))
    return total


def count_reports(paths: Iterable[str | Path], form: str = "auto") -> int | None:
    """Give how many reports there are; None where a file may hold many, which only reading it tells."""
    total = 0
    for path in paths:
        with suppress(InputError):
            for name in files_at(str(path), form):
                one = form in SINGLE if form != "auto" else form_of(name, b"") in SINGLE
                if not one or ending_of(name) == ZIP:
                    return None
                total += 1
    return total


def _guarded(name: str, arrivals: Iterator[Arrival]) -> Iterator[Arrival]:
    try:
        yield from arrivals
    except BombError:
        raise
    except InputError as error:
        yield Arrival(name=name, error=error)


def _arrivals(name: str, options: Options) -> Iterator[Arrival]:
    try:
        if ending_of(name) == ZIP and not name.lower().endswith(PACKED):
            yield from _members(name, options)
            return
        with opened(name) as raw, unpacked(name, raw) as stream:
            yield from _of_stream(name, stream, options)
    except BombError as error:
        yield Arrival(name=name, error=error)


def _members(name: str, options: Options) -> Iterator[Arrival]:
    for here, stream in zipped.members(name, options.form):
        if isinstance(stream, InputError):
            yield Arrival(name=here, error=stream)
            continue
        with stream:
            yield from _guarded(here, _of_stream(here, stream, options))


def _of_stream(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    head = stream.peek(HEAD)
    form = options.form
    if form == "auto":
        form = "text" if name == STDIN else form_of(name, head)
    if form not in BINARY and is_binary(head):
        raise not_text(name)
    yield from READERS[form](name, stream, options)
