"""What an input is taken for: by its ending, and by its first bytes where that tells nothing."""

import time

import pytest

from dragoman.intake.forms import form_of, is_known


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"<html>", "text"),
        ("A.HTM", b"", "html"),
        ("a.csv.gz", b"", "csv"),
        ("a.jsonl.zst", b"", "jsonl"),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- x --><rss>", "feed"),
        ("a.xml", b"<!DOCTYPE html PUBLIC 'x'>", "html"),
        ("a.json", b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"', "feed"),
        ("a.json", b'{"text": "x"}', "jsonl"),
        ("report", b"  <!-- x -->\n<HTML>", "html"),
        ("report", b"\xef\xbb\xbf<html>", "html"),
        ("report", b"<?xml version='1.0'?><feed xmlns='x'>", "feed"),
        ("report", b'{"version": "https://jsonfeed.org/version/1"', "feed"),
        ("report", b"PAR1", "parquet"),
        ("report", b"<b>Oslo</b>", "text"),
        ("report.log", b"Norway met Peru.", "text"),
    ],
)
def test_form_is_told_by_ending_and_first_bytes(name, head, form):
    assert form_of(name, head) == form


@pytest.mark.parametrize(
    ("name", "form", "known"),
    [
        ("a.html", "auto", True),
        ("a.csv.gz", "auto", True),
        ("a.zip", "auto", True),
        ("a.zip.gz", "auto", False),
        ("a.pdf", "auto", False),
        ("report", "auto", False),
        ("a.html", "text", False),
        ("a.json", "jsonl", True),
        ("a.json", "feed", True),
        ("a.json", "auto", False),
        ("a.zip", "csv", True),
    ],
)
def test_files_of_a_folder_are_known_by_their_ending(name, form, known):
    assert is_known(name, form) is known


@pytest.mark.parametrize("head", [b" " * 65536, b"<?a>" * 16000, b"<!--" * 16000, b"<!---->" * 9000])
def test_form_of_odd_bytes_takes_no_long_time(head):
    started = time.process_time()
    assert form_of("report", head) == "text"
    assert time.process_time() - started < 1
