"""A store of an older schema: told apart, brought up to date, at no moment with less than it had."""

import json

import pyarrow.parquet as pq
import pytest

from dragoman.errors import StoreError
from dragoman.store import compact, migrate, open_store, prepare, problems
from dragoman.store.layout import MARK
from dragoman.store.schema import SCHEMA_VERSION, WORKED_OUT

from .conftest import fill

OLD_COLUMNS = ("actor_codes", "recipient_codes")  # schema 1 had these alone of the columns worked out


def shown(path):
    with open_store(path, read_only=True) as store:
        return list(store.exportable()), store.query("FROM claims_flat ORDER BY run, id").fetchall()


def aged(path):
    """Take from a store what schema 1 did not have."""
    for file in path.glob("parts/*/claims.parquet"):
        table = pq.read_table(file)
        new = [name for name in WORKED_OUT if name not in OLD_COLUMNS]
        pq.write_table(table.drop_columns(new), file, store_schema=False)
    mark = path / MARK
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "schema": 1}))
    return prepare(path, read_only=False, older=True)


@pytest.fixture
def filled(path):
    with open_store(path) as store:
        fill(store, range(4), part_reports=2)
        fill(store, [4])
    return path


def test_older_store_is_not_opened_and_the_error_names_what_to_do(filled):
    aged(filled)
    for read_only in (True, False):
        with pytest.raises(StoreError, match=rf"older Dragoman \(schema 1; .* {SCHEMA_VERSION}\)") as told:
            open_store(filled, read_only=read_only)
        assert told.value.fix == f"bring it up to date: dragoman store migrate {filled}"


def test_migrated_store_is_as_one_that_was_written_today(filled):
    before = shown(filled)
    assert migrate(aged(filled)) == 3
    assert shown(filled) == before
    layout = prepare(filled, read_only=True)
    assert list(problems(layout)) == []
    assert json.loads((filled / MARK).read_text())["schema"] == SCHEMA_VERSION
    assert migrate(layout) == 0
    assert compact(layout) == 2


def test_migration_that_breaks_off_goes_on_where_it_stopped(filled, monkeypatch):
    before = shown(filled)
    layout = aged(filled)
    module = __import__("dragoman.store.migrate", fromlist=["write_part"])
    real, calls = module.write_part, []

    def breaking(*args, **named):
        calls.append(args[1])
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*args, **named)

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_part", breaking)
        with pytest.raises(KeyboardInterrupt):
            migrate(layout)
    with pytest.raises(StoreError, match="older Dragoman"):
        open_store(filled)
    assert migrate(layout) == 2
    assert shown(filled) == before
    assert list(problems(layout)) == []


def test_store_in_use_is_not_migrated(filled):
    with open_store(filled, read_only=True):
        layout = aged(filled)
        with pytest.raises(StoreError, match="open in another program"):
            migrate(layout, patience=0)
    assert migrate(layout) == 3


def test_part_that_lacks_more_than_was_added_is_told_and_stays(filled):
    layout = aged(filled)
    file = next(iter(sorted(filled.glob("parts/*/claims.parquet"))))
    pq.write_table(pq.read_table(file).drop_columns(["status"]), file, store_schema=False)
    with pytest.raises(StoreError, match="has no column status"):
        migrate(layout)
    assert len(layout.all_parts()) == 3
