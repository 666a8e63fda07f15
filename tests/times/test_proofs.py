"""Every proof of `lexicon/en/times.yml`."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from dragoman.times import find_times

LEXICON = Path(__file__).parents[2] / "lexicon" / "en" / "times.yml"
SECTION = yaml.safe_load(LEXICON.read_text("utf8"))
PUBLISHED = date(2019, 11, 22)


@pytest.mark.parametrize(
    "proof", SECTION["proofs"], ids=lambda p: f"{p['text']} {p.get('published', '')}".strip()
)
def test_lexicon_finds(proof, parse, lexicon):
    published = None if proof.get("published") == "none" else proof.get("published", PUBLISHED)
    text = parse(proof["text"], published=published)
    assert {w.text: w.value for w in find_times(text, lexicon)} == proof["finds"]


@pytest.mark.parametrize("sentence", SECTION["ignores"])
def test_lexicon_ignores(sentence, parse, lexicon):
    assert find_times(parse(sentence, published=PUBLISHED), lexicon) == ()
