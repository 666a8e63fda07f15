"""Make few large parts of many small ones, at no moment without a row and at no moment with one twice."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.store.layout import REPLACES, Layout
from dragoman.store.locks import CHANGER_PATIENCE, between_readers, changing
from dragoman.store.parts import remove_parts, write_part
from dragoman.store.schema import TABLES

# Claims of a merged part: some 25 MB, a few row groups, read by all threads of an ordinary computer.
MOST_CLAIMS = 250_000
# Rows that are copied at a time.
COPIED = 10_000


def compact(layout: Layout, *, most_claims: int = MOST_CLAIMS, patience: float = CHANGER_PATIENCE) -> int:
    """Merge parts that are small, and take away what killed programs left; give how many parts went.

    Rows keep their run and their order. Writers wait for the merging of one part at the most.
    """
    with changing(layout.root, patience):
        clean(layout, patience)
    before = len(layout.all_parts())
    while True:
        with changing(layout.root, patience):
            group = next(_groups(layout, most_claims), None)
            if group is None:
                return before - len(layout.all_parts())
            tables = {table: copied(layout, group, table) for table in TABLES}
            gate = between_readers(layout.root, patience)
            write_part(layout, successor(group[0]), tables, replaces=group, gate=gate)


def clean(layout: Layout, patience: float) -> None:
    """Take away what killed programs left; for who holds the parts alone, so that none is being written."""
    for left in layout.unfinished():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    replaced = layout.replaced()
    there = set(layout.all_parts())
    if gone := sorted({name for names in replaced.values() for name in names} & there):
        with between_readers(layout.root, patience):
            remove_parts(layout, gone)
    for name in replaced:
        with suppress(FileNotFoundError):
            (layout.parts / name / REPLACES).unlink()


def successor(name: str) -> str:
    """Give the name of what takes a part's place: it comes at the same place in the order."""
    base, _, number = name.partition(".")
    return f"{base}.{int(number or 0) + 1}"


def copied(layout: Layout, names: Sequence[str], table: str) -> Iterator[pa.RecordBatch]:
    """Give the rows of a table in some parts."""
    for name in names:
        with pq.ParquetFile(layout.parts / name / f"{table}.parquet") as held:
            yield from held.iter_batches(COPIED)


def _groups(layout: Layout, most: int) -> Iterator[list[str]]:
    """Give neighboring parts that together are not too large; what is large already stays as it is."""
    group: list[str] = []
    size = 0
    for name in layout.parts_shown():
        claims = pq.read_metadata(layout.parts / name / "claims.parquet").num_rows
        if group and size + claims > most:
            if len(group) > 1:
                yield group
            group, size = [], 0
        if claims * 2 <= most:
            group, size = [*group, name], size + claims
        else:
            if len(group) > 1:
                yield group
            group, size = [], 0
    if len(group) > 1:
        yield group
