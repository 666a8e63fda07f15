"""A party's own word for what it did."""

import pytest


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("The rebels claimed responsibility for the attack on the port.", ["The rebels: claimed responsibility"]),
        ("Boko Haram took credit for the raid on the barracks.", ["Boko Haram: took credit"]),
        ("The bombing of the consulate, claimed by the Taliban, killed four guards.", ["the Taliban: claimed"]),
        ("Responsibility for the raid on the market was claimed by Boko Haram.", ["Boko Haram: claimed"]),
        ("Police said the rebels had claimed responsibility for the attack.",
         ["Police: said", "the rebels: claimed responsibility"]),
        ("The general admitted the killing of the monks.", ["The general: admitted"]),
        ("The rebels attacked the port.", []),
        ("The rebels have not claimed responsibility for the attack on the port.", []),
        ("The rebels have yet to claim responsibility for the attack on the port.", []),
        ("The rebels may claim responsibility for the attack on the port.", []),
    ],
)  # fmt: skip
def test_who_says_that_a_deed_is_its_own(read, text, said_by):
    (claim,) = [c for c in read(text) if c.act == "ASSAULT" and c.trigger[0].text != "killed"]
    assert [f"{s.entity.entity_text}: {s.cue.text}" for s in claim.said_by] == said_by
    if "yet" in text or "not" in text or "may" in text:
        assert not claim.actor  # nobody has said whose it is
