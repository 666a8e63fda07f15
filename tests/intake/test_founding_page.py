"""The founding page: kept outside the project, read here where it is at hand."""

import os
from pathlib import Path

import pytest

from dragoman.intake import Options, read_path

PAGE = Path(os.environ.get("DRAGOMAN_SHARED", "/nonexistent")) / "page" / "report.txt"


@pytest.fixture
def report():
    if not PAGE.is_file():
        pytest.skip("DRAGOMAN_SHARED names no folder with page/report.txt")
    return read_path(PAGE, Options())


def test_founding_page_is_taken_apart(report):
    kinds = [b.kind.value for b in report.blocks]
    assert kinds == [
        *("menu", "title", "body", "body", "credit", "credit"),
        *["body"] * 10,
        *("byline", "menu", "menu", "menu", "other"),
    ]
    assert report.text[slice(*report.blocks[-1].span)] == "소아쌤"


def test_founding_page_says_its_title_and_author_but_no_day(report):
    assert report.title.startswith("Groundwork laid")
    assert report.title.endswith("GSOMIA: Kang")
    assert (report.author, report.published, report.outlet, report.language) == (
        "Jo He-rim",
        None,
        None,
        "en",
    )


def test_founding_page_has_the_identity_that_the_record_gives_it(report):
    assert report.report_id == "6c98b20422baae83"
    assert report.text_sha256 == report.source_sha256
