"""Deeds of force and protest that name neither side."""

import pytest

from dragoman.actors import find_actors
from dragoman.events import find_events
from dragoman.times import find_times


@pytest.fixture
def told(parse, lexicon):
    def types(text):
        parsed = parse(text)
        events = find_events(parsed, find_actors(parsed, lexicon), find_times(parsed, lexicon, None), lexicon)
        return [(e.act, bool(e.actor or e.recipient)) for e in events]

    return types


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A drone struck the depot at noon.", "ASSAULT"),  # a weapon acts
        ("The depot was shelled on Sunday.", "ASSAULT"),  # a thing suffers
        ("A raid on the depot began at noon.", "ASSAULT"),  # the target
        ("There was no attack.", "ASSAULT"),  # one that was not
        ("Two strikes hit the depot.", "ASSAULT"),  # a number
        ("Clashes broke out in the valley.", "ASSAULT"),  # what broke out
        ("An air strike that killed ten was condemned.", "ASSAULT"),  # what it did
        ("The army foiled an attack.", "ASSAULT"),  # what was met
        ("The raid ended at noon.", "ASSAULT"),  # what ended
        ("The march against the law drew thousands.", "PROTEST"),  # whom it drew
    ],
)
def test_a_deed_without_parties_is_told(told, text, act):
    assert act in [found for found, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Violence solves nothing.",
        "The attack dog slept.",
        "She writes about war and peace.",
        "A storm hit the depot on Sunday.",
        "The film bombed.",
        "The guests admired the raid shelter.",
    ],
)
def test_a_kind_of_deed_is_not_told(told, text):
    assert told(text) == []


def test_an_event_noun_with_one_party_needs_no_second(told):
    assert told("Norway's attack began at noon.") == [("ASSAULT", True)]
