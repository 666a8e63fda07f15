import pytest
from building import claim, party, story, with_modes

from dragoman.discourse.doubles import without_doubles
from dragoman.discourse.suppress import suppress
from dragoman.records import Status


@pytest.fixture
def advance():
    return story(
        "Troops|troop|NOUN|nsubj|2 moved|move|VERB|root|0|past and||CCONJ|cc|4 shelled|shell|VERB|conj|2|past Peru||PROPN|obj|4"
    )


def test_a_troop_move_inside_an_assault_is_left_out(advance, lexicon):
    troops = party(advance, "Troops", "NOR")
    move = claim(advance, "moved", "MOBILIZE", actor=(troops,))
    attack = claim(advance, "shelled", "ASSAULT", actor=(troops,))
    assert suppress(advance, [move, attack], lexicon) == [attack]


def test_a_troop_move_of_somebody_else_or_denied_stays(advance, lexicon):
    troops = party(advance, "Troops", "NOR")
    move = claim(advance, "moved", "MOBILIZE", actor=(party(advance, "Peru", "PER"),))
    attack = claim(advance, "shelled", "ASSAULT", actor=(troops,))
    assert suppress(advance, [move, attack], lexicon) == [move, attack]
    denied = claim(advance, "moved", "MOBILIZE", actor=(troops,), status=Status.DENIED)
    assert suppress(advance, [denied, attack], lexicon) == [denied, attack]


@pytest.fixture
def trial():
    return story(
        "Prosecutors|prosecutor|NOUN|nsubj|2 charged|charge|VERB|root|0|past Tello||PROPN|obj|2",
        "Judges|judge|NOUN|nsubj|2 convicted|convict|VERB|root|0|past Tello||PROPN|obj|2",
        "Judges|judge|NOUN|nsubj|2 accused|accuse|VERB|root|0|past Ruiz||PROPN|obj|2",
    )


def test_the_charge_beside_the_conviction_of_one_person_is_left_out(trial, lexicon):
    charge = with_modes(
        claim(trial, "charged", "ACCUSE", recipient=(party(trial, "Tello", "GTM"),)), "allege"
    )
    found = with_modes(
        claim(trial, "convicted", "SANCTION", recipient=(party(trial, "Tello", "GTM", nth=1),)), "convict"
    )
    assert suppress(trial, [charge, found], lexicon) == [found]


def test_the_charge_of_another_person_stays(trial, lexicon):
    charge = with_modes(claim(trial, "accused", "ACCUSE", recipient=(party(trial, "Ruiz", "GTM"),)), "allege")
    found = with_modes(
        claim(trial, "convicted", "SANCTION", recipient=(party(trial, "Tello", "GTM"),)), "convict"
    )
    assert suppress(trial, [charge, found], lexicon) == [charge, found]


@pytest.fixture
def march():
    return story(
        "Students|student|NOUN|nsubj|2 marched|march|VERB|root|0|past to||PART|mark|4 demand||VERB|advcl|2 elections|election|NOUN|obj|4",
        "Drivers|driver|NOUN|nsubj|2 urged|urge|VERB|root|0|past action||NOUN|obj|2",
    )


def test_the_topic_of_a_protest_is_left_out(march, lexicon):
    students = party(march, "Students", "PER")
    protest = claim(march, "marched", "PROTEST", actor=(students,))
    topic = claim(march, "demand", "REQUEST", actor=(students,))
    assert suppress(march, [protest, topic], lexicon) == [protest]


def test_a_demand_of_its_own_stays(march, lexicon):
    protest = claim(march, "marched", "PROTEST", actor=(party(march, "Students", "PER"),))
    demand = claim(march, "urged", "REQUEST", actor=(party(march, "Drivers", "PER"),))
    other = claim(march, "demand", "REQUEST", actor=(party(march, "Drivers", "PER"),))
    assert suppress(march, [protest, demand, other], lexicon) == [protest, demand, other]


def test_of_two_readings_of_one_word_the_fuller_stays(march, lexicon):
    students, drivers = party(march, "Students", "PER"), party(march, "Drivers", "CHL")
    full = claim(march, "marched", "PROTEST", actor=(students,), recipient=(drivers,))
    thin = claim(march, "marched", "PROTEST", act="ASSAULT", actor=(students,))
    other = claim(march, "marched", "MOBILIZE", actor=(students,))
    assert without_doubles(march, [thin, full, other]) == [full]
    assert without_doubles(march, [full, thin, other]) == [full]


def test_a_deed_beside_the_operator_over_it_is_no_double(march, lexicon):
    students = party(march, "Students", "PER")
    asked = claim(march, "marched", "REQUEST", act="PROTEST", actor=(students,))
    deed = claim(march, "marched", "PROTEST", actor=(students,))
    assert without_doubles(march, [asked, deed]) == [asked, deed]
