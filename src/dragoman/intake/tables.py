"""CSV and TSV: one report a row, however long the file."""

import csv
from collections.abc import Iterator
from itertools import chain

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, named, too_large
from dragoman.intake.decoding import NOT_UTF8, decode
from dragoman.intake.jsonlines import numbered_lines
from dragoman.intake.packed import Stream
from dragoman.intake.rows import Row, check_columns, reports_of

EXTRACTOR = f"dragoman.intake.tables {__version__}"


def from_csv(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each row of a table with commas (or semicolons, where its header has those)."""
    yield from _reports(name, stream, options, ",;")


def from_tsv(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each row of a table with tabs."""
    yield from _reports(name, stream, options, "\t")


def _reports(name: str, stream: Stream, options: Options, delimiters: str) -> Iterator[Arrival]:
    # The module's own bound of 128 kB a cell is for everybody who uses it; ours is that of a report.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_size))
    table = _Table(name, stream, options.max_size, delimiters)
    header = table.header()
    if header:
        check_columns(name, header, options)
    yield from reports_of(name, table.rows(header), options, EXTRACTOR)


_END = (0, None, 0)


class _TooLarge(Exception):  # noqa: N818  (no error: a signal out of the reader's own loop)
    """The row that is being put together has become larger than a report may be."""


class _Table:
    """Rows of a table: Python's reader finds where they end, this keeps their bytes and bounds them."""

    def __init__(self, name: str, stream: Stream, max_size: int, delimiters: str) -> None:
        self.name = name
        self.max_size = max_size
        self.delimiters = delimiters
        self.lines = numbered_lines(stream, max_size)
        self.held: list[bytes] = []  # lines of the row that is being put together
        self.first = 0  # the number of the first of them
        self.size = 0
        self.quotes = 0
        self.ended = False
        self.utf8 = True

    def header(self) -> list[str]:
        """Give the names of the columns."""
        try:
            top = next(lines := iter(self._next_line, None), "")
            self.delimiter = max(
                self.delimiters, key=lambda sign: (top.count(sign), sign == self.delimiters[0])
            )
            # A name in quotes may go over several lines.
            cells = next(csv.reader(chain([top], lines), delimiter=self.delimiter), [])
        except _TooLarge:
            raise named(f"{self.name}:1", too_large(self.max_size)) from None
        except csv.Error as error:
            fix = "write the names of the columns there, and end each row with a line feed"
            raise InputError(f"{self.name}: its first row names no columns ({error})", fix=fix) from None
        return [cell.strip() for cell in cells]

    def rows(self, header: list[str]) -> Iterator[Row]:
        """Give the rows below the header."""
        while not self.ended and header:
            reader = csv.reader(iter(self._next_line, None), delimiter=self.delimiter)
            try:
                yield from self._read(reader, header)
            except _TooLarge:
                yield self._passed_over()
            except csv.Error as error:
                fix = "put cells with quotes or line ends in quotes"
                yield Row(name=self._here(), error=InputError(f"is no row of a table ({error})", fix=fix))

    def _read(self, reader: "Iterator[list[str]]", header: list[str]) -> Iterator[Row]:
        while True:
            self._begin()
            cells = next(reader, None)
            if cells is None:
                return
            # Python's reader asks for another line only within quotes.
            open_quote = self.ended and bool(self.held)
            if open_quote:
                yield Row(name=self._here(), error=_open_quote())
            elif any(cells):
                yield self._row(cells, header)

    def _row(self, cells: list[str], header: list[str]) -> Row:
        said = () if self.utf8 else (NOT_UTF8,)
        if len(cells) > len(header) and any(cells[len(header) :]):
            return Row(name=self._here(), error=_too_many(len(cells), len(header)))
        value = {name: cell for name, cell in zip(header, cells, strict=False) if name}
        return Row(name=self._here(), value=value, source=b"".join(self.held).rstrip(b"\r\n"), warnings=said)

    def _here(self) -> str:
        return f"{self.name}:{self.first}"

    def _next_line(self) -> str:
        number, line, quotes = next(self.lines, _END)
        if number == 0:
            self.ended = True
            raise StopIteration
        if not self.held:
            self.first, self.utf8 = number, True
        self.quotes += quotes
        if line is None or self.size + len(line) > self.max_size + 2:
            raise _TooLarge
        text, utf8 = decode(line)
        self.utf8 = self.utf8 and utf8
        self.held.append(line)
        self.size += len(line)
        return text

    def _begin(self) -> None:
        """Make ready for another row."""
        self.held, self.size, self.quotes = [], 0, 0

    def _passed_over(self) -> Row:
        """Give the error of a row that is too large, and leave the lines at the row after it."""
        here, inside = self._here(), self.quotes % 2 == 1
        while inside:
            number, _, quotes = next(self.lines, _END)
            if number == 0:
                self.ended = True
                return Row(name=here, error=_open_quote())
            inside = quotes % 2 == 0
        return Row(name=here, error=too_large(self.max_size))


def _open_quote() -> InputError:
    return InputError(
        "a quote that begins in this row is never closed, so what follows could not be read",
        fix="close it, or double it where it is part of the text",
    )


def _too_many(cells: int, columns: int) -> InputError:
    return InputError(
        f"has {cells} cells where the header has {columns}", fix="put a text with separators in it in quotes"
    )
