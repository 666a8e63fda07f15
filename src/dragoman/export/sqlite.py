"""SQLite with foreign keys, indexes and full-text search, in the form in which Datasette finds them."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.errors import ExportError
from dragoman.export.cells import clean, joined, line
from dragoman.export.flat import REPORT_COLUMNS, TEXT, Column, columns_of, row
from dragoman.export.pairs import Account, Form, Options, Pair
from dragoman.export.told import name_of

# Claims in memory at a time.
AT_A_TIME = 2_000
FORMAT = 1
TYPES = {"int": "INTEGER", "float": "REAL", "bool": "INTEGER"}  # the rest is TEXT, days as YYYY-MM-DD
SCHEMA = Path(__file__).with_name("sqlite.sql")
_PARTY = ("entity_text", "entity_name", "code", "sector", "office", "identifier_id", "resolved_by")
# What a row of `entities` and one of `sources` have in common.
_PARTY_KINDS = {"name": "text", **dict.fromkeys(_PARTY, "text"), "start": "int", "end": "int"}
_ALWAYS = ("name", "entity_text", "start", "end")


def write_sqlite(pairs: Iterable[Pair], path: Path, options: Options, account: Account) -> None:
    """Write a database of reports, claims, their parties and their sources."""
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            _fill(db, pairs, options, account)
    except sqlite3.Error as error:
        raise ExportError(
            f"the database cannot be written: {error}", fix="nothing was left behind"
        ) from error


def _fill(db: sqlite3.Connection, pairs: Iterable[Pair], options: Options, account: Account) -> None:
    # The file is renamed when it is whole: no journal is needed on the way.
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
    columns = columns_of(options.unit)
    db.executescript(_schema(columns, with_text=options.with_text))
    db.execute("BEGIN")
    text = (TEXT,) if options.with_text else ()
    report_columns = (*REPORT_COLUMNS, *text)
    insert = {
        "reports": _insert("OR IGNORE INTO reports", len(report_columns) + 1),
        "claims": _insert("INTO claims", len(columns) + 1),
        "entities": _insert("INTO entities", 15),
        "sources": _insert("INTO sources", 17),
    }
    some = iter(pairs)
    while batch := list(islice(some, AT_A_TIME)):
        once = {report["report_id"]: (claim, report) for claim, report in batch}
        db.executemany(
            insert["reports"], [(None, *_cells(row(report_columns, *pair))) for pair in once.values()]
        )
        db.executemany(insert["claims"], [(None, *_cells(row(columns, *pair))) for pair in batch])
        db.executemany(insert["entities"], [entity for claim, _ in batch for entity in _entities(claim)])
        db.executemany(insert["sources"], [source for claim, _ in batch for source in _sources(claim)])
        account.claims += len(batch)
        account.rows += len(batch)
        account.reports.update(once)
    db.executemany("INSERT INTO export VALUES (?, ?)", [("format", str(FORMAT)), ("dragoman", __version__)])
    for name in ("claims_fts", "reports_fts"):
        db.executemany(f"INSERT INTO {name}({name}) VALUES (?)", [("rebuild",), ("optimize",)])  # noqa: S608  (our own names)
    db.execute("COMMIT")
    db.execute("ANALYZE")


def _insert(into: str, width: int) -> str:
    return f"INSERT {into} VALUES ({', '.join('?' * width)})"  # noqa: S608  (our own names)


def _schema(flat: tuple[Column, ...], *, with_text: bool) -> str:
    """Give the tables, those of claims and reports with the columns of the flat form."""
    claims = _columns({c.name: c.kind for c in flat}, {"id": "NOT NULL UNIQUE", "report_id": _REPORT})
    names = {c.name: c.kind for c in (*REPORT_COLUMNS, *((TEXT,) if with_text else ()))}
    said = SCHEMA.read_text("utf8").replace("/* claims */", claims)
    said = said.replace("/* party */", _columns(_PARTY_KINDS, dict.fromkeys(_ALWAYS, "NOT NULL")))
    said = said.replace("/* reports */", _columns(names, {"report_id": "NOT NULL UNIQUE"}))
    return said.replace("/* searched */", "title, text" if with_text else "title")


_REPORT = "NOT NULL REFERENCES reports (report_id)"


def _columns(kinds: dict[str, str], more: dict[str, str]) -> str:
    lines = [
        f'"{name}" {TYPES.get(kind, "TEXT")} {more.get(name, "")}'.rstrip() for name, kind in kinds.items()
    ]
    return ",\n    ".join(lines)


def _cells(values: list[Any]) -> list[Any]:
    return [_cell(value) for value in values]


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return joined(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _entities(claim: Form) -> Iterator[tuple[Any, ...]]:
    for role in ("actor", "recipient"):
        for position, party in enumerate(claim[role]):
            yield (None, claim["id"], role, position, *_party(party), _joined(party["other_sectors"]))


def _sources(claim: Form) -> Iterator[tuple[Any, ...]]:
    for position, source in enumerate(claim["said_by"]):
        cue = source["cue"]
        said = (source["kind"], line(cue["text"]), *cue["span"])
        yield (None, claim["id"], position, *_party(source), *said)


def _party(party: Form) -> tuple[Any, ...]:
    known = [None if party[key] is None else line(party[key]) for key in _PARTY]
    return (line(name_of(party)), *known, *party["span"])


def _joined(parts: list[str]) -> str | None:
    return joined(map(clean, parts)) if parts else None
