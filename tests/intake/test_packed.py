"""Packed files: read as if they were not, up to where they are cut off, and never to the machine's harm."""

import gzip
import os
import zlib

import pyarrow as pa
import pytest

from dragoman.intake import read_paths
from dragoman.intake.packed import HARMLESS

TEXT = "Norway and Peru met in Oslo."
ROWS = b"".join(
    b'{"text": "Norway met Peru %d times. %s"}\n' % (n, os.urandom(40).hex().encode()) for n in range(3000)
)


def zst(data):
    return pa.compress(data, codec="zstd", asbytes=True)


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, "gz"), (zst, "zst")])
def test_packed_file_is_read_as_what_it_holds(arrivals, pack, ending):
    import hashlib

    (arrival,) = arrivals(f"a.txt.{ending}", pack(TEXT.encode()))
    assert arrival.report.text == TEXT
    assert arrival.report.source_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert arrivals(f"a.csv.{ending}", pack(b"text\nx\n"))[0].report.text == "x"
    assert arrivals("a", pack(TEXT.encode()))[0].report.text == TEXT
    assert arrivals(f"b.txt.{ending}", pack(b"A.") + pack(b"B."))[0].report.text == "A.B."


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, "gz"), (zst, "zst")])
def test_packed_file_that_is_cut_off_gives_its_complete_rows(arrivals, pack, ending):
    packed = pack(ROWS)
    *rows, last = arrivals(f"a.jsonl.{ending}", packed[: len(packed) // 2])
    assert len(rows) > 800
    assert [a.error for a in rows] == [None] * len(rows)
    assert str(last.error).endswith(f"a.jsonl.{ending}: is cut off, its packed data end too early")
    (text,) = arrivals(f"a.txt.{ending}", packed[: len(packed) // 2])
    assert "is cut off" in str(text.error)


def test_packed_rows_are_read_up_to_the_very_cut(arrivals):
    packed = gzip.compress(ROWS[:40_000])
    half = packed[: len(packed) // 2]
    *rows, last = arrivals("a.jsonl.gz", half)
    assert len(rows) == zlib.decompressobj(31).decompress(half).count(b"\n") > 50
    assert "is cut off" in str(last.error)


def test_packed_file_that_is_damaged_is_told(arrivals):
    packed = bytearray(gzip.compress(ROWS))
    packed[len(packed) // 2] ^= 0xFF
    *_, last = arrivals("a.jsonl.gz", bytes(packed))
    assert "is damaged and cannot be unpacked" in str(last.error)
    (other,) = arrivals("a.txt.gz", gzip.compress(TEXT.encode())[:-8] + b"\0" * 8)
    assert "is damaged and cannot be unpacked" in str(other.error)


def bomb(megabytes, unit):
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(unit) for _ in range(megabytes)) + packer.flush()


def test_bomb_is_never_unpacked_whole(tmp_path):
    packed = bomb(HARMLESS // 1_000_000 + 50, b"x" * 1_000_000)
    for name in ("a.txt.gz", "b.jsonl.gz"):
        (tmp_path / name).write_bytes(packed)
    text, rows = read_paths([tmp_path / "a.txt.gz", tmp_path / "b.jsonl.gz"])
    assert "is larger than 10 MB" in str(text.error)
    assert str(rows.error).endswith("b.jsonl.gz: unpacks to more than 200 times its size, as a zip bomb does")
