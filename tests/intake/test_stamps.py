"""Days of feeds and tables: the day where it was written, and none that is not whole."""

from datetime import UTC, date, datetime

import pytest

from dragoman.intake.stamps import day_of
from dragoman.intake.words import page_words


@pytest.mark.parametrize(
    "value",
    [
        date(2019, 11, 22),
        datetime(2019, 11, 22, 23, 59, tzinfo=UTC),
        20191122,
        "2019-11-22",
        "20191122",
        "2019-11-22T23:30:00-05:00",
        "2019-11-22 10:15:00",
        "Fri, 22 Nov 2019 01:00:00 +0900",
        "22 November 2019",
        "Nov. 22, 2019 10:15",
        "22/11/2019",
        " 2019/11/22 ",
    ],
)
def test_day_is_read_in_common_forms(value):
    assert day_of(value, page_words()) == date(2019, 11, 22)


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "March", "2019", "2019-11", "11/12/2019", "31 November 2019", 5, 3.5, [], "x" * 10_000),
        "22 November 2019 and 23 November 2019",
        {},
    ],
)
def test_day_is_never_made_up(value):
    assert day_of(value, page_words()) is None
