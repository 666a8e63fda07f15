"""The whole list of parties: across brackets, with companions, shared complements and owners."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "act", "codes"),
    [
        (
            "Egypt, Jordan (since 1994), Morocco and Bahrain met Israel.",
            "CONSULT",
            ["EGY", "JOR", "MAR", "BHR", "ISR"],
        ),
        ("Turkey, along with Qatar, condemned the raid.", "ACCUSE", ["TUR", "QAT"]),
        ("Norway supports the government and people of Mali.", "SUPPORT", ["NOR", "MLI", "MLI"]),
        ("Norway will work together with the U.S. and Royal Navy.", "COOPERATE", ["NOR", "USA", "GBR"]),
        ("The raid was carried out by forces of either Sudan or Chad.", "ASSAULT", ["SDN", "TCD"]),
    ],
)
def test_nobody_of_a_list_is_lost(read, text, act, codes):
    claim = next(c for c in read(text) if c.act == act)
    assert [e.code for e in (*claim.actor, *claim.recipient)] == codes


def test_their_in_a_list_is_of_the_member_before(read):
    (claim,) = read("The European Union urged all parties and their supporters to stay calm.")
    assert [e.code for e in claim.recipient] == [None, None]
