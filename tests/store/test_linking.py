"""Linking in a store: what is written, when nothing is, ids that lead on, what is forgotten or left by the dead."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pyarrow.parquet as pq
import pytest

from dragoman.errors import StoreError
from dragoman.intake import from_text
from dragoman.records import Count, Size, Span, Status, Words
from dragoman.store import (
    Filters,
    compact,
    ensure_linked,
    forget,
    incident,
    incidents_told,
    link,
    open_store,
    problems,
    unlinked,
)
from dragoman.store import derived as derived_room
from dragoman.store.layout import TMP
from dragoman.store.locks import linking
from sample_claims import TEXT, full

DAY = date(2024, 3, 8)
AGENCY = "Raiders from Norway burned two fishing camps of Benin near the Cotonou harbor before dawn."
OWN = "Smoke rose over the port of Cotonou where Norwegian troops had set huts on fire, witnesses said."


def raid(  # noqa: PLR0913
    store,
    number,
    *,
    day=DAY,
    status=Status.OCCURRED,
    dead=None,
    text=AGENCY,
    outlet=None,
    town=None,
    url=None,
    told=None,
):
    """Add a report that tells of a Norwegian raid in a town of Benin, published on `told` or the day."""
    claim = full()
    report = from_text(TEXT, published=told or day, outlet=outlet or f"Outlet {number}", url=url)
    report = replace(report, report_id=f"{number:016x}", text=text, text_sha256=from_text(text).text_sha256)
    size = Size(dead=Count(low=dead, high=dead, words=Words("x", Span(0, 1)))) if dead else None
    place = replace(claim.event_loc, geonameid=town, lat=town % 80.0, lon=9.0) if town else claim.event_loc
    when = replace(claim.when, first=day, last=day, value=day.isoformat(), text="x", span=Span(0, 1))
    claim = replace(
        claim, id=f"{number:x}c".rjust(16, "0"), status=status, size=size, event_loc=place, when=when, act_when=None,
        condition=None, incident=None, link=(), reported=told or day, sentence=Span(0, len(text)),
        cite_info={**claim.cite_info, "publication": report.outlet, "url": url},
    )  # fmt: skip
    with store.run() as run:
        run.add(report, [claim], input=f"{number}.txt")
    return claim.id


@pytest.fixture
def layout(store):
    return store.layout


def outside_parts(layout):
    """Problems but for those of the texts, which are other ones than the claims were read from."""
    return [said for said in problems(layout) if not said.startswith("parts/")]


def names(store):
    """The incidents by id, each with its claims."""
    return dict(store.rows("SELECT id, claims FROM incidents ORDER BY id"))


def test_links_say_who_copies_whom_and_incidents_who_tells_what(store, layout):
    first = raid(store, 1, dead=5)
    copy = raid(store, 2, dead=5, told=DAY + timedelta(1))
    own = raid(store, 3, dead=7, text=OWN, told=DAY + timedelta(1))
    denial = raid(store, 4, text=OWN[:40], status=Status.DENIED, told=DAY + timedelta(2))
    other = raid(store, 5, town=77)
    found = link(layout)
    assert (found.changed, found.claims, found.incidents, found.reports, found.number) == (True, 5, 2, 5, 1)
    links = {
        one[0]: one[1:] for one in store.rows("SELECT claim, incident, linked_to, kind, rank FROM links")
    }
    assert links[first] == (first, None, None, 1)
    assert links[copy] == (first, first, "near-copy", 2)
    assert links[own][2:] == ("separate report", 3)
    assert links[denial][0] == first
    assert links[other] == (other, None, None, 1)
    (row,) = store.query("SELECT * FROM incidents WHERE id = ?", [first]).to_arrow_table().to_pylist()
    assert row["statuses"] == ["occurred", "denied"]
    assert (row["n_claims"], row["n_reports"], row["n_outlets"], row["n_copies"]) == (4, 4, 4, 1)
    assert (row["first_told"], row["last_told"], row["first_day"]) == (DAY, DAY + timedelta(2), DAY)
    assert (row["actor_codes"], row["recipient_codes"], row["place"]) == ("NOR", "BEN", "Cotonou")
    told = store.rows("SELECT field, value, claim, outlet FROM disagreements ORDER BY ALL")
    assert ("dead", "5", copy, "Outlet 2") in told
    assert ("dead", "7", own, "Outlet 3") in told
    assert {value for field, value, *_ in told if field == "status"} == {"occurred", "denied"}
    assert len(store.rows("SELECT reason FROM links WHERE reason IS NULL")) == 2
    assert outside_parts(layout) == []


def test_where_nothing_changed_nothing_is_written(store, layout):
    raid(store, 1)
    link(layout)
    before = {p: p.stat().st_mtime_ns for p in layout.root.rglob("*") if p.is_file()}
    again = link(layout)
    assert (again.changed, again.number, again.incidents) == (False, 1, 1)
    assert {p: p.stat().st_mtime_ns for p in layout.root.rglob("*") if p.is_file()} == before
    store.close()
    compact(layout)
    assert not link(layout).changed


def test_other_rules_link_anew_and_keep_the_old_ids(store, layout, monkeypatch):
    late = raid(store, 2)
    link(layout)
    early = raid(store, 1, told=DAY - timedelta(0), day=DAY)
    link(layout)
    assert store.rows("SELECT incident FROM incident_ids WHERE id = ?", [late]) == [(early,)]
    monkeypatch.setattr("dragoman.store.linking.RULES", -1)
    assert link(layout).changed
    assert store.rows("SELECT incident FROM incident_ids WHERE id = ?", [late]) == [(early,)]


def test_an_empty_store_is_linked(store, layout):
    assert link(layout).incidents == 0
    assert store.rows("SELECT count(*) FROM incidents") == [(0,)]
    assert store.rows("SELECT count(*) FROM incident_claims") == [(0,)]


def test_the_store_says_how_many_claims_are_not_linked(store, layout):
    raid(store, 1)
    assert unlinked(store) == 1
    link(layout)
    assert unlinked(store) == 0
    raid(store, 2)
    assert unlinked(store) == 1


# Days on which reports 1 to 6 come out, and what they tell: two events, one of them told four times.
NEWS = [
    {"number": 1, "told": DAY + timedelta(2)},
    {"number": 2, "told": DAY + timedelta(1), "text": OWN},
    {"number": 3},
    {"number": 4, "town": 77, "told": DAY + timedelta(1)},
    {"number": 5, "told": DAY + timedelta(1), "dead": 4},
    {"number": 6, "town": 77, "text": OWN},
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (3, 0, 4, 2, 5, 1)])
@pytest.mark.parametrize("batch", [1, 2, 6])
def test_ids_do_not_depend_on_the_order_of_arrival_and_old_ones_lead_on(store, layout, order, batch):
    ids, ever = {}, set()
    for some in (order[at : at + batch] for at in range(0, len(order), batch)):
        ids |= {n: raid(store, **NEWS[n]) for n in some}
        link(layout)
        ever |= set(names(store))
    assert names(store) == {ids[2]: [ids[n] for n in (2, 1, 4, 0)], ids[5]: [ids[5], ids[3]]}
    leads = dict(store.rows("SELECT id, incident FROM incident_ids"))
    home = dict(store.rows("SELECT claim, incident FROM links"))
    assert {old: leads[old] for old in ever} == {old: home[old] for old in ever}
    assert {old for (some,) in store.rows("SELECT aliases FROM incidents") for old in some} == ever - set(
        names(store)
    )


def test_the_id_of_a_claim_whose_report_was_corrected_leads_on(store, layout):
    url = "https://news.example/raid"
    first = raid(store, 1, url=url)
    later = raid(store, 2, text=OWN, told=DAY + timedelta(1))
    link(layout)
    corrected = raid(store, 3, url=url, dead=9)
    assert unlinked(store) == 2  # one came, one is no longer current
    link(layout)
    assert names(store) == {corrected: [corrected, later]}
    assert incident(store, first).incident["id"] == corrected
    assert incident(store, later).incident["id"] == corrected


def test_what_is_forgotten_is_told_by_no_incident(store, layout):
    kept, gone = raid(store, 1), raid(store, 2, text=OWN, dead=7, outlet="The Forgotten")
    link(layout)
    store.close()
    forget(layout, [f"{2:016x}"])
    tables = [pq.read_table(p).to_pylist() for p in layout.derived.rglob("*.parquet")]
    assert len(tables) == 2
    assert gone not in json.dumps(tables, default=str)
    with open_store(layout.root, read_only=True) as opened:
        assert unlinked(opened) > 0
    assert link(layout).claims == 1
    with open_store(layout.root, read_only=True) as opened:
        assert names(opened) == {kept: [kept]}
    tables = [pq.read_table(p).to_pylist() for p in layout.derived.rglob("*.parquet")]
    assert kept in json.dumps(tables, default=str)
    assert "The Forgotten" not in json.dumps(tables, default=str)


def test_what_is_forgotten_while_linking_is_at_work_does_not_come_back(store, layout):
    raid(store, 1)
    raid(store, 2, text=OWN, outlet="The Forgotten")
    store.close()
    asked = []

    def meanwhile(line):
        if not asked:
            with layout.forgotten.open(
                "a"
            ) as out:  # what forget writes first; the parts cannot go while read
                out.write(json.dumps({"report_id": f"{2:016x}"}) + "\n")
        asked.append(line)

    assert link(layout, tell=meanwhile).changed
    assert len([line for line in asked if line.startswith("linking")]) == 2


def test_what_a_killed_linking_left_is_no_result_and_compact_takes_it_away(store, layout):
    raid(store, 1)
    (layout.root / f"{TMP}derived-00001").mkdir()
    (layout.root / f"{TMP}derived-00001" / "links.parquet").write_bytes(b"PAR1")
    store.close()
    assert any("derived-00001" in said for said in problems(layout))
    compact(layout)
    assert outside_parts(layout) == []
    assert link(layout).number == 1


def test_older_folders_go_and_one_stays_for_who_reads(store, layout):
    for number in range(1, 4):
        raid(store, number)
        link(layout)
    assert sorted(p.name for p in layout.derived.iterdir()) == ["00002", "00003"]
    store.close()
    with open_store(layout.root) as opened:
        raid(opened, 4)
    link(layout)
    assert sorted(p.name for p in layout.derived.iterdir()) == ["00004"]


def test_one_at_a_time_links(store, layout, monkeypatch):
    monkeypatch.setattr("dragoman.store.linking.linking", lambda root: linking(root, patience=0))
    with linking(layout.root), pytest.raises(StoreError, match="another command links the store"):
        link(layout)


def test_check_finds_a_damaged_table(store, layout):
    raid(store, 1)
    link(layout)
    (layout.derived / "00001" / "links.parquet").write_bytes(b"no")
    assert [
        said for said in problems(layout) if said.startswith("derived/00001/links.parquet: cannot be read")
    ]


def test_tables_of_another_form_are_not_shown(store, layout, monkeypatch):
    raid(store, 1)
    link(layout)
    monkeypatch.setattr(derived_room, "FORM", 99)
    assert store.rows("SELECT count(*) FROM links") == [(0,)]
    assert link(layout).number == 2


def test_ensure_linked_writes_nothing(store, layout):
    first = raid(store, 1)
    said = []
    with open_store(layout.root, read_only=True) as opened:
        ensure_linked(opened, tell=said.append)
        assert names(opened) == {first: [first]}
        assert unlinked(opened) == 0
    assert said[0].startswith("1 claim is not linked yet")
    assert not layout.derived.exists()


def test_an_incident_goes_out_told_from_the_best_of_the_claims_that_pass(store, layout):
    plan = raid(store, 1, status=Status.PLANNED, told=DAY - timedelta(1))
    deed = raid(store, 2, dead=5)
    link(layout)
    ((claim, report),) = incidents_told(store)
    assert (claim["id"], claim["incident"], claim["status"], claim["link"]) == (
        plan,
        plan,
        "occurred",
        [plan],
    )
    assert (claim["told"]["claim"], claim["told"]["n_reports"], report["report_id"]) == (deed, 2, f"{2:016x}")
    ((claim, _),) = incidents_told(store, Filters(status="planned"))
    assert (claim["id"], claim["status"], claim["told"]["claim"], claim["told"]["n_reports"]) == (
        plan,
        "planned",
        plan,
        2,
    )
    assert list(incidents_told(store, Filters(actor="PER"))) == []


def test_an_unknown_id_is_told(store, layout):
    raid(store, 1)
    link(layout)
    with pytest.raises(StoreError, match="no incident and no linked claim has the id 'x'"):
        incident(store, "x")
