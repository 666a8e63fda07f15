"""Folders that are no store, newer stores, full disks, read-only folders: told with the cure, nothing lost."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import open_store, problems
from dragoman.store.schema import SCHEMA_VERSION

from .conftest import fill, numbered

ROOT = Path(__file__).parent.parent.parent


def test_folder_with_other_files_is_no_store_and_stays_as_it_is(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files and is no store") as told:
        open_store(tmp_path)
    assert told.value.fix == "name a store, or a new folder"
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_file_is_no_store(tmp_path):
    (tmp_path / "a").write_text("mine")
    with pytest.raises(StoreError, match="is a file, not a store"):
        open_store(tmp_path / "a")


@pytest.mark.parametrize("said", ["", "{}", "[]", '{"schema": "one"}'])
def test_mark_that_says_nothing_is_told(tmp_path, said):
    (tmp_path / "store.json").write_text(said)
    with pytest.raises(StoreError, match="does not describe a store"):
        open_store(tmp_path)


def test_store_that_is_not_there_is_not_made_for_a_reader(path):
    with pytest.raises(StoreError, match="there is no store") as told:
        open_store(path, read_only=True)
    assert told.value.fix.startswith("make one: dragoman read")
    assert not path.exists()


def test_store_of_a_newer_version_is_left_alone(store, path):
    fill(store, [1])
    mark = path / "store.json"
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "schema": SCHEMA_VERSION + 1}))
    said = (
        rf"was written by a newer Dragoman \(schema {SCHEMA_VERSION + 1}; this one knows {SCHEMA_VERSION}\)"
    )
    with pytest.raises(StoreError, match=said) as told:
        open_store(path)
    assert told.value.fix == "install the newest version: pip install --upgrade dragoman"


def test_folder_that_may_not_be_written_is_told_and_nothing_is_lost(store, monkeypatch):
    fill(store, [1])

    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", denied)
        with pytest.raises(StoreError, match="cannot be written") as told:
            fill(store, [2])
    assert told.value.fix.startswith("check the folder's permissions")
    assert store.rows("SELECT count(*) FROM reports") == [(1,)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_of_mode_read_only_is_read_but_not_written(store, path):
    fill(store, [1])
    folders = [path, path / "parts", path / "runs"]
    for folder in folders:
        folder.chmod(0o555)
    try:
        with open_store(path) as again:
            assert len(list(again.exportable())) == 2
            with pytest.raises(StoreError, match="cannot be written"):
                fill(again, [2])
    finally:
        for folder in folders:
            folder.chmod(0o755)


@contextmanager
def mounted(folder, options):
    """A small disk of its own, where the system lets us have one."""
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", options, "none", str(folder)], check=False, capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run([shutil.which("umount"), "-l", str(folder)], check=True)


def test_full_disk_is_told_and_the_next_run_goes_on(tmp_path):
    """On a disk of 400 kB; skipped where none can be mounted, as in most containers."""
    with mounted(tmp_path / "disk", "size=400k"):
        path = tmp_path / "disk" / "store"
        with open_store(path) as store, pytest.raises(StoreError, match="the disk is full"):
            fill(store, range(50), part_reports=5)
        with open_store(path) as store:
            (kept,) = store.rows("SELECT count(*) FROM reports")[0]
            assert 0 < kept < 50
            assert kept % 5 == 0
            assert [said for said in problems(store.layout) if "left by" not in said] == []


def test_read_only_disk_is_read_but_not_written(tmp_path):
    with mounted(tmp_path / "disk", "size=10m"):
        path = tmp_path / "disk" / "store"
        with open_store(path) as store:
            fill(store, [1])
        subprocess.run([shutil.which("mount"), "-o", "remount,ro", str(tmp_path / "disk")], check=True)
        with open_store(path) as store:
            assert len(list(store.exportable())) == 2
            with pytest.raises(StoreError, match="read-only file system"):
                fill(store, [2])


LIMITED = """
import resource, signal, sys
sys.path[:0] = ["src", "tests"]
from store.conftest import fill
from dragoman.errors import StoreError
from dragoman.store import open_store
with open_store(sys.argv[1]) as store:
    fill(store, range(3))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
    try:
        fill(store, range(3, 6))
    except StoreError as error:
        print(error, error.fix, sep="\\n")
"""


def test_file_that_may_not_grow_is_told_like_a_full_disk_and_leaves_nothing(path):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [
        f"{path}: the disk is full",
        "make room and give the same command again: it goes on",
    ]
    with open_store(path) as store:
        assert store.rows("SELECT count(*) FROM reports") == [(3,)]
        assert list(problems(store.layout)) == []


def interrupted(run, last):
    """Add a report, do one thing more, be interrupted."""
    with run:
        run.add(*numbered(1), input="1.txt")
        last()
        raise KeyboardInterrupt


def test_damaged_part_and_damaged_run_are_told(store, path):
    run = fill(store, [1])
    (path / "parts" / f"{run.name}-00001" / "reports.parquet").write_bytes(b"PAR1")
    with open_store(path) as again, pytest.raises(StoreError, match="is damaged") as told:
        again.claims()
    assert "dragoman store check" in told.value.fix
    (path / "runs" / f"{run.name}.json").write_text("{")
    with pytest.raises(StoreError, match="is damaged"):
        store.layout.run_records()


def test_interrupt_seals_what_was_added(store):
    run = store.run()
    with pytest.raises(KeyboardInterrupt):
        interrupted(run, lambda: None)
    assert store.rows("SELECT count(*) FROM claims") == [(2,)]
    about = store.layout.run_records()[run.name]
    assert (about["stopped"], about["counts"]["coded"], about["parts"]) == (True, 1, 1)


def test_interrupt_right_after_the_renaming_writes_nothing_twice(store, monkeypatch):
    from dragoman.store import parts

    real = parts.sync_folder

    def broken_off(_):
        monkeypatch.setattr(parts, "sync_folder", real)
        raise KeyboardInterrupt

    def next_time(folder):  # the first time is that of the part itself, before it is renamed
        real(folder)
        monkeypatch.setattr(parts, "sync_folder", broken_off)

    run = store.run()
    monkeypatch.setattr(parts, "sync_folder", next_time)
    with pytest.raises(KeyboardInterrupt):
        interrupted(run, run.seal)
    assert run.counts["coded"] == 1
    assert store.rows("SELECT count(*) FROM claims") == [(2,)]
    assert list(problems(store.layout)) == []
