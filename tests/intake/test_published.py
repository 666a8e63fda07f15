"""The day of publication: only where the page says so."""

from datetime import date

import pytest

from dragoman.intake import from_text

STORY = "Norway and Peru agreed on Tuesday to reopen their talks on fishing rights, the ministry here said."


def published(*lines):
    return from_text("\n\n".join(["Norway and Peru reopen fishing talks", *lines])).published


@pytest.mark.parametrize(
    "line",
    [
        "Published: 22 November 2019",
        "PUBLISHED ON NOVEMBER 22, 2019",
        "Published 22nd of November 2019",
        "Published: 2019-11-22",
        "Posted on Nov. 22, 2019 by admin",
        "First published on Fri 22 Nov 2019 06.00 GMT",
        "Published Fri, Nov 22 2019 10:15 AM EST | Updated Mon, Nov 25 2019 1:15 PM EST",
        "Updated: 25 November 2019 | Published: 22 November 2019",
        "Nov. 22, 2019 10:15 KST",
        "Nov 22, 2019 at 10:15 a.m.",
        "Friday, November 22, 2019 - 10:15",
        "22 November 2019",
        "2019.11.22",
        "22/11/2019",
        "11/22/2019",
        "Oslo, 22 November 2019",
        "By Jane Doe | Nov. 22, 2019 10:15 KST",
        "By Jane Doe, Nov. 22, 2019",
        "Date: 22-Nov-2019",
        "Updated: 22 November 2019",
    ],
)
def test_published_is_taken_from_a_line_that_says_it(line):
    assert published(line, STORY) == date(2019, 11, 22)


@pytest.mark.parametrize(
    "line",
    [
        "November 22",
        "Published 3 hours ago",
        "Published: last Friday",
        "Published: 11/12/2019",
        "Published: 31 November 2019",
        "Published: 22 November",
        "The treaty of 22 November 2019",
        "© 22 November 2019 The Example",
        "On 22 November 2019 the two had signed a first treaty on their fishing rights, officials said.",
    ],
)
def test_published_is_never_made_up(line):
    assert published(line, STORY) is None


def test_published_is_not_taken_from_the_story():
    text = f"{STORY} They met on November 22, 2019.\n\nPublished studies of 22 November 2019 say so."
    assert from_text(text).published is None


def test_published_is_not_taken_from_links_below_the_story():
    assert (
        published(STORY, STORY[:40] + " more.", "MOST POPULAR", "Storm over Oslo", "22 November 2019") is None
    )


def test_published_below_the_story_counts_where_the_line_says_so():
    assert published(STORY, "Published: 22 November 2019") == date(2019, 11, 22)


def test_published_has_its_words():
    text = f"Talks\n\nPublished: 22 November 2019\n\n{STORY}"
    report = from_text(text)
    assert text[slice(*report.published_span)] == "22 November 2019"


def test_published_by_the_caller_goes_before_the_page():
    report = from_text(f"Talks\n\nPublished: 22 November 2019\n\n{STORY}", published=date(2019, 11, 30))
    assert (report.published, report.published_span) == (date(2019, 11, 30), None)
