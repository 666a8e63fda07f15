"""Blocks cut into clean text, with the way back to the report."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.pieces import LONGEST_PIECE, LONGEST_RUN, clean, cut, pieces
from dragoman.records import Block, BlockKind, Report, Span


def report_of(text, *kinds):
    blocks = tuple(Block(kind, Span(0, len(text))) for kind in kinds or (BlockKind.BODY,))
    return Report(report_id="0" * 16, text=text, text_sha256="", source_sha256="", blocks=blocks)


def test_plain_text_stays_as_it_is():
    piece = clean(0, "Oslo expelled two envoys.", 7)
    assert (piece.text, piece.places, piece.span(0, 4)) == ("Oslo expelled two envoys.", None, Span(7, 11))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Oslo  said\u00a0so ", "Oslo said so"),
        ("Oslo\r\n\tsaid", "Oslo said"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("one \u200b two", "one two"),
        ("bell\x07bell", "bell bell"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\u200f\u200e \n", ""),
        ("", ""),
    ],
)
def test_clean_drops_what_no_reader_sees(text, cleaned):
    assert clean(0, text, 0).text == cleaned


def test_a_span_leads_back_over_what_was_dropped():
    text = "two  co\u00adunties voted"
    piece = clean(0, text, 0)
    first = piece.text.index("counties")
    span = piece.span(first, first + len("counties"))
    assert text[span.start : span.end] == "co\u00adunties"


def test_an_endless_run_is_broken():
    longest = max(map(len, clean(0, "!" * 5_000, 0).text.split()))
    assert longest <= LONGEST_RUN


def test_only_what_is_read_gives_pieces():
    report = report_of("Oslo voted.", BlockKind.MENU, BlockKind.BODY, BlockKind.CREDIT, BlockKind.TITLE)
    assert [piece.block for piece in pieces(report)] == [1, 3]


def test_a_long_block_is_cut_after_sentences_and_nothing_is_lost():
    text = "The council met again on Tuesday. " * 2_000
    spans = list(cut(text, Span(0, len(text))))
    assert "".join(text[s.start : s.end] for s in spans) == text
    assert max(s.end - s.start for s in spans) <= LONGEST_PIECE
    assert all(text[: s.end].rstrip().endswith(".") for s in spans)


def test_cleaning_takes_time_in_proportion():
    start = time.perf_counter()
    list(pieces(report_of("\u200b!\n" * 200_000)))
    assert time.perf_counter() - start < 10


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_every_visible_character_is_kept_once(text):
    piece = clean(0, text, 0)
    assert piece.text == piece.text.strip()
    assert "  " not in piece.text
    for i, character in enumerate(piece.text):
        span = piece.span(i, i + 1)
        assert character in {text[span.start], " ", "\ufffd"}
