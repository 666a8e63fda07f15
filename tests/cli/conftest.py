"""The command line without a language model: a reader that gives the claims made by hand."""

from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.cli.reading import Settings
from sample_claims import TEXT, bare, full


class HandReader:
    """Gives a claim of each kind for the sample report, breaks on "break", gives none for the rest."""

    lexicon = SimpleNamespace(stamp="sha256:1")
    language = SimpleNamespace(stamp="sha256:2")

    def read_all(self, reports, on_error):
        for report in reports:
            if "break" in report.text:
                on_error(report, RuntimeError("no\nway"))
            yield [full(), bare()] if report.text == TEXT else []


@pytest.fixture
def by_hand(monkeypatch):
    monkeypatch.setattr(Settings, "reader", HandReader())


@pytest.fixture
def run(by_hand):
    def ran(*args, stdin=None):
        return CliRunner().invoke(cli, [str(a) for a in args], input=stdin, prog_name="dragoman")

    return ran


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode())
    return path
