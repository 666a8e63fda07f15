"""`dragoman read --store` and `dragoman store`: what goes in, what is said, how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.cli.feeding import Lines, duration, total
from dragoman.cli.reading import Settings
from dragoman.store import open_store
from sample_claims import TEXT

ROOT = Path(__file__).parent.parent.parent
FRENCH = (
    "Le ministre a déclaré vendredi que les négociations avec le gouvernement voisin étaient rompues. " * 3
)


@pytest.fixture
def folder(tmp_path):
    """A report with claims, one without, one that breaks, an empty one, one in French, and no text at all."""
    path = tmp_path / "in"
    path.mkdir()
    texts = {"a": TEXT, "b": "The sea was calm on all of these days.", "c": "break", "d": "\n", "e": FRENCH}
    for name, text in texts.items():
        (path / f"{name}.txt").write_bytes(text.encode())
    (path / "f.txt").write_bytes(b"\0\0\0\0")
    return path


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


def outcomes(store):
    with open_store(store, read_only=True) as held:
        return dict(held.rows("SELECT input, outcome FROM reports_current"))


def reasons(store):
    lines = [
        line
        for path in sorted((store / "runs").glob("*.reasons.jsonl"))
        for line in path.read_text().splitlines()
    ]
    return [(Path(one["input"]).name, one["outcome"], one["reason"]) for one in map(json.loads, lines)]


def test_read_feeds_a_store_and_gives_the_account(run, folder, store):
    result = run("read", folder, "--store", store)
    assert result.exit_code == 1  # one is no text, one broke
    assert result.stdout == ""
    assert (
        "6 reports: 2 coded (2 claims), 0 skipped, 1 not in English, 1 empty, 2 failed\n"
        f"reasons: {store}/runs/" in result.stderr
    )
    assert {Path(name).stem: outcome for name, outcome in outcomes(store).items()} == {
        "a": "coded", "b": "coded", "c": "failed", "d": "empty", "e": "not_english",
    }  # fmt: skip
    assert reasons(store) == [
        ("f.txt", "failed", f"{folder}/f.txt: is a binary file, not text"),
        ("c.txt", "failed", "Dragoman broke on it: RuntimeError: no"),
        ("d.txt", "empty", "is empty"),
        ("e.txt", "not_english", "is not in English (it looks like 'fr')"),
    ]


def test_read_again_skips_what_is_there_before_it_is_parsed(run, folder, store, monkeypatch):
    run("read", folder, "--store", store)
    asked = []
    monkeypatch.setattr(
        type(Settings.reader), "read_all", lambda _, reports, **__: iter(asked.extend(reports) or [])
    )
    (folder / "c.txt").unlink()
    result = run("read", folder, "--store", store)
    assert "5 reports: 0 coded (0 claims), 4 skipped, 0 not in English, 0 empty, 1 failed" in result.stderr
    assert asked == []


def test_same_report_twice_in_one_go_is_coded_once(run, page, store):
    result = run("read", page, page, "--store", store)
    assert "2 reports: 1 coded (2 claims), 1 skipped" in result.stderr
    assert result.exit_code == 0


def test_corrected_report_supersedes(run, tmp_path, store):
    rows = tmp_path / "rows.jsonl"
    url = "https://example.org/1"
    for text in ("The sea was calm on all of these days.", TEXT):
        rows.write_text(json.dumps({"text": text, "url": url}) + "\n")
        run("read", "--from", "jsonl", rows, "--store", store)
    with open_store(store, read_only=True) as held:
        assert held.rows("SELECT n_claims, superseded_by IS NULL FROM reports_current ORDER BY ALL") == [
            (0, False),
            (2, True),
        ]


def test_recode_reads_again_what_other_versions_coded_and_nothing_else(run, page, store, monkeypatch):
    run("read", page, "--store", store)
    assert "0 coded (0 claims), 1 skipped" in run("read", page, "--store", store, "--recode").stderr
    monkeypatch.setattr(type(Settings.reader).lexicon, "stamp", "sha256:9")
    assert "0 coded (0 claims), 1 skipped" in run("read", page, "--store", store).stderr
    assert "1 coded (2 claims), 0 skipped" in run("read", page, "--store", store, "--recode").stderr
    assert "0 coded (0 claims), 1 skipped" in run("read", page, "--store", store, "--recode").stderr
    with open_store(store, read_only=True) as held:
        assert held.rows("SELECT count(*) FROM claims UNION ALL SELECT count(*) FROM claims_current") == [
            (4,),
            (2,),
        ]


def test_no_text_leaves_out_the_text(run, page, store):
    assert run("read", page, "--store", store, "--no-text").exit_code == 0
    with open_store(store, read_only=True) as held:
        assert held.rows("SELECT text IS NULL, length(text_sha256) FROM reports") == [(True, 64)]


def test_rehydrate_puts_texts_back_and_says_how_many(run, folder, store):
    run("read", folder, "--store", store, "--no-text")
    (folder / "b.txt").write_text("The sea was rough on all of these days.")
    (folder / "f.txt").unlink()
    again = run("rehydrate", store, folder)
    assert again.exit_code == 1
    assert again.stdout == ""
    assert again.stderr.splitlines() == [
        f"Warning: {folder / 'b.txt'}: another text stands in a file of its name",
        f"{store}: 5 reports lacked their texts: 4 put back, 1 missing (1 found with another text)",
    ]
    (folder / "b.txt").write_text("The sea was calm on all of these days.")
    whole = run("rehydrate", store, folder)
    assert (whole.exit_code, whole.stderr) == (
        0,
        f"{store}: 1 report lacked its text: 1 put back, 0 missing\n",
    )
    assert run("rehydrate", store, folder).stderr == f"{store}: no report lacks its text\n"
    assert run("store", "check", store).exit_code == 0


@pytest.mark.parametrize("option", ["--recode", "--no-text"])
def test_options_of_a_store_need_one(run, page, option):
    result = run("read", page, option)
    assert result.exit_code == 2
    assert "need --store" in result.stderr


def test_what_an_archive_holds_beside_pages_is_counted_and_no_failure(run, tmp_path, store):
    pytest.importorskip("fastwarc")
    path = tmp_path / "news.warc"
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(picture)}\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n\r\n"
    path.write_bytes((head + kind).encode() + picture + b"\r\n\r\n")
    said = run("read", path, "--store", store)
    assert said.exit_code == 0
    (why,) = reasons(store)
    assert why == ("news.warc", "skipped", "1 record holds no web page, passed over: 1 image/png")
    shown = run("read", path)
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "Warning: " in shown.stderr


def test_store_that_is_none_is_told_before_anything_is_read(run, folder):
    result = run("read", folder, "--store", folder)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {folder}: holds other files and is no store\n  fix: ")


def test_ctrl_c_finishes_what_is_at_hand_and_says_so(run, folder, store, monkeypatch):
    reader = type(Settings.reader)
    real = reader.read_all

    def interrupted(self, reports, on_error):
        os.kill(os.getpid(), signal.SIGINT)
        return real(self, reports, on_error)

    monkeypatch.setattr(reader, "read_all", interrupted)
    for number in range(40):
        (folder / f"g{number}.txt").write_text(f"The sea was calm on all of these {number} days.")
    result = run("read", folder, "--store", store)
    assert result.exit_code == 130
    assert "Stopping: what is at hand is finished first" in result.stderr
    assert "16 reports: 12 coded" in result.stderr
    assert "Stopped. All of these are in the store; the same command goes on from here." in result.stderr
    assert len(outcomes(store)) == 15
    monkeypatch.undo()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_progress_has_count_rate_and_time_left(monkeypatch):
    lines = Lines(1_200)
    monkeypatch.setattr(time, "monotonic", lambda: lines.started + 60)
    lines.done = 600
    assert lines.line() == "600 of 1,200 reports, 10.0 a second, 1 min left"
    assert Lines(None).line().startswith("0 reports, 0.0 a second")
    assert [duration(s) for s in (5, 300, 7_500)] == ["less than a minute", "5 min", "2 h 05 min"]


def test_total_counts_files_or_rows(tmp_path, folder):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "a"}\n\n{"text": "b"}\n')
    assert total([str(folder)], "text") == 6
    assert total([str(rows), str(rows)], "jsonl") == 4
    assert total(["-"], "jsonl") is None


# -- dragoman store


@pytest.fixture
def fed(run, page, store, monkeypatch):
    """A store in which two runs coded one report."""
    run("read", page, "--store", store)
    monkeypatch.setattr(type(Settings.reader).lexicon, "stamp", "sha256:9")
    run("read", page, "--store", store, "--recode")
    return store


def test_check_says_that_all_is_well_or_what_is_not(run, fed):
    result = run("store", "check", fed)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing is wrong" in result.stderr
    (part, _) = sorted((fed / "parts").iterdir())
    (part / "claims.parquet").write_bytes(b"")
    result = run("store", "check", fed)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"parts/{part.name}/claims.parquet: cannot be read")
    assert "1 problem in" in result.stderr


def test_info_says_what_there_is(run, fed):
    lines = run("store", "info", fed).stdout.splitlines()
    assert "reports               1 coded" in lines
    assert "claims                2" in lines
    assert len([line for line in lines if line.startswith("run ")]) == 2
    figures = json.loads(run("store", "info", fed, "--format", "jsonl").stdout)
    assert (figures["claims"], figures["parts"], len(figures["runs"])) == (2, 2, 2)


def test_compact_and_forget_say_what_they_did(run, fed):
    assert "2 parts before, 1 now" in run("store", "compact", fed).stderr
    with open_store(fed, read_only=True) as held:
        ((report,),) = held.rows("SELECT DISTINCT report_id FROM reports")
    assert "forgot 1 report\n" in run("store", "forget", fed, report).stderr
    assert outcomes(fed) == {}
    result = run("store", "forget", fed, report)
    assert (result.exit_code, result.stderr.startswith("Error: ")) == (1, True)


def test_forgotten_report_is_not_read_in_again(run, fed, page):
    with open_store(fed, read_only=True) as held:
        ((report,),) = held.rows("SELECT DISTINCT report_id FROM reports")
    run("store", "forget", fed, report)
    assert "0 coded (0 claims), 1 skipped" in run("read", page, "--store", fed).stderr
    assert reasons(fed)[-1][1:] == ("skipped", "was forgotten (forgotten.jsonl)")


def test_diff_shows_what_changed(run, fed):
    runs = sorted(path.stem for path in (fed / "runs").glob("*.json"))
    result = run("store", "diff", fed, *runs)
    assert result.stdout == ""
    assert "1 reports in both runs; claims: 0 gained, 0 lost, 0 changed" in result.stderr
    result = run("store", "diff", fed, runs[0], "x")
    assert (result.exit_code, "has no run 'x'" in result.stderr) == (1, True)


def test_diff_names_fields_as_text_and_as_json(run, page, store, monkeypatch):
    from dataclasses import replace

    from dragoman.records import Status
    from sample_claims import bare, full

    run("read", page, "--store", store)
    reader = type(Settings.reader)
    monkeypatch.setattr(reader.lexicon, "stamp", "sha256:9")
    other = [replace(full(), status=Status.DENIED), replace(bare(), id="00000000000000aa")]
    monkeypatch.setattr(reader, "read_all", lambda *_, **__: iter([other]))
    run("read", page, "--store", store, "--recode")
    runs = sorted(path.stem for path in (store / "runs").glob("*.json"))
    shown = run("store", "diff", store, *runs)
    assert [line[0] for line in shown.stdout.splitlines()] == ["~", " ", "+", "-"]
    assert '    status: "conditional" → "denied"' in shown.stdout.splitlines()
    assert "changed by field: status 1" in shown.stderr
    lines = run("store", "diff", store, *runs, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["change"] for line in lines] == ["changed", "gained", "lost"]
    assert json.loads(lines[0])["fields"] == {"status": {"before": "conditional", "after": "denied"}}


@pytest.mark.parametrize("command", ["check", "info", "compact"])
def test_store_commands_make_no_store(run, store, command):
    result = run("store", command, store)
    assert result.exit_code == 1
    assert "there is no store" in result.stderr
    assert not store.exists()


def test_store_commands_load_no_language_model(fed):
    code = "import sys; from dragoman.cli import cli; cli(['store', 'info', sys.argv[1]], standalone_mode=False); assert 'spacy' not in sys.modules"
    subprocess.run(
        [sys.executable, "-c", code, str(fed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src"},
        check=True,
        capture_output=True,
    )
