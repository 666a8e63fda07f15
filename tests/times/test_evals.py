"""The measure of time expressions, on rows of our own."""

from evals import timex


def expression(start, end, value="2019", **more):
    return {"start": start, "end": end, "type": "DATE", "value": value, **more}


def figures(gold, ours, *, no_dct=False, **row):
    rows = [{"doc_id": "a", "text": "x" * 90, "timex": gold, **row}]
    return timex.measure(rows, {"a": ours}, no_dct=no_dct)[0]


def test_spans_that_overlap_count_as_relaxed_only():
    result = figures([expression(0, 9)], [expression(3, 9)])
    assert (result["strict"]["F1"], result["relaxed"]["F1"], result["value"]["F1"]) == (0.0, 100.0, 100.0)


def test_each_expression_is_met_once_by_the_longest_overlap():
    result = figures([expression(0, 9)], [expression(0, 3, "2018"), expression(3, 9)])
    assert (result["relaxed"]["P"], result["value"]["P"]) == (50.0, 50.0)


def test_midnight_is_the_day_and_seconds_of_zero_fall_away():
    assert timex.plain_value("2019-11-22T00:00") == "2019-11-22"
    assert timex.plain_value("2019-11-22t10:30:00") == "2019-11-22T10:30"


def test_the_publication_date_is_left_out_on_both_sides():
    dct = expression(0, 9, functionInDocument="CREATION_TIME")
    result = figures([dct, expression(20, 24)], [expression(0, 9), expression(20, 24)], no_dct=True)
    assert (result["gold"], result["ours"], result["value"]["F1"]) == (1, 1, 100.0)


def test_only_the_annotated_part_counts():
    result = figures([expression(0, 9), expression(50, 59)], [expression(50, 59)], scope=[0, 40])
    assert (result["gold"], result["ours"]) == (1, 0)
