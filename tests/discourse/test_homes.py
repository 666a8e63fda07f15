"""The country of people whom no word names by country, through the shipped model and lexicon."""

import pytest

from dragoman.pipeline import claims_in

pytestmark = pytest.mark.slow

# text, the words of the people, their country, the words that settled it
CASES = [
    ("A bomb killed 12 people in Karachi.", "12 people", "PAK", "Karachi"),
    ("Gunmen beat residents of Mosul.", "residents of Mosul", "IRQ", "Mosul"),
    (
        "Shells fell on Homs, a city in Syria.\n\nThe raid killed three villagers.",
        "three villagers",
        "SYR",
        None,
    ),
    ("A bomb killed two tourists in Karachi.", "two tourists", None, None),
    ("Ottawa welcomed the 12 people.", "the 12 people", None, None),
    # towns of two countries in one sentence settle nothing
    ("After blasts in Karachi and in Lima, soldiers shot two villagers.", "two villagers", None, None),
    # a town of a country that the report does not speak of may be a namesake
    ("Canada warned Norway. In Madaya troops shot two villagers.", "two villagers", None, None),
    ("The regime bombed the moderate opposition. Syria denied it.", "the moderate opposition", None, None),
    (
        "The Assad regime bombed the moderate opposition.",
        "the moderate opposition",
        "SYR",
        "The Assad regime",
    ),
]


@pytest.mark.parametrize(("text", "who", "code", "words"), CASES, ids=[c[0][:40] for c in CASES])
def test_places_settle_the_country_of_people(parse, lexicon, text, who, code, words):
    claims = claims_in(parse(text), lexicon)
    people = [e for c in claims for e in (*c.actor, *c.recipient) if e.entity_text == who]
    assert people, [(c.event, c.actor, c.recipient) for c in claims]
    assert {e.code for e in people} == {code}
    if words is not None:
        assert all(words in [w.text for w in e.settled_by] for e in people)


def test_a_town_stands_for_its_country(parse, lexicon):
    claims = claims_in(parse("The army attacked Kandahar, a city in Afghanistan."), lexicon)
    towns = [e for c in claims for e in c.recipient if "Kandahar" in e.entity_text]
    assert all(e.code == "AFG" for e in towns)
