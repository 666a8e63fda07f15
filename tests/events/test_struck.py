"""Whom a strike hits, and whose a deed is where its noun says so."""

import pytest

pytestmark = pytest.mark.slow


def names(entities):
    return [e.entity_text for e in entities]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Near Latakia, two strikes hit a Hezbollah truck.", ["Hezbollah"]),
        ("Near Benghazi, one air strike destroyed a Taliban-held depot.", ["Taliban"]),
        (
            "In Yemen, Saudi forces conducted six raids using jets and drones against Houthi positions.",
            ["Houthi"],
        ),
        ("French jets carried out 12 strikes in support of Malian troops.", []),
        ("In Somalia, Kenyan jets carried out two strikes.", []),
        ("A bomb attack in a district of Dhaka killed 12 people.", ["12 people"]),
        ("Carlos Vega was killed in a raid by Kenyan police.", ["Carlos Vega"]),
        ("The militia killed 40 members of the Hazara tribe.", ["40 members of the Hazara tribe"]),
        ("Norwegian troops liberated the town of Molde from the rebels.", ["the rebels"]),
    ],
)
def test_whom_a_strike_hits_is_not_where_it_is(read, text, recipient):
    claim = next(c for c in read(text) if c.act == "ASSAULT")
    assert names(claim.recipient) == recipient


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Carlos Vega was killed in a raid conducted by the Chilean army.", ["the Chilean army"]),
        ("Carlos Vega was killed in an operation of the Chilean army.", ["the Chilean army"]),
        ("Hundreds of villagers were killed at the hands of rebels and militias.", ["rebels", "militias"]),
        ("The operation, led by French troops, killed 20 rebels.", ["French troops"]),
        ("Demonstrators were beaten and wounded by police.", ["police"]),
        ("A rebel attack killed ten Chilean soldiers.", ["rebel"]),
        ("Several blasts, also claimed by Boko Haram, have killed 15 villagers.", ["Boko Haram"]),
        ("The bombing of a mosque in Kano by Boko Haram shocked Chad.", ["Boko Haram"]),
        ("The killing was told of after the rebels' recapture of Kobani.", ["the rebels"]),
        (
            "Countries which have carried out raids in Somalia include Kenya, Ethiopia and Chad.",
            ["Kenya", "Ethiopia", "Chad"],
        ),
    ],
)
def test_whose_a_deed_is(read, text, actor):
    claim = next(c for c in read(text) if c.act == "ASSAULT")
    assert names(claim.actor) == actor


@pytest.mark.parametrize(
    ("text", "act", "actor", "recipient"),
    [
        (
            "Norway welcomed the news that Libyan forces freed Sirte.",
            "SUPPORT",
            ["Norway"],
            ["Libyan forces"],
        ),
        ("Norway is alarmed by reports that Chile has jailed editors.", "ACCUSE", ["Norway"], ["Chile"]),
        ("Norway condemned the burning of a priest by Boko Haram.", "ACCUSE", ["Norway"], ["Boko Haram"]),
        (
            "With the support of Turkey and Qatar, the rebels won.",
            "SUPPORT",
            ["Turkey", "Qatar"],
            ["the rebels"],
        ),
        (
            "Poland has requested technical help for the search from both Boeing and Airbus.",
            "REQUEST",
            ["Poland"],
            ["Boeing", "Airbus"],
        ),
        (
            "Norway gave Chile, Peru and Bolivia 30 million dollars.",
            "AID",
            ["Norway"],
            ["Chile", "Peru", "Bolivia"],
        ),
        ("Norway is united in support of Chile.", "SUPPORT", ["Norway"], ["Chile"]),
        ("Norway was invaded by Chile and accused of spying by Peru.", "ACCUSE", ["Peru"], ["Norway"]),
        ("The Bank of Chile's report criticized Norway.", "ACCUSE", ["The Bank of Chile"], ["Norway"]),
        ("Norway provides Mali with military and logistical support.", "AID", ["Norway"], ["Mali"]),
        ("Boeing workers went on strike on Monday.", "PROTEST", ["Boeing workers"], ["Boeing"]),
    ],
)
def test_parties_in_further_phrases(read, text, act, actor, recipient):
    claim = next(c for c in read(text) if c.act == act)
    assert (names(claim.actor), names(claim.recipient)) == (actor, recipient)


def test_two_verbs_share_their_object_and_are_one_deed(read):
    (claim,) = read("Gunmen killed and wounded ten Norwegian soldiers.")
    assert names(claim.recipient) == ["ten Norwegian soldiers"]


def test_whoever_helps_or_asks_another_does_not_do_it(read):
    claims = read("Norway is assisting Chile to defeat the rebels.")
    assert [(c.act, names(c.actor), names(c.recipient)) for c in claims] == [("AID", ["Norway"], ["Chile"])]
    claim = next(c for c in read("Norway urged Chile to shell the rebels.") if c.act == "ASSAULT")
    assert (claim.event, names(claim.actor), names(claim.recipient)) == ("REQUEST", ["Norway"], ["Chile"])
