"""Who did it and to whom, where the words stand apart; beside each family the sentence that must stay as it is."""

import pytest

from dragoman.actors import find_actors
from dragoman.events import find_events
from dragoman.places import find_places
from dragoman.times import find_times


@pytest.fixture
def told(parse, lexicon):
    def who(text, kind):
        parsed = parse(text)
        places = find_places(parsed, lexicon)
        actors = find_actors(parsed, lexicon, places=places)
        times = find_times(parsed, lexicon, None)
        events = find_events(parsed, actors, times, lexicon, places=places)
        return [
            " -> ".join(", ".join(e.entity_text for e in side) for side in (event.actor, event.recipient))
            for event in events
            if event.event == kind
        ]

    return who


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile condemned Norway's attack on Peru.", "Chile -> Norway"),
        ("Chile condemned the attack on Peru by Norway's army.", "Chile -> Norway's army"),
        ("Chile condemned the attack on Peru.", "Chile -> "),  # it blames nobody here, and never Peru
        ("The attack on Peru was condemned by Chile.", "Chile -> "),
        ("Chile criticized the treatment of Norwegians.", "Chile -> "),
        ("Chile voiced anger over the attack on Peru.", "Chile -> "),
        ("Chile voiced anger to Norway over the attack on Peru.", "Chile -> Norway"),
        ("Chile condemned Norway for the attack on Peru.", "Chile -> Norway"),
        ("Chile denounced the policies of Norway.", "Chile -> Norway"),  # no deed with a victim
    ],
)
def test_blame_falls_on_who_did_it(told, text, parties):
    assert told(text, "ACCUSE") == [parties]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile praised Norway's release of ten Peruvians.", "Chile -> Norway"),
        ("Chile praised Norway's aid to Peru.", "Chile -> Norway"),
        ("Chile welcomed aid to Peru.", "Chile -> Peru"),
    ],
)
def test_praise_is_for_who_did_it(told, text, parties):
    assert told(text, "SUPPORT") == [parties]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Hamas claimed responsibility for the attack on Norway.", "Hamas -> Norway"),
        ("The attack on Norway, for which Hamas claimed responsibility, was brief.", "Hamas -> Norway"),
        ("Hamas was behind the attack on Norway.", "Hamas -> Norway"),
        ("Hamas is responsible for the attack on Norway.", "Hamas -> Norway"),
        ("The attack on Norway was claimed by Hamas.", "Hamas -> Norway"),
        ("The attack on Norway, claimed by Hamas, was brief.", "Hamas -> Norway"),
        ("Hamas denied responsibility for the attack on Norway.", "Hamas -> Norway"),  # with status denied
        ("No group claimed responsibility for the attack on Norway.", " -> Norway"),
        ("Hamas claimed compensation for the attack on Norway.", " -> Norway"),
    ],
)
def test_who_owns_up_to_an_attack_did_it(told, text, parties):
    assert told(text, "ASSAULT") == [parties]
