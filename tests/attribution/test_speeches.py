"""On whose word stands what is said without quotation marks, through the shipped model and lexicon."""

import pytest

from dragoman.pipeline import claims_in

pytestmark = pytest.mark.slow


def test_what_follows_said_and_a_colon_is_the_speakers(parse, lexicon):
    text = (
        "Talks\n\nForeign Minister Ida Berg of Norway said:\n\nSweden expelled two envoys.\n\n"
        "We condemn the expulsion."
    )
    claims = claims_in(parse(text), lexicon)
    expelled = next(c for c in claims if c.event in ("SANCTION", "COERCE"))
    assert [s.entity.code for s in expelled.said_by] == ["NOR"]
    accused = next(c for c in claims if c.event == "ACCUSE")
    assert [e.code for e in accused.actor] == ["NOR"]


def test_a_statement_speaks_for_who_gives_it_out(parse, lexicon):
    text = 'Kenyan Senator Nora Kell released a statement saying "We condemn Sudan."'
    accused = next(c for c in claims_in(parse(text), lexicon) if c.event == "ACCUSE")
    assert [e.code for e in accused.actor] == ["KEN"]


def test_we_within_the_words_that_are_told_is_the_teller(parse, lexicon):
    text = 'Kenyan Senator Nora Kell said "We should free the students."'
    for claim in claims_in(parse(text), lexicon):
        for entity in (*claim.actor, *claim.recipient):
            if entity.entity_text == "We":
                assert entity.code == "KEN"
