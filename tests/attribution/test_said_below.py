"""What is said below a paragraph that ends in "said:"."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian minister said:\n\n“We have sent 20 doctors to Yemen.”\n",
        "The Norwegian minister said:\n\n“We mourn the dead.\n\n“We have sent 20 doctors to Yemen.”\n",
        "The Norwegian minister said:\n\nWe have sent 20 doctors to Yemen.\n",
    ],
)
def test_a_speech_below_its_lead_is_the_speakers(read, text):
    (claim,) = [c for c in read(text) if c.event == "AID"]
    assert [s.entity.entity_text for s in claim.said_by] == ["The Norwegian minister"]
    assert [(e.entity_text, e.code) for e in claim.actor] == [("We", "NOR")]


def test_the_outlet_goes_on_behind_the_closing_mark(read):
    text = "The Norwegian minister said:\n\n“We mourn the dead.” He was in Oslo. Rebels shelled Taiz.\n"
    (claim,) = [c for c in read(text) if c.event == "ASSAULT"]
    assert claim.said_by == ()
