"""Short reports, read whole: which claims tell one event, which are another, and what a clause tells once."""

import pytest

import dragoman

DAY = "2024-06-05"

ONE = [
    # A title and its lead, whoever each of them names.
    (
        (
            "Gunmen seize 30 pupils in Kaduna\n\nArmed men abducted 30 pupils from a school in Nigeria's Kaduna state on "
            "Monday, police said."
        ),
        {"seize", "abducted"},
    ),
    # The two who met go on talking; the noun of what was told last.
    (
        (
            "Kenya's president met Ethiopia's prime minister in Nairobi on Tuesday. After the meeting, the two leaders "
            "discussed a port deal. The talks lasted three hours."
        ),
        {"met", "meeting", "discussed", "talks"},
    ),
    # Of several raids, "the raids" are those that the first sentence sums up.
    (
        (
            "The army carried out 20 airstrikes on rebels in Mali on Monday. Two airstrikes hit a bridge. The airstrikes were "
            "conducted by night."
        ),
        {"carried out 20 airstrikes", "airstrikes were conducted"},
    ),
    # A deed told with its doer after one told with its target.
    (
        (
            "Norway condemned an attack on a food convoy in Chad. The food convoy was attacked on Sunday. The attack was "
            "carried out by rebels."
        ),
        {"attack", "attacked", "attack was carried out"},
    ),
    # What was done in it.
    (
        "Pakistan's army launched an operation in Swat. During the operation, soldiers killed ten militants.",
        {"launched an operation", "killed"},
    ),
]
APART = [
    (
        "Chile took part in the war with Peru of 1879-83 and in the war over the Chaco in 1932-35.",
        "war",
        "war",
    ),
    (
        "France carried out a raid in Mali on Sunday. A second raid killed two men.",
        "carried out a raid",
        "raid",
    ),
    (
        "Spain's king met the Moroccan king in Rabat. He also met the Moroccan king's brother.",
        "met",
        "met",
    ),
    (
        "Rebels carried out five raids in Chad. Its army said the rebels' four raids had failed.",
        "carried out five raids",
        "raids",
    ),
    (
        "A drone strike killed five workers in Oslo on Monday. A curfew was imposed after the market bombing.",
        "drone strike",
        "bombing",
    ),
    (
        (
            "Thai police clash with students\n\nThai police fired tear gas at students in Bangkok on Sunday. Police also "
            "clashed with farmers in Chiang Mai."
        ),
        "clash",
        "clashed",
    ),
]
ONCE = [
    ("The prime minister joined the president of Ghana for talks in Accra.", "CONSULT", 2, 0),
    ("The mayor was killed in a raid by Israeli troops.", "ASSAULT", 1, 1),
    ("The general was targeted and killed in a raid conducted by Chilean troops.", "ASSAULT", 1, 1),
    ("Two people were wounded when Peruvian police opened fire on a crowd.", "ASSAULT", 1, 1),
    ("Norwegian miners held a two-hour stoppage on Monday to protest against the cuts.", "PROTEST", 1, 0),
    ("The Chilean army conducted 12 air raids, including raids on two hospitals.", "ASSAULT", 1, 1),
    ("Norway reaffirmed its commitment to support the government of Mali.", "SUPPORT", 1, 1),
]


@pytest.fixture(scope="module")
def reader():
    return dragoman.load()


def told(claim):
    return " ".join(w.text for w in claim.trigger)


@pytest.mark.parametrize(("text", "words"), ONE)
def test_mentions_of_one_event_are_linked_and_stay_claims(reader, text, words):
    claims = [c for c in reader.read(text, published=DAY) if told(c) in words]
    assert {told(c) for c in claims} == words
    assert {c.incident for c in claims} == {claims[0].id}


@pytest.mark.parametrize(("text", "first", "second"), APART)
def test_another_event_stays_apart(reader, text, first, second):
    claims = reader.read(text, published=DAY)
    one = next(c for c in claims if told(c) == first)
    two = next(c for c in reversed(claims) if told(c) == second)
    assert one.id != two.id
    assert two.id not in one.link


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), ONCE)
def test_a_clause_that_names_a_deed_twice_tells_it_once(reader, text, act, actors, recipients):
    claims = [c for c in reader.read(text, published=DAY) if c.act == act]
    assert [(len(c.actor), len(c.recipient)) for c in claims] == [(actors, recipients)]


def test_a_visit_and_whom_one_met_on_it_are_two(reader):
    claims = reader.read("On her visit to Ghana, Norway's king met Ghana's president.", published=DAY)
    assert sum(c.act == "CONSULT" for c in claims) == 2
