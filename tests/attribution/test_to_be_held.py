"""Deeds named by a noun that are still to come by the words behind or over it."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "line",
    [
        "Norway awaits a meeting with Chile to be held in Oslo.",
        "Norway's envoy will lead a team to Lima for a meeting with Chile.",
    ],
)
def test_a_meeting_to_come_is_planned(line, read_json):
    assert [(c["act"], c["status"]) for c in read_json(line, None)] == [("CONSULT", "planned")]


def test_a_meeting_held_is_not(read_json):
    told = read_json("Norway's envoy led a team at a meeting with Chile held in Lima.", None)
    assert {c["status"] for c in told if c["act"] == "CONSULT"} <= {"occurred"}


def test_what_somebody_will_be_blamed_for_is_done(read_json):
    told = read_json("Norway will criticize Chile for the raid on Peru.", None)
    assert [c["status"] for c in told if c["event"] == "ASSAULT" or c["event"] == ["ASSAULT"]] == ["occurred"]
