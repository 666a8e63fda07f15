"""Numbers of people, from their words."""

import pytest

from dragoman.events.sizes import count_at, number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("forty-two", 42),
        ("two hundred", 200),
        ("three thousand", 3000),
        ("many", None),
    ],
)
def test_number_reads_digits_and_words(words, value):
    assert number(words) == value


@pytest.mark.parametrize(
    ("text", "head", "low", "high", "said"),
    [
        ("The raid killed 12 soldiers.", "soldiers", 12, 12, "12"),
        ("The raid killed at least 12 soldiers.", "soldiers", 12, None, "at least 12"),
        ("The raid killed dozens of soldiers.", "dozens", 24, None, "dozens"),
        ("The raid killed soldiers.", "soldiers", None, None, None),
    ],
)
def test_count_keeps_its_words_and_its_open_ends(parse, text, head, low, high, said):
    parsed = parse(text)
    count = count_at(parsed, next(t.i for t in parsed.tokens if t.text == head))
    if said is None:
        assert count is None
    else:
        assert (count.low, count.high, count.words.text) == (low, high, said)
        assert parsed.text_of(count.words.span) == said
