"""A report with one claim that has every field, and one that has nothing which words must say."""

import pytest

from sample_claims import bare, full, report


@pytest.fixture
def sample():
    return report()


@pytest.fixture
def full_claim():
    return full()


@pytest.fixture
def bare_claim():
    return bare()
