"""Parties that a parser hung elsewhere or that act through others, and whose threat a warning is."""

import pytest

from dragoman.actors import find_actors
from dragoman.events import find_events
from dragoman.places import find_places


@pytest.fixture
def told(parse, lexicon):
    def who(text):
        parsed = parse(text)
        places = find_places(parsed, lexicon)
        actors = find_actors(parsed, lexicon, places=places)
        sides = [
            (event.event, [e.entity_text for e in event.actor], [e.entity_text for e in event.recipient])
            for event in find_events(parsed, actors, (), lexicon, places=places)
        ]
        return {event: (actor, recipient) for event, actor, recipient in sides}

    return who


def test_lost_agent_behind_a_way_did_it(told):
    marched = told("The editor was marched out of his office by masked policemen.")["COERCE"]
    assert marched == (["masked policemen"], ["The editor"])


def test_lost_object_behind_a_particle_is_found(told):
    brushed = told("Norway brushed aside an appeal by Chile.")["REJECT"]
    assert brushed == (["Norway"], ["Chile"])


def test_lost_verb_after_has_and_an_adverb_of_time_is_found(told):
    resisted = told("Norway has so far resisted calls by Chile for compensation.")["REJECT"]
    assert resisted == (["Norway"], ["Chile"])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A hospital ship run by Norway treated wounded Chileans.", ["Norway"]),
        ("A hospital ship bombed by Norway treated wounded Chileans.", []),
    ],
)
def test_who_runs_a_ship_acts_through_it(told, text, actor):
    assert told(text)["AID"][0] == actor


def test_threat_told_for_ones_own_side_is_that_sides(told):
    threat = told("Norway could cut off gas to Chile, the minister warned.")["THREATEN"]
    assert threat == (["Norway"], ["Chile"])


def test_who_faces_an_attack_is_no_attacker(told):
    threat = told("Norway warned that Chile would face an attack.")["THREATEN"]
    assert threat == (["Norway"], ["Chile"])


def test_warning_of_what_another_country_will_do_is_no_threat(told):
    assert "THREATEN" not in told("Norway warned that Chile would attack Peru.")


@pytest.mark.parametrize(
    ("text", "seized"),
    [
        ("Norway took the town over on Monday.", True),
        ("Norway took Chile to court over the ban.", False),
    ],
)
def test_particle_with_a_noun_of_its_own_is_a_preposition(told, text, seized):
    assert ("ASSAULT" in told(text)) is seized
