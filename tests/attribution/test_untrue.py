"""What is called untrue, warned of, voted on or hung on a condition, read from whole sentences."""

import pytest

pytestmark = pytest.mark.slow


def stands(read, text, act):
    """The type and status of the claims of an act."""
    return [(c.event, c.status.value) for c in read(text) if c.act == act]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru's army dismissed as lies reports that it had shelled a school in Chile.", "denied"),
        ("Peru's army called claims that it had shelled a school in Chile groundless.", "denied"),
        ("Peru's army said claims that it had shelled a school in Chile were baseless.", "denied"),
        ("Norway's inspectors said reports that Peru had shelled a school in Chile were false.", "negated"),
        (
            "Norway's inspectors said reports that Peru had shelled a school in Chile were not false.",
            "occurred",
        ),
        ("There is no evidence that Peru shelled a school in Chile, inspectors said.", "possible"),
        ("Peru could have shelled the port of Arica but chose not to.", "negated"),
        ("Peru's army decided against shelling the port of Arica.", "negated"),
        ("There is a possibility of Peru shelling the port of Arica.", "possible"),
    ],
)
def test_a_claim_called_untrue_is_no_deed(read, text, status):
    assert stands(read, text, "ASSAULT") == [("ASSAULT", status)]


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("Peru may attack Chile, analysts warned.", "ASSAULT", "possible"),
        ("Peru will attack Chile, its president warned.", "THREATEN", "occurred"),
    ],
)
def test_a_warning_of_onlookers_is_no_threat(read, text, event, status):
    assert stands(read, text, "ASSAULT") == [(event, status)]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Peruvian troops would leave the province after Chile had freed the sailors.",
            "after Chile had freed the sailors",
        ),
        ("Peru vowed to attack Chile if Chile imposed new tariffs.", "if Chile imposed new tariffs"),
    ],
)
def test_a_deed_hangs_on_its_condition(read, text, condition):
    found = [c.condition for c in read(text) if c.condition is not None]
    assert [c.words.text for c in found] == [condition]
    assert found[0].claim is not None


def test_a_truce_that_holds_is_named_by_its_subject(read):
    (claim,) = [c for c in read("The truce in Chile held on Monday.") if c.act == "RETREAT"]
    assert [words.text for words in claim.trigger] == ["truce in Chile held"]


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Norway's parliament voted unanimously to ratify the treaty with Peru.", [("SUPPORT", "occurred")]),
        ("Norway's parliament plans to ratify the treaty with Peru.", [("AGREE", "planned")]),
    ],
)
def test_what_a_body_votes_through_is_done(read, text, stand):
    assert stands(read, text, "SUPPORT") == stand
