"""Check a store: every part whole, every claim with its report, every span with its words."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.store import derived
from dragoman.store.layout import Layout
from dragoman.store.locks import changing
from dragoman.store.marks import bad_marks
from dragoman.store.rows import party_rows, worked_out
from dragoman.store.schema import PARTIES, TABLES
from dragoman.store.store import open_store

Row = dict[str, Any]
PART = re.compile(r"(\d{8}T\d{6}-[0-9a-f]{6})-\d{5}(?:\.\d+)?")
# The key that holds the words of an object with a span.
WORDS = ("entity_text", "extracted_place", "text")
LISTS = (("event_text", "event_spans"),)
SINGLE = ("date", "act_date", "status")
BOUNDED = ("mode_spans", "context_spans")
AT_A_TIME = 1_000


def problems(layout: Layout) -> Iterator[str]:
    """Give whatever is wrong with a store, each in a line; nothing where all is well."""
    yield from _leftovers(layout)
    yield from _runs(layout)
    yield from (f"{layout.marks.name}:{number}: is no mark on a report" for number in bad_marks(layout))
    whole = True
    for name in layout.parts_shown():
        found = list(_part(layout, name))
        whole = whole and not found
        yield from found
    if whole:
        yield from _twice(layout)
    yield from _derived(layout)


def _leftovers(layout: Layout) -> Iterator[str]:
    try:
        with changing(layout.root, patience=0):
            left = layout.unfinished()  # nobody writes now: a killed program left them
    except StoreError:
        left = []
    for path in left:
        yield f"{path.name}: left by a program that was killed; `dragoman store compact` takes it away"
    there = set(layout.all_parts())
    for name, names in layout.replaced().items():
        for old in sorted(there.intersection(names)):
            yield f"{old}: stands in {name} too; `dragoman store compact` takes it away"


def _runs(layout: Layout) -> Iterator[str]:
    for path in sorted(layout.runs.glob("*.json")):
        try:
            about = json.loads(path.read_text("utf-8"))
            good = about["run"] == path.stem
        except (OSError, ValueError, KeyError, TypeError):
            good = False
        if not good:
            yield f"runs/{path.name}: is no record of a run"


def _part(layout: Layout, name: str) -> Iterator[str]:
    if not PART.fullmatch(name):
        yield f"parts/{name}: is no name of a part"
        return
    folder = layout.parts / name
    formed = True
    for table, schema in TABLES.items():
        try:
            has = pq.read_schema(folder / f"{table}.parquet")
        except (OSError, pa.ArrowInvalid) as error:
            yield f"parts/{name}/{table}.parquet: cannot be read ({_line(error)})"
            formed = False
            continue
        if not has.equals(schema):
            yield f"parts/{name}/{table}.parquet: has other columns ({_difference(has, schema)})"
            formed = False
    if formed:
        try:
            yield from (f"parts/{name}: {said}" for said in _contents(layout, folder))
        except (OSError, pa.ArrowInvalid, ValueError, KeyError, TypeError) as error:
            yield f"parts/{name}: cannot be read to the end ({_line(error)})"


def _derived(layout: Layout) -> Iterator[str]:
    """What is wrong with the links; that claims came since is not."""
    folder = derived.newest(layout)
    cure = "take the folder away and give `dragoman link` again"
    for name, schema in derived.DERIVED.items() if folder else ():
        where = f"derived/{folder.name if folder else ''}/{name}.parquet"
        try:
            has = pq.read_table(layout.root / where).schema.remove_metadata()
        except (OSError, pa.ArrowInvalid) as error:
            yield f"{where}: cannot be read ({_line(error)}); {cure}"
            continue
        if not has.equals(schema):
            yield f"{where}: has other columns ({_difference(has, schema)}); {cure}"


def _difference(has: pa.Schema, schema: pa.Schema) -> str:
    wrong = [field.name for field in schema if field.name not in has.names or has.field(field.name) != field]
    return ", ".join([*wrong, *(name for name in has.names if name not in schema.names)]) or "their order"


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _contents(layout: Layout, folder: Path) -> Iterator[str]:
    reports: dict[tuple[str, str], Row] = {}
    for row in _rows(folder / "reports.parquet"):
        key = (row["run"], row["report_id"])
        if key in reports:
            yield f"report {row['report_id']} stands there twice"
        if not (layout.runs / f"{row['run']}.json").exists():
            yield f"nothing is known of its run {row['run']}"
        yield from _text(row)
        reports[key] = row
    counts = Counter[tuple[str, str]]()
    parties = _rows(folder / "entities.parquet")
    for row in _rows(folder / "claims.parquet"):
        key = (row["run"], row["report_id"])
        counts[key] += 1
        yield from (f"claim {row['id']}: {said}" for said in _claim(row, reports.get(key), parties))
    if next(parties, None):
        yield "entities has parties of no claim"
    for key, row in reports.items():
        if row["n_claims"] != counts[key]:
            yield f"report {key[1]} has {counts[key]} claims, not {row['n_claims']}"


def _rows(path: Path) -> Iterator[Row]:
    with pq.ParquetFile(path) as held:
        for batch in held.iter_batches(AT_A_TIME):
            yield from batch.to_pylist()


def _text(row: Row) -> Iterator[str]:
    text = row["text"]
    if text is None or "\ufffd" in text:  # U+FFFD may stand for what no file can hold
        return
    if hashlib.sha256(text.encode()).hexdigest() != row["text_sha256"]:
        yield f"report {row['report_id']}: its text is not the one that text_sha256 was made of"


def _claim(row: Row, report: Row | None, parties: Iterator[Row]) -> Iterator[str]:
    wanted = [{name: party[name] for name in PARTIES.names} for party in party_rows(row)]
    if [next(parties, None) for _ in wanted] != wanted:
        yield "entities does not have its parties"
    for name, value in worked_out(row).items():
        if row[name] != value:
            yield f"{name} is {row[name]!r} where its fields give {value!r}"
    if report is None:
        yield f"its report {row['report_id']} is not there"
        return
    text = report["text"]
    if text is None:
        return
    for words, span in _spans(row):
        start, end = span["start"], span["end"]
        if not 0 <= start <= end <= len(text):
            yield f"the span [{start}, {end}] is not in its report"
        elif words is not None and text[start:end] != words:
            yield f"{words!r} does not stand at [{start}, {end}]"


def _spans(held: Any) -> Iterator[tuple[str | None, Row]]:
    """Give every span of a claim's row with its words; None where the field has no words of its own."""
    if isinstance(held, list):
        for inner in held:
            yield from _spans(inner)
        return
    if not isinstance(held, dict):
        return
    if held.get("span"):
        yield next(held[key] for key in WORDS if key in held), held["span"]
    for words, spans in LISTS:
        yield from zip(held.get(words, ()), held.get(spans, ()), strict=True)
    for name in SINGLE:
        if held.get(f"{name}_span"):
            yield held[f"{name}_text"], held[f"{name}_span"]
    for name in BOUNDED:
        yield from ((None, span) for span in held.get(name, ()))
    if "sequence" in held:
        yield None, held
    for key, inner in held.items():
        if key not in BOUNDED:
            yield from _spans(inner)


def _twice(layout: Layout) -> Iterator[str]:
    """Give ids that one run has twice, which no single part shows."""
    with open_store(layout.root, read_only=True) as store:
        for table, name in (("claims", "id"), ("reports", "report_id")):
            asked = f"SELECT run, {name} FROM {table} GROUP BY ALL HAVING count(*) > 1"  # noqa: S608  (ours)
            try:
                found = store.rows(asked)
            except duckdb.Error as error:
                yield f"{table}: cannot be read ({_line(error)})"
                continue
            yield from (f"{table}: {one} stands twice in run {run}" for run, one in found)
