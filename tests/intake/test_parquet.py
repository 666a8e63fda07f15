"""Parquet: a report a row, also out of packed files."""

import gzip
import zipfile
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.intake import Options, read_paths


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "a.parquet"
    columns = {
        "body": ["Norway met Peru.", None, "Zembla struck.", "x" * 500],
        "day": [datetime(2019, 11, 22, 23), None, datetime(2020, 1, 2), None],  # noqa: DTZ001
        "numbers": [[1], [2], [], None],
    }
    pq.write_table(pa.table(columns), path)
    return path


OPTIONS = Options(columns={"text": "body", "published": "day"}, max_size=400)


def test_parquet_gives_a_report_a_row(table):
    first, second, third, fourth = read_paths([table], OPTIONS)
    assert (first.name, first.report.text) == (f"{table}:1", "Norway met Peru.")
    assert (first.report.published, third.report.published) == (date(2019, 11, 22), date(2020, 1, 2))
    assert str(second.error) == f"{table}:2: has no 'body'"
    assert str(fourth.error) == f"{table}:4: is larger than 400 bytes"
    assert first.report.extractor == f"pyarrow {pa.__version__}"


def test_parquet_is_read_out_of_packed_files(table, tmp_path):
    inner = tmp_path / "b.parquet.gz"
    inner.write_bytes(gzip.compress(table.read_bytes()))
    outer = tmp_path / "c.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(table, "a.parquet")
    for path in (inner, outer):
        assert next(read_paths([path], OPTIONS)).report.text == "Norway met Peru."


def test_parquet_with_other_columns_is_told(table):
    (arrival,) = read_paths([table])
    assert str(arrival.error) == f"{table}: has no column 'text' (it has 'body', 'day', 'numbers')"


@pytest.mark.parametrize("cut", [0, 3, 200])
def test_parquet_that_is_cut_off_is_told(table, cut):
    table.write_bytes(table.read_bytes()[:cut])
    (arrival,) = read_paths([table], OPTIONS)
    assert "is no Parquet file, or is cut off or damaged" in str(arrival.error)


def test_parquet_row_that_is_no_text_is_told_and_the_rest_is_read(tmp_path):
    path = tmp_path / "a.parquet"
    texts = pa.array([b"A.", b"\xef\x80", b"C."], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": texts}), path)
    first, second, third = read_paths([path])
    assert (first.report.text, third.report.text) == ("A.", "C.")
    assert str(second.error) == f"{path}:2: is not UTF-8"
