"""Deeds that the words name and do not tell, and deeds told beside them."""

import pytest

pytestmark = pytest.mark.slow


def deeds(read_json, line, act):
    return [(c["event"][0], c["status"]) for c in read_json(line, None) if c["act"] == act]


@pytest.mark.parametrize(
    "line",
    [
        "The loss of the bridge limits the militia's ability to shell Norwegian towns.",  # an ability
        "The jets are capable of bombing the Norwegian port.",
        "To defeat the rebels, Norway would need more planes.",  # an aim, ahead of what it takes
        "Norway sent planes in order to defeat the rebels.",
        "The fleet's mission is to attack Norwegian ports.",  # an errand
        "Their training includes reacting to attacks by the rebels.",  # a lesson
        "The exercise simulated an attack on Norway.",  # a game
        "A raid is an attack by soldiers on a town.",  # a definition
        "An attack on one member is an attack on all members.",
    ],
)
def test_a_deed_that_is_only_spoken_of_is_no_event(line, read_json):
    assert deeds(read_json, line, "ASSAULT") == []


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("The truce prevented Norway from attacking the rebels.", "negated"),
        ("The raid was a step toward bombing the Norwegian port.", "possible"),
        ("The liberation of the Norwegian port will free many prisoners.", "planned"),
        ("The liberation of the Norwegian port freed many prisoners.", "occurred"),
        ("The rebels plotted attacks on Norwegian ships.", "planned"),
        ("The general hired men to attack the Norwegian embassy.", "possible"),
        ("Norway attacked the rebels.", "occurred"),
    ],
)
def test_a_deed_stands_as_the_words_around_it_say(line, status, read_json):
    assert status in [found for _, found in deeds(read_json, line, "ASSAULT")]


def test_who_says_we_announces(read_json):
    assert deeds(read_json, "We will continue to bomb the rebels.", "ASSAULT") == [("THREATEN", "occurred")]
    assert deeds(read_json, "Norway will continue to bomb the rebels.", "ASSAULT") == [("ASSAULT", "planned")]


def test_a_ban_that_lasts_is_in_force_also_in_a_condition(read_json):
    lasting = "As long as Norway's ban on Chilean ships is still in place, fares will rise."
    assert all(c["status"] == "occurred" for c in read_json(lasting, None) if "ban" in c["event_text"])
