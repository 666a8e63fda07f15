"""An open store: what it holds, asked in SQL or taken into pandas, polars or Arrow."""

import json
import os
import tempfile
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.store import derived
from dragoman.store.filters import FLAT, NESTED, Filters
from dragoman.store.known import Known
from dragoman.store.layout import Layout, damaged, prepare
from dragoman.store.locks import READERS, Lock
from dragoman.store.marks import marks_table
from dragoman.store.rows import form_of
from dragoman.store.run import PART_REPORTS, Run
from dragoman.store.schema import TABLES

if TYPE_CHECKING:
    from typing import Self

    import pandas as pd
    import polars as pl

Row = dict[str, Any]
Links = dict[str, pa.Table]  # incidents and links
# What a query may hold in memory before it goes to the disk: leaves room for the rest on a laptop of 8 GB.
MEMORY = "2GB"
# More threads than this gain little on files of this size, and each takes memory of its own.
MOST_THREADS = 8
# Claims or reports that are turned into Python objects at a time: some 10 MB.
AT_A_TIME = 1_000
# How long opening waits while `compact` or `forget` puts new parts in the place of old ones (moments).
READER_PATIENCE = 60.0


def open_store(
    path: str | Path, *, read_only: bool = False, memory: str = MEMORY, threads: int | None = None
) -> "Store":
    """Open a store, making its folder when it is missing.

    `read_only` opens only what is there, and its queries reach no file outside the store. `memory` and
    `threads` bound what queries take; without `threads` it is one for each core, at most eight.
    """
    layout = prepare(Path(path), read_only=read_only)
    return Store(layout, read_only=read_only, memory=memory, threads=threads)


@dataclass(frozen=True, slots=True)
class Selection:
    """Some rows of a store, not yet read: they are when one of these is called."""

    relation: duckdb.DuckDBPyRelation

    def pandas(self) -> "pd.DataFrame":
        """Give them as a pandas frame."""
        frame: pd.DataFrame = self.relation.to_df()
        return frame

    def polars(self) -> "pl.DataFrame":
        """Give them as a polars frame."""
        frame: pl.DataFrame = self.relation.pl()
        return frame

    def arrow(self) -> pa.Table:
        """Give them as an Arrow table."""
        return self.relation.to_arrow_table()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Give them in pieces, where they may be more than fit in memory."""
        yield from _batches(self.relation)


class Store:
    """An open store. Close it, or use it in a `with` block: while it is open its parts stay in place."""

    def __init__(self, layout: Layout, *, read_only: bool, memory: str, threads: int | None) -> None:
        """Open the database in memory that reads the parts."""
        self.layout = layout
        self.path = layout.root
        self.read_only = read_only
        self._reading = Lock(layout.root / READERS)
        if not self._reading.take(alone=False, patience=READER_PATIENCE):
            raise StoreError(f"{self.path}: is being changed", fix="wait a moment and try again")
        self._shown: list[str] | None = None
        self._marks: tuple[int, int] | None = None
        self._links: Path | Links | bool | None = False  # False: none are shown yet
        self._database = _database(layout, memory=memory, threads=threads, closed=read_only)

    def close(self) -> None:
        """Close it; what was taken from it stays."""
        self._database.close()
        self._reading.close()

    def __enter__(self) -> "Self":
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def query(self, sql: str, params: Sequence[Any] = ()) -> duckdb.DuckDBPyRelation:
        """Give the rows of a question in SQL, over the views of docs/reference/store.md."""
        self.refresh()
        return self._database.sql(sql, params=list(params)) if params else self._database.sql(sql)

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a question in SQL, where they are few."""
        found: Any = self.query(sql, params)
        rows: list[tuple[Any, ...]] = found.fetchall()
        return rows

    def batches(self, sql: str, params: Sequence[Any] = ()) -> Iterator[pa.RecordBatch]:
        """Give the rows of a question in SQL in pieces, where they may be many."""
        yield from _batches(self.query(sql, params))

    def claims(
        self, filters: Filters | None = None, *, flat: bool = True, columns: Sequence[str] = (), **by: Any
    ) -> Selection:
        """Give current claims, all or those that `filters` let through (or `actor="KOR"` and the like).

        One row a claim with plain columns; with `flat=False` with every field of the record, nested. Fewer
        `columns` are given faster.
        """
        where, values = (filters or Filters(**by)).where(FLAT if flat else NESTED)
        view = "claims_flat" if flat else "claims_current"
        some = ", ".join(f'"{name.replace(chr(34), chr(34) * 2)}"' for name in columns) or "*"
        return Selection(self.query(f"SELECT {some} FROM {view} WHERE {where}", values))  # noqa: S608  (ours)

    def reports(self) -> Selection:
        """Give the newest coding of every report."""
        return Selection(self.query("SELECT * FROM reports_current"))

    def exportable(
        self, filters: Filters | None = None, *, only: Container[str] | None = None
    ) -> Iterator[tuple[Row, Row]]:
        """Give every current claim's JSON form with its `gloss`, and the row of its report.

        In the order in which they were read, a few at a time: memory does not grow with the store. With
        `only`, claims of these ids.
        """
        where, values = (filters or Filters()).where(NESTED)
        self.refresh()
        cursor = self._database.cursor()
        for name in self._shown or ():
            reports = _Reports(self.layout.parts / name / "reports.parquet")
            asked = f"{_ONE_PART} WHERE {where}"
            found = cursor.sql(asked, params=[str(self._file(name, "claims")), *values])
            for batch in _batches(found):
                for row in _chosen(batch, only).to_pylist():
                    yield {**form_of(row), "gloss": row["gloss"]}, reports.of(row)

    def _file(self, part: str, table: str) -> Path:
        return self.layout.parts / part / f"{table}.parquet"

    def known(self, versions: Row | None = None) -> Known:
        """Give the reports that are there; with `versions` only those coded by these versions."""
        self.refresh()
        runs = [n for n, about in self.layout.run_records().items() if about["versions"] == versions]
        asked = "SELECT DISTINCT report_id FROM reports WHERE outcome <> 'failed'"
        if versions is not None:
            asked += " AND list_contains(?, run)"
        batches = self.batches(asked, [] if versions is None else [runs])
        return Known((one for batch in batches for one in batch["report_id"].to_pylist()), self.forgotten())

    def forgotten(self) -> list[str]:
        """Give the ids of reports that were forgotten and must not come back."""
        try:
            lines = self.layout.forgotten.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [json.loads(line)["report_id"] for line in lines if line.strip()]

    def run(
        self,
        *,
        inputs: Sequence[str] = (),
        versions: Row | None = None,
        settings: Row | None = None,
        keep_text: bool = True,
        part_reports: int = PART_REPORTS,
    ) -> Run:
        """Give a run that adds reports, to be used in a `with` block; any number may add at once."""
        if self.read_only:
            raise StoreError(f"{self.path}: was opened to be read only", fix="open it without read_only")
        return Run(
            self.layout,
            versions=versions or {},
            inputs=inputs,
            settings=settings,
            keep_text=keep_text,
            part_reports=part_reports,
        )

    def refresh(self) -> None:
        """Take in the parts that came since; every question does so by itself."""
        self._refresh_parts()
        if not isinstance(self._links, dict):
            self._show_links(derived.newest(self.layout))

    def show_links(self, tables: Links) -> None:
        """Show these incidents and links as long as it is open, in place of those on the disk."""
        self.refresh()
        self._show_links(tables)

    def _show_links(self, held: Path | Links | None) -> None:
        if held is not self._links and held != self._links:
            derived.show(self._database, held)
            self._links = held

    def _refresh_parts(self) -> None:
        shown = self.layout.parts_shown()
        marks = _stamp(self.layout.marks)
        if (shown, marks) == (self._shown, self._marks):
            return
        self._database.register("marks_now", marks_table(self.layout))
        for table, schema in TABLES.items():
            files = [str(self._file(name, table)) for name in shown]
            if not files:
                self._database.register(f"no_{table}", schema.empty_table())
            self._database.execute(f"SET VARIABLE {table}_files = ?", [files])
        try:
            self._database.execute(_views(empty=not shown))
        except duckdb.Error as error:
            raise damaged(self.path, error) from error
        finally:
            self._database.unregister("marks_now")  # it stands in the table `marks`
        self._shown, self._marks = shown, marks


def _stamp(path: Path) -> tuple[int, int] | None:
    """Give what changes when a file is written; None where there is none."""
    try:
        held = path.stat()
    except FileNotFoundError:
        return None
    return held.st_mtime_ns, held.st_size


class _Reports:
    """The reports of a part, a few at a time: they stand there in the order of their claims."""

    def __init__(self, path: Path) -> None:
        """Take the file of the reports."""
        self.path = path
        self._here: Row = {}
        self._rest = self._rows()

    def of(self, claim: Row) -> Row:
        """Give the report of a claim: at the one asked for last or after it, else from the start again."""
        wanted = _coding(claim)
        if self._here and _coding(self._here) == wanted:
            return self._here
        for rows in (self._rest, self._rows()):
            for row in rows:
                if _coding(row) == wanted:
                    self._here, self._rest = row, rows
                    return row
        raise damaged(self.path, KeyError(claim["report_id"]))

    def _rows(self) -> Iterator[Row]:
        with pq.ParquetFile(self.path) as held:
            for batch in held.iter_batches(AT_A_TIME):
                yield from batch.to_pylist()


def _coding(row: Row) -> tuple[str, str]:
    return row["run"], row["report_id"]


_ONE_PART = "SELECT * FROM read_parquet(?) ANTI JOIN hidden_codings USING (run, report_id)"


def _chosen(batch: pa.RecordBatch, only: Container[str] | None) -> pa.RecordBatch:
    """Give the rows with these ids, before any becomes a Python object."""
    return batch if only is None else batch.filter(pa.array([one in only for one in batch["id"].to_pylist()]))


# The newest name first: each gave way to the one before it, and warns.
_READERS = ("to_arrow_reader", "fetch_record_batch", "fetch_arrow_reader")


def _batches(found: duckdb.DuckDBPyRelation) -> Iterator[pa.RecordBatch]:
    """Give a result in pieces, by whichever name this DuckDB has for it."""
    name = next(name for name in _READERS if hasattr(type(found), name))
    yield from getattr(found, name)(AT_A_TIME)


def _database(layout: Layout, *, memory: str, threads: int | None, closed: bool) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(":memory:")
    for name, value in {
        "memory_limit": memory,
        "threads": threads or min(os.cpu_count() or 1, MOST_THREADS),
        "temp_directory": str(Path(tempfile.gettempdir()) / f"dragoman-{os.getpid()}"),
        "autoinstall_known_extensions": False,  # nothing is ever fetched
        "autoload_known_extensions": False,
        "enable_progress_bar": False,
    }.items():
        database.execute(f"SET {name} = ?", [value])
    if closed:
        database.execute("SET allowed_directories = ?", [[f"{layout.root}/"]])
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
    return database


@cache
def _views(*, empty: bool) -> str:
    """Give the SQL of the views; over tables without a row where a store has no part yet."""
    sql = resources.files("dragoman.store").joinpath("views.sql").read_text("utf-8")
    for table in TABLES if empty else ():
        sql = sql.replace(f"read_parquet(getvariable('{table}_files'))", f"no_{table}")
    return sql
