"""Flat Parquet: typed columns, none of them a list."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.export.cells import joined
from dragoman.export.table import Table

# Rows that are Python objects at a time, and times these in a row group of the file: there they are small.
AT_A_TIME = 1_000
BATCHES = 20


def write_parquet(table: Table, path: Path) -> None:
    """Write a table to a Parquet file, a group of rows at a time."""
    import pyarrow as pa  # noqa: PLC0415  (only who writes Parquet pays for it)
    import pyarrow.parquet as pq  # noqa: PLC0415

    types = {"int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "day": pa.date32()}
    schema = pa.schema([(name, types.get(kind, pa.string())) for name, kind in table.columns])
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        batches = _batches(table, schema)
        while group := list(islice(batches, BATCHES)):
            out.write_table(pa.Table.from_batches(group))


def _batches(table: Table, schema: Any) -> Iterator[Any]:
    import pyarrow as pa  # noqa: PLC0415

    while some := list(islice(table.rows, AT_A_TIME)):
        columns = [
            pa.array([_value(kind, values[i]) for values in some], type=schema.types[i])
            for i, (_, kind) in enumerate(table.columns)
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _value(kind: str, value: Any) -> Any:
    return joined(value) if kind == "list" and value is not None else value
