"""XLSX: the flat table in a workbook, links that open the report at the sentence, and nothing that runs."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from dragoman.errors import ExportError
from dragoman.export.cells import harmless, joined
from dragoman.export.table import Table

# What a sheet holds.
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
LONGEST_CELL = 32_767
LONGEST_LINK = 2_079
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets disagree on days
_WIDE = {
    "gloss": 60,
    "sentence": 60,
    "url": 30,
    "title": 40,
    "actor_names": 25,
    "recipient_names": 25,
    "about": 25,
}
# Says nothing of when it was written, so that the same store gives the same bytes.
_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001  (workbooks know no time zones)
_SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(table: Table, path: Path) -> None:
    """Write a table to a workbook, a row at a time."""
    try:
        import xlsxwriter  # noqa: PLC0415  (only who writes XLSX needs it)
    except ImportError:
        raise ExportError("xlsx needs the package xlsxwriter", fix="pip install 'dragoman[office]'") from None
    book = xlsxwriter.Workbook(str(path), _SETTINGS)
    try:
        with book:
            book.set_properties({"created": _WRITTEN})
            _Sheet(book, table).fill(table)
    except xlsxwriter.exceptions.XlsxWriterException as error:
        raise ExportError(
            f"the workbook cannot be written: {error}", fix="nothing was left behind"
        ) from error
    finally:
        for sheet in book.worksheets():  # what it keeps aside, which it forgets where it fails
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()


class _Sheet:
    def __init__(self, book: Any, table: Table) -> None:
        self.sheet = book.add_worksheet("dragoman")
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        # By this mark a cell stays text, also when somebody edits it.
        self.quoted = book.add_format({"quote_prefix": True})
        self.links = 0
        self.writers: dict[str, Any] = {
            "int": self.sheet.write_number,
            "float": self.sheet.write_number,
            "bool": self.sheet.write_boolean,
            "day": self._day,
        }
        for at, (name, _) in enumerate(table.columns):
            self.sheet.set_column(at, at, _WIDE.get(name, 14))
        bold = book.add_format({"bold": True})
        self.sheet.freeze_panes(1, 1)
        for at, (name, _) in enumerate(table.columns):
            self.sheet.write_string(0, at, name, bold)

    def fill(self, table: Table) -> None:
        """Write the rows."""
        number = 0
        for number, values in enumerate(table.rows, 1):
            if number >= MOST_ROWS:
                raise ExportError(
                    f"a sheet holds {MOST_ROWS - 1:,} rows", fix="filter, or choose csv, parquet or sqlite"
                )
            for at, ((name, kind), value) in enumerate(zip(table.columns, values, strict=True)):
                if value is not None:
                    self._cell(number, at, name, kind, value)
        self.sheet.autofilter(0, 0, number, len(table.columns) - 1)

    def _cell(self, row: int, at: int, name: str, kind: str, value: Any) -> None:
        if kind in self.writers:
            self.writers[kind](row, at, value)
            return
        said = joined(value) if kind == "list" else str(value)
        if name == "url" and said.startswith(("http://", "https://")) and len(said) <= LONGEST_LINK:
            self.links += 1
            if self.links <= MOST_LINKS:
                self.sheet.write_url(row, at, said)
                return
        if len(said) > LONGEST_CELL:
            said = said[: LONGEST_CELL - 1] + "…"
        self.sheet.write_string(row, at, said, self.quoted if harmless(said) != said else None)

    def _day(self, row: int, at: int, value: date) -> None:
        if value < _FIRST_DAY:
            self.sheet.write_string(row, at, value.isoformat())
        else:
            self.sheet.write_datetime(row, at, value, self.day)
