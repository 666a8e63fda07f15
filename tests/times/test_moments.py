"""Values and the days that they span, for every day of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.times import moments
from dragoman.times.moments import Moment

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
GRAINS = ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
WHOLE = [g for g in GRAINS if g != "weekend"]  # these follow each other without gaps


@given(DAYS, st.sampled_from(WHOLE))
def test_a_stretch_holds_its_day(day, grain):
    first, last = moments.on(day, grain).stretch
    assert first <= day <= last


@given(DAYS, st.sampled_from(WHOLE))
def test_stretches_of_a_grain_follow_each_other(day, grain):
    here = moments.on(day, grain)
    following = moments.step(here, 1)
    assert following.stretch[0] == here.stretch[1] + timedelta(days=1)


@given(DAYS, st.sampled_from(GRAINS), st.integers(-300, 300))
def test_a_step_back_undoes_a_step(day, grain, count):
    here = moments.on(day, grain)
    there = moments.step(here, count)
    assert there is None or moments.step(there, -count) == here


@given(DAYS, st.sampled_from(GRAINS))
def test_a_value_and_its_moment_span_the_same_days(day, grain):
    moment = moments.on(day, grain)
    assert moments.stretch(moment.value) == moment.stretch


@given(DAYS, st.sampled_from(["week", "month", "quarter", "half", "year", "decade"]))
def test_widening_a_day_keeps_it_inside(day, grain):
    wide = moments.widen(moments.on(day, "day"), grain)
    first, last = wide.stretch
    assert first <= day <= last


@given(DAYS, DAYS)
def test_a_stretch_of_two_days_runs_from_one_to_the_other(one, two):
    first, last = sorted((one, two))
    assert moments.stretch(f"{first}/{last}") == (first, last)
    if first != last:
        assert moments.stretch(f"{last}/{first}") is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-W47", date(2019, 11, 18), date(2019, 11, 24)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2019-W47-WE", date(2019, 11, 23), date(2019, 11, 24)),
        ("2019-Q4", date(2019, 10, 1), date(2019, 12, 31)),
        ("2019-H1", date(2019, 1, 1), date(2019, 6, 30)),
        ("2019-SU", date(2019, 6, 1), date(2019, 8, 31)),
        ("2019-WI", date(2019, 12, 1), date(2020, 2, 29)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("18", date(1800, 1, 1), date(1899, 12, 31)),
        ("2019-11-22TMO", date(2019, 11, 22), date(2019, 11, 22)),
    ],
)
def test_stretch_of_a_settled_value(value, first, last):
    assert moments.stretch(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "XXXX-08-23",
        "XXXX-WXX-5",
        "XXXX",
        "P3D",
        "PXD",
        "PAST_REF",
        "2019/..",
        "../2019",
        "2019-02-30",
        "2019-W54",
        "",
    ],
)
def test_open_values_have_no_stretch(value):
    assert moments.stretch(value) is None


def test_counting_where_no_year_is_given():
    assert moments.step(Moment("day", None, 8, 31), 1).value == "XXXX-09-01"
    assert moments.step(Moment("weekday", None, 5), 3).value == "XXXX-WXX-1"
    assert moments.step(Moment("day", None, 12, 31), 1) is None
    assert moments.step(Moment("year"), 1) is None
