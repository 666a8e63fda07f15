"""Marks on reports, one a line: taken back, replaced, in force again; the last on a report counts."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

import pyarrow as pa

from dragoman.store.layout import Layout, now, sync_folder, trouble
from dragoman.store.locks import sealing

KINDS = ("withdrawn", "superseded", "restored")
MARKS = pa.schema(
    [
        ("number", pa.int64()),  # the order in which they were made
        ("report_id", pa.string()),
        ("mark", pa.string()),
        ("other", pa.string()),  # of a superseded one: the report in its place
        ("reason", pa.string()),
        ("marked_at", pa.timestamp("us")),  # in UTC
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What became of a report after it was read."""

    report_id: str
    mark: str  # withdrawn superseded restored
    reason: str  # how we know: no words of the report
    other: str | None = None  # of a superseded one: the report in its place
    marked: str | None = None  # when, in UTC; None: now


def mark(layout: Layout, some: Iterable[Mark]) -> list[Mark]:
    """Write down what became of reports; give the marks that say something new."""
    last = {one.report_id: one for one in marks_of(layout)}
    new = []
    for one in some:
        before = last.get(one.report_id)
        if before is None or (before.mark, before.other) != (one.mark, one.other):
            last[one.report_id] = one
            new.append(replace(one, marked=one.marked or now()))
    if new:
        _append(layout, new)
    return new


def marks_of(layout: Layout) -> list[Mark]:
    """Give all marks, in the order in which they were made; lines that are none are passed over."""
    return [found for _, found in _lines(layout) if found]


def bad_marks(layout: Layout) -> Iterator[int]:
    """Give the numbers of lines that are no marks."""
    return (number for number, found in _lines(layout) if found is None)


def marks_table(layout: Layout) -> pa.Table:
    """Give all marks as a table."""
    rows = [
        {**asdict(one), "number": number, "marked_at": _time(one.marked)}
        for number, one in enumerate(marks_of(layout))
    ]
    return pa.Table.from_pylist(rows, schema=MARKS)


def unmark(layout: Layout, ids: frozenset[str]) -> None:
    """Take away the marks that name some reports, for who holds the parts alone."""
    kept = [one for one in marks_of(layout) if not ids & {one.report_id, one.other}]
    if layout.marks.exists():
        new = layout.marks.with_name(f".tmp-{layout.marks.name}")
        with new.open("w", encoding="utf-8") as out:
            out.writelines(_line(one) for one in kept)
            out.flush()
            os.fsync(out.fileno())
        new.replace(layout.marks)
        sync_folder(layout.root)


def _append(layout: Layout, some: Iterable[Mark]) -> None:
    try:
        with sealing(layout.root), layout.marks.open("a+b") as out:
            out.seek(0, os.SEEK_END)
            if out.tell():
                out.seek(-1, os.SEEK_END)
                if out.read(1) != b"\n":  # a program was killed while it wrote
                    out.write(b"\n")
            out.write("".join(map(_line, some)).encode())
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise trouble(layout.marks, error) from error


def _line(one: Mark) -> str:
    return json.dumps(asdict(one)) + "\n"


def _lines(layout: Layout) -> Iterator[tuple[int, Mark | None]]:
    try:
        lines = layout.marks.read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _mark(line)


def _mark(line: str) -> Mark | None:
    try:
        one = Mark(**json.loads(line))
        good = one.mark in KINDS and all(
            isinstance(said, str) for said in (one.report_id, one.reason, one.marked)
        )
        _time(one.marked)
    except (ValueError, TypeError):
        return None
    return one if good else None


def _time(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said).astimezone(UTC).replace(tzinfo=None) if said else None
