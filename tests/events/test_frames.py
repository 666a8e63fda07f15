"""Slots of a predicate, on short sentences through the shipped model."""

import pytest

from dragoman.events.frames import Frames
from dragoman.events.rules import rules_of


@pytest.fixture
def slots(parse, lexicon):
    def of(text, word):
        parsed = parse(text)
        token = next(t for t in parsed.tokens if t.text == word)
        frame = Frames(parsed, rules_of(lexicon)).of(token.i)
        return {slot: [parsed.tokens[i].text for i in held] for slot, held in frame.slots.items()}

    return of


def test_frame_gives_subject_and_object_of_an_active_verb(slots):
    found = slots("Norway attacked Chile on Monday.", "attacked")
    assert (found["subj"], found["obj"]) == (["Norway"], ["Chile"])


def test_frame_turns_a_passive_round(slots):
    found = slots("Chile was attacked by Norway.", "attacked")
    assert (found["subj"], found["obj"]) == (["Norway"], ["Chile"])


def test_frame_fills_the_subject_of_a_controlled_infinitive(slots):
    assert slots("Norway refused to attack Chile.", "attack")["subj"] == ["Norway"]


def test_frame_lets_the_one_who_is_urged_do_the_deed(slots):
    assert slots("Peru urged Norway to attack Chile.", "attack")["subj"] == ["Norway"]


def test_frame_shares_the_subject_of_coordinated_verbs(slots):
    assert slots("Norway attacked Chile and occupied a port.", "occupied")["subj"] == ["Norway"]


def test_frame_reads_a_relative_clause_with_its_noun_as_subject(slots):
    assert slots("Norway, which attacked Chile, wants peace.", "attacked")["subj"] == ["Norway"]


def test_frame_of_an_event_noun_takes_the_slots_of_its_light_verb(slots):
    found = slots("Norway held talks with Chile.", "talks")
    assert found["subj"] == ["Norway"]
    assert found["with"] == ["Chile"]


def test_frame_gives_the_subject_before_about_to(slots):
    assert slots("Norway is about to attack Chile.", "attack")["subj"] == ["Norway"]
