import pytest
from evals.attribution import measure, says
from evals.factuality import train
from evals.status import macro, pearson

TEXT = "Kang said talks failed"


def part(source, cue, content):
    return {"source": source, "cue": cue, "content": content}


def test_measure_counts_each_gold_part_once():
    gold = [part([[0, 4]], [[5, 9]], [[10, 22]])]
    found = [part([[0, 4]], [[5, 9]], [[10, 15]]), part([[0, 4]], [], [])]
    told = measure([(TEXT, gold, found)])
    assert told["exact"]["source"] == {"p": 50.0, "r": 100.0, "f1": 66.7}
    assert told["exact"]["content"]["f1"] == 0.0
    assert told["overlap"]["content"]["f1"] == 100.0


def test_measure_takes_spans_as_a_set():
    gold = [part([], [[5, 9]], [[0, 4], [10, 22]])]
    told = measure([(TEXT, gold, [part([], [[5, 9]], [[10, 22], [0, 4]])])])
    assert told["exact"]["content"]["f1"] == 100.0


def test_says_only_knows_its_cues():
    assert says({"cue": [[5, 9]]}, TEXT)
    assert not says({"cue": [[10, 15]]}, TEXT)


def test_pearson_and_macro_f1():
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert macro([1, 1, -1], [1, -1, -1])["macro"] == pytest.approx(0.6667, abs=0.001)


def test_training_gives_weight_to_what_tells():
    rows = [({"bias", "not"}, -3.0), ({"bias"}, 3.0)] * 40
    weights = train(rows)
    assert weights["not"] < 0 < weights["bias"]
