"""Write a part: a folder with one Parquet file a table, there as a whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.store.layout import REPLACES, TMP, Layout, sync_folder, trouble
from dragoman.store.schema import TABLES

Batches = Iterable[pa.RecordBatch]
# Of 500 reports (1.3 MB of text) with 14,000 claims zstd 3 makes 1.83 MB, 9 1.79, 15 1.70, 19 1.66, and
# takes 0.2, 0.3, 1.4 and 3.7 s; to read them takes 44 s. Reading back is as fast at any level.
LEVEL = 15
# Rows of a row group. One is what a thread of DuckDB reads at a time and what a writer holds in memory.
GROUP = 100_000
# Every value is another: a dictionary would only cost.
_UNLIKE = frozenset({"gloss", "blocks"})
_IDS = frozenset({"id", "claim_id", "incident"})
_OFFSETS = frozenset({"start", "end", "cue_start", "cue_end"})
# Columns whose least and greatest value let a query leave out row groups; for the rest they only cost.
_STATED = ("run", "report_id", "date", "reported", "published", "url", "read_at")


def write_part(
    layout: Layout,
    name: str,
    tables: Mapping[str, Batches],
    *,
    replaces: Sequence[str] = (),
    gate: AbstractContextManager[None] | None = None,
) -> None:
    """Write a part and let it appear at once; nothing is left of it where that fails.

    It may take the place of others: they go when it is there. `gate` is passed before anything is seen.
    """
    temporary, target = layout.root / f"{TMP}{name}", layout.parts / name
    try:
        layout.parts.mkdir(exist_ok=True)
        temporary.mkdir()
        for table, batches in tables.items():
            _write_table(temporary / f"{table}.parquet", TABLES[table], batches)
        if replaces:
            _write_text(temporary / REPLACES, json.dumps(list(replaces)))
        sync_folder(temporary)
        with gate or nullcontext():
            temporary.rename(target)
            sync_folder(layout.parts)
            if replaces:
                remove_parts(layout, replaces)
                (target / REPLACES).unlink()
    except OSError as error:
        raise trouble(layout.root, error) from error
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise StoreError(f"{layout.root}: a row does not fit its table ({error})") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_table(path: Path, schema: pa.Schema, batches: Batches) -> None:
    with path.open("wb") as out:
        with pq.ParquetWriter(out, schema, **_settings(schema)) as writer:
            for group in _groups(batches):
                writer.write_table(group)
        out.flush()
        os.fsync(out.fileno())


def _groups(batches: Batches) -> Iterator[pa.Table]:
    """Give batches as tables of at least so many rows as a row group should have."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(len(one) for one in held) >= GROUP:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)


def _settings(schema: pa.Schema) -> dict[str, object]:
    leaves = pq.ParquetFile(_empty(schema)).schema
    columns = [leaves.column(number) for number in range(len(leaves))]
    paths = [column.path for column in columns]
    encodings = {column.path: coded for column in columns if (coded := _encoding(column))}
    return {
        "compression": "zstd",
        "compression_level": LEVEL,
        "use_dictionary": [path for path in paths if path not in encodings],
        "column_encoding": encodings,
        "write_statistics": [path for path in paths if path in _STATED],
        "store_schema": False,  # the Parquet types say it all
    }


def _encoding(column: Any) -> str | None:
    """Give the encoding of a column that a dictionary does not make smaller; None for the others.

    Offsets rise within a report: their differences take 15% less. Ids take 7% less without their lengths.
    """
    name = column.path.split(".")[-1]
    if column.physical_type == "INT32" and name in _OFFSETS:
        return "DELTA_BINARY_PACKED"
    if name in _IDS:
        return "DELTA_LENGTH_BYTE_ARRAY"
    return "PLAIN" if name in _UNLIKE else None


def _empty(schema: pa.Schema) -> pa.BufferReader:
    out = pa.BufferOutputStream()
    pq.write_table(schema.empty_table(), out, store_schema=False)
    return pa.BufferReader(out.getvalue())


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def remove_parts(layout: Layout, names: Iterable[str]) -> None:
    """Take parts away: each at once out of sight, then all from the disk."""
    aside = [(layout.parts / name, layout.root / f"{TMP}old-{name}") for name in names]
    for part, hidden in aside:
        part.rename(hidden)
    sync_folder(layout.parts)
    for _, hidden in aside:
        shutil.rmtree(hidden)
