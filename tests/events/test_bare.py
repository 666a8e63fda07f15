"""Events that are told though nobody is named beside them, and those that are not."""

import pytest

from dragoman.actors import find_actors
from dragoman.events import find_events


@pytest.fixture
def find(parse, lexicon):
    def events(text):
        parsed = parse(text)
        return find_events(parsed, find_actors(parsed, lexicon), (), lexicon)

    return events


@pytest.mark.parametrize(
    "text",
    [
        "The talks collapsed last week.",
        "A new round of talks was held on Monday.",
        "No meeting was held on Monday.",
        "After talks in Lima, the rain stopped.",
        "The ministry denied secret meetings in Lima.",
    ],
)
def test_bare_nouns_of_one_event_are_told_without_parties(find, text):
    assert [e.act for e in find(text)] == ["CONSULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Meetings are tiring.",
        "The book is about talks.",
        "During a meeting, it rained.",
        "The plan aims at reviving the talks.",
    ],
)
def test_bare_nouns_of_no_one_event_are_left_alone(find, text):
    assert find(text) == []


def test_bare_passives_are_told_without_parties(find):
    [event] = find("The warship was withdrawn from the strait.")
    assert (event.event, event.actor, event.recipient) == ("RETREAT", (), ())
