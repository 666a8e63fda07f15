"""Whole chains of reference in own reports, through the shipped model."""

import re
from pathlib import Path

import pytest
import yaml

from dragoman import language, lexicon
from dragoman.actors import find_actors
from dragoman.intake import from_text

REPORTS = yaml.safe_load((Path(__file__).parent / "reports.yml").read_text("utf8"))
CASES = [(r["id"], e) for r in REPORTS for e in r["expect"]]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def found():
    reader, words = language.load(), lexicon.load()
    out = {}
    for report in REPORTS:
        text = reader.parse(from_text(report["text"]))
        out[report["id"]] = (text, find_actors(text, words))
    return out


def mention_of(text, actors, where, who):
    whole = text.report.text
    start = whole.index(where)
    start += re.search(rf"(?<!\w){re.escape(who)}(?!\w)", where).start()
    end = start + len(who)
    inside = [t for t in text.tokens if start <= t.start and t.end <= end]
    best = [actors.at(t.i) for t in reversed(inside)]
    return next((m for m in best if m is not None), None)


@pytest.mark.parametrize(
    ("report", "case"), CASES, ids=[f"{r}: {c['in'][:40]} / {c['who']}" for r, c in CASES]
)
def test_actors_follow_the_chain(found, report, case):
    mention = mention_of(*found[report], case["in"], case["who"])
    if case.get("is", []) is None:
        assert mention is None
        return
    assert mention is not None
    if "is" in case:
        codes = sorted((e.code for e in mention.entities), key=str)
        assert codes == sorted(case["is"] or [None], key=str)
    for field, attribute in (("sector", "sector"), ("name", "entity_name"), ("office", "office")):
        if field in case:
            assert {getattr(e, attribute) for e in mention.entities} == {case[field]}
