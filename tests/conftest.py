"""Fixtures that many rooms' tests share: the shipped model and lexicon, a text parsed, a text read."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest

# `evals` is a folder of scripts beside `tests`; its rules of matching are tested and used here too.
sys.path.insert(0, str(Path(__file__).parent.parent))


@pytest.fixture(scope="session")
def language():
    from dragoman.language import load

    return load()


@pytest.fixture(scope="session")
def lexicon():
    from dragoman.lexicon import load

    return load()


@pytest.fixture(scope="session")
def parse(language):
    """Text to ParsedText by the shipped model; keywords as `intake.from_text` takes them."""
    from dragoman.intake import from_text

    def parsed(text, **known):
        return language.parse(from_text(text, **_days(known)))

    return parsed


@pytest.fixture(scope="session")
def read(language, lexicon):
    """Text to claims through the whole pipeline."""
    from dragoman import pipeline
    from dragoman.intake import from_text

    def claims(text, **known):
        return pipeline.read(from_text(text, **_days(known)), language, lexicon)

    return claims


@pytest.fixture(scope="session")
def read_json(read):
    """Text and publication date to claims in their JSON form, as they are written."""
    from dragoman.records.form import claim_form

    held = {}

    def claims(text, published=None):
        key = (text, published)
        if key not in held:
            held[key] = json.dumps([claim_form(claim) for claim in read(text, published=published)])
        return json.loads(held[key])

    return claims


def _days(known):
    published = known.get("published")
    return {**known, "published": date.fromisoformat(published)} if isinstance(published, str) else known
