"""A store in a fresh folder, fed with claims made by hand: no language model is loaded."""

from dataclasses import replace

import pytest

from dragoman.intake import from_text
from dragoman.store import open_store
from sample_claims import TEXT, bare, full, report


def numbered(number, url=None, text=TEXT):
    """A report like the sample, with its claims, as different from the others as its number."""
    changed = replace(
        report(),
        report_id=f"{number:016x}",
        url=url,
        text=text,
        text_sha256=from_text(text).text_sha256,
    )
    claims = [
        replace(claim, id=f"{number * 2 + n:016x}", cite_info={**claim.cite_info, "url": url})
        for n, claim in enumerate((full(), bare()))
    ]
    return changed, claims


def fill(store, numbers, *, part_reports=500, versions=None, change=lambda claim: claim, **known):
    """Add reports of these numbers in one run; give the run."""
    with store.run(part_reports=part_reports, versions=versions) as run:
        for number in numbers:
            some, claims = numbered(number, **known)
            run.add(some, [change(claim) for claim in claims], input=f"{number}.txt")
    return run


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def store(path):
    with open_store(path) as opened:
        yield opened
