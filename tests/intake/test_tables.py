"""CSV and TSV: cells as they were written, rows by the number of their line, mistakes told."""

import csv
import hashlib
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import Options, read_paths


def test_table_gives_a_report_a_row_named_by_its_line(arrivals):
    data = 'body,date,by\n"Norway met Peru,\nand left.",2019-11-22,Bo Ek\n\nZembla struck.,,\n'
    first, second = arrivals("a.csv", data, columns={"text": "body", "published": "date", "author": "by"})
    assert first.name.endswith("a.csv:2")
    assert (first.report.text, str(first.report.published)) == ("Norway met Peru,\nand left.", "2019-11-22")
    assert first.report.author == "Bo Ek"
    assert second.name.endswith("a.csv:5")
    assert (second.report.text, second.report.published) == ("Zembla struck.", None)
    source = b'"Norway met Peru,\nand left.",2019-11-22,Bo Ek'
    assert first.report.source_sha256 == hashlib.sha256(source).hexdigest()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "id;text\n1;Norway, Peru met.\n"),
        ("a.csv", '\ufeffid,text\r\n1,"Norway, Peru met."\r\n'),
        ("a.tsv", "id\ttext\n1\tNorway, Peru met.\n"),
        ("a.csv", 'id,text\n1,"Norway, Peru met."'),
        ("a.csv", 'id,text\n1,"Norway, Peru met.",,\n'),
        ("a.csv", 'id,text,text2\n1,"Norway, Peru met."\n'),
    ],
)
def test_table_is_read_whatever_parts_its_cells(told, name, data):
    assert told(name, data) == [f"{name}:2 = Norway, Peru met."]


OPEN = (
    "a quote that begins in this row is never closed, so what follows could not be read; "
    "close it, or double it where it is part of the text"
)
CURE = "split it into reports or raise --max-size"


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (
            "id,body\n1,x\n",
            [
                "error a.csv: has no column 'text' (it has 'id', 'body'); say which holds it: --map text=COLUMN"
            ],
        ),
        (
            "text,n\nOslo, Norway,1\nPeru,2\n",
            [
                "error a.csv:2: has 3 cells where the header has 2; put a text with separators in it in quotes",
                "a.csv:3 = Peru",
            ],
        ),
        (
            'text\nfirst\n"second\nthird\nfourth',
            [
                "a.csv:2 = first",
                f"error a.csv:3: {OPEN}",
            ],
        ),
        (
            'text\nfirst\n"' + "long line\n" * 30 + '"\nlast\n',
            ["a.csv:2 = first", f"error a.csv:3: is larger than 100 bytes; {CURE}", "a.csv:34 = last"],
        ),
        (
            f"text\nfirst\n{'x' * 300}\nlast\n",
            ["a.csv:2 = first", f"error a.csv:3: is larger than 100 bytes; {CURE}", "a.csv:4 = last"],
        ),
        (
            f'text\nfirst\n"{"x" * 300}\nsame row"\nlast\n',
            ["a.csv:2 = first", f"error a.csv:3: is larger than 100 bytes; {CURE}", "a.csv:5 = last"],
        ),
        ("text,n\n,1\n", ["a.csv:2 = "]),
        ('text,"of\nwhat"\nfirst,1\n', ["a.csv:3 = first"]),
        ("", ["a.csv = "]),
        ("text\n", ["a.csv = "]),
    ],
)
def test_table_that_is_wrong_is_told_and_the_rest_is_read(told, data, lines):
    assert told("a.csv", data, max_size=100) == lines


def test_table_whose_header_cannot_be_read_is_told(told):
    (line,) = told("a.csv", "text\rfirst\r")
    assert line.startswith("error a.csv: its first row names no columns (new-line character seen")


def test_table_in_windows_1252_is_read_with_a_warning(arrivals):
    (arrival,) = arrivals("a.csv", b"text\nCaf\xe9 talks\n")
    assert (arrival.report.text, arrival.warnings[0]) == ("Café talks", "is not UTF-8: read as Windows-1252")


def test_table_takes_no_more_memory_when_it_grows(tmp_path):
    def peak(rows):
        path = tmp_path / "a.csv"
        with path.open("w") as file:
            file.write("text\n")
            file.writelines(f"Norway met Peru for the {n}th time in Oslo.\n" for n in range(rows))
        tracemalloc.start()
        found = sum(1 for _ in read_paths([path]))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == rows
        return size

    peak(20)
    assert peak(1500) < 1.5 * peak(300)


# Without control characters: a file that is full of them is told to be binary.
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"), max_size=20)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), sign=st.sampled_from([",", ";", "\t"]))
def test_any_cell_comes_back_as_it_was_written(tmp_path_factory, rows, sign):
    written = io.StringIO()
    writer = csv.writer(written, delimiter=sign, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("text", "note"), *rows])
    path = tmp_path_factory.mktemp("rows") / ("a.tsv" if sign == "\t" else "a.csv")
    path.write_bytes(written.getvalue().encode())
    expected = [text for text, note in rows if text or note] or [""]
    assert [a.report.text for a in read_paths([path], Options())] == expected
