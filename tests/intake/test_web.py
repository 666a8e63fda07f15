"""Web pages: the story, what the page says of itself, and nothing that it does not say."""

import json
from pathlib import Path

import pytest

from dragoman.intake import Options, read_path, read_paths
from dragoman.intake.web import with_title

pytest.importorskip("trafilatura", reason="the extra 'web' is not installed")

PAGES = sorted((Path(__file__).parent / "web").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_web_takes_story_and_head_from_a_page(path):
    expected = json.loads(path.with_suffix(".json").read_text("utf8"))
    report = read_path(path)
    for field in ("title", "outlet", "author", "url", "license", "copyright", "language"):
        assert (field, getattr(report, field)) == (field, expected[field])
    assert (report.published.isoformat() if report.published else None) == expected["published"]
    assert report.text.split("\n")[0] == expected["first"]
    assert [part for part in expected["holds"] if part not in report.text] == []
    assert [part for part in expected["lacks"] if part in report.text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_web_gives_one_block_a_line_with_the_title_read_too(path):
    report = read_path(path)
    expected = json.loads(path.with_suffix(".json").read_text("utf8"))
    assert [block.kind.value for block in report.blocks][: len(expected["kinds"])] == expected["kinds"]
    title = next(block for block in report.blocks if block.kind == "title")
    assert report.text[slice(*title.span)] == report.title
    assert all("\n" not in report.text[slice(*block.span)] for block in report.blocks)


def test_web_keeps_the_hash_of_the_page_and_the_version_of_the_extractor():
    import hashlib

    import trafilatura

    report = read_path(PAGES[0])
    assert report.source_sha256 == hashlib.sha256(PAGES[0].read_bytes()).hexdigest()
    assert report.extractor == f"trafilatura {trafilatura.__version__}"


def test_web_lets_the_day_of_the_user_go_before_the_page():
    from datetime import date

    assert read_path(PAGES[0], Options(published=date(2021, 3, 10))).published == date(2021, 3, 10)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2019-11-01T08:00:00Z">', "2019-11-01"),
        ('<meta property="article:published_time" content="2019-11">', None),
        ('<script type="application/ld+json">{"datePublished": "2019-11-22"}</script>', "2019-11-22"),
        ('<link rel="canonical" href="https://a.example/2019/11/01/talks">', "2019-11-01"),
        ('<link rel="canonical" href="https://a.example/2019/11/talks">', None),
        ('<meta property="og:image" content="https://a.example/pics/2016/05/17/boat.jpg">', None),
        ("", None),
    ],
)
def test_web_gives_a_day_only_where_the_page_says_it(arrivals, head, day):
    story = "".join(
        f"<p>On {n} May 2018 the two met in Oslo and talked for {n} hours about their fishing rights.</p>"
        for n in range(3, 9)
    )
    page = f"<html><head><title>Talks</title>{head}</head><body><article>{story}</article></body></html>"
    (arrival,) = arrivals("page.html", page)
    assert str(arrival.report.published) == str(day)


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><head><title>x</title></head></html>"])
def test_web_names_a_page_without_a_story(told, page):
    assert told("page.html", page) == [
        "error page.html: holds no story that could be taken out; save its text as a .txt file"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>a<img>&#1;<p>b</p>&#1;",
        b"<html>" + b"<div>" * 5000,
        b"<html><body>&#0;&#xD800;</p>",
        b"<!doctype html>\xff\xfe\x80" + b"<p>x" * 900,
    ],
)
def test_web_survives_odd_markup(arrivals, data):
    (arrival,) = arrivals("page.html", data)
    assert (arrival.report is None) != (arrival.error is None)


def test_web_says_how_to_install_what_it_lacks(monkeypatch, tmp_path):
    """Without the extra: one line for the page, everything else is read."""

    def lacking(module):
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)

    monkeypatch.setattr("dragoman.intake.web.import_module", lacking)
    page, note = tmp_path / "a.html", tmp_path / "b.txt"
    page.write_bytes(PAGES[0].read_bytes())
    note.write_text("A note.")
    first, second = read_paths([page, note])
    assert str(first.error) == f"{page}: cannot be read without the package trafilatura"
    assert first.error.fix == "pip install 'dragoman[web]'"
    assert second.report.text == "A note."


def test_web_goes_on_where_the_extractor_breaks(monkeypatch, arrivals):
    import trafilatura

    def breaks(*_, **__):
        raise RecursionError("too deep\nin there")

    monkeypatch.setattr(trafilatura, "bare_extraction", breaks)
    (arrival,) = arrivals("page.html", PAGES[0].read_bytes())
    assert str(arrival.error).endswith("page.html: trafilatura broke on it (RecursionError: too deep)")


@pytest.mark.parametrize(
    ("title", "text"),
    [(None, "A\nB"), ("A", "A\nB"), ("“a”", "A\nB"), ("C", "C\nA\nB"), ("B", "A\nB")],
)
def test_web_puts_a_title_above_a_story_that_lacks_it(title, text):
    assert with_title(title, "A\nB") == text


LEAD = "Two ferries are to sail again from Monday."
PAGE = """<html><head><title>Ferries return</title><meta name="description" content="{said}"></head><body>
<header><h1>Ferries return</h1><p class="standfirst">{shown}</p></header>
<article><p>The port of Lerwick opened its quay on Thursday after nine days of repairs.</p>
<p>Engineers from Norway had advised the council, which thanked them in a short ceremony
and asked the two owners to publish their new hours before the weekend.</p>
{more}<p>A third ferry stays in Bergen until its engine has been tested, the company said.</p></article></body></html>"""


def page(said=LEAD, shown=LEAD, more=""):
    return PAGE.format(said=said, shown=shown, more=more).encode()


def test_web_puts_the_lead_that_the_page_shows_below_the_title(arrivals):
    (arrival,) = arrivals("a.html", page())
    assert arrival.report.text.split("\n")[:2] == ["Ferries return", LEAD]
    assert arrival.report.text.count(LEAD) == 1


@pytest.mark.parametrize(
    "given",
    [{"said": "What else is new."}, {"said": "Two ferries are to sail"}, {"said": "&#1; a"}, {"said": ""}],
)
def test_web_takes_no_lead_that_the_page_does_not_show(arrivals, given):
    (arrival,) = arrivals("a.html", page(**given))
    assert arrival.report.text.split("\n")[1].startswith("The port of Lerwick")


@pytest.mark.parametrize(
    "href", ["/newsletter/join", "https://a.example/subscribe", "https://apps.apple.com/app/1"]
)
def test_web_leaves_out_what_asks_to_subscribe_or_to_install(arrivals, href):
    (arrival,) = arrivals("a.html", page(more=f'<p>Read more of it in <a href="{href}">our own</a> way.</p>'))
    assert "our own" not in arrival.report.text
    assert "A third ferry" in arrival.report.text


def test_web_keeps_a_paragraph_that_merely_links(arrivals):
    more = '<p>Fares are as <a href="/fares">the council</a> set them in May.</p>'
    assert "Fares are as the council" in arrivals("a.html", page(more=more))[0].report.text
