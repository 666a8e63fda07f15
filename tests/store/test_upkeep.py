"""Compact, forget, check and diff: at no moment without a row, at no moment with one twice."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.errors import StoreError
from dragoman.records import Status
from dragoman.store import compact, diff, forget, info, open_store, prepare, problems
from dragoman.store.locks import changing, sealing

from .conftest import fill, numbered

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def layout(path):
    """A closed store of two runs, three parts, five reports."""
    with open_store(path) as store:
        fill(store, range(4), part_reports=2)
        fill(store, [4])
    return store.layout


def exported(path):
    with open_store(path, read_only=True) as store:
        return list(store.exportable())


def test_compact_keeps_every_row_its_run_and_its_order(layout, path):
    before = exported(path)
    assert len(layout.all_parts()) == 3
    assert compact(layout) == 2
    (part,) = layout.all_parts()
    assert part.endswith("-00001.1")
    assert exported(path) == before
    assert list(problems(layout)) == []
    assert compact(layout) == 0


def test_compact_leaves_large_parts_alone(layout):
    assert compact(layout, most_claims=8) == 1  # four and four claims go together, two stay
    assert sorted(name.partition(".")[2] for name in layout.all_parts()) == ["", "1"]
    assert compact(layout, most_claims=8) == 0


def test_writers_go_on_after_compact(layout, path):
    compact(layout)
    with open_store(path) as store:
        fill(store, [5])
    assert compact(layout) == 1
    assert len(exported(path)) == 12


def test_compact_changes_nothing_while_somebody_reads(layout, path):
    with open_store(path, read_only=True), pytest.raises(StoreError, match="open in another program"):
        compact(layout, patience=0)
    assert len(layout.all_parts()) == 3
    assert list(problems(layout)) == []


def test_one_change_at_a_time(layout):
    with sealing(layout.root), pytest.raises(StoreError, match="another command changes"):
        compact(layout, patience=0)
    with changing(layout.root), pytest.raises(StoreError, match="another command changes"):
        forget(layout, [f"{1:016x}"], patience=0)


def test_forget_takes_the_report_out_of_every_run_and_keeps_it_out(layout, path):
    with open_store(path) as store:
        fill(store, [1])
    compact(layout)
    gone = f"{1:016x}"
    (layout.root / "derived" / "00001").mkdir(parents=True)
    links = pa.table({"claims": [[f"{2:016x}", f"{8:016x}"], [f"{6:016x}"]], "incident": ["a", "b"]})
    pq.write_table(links, layout.root / "derived" / "00001" / "links.parquet")
    assert forget(layout, [gone]) == [gone]
    assert {row["report_id"] for _, row in exported(path)} == {f"{n:016x}" for n in (0, 2, 3, 4)}
    assert list(problems(layout)) == []
    left = pq.read_table(layout.root / "derived" / "00001" / "links.parquet").to_pylist()
    assert left == [{"claims": [f"{6:016x}"], "incident": "b"}]
    with open_store(path) as store:
        assert gone in store.known()
        assert store.forgotten() == [gone]


def test_forget_takes_a_url_and_a_part_that_is_left_empty(path):
    with open_store(path) as store:
        fill(store, [7], url="https://example.org/7")
    assert forget(store.layout, ["https://example.org/7"]) == [f"{7:016x}"]
    assert store.layout.all_parts() == []
    assert exported(path) == []


def test_forget_of_an_unknown_report_forgets_nothing(layout, path):
    with pytest.raises(StoreError, match="has no report 'ffff'; nothing was forgotten"):
        forget(layout, [f"{1:016x}", "ffff"])
    assert len(exported(path)) == 10


STEPS = """
import os, signal, sys
from pathlib import Path
import dragoman.store.parts as parts, dragoman.store.compact as compacting, dragoman.store.layout as layouts
left = int(sys.argv[2])
def counted(module, name):
    door = getattr(module, name)
    def step(*args, **keywords):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return door(*args, **keywords)
    setattr(module, name, step)
for module, name in ((os, "fsync"), (os, "rename"), (os, "open"), (os, "replace"), (os, "unlink"), (os, "rmdir"), (os, "mkdir")):
    counted(module, name)
from dragoman.store import compact, forget, open_store, prepare
exec(sys.argv[3])
"""
ADD = """
sys.path.insert(0, "tests")
from store.conftest import fill
with open_store(sys.argv[1]) as store:
    fill(store, [8, 9], part_reports=1)
"""


def killed_at(step, path, what):
    """Run a change of the store that is killed at its nth step on the disk; whether it came to its end."""
    done = subprocess.run(
        [sys.executable, "-c", STEPS, str(path), str(step), what],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src:tests", "OPENBLAS_NUM_THREADS": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "after"),
    [
        ("compact(prepare(Path(sys.argv[1]), read_only=False))", {5}),
        ("forget(prepare(Path(sys.argv[1]), read_only=False), [f'{1:016x}'])", {4, 5}),
        (ADD, {5, 6, 7}),
    ],
    ids=["compact", "forget", "add"],
)
def test_killed_at_any_step_leaves_a_store_that_is_whole(layout, path, tmp_path, what, after):
    step, ended = 0, False
    while not ended:
        copy = tmp_path / f"at{step}"
        shutil.copytree(path, copy)
        ended = killed_at(step, copy, what)
        pairs = exported(copy)
        assert len(pairs) / 2 in after, step
        assert len({form["id"] for form, _ in pairs}) == len(pairs)
        killed = prepare(copy, read_only=False)
        compact(killed)
        assert exported(copy) == pairs
        assert list(problems(killed)) == []
        assert killed.unfinished() == []
        step += 3  # every step takes a second; all were tried when this was written
    assert step > 20


def test_check_names_what_a_killed_program_left(layout):
    (layout.root / ".tmp-20260101T000000-abcdef-00001").mkdir()
    assert list(problems(layout)) == [
        ".tmp-20260101T000000-abcdef-00001: left by a program that was killed; `dragoman store compact` takes it away"
    ]
    with sealing(layout.root):  # it may be somebody's who writes just now
        assert list(problems(layout)) == []
    compact(layout)
    assert list(problems(layout)) == []


def rewritten(layout, table, change):
    """Change the rows of the first part, as no program of ours would."""
    path = layout.parts / layout.all_parts()[0] / f"{table}.parquet"
    held = pq.read_table(path)
    rows = held.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=held.schema), path, store_schema=False)
    return [said.partition(": ")[2] for said in problems(layout)]


def test_check_finds_words_that_do_not_stand_there(layout):
    said = rewritten(layout, "claims", lambda rows: rows[0].update(event_text=["strike"]))
    assert said == [f"claim {0:016x}: 'strike' does not stand at [30, 36]"]


def test_check_finds_a_span_outside_of_the_text(layout):
    said = rewritten(layout, "claims", lambda rows: rows[0]["text_info"].update(end=9_999))
    start = numbered(0)[1][0].sentence.start
    assert said == [f"claim {0:016x}: the span [{start}, 9999] is not in its report"]


def test_check_finds_claims_without_their_report_and_parties(layout):
    said = rewritten(layout, "claims", lambda rows: rows[0].update(report_id="ffff"))
    assert f"claim {0:016x}: its report ffff is not there" in said
    assert f"report {0:016x} has 1 claims, not 2" in said
    assert f"claim {0:016x}: entities does not have its parties" in said


def test_check_finds_parties_that_are_not_the_claims(layout):
    said = rewritten(layout, "entities", lambda rows: rows[0].update(code="USA"))
    assert said == [f"claim {0:016x}: entities does not have its parties"]
    assert (
        rewritten(layout, "entities", lambda rows: rows.append(rows[-1]))[-1]
        == "entities has parties of no claim"
    )


def test_check_finds_a_cell_that_says_otherwise_than_its_fields(layout):
    said = rewritten(layout, "claims", lambda rows: rows[0].update(actor_names="Nobody"))
    assert said == [f"claim {0:016x}: actor_names is 'Nobody' where its fields give 'Norway'"]


def test_check_finds_another_text(layout):
    said = rewritten(
        layout, "reports", lambda rows: rows[0].update(text=rows[0]["text"].replace("sends", "keeps"))
    )
    assert said == [f"report {0:016x}: its text is not the one that text_sha256 was made of"]


def test_check_finds_an_id_that_stands_twice_in_a_run(layout):
    first, second, *_ = layout.all_parts()
    shutil.rmtree(layout.parts / second)
    shutil.copytree(layout.parts / first, layout.parts / second)
    run = first.rpartition("-")[0]
    assert f"claims: {0:016x} stands twice in run {run}" in list(problems(layout))


def test_check_finds_files_that_cannot_be_read_or_have_other_columns(layout):
    first, second, third = (layout.parts / name for name in layout.all_parts())
    data = (first / "claims.parquet").read_bytes()
    (first / "claims.parquet").write_bytes(data[: len(data) // 2])
    (second / "reports.parquet").unlink()
    table = pq.read_table(third / "entities.parquet")
    pq.write_table(table.rename_columns(["ran", *table.column_names[1:]]), third / "entities.parquet")
    said = [one.partition("(")[0] for one in problems(layout)]
    assert said == [
        f"parts/{first.name}/claims.parquet: cannot be read ",
        f"parts/{second.name}/reports.parquet: cannot be read ",
        f"parts/{third.name}/entities.parquet: has other columns ",
    ]


def test_check_finds_damage_inside_a_file(layout):
    path = layout.parts / layout.all_parts()[0] / "reports.parquet"
    data = bytearray(path.read_bytes())
    data[8:200] = os.urandom(192)
    path.write_bytes(data)
    assert len(list(problems(layout))) > 0


def test_check_finds_runs_of_which_nothing_is_known(layout):
    for path in layout.runs.glob("*.json"):
        path.write_text("{")
    assert [said for said in problems(layout) if "is no record of a run" in said]


def test_diff_gives_what_a_run_gained_lost_and_changed(path):
    with open_store(path) as store:
        before = fill(store, [1, 2, 3])
        with store.run() as after:
            for number in (1, 2):
                some, (first, second) = numbered(number)
                changed = replace(first, status=Status.DENIED, lexicon="sha256:9")
                added = replace(second, id=f"{number + 100:016x}")
                run = [changed, second] if number == 1 else [changed, added]
                after.add(some, run, input="x")
        found = list(diff(store, before.name, after.name))
    assert [(change.kind, change.id) for change in found] == [
        ("changed", f"{2:016x}"),
        ("changed", f"{4:016x}"),
        ("lost", f"{5:016x}"),
        ("gained", f"{102:016x}"),
    ]
    assert found[0].fields == {"status": ("conditional", "denied")}
    assert found[2].fields == {}
    assert found[2].gloss == numbered(2)[1][1].gloss


def test_diff_of_an_unknown_run_says_where_the_runs_stand(layout, path):
    with open_store(path) as store, pytest.raises(StoreError, match="has no run 'x'"):
        list(diff(store, "x", "y"))


def test_info_counts(layout, path):
    with open_store(path) as store:
        figures = info(store)
    assert (figures["reports"], figures["claims"], figures["parts"], len(figures["runs"])) == (
        {"coded": 5},
        10,
        3,
        2,
    )
    assert figures["text_bytes"] == 5 * len(numbered(1)[0].text.encode())
    assert figures["bytes"] > 0
    assert json.dumps(figures["runs"])
