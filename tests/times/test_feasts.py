"""Named days, reckoned."""

from datetime import date

import pytest

from dragoman.errors import LexiconError
from dragoman.times import feasts, find_times, vocabulary
from times.flat import LEXICON, SECTION, flat


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2008, 3, 23), (2019, 4, 21), (2038, 4, 25)]
)
def test_easter(year, month, day):
    assert feasts.easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2010, 4, 4), (2016, 5, 1), (2019, 4, 28), (2022, 4, 24), (2024, 5, 5)]
)
def test_eastern_easter(year, month, day):
    assert feasts.pascha(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", date(2019, 12, 25)),
        ("11/4/4", date(2019, 11, 28)),
        ("11/4/4+1", date(2019, 11, 29)),
        ("5/1/-1", date(2019, 5, 27)),
        ("easter-47", date(2019, 3, 5)),
        ("pascha-2", date(2019, 4, 26)),
    ],
)
def test_a_rule_gives_the_day(rule, day):
    assert feasts.feast_of(rule)(2019) == day


@pytest.mark.parametrize("rule", ["13-1", "2-29", "11/8/1", "eastern+1", "12.25", "13/1/1"])
def test_a_rule_that_gives_no_day_is_refused_with_its_cure(rule):
    with pytest.raises(LexiconError, match="feasts: no day by the rule") as refused:
        vocabulary.compile_vocabulary({"feasts": {rule: ["bad day"]}}, frozenset())
    assert refused.value.fix.startswith("write 12-25")


def test_a_month_has_at_most_five_of_a_weekday():
    assert feasts.nth_weekday(2019, 11, 5, 5) == date(2019, 11, 29)
    assert feasts.nth_weekday(2019, 11, 4, 5) is None


@pytest.mark.parametrize("name", [name for names in SECTION["feasts"].values() for name in names])
def test_every_name_of_a_feast_is_found(name):
    rule = next(r for r, names in SECTION["feasts"].items() if name in names)
    (when,) = find_times(flat(f"It was {name} 2018 then."), LEXICON)
    assert when.first == feasts.feast_of(rule)(2018)


def test_a_feast_without_a_year_follows_the_report():
    (when,) = find_times(flat("They met on Labor Day.", date(2019, 11, 22)), LEXICON)
    assert when.value == "2019-09-02"


def test_an_undated_report_leaves_a_feast_open_and_drops_one_that_moves():
    whens = find_times(flat("They met on Boxing Day and on Palm Sunday."), LEXICON)
    assert [w.value for w in whens] == ["XXXX-12-26"]
