"""What goes in comes out, once, in order; what came twice or was corrected is shown once."""

import threading
from dataclasses import replace

import duckdb
import pyarrow.parquet as pq
import pytest

from dragoman.errors import StoreError, UsageError
from dragoman.records import Status
from dragoman.records.form import claim_form
from dragoman.store import Filters, compact, open_store, problems
from dragoman.store.schema import TABLES
from sample_claims import full

from .conftest import fill, numbered


def counts(store, *views):
    return [store.query(f"FROM {view}").to_arrow_table().num_rows for view in views]


def test_empty_store_has_every_view(store):
    views = ["reports", "claims", "entities", "reports_current", "claims_current"]
    assert counts(store, *views, "claims_flat", "dyads", "dyad_month", "coverage") == [0] * 9
    assert list(store.exportable()) == []
    assert store.claims().pandas().empty
    assert len(store.known()) == 0


def test_what_was_added_comes_out_in_order_as_it_was(store):
    fill(store, range(5), part_reports=2)
    wanted = [{**claim_form(c), "gloss": c.gloss} for n in range(5) for c in numbered(n)[1]]
    pairs = list(store.exportable())
    assert [form for form, _ in pairs] == wanted
    assert [row["report_id"] for _, row in pairs] == [f"{n:016x}" for n in range(5) for _ in range(2)]
    assert pairs[0][1]["text"] == numbered(0)[0].text
    assert len(store.layout.all_parts()) == 3
    assert list(problems(store.layout)) == []


def test_parts_have_the_columns_of_the_schema(store):
    run = fill(store, range(2))
    for table, schema in TABLES.items():
        held = pq.read_schema(store.path / "parts" / f"{run.name}-00001" / f"{table}.parquet")
        assert held.equals(schema)


def test_open_store_sees_parts_that_come_later(store, path):
    fill(store, [1])
    with open_store(path, read_only=True) as reader:
        assert counts(reader, "claims_flat") == [2]
        fill(store, [2])
        assert counts(reader, "claims_flat") == [4]


def test_many_runs_at_once_lose_nothing(store, path):
    def write(first):
        with open_store(path) as mine:
            fill(mine, range(first, first + 20), part_reports=3)

    threads = [threading.Thread(target=write, args=(n * 20,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts(store, "reports", "claims", "claims_current") == [80, 160, 160]
    assert len(store.layout.run_records()) == 4
    assert list(problems(store.layout)) == []


def test_report_that_two_runs_coded_is_shown_once_as_the_newer_has_it(store):
    fill(store, [1, 2])
    newer = fill(store, [1], change=lambda claim: replace(claim, status=Status.DENIED))
    assert counts(store, "claims", "claims_current", "reports_current") == [6, 4, 2]
    shown = store.rows("SELECT DISTINCT run, status FROM claims_current WHERE report_id = ?", [f"{1:016x}"])
    assert shown == [(newer.name, "denied")]
    assert len(list(store.exportable())) == 4


def test_what_failed_never_hides_what_was_coded(store):
    fill(store, [1])
    with store.run() as run:
        run.add(numbered(1)[0], input="1.txt", outcome="failed", reason="broke")
    assert counts(store, "claims_current") == [2]
    assert store.rows("SELECT outcome FROM reports_current") == [("coded",)]


def test_corrected_report_supersedes_the_older_and_both_remain(store):
    url = "https://example.org/1"
    fill(store, [1], url=url)
    fill(store, [2], url=url)
    assert counts(store, "claims", "claims_current") == [4, 2]
    old, new = f"{1:016x}", f"{2:016x}"
    assert store.rows("SELECT report_id, supersedes, superseded_by FROM reports_current ORDER BY 1") == [
        (old, None, new),
        (new, old, None),
    ]
    fill(store, [1], url=url)  # coded again by a newer lexicon, the older text stays the older one
    assert {row["report_id"] for _, row in store.exportable()} == {new}


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ({}, 2),
        ({"since": "2024-03-08"}, 1),
        ({"since": "2024-03-09"}, 0),
        ({"until": "2024-03-08"}, 1),
        ({"actor": "NOR"}, 1),
        ({"actor": ["ISL", "nor"]}, 1),
        ({"recipient": "NOR"}, 0),
        ({"pair": ("BEN", "NOR")}, 1),
        ({"pair": ("BEN", "ISL")}, 0),
        ({"about": "Cod Pact"}, 1),
        ({"event": "consult"}, 1),
        ({"status": ("occurred", "conditional")}, 2),
        ({"status": "occurred", "event": "ASSAULT"}, 0),
        ({"country": "BEN"}, 1),
        ({"outlet": "The Example"}, 1),
    ],
)
def test_filters_find_the_same_in_every_form(store, by, found):
    cite = {**full().cite_info, "publication": "The Example"}
    fill(store, [1], change=lambda c: replace(c, cite_info=cite) if c.event == "ASSAULT" else c)
    assert len(store.claims(**by).pandas()) == found
    assert store.claims(**by).polars().height == found
    assert sum(len(batch) for batch in store.claims(**by).batches()) == found
    assert store.claims(Filters(**by), flat=False).arrow().num_rows == found
    assert len(list(store.exportable(Filters(**by)))) == found


def test_claims_come_with_the_columns_that_are_asked_for(store):
    fill(store, [1])
    assert list(store.claims(columns=["gloss", "end"]).pandas().columns) == ["gloss", "end"]


def test_pair_finds_what_both_do_together(store):
    both = (full().actor[0], full().recipient[0])
    fill(store, [1], change=lambda c: replace(c, actor=both, recipient=()) if c.event == "CONSULT" else c)
    assert set(store.claims(pair=("BEN", "NOR")).pandas()["event"]) == {"ASSAULT", "CONSULT"}
    dyads = store.rows("SELECT actor, recipient, event FROM dyads ORDER BY ALL")
    assert dyads == [("BEN", "NOR", "CONSULT"), ("NOR", "BEN", "ASSAULT"), ("NOR", "BEN", "CONSULT")]


@pytest.mark.parametrize("by", [{"pair": ["KOR"]}, {"since": "yesterday"}])
def test_filters_that_make_no_sense_are_told(by):
    with pytest.raises(UsageError):
        Filters(**by)


def test_flat_claims_have_plain_columns_only(store):
    fill(store, [1])
    kinds = {str(kind) for kind in store.query("FROM claims_flat").types}
    assert not [kind for kind in kinds if "[]" in kind or "STRUCT" in kind]
    row = store.claims(event="ASSAULT").pandas().iloc[0]
    assert (row["source_name"], row["source_code"], row["source_role"], row["cue"]) == (
        *("Kari Dahl", "NOR", "actor", "said"),
    )
    assert (row["event_date_basis"], str(row["event_date"])[:10]) == ("date", "2024-03-08")
    assert row["gloss"] == full().gloss
    assert (row["actor_names"], row["recipient_names"], row["injured_low"]) == (
        "Norway",
        "pirates of Benin",
        5,
    )


def test_coverage_counts_reports_without_a_claim_too(store):
    with store.run() as run:
        run.add(*numbered(1), input="1.txt")
        run.add(numbered(2)[0], input="2.txt")
        run.add(numbered(3)[0], input="3.txt", outcome="not_english", reason="looks like 'fr'")
    assert store.rows("SELECT outlet, day::TEXT, reports, with_claims, not_english FROM coverage") == [
        ("The Example", "2024-03-02", 3, 1, 1)
    ]


def test_month_of_a_pair_counts_its_claims(store):
    fill(store, range(3))
    assert store.rows("SELECT month::TEXT, actor, recipient, event, claims, mean_scale FROM dyad_month") == [
        ("2024-03-01", "NOR", "BEN", "ASSAULT", 3, -9.5)
    ]


def test_text_can_be_left_out(store):
    with store.run(keep_text=False) as run:
        run.add(*numbered(1), input="1.txt")
    (_, row), _ = store.exportable()
    assert row["text"] is None
    assert row["text_sha256"] == numbered(1)[0].text_sha256
    assert list(problems(store.layout)) == []


def test_known_are_those_coded_and_by_which_versions(store):
    fill(store, [1], versions={"lexicon": "a"})
    with store.run(versions={"lexicon": "b"}) as run:
        run.add(*numbered(2), input="2.txt")
        run.add(numbered(3)[0], input="3.txt", outcome="failed", reason="broke")
    ids = [numbered(n)[0].report_id for n in (1, 2, 3, 4)]
    assert [one in store.known() for one in ids] == [True, True, False, False]
    assert [one in store.known({"lexicon": "b"}) for one in ids] == [False, True, False, False]


def test_read_only_store_reaches_nothing_outside_and_adds_nothing(store, path, tmp_path):
    fill(store, [1])
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with open_store(path, read_only=True) as reader:
        for asked in (
            f"FROM read_csv('{secret}')",
            f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
            "SET threads = 1",
        ):
            with pytest.raises(duckdb.Error):
                reader.rows(asked)
        with pytest.raises(duckdb.Error):
            reader.rows("DELETE FROM claims")
        with pytest.raises(StoreError, match="read only"):
            reader.run()
        assert counts(reader, "claims") == [2]


def test_pieces_of_a_store_being_written_are_seen_by_no_glob(store, path, monkeypatch):
    """DuckDB and polars look into folders that begin with a dot too: pieces must not stand in parts/."""
    from dragoman.store import parts

    fill(store, [1])
    seen = []

    def look(folder):
        seen.append(len(duckdb.read_parquet(f"{path}/parts/*/claims.parquet").fetchall()))

    monkeypatch.setattr(parts, "sync_folder", look)
    fill(store, [2])
    assert seen == [2, 4]  # before and after the one rename


def test_claims_come_with_the_report_of_their_own_coding_also_out_of_order(store, path):
    fill(store, range(3))
    with store.run() as run:  # the same report, of which another license is known now
        run.add(replace(numbered(1)[0], license="CC BY 4.0"), numbered(1)[1], input="1.txt")
    store.close()
    compact(store.layout)
    (part,) = store.layout.all_parts()
    file = path / "parts" / part / "reports.parquet"
    with open_store(path) as again:
        before = list(again.exportable())
    assert [row["license"] for _, row in before].count("CC BY 4.0") == 2
    table = pq.read_table(file)
    pq.write_table(table.take(list(reversed(range(len(table))))), file, store_schema=False)
    with open_store(path) as again:
        assert list(again.exportable()) == before
