"""Rows: the user's names for our fields, and mistakes told once."""

from datetime import date

import pytest

from dragoman.errors import InputError
from dragoman.intake import from_row
from dragoman.intake.rows import PATIENCE


def test_row_is_read_by_the_names_that_the_user_gives():
    row = {
        "body": "Norway met Peru.",
        "text": "not this",
        "day": "22 Nov 2019",
        "lang": "en-GB",
        "outlet": "Post",
    }
    report = from_row(row, columns={"text": "body", "published": "day", "language": "lang"})
    assert (report.text, report.published) == ("Norway met Peru.", date(2019, 11, 22))
    assert (report.language, report.outlet) == ("en", "Post")


def test_row_without_a_day_takes_the_given_one():
    assert from_row({"text": "x", "published": ""}, published=date(2020, 1, 2)).published == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("row", "columns", "complaint"),
    [
        ({"text": "x"}, {"text": "body"}, "has no 'body'"),
        ({"text": "x", "day": "soon"}, {"published": "day"}, "'day' is 'soon', no day"),
        ({"text": "x", "by": 3}, {"author": "by"}, "'by' is no string"),
        ({"text": None}, {}, "has no 'text'"),
        ([], {}, "is no JSON object"),
    ],
)
def test_row_that_is_wrong_is_told(row, columns, complaint):
    with pytest.raises(InputError) as error:
        from_row(row, columns=columns)
    assert str(error.value) == complaint


def test_rows_without_text_are_one_mistake_where_none_has_any(told):
    cure = "say which key holds the text: --map text=KEY"
    assert told("a.jsonl", '{"body": "x"}\n' * 5) == [f"error a.jsonl: none of its 5 rows has 'text'; {cure}"]
    assert told("a.jsonl", '{"body": "x"}\n' * (PATIENCE + 5)) == [
        f"error a.jsonl: none of its first {PATIENCE} rows has 'text'; {cure}"
    ]


def test_rows_without_text_are_told_each_where_others_have_it(told):
    fix = "give the report's text as a string under 'text'"
    assert told("a.jsonl", '{}\n{}\n{"text": "x"}\n{}') == [
        f"error a.jsonl:1: has no 'text'; {fix}",
        f"error a.jsonl:2: has no 'text'; {fix}",
        "a.jsonl:3 = x",
        f"error a.jsonl:4: has no 'text'; {fix}",
    ]


def test_key_that_no_row_has_is_told_and_the_rows_are_read(told):
    lines = told("a.jsonl", '{"text": "x"}\n{"text": "y"}', columns={"published": "daet"})
    assert lines == ["a.jsonl:1 = x", "a.jsonl:2 = y", "error a.jsonl: no row has 'daet'; check --map"]
