"""CSV: UTF-8, a header, quotes where a cell needs them, missing values empty, nothing that runs."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from dragoman.export.cells import harmless, joined
from dragoman.export.table import Table

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def csv_lines(table: Table, *, excel: bool) -> Iterator[str]:
    """Give the lines of a CSV file; for Excel with a byte-order mark, by which it knows UTF-8."""
    kinds = [kind for _, kind in table.columns]
    if excel:
        yield BOM
    yield _written([name for name, _ in table.columns])
    for values in table.rows:
        yield _written([cell(kind, value) for kind, value in zip(kinds, values, strict=True)])


def _written(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def cell(kind: str, value: Any) -> str:
    """Give a value as a cell of a CSV file."""
    if value is None:
        return ""
    if kind == "bool":
        return "true" if value else "false"
    if kind == "list":
        return joined(map(harmless, value))
    return harmless(value) if kind in ("text", "words") else str(value)
