"""Whoever issues a text says what is in it; whoever turns it down does not."""

import pytest

pytestmark = pytest.mark.slow


def told(read_json, line, event):
    return [[e["entity_text"] for e in c["actor"]] for c in read_json(line, None) if c["event"] == [event]]


@pytest.mark.parametrize(
    ("line", "event", "actor"),
    [
        ("The parliament of Norway passed a motion criticizing Chile.", "ACCUSE", "The parliament of Norway"),
        ("The Security Council adopted a resolution that condemned Chile.", "ACCUSE", "The Security Council"),
        (
            "The Security Council adopted a resolution imposing sanctions on Chile.",
            "SANCTION",
            "The Security Council",
        ),
        ("Norway sent a letter urging Chile to free two sailors.", "REQUEST", "Norway"),
        ("A statement by the army of Norway accused Chile of spying.", "ACCUSE", "the army of Norway"),
    ],
)
def test_who_issues_a_text_says_it(line, event, actor, read_json):
    assert told(read_json, line, event) == [[actor]]


@pytest.mark.parametrize(
    "line",
    [
        "Peru vetoed a resolution condemning Chile.",
        "Peru received a letter accusing Chile of spying.",
    ],
)
def test_who_turns_down_or_gets_a_text_does_not_say_it(line, read_json):
    assert told(read_json, line, "ACCUSE") in ([], [[]])


@pytest.mark.parametrize("line", ["On Tuesday Chilean warplanes bombed a camp in Peru."])
def test_a_day_is_no_part_of_the_subject(line, read_json):
    assert told(read_json, line, "ASSAULT") == [["Chilean warplanes"]]
