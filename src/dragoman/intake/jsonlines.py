"""JSON Lines: one report a line, however long the file."""

import json
from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, too_large
from dragoman.intake.decoding import decode
from dragoman.intake.packed import Stream
from dragoman.intake.rows import Row, reports_of

_PIECE = 1 << 20


def from_json_lines(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each line; a bad line is named and the others are read."""
    yield from reports_of(name, _rows(name, stream, options.max_size), options)


def _rows(name: str, stream: Stream, max_size: int) -> Iterator[Row]:
    first = True
    for number, line, _ in numbered_lines(stream, max_size):
        here = f"{name}:{number}"
        if line is None:
            yield Row(name=here, error=too_large(max_size))
            continue
        text, utf8 = decode(line)
        if not utf8:
            text = line.decode("utf-8", "replace")
        said = () if utf8 else ("is not UTF-8: what could not be read stands as �",)
        bare_text = text.strip()
        if not bare_text:
            continue
        if first and (bare_text == "{" or bare_text.startswith("[")):
            yield Row(name=name, error=_one_value())
            return
        first = False
        try:
            yield Row(name=here, value=json.loads(text), source=line.rstrip(b"\r\n"), warnings=said)
        except (ValueError, RecursionError):
            fix = "write one report a line, as JSON"
            yield Row(name=here, error=InputError("is no JSON object", fix=fix), warnings=said)


def numbered_lines(stream: Stream, max_size: int) -> Iterator[tuple[int, bytes | None, int]]:
    """Give each line with its number and its double quotes counted.

    A line larger than a report may be is passed over: None stands in its place.
    """
    number = 0
    while line := stream.readline(max_size + 2):
        number += 1
        if len(line) <= max_size or line.endswith(b"\n"):
            yield number, line, line.count(b'"')
            continue
        quotes = line.count(b'"')
        while more := stream.readline(_PIECE):
            quotes += more.count(b'"')
            if more.endswith(b"\n"):
                break
        yield number, None, quotes


def _one_value() -> InputError:
    return InputError(
        "is JSON over several lines, neither a JSON Feed nor one object a line",
        fix="write one report a line, as JSON",
    )
