"""What a speaker demands in his own words."""

import pytest


@pytest.mark.parametrize(
    ("text", "act", "asker", "asked"),
    [
        ("“It is vital that Iran allow the inspectors in,” said the German foreign minister.",
         "RETREAT", "DEU", ["IRN"]),
        ("“It is time for Serbia to recognize Kosovo,” Norwegian Prime Minister Erna Dahl said.",
         "SUPPORT", "NOR", ["SRB"]),
        ("“China needs to change its mind,” Norwegian Prime Minister Erna Dahl said.", "REQUEST", "NOR", ["CHN"]),
        ("“The talks were long,” Norwegian Prime Minister Erna Dahl said. “Chile must free the sailors.”",
         "RETREAT", "NOR", ["CHL"]),
    ],
)  # fmt: skip
def test_a_speaker_demands(read, text, act, asker, asked):
    (claim,) = [c for c in read(text) if "speaker-demands" in c.why.operators]
    assert (claim.event, claim.act, claim.status.value) == ("REQUEST", act, "occurred")
    assert [e.code for e in claim.actor] == [asker]
    assert [e.code for e in claim.recipient] == asked
    assert not claim.said_by


@pytest.mark.parametrize(
    "text",
    [
        "“Norway needs to open its ports,” Norwegian Prime Minister Erna Dahl said.",  # its own must
        "“We need to open the ports of Chile,” Norwegian Prime Minister Erna Dahl said.",
        "Chile needs to open its ports.",  # nobody's word but the outlet's
        "“The talks were long,” Norwegian Prime Minister Erna Dahl said. “Chile must have freed the sailors.”",
        "“The talks were long,” Norwegian Prime Minister Erna Dahl said. “Should Chile free the sailors?”",
        "“Chile needs to change its mind,” the newspaper said.",
        "“Chile needs to win,” Norwegian Prime Minister Erna Dahl said.",
    ],
)
def test_what_is_no_demand(read, text):
    assert not [c for c in read(text) if "speaker-demands" in c.why.operators]
