"""Over all sample reports and all formats: nothing leaves as done that is not told as done, and on whose word."""

import csv
import html
import json
import sqlite3
from contextlib import closing
from html.parser import HTMLParser

import pytest
from evals._rows import stands_at

from dragoman.export import FORMATS
from dragoman.export.fit import RULE, _operators, _status_words
from dragoman.export.icews import whole_number

from .conftest import NAMES, REPORTS

pytestmark = pytest.mark.slow
STRICT = ("plover", "polecat", "icews")
# Hold only claims that have what the format is for.
PARTIAL = ("geojson", "prodigy")


class Articles(HTMLParser):
    """The claims of a dossier, each with what its element says of it."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag == "article":
            claim = known["id"].removeprefix("claim-")
            source = {"source_name": known["data-source"], "source_role": known["data-role"]}
            self.rows.append(
                {"id": claim, "status": known["data-status"], **source, "cue": known["data-cue"]}
            )


def of_json_lines(path):
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def of_prodigy(path):
    metas = [task["meta"] for task in of_json_lines(path)]
    return [{**meta, "source_name": meta["sources"][-1], "cue": ";".join(meta["cues"])} for meta in metas]


def of_geojson(path):
    return [one["properties"] for one in json.loads(path.read_text("utf8"))["features"]]


def of_dossier(path):
    page = Articles()
    page.feed(path.read_text("utf8"))
    return page.rows


def of_parquet(path):
    return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()


def of_xlsx(path):
    with path.open("rb") as held:
        book = pytest.importorskip("openpyxl").load_workbook(held, read_only=True)
        header, *rows = book["dragoman"].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def of_sqlite(path):
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute("SELECT * FROM claims ORDER BY n")]


def of_csv(path):
    with path.open(encoding="utf8", newline="") as held:
        return list(csv.DictReader(held))


def of_tsv(path):
    with path.open(encoding="utf8", newline="") as held:
        return list(csv.DictReader(held, delimiter="\t", quoting=csv.QUOTE_NONE))


READERS = {
    "plover": of_json_lines,
    "prodigy": of_prodigy,
    "geojson": of_geojson,
    "dossier": of_dossier,
    "parquet": of_parquet,
    "xlsx": of_xlsx,
    "sqlite": of_sqlite,
    "csv": of_csv,
    "polecat": of_tsv,
    "icews": of_tsv,
}


def rows_of(path, to):
    """The rows of an export as dicts, by the usual reader of the format."""
    return READERS[to](path)


def words_of(path, to):
    """All words of an export."""
    if to in ("parquet", "xlsx"):
        return "\n".join(str(value) for row in rows_of(path, to) for value in row.values())
    if to == "sqlite":
        with closing(sqlite3.connect(path)) as db:
            return "\n".join(db.iterdump())
    return html.unescape(path.read_text("utf8")) if to == "dossier" else path.read_text("utf8")


def claims_out(rows, to, pairs):
    """The claims that a format's rows stand for, each with its row."""
    if to == "icews":
        ids = {str(whole_number(c["id"], str(n))): c for c, _ in pairs for n in range(60)}
        return [(ids[row["Event ID"]], row) for row in rows]
    ids = {claim["id"]: claim for claim, _ in pairs}
    return [(ids[row["Event ID" if to == "polecat" else "id"]], row) for row in rows]


@pytest.fixture(scope="module", params=["claim", "incident"])
def unit(request):
    return request.param


@pytest.fixture(scope="module")
def once(unit, report_pairs, incident_pairs):
    """Each claim once, or each incident, told from one of its claims.

    A report read with and without its day has the same ids where it has no address.
    """
    assert len({claim["id"] for claim, _ in report_pairs}) == len(report_pairs) > 300
    if unit == "claim":
        return report_pairs
    told = {claim["id"]: claim for claim, _ in report_pairs}
    for claim, _ in incident_pairs:
        own = told[claim["told"]["claim"]]
        assert {**claim, "id": own["id"], "incident": own["incident"], "link": own["link"]} == {
            **own,
            "told": claim["told"],
        }
    assert sorted(
        one for claim, _ in incident_pairs for one in (claim["told"]["claim"], *claim["link"])
    ) == sorted(told)
    assert 100 < len(incident_pairs) < len(report_pairs)
    return incident_pairs


@pytest.fixture
def out(written, once, unit):
    def exported(to):
        path, account = written(once, to, unit=unit)
        rows = rows_of(path, to)
        return claims_out(rows, to, once), account, path

    return exported


@pytest.mark.parametrize("to", FORMATS)
def test_nothing_told_as_plan_wish_possibility_or_denial_leaves_as_having_occurred(out, once, to):
    held, account, _ = out(to)
    assert len({claim["id"] for claim, _ in held}) + account.left_out.total() == len(once) == account.claims
    assert {claim["status"] for claim, _ in once} == {
        "occurred",
        "planned",
        "possible",
        "conditional",
        "negated",
        "denied",
    }
    if to not in STRICT:
        assert [claim["id"] for claim, row in held if row["status"] != claim["status"]] == []
        assert len(held) == len(once) or to in PARTIAL
        assert len(held) > 5
        return
    for claim, row in held:
        assert claim["status"] in ("occurred", "planned"), claim["gloss"]
        if claim["status"] == "planned":
            assert claim["event"][0] in ("AGREE", "CONCEDE")
            assert claim["event"][0] != claim["act"]
            said = row["date"] if to == "plover" else row["Event Date"]
            assert said == claim["reported"]  # the day of the telling, never that of the deed
    assert any(claim["status"] == "planned" for claim, _ in held)


@pytest.mark.parametrize("to", STRICT)
def test_what_people_coded_as_not_done_does_not_leave_as_done(out, once, to):
    """The rows that a writer coded by hand say what is not told as done; they are no reading of ours."""
    gone = {claim["id"] for claim, _ in out(to)[0]}
    wrong, asked = set(), 0
    for name in NAMES:
        for line in (REPORTS / f"{name}.expected.jsonl").read_text("utf8").splitlines():
            row = json.loads(line)
            if any("occurred" in reading["status"] for reading in row["any"]):
                continue
            types = {t for reading in row["any"] for t in reading["event"]} | {row.get("act")}
            for claim, report in once:
                if f"/{name}?" not in report["url"] or not stands_at(claim, report["text"], row):
                    continue
                if claim["event"][0] in types or claim["act"] in types:
                    asked += 1
                    plan = (
                        claim["status"] == "planned"
                        and RULE.get(claim["act"], claim["event"][0]) == claim["event"][0]
                    )
                    if claim["id"] in gone and not plan:
                        wrong.add((name, row["row"]))
    assert asked > (40 if len(once) > 300 else 20)
    assert wrong == set()


@pytest.mark.parametrize("to", STRICT)
def test_an_incident_leaves_only_where_a_claim_of_it_says_so(written, incident_pairs, report_pairs, to):
    path, _ = written(incident_pairs, to, unit="incident")
    status = {claim["id"]: claim["status"] for claim, _ in report_pairs}
    claims = {claim["id"]: (claim["told"]["claim"], *claim["link"]) for claim, _ in incident_pairs}
    gone = {claim["id"]: claim for claim, _ in claims_out(rows_of(path, to), to, incident_pairs)}
    assert len(gone) > 50
    for name, claim in gone.items():
        assert claim["status"] == "planned" or "occurred" in {status[one] for one in claims[name]}
    never = {
        name for name, some in claims.items() if not {"occurred", "planned"} & {status[one] for one in some}
    }
    assert len(never) > 5
    assert not never & set(gone)


def names(claim):
    return [source["entity_text"] for source in claim["said_by"]]


HEAVY = ("arrest", "convict")


def heavy(claim):
    """Accusations, arrests and convictions, told more plainly than the exporter does."""
    modes = {*claim["mode"], *claim["act_mode"]}
    return "ACCUSE" in (claim["event"][0], claim["act"]) or not modes.isdisjoint(HEAVY)


@pytest.mark.parametrize("to", FORMATS)
def test_accusations_arrests_and_convictions_leave_with_their_source(out, to, unit):
    held, _, path = out(to)
    some = [(claim, row) for claim, row in held if heavy(claim)]
    few = to == "geojson"  # places are known of hardly any, and their incidents are told from other claims
    assert len(some) > 10 or (few and (some or unit == "incident"))
    if to in ("polecat", "icews"):
        lines = rows_of(path.with_name("out.sources.tsv"), to)
        sources = {line["id"]: line for line in lines}
        assert len(sources) == len(lines) == len(held)
        for claim, row in some:
            line = sources[row["Event ID"]]
            assert line["source"]
            assert bool(line["cue"]) == bool(names(claim))
            assert line["status"] == claim["status"]
        return
    for claim, row in some:
        if to == "plover":
            said = [(source["entity_text"], source.get("withheld")) for source in row["said_by"]]
            assert len(said) == len(names(claim))
            assert all(told or name == own for (name, told), own in zip(said, names(claim), strict=True))
            assert row["said_by"] or row["cite_info"]["publication"]
        else:
            assert row["source_name"]
            assert row["source_role"] == claim["source_role"]
            assert bool(row["cue"]) == bool(names(claim))


@pytest.mark.parametrize("to", FORMATS)
def test_the_words_of_other_sentences_stay(out, once, to):
    """Of each report, a sentence without a claim is in no export."""
    held = words_of(out(to)[2], to)
    gaps = [gap for text in {report["text"] for _, report in once} for gap in untold(text, once)]
    assert len(gaps) > 12
    assert [gap for gap in gaps if gap in held] == []


def untold(text, pairs):
    """The longer stretches of a text that lie in no claim's sentence, and are no title."""
    at = 0
    spans = sorted((c["text_info"]["start"], c["text_info"]["end"]) for c, r in pairs if r["text"] == text)
    titles = {report["title"] for _, report in pairs}
    for start, end in (*spans, (len(text), len(text))):
        gap = text[at:start].strip()
        if len(gap.split()) > 6 and gap not in titles:
            yield gap.split("\n")[-1]
        at = max(at, end)


def test_every_word_that_gives_a_plan_its_status_is_known(once):
    """A name that is neither operator nor status word would keep a plan back for no reason."""
    used = {name for claim, _ in once if claim["status"] == "planned" for name in claim["why"]["operators"]}
    assert used - set(_operators()) - _status_words() == set()


@pytest.mark.parametrize("to", FORMATS)
def test_two_runs_give_the_same_bytes(written, once, unit, to):
    one, other = (written(once, to, name, unit=unit)[0] for name in ("one.tsv", "other.tsv"))
    assert one.read_bytes() == other.read_bytes()


def test_flat_rows_point_into_the_text(out, once):
    text = {claim["id"]: report["text"] for claim, report in once}
    for claim, row in out("csv")[0]:
        if row["withheld"] == "true":
            assert row["sentence"] == row["gloss"] == ""
            continue
        said = text[claim["id"]]
        assert " ".join(said[int(row["start"]) : int(row["end"])].split()) == row["sentence"].removeprefix(
            "'"
        )
        assert said[int(row["trigger_start"]) : int(row["trigger_end"])] == claim["event_text"][0]
        assert row["url"].startswith("https://news.example/")
        assert "#:~:text=" in row["url"]
