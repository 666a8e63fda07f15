"""Marks on reports: the last one counts, views obey them, a torn line harms nothing, forgetting takes them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dragoman.store import Mark, forget, info, mark, marks_of, open_store, problems
from sample_claims import full, report


def withdrawn(number):
    return Mark(report_id=f"{number:016x}", mark="withdrawn", reason="HTTP 410 Gone")


def restored(number):
    return Mark(report_id=f"{number:016x}", mark="restored", reason="it is there again")


def superseded(number, by):
    return Mark(report_id=f"{number:016x}", mark="superseded", other=f"{by:016x}", reason="changed")


def shown(store):
    return [int(one, 16) for (one,) in store.rows("SELECT DISTINCT report_id FROM claims_current ORDER BY 1")]


@pytest.fixture
def filled(store):
    for number in (1, 2, 3):
        with store.run() as run:
            some = replace(report(), report_id=f"{number:016x}", url=f"https://fjordpost.example/{number}")
            run.add(some, [replace(full(), id=f"{number:016x}")], input="x")
    return store


def test_claims_of_a_withdrawn_report_leave_the_views(filled):
    mark(filled.layout, [withdrawn(2)])
    assert shown(filled) == [1, 3]
    ((count,),) = filled.rows("SELECT count(*) FROM claims")
    assert count == 3
    ((when, why),) = filled.rows(
        "SELECT withdrawn, withdrawn_reason FROM reports_current WHERE withdrawn IS NOT NULL"
    )
    assert (when is not None, why) == (True, "HTTP 410 Gone")
    assert sum(reports for (reports,) in filled.rows("SELECT reports FROM coverage")) == 2
    assert info(filled)["withdrawn_reports"] == 1
    assert [claim["id"] for claim, _ in filled.exportable()] == [f"{n:016x}" for n in (1, 3)]


def test_last_mark_of_a_report_counts(filled):
    assert len(mark(filled.layout, [withdrawn(2), superseded(3, by=1)])) == 2
    assert shown(filled) == [1]
    assert mark(filled.layout, [withdrawn(2), superseded(3, by=1)]) == []
    mark(filled.layout, [restored(2), superseded(3, by=2)])
    assert shown(filled) == [1, 2]
    rows = filled.rows("SELECT report_id, supersedes, superseded_by FROM reports_current ORDER BY report_id")
    assert rows == [
        (f"{1:016x}", None, None),
        (f"{2:016x}", f"{3:016x}", None),
        (f"{3:016x}", None, f"{2:016x}"),
    ]


def test_report_that_several_were_replaced_by_stands_there_once(filled):
    mark(filled.layout, [superseded(1, by=3), superseded(2, by=3)])
    assert shown(filled) == [3]
    assert len(filled.rows("SELECT * FROM reports_current")) == 3


def test_restored_report_is_not_superseded_by_its_address(store):
    for number in (1, 2):
        with store.run() as run:
            some = replace(report(), report_id=f"{number:016x}", url="https://fjordpost.example/a")
            run.add(some, [replace(full(), id=f"{number:016x}")], input="x")
    assert shown(store) == [2]
    mark(store.layout, [superseded(2, by=1), restored(1)])
    assert shown(store) == [1]


def test_torn_line_harms_nothing(filled):
    mark(filled.layout, [withdrawn(1)])
    whole = filled.layout.marks.read_bytes()
    filled.layout.marks.write_bytes(whole + b'{"report_id": "00')
    mark(filled.layout, [withdrawn(2)])
    assert [int(one.report_id, 16) for one in marks_of(filled.layout)] == [1, 2]
    assert list(problems(filled.layout)) == ["marks.jsonl:2: is no mark on a report"]


def test_forgetting_takes_the_marks_that_name_a_report(filled):
    mark(filled.layout, [withdrawn(1), superseded(2, by=1), withdrawn(3)])
    filled.close()
    forget(filled.layout, [f"{1:016x}"])
    assert [int(one.report_id, 16) for one in marks_of(filled.layout)] == [3]
    with open_store(filled.path) as store:
        assert shown(store) == [2]


def test_many_may_mark_at_once(filled):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: mark(filled.layout, [withdrawn(number)]), range(100, 140)))
    assert sorted(int(one.report_id, 16) for one in marks_of(filled.layout)) == list(range(100, 140))
