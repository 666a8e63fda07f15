"""Short reports read whole: which claims carry the day of the narrative, and which stay without."""

from pathlib import Path

import pytest
import yaml

REPORTS = yaml.safe_load((Path(__file__).parent / "carried.yml").read_text("utf8"))


def said(spec):
    """A word and which of its mentions: "1:hit" is the second."""
    nth, _, word = str(spec).rpartition(":")
    return word, int(nth or 0)


def mention(claims, report, spec):
    """The claims whose trigger is that mention of the word."""
    word, nth = said(spec)
    starts = [i for i in range(len(report)) if report.startswith(word, i)]
    return [c for c in claims if any(start == starts[nth] for start, _ in c["event_spans"])]


@pytest.mark.slow
@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["name"])
def test_days_of_a_short_report(row, read_json):
    published = row["published"] and str(row["published"])
    claims = read_json(row["text"], published)
    for spec, day in row.get("days", {}).items():
        found = mention(claims, row["text"], spec)
        assert found, f"no claim by {spec}"
        assert {str(c["date_value"]).split("T")[0] for c in found} == {str(day)}, spec
    for spec in row.get("empty", []):
        for claim in mention(claims, row["text"], spec):
            assert claim["date_value"] is None, spec
