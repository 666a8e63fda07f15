import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "act", "recipient"),
    [
        ("Rebels captured Kharkiv.", "ASSAULT", [("Kharkiv", "UKR")]),
        (
            "Russian forces shelled Kharkiv and Odesa overnight.",
            "ASSAULT",
            [("Kharkiv", "UKR"), ("Odesa", "UKR")],
        ),
        ("The attacks in Lyon were condemned by Norway.", "ASSAULT", [("Lyon", "FRA")]),
        ("Two bombs exploded in the city of Basra.", "ASSAULT", [("the city of Basra", "IRQ")]),
        ("The UN delivered food to Idlib.", "AID", [("Idlib", "SYR")]),
        ("Norway attacked Peruvian troops in Basra.", "ASSAULT", [("Peruvian troops", "PER")]),
    ],
)
def test_what_is_done_to_a_town_is_done_to_its_country(read, text, act, recipient):
    claim = next(c for c in read(text) if c.act == act)
    assert [(e.entity_text, e.code) for e in claim.recipient] == recipient


def test_who_meets_in_a_town_meets_no_town(read):
    assert all(
        e.entity_text != "Basra" for c in read("Norway met Peru in Basra.") for e in (*c.actor, *c.recipient)
    )


def test_an_attack_and_whom_it_killed_are_one_event(read):
    (claim,) = read("An airstrike on Kharkiv killed 20 people.")
    assert (claim.size.dead.low, [e.code for e in claim.recipient]) == (20, ["UKR"])
