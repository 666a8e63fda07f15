"""Files and standard input: what comes in by which way."""

import io
import sys

import pytest

from dragoman.errors import InputError
from dragoman.intake import Options, read_path, read_paths


@pytest.fixture
def stdin(monkeypatch):
    def given(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return given


def test_standard_input_is_text_unless_told(stdin):
    stdin(b"text\nNorway met Peru.\n")
    assert [a.report.text for a in read_paths(["-"])] == ["text\nNorway met Peru.\n"]
    stdin(b"text\nNorway met Peru.\n")
    some = list(read_paths(["-"], Options(form="csv")))
    assert [(a.name, a.report.text) for a in some] == [("-:2", "Norway met Peru.")]
    assert not sys.stdin.buffer.closed


def test_form_asked_for_goes_before_the_ending(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text('{"text": "Norway met Peru."}')
    assert [a.report.text for a in read_paths([path], Options(form="jsonl"))] == ["Norway met Peru."]


def test_reading_goes_on_after_what_cannot_be_read(tmp_path):
    good = tmp_path / "b.txt"
    good.write_text("Norway met Peru.")
    (tmp_path / "c.csv").write_text("id\n1\n")
    some = list(read_paths([tmp_path / "missing", tmp_path, "no/*.such"]))
    assert [a.error is None for a in some] == [False, True, False, False]


def test_read_path_is_for_one_report(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A."}\n{"text": "B."}')
    with pytest.raises(InputError, match="holds more than one report"):
        read_path(path)
    with pytest.raises(InputError, match="there is no such file"):
        read_path(tmp_path / "missing.txt")
