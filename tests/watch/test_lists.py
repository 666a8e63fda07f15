"""Which feeds there are, what a feed lists, and what is a notice that a story is taken back."""

import pytest

from dragoman.errors import DragomanError
from dragoman.watch import feeds_of
from dragoman.watch.answers import Answer
from dragoman.watch.listing import clean, news_in
from dragoman.watch.notices import taken_back, title_taken_back


def test_feeds_come_from_addresses_and_files(tmp_path):
    lines = tmp_path / "feeds.txt"
    lines.write_text("\ufeff# ours\nhttps://a.example/rss  # the first\n\nhttp://b.example/x#y\n", "utf-8")
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="News">'
        '<outline text="c" type="rss" xmlUrl="https://c.example/rss?a=1&amp;b=2"/></outline>'
        '<outline text="a" xmlUrl="https://a.example/rss"/></body></opml>'
    )
    assert feeds_of(["https://d.example/", str(lines), str(opml)]) == [
        "https://d.example/",
        "https://a.example/rss",
        "http://b.example/x#y",
        "https://c.example/rss?a=1&b=2",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "list: lists no feed"),
        ("news of the day", "list:1: 'news of the day' is no http or https address"),
        ("<opml><body>", "list: is no OPML ("),
        ("<rss><channel/></rss>", "list: is no OPML but 'rss'"),
        ("https://me:word@a.example/", "https://a.example/: has a password in its address"),
    ],
)
def test_lists_that_are_none_are_told(tmp_path, text, said):
    path = tmp_path / "list"
    path.write_text(text)
    with pytest.raises(DragomanError) as raised:
        feeds_of([str(path)])
    assert str(raised.value).replace(f"{tmp_path}/", "").startswith(said)


def test_opml_reads_no_file_of_the_computer(tmp_path):
    secret, path = tmp_path / "secret", tmp_path / "list"
    secret.write_text("https://secret.example/")
    path.write_text(
        f'<!DOCTYPE opml [<!ENTITY e SYSTEM "file://{secret}">]><opml><body><outline xmlUrl="https://a.example/"'
        ">&e;</outline></body></opml>"
    )
    assert feeds_of([str(path)]) == ["https://a.example/"]


def test_addresses_lose_what_only_says_how_one_came():
    assert clean("https://a.example/b?utm_source=rss&id=7&UTM_x=1#top") == "https://a.example/b?id=7"
    assert clean(" https://a.example/b ") == "https://a.example/b"


def test_links_of_a_feed_go_from_where_it_was_found():
    feed = b"<rss version='2.0'><channel><title>x</title><item><title>t</title><link>/a</link></item></channel></rss>"
    news = news_in("https://feeds.example/x", "https://news.example/rss/world", feed)
    assert [one.entry.url for one in news.stories] == ["https://news.example/a"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("WITHDRAWN: Port of Visby is opened", "We were wrong."),
        ("STORY REMOVED: Port of Visby", ""),
        ("RETRACTION – Port of Visby is opened", ""),
        ("KILL: Port of Visby is opened", ""),
        ("Port of Visby is opened (withdrawn)", ""),
        ("Port of Visby is opened [RETRACTED]", ""),
        ("Port", "This story has been withdrawn. It rested on a wrong report."),
        ("Port", "The earlier report about the port of Visby was retracted because of a mistake."),
        ("Port", "The Fjord Post has withdrawn its story about the port."),
        ("Port", "Fjord Press withdraws its report that the port was opened."),
    ],
)
def test_notices_are_known(title, text):
    assert taken_back(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Zembla withdraws its troops", "Zembla has withdrawn its troops from Visby."),
        ("Withdrawn troops come home", "Zembla's troops, withdrawn on Monday, came home."),
        ("Kill-switch law passed", "Parliament has withdrawn its bill."),
        ("Retraction of claim sought", "The minister said the newspaper should retract its story."),
        ("Minister sues", "He said on Monday. " * 100 + "The paper has withdrawn its story."),
        ("Court", "The ambassador was withdrawn; the report was sent to the court."),
    ],
)
def test_news_of_withdrawals_is_no_notice(title, text):
    assert taken_back(title, text) is None


def test_headline_of_a_story_that_is_taken_back():
    assert title_taken_back("WITHDRAWN: Port of Visby is opened") == "Port of Visby is opened"
    assert title_taken_back("WITHDRAWN: Port") is None  # too little to know a story by
    assert title_taken_back("Port of Visby is opened") is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120.0), ("Tue, 07 May 2030 10:00:00 GMT", None), ("soon", None), ("", None), ("-5", None)],
)
def test_retry_after(said, seconds):
    found = Answer("u", 503, {"retry-after": said}).retry_after()
    assert found == seconds if seconds or not said.startswith("Tue") else found > 0
