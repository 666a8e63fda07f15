"""JSON Lines: line by line, whatever stands in them."""

import hashlib
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import Options, read_paths

ROW = '{"text": "Norway met Peru."}'


def test_a_line_larger_than_a_report_is_left_out_and_the_rest_is_read(told):
    long = json.dumps({"text": "x" * 3000})
    cure = "split it into reports or raise --max-size"
    lines = told("a.jsonl", f"{ROW}\n{long}\n{ROW}\n{long}", max_size=2000)
    assert lines == [
        "a.jsonl:1 = Norway met Peru.",
        f"error a.jsonl:2: is larger than 2000 bytes; {cure}",
        "a.jsonl:3 = Norway met Peru.",
        f"error a.jsonl:4: is larger than 2000 bytes; {cure}",
    ]


def test_max_size_is_that_of_a_report_not_of_the_file(arrivals):
    assert len(arrivals("a.jsonl", f"{ROW}\n" * 500, max_size=100)) == 500


def test_json_over_several_lines_is_one_mistake(told):
    for data in ("[\n{}\n]", '{\n "text": "x"\n}'):
        (line,) = told("a.json", data)
        assert line.startswith("error a.json: is JSON over several lines, neither a JSON Feed nor one object")


def test_binary_is_told_once(told):
    assert told("a.jsonl", b"\0\1\2\n" * 99) == [
        "error a.jsonl: is a binary file, not text; save the report as UTF-8 text"
    ]


def test_source_is_the_line_and_mark_and_line_end_are_no_part_of_it(arrivals):
    (arrival,) = arrivals("a.jsonl", f"{ROW}\r\n")
    assert arrival.report.source_sha256 == hashlib.sha256(ROW.encode()).hexdigest()
    assert arrivals("b.jsonl", f"\ufeff{ROW}\n")[0].report.text == "Norway met Peru."


def test_line_that_is_not_utf8_is_read_with_a_warning(arrivals):
    (arrival,) = arrivals("a.jsonl", b'{"text": "Caf\xe9 talks"}')
    assert arrival.report.text == "Caf� talks"
    assert arrival.warnings[0] == "is not UTF-8: what could not be read stands as �"


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(), min_size=1, max_size=5), end=st.sampled_from(["\n", "\r\n"]))
def test_any_text_comes_back_as_it_was_written(tmp_path_factory, texts, end):
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    path.write_bytes(end.join(json.dumps({"text": text}) for text in texts).encode())
    assert [a.report.text for a in read_paths([path], Options())] == texts
