"""What one run read otherwise than another, in the reports that both coded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import StoreError
from dragoman.store.rows import Row, form_of
from dragoman.store.schema import FORM_KEYS
from dragoman.store.store import Store

# Who coded is what differs between the runs by intent; `id` is what claims are compared by.
LEFT_OUT = frozenset({"id", "coder", "lexicon", "model", "record_version"})
FIELDS = tuple(key for key in FORM_KEYS if key not in LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that one of two runs has alone, or that they have otherwise."""

    kind: str  # gained lost changed
    id: str
    report_id: str
    gloss: str | None  # as the later run has it, or the one that has it
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # of what changed: before and after


def diff(store: Store, before: str, after: str) -> Iterator[Change]:
    """Give what run `after` has otherwise than run `before`, in the order of reports and claims."""
    known = store.layout.run_records()
    for run in (before, after):
        if run not in known:
            raise StoreError(f"{store.path}: has no run {run!r}", fix="`dragoman store info` names the runs")
    for batch in store.batches(_ASKED, [before, after, before, after]):
        yield from (_change(row["old"], row["new"]) for row in batch.to_pylist())


def both(store: Store, before: str, after: str) -> int:
    """Give how many reports both runs coded."""
    ((count,),) = store.rows(f"SELECT count(*) FROM ({_BOTH})", [before, after])  # noqa: S608  (ours)
    return int(count)


_BOTH = """SELECT report_id FROM reports WHERE run = ? AND outcome <> 'failed'
    INTERSECT SELECT report_id FROM reports WHERE run = ? AND outcome <> 'failed'"""
_ASKED = f"""
WITH shared AS ({_BOTH}),
old AS (SELECT * FROM claims SEMI JOIN shared USING (report_id) WHERE run = ?),
new AS (SELECT * FROM claims SEMI JOIN shared USING (report_id) WHERE run = ?)
SELECT old, new FROM old FULL JOIN new ON old.id = new.id
WHERE old.id IS NULL OR new.id IS NULL
    OR {" OR ".join(f'old."{name}" IS DISTINCT FROM new."{name}"' for name in FIELDS)}
ORDER BY coalesce(new.report_id, old.report_id), coalesce(new.text_info.start, old.text_info.start),
    coalesce(new.id, old.id)
"""  # noqa: S608  (column names of our own schema)


def _change(old: Row | None, new: Row | None) -> Change:
    shown = new if new is not None and new["id"] is not None else old
    if shown is None:  # a row of the join has one side at least
        raise StoreError("a row of no run", fix="please report it")
    kind = "gained" if not _there(old) else "lost" if not _there(new) else "changed"
    fields = _fields(old, new) if old and new and kind == "changed" else {}
    return Change(kind, shown["id"], shown["report_id"], shown["gloss"], fields)


def _there(row: Row | None) -> bool:
    return row is not None and row["id"] is not None


def _fields(old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    was, now = form_of(old), form_of(new)
    return {key: (was[key], now[key]) for key in FIELDS if was[key] != now[key]}
