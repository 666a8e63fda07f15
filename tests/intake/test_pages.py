"""Pages of many shapes, each line marked with the kinds of the blocks that begin in it.

A page begins with what is known of it (`author: `, `published: `, `title: `); then each line is
`kinds | text`, where `+` goes on with the block above. What a page does not say must stay unknown.
"""

from pathlib import Path

import pytest

from dragoman.intake import from_text

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))


def taken(path):
    known, kinds, lines = {}, [], []
    for line in path.read_text("utf8").splitlines():
        marks, bar, text = line.partition("|")
        if not bar or (":" in marks and not lines):
            key, _, value = line.partition(": ")
            known[key] = value
        else:
            kinds.append(marks.split())
            lines.append(text[1:])
    return known, kinds, "\n".join(lines)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_intake_marks_every_line_of_a_page(path):
    _, kinds, text = taken(path)
    report = from_text(text)
    found = [[] for _ in kinds]
    for block in report.blocks:
        found[text.count("\n", 0, block.span.start)].append(block.kind.value)
    shown = text.split("\n")
    assert [(f, t) for f, t in zip(found, shown, strict=True)] == [
        ([m for m in k if m != "+"], t) for k, t in zip(kinds, shown, strict=True)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_intake_knows_of_a_page_what_it_says_and_no_more(path):
    known, kinds, text = taken(path)
    report = from_text(text)
    assert (report.author, str(report.published)) == (known.get("author"), known.get("published", "None"))
    if "title" in known or ["title"] not in kinds:
        assert report.title == known.get("title")
    assert report.language in ("en", None)
    assert report.outlet is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_intake_leaves_no_letter_of_a_page_unmarked(path):
    _, _, text = taken(path)
    marked = set()
    for block in from_text(text).blocks:
        inside = set(range(*block.span))
        assert not marked & inside
        marked |= inside
    assert {i for i, letter in enumerate(text) if letter.isalnum()} <= marked


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_intake_marks_a_page_alike_whatever_ends_its_lines(path, end):
    _, _, text = taken(path)
    plain = [b.kind for b in from_text(text).blocks]
    assert [b.kind for b in from_text(text.replace("\n", end)).blocks] == plain
