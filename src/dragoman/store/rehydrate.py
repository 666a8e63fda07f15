"""Put texts back into a store that was fed without them: by their hash, and by nothing else."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.records import Report
from dragoman.store.compact import clean, copied, successor
from dragoman.store.layout import Layout
from dragoman.store.locks import CHANGER_PATIENCE, between_readers, changing
from dragoman.store.parts import write_part
from dragoman.store.rows import without_halves
from dragoman.store.schema import REPORTS, TABLES

# What tells that a text is meant for a report though it is not the one that was read, the surest first.
_TRACES = {
    "source_sha256": "the same file gives another text now (another version of what takes it out)",
    "url": "another text stands under its address",
    "input": "another text stands in a file of its name",
}
AT_A_TIME = 10_000


@dataclass(slots=True)
class Rehydrated:
    """What became of the texts that a store lacks."""

    lacking: int = 0  # reports that had no text
    found: int = 0  # of these, whose text was put back
    differing: list[str] = field(default_factory=list)  # lines on texts that are others than were read

    @property
    def missing(self) -> int:
        """Reports that still have no text."""
        return self.lacking - self.found


class Lacking:
    """The hashes of the texts that a store lacks, and what may tell where they are."""

    def __init__(self, layout: Layout) -> None:
        """Look through all parts."""
        self.reports: set[tuple[str, str]] = set()  # run and id
        self.hashes: set[str] = set()
        self.traces: dict[tuple[str, str], str] = {}  # what is known of a report: its text's hash
        for part in layout.parts_shown():
            for row in _without_text(layout, part, ["run", "report_id", *_TRACES]):
                self.reports.add((row["run"], row["report_id"]))
                self.hashes.add(row["text_sha256"])
                for name in _TRACES:
                    if row[name]:
                        self.traces[name, _trace(name, row[name])] = row["text_sha256"]

    def meant(self, name: str, report: Report) -> tuple[str, str] | None:
        """Give the hash of the lacking text that a report seems to be meant for, and why it is another."""
        known = {"source_sha256": report.source_sha256, "url": report.url, "input": name}
        for trace, value in known.items():
            wanted = self.traces.get((trace, _trace(trace, value))) if value else None
            if wanted:
                return wanted, _TRACES[trace]
        return None


def rehydrate(
    layout: Layout,
    reports: Iterable[tuple[str, Report]],
    *,
    patience: float = CHANGER_PATIENCE,
) -> Rehydrated:
    """Put the texts of these reports, each with the name of its input, back where a store lacks them.

    A text is taken where its SHA-256 is that of the text which was read, whatever the file is called. What is
    there already stays; doing it again changes nothing.
    """
    lacking = Lacking(layout)
    done = Rehydrated(lacking=len(lacking.reports))
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder, closing(_Texts(Path(folder))) as texts:
        others: dict[str, str] = {}
        for name, report in reports if lacking.hashes else ():
            if report.text_sha256 in lacking.hashes:
                texts.add(report)
            elif meant := lacking.meant(name, report):
                others[meant[0]] = f"{name}: {meant[1]}"
        done.differing = [line for wanted, line in others.items() if wanted not in texts.hashes]
        while parts := [part for part in layout.parts_shown() if _found(layout, part, texts)]:
            for part in parts:
                done.found += _put_back(layout, part, texts, patience)
    return done


def _put_back(layout: Layout, part: str, texts: "_Texts", patience: float) -> int:
    """Put a part with texts in the place of one without; give how many reports got theirs."""
    with changing(layout.root, patience):
        clean(layout, patience)
        if part not in layout.parts_shown():
            return 0  # merged meanwhile: it is looked for again under its new name
        found = _found(layout, part, texts)
        tables: dict[str, Any] = {table: copied(layout, [part], table) for table in TABLES}
        tables["reports"] = (texts.filled(batch) for batch in tables["reports"])
        gate = between_readers(layout.root, patience)
        write_part(layout, successor(part), tables, replaces=[part], gate=gate)
        return found


def _found(layout: Layout, part: str, texts: "_Texts") -> int:
    return sum(row["text_sha256"] in texts.hashes for row in _without_text(layout, part))


def _without_text(layout: Layout, part: str, columns: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(layout.parts / part / "reports.parquet") as held:
        for batch in held.iter_batches(AT_A_TIME, columns=["text", "text_sha256", *columns]):
            yield from batch.filter(batch["text"].is_null()).drop_columns(["text"]).to_pylist()


def _trace(name: str, value: str) -> str:
    return PurePath(value).name if name == "input" else value


class _Texts:
    """Texts by their hash, on the disk: together they may be more than memory holds."""

    def __init__(self, folder: Path) -> None:
        self.held = sqlite3.connect(folder / "texts.sqlite", isolation_level=None)
        self.held.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self.held.execute("CREATE TABLE texts (hash TEXT PRIMARY KEY, text BLOB)")
        self.hashes: set[str] = set()

    def close(self) -> None:
        self.held.close()

    def add(self, report: Report) -> None:
        """Keep the text of a report."""
        text = report.text.encode("utf-8", "surrogatepass")
        if report.text_sha256 not in self.hashes:
            self.held.execute("INSERT INTO texts VALUES (?, ?)", [report.text_sha256, text])
            self.hashes.add(report.text_sha256)

    def filled(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Give reports with the texts that they lack."""
        pairs = zip(batch["text"].to_pylist(), batch["text_sha256"].to_pylist(), strict=True)
        some = [self._text(wanted) if text is None else text for text, wanted in pairs]
        column = pa.array(some, REPORTS.field("text").type)
        return batch.set_column(batch.schema.get_field_index("text"), REPORTS.field("text"), column)

    def _text(self, wanted: str) -> str | None:
        found = self.held.execute("SELECT text FROM texts WHERE hash = ?", [wanted]).fetchone()
        return without_halves(found[0].decode("utf-8", "surrogatepass")) if found else None
