"""Our own reports against their expected claims, and the rules of matching."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from evals import gate
from evals._rows import differs, matched, stands_at
from evals.report import listing, measure, score, summed

REPORTS = Path(__file__).parent / "reports"
ROOT = Path(__file__).parent.parent
SHARED = os.environ.get("DRAGOMAN_SHARED")

TEXT = "Norway met Chile. Norway met Chile in Oslo, and Peru fined Chile."


def claim(start, event="CONSULT", **more):
    known = {
        "id": f"{start:016x}", "event": [event], "act": event, "mode": [], "event_spans": [[start, start + 3]],
        "event_text": [TEXT[start : start + 3]], "actor": [{"code": "NOR"}, {"code": "CHL"}], "recipient": [],
        "status": "occurred", "date_value": None, "said_by": [], "about": [], "condition": None, "incident": None,
    }  # fmt: skip
    return {**known, **more}


def row(quote, need="must", **more):
    known = {
        "row": 1, "need": need, "quote": quote, "any": [{"event": ["CONSULT"], "status": ["occurred"]}],
        "actor": ["NOR", "CHL"], "reciprocal": True, "date": [None], "undated": [None],
    }  # fmt: skip
    return {**known, **more}


def test_a_claim_stands_where_its_trigger_lies_in_the_quote():
    assert stands_at(claim(7), TEXT, row("Norway met Chile."))
    assert not stands_at(claim(7), TEXT, row("met Chile in Oslo"))
    assert not stands_at(claim(7), TEXT, row("Norway met Chile.", skip="met"))


@pytest.mark.parametrize(
    ("changed", "asked", "fields"),
    [
        ({}, {}, []),
        ({"event": ["AGREE"]}, {}, ["event"]),
        ({"status": "planned"}, {}, ["status"]),
        ({"date_value": "2024"}, {}, ["date"]),
        ({"date_value": "2024-03-01TEV"}, {"date": ["2024-03-01"]}, []),
        ({"actor": [{"code": "NOR"}]}, {}, ["parties"]),
        ({"recipient": [{"code": "CHL"}]}, {}, ["parties"]),
        ({}, {"act": "AID"}, ["act"]),
        ({}, {"mode": "visit"}, ["mode"]),
        ({}, {"said_by": ["NOR"]}, ["said_by"]),
        ({"said_by": [{"code": "NOR"}]}, {}, []),  # attribution left open
        ({"said_by": [{"code": "NOR"}]}, {"said_by": []}, ["said_by"]),  # only the outlet says it
        ({"said_by": [{"code": None}]}, {"said_by": []}, []),
        ({}, {"about": "Oslo Accord"}, ["about"]),
        ({"condition": {"text": "if it rains"}}, {"condition": "rains"}, []),
        ({}, {"names": ["Kim Lee"]}, ["names"]),
    ],
)
def test_fields_in_which_a_claim_differs(changed, asked, fields):
    bare = claim(7, actor=[{"code": "NOR", "entity_name": None}, {"code": "CHL", "entity_name": None}])
    assert differs({**bare, **changed}, row("Norway met Chile.", **asked)) == fields


def test_undated_values_are_asked_for_by_their_own_key():
    wanted = row("Norway met Chile.", date=["2024-03-01"], undated=["XXXX-WXX-5"])
    assert differs(claim(7, date_value="XXXX-WXX-5"), wanted, undated=True) == []


def test_the_nearest_of_several_readings_counts():
    wanted = row("Norway met Chile.", any=[
        {"event": ["SANCTION"], "status": ["planned"]}, {"event": ["CONSULT"], "status": ["planned"]},
    ])  # fmt: skip
    assert differs(claim(7), wanted) == ["status"]


@pytest.mark.parametrize(
    ("form", "actor", "recipient", "fits"),
    [
        ("either", ["NOR"], ["CHL"], True),
        ("either", ["NOR", "CHL"], [], True),
        ("either", ["NOR"], [], False),
        ("either_or_less", ["NOR"], [], True),
        ("either_or_less", ["CHL"], [], False),
        (None, ["NOR"], ["CHL"], True),
        (None, ["NOR"], [], True),
    ],
)
def test_parties_of_reciprocal_events(form, actor, recipient, fits):
    more = {"reciprocal": form} if form else {}
    wanted = row("Norway met Chile.", actor=["NOR"], recipient=["CHL", None], **more)
    if not form:
        wanted.pop("reciprocal")
    held = claim(7, actor=[{"code": c} for c in actor], recipient=[{"code": c} for c in recipient])
    assert ("parties" not in differs(held, wanted)) is fits


def test_each_claim_answers_one_row_and_rows_asked_for_go_first():
    rows = [{"need": "may"}, {"need": "must"}, {"need": "want"}]
    assert matched(rows, [[0], [0, 1], [1]]) == {1: 0, 2: 1}


def test_figures_of_a_report(monkeypatch):
    monkeypatch.setattr("evals.report.breaks_of", lambda *_, **__: [])
    rows = [
        row("Norway met Chile."),
        row("met Chile in Oslo", status=["planned"]),
        row("Peru fined Chile", "want"),
    ]
    rows[1]["any"] = [{"event": ["CONSULT"], "status": ["planned"]}]
    told = summed([score("a", TEXT, [claim(7), claim(25)], rows, undated=False)])
    assert told["must"] == {"found": 1, "of": 2}
    assert told["want"] == {"found": 0, "of": 1}
    assert (told["claims"], told["not_granted"], told["granted"]) == (2, 1, 0.5)
    assert told["near_misses"] == {"status": 1}
    assert told["nothing_there"] == 1
    assert told["statuses"]["planned"] == {"asked": 1, "found": 0, "claim_there": 1, "right": 0}


def test_linked_pairs_are_counted(monkeypatch):
    monkeypatch.setattr("evals.report.breaks_of", lambda *_, **__: [])
    rows = [row("Norway met Chile.", same="a"), row("met Chile in Oslo", same="a")]
    for incidents, linked in ((("i", "i"), 1), (("i", None), 0)):
        claims = [claim(7, incident=incidents[0]), claim(25, incident=incidents[1])]
        links = summed([score("a", TEXT, claims, rows, undated=False)])["links"]
        assert links == {"asked": 1, "linked": linked, "wrong": 0}


def test_floors_only_go_up():
    held = {"a": {"must": 5, "want": 1, "not_granted": 3, "broken": 0}}
    now = {"a": {"must": 6, "want": 0, "not_granted": 4, "broken": 0}}
    assert gate.below(now, held) == ["a: want is 0, the floor is 1", "a: not_granted is 4, the floor is 3"]
    assert gate.raised(now, held) == {"a": {"must": 6, "want": 1, "not_granted": 3, "broken": 0}}
    assert gate.below({}, {"a": {"must": 5}}) == ["a: no figure for must"]


@pytest.mark.slow
@pytest.mark.parametrize("reading", gate.READINGS)
def test_reports_hold_their_floors(reading, read_json):
    scores = measure(undated=gate.READINGS[reading], read=read_json)
    worse = gate.below(gate.figures(scores), gate.floors()[reading])
    assert worse == [], "\n".join([*worse, *(line for s in scores for line in listing(s))])


@pytest.mark.slow
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_the_founding_page_is_read(dated, read_json):
    if not SHARED:
        pytest.skip("DRAGOMAN_SHARED does not name the folder that holds page/check_page.py")
    page = Path(SHARED) / "page"
    claims = read_json((page / "report.txt").read_bytes().decode("utf8"), "2019-11-22" if dated else None)
    lines = "".join(json.dumps(one) + "\n" for one in claims)
    command = [sys.executable, str(page / "check_page.py"), *([] if dated else ["--undated"])]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False, encoding="utf8")
    assert done.returncode == 0, done.stdout + done.stderr


ONE_RUN = """
import json
from pathlib import Path
from evals.report import reader
read = reader()
for path in sorted(Path("tests/reports").glob("*.txt"))[:3]:
    for claim in read(path.read_bytes().decode("utf8"), "2024-05-17"):
        print(json.dumps(claim))
"""


@pytest.mark.slow
def test_claims_are_the_same_bytes_whatever_the_hash_seed():
    outputs = []
    for seed in ("1", "20"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        done = subprocess.run(
            [sys.executable, "-c", ONE_RUN], cwd=ROOT, env=env, capture_output=True, check=True
        )
        outputs.append(done.stdout)
    assert outputs[0]
    assert outputs[0] == outputs[1]


@pytest.mark.slow
def test_claims_are_the_same_whatever_the_batch(language, lexicon):
    from dragoman.reader import Reader

    reader = Reader(language, lexicon)
    texts = [path.read_bytes().decode("utf8") for path in sorted(REPORTS.glob("*.txt"))]
    alone = list(reader.read_all(texts, batch_size=1))
    assert list(reader.read_all(texts, batch_size=3)) == alone
    assert list(reader.read_all(reversed(texts), batch_size=len(texts)))[::-1] == alone
