"""What must hold of every claim of every report."""

import copy
import json
from pathlib import Path

import pytest
from evals._invariants import breaks, breaks_of, stretch

REPORTS = Path(__file__).parent / "reports"
NAMES = sorted(path.name.removesuffix(".expected.jsonl") for path in REPORTS.glob("*.expected.jsonl"))

TEXT = "Oslo talks open\n\nNorway met Chile on Friday, Oslo said. It may help Peru.\n"


def words(text, start=0):
    at = TEXT.index(text, start)
    return {"text": text, "span": [at, at + len(text)]}


def entity(text, **more):
    held = words(text)
    known = {
        "entity_text": text, "span": held["span"], "entity_name": text, "code": "NOR", "sector": None,
        "other_sectors": [], "office": None, "identifier_id": None, "resolved_by": "name", "settled_by": [],
    }  # fmt: skip
    return {**known, **more}


@pytest.fixture
def claim():
    met, friday = words("met"), words("Friday")
    said = entity("Oslo", span=words("Oslo", 20)["span"], resolved_by="capital")
    source = {
        **said, "kind": "named", "cue": words("said"), "date_value": None, "date_text": None, "date_span": None,
    }  # fmt: skip
    return {
        "id": "0123456789abcdef", "event": ["CONSULT"], "act": "CONSULT", "mode": [], "mode_spans": [],
        "act_mode": [], "context": [], "context_spans": [], "quad_code": 1, "event_scale": 2.5, "cameo": "040",
        "event_text": ["met"], "event_spans": [met["span"]],
        "actor": [entity("Norway"), entity("Chile", code="CHL")], "recipient": [], "size": None,
        "date": "2024-03-01", "enddate": "2024-03-01", "time": None, "date_value": "2024-03-01",
        "date_mod": None, "date_precision": "day", "date_text": "Friday", "date_span": friday["span"],
        "date_carried": False, "act_date": None, "act_enddate": None, "act_date_value": None,
        "act_date_text": None, "act_date_span": None, "reported": "2024-03-02", "status": "occurred",
        "status_text": None, "status_span": None, "historical": False, "condition": None, "said_by": [source],
        "source_role": "actor", "about": [], "event_loc": None,
        "text_info": {"sequence": 1, "start": 17, "end": 53},
        "cite_info": dict.fromkeys(
            ["report_id", "text_sha256", "source_sha256", "url", "title", "publication", "published", "language", "translated_from", "license", "copyright", "corpus", "codebook"]
        ),
        "why": {"entry": "meet", "operators": [], "tokens": {}, "grade": "rule"},
        "incident": None, "link": [], "coder": "x", "lexicon": "x", "model": "x", "record_version": 1,
    }  # fmt: skip


def test_a_whole_claim_breaks_nothing(claim):
    assert breaks_of([claim], TEXT) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda c: c.pop("size"), "the claim has no size"),
        (lambda c: c["actor"][0].pop("office"), "actor has no office"),
        (lambda c: c.update(time=""), "time is an empty string"),
        (lambda c: c.update(event_spans=[[24, 28]]), "span [24, 28] is 'met ', not 'met'"),
        (lambda c: c.update(event_spans=[[24, 999]]), "[24, 999] is no span of the report"),
        (lambda c: c.update(event_spans=[], event_text=[]), "event has no words"),
        (lambda c: c.update(mode=["visit"]), "mode and mode_spans differ in length"),
        (lambda c: c.update(event=["MEET"]), "event is ['MEET'], not one type"),
        (lambda c: c.update(quad_code=2), "quad_code of CONSULT is 2"),
        (lambda c: c.update(status="planned"), "planned has no words"),
        (lambda c: c.update(enddate="2024-03-02"), "2024-03-01 does not span 2024-03-01 to 2024-03-02"),
        (lambda c: c.update(date_value="XXXX-03-01"), "XXXX-03-01 settles no day, yet date is 2024-03-01"),
        (lambda c: c.update(date_value=None), "date has words or a day and no value"),
        (lambda c: c.update(said_by=[]), "nobody else says so, yet source_role is actor"),
        (lambda c: c.update(source_role="outlet"), "somebody says so, yet source_role is outlet"),
        (lambda c: c.update(date_value=None, date=None, enddate=None, date_text=None, date_span=None,
                            date_carried=True), "a carried date without a date"),
        (lambda c: c.update(date_carried=True), "date_carried is True of a date in the sentence"),
        (lambda c: c.update(link=["feedfeedfeedfeed"]), "links to feedfeedfeedfeed, which is no claim of the report"),
        (lambda c: c.update(reported="2025-03-02"), "2024-03-01 is more than a year before 2025-03-02, yet not historical"),
        (lambda c: c["actor"].append(entity("Oslo", span=[0, 4])), "actor 'Oslo' stands elsewhere and nothing says why"),
    ],
)  # fmt: skip
def test_a_broken_claim_is_named(claim, change, what):
    change(claim)
    assert what in [line.partition(": ")[2] for line in breaks_of([claim], TEXT)]


def test_ids_are_given_once_and_claims_stand_in_order(claim):
    later = copy.deepcopy(claim)
    later.update(event_text=["help"], event_spans=[words("help")["span"]])
    assert "an id is given twice" in breaks_of([claim, later], TEXT)
    assert "claims are not in the order of their first trigger" in breaks_of([later, claim], TEXT)


def test_an_undated_report_gives_no_year(claim):
    claim["reported"] = None
    assert breaks(claim, TEXT, undated=True) == ["date 2024-03-01 has a year that the report does not give"]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
        ("2024-02-29TEV", ("2024-02-29", "2024-02-29")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2019-W47", ("2019-11-18", "2019-11-24")),
        ("2019-Q3", ("2019-07-01", "2019-09-30")),
        ("2016", ("2016-01-01", "2016-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("1998/2000", ("1998-01-01", "2000-12-31")),
        ("2024/..", None),
        ("XXXX-08-23", None),
        ("PAST_REF", None),
        (None, None),
    ],
)
def test_a_settled_value_is_a_stretch_of_days(value, days):
    assert stretch(value) == days


@pytest.mark.slow
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("name", NAMES)
def test_invariants_hold_on_every_claim(name, dated, read_json):
    text = (REPORTS / f"{name}.txt").read_bytes().decode("utf8")
    published = json.loads((REPORTS / f"{name}.json").read_text("utf8"))["published"] if dated else None
    assert breaks_of(read_json(text, published), text, undated=published is None) == []
