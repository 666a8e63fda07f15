"""The columns that docs/reference/store.md names are those that there are."""

import re
from pathlib import Path

import pytest

from dragoman.store import Filters, open_store
from dragoman.store.derived import DERIVED, DIFFERENCE
from dragoman.store.schema import TABLES

PAGE = (Path(__file__).parent.parent.parent / "docs" / "reference" / "store.md").read_text("utf8")


def named(text):
    return set(re.findall(r"`([a-z_0-9]+)`", text))


def section(heading):
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(("table", "schema"), [*TABLES.items(), *DERIVED.items()])
def test_every_column_of_a_table_stands_in_the_docs(table, schema):
    assert [name for name in schema.names if name not in named(section(table))] == []


def test_every_view_and_its_columns_stand_in_the_docs(path):
    views = section("Views")
    with open_store(path) as store:
        held = {name for (name,) in store.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")}
        assert {name for name in held if not name.startswith("no_")} - named(views) == set()
        assert [name for name in store.query("FROM claims_flat").columns if name not in named(views)] == []
        assert [f.name for f in DIFFERENCE if f.name not in named(section("incidents"))] == []
        for view in ("dyad_month", "coverage", "incident_ids", "disagreements"):
            (line,) = [line for line in views.splitlines() if line.startswith(f"| `{view}`")]
            assert set(store.query(f"FROM {view}").columns) - named(line) == set()


def test_every_filter_stands_in_the_docs():
    assert set(Filters.__dataclass_fields__) - named(section("In Python")) == set()
