"""Linking stays as good as was asked for, on reports that were written before its rules."""

import pytest
from evals.incidents import GOLD, b_cubed, measure

KEYS = [("r", "met", n) for n in range(4)]


def test_b_cubed_counts_each_mention():
    gold = dict(zip(KEYS, "aabb", strict=True))
    assert b_cubed(gold, gold) == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert b_cubed(dict.fromkeys(KEYS, "x"), gold) == {"p": 50.0, "r": 100.0, "f1": 66.67}
    assert b_cubed(dict(zip(KEYS, "wxyz", strict=True)), gold) == {"p": 100.0, "r": 50.0, "f1": 66.67}


@pytest.mark.slow
def test_linking_the_gold_reports_holds_its_floor():
    result, _ = measure(GOLD, None)
    assert result["read"] > 450
    assert result["b_cubed"]["f1"] >= 80.0
    assert result["copies"]["linked"] >= 0.85 * result["copies"]["mentions"]
