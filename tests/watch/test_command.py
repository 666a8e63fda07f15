"""`dragoman watch` as a command: its account, its exit status, and how it stops."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.cli.reading import Settings
from dragoman.intake import Options

ROOT = Path(__file__).parent.parent.parent
PAGE = "<html><head><title>Port opened</title></head><body><article><p>The port of Visby was opened on Monday by its mayor.</p></article></body></html>"


class Reader:
    lexicon = SimpleNamespace(stamp="sha256:1")
    language = SimpleNamespace(stamp="sha256:2")

    def read_all(self, reports, on_error):  # noqa: ARG002
        return iter([[] for _ in reports])


@pytest.fixture
def run(server, tmp_path, monkeypatch):
    monkeypatch.setattr(Settings, "reader", Reader())
    monkeypatch.setattr(Settings, "options", Options())

    def ran(*args):
        some = ["watch", *args, str(tmp_path / "store"), "--allow-private", "--delay", "0"]
        return CliRunner().invoke(cli, some, prog_name="dragoman")

    return ran


def feed(server, *names):
    items = "".join(
        f"<item><title>Port opened</title><link>{server.url}/{name}</link></item>" for name in names
    )
    return server.page("/feed", f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")


def test_watch_tells_what_a_round_did(server, run):
    server.page("/a", PAGE)
    result = run(feed(server, "a"), "--once")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Round 1: feeds: 1 read\n  stories: 1 coded (0 claims)\n"


def test_watch_goes_round_and_round(server, run):
    server.page("/a", PAGE)
    result = run(feed(server, "a"), "--rounds", "3", "--every", "0.1s")
    assert result.exit_code == 0
    assert [line for line in result.stderr.splitlines() if "stories" in line] == [
        "  stories: 1 coded (0 claims)",
        "  stories: 0 coded (0 claims)",
        "  stories: 0 coded (0 claims)",
    ]
    assert result.stderr.count("next at") == 2


def test_watch_says_what_failed(server, run):
    result = run(feed(server, "missing"), "--once")
    assert result.exit_code == 1
    assert f"Error: {server.url}/missing: 404 Not Found" in result.stderr
    assert "1 failed" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere.txt"], "no such file or directory"),
        (["https://a.example/", "--every", "soon"], "'soon' is no length of time; write 90s, 15m, 2h or 1d"),
        (["https://a.example/", "--contact", "a\nb"], "write an e-mail or web address in plain letters"),
    ],
)
def test_watch_says_how_to_call_it(run, args, said):
    result = run(*args)
    assert result.exit_code in (1, 2)
    assert said in result.stderr


@pytest.mark.slow
def test_watch_stops_when_it_is_asked_to(server, tmp_path):
    server.page("/a", PAGE)
    server.pages["/slow"] = lambda _: time.sleep(20)
    command = [sys.executable, "-m", "dragoman", "watch", feed(server, "a", "slow"), str(tmp_path / "store")]
    options = ["--allow-private", "--delay", "0"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen([*command, *options], env=env, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not server.asked["/slow"]:
        time.sleep(0.05)
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert time.monotonic() - asked < 15
    assert "Stopped. What was read is in the store" in said
    assert "1 coded" in said
    assert "Traceback" not in said
