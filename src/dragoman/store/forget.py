"""Forget reports: their text, their claims and whatever quotes them; and keep them from coming back."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

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
        _from_derived(layout, frozenset({*ids, *claims}))
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


def _from_derived(layout: Layout, ids: frozenset[str]) -> None:
    """Leave out what was worked out of claims or judged of them, where it names one of these ids.

    An incident goes with each of its claims, and so does whatever names it: it may hold their words.
    """
    paths = [
        *sorted(layout.root.glob("derived/*/*.parquet")),
        *sorted(layout.root.glob("judgements/*.parquet")),
    ]
    gone, before = ids, None
    while gone != before:
        before = gone
        for path in paths:
            gone |= _without(path, gone)


def _without(path: Path, ids: frozenset[str]) -> frozenset[str]:
    """Leave out the rows of a table that name one of these ids; give the ids of the incidents that go."""
    table = pq.read_table(path)
    hits = [_names(row, ids) for row in table.to_pylist()]
    if not any(hits):
        return frozenset()
    going = table.filter(pa.array(hits))
    new = path.with_name(f"{TMP}{path.name}")
    with new.open("wb") as out:
        pq.write_table(table.filter(pc.invert(pa.array(hits))), out, compression="zstd")
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
    sync_folder(path.parent)
    named = path.name == "incidents.parquet" and "id" in table.column_names
    return frozenset(going["id"].to_pylist() if named else ())


def _names(value: Any, ids: frozenset[str]) -> bool:
    if isinstance(value, str):
        return value in ids
    if isinstance(value, dict):
        return any(_names(inner, ids) for inner in value.values())
    return isinstance(value, list | tuple) and any(_names(inner, ids) for inner in value)
