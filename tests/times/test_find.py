"""Expressions without a parse: every order of a date, nothing invented, nothing broken by odd text."""

import calendar
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.times import find_times, find_timex
from dragoman.times.lexer import full_year
from times.flat import LEXICON, flat

MONTHS = list(calendar.month_name)[1:]
DAYS = st.dates(date(1850, 1, 1), date(2090, 12, 31))
PUBLISHED = st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2050, 12, 31)))
WORDS = """
January February March April May June July August September October November December Aug. Sept Monday Friday Sundays
weekend week weeks year years decade the a in on of at from to until between and or - – , . since last next this past
same following every twice early late mid end ago later earlier before after today tomorrow tonight noon midnight
morning p.m. 1 2 3rd 12 31 2014 1999 30 2,019 10:30 7.45 1990s '98 Q3 24:99 two twenty five hundred thousand first
second half quarter spring fall o'clock 31/12/2019 2019-02-30 2020/23/Sep 2016-17 99/99/9999 9999 0 Easter Christmas
now
""".split()  # noqa: SIM905  (a list literal would run over eighty lines)
LOOSE = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def suffix(day):
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def orders(day):
    month = MONTHS[day.month - 1]
    return [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {day.day}{suffix(day.day)}, {day.year}",
        f"the {day.day}{suffix(day.day)} of {month} {day.year}",
        f"{day:%m/%d/%Y}",
        f"{day:%d}-{month[:3]}-{day.year}",
        f"{day.day} {month[:3]} {day.year}",
    ]


@settings(deadline=None)
@given(DAYS, st.integers(0, 7), PUBLISHED)
def test_a_full_date_in_any_order(day, order, published):
    said = orders(day)[order]
    (when,) = find_times(flat(f"They met on {said} there.", published), LEXICON)
    assert (when.value, when.first, when.last, when.precision) == (day.isoformat(), day, day, "day")
    assert when.text == said


@settings(max_examples=300, deadline=None)
@given(LOOSE, PUBLISHED)
def test_spans_are_words_of_the_report_in_order(words, published):
    text = flat(words, published)
    for find in (find_times, find_timex):
        whens = find(text, LEXICON)
        for when in whens:
            assert text.report.text[when.span.start : when.span.end] == when.text
            assert when.first_token <= when.head < when.last_token
            assert text.tokens[when.first_token].start <= when.span.start
            assert text.tokens[when.last_token - 1].end >= when.span.end
            assert (when.first is None) == (when.last is None)
            assert when.first is None or when.first <= when.last
        starts = [w.span for w in whens]
        assert all(a.end <= b.start for a, b in pairwise(starts))


@settings(max_examples=300, deadline=None)
@given(LOOSE)
def test_an_undated_report_gets_no_year_that_it_does_not_say(words):
    said = {int(y) for y in re.findall(r"\d{4}", words)} | {
        full_year(int(y)) for y in re.findall(r"\d\d", words)
    }
    said |= {y + step for y in said for step in (-1, 1)}  # "December and January 2015", "2016-17"
    moved = (
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "last",
        "next",
        "following",
        "same",
        "thousand",
        "twenty",
    )
    for when in find_times(flat(words), LEXICON):
        if when.type not in ("DATE", "TIME"):
            continue
        years = {int(y) for y in re.findall(r"(?<![\dX])\d{4}(?![\d])", when.value)}
        assert years <= said or any(w in words for w in moved), when.value


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(words):
    find_times(flat(words, date(2019, 11, 22)), LEXICON)


def test_a_number_of_any_length_is_read():
    assert find_times(flat(f"{'9' * 5000} days and 2014{'0' * 5000}"), LEXICON) == ()


@pytest.mark.parametrize(
    "said", ["31 February 2019", "Feb. 30, 2019", "2019-02-29", "13/32/2019", "April 31"]
)
def test_a_day_that_does_not_exist_is_no_date(said):
    assert find_times(flat(f"It was {said} then.", date(2019, 11, 22)), LEXICON) == ()


def test_both_ends_of_a_stretch_apart_for_timex3():
    text = flat("They fought from 2011 to 2014.")
    assert [w.value for w in find_times(text, LEXICON)] == ["2011/2014"]
    assert [w.value for w in find_timex(text, LEXICON)] == ["2011", "2014"]


def test_an_open_end_has_no_days():
    (when,) = find_times(flat("They have fought since 2014."), LEXICON)
    assert (when.text, when.value, when.first, when.last) == ("since 2014", "2014/..", None, None)


def test_months_of_a_list_share_the_year_after_them():
    text = flat("There were floods in June and July 2014.", date(2019, 11, 22))
    assert [w.value for w in find_times(text, LEXICON)] == ["2014-06", "2014-07"]


def test_a_weekday_settles_the_year_of_its_date():
    (when,) = find_times(flat("It was held Friday, Jan. 5.", date(2017, 11, 22)), LEXICON)
    assert when.value == "2018-01-05"


def test_days_of_another_month_in_the_text():
    text = flat("They met on 3 May 2016 and again on the 21st.", date(2019, 11, 22))
    assert [w.value for w in find_times(text, LEXICON)] == ["2016-05-03", "2016-05-21"]


def test_the_caller_may_give_the_day():
    (when,) = find_times(flat("They met yesterday."), LEXICON, published=date(2019, 11, 22))
    assert when.value == "2019-11-21"
