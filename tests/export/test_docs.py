"""What the reference says of exports is so."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.export import FORMATS
from dragoman.export.flat import COLUMNS, REPORT_COLUMNS, TOLD_COLUMNS
from dragoman.export.icews import COLUMNS as ICEWS
from dragoman.export.sources import HEADER, TOLD_HEADER
from dragoman.export.table import _TALLIES

PAGE = (Path(__file__).parent.parent.parent / "docs" / "reference" / "export.md").read_text("utf8")


def named(section):
    return set(re.findall(r"`([^`]+)`", PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]))


def test_every_format_stands_in_the_docs():
    assert [to for to in FORMATS if f"| `{to}` |" not in PAGE] == []


def test_every_column_stands_in_the_docs():
    said = named("Flat columns")
    assert [c.name for c in (*COLUMNS, *REPORT_COLUMNS) if c.name not in said] == []
    assert [c.name for c in TOLD_COLUMNS if c.name not in named("One event once")] == []
    assert set(TOLD_HEADER.split()) - set(HEADER.split()) <= named("One event once")
    assert set(_TALLIES) - said == {"quad2", "quad3"}


def test_every_table_of_sqlite_stands_in_the_docs(written, pairs):
    path, _ = written(pairs, "sqlite")
    said = named("SQLite")
    with closing(sqlite3.connect(path)) as db:
        held = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        ]
        columns = [row[1] for t in ("entities", "sources") for row in db.execute(f"PRAGMA table_info({t})")]
    own = [name for name in held if not re.search(r"_fts_|^sqlite_", name)]
    assert [name for name in (*own, *columns) if name not in said] == []


def test_columns_that_are_said_never_to_be_filled_are_columns():
    from dragoman.export.polecat import COLUMNS as POLECAT

    never = re.search(r"Never filled: (.*)", PAGE)[1]
    assert set(re.findall(r"`([^`]+)`", never)) <= set(POLECAT)
    assert set(
        re.findall(r"`([A-Z][\w ]+)`", PAGE.partition("## ICEWS")[2].partition("## SQLite")[0])
    ) <= set(ICEWS)


@pytest.mark.parametrize("name", ["as_it_was", "Options", "export"])
def test_what_python_is_offered_is_there(name):
    import dragoman.export

    assert name in dragoman.export.__all__
