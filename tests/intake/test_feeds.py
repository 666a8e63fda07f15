"""Feeds: every entry a report, with the day where it was written; what is no feed is told."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.intake import Options, read_paths

pytest.importorskip("feedparser", reason="the extra 'web' is not installed")

FEEDS = Path(__file__).parent / "feeds"


def taken(name):
    some = list(read_paths([FEEDS / name]))
    return [a.report for a in some if a.report], [f"{a.error}".split("/")[-1] for a in some if a.error]


def test_rss_gives_full_text_before_the_summary():
    (pact, strike), errors = taken("rss.xml")
    assert pact.text == (
        "Zembla & Norway sign fjord pact\nZembla and Norway signed a pact on Tuesday.\n"
        "The pact ends a quarrel of three years."
    )
    assert [block.kind.value for block in pact.blocks] == ["title", "body", "body"]
    assert (pact.title, pact.author) == ("Zembla & Norway sign fjord pact", "Ingrid Solberg")
    assert (pact.outlet, pact.copyright) == ("The Fjord Post", "2021 Fjord Post Media")
    assert (pact.url, pact.published) == ("https://fjordpost.example/world/fjord-pact", date(2021, 3, 9))
    assert strike.text == (
        "Dockers strike in Visby\n\nDockers in Visby laid down their work on Monday & want more pay."
    )
    assert (strike.published, strike.author) == (None, None)
    assert errors == ["rss.xml:3: has no text, only a title or link"]
    assert pact.extractor.startswith("feedparser 6")
    assert "trafilatura 2" in pact.extractor
    assert "trafilatura" not in strike.extractor


def test_atom_keeps_the_day_of_its_own_zone():
    (court,), errors = taken("atom.xml")
    assert errors == []
    assert (court.published, court.author, court.copyright) == (date(2019, 12, 1), "Bo Ek", "Free to share")
    assert court.text.split("\n\n")[1:] == [
        "A court in Visby refused on Sunday to forbid the dockers' strike.",
        "The owners will appeal.",
    ]


def test_json_feed_gives_each_item():
    (recall, meeting), errors = taken("feed.json")
    assert recall.text.split("\n") == [
        "Peru recalls envoy",
        "Peru recalled its envoy from Zembla on Thursday.",
        "Zembla called it a mistake.",
    ]
    assert (recall.published, recall.author, recall.outlet) == (date(2022, 5, 6), "A. Ember", "Ember Notes")
    assert (meeting.text, meeting.author) == ("Zembla and Peru met again on Friday.", "B. Ember; C. Ember")
    assert errors == ["feed.json:3: has no text, only a title or link"]


def test_feed_entries_without_a_day_take_that_of_the_user():
    some = list(read_paths([FEEDS / "rss.xml"], Options(published=date(2021, 1, 1))))
    assert [a.report.published for a in some if a.report] == [date(2021, 3, 9), date(2021, 1, 1)]


def test_feed_that_is_cut_off_gives_its_complete_entries(told):
    whole = (FEEDS / "rss.xml").read_bytes()
    cut = whole[: whole.index(b"want more pay")]
    lines = told("cut.xml", cut)
    assert [line.split(" = ")[0] for line in lines] == [
        "cut.xml:1",
        "error cut.xml: is cut off; its complete entries were read; fetch it again",
    ]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        (
            "feed.rss",
            "<!DOCTYPE html><html><head><title>x</title></head><body><p>Not here</p></body></html>",
            "is a web page, not a feed; read it with --from html, or fetch the feed itself",
        ),
        (
            "feed.xml",
            "<?xml version='1.0'?><list><a/></list>",
            "is no RSS, Atom or JSON feed; check what was fetched",
        ),
        ("feed.xml", " ", "is empty, no feed; fetch it again"),
        (
            "feed.atom",
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>',
            "is a feed without entries; fetch it again later",
        ),
        (
            "feed.json",
            '{"version": "https://jsonfeed.org/version/1", "items": [',
            "is no JSON Feed, or is cut off; fetch it again; one JSON object a line is read with --from jsonl",
        ),
        (
            "feed.json",
            '{"version": "https://jsonfeed.org/version/1"}',
            "is no JSON Feed: it has no 'items'; one JSON object a line is read with --from jsonl",
        ),
    ],
)
def test_feed_that_is_none_is_told_in_one_line(told, name, data, complaint):
    assert told(name, data) == [f"error {name}: {complaint}"]
