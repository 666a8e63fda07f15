"""Files appear whole or not at all, and what cannot be is said before anything is read."""

import shutil
import subprocess
from io import BytesIO

import pytest

from dragoman.errors import ExportError
from dragoman.export import FORMATS, Options, export


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def never():
    pytest.fail("nothing should be read")
    yield


def broken(pairs):
    yield from pairs
    raise KeyboardInterrupt


@pytest.mark.parametrize("to", FORMATS)
def test_a_broken_export_leaves_what_was_there(tmp_path, pairs, to):
    path = tmp_path / "out.tsv"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        export(broken(pairs), path, Options(to=to, subject="Norway"), warn=print)
    assert path.read_text() == "before"
    assert names_in(tmp_path) == ["out.tsv"]


@pytest.mark.parametrize("to", FORMATS)
def test_an_export_takes_the_place_of_an_older_one(tmp_path, pairs, to):
    path = tmp_path / "out"
    path.write_text("before")
    export(iter(pairs), path, Options(to=to, subject="Norway"), warn=print)
    assert path.read_bytes()[:6] != b"before"
    more = ["out.sources.tsv"] if to in ("polecat", "icews") else []
    assert names_in(tmp_path) == ["out", *more]


@pytest.mark.parametrize("to", FORMATS)
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, pairs, to):
    resource = pytest.importorskip("resource", reason="no limits on file sizes on this system")
    import signal

    many = [
        ({**c, "id": f"{n:016x}"}, r)
        for n in range(400)
        for c, r in pairs[:1]
        if not c.update(status="occurred")
    ]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, before[1]))
    try:
        with pytest.raises(ExportError, match="cannot be written"):
            export(iter(many), tmp_path / "out", Options(to=to, subject="Norway"), warn=print)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handled)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("to", FORMATS)
def test_a_disk_that_nobody_may_write_is_told(tmp_path, pairs, to):
    """On a disk of its own that is read only; skipped where none can be mounted."""
    mount, folder = shutil.which("mount"), tmp_path / "disk"
    folder.mkdir()
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "ro", "none", folder], check=False)
    if not made or made.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with pytest.raises(ExportError, match="cannot be written"):
            export(iter(pairs), folder / "out", Options(to=to, subject="Norway"), warn=print)
        assert names_in(folder) == []
    finally:
        subprocess.run([shutil.which("umount"), "-l", folder], check=True)


def test_a_folder_that_is_missing_or_in_the_way(tmp_path, pairs):
    with pytest.raises(ExportError, match="no folder"):
        export(iter(pairs), tmp_path / "no" / "out.csv", Options(to="csv"), warn=print)
    with pytest.raises(ExportError, match="is a folder"):
        export(iter(pairs), tmp_path, Options(to="csv"), warn=print)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"to": "xml"}, "'xml' is no format"),
        ({"to": "sqlite"}, "sqlite needs a file"),
        ({"to": "parquet"}, "parquet needs a file"),
        ({"to": "icews", "unit": "report"}, "icews has a row for each event"),
        ({"to": "polecat", "with_text": True}, "polecat has no room for texts"),
        ({"to": "xlsx"}, "xlsx needs a file"),
        ({"to": "xlsx", "with_text": True}, "xlsx needs a file"),
        ({"to": "dossier"}, "a dossier is of a pair or an agreement"),
        ({"to": "dossier", "subject": "x", "with_text": True}, "dossier has no room for texts"),
        ({"to": "csv", "people": "some"}, "'some' says not whose names leave"),
        ({"to": "plover", "excel": True}, "--excel is for csv, not for plover"),
    ],
)
def test_what_cannot_be_is_said_first(options, said):
    with pytest.raises(ExportError) as error:
        export(never(), BytesIO(), Options(**options), warn=print)
    assert str(error.value) == said
    assert error.value.fix


def test_the_account_tells_what_was_left_out_and_why(made, met):
    account = export([made(), met(), met(reported=None)], BytesIO(), Options(to="plover"), warn=print)
    assert list(account.lines()) == [
        "exported 1 row from 1 report as plover; 3 claims came in",
        "left out 2 claims:",
        "  1  conditional, and the format has no column for it",
        "  1  without a day: neither the words nor the report give one",
    ]


def test_an_export_of_nothing_has_its_header(written):
    for to in FORMATS:
        path, account = written([], to)
        assert path.exists()
        assert list(account.lines()) == [f"exported 0 rows from 0 reports as {to}; 0 claims came in"]
    assert written([], "csv")[0].read_text().startswith("id,report_id,gloss,")
