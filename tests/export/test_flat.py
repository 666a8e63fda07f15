"""CSV, Parquet and SQLite hold the same rows, whoever reads them."""

import asyncio
import csv
import json
import sqlite3
import warnings
from contextlib import closing
from datetime import date

import pytest

from dragoman.export import as_it_was
from dragoman.export.flat import COLUMNS, REPORT_COLUMNS

ASKED = (
    *("gloss", "start", "end", "event_date", "event_date_basis", "date_precision", "status", "source_name"),
    *("source_code", "source_role", "cue", "url"),
)
FULL = {
    "event": "ASSAULT",
    "act": "ASSAULT",
    "mode": "aerial",
    "quad_code": 4,
    "event_scale": -9.5,
    "cameo": "195",
    "actor_names": "Norway",
    "actor_codes": "NOR",
    "recipient_names": "pirates of Benin",
    "recipient_sectors": "CRM",
    "event_date": date(2024, 3, 8),
    "event_date_basis": "date",
    "date_precision": "day",
    "time": "10:15",
    "date_carried": True,
    "act_enddate": date(2024, 2, 29),
    "status": "conditional",
    "historical": False,
    "condition": "if the Cod Pact fails",
    "source_name": "Kari Dahl",
    "source_code": "NOR",
    "source_role": "actor",
    "cue": "said",
    "about": "Cod Pact",
    "place": "Cotonou",
    "lat": 6.37,
    "geonameid": 2394819,
    "dead_low": None,
    "injured_high": 5,
    "start": 19,
    "end": 130,
    "outlet": "The Example",
    "published": date(2024, 3, 2),
    "link": "feedfeedfeedfeed",
}


@pytest.fixture
def csv_rows(written, pairs):
    path, _ = written(pairs, "csv")
    with path.open(encoding="utf8", newline="") as held:
        return list(csv.DictReader(held))


def test_flat_columns_are_those_asked_for_and_none_is_a_list(written, pairs):
    pq = pytest.importorskip("pyarrow.parquet")
    path, _ = written(pairs, "parquet")
    schema = pq.read_schema(path)
    assert schema.names == [column.name for column in COLUMNS]
    assert set(ASKED) <= set(schema.names)
    assert {str(schema.field(name).type) for name in schema.names} <= {
        "string",
        "int64",
        "double",
        "bool",
        "date32[day]",
    }
    assert str(schema.field("start").type) == str(schema.field("end").type) == "int64"


def test_parquet_is_read_back(written, pairs):
    pq = pytest.importorskip("pyarrow.parquet")
    path, account = written(pairs, "parquet")
    whole, little = pq.read_table(path).to_pylist()
    assert {name: whole[name] for name in FULL} == FULL
    assert (little["event"], little["event_date"], little["event_date_basis"]) == (
        "CONSULT",
        date(2024, 3, 2),
        "reported",
    )
    assert (little["actor_codes"], little["recipient_codes"], little["cue"], little["source_code"]) == (
        "NOR;BEN",
        None,
        None,
        None,
    )
    assert (little["source_name"], little["source_role"]) == ("The Example", "outlet")
    assert (account.claims, account.rows, account.left_out.total()) == (2, 2, 0)


def test_duckdb_and_polars_read_the_parquet(written, pairs):
    duckdb = pytest.importorskip("duckdb")
    polars = pytest.importorskip("polars")
    path, _ = written(pairs, "parquet")
    asked = (
        duckdb.read_parquet(str(path)).project("event_date, cameo, event_scale, historical").order("cameo")
    )
    assert asked.fetchall() == [(date(2024, 3, 2), "040", 2.5, False), (date(2024, 3, 8), "195", -9.5, False)]
    assert polars.read_parquet(path)["end"].to_list() == [130, 175]


def test_csv_is_read_back_by_the_csv_module(csv_rows):
    whole, little = csv_rows
    said = {
        name: "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in FULL.items()
    }
    assert {name: whole[name] for name in said} == said
    assert little["condition"] == little["dead_low"] == ""
    assert little["date_carried"] == "false"


def test_pandas_and_polars_and_duckdb_read_the_csv(written, pairs):
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    path, _ = written(pairs, "csv")
    frame = pandas.read_csv(path, dtype={"cameo": str}, parse_dates=["event_date"])
    assert list(frame["cameo"]) == ["195", "040"]
    assert list(frame["event_date"].dt.date) == [date(2024, 3, 8), date(2024, 3, 2)]
    assert frame["event_scale"].tolist() == [-9.5, 2.5]
    assert not frame["historical"].any()
    assert frame["condition"].isna().tolist() == [False, True]
    own = polars.read_csv(path, schema_overrides={"cameo": polars.String}, try_parse_dates=True)
    assert own["event_date"].to_list() == [date(2024, 3, 8), date(2024, 3, 2)]
    assert own["gloss"].to_list() == frame["gloss"].tolist()
    said = duckdb.read_csv(str(path)).project("gloss, start").order("start").fetchall()
    assert said == list(zip(frame["gloss"], frame["start"], strict=True))


def test_csv_for_excel_has_a_byte_order_mark_and_the_other_has_none(written, pairs):
    plain, marked = written(pairs, "csv", "a.csv")[0], written(pairs, "csv", "b.csv", excel=True)[0]
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    with marked.open(encoding="utf-8-sig", newline="") as held:
        assert next(csv.reader(held))[0] == "id"


def test_csv_holds_nothing_that_a_spreadsheet_runs(made, written):
    claim, report = made()
    claim["gloss"] = "=HYPERLINK(1)"
    claim["actor"][0].update(entity_name="@SUM(1)")
    claim["actor"].append({**claim["actor"][0], "entity_name": "=cmd|'/C calc'!A0"})
    report["outlet"] = "+a\tb\r\nc\x00"
    path, _ = written([(claim, report)], "csv")
    with path.open(encoding="utf8", newline="") as held:
        (row,) = csv.DictReader(held)
    assert row["gloss"] == "'=HYPERLINK(1)"
    assert as_it_was(row["gloss"]) == claim["gloss"]
    assert row["actor_names"] == "'@SUM(1);'=cmd|'/C calc'!A0"
    assert row["outlet"] == "'+a b c\ufffd"
    assert row["event_scale"] == "-9.5"
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        for name, cell in row.items()
        if name != "event_scale"
    )


def test_openpyxl_takes_the_guarded_text_for_text(made, written):
    openpyxl = pytest.importorskip("openpyxl")
    claim, report = made()
    claim["gloss"] = "=1+1"
    path, _ = written([(claim, report)], "csv")
    with path.open(encoding="utf8", newline="") as held:
        (row,) = csv.DictReader(held)
    sheet = openpyxl.Workbook().active
    sheet.append([row["gloss"], claim["gloss"]])
    assert [cell.data_type for cell in sheet[1]] == ["s", "f"]


def test_what_leaves_is_the_claim_s_own_sentence_unless_more_is_asked_for(csv_rows, written, pairs):
    text = pairs[0][1]["text"]
    for row, (claim, _) in zip(csv_rows, pairs, strict=True):
        own = text[claim["text_info"]["start"] : claim["text_info"]["end"]]
        assert row["sentence"] == " ".join(own.split())
        assert not any("Norway sends ship" in cell for name, cell in row.items() if name != "title")
    assert "text" not in csv_rows[0]
    path, _ = written(pairs, "csv", with_text=True)
    with path.open(encoding="utf8", newline="") as held:
        assert [row["text"] for row in csv.DictReader(held)] == [text, text]


def test_a_store_without_texts_gives_no_sentence_and_the_plain_address(written, pairs):
    bare = [(claim, {**report, "text": None}) for claim, report in pairs]
    path, _ = written(bare, "csv")
    with path.open(encoding="utf8", newline="") as held:
        for row in csv.DictReader(held):
            assert (row["sentence"], row["url"]) == ("", "https://news.example/2024/row")


def test_whole_texts_of_unknown_license_are_warned_of_once_a_report(written, pairs):
    said = []
    written(pairs, "csv", with_text=True, warn=said.append)
    assert said == [
        "The Example, https://news.example/2024/row: its whole text leaves and its license is unknown"
    ]
    free = [(claim, {**report, "license": "CC BY 4.0"}) for claim, report in pairs]
    written(free, "csv", with_text=True, warn=said.append)
    written(pairs, "csv", warn=said.append)
    assert len(said) == 1


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_a_row_for_each_report_with_its_claims_counted(written, pairs, to):
    pandas = pytest.importorskip("pandas")
    other = (pairs[1][0], {**pairs[1][1], "report_id": "other"})
    path, account = written([*pairs, other], to, unit="report")
    frame = getattr(pandas, f"read_{to}")(path)
    assert list(frame.columns[: len(REPORT_COLUMNS)]) == [c.name for c in REPORT_COLUMNS]
    assert frame[["claims", "occurred", "conditional", "denied", "quad1", "quad4"]].to_numpy().tolist() == [
        [2, 1, 1, 0, 1, 0],
        [1, 1, 0, 0, 1, 0],
    ]
    assert (account.rows, account.claims) == (2, 3)


@pytest.fixture
def database(written, pairs):
    path, _ = written(pairs, "sqlite")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        yield db


def test_sqlite_is_whole_and_every_foreign_key_leads_somewhere(database):
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {
        t: [r["table"] for r in database.execute(f"PRAGMA foreign_key_list({t})")]
        for t in ("claims", "entities", "sources")
    }
    assert keys == {"claims": ["reports"], "entities": ["claims"], "sources": ["claims"]}


def test_sqlite_is_read_back(database):
    whole, little = map(dict, database.execute("SELECT * FROM claims ORDER BY n"))
    said = {
        n: v.isoformat() if isinstance(v, date) else int(v) if isinstance(v, bool) else v
        for n, v in FULL.items()
    }
    assert {name: whole[name] for name in FULL} == said
    assert little["condition"] is None
    parties = database.execute(
        "SELECT claim_id, role, position, code, start FROM entities ORDER BY n"
    ).fetchall()
    assert [tuple(p)[1:4] for p in parties] == [
        ("actor", 0, "NOR"),
        ("recipient", 0, "BEN"),
        ("actor", 0, "NOR"),
        ("actor", 1, "BEN"),
    ]
    (source,) = map(dict, database.execute("SELECT * FROM sources"))
    assert (source["name"], source["kind"], source["cue"], source["cue_end"] - source["cue_start"]) == (
        "Kari Dahl",
        "named",
        "said",
        4,
    )


def test_sqlite_finds_words(database):
    found = database.execute(
        "SELECT c.event FROM claims_fts f JOIN claims c ON c.n = f.rowid WHERE claims_fts MATCH 'pirates'"
    ).fetchall()
    assert [row["event"] for row in found] == ["ASSAULT", "CONSULT"]  # one in its sentence, one in its gloss
    assert (
        database.execute("SELECT count(*) FROM reports_fts WHERE reports_fts MATCH 'ship'").fetchone()[0] == 1
    )


def test_sqlite_has_each_pair_of_states_once(database, pairs, made, written):
    assert [tuple(row) for row in database.execute("SELECT a, b, month, status FROM pairs ORDER BY month, status")] == [
        ("BEN", "NOR", "2024-03", "conditional"), ("BEN", "NOR", "2024-03", "occurred"),
    ]  # fmt: skip
    claim, report = made()
    claim["recipient"].append({**claim["recipient"][0], "code": "CHL"})
    path, _ = written([(claim, report)], "sqlite", "two.sqlite")
    with closing(sqlite3.connect(path)) as db:  # two that suffer together are no pair
        assert db.execute("SELECT a, b FROM pairs ORDER BY a").fetchall() == [("BEN", "NOR"), ("CHL", "NOR")]


def test_sqlite_says_whence_it_came_and_a_vacuum_leaves_the_search_right(written, pairs):
    path, _ = written(pairs, "sqlite", with_text=True)
    with closing(sqlite3.connect(path)) as db:
        assert dict(db.execute("SELECT * FROM export"))["format"] == "1"
        db.execute("DELETE FROM entities")
        db.commit()
        db.execute("VACUUM")
        assert (
            db.execute("SELECT count(*) FROM reports_fts WHERE reports_fts MATCH 'hurt'").fetchone()[0] == 1
        )
        assert db.execute("SELECT text FROM reports").fetchone()[0] == pairs[0][1]["text"]


def test_datasette_opens_the_database_as_it_is(written, pairs):
    datasette = pytest.importorskip(
        "datasette.app", reason="Datasette is not installed here", exc_type=ImportError
    )
    path, _ = written(pairs, "sqlite", "news.sqlite")

    async def asked():
        site = datasette.Datasette([str(path)])
        await site.invoke_startup()
        answers = {}
        for page in (
            "news.json",
            "news/claims.json?_search=pirates&_shape=array",
            "news/claims/1.json",
            "news/claims",
        ):
            answers[page] = await site.client.get(f"/{page}")
        return answers

    with warnings.catch_warnings(action="ignore"):  # its own, and those of what it stands on
        answers = asyncio.run(asked())
    assert {answer.status_code for answer in answers.values()} == {200}
    tables = {table["name"]: table for table in answers["news.json"].json()["tables"]}
    assert tables["claims"]["fts_table"] == "claims_fts"
    assert [key["other_table"] for key in tables["claims"]["foreign_keys"]["outgoing"]] == ["reports"]
    assert [
        row["event"] for row in json.loads(answers["news/claims.json?_search=pirates&_shape=array"].text)
    ] == ["ASSAULT", "CONSULT"]
