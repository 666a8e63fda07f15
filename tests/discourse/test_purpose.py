"""What something is for is no promise; a plan, a law and a headline's infinitive are."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "line",
    [
        "Norway's new policy is designed to assist farmers in Chile.",
        "A firm in Oslo won a contract to supply tankers to the Chilean navy.",
        "A fund was set up to support refugees in Chile.",
        "The bridge was used by Norway in the film to attack Chile.",
    ],
)
def test_a_purpose_is_no_promise(line, read_json):
    assert [c["event"] for c in read_json(line, None) if c["status"] == "planned"] == []


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Norway announced a plan to send food to Chile.", "AGREE"),
        ("Norway to send food to Chile", "AGREE"),
        ("Norway has a program to train Chilean police.", "AGREE"),
        ("The president of Norway signed a bill to impose sanctions on Chile.", "SANCTION"),
    ],
)
def test_a_plan_is_told(line, event, read_json):
    assert [event] in [c["event"] for c in read_json(line, None) if c["status"] == "planned"]


def test_what_somebody_used_something_for_is_done(read_json):
    told = read_json("The president of Norway used his visit to praise Chile.", None)
    assert [(c["event"], c["status"]) for c in told if c["event"] == ["SUPPORT"]] == [
        (["SUPPORT"], "occurred")
    ]


@pytest.mark.parametrize(
    "line", ["Norway works to defeat the rebels.", "Norwegian efforts to crush the rebels go on."]
)
def test_what_an_effort_is_for_is_no_attack_that_may_come(line, read_json):
    assert [c for c in read_json(line, None) if c["status"] == "possible"] == []


def test_an_attack_somebody_tried_is_told(read_json):
    told = read_json("Norwegian troops tried to crush the rebels.", None)
    assert [(c["act"], c["status"]) for c in told] == [("ASSAULT", "possible")]
