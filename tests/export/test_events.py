"""PLOVER, POLECAT and ICEWS: their columns and fields, one row or one for each pair, and what each leaves out."""

import csv
import json
from dataclasses import replace
from datetime import date

import pytest

from dragoman.export.cameo import label
from dragoman.export.icews import SECTORS, couples, whole_number
from dragoman.export.sources import beside
from dragoman.lexicon import codes
from dragoman.records import Count, Size, Span, Status, Words
from sample_claims import bare, day, full

POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|"
    "Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|"
    "Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|"
    "Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|"
    "Story Organizations|Story Locations|Language|Version"
)
ICEWS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|"
    "Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude"
)


def read_tsv(path):
    with path.open(encoding="utf8", newline="") as held:
        return list(csv.DictReader(held, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture
def struck(made):
    """Claim by hand of an attack that has occurred, with fields changed."""

    def make(**changed):
        return made(full(), **{"status": Status.OCCURRED, "condition": None, "status_words": None, **changed})

    return make


def test_polecat_has_its_forty_columns_in_utf8(written, struck):
    path, account = written([struck()], "polecat")
    (row,) = read_tsv(path)
    assert list(row) == POLECAT.split("|")
    assert len(row) == 40
    known = {
        "Event ID": "0123456789abcdef", "Event Date": "2024-03-08", "Event Type": "ASSAULT", "Event Mode": "aerial",
        "Intensity": "-9.5", "Quad Code": "MATERIAL CONFLICT", "Contexts": "military", "Actor Name": "Norway",
        "Actor Country": "NOR", "Recipient Name": "pirates of Benin", "Recipient Country": "BEN",
        "Primary Recipient Sector": "CRM", "Recipient Sectors": "CRM;REB", "Recipient Name Raw": "pirates of Benin",
        "Placename": "Cotonou", "City": "Cotonou", "Province": "Littoral", "Country": "Benin", "Latitude": "6.37",
        "Longitude": "2.39", "GeoNames ID": "2394819", "Raw Placename": "Cotonou", "Source": "The Example",
        "Publication Date": "2024-03-02", "Version": "dragoman 0.1.0", "Actor Name Raw": "Norway", "Language": "en",
    }  # fmt: skip
    assert {name: row[name] for name in known} == known
    assert {name for name in row if row[name] == "None"} == set(row) - set(known)
    assert (account.rows, account.left_out.total()) == (1, 0)


def test_icews_has_its_twenty_columns_without_quotes(written, struck):
    path, _ = written([struck()], "icews")
    (row,) = read_tsv(path)
    assert list(row) == ICEWS.split("|")
    assert len(row) == 20
    known = {
        "Event ID": str(whole_number("0123456789abcdef", "0")), "Event Date": "2024-03-08", "Source Name": "Norway",
        "Source Country": "Norway", "Event Text": "Employ aerial weapons", "CAMEO Code": "195", "Intensity": "-9.5",
        "Target Name": "pirates of Benin", "Target Sectors": "Criminals,Rebels", "Target Country": "Benin",
        "Sentence Number": "2", "Publisher": "The Example", "City": "Cotonou", "Province": "Littoral",
        "Country": "Benin", "Latitude": "6.37", "Longitude": "2.39",
    }  # fmt: skip
    assert {name: row[name] for name in known} == known
    assert {name for name in row if not row[name]} == {"Source Sectors", "District"}
    assert 0 < int(row["Event ID"]) < 2**53 > int(row["Story ID"])


def test_pandas_and_polars_and_duckdb_read_the_tables(written, struck, met):
    pandas, polars, duckdb = map(pytest.importorskip, ("pandas", "polars", "duckdb"))
    pairs = [struck(), met()]
    polecat, icews = written(pairs, "polecat")[0], written(pairs, "icews", "i.tsv")[0]
    frame = pandas.read_csv(
        icews, sep="\t", dtype={"CAMEO Code": str}, parse_dates=["Event Date"], quoting=csv.QUOTE_NONE
    )
    assert frame["CAMEO Code"].tolist() == ["195", "040", "040"]
    assert frame["Event ID"].dtype == "int64"
    assert frame["Event ID"].is_unique
    assert frame["Event Date"].dt.year.tolist() == [2024] * 3
    frame = pandas.read_csv(polecat, sep="\t", na_values=["None"])  # its usual quoting reads the same
    assert frame["Intensity"].tolist() == [-9.5, 2.5]
    assert frame["Actor COW"].isna().all()
    own = polars.read_csv(polecat, separator="\t", null_values=["None"], quote_char=None)
    assert own["Actor Country"].to_list() == ["NOR", "NOR;BEN"]
    found = duckdb.read_csv(str(polecat), sep="\t", na_values="None").project('"Event Type", "Event Date"')
    assert found.fetchall() == [("ASSAULT", date(2024, 3, 8)), ("CONSULT", date(2024, 3, 2))]


def test_what_all_do_together_is_a_row_for_each_ordered_pair_in_icews_and_one_in_polecat(written, met):
    three = (*met()[0]["actor"],)
    claim, report = met()
    claim["actor"] = [*three, {**three[0], "entity_name": "Chile", "entity_text": "Chile", "code": "CHL"}]
    rows = read_tsv(written([(claim, report)], "icews")[0])
    assert [(r["Source Country"], r["Target Country"]) for r in rows] == [
        ("Norway", "Benin"), ("Norway", "Chile"), ("Benin", "Norway"), ("Benin", "Chile"), ("Chile", "Norway"), ("Chile", "Benin"),
    ]  # fmt: skip
    assert len({row["Event ID"] for row in rows}) == 6
    (row,) = read_tsv(written([(claim, report)], "polecat")[0])
    assert (row["Actor Country"], row["Recipient Country"]) == ("NOR;BEN;CHL", "None")


def test_compound_parties_are_a_row_for_each_of_one_side_with_each_of_the_other(struck):
    claim, _ = struck()
    claim["actor"].append({**claim["actor"][0], "code": "CHL"})
    claim["recipient"].append({**claim["recipient"][0], "code": "PER"})
    assert [(a["code"], b["code"]) for a, b in couples(claim)] == [
        ("NOR", "BEN"),
        ("NOR", "PER"),
        ("CHL", "BEN"),
        ("CHL", "PER"),
    ]


def test_a_body_of_states_is_one_party(written, struck):
    body = {"entity_text": "the G20", "entity_name": "G20", "code": "IGO", "sector": None}
    claim, report = struck()
    claim["actor"] = [{**claim["actor"][0], **body}]
    (row,) = read_tsv(written([(claim, report)], "icews")[0])
    assert (row["Source Name"], row["Source Country"]) == ("G20", "")
    (row,) = read_tsv(written([(claim, report)], "polecat")[0])
    assert (row["Actor Name"], row["Actor Country"]) == ("G20", "IGO")


def test_cells_of_fixed_columns_hold_no_tab_quote_or_formula(written, struck):
    claim, report = struck()
    claim["actor"][0].update(entity_name='=the "A\tB"\r\n', resolved_by="name")
    for to in ("polecat", "icews"):
        path = written([(claim, report)], to)[0]
        (row,) = read_tsv(path)
        assert row["Actor Name" if to == "polecat" else "Source Name"] == "'=the 'A B'"
        assert path.read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("to", ["polecat", "icews", "plover"])
def test_a_plan_stands_under_the_day_of_its_telling(written, met, to):
    friday = day("on Friday", date(2024, 3, 8))
    plan = met(
        event="AGREE", status=Status.PLANNED, when=friday, why=replace(bare().why, operators=("will",))
    )
    path = written([plan], to)[0]
    if to == "plover":
        record = json.loads(path.read_text())
        assert [record[k] for k in ("date", "enddate", "act_date", "event_date_basis", "time")] == [
            "2024-03-02",
            "2024-03-02",
            "2024-03-08",
            "reported",
            None,
        ]
        assert (record["event"], record["act"], record["status"]) == (["AGREE"], "CONSULT", "planned")
    else:
        assert {row["Event Date"] for row in read_tsv(path)} == {"2024-03-02"}


def test_icews_leaves_out_what_has_no_pair_and_polecat_keeps_it(written, met):
    alone, nobody = met(actor=full().actor), met(actor=())
    path, account = written([alone, nobody], "icews")
    assert read_tsv(path) == []
    assert account.left_out == {
        "without a recipient, and the format has pairs": 1,
        "without an actor, and the format has pairs": 1,
    }
    assert len(read_tsv(written([alone, nobody], "polecat")[0])) == 2


def test_sources_stand_beside_the_file(written, struck, tmp_path):
    path, _ = written([struck()], "polecat", "news.tsv")
    assert (
        tmp_path / "news.sources.tsv"
    ).read_text() == "id\tsource\tcue\tstatus\n0123456789abcdef\tKari Dahl\tsaid\toccurred\n"
    icews = read_tsv(written([struck()], "icews", "i.tsv")[0])
    assert [row["id"] for row in read_tsv(tmp_path / "i.sources.tsv")] == [row["Event ID"] for row in icews]
    assert [beside(path.with_name(n)).name for n in ("a", "a.b", "a.TSV")] == [
        "a.sources.tsv",
        "a.b.sources.tsv",
        "a.sources.tsv",
    ]


@pytest.mark.parametrize("to", ["polecat", "icews"])
def test_an_accusation_goes_down_no_pipe_without_its_source(met, to, written):
    from io import BytesIO

    from dragoman.export import Options, export

    accused = met(event="ACCUSE", act="ACCUSE", recipient=(full().recipient), actor=full().actor)
    out = BytesIO()
    account = export([accused, met()], out, Options(to=to), warn=print)
    assert b"ACCUSE" not in out.getvalue()
    assert account.left_out == {
        "accusations, arrests or convictions, which leave only with their sources beside them": 1
    }
    assert list(account.lines())[-1] == "  (name a file with --out: their sources are then written beside it)"
    path, account = written([accused, met()], to)
    assert account.left_out == {}
    first = read_tsv(path.with_name("out.sources.tsv"))[0]
    assert (first["source"], first["status"]) == ("The Example", "occurred")


def test_plover_has_the_names_of_the_manual_and_its_required_fields(written, struck):
    path, _ = written([struck()], "plover")
    record = json.loads(path.read_text("utf8"))
    manual = "id date enddate time actor recipient event event_loc event_text quad_code event_scale mode context link text text_info cite_info coder"
    assert [name for name in manual.split() if name not in record] == []
    assert date.fromisoformat(record["date"])
    assert (record["event"], record["mode"], record["context"], record["quad_code"]) == (
        ["ASSAULT"],
        ["aerial"],
        ["military"],
        4,
    )
    assert {"code", "sector", "entity_text", "identifier_id", "office"} <= set(record["actor"][0])
    assert not {"religion", "ethnicity", "gender", "age"} & set(record["actor"][0])
    assert set(record["text_info"]) == {"sequence", "start", "end"}
    assert (record["event_loc"]["city"], record["event_loc"]["country"]) == ("Cotonou", "Benin")
    assert (record["link"], record["claim_links"]) == ("feedfeedfeedfeed", ["feedfeedfeedfeed"])
    assert record["said_by"][0]["entity_name"] == "Kari Dahl"
    assert record["status"] == "occurred"
    assert f"{record['date']}T{record['time']}" == "2024-03-08T10:15"


def test_plover_s_text_is_the_claim_s_own_sentence_unless_more_is_asked_for(written, struck):
    claim, report = struck()
    record = json.loads(written([(claim, report)], "plover")[0].read_text("utf8"))
    assert record["text"] == report["text"][claim["text_info"]["start"] : claim["text_info"]["end"]]
    assert record["date_text"] is None  # the day is carried from another sentence
    assert record["recipient"][0]["settled_by"] == [claim["recipient"][0]["settled_by"][0]["span"]]
    record = json.loads(written([(claim, report)], "plover", with_text=True)[0].read_text("utf8"))
    assert record["text"] == report["text"]


@pytest.mark.parametrize(
    ("low", "high", "said"), [(5, 5, 5), (5, None, "5-"), (None, 9, "-9"), (5, 9, "5-9")]
)
def test_plover_s_numbers(written, struck, low, high, said):
    size = Size(dead=Count(low=low, high=high, words=Words("Norway", Span(0, 6))))
    record = json.loads(written([struck(size=size)], "plover")[0].read_text("utf8"))
    assert record["size"] == {"dead": said, "bounds": {"dead": {"low": low, "high": high, "span": [0, 6]}}}


def test_every_code_and_sector_of_the_lexicon_has_a_name(lexicon):
    book = codes(lexicon)
    held = {row.code for rows in book.rows.values() for row in rows}
    held |= {"02" + code.removeprefix("10") for code in held if code.startswith("10")}
    assert [code for code in held if label(code) != label(code + "9")] == []  # its own, not one above it
    assert [code for code in held if label(code) in (None, label(code[:-1]))] == []
    assert set(lexicon.section("codes")["sectors"]) <= set(SECTORS)
    assert label(None) is None
