"""Texts come back by their hash: a store that was shared without them is then as if it had never lacked them."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.errors import StoreError
from dragoman.intake import from_text
from dragoman.store import compact, forget, open_store, problems, rehydrate
from sample_claims import TEXT

from .conftest import fill, numbered

TEXTS = {n: TEXT + "\n" * n for n in range(5)}
# Differ from one reading to the next.
OF_A_RUN = {"run", "read_at"}


def fed(path, *, keep_text):
    """A closed store of five reports in three parts."""
    with open_store(path) as store, store.run(part_reports=2, keep_text=keep_text) as run:
        for number, text in TEXTS.items():
            report, claims = numbered(number, text=text, url=f"https://news.example/{number}")
            run.add(report, claims, input=f"in/{number}.txt")
    return store.layout


@pytest.fixture
def shared(path):
    return fed(path, keep_text=False)


def held(*numbers, change=lambda report: report):
    for number in numbers:
        report, _ = numbered(number, text=TEXTS[number], url=f"https://news.example/{number}")
        yield f"mine/{number}.txt", change(report)


def tables(path):
    """All rows of a store's tables, without what tells one reading from another."""
    with open_store(path, read_only=True) as store:
        found = {}
        for table in ("reports", "claims", "entities"):
            rows = store.query(f"FROM {table} ORDER BY ALL").to_arrow_table().to_pylist()
            found[table] = [{k: v for k, v in row.items() if k not in OF_A_RUN} for row in rows]
        found["pairs"] = [
            ({**c}, {k: v for k, v in r.items() if k not in OF_A_RUN}) for c, r in store.exportable()
        ]
    return found


def texts(path):
    with open_store(path, read_only=True) as store:
        return dict(store.rows("SELECT report_id, text FROM reports"))


def test_read_with_texts_and_without_plus_rehydrate_give_equal_stores(shared, path, tmp_path):
    whole = fed(tmp_path / "whole", keep_text=True)
    assert tables(path) != tables(whole.root)
    done = rehydrate(shared, held(*TEXTS))
    assert (done.lacking, done.found, done.missing, done.differing) == (5, 5, 0, [])
    assert tables(path) == tables(whole.root)
    assert list(problems(shared)) == []


def test_a_second_time_changes_nothing(shared, path):
    rehydrate(shared, held(*TEXTS))
    before = shared.all_parts(), tables(path)
    done = rehydrate(shared, held(*TEXTS))
    assert (done.lacking, done.found) == (0, 0)
    assert (shared.all_parts(), tables(path)) == before


def test_some_now_and_the_others_later(shared, path):
    untouched = shared.all_parts()[-1]
    done = rehydrate(shared, held(1, 2))
    assert (done.lacking, done.found, done.missing) == (5, 2, 3)
    assert {n: text is not None for n, text in texts(path).items()} == {
        f"{n:016x}": n in (1, 2) for n in range(5)
    }
    assert untouched in shared.all_parts()
    assert list(problems(shared)) == []
    assert rehydrate(shared, held(0, 1, 3)).missing == 1


def test_the_hash_alone_says_which_text_it_is(shared, path):
    report, _ = numbered(77, text=TEXTS[3], url=None)
    assert rehydrate(shared, [("renamed.txt", report)]).found == 1
    assert texts(path)[f"{3:016x}"] == TEXTS[3]


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"url": "https://news.example/1"}, "another text stands under its address"),
        ({"source_sha256": "5" * 64}, "the same file gives another text now"),
        ({}, "another text stands in a file of its name"),
    ],
)
def test_another_text_is_told_and_not_taken(path, known, why):
    with open_store(path) as store, store.run(keep_text=False) as run:
        report, claims = numbered(1, text=TEXTS[1], url="https://news.example/1")
        run.add(replace(report, source_sha256="5" * 64), claims, input="in/1.txt")
    other = replace(from_text("Quite another text."), url=None, source_sha256="6" * 64)
    name = "mine/1.txt" if not known else "mine/x.txt"
    done = rehydrate(store.layout, [(name, replace(other, **known))])
    assert (done.found, done.missing) == (0, 1)
    (line,) = done.differing
    assert line.startswith(f"{name}: {why}")
    right = ("mine/right.txt", replace(report, source_sha256="7" * 64))
    assert rehydrate(store.layout, [(name, replace(other, **known)), right]).differing == []


def test_same_report_in_two_runs_gets_its_text_in_both(shared, path):
    with open_store(path) as store, store.run(keep_text=False) as run:
        report, claims = numbered(1, text=TEXTS[1], url="https://news.example/1")
        run.add(report, claims, input="again.txt")
    done = rehydrate(shared, held(1))
    assert (done.lacking, done.found) == (6, 2)


def test_letters_that_no_file_holds_come_back_as_they_were_kept(path, tmp_path):
    text = f"{TEXT}\ud800 and so on."
    stores = []
    for name, keep in (("with", True), ("without", False)):
        with open_store(tmp_path / name) as store, store.run(keep_text=keep) as run:
            run.add(from_text(text), input="x.txt")
        stores.append(store.layout)
    assert rehydrate(stores[1], [("x.txt", from_text(text))]).found == 1
    assert tables(stores[0].root) == tables(stores[1].root)


def test_forgotten_reports_do_not_come_back(shared, path):
    forget(shared, [f"{1:016x}"])
    done = rehydrate(shared, held(*TEXTS))
    assert (done.lacking, done.found) == (4, 4)
    assert f"{1:016x}" not in texts(path)


def test_nothing_is_changed_while_somebody_reads(shared, path):
    with open_store(path, read_only=True), pytest.raises(StoreError, match="open in another program"):
        rehydrate(shared, held(*TEXTS), patience=0)
    assert set(texts(path).values()) == {None}
    assert rehydrate(shared, held(*TEXTS)).found == 5
    compact(shared)
    assert list(problems(shared)) == []


def test_stores_with_texts_are_left_alone(path):
    with open_store(path) as store:
        fill(store, range(3))
    before = store.layout.all_parts()
    assert rehydrate(store.layout, held(1)).lacking == 0
    assert store.layout.all_parts() == before


def test_forget_takes_all_that_is_worked_out_of_the_report(shared):
    """Links, incidents with their disagreements, aliases, and whatever names one of these."""
    folder = shared.root / "derived" / "00001"
    folder.mkdir(parents=True)
    gone, other, free = (f"{n:016x}" for n in (2, 8, 6))  # claims of reports 1, 4 and 3
    incidents = pa.Table.from_pylist(
        [
            {"id": other, "alias_of": None, "disagreements": [{"value": "Cotonou", "claims": [gone]}]},
            {"id": "an old name", "alias_of": other, "disagreements": None},
            {"id": free, "alias_of": None, "disagreements": [{"value": "x", "claims": [free]}]},
        ]
    )
    links = pa.Table.from_pylist(
        [
            {"claim": other, "incident": other, "linked_to": None},
            {"claim": gone, "incident": other, "linked_to": other},
            {"claim": free, "incident": free, "linked_to": None},
        ]
    )
    for name, table in (("incidents", incidents), ("links", links)):
        pq.write_table(table, folder / f"{name}.parquet")
    judged = shared.root / "judgements"
    judged.mkdir()
    pq.write_table(pa.table({"pair": [{"a": gone, "b": free}, {"a": free, "b": free}]}), judged / "a.parquet")
    forget(shared, [f"{1:016x}"])
    assert [row["id"] for row in pq.read_table(folder / "incidents.parquet").to_pylist()] == [free]
    assert [row["claim"] for row in pq.read_table(folder / "links.parquet").to_pylist()] == [free]
    assert pq.read_table(judged / "a.parquet").to_pylist() == [{"pair": {"a": free, "b": free}}]
