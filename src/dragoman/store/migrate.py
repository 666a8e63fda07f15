"""Bring a store that an older Dragoman wrote up to today's tables, a part at a time and losing nothing."""

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.store.compact import clean, copied, successor
from dragoman.store.layout import MARK, Layout, damaged, write_json
from dragoman.store.locks import CHANGER_PATIENCE, between_readers, changing
from dragoman.store.parts import write_part
from dragoman.store.rows import batch_of, worked_out
from dragoman.store.schema import CLAIMS, SCHEMA_VERSION, TABLES, WORKED_OUT

# Claims that are turned into Python objects at a time: some 20 MB.
AT_A_TIME = 2_000


def migrate(layout: Layout, *, patience: float = CHANGER_PATIENCE) -> int:
    """Write every part of an older schema anew; give how many those were.

    Schema 2 has more columns of claims that are worked out from the others. The store says that it is of
    today's schema when all parts are, so that a migration that was broken off is gone on with.
    """
    with changing(layout.root, patience):
        clean(layout, patience)
    done = 0
    while True:
        with changing(layout.root, patience):
            old = next((name for name in layout.parts_shown() if not _is_of_today(layout, name)), None)
            if old is None:
                _mark(layout)
                return done
            tables = {table: copied(layout, [old], table) for table in TABLES if table != "claims"}
            gate = between_readers(layout.root, patience)
            anew = {**tables, "claims": _claims(layout, old)}
            write_part(layout, successor(old), anew, replaces=[old], gate=gate)
            done += 1


def _is_of_today(layout: Layout, part: str) -> bool:
    path = layout.parts / part / "claims.parquet"
    try:
        names = pq.read_schema(path).names
    except (OSError, pa.ArrowInvalid) as error:
        raise damaged(path, error) from error
    if lacking := [name for name in CLAIMS.names if name not in (*names, *WORKED_OUT)]:
        raise StoreError(
            f"{path}: has no column {lacking[0]}", fix="`dragoman store check` of the version that wrote it"
        )
    return set(CLAIMS.names) <= set(names)


def _claims(layout: Layout, part: str) -> Iterator[pa.RecordBatch]:
    for batch in copied(layout, [part], "claims"):
        for start in range(0, len(batch), AT_A_TIME):
            rows = batch.slice(start, AT_A_TIME).to_pylist()
            yield batch_of([{**row, **worked_out(row)} for row in rows], CLAIMS)


def _mark(layout: Layout) -> None:
    mark = layout.root / MARK
    about = json.loads(mark.read_text("utf-8"))
    if about["schema"] != SCHEMA_VERSION:
        write_json(mark, {**about, "schema": SCHEMA_VERSION})
