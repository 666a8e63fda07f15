"""Short reports read whole: which claims have a party of a sentence before, and which stay without."""

from pathlib import Path

import pytest
import yaml

REPORTS = yaml.safe_load((Path(__file__).parent / "parties.yml").read_text("utf8"))


@pytest.mark.slow
@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["name"])
def test_parties_of_a_short_report(row, read_json):
    claims = read_json(row["text"], None)
    for spec, sides in row["parties"].items():
        nth, _, words = spec.rpartition(":")
        starts = [i for i in range(len(row["text"])) if row["text"].startswith(words, i)]
        found = [c for c in claims if any(at == starts[int(nth or 0)] for at, _ in c["event_spans"])]
        assert found, f"no claim by {spec}"
        for claim in found:
            told = [[party["entity_text"] for party in claim[side]] for side in ("actor", "recipient")]
            assert told == sides, spec


@pytest.mark.slow
def test_a_carried_party_cites_its_own_words_and_the_deed_that_settled_it(read_json):
    text = "Peruvian soldiers attacked Bolivian soldiers near Cusco on Friday. The attack killed two farmers."
    last = next(c for c in read_json(text, None) if c["text_info"]["sequence"] == 1)
    (actor,) = last["actor"]
    start, end = actor["span"]
    assert text[start:end] == actor["entity_text"] == "Peruvian soldiers"
    assert actor["resolved_by"] == "coreference"
    assert "attacked" in [words["text"] for words in actor["settled_by"]]
