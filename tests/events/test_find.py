"""Deeds composed of acts and operators, on short sentences through the shipped model."""

import pytest

from dragoman.actors import find_actors
from dragoman.events import explain, find_events
from dragoman.times import find_times


@pytest.fixture
def find(parse, lexicon):
    def events(text):
        parsed = parse(text)
        actors = find_actors(parsed, lexicon)
        return find_events(parsed, actors, find_times(parsed, lexicon, None), lexicon)

    return events


def codes(entities):
    return {e.code for e in entities}


def test_find_composes_an_operator_with_its_act(find):
    [event] = find("Norway refused to hold talks with Chile.")
    assert (event.event, event.act) == ("REJECT", "CONSULT")
    assert (codes(event.actor), codes(event.recipient)) == ({"NOR"}, {"CHL"})


def test_find_composes_nested_operators(find):
    [event] = find("Peru urged Norway not to threaten to bomb Chile.")
    assert event.event == "REQUEST"
    assert codes(event.actor) == {"PER"}
    assert codes(event.recipient) == {"NOR"}


def test_find_gives_a_reciprocal_event_all_parties_as_actors(find):
    [event] = find("Norway and Chile held talks in Lima.")
    assert (event.event, codes(event.actor), event.recipient) == ("CONSULT", {"NOR", "CHL"}, ())


def test_find_keeps_compound_recipients_in_one_event(find):
    [event] = find("Norway condemned Chile and Peru.")
    assert codes(event.recipient) == {"CHL", "PER"}


def test_find_reads_a_passive_without_an_agent(find):
    [event] = find("Two Chilean officers were killed on Monday.")
    assert (event.event, event.actor, codes(event.recipient)) == ("ASSAULT", (), {"CHL"})


@pytest.mark.parametrize(
    "text",
    [
        "Norway praised the letters sent by Chile.",
        "Norway praised the reports about Chile.",
        "Norway blocked the tunnels running into Chile.",
    ],
)
def test_find_takes_the_recipient_from_inside_an_object_phrase(find, text):
    event = find(text)[0]
    assert (codes(event.actor), codes(event.recipient)) == ({"NOR"}, {"CHL"})


def test_find_gives_no_actor_for_a_recipient_by_its_own_pronoun(find):
    event = find("Norway and Kenya hailed their pact with Chile.")[0]
    assert (codes(event.actor), codes(event.recipient)) == ({"NOR", "KEN"}, {"CHL"})


def test_find_reads_a_clause_whose_verb_the_parser_hung_on_a_noun(find):
    [event] = find("Peru signaled it mocked Norway.")
    assert (event.event, codes(event.actor), codes(event.recipient)) == ("ACCUSE", {"PER"}, {"NOR"})


def test_find_tells_nothing_of_an_event_noun_without_parties(find):
    assert find("The book is about talks.") == []


def test_find_cites_its_trigger_words(find, parse):
    text = "Norway imposed export curbs on Chile."
    [event] = find(text)
    assert [parse(text).text_of(span) for span in event.trigger] == ["imposed export curbs"]


def test_explain_says_what_an_entry_lacked(parse, lexicon):
    parsed = parse("The crane lifted the container.")
    deeds, near = explain(parsed, find_actors(parsed, lexicon), lexicon)
    assert deeds == []
    assert any("needs" in one.reason for one in near)
