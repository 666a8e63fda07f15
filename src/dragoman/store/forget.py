"""Forget reports: their text, their claims and whatever quotes them; and keep them from coming back."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.store.compact import clean, copied, successor
from dragoman.store.layout import TMP, Layout, now, sync_folder, trouble
from dragoman.store.locks import CHANGER_PATIENCE, between_readers, changing
from dragoman.store.marks import unmark
from dragoman.store.parts import remove_parts, write_part
from dragoman.store.schema import TABLES


def forget(layout: Layout, names: Sequence[str], *, patience: float = CHANGER_PATIENCE) -> list[str]:
    """Forget reports, named by id or by URL, in every run; give their ids.

    Ids of forgotten reports are kept in forgotten.jsonl, so that the next run leaves them out.
    """
    with changing(layout.root, patience):
        clean(layout, patience)
        held = {part: _named(layout, part, names) for part in layout.parts_shown()}
        ids = sorted({one for found in held.values() for one, _ in found})
        known = {name for found in held.values() for pair in found for name in pair}
        if unknown := [name for name in names if name not in known]:
            raise StoreError(
                f"{layout.root}: has no report {unknown[0]!r}; nothing was forgotten",
                fix="give ids or URLs as in the table `reports`",
            )
        _remember(layout, ids)
        unmark(layout, frozenset(ids))
        claims = [one for part, found in held.items() if found for one in _claims(layout, part, ids)]
        for part, found in held.items():
            if found:
                _rewrite(layout, part, ids, patience)
        for path in [*layout.root.glob("derived/*/*.parquet"), *layout.root.glob("judgements/*.parquet")]:
            _without(path, pa.array([*ids, *claims], pa.string()))
    return ids


def _named(layout: Layout, part: str, names: Sequence[str]) -> list[tuple[str, str | None]]:
    """Give id and URL of the reports of a part that are named by either."""
    columns = pq.read_table(layout.parts / part / "reports.parquet", columns=["report_id", "url"])
    wanted = frozenset(names)
    pairs = zip(columns["report_id"].to_pylist(), columns["url"].to_pylist(), strict=True)
    return [(one, url) for one, url in pairs if one in wanted or url in wanted]


def _claims(layout: Layout, part: str, ids: Sequence[str]) -> list[str]:
    columns = pq.read_table(layout.parts / part / "claims.parquet", columns=["id", "report_id"])
    found: list[str] = columns.filter(pc.is_in(columns["report_id"], pa.array(ids)))["id"].to_pylist()
    return found


def _remember(layout: Layout, ids: Iterable[str]) -> None:
    try:
        with layout.forgotten.open("a", encoding="utf-8") as out:
            out.writelines(json.dumps({"report_id": one, "forgotten": now()}) + "\n" for one in ids)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise trouble(layout.root, error) from error


def _rewrite(layout: Layout, part: str, ids: Sequence[str], patience: float) -> None:
    """Put a part without these reports in the place of one with them."""
    gate = between_readers(layout.root, patience)
    gone = pa.array(ids, pa.string())

    def left(table: str) -> Iterator[pa.RecordBatch]:
        for batch in copied(layout, [part], table):
            yield batch.filter(pc.invert(pc.is_in(batch["report_id"], gone)))

    if any(len(batch) for batch in left("reports")):
        tables = {table: left(table) for table in TABLES}
        write_part(layout, successor(part), tables, replaces=[part], gate=gate)
    else:
        with gate:
            remove_parts(layout, [part])


def _without(path: Path, ids: pa.Array) -> None:
    """Leave out the rows of a table that name one of these ids in any column, also within lists."""
    table = pq.read_table(path)
    names_one = pa.array([False] * len(table))
    for column in table.itercolumns():
        names_one = pc.or_(names_one, _hits(column.combine_chunks(), ids))
    if not pc.any(names_one, min_count=0).as_py():
        return
    new = path.with_name(f"{TMP}{path.name}")
    with new.open("wb") as out:
        pq.write_table(table.filter(pc.invert(names_one)), out, compression="zstd")
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
    sync_folder(path.parent)


def _hits(column: pa.Array, ids: pa.Array) -> pa.Array:
    if pa.types.is_string(column.type):
        return pc.fill_null(pc.is_in(column, ids), fill_value=False)
    if pa.types.is_list(column.type) and pa.types.is_string(column.type.value_type):
        wanted = frozenset(ids.to_pylist())
        return pa.array([bool(wanted.intersection(some or ())) for some in column.to_pylist()])
    return pa.array([False] * len(column))
