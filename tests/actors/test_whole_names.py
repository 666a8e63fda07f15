"""Names whole, whatever stands in their middle or looks like another name."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ambassador Robert Ford praised the Syrian opposition.", "Ambassador Robert Ford"),
        ("Col. John “J.D.” Dorrian praised the Iraqi army.", "Col. John “J.D.” Dorrian"),
    ],
)
def test_a_surname_that_is_also_another_name_stays_with_its_bearer(read, text, name):
    (claim,) = [c for c in read(text) if c.event == "SUPPORT"]
    assert [e.entity_text for e in claim.actor] == [name]
