"""The program as it is started: help, version, pipes, and the model at work."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import __version__
from dragoman.cli import cli

REPORT = "Norway expelled two Peruvian diplomats on Monday, the foreign ministry in Oslo said.\n"


def started(*args, stdin="", **more):
    command = [sys.executable, "-m", "dragoman", *args]
    return subprocess.run(
        command, input=stdin.encode(), capture_output=True, check=False, timeout=300, **more
    )


def test_version_is_the_package_s_own():
    assert CliRunner().invoke(cli, ["--version"]).output == f"dragoman, version {__version__}\n"


@pytest.mark.parametrize("verb", [(), ("read",), ("why",), ("lexicon",)])
def test_help_comes_at_once_and_without_the_language_model(verb):
    script = (
        "import sys\nfrom dragoman.cli import cli\n"
        f"try:\n    cli({[*verb, '--help']!r}, prog_name='dragoman')\nexcept SystemExit as end:\n    assert not end.code\n"
        "assert not {'spacy', 'thinc', 'py3langid'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Usage: dragoman" in done.stdout


def test_help_of_reading_verbs_has_examples():
    for verb in ("read", "why"):
        assert f"dragoman {verb} report.txt" in CliRunner().invoke(cli, [verb, "--help"]).output


def test_program_writes_what_the_terminal_has_letters_for():
    text = "“Norway met Peru,” said José Ñandú of Chile’s navy on Monday.\n"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = started("why", "-", stdin=text, env=environment)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert done.stdout.isascii()
    assert b"\\u201c" in done.stdout


def test_a_reader_that_goes_away_is_no_error_to_shout_about(tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(REPORT * 40)
    command = f"{sys.executable} -m dragoman read {tmp_path} --format jsonl | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, timeout=300)
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_program_gives_claims_that_cite_the_report():
    done = started("read", "-", "--format", "jsonl", "--published", "2024-03-06", stdin=REPORT)
    claims = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert [(c["event"], c["act"], c["date"]) for c in claims] == [(["SANCTION"], "SANCTION", "2024-03-04")]
    assert claims[0]["cite_info"]["published"] == "2024-03-06"
    for start, end in claims[0]["event_spans"]:
        assert REPORT[start:end]


ODD = [
    *(b"%PDF-1.4", b"\x00\x01\x02", b"\xff\xfe\x00", b"\x80\x81\x82 caf\xe9", b"", b"?!..."),
    *("😀 \u202e שלום".encode(), b"word " * 10_000, b"\x1b[2J\x07", b"a" * 3000, b"(((((" * 500),
]


def test_program_never_shows_a_traceback(tmp_path):
    for n, data in enumerate(ODD):
        (tmp_path / f"{n:02}.txt").write_bytes(data)
    done = started("read", str(tmp_path), str(tmp_path / "no.txt"), "--format", "jsonl")
    told = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert all(line.startswith(("Error: ", "Warning: ")) for line in told)
    assert [line[:5] for line in told].count("Error") == 4


def test_start_of_the_package_loads_nothing_heavy():
    script = "import dragoman, sys; assert not {'spacy', 'numpy', 'yaml'} & set(sys.modules); dragoman.read"
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == 0


def test_package_says_what_it_has_not():
    import dragoman

    with pytest.raises(AttributeError, match="no attribute 'write'"):
        dragoman.write  # noqa: B018
    assert Path(dragoman.__file__).with_name("py.typed").exists()
