"""Mistakes in the forms say where they are and what to do."""

import pytest

from dragoman.errors import LexiconError
from dragoman.times.vocabulary import compile_vocabulary


@pytest.mark.parametrize(
    ("entry", "says", "cure"),
    [
        ({"kind": "date"}, "without a form", "write form: under it"),
        ({"kind": "dates", "form": "today"}, "kind is 'dates'", "one of date, time, duration, set"),
        ({"kind": "date", "form": "today", "guard": "nobody"}, "no guard 'nobody'", "one of month, year"),
        ({"kind": "date", "form": "[the day"}, "no ]", "close every bracket"),
    ],
)
def test_a_bad_form_is_refused(entry, says, cure):
    with pytest.raises(LexiconError) as caught:
        compile_vocabulary({"forms": [entry]}, frozenset(["month", "year"]))
    assert "en/times.yml" in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.fix == cure


def test_an_empty_section_finds_nothing():
    assert compile_vocabulary({}, frozenset()).by_tag is not None
