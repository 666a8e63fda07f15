"""Zip archives: each file by its name, what cannot be read told, bombs stopped."""

import io
import zipfile

import pytest

from dragoman.intake import read_paths
from dragoman.intake.packed import HARMLESS


def packed(members, method=zipfile.ZIP_DEFLATED):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


def test_zip_gives_known_files_under_their_names(told):
    members = {
        "b.txt": "B.",
        "deep/rows.csv": "text\nC.\n",
        "picture.png": b"\x89PNG",
        "__MACOSX/b.txt": "x",
        ".hidden.txt": "x",
        "inner.zip": packed({"x.txt": "X."}),
        "broken.txt": b"\0\0",
        "last.txt": "L.",
    }
    assert told("a.zip", packed(members)) == [
        "a.zip:b.txt = B.",
        "a.zip:deep/rows.csv:2 = C.",
        "error a.zip:inner.zip: is an archive in an archive; unpack the outer one first",
        "error a.zip:broken.txt: is a binary file, not text; save the report as UTF-8 text",
        "a.zip:last.txt = L.",
    ]


def test_zip_gives_only_the_form_asked_for(told):
    assert told("a.zip", packed({"b.txt": "B.", "c.csv": "text\nC.\n"}), form="csv") == ["a.zip:c.csv:2 = C."]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"no zip", "is no zip archive, or is cut off or damaged"),
        (packed({"a.txt": "x" * 500})[:90], "is no zip archive, or is cut off or damaged"),
        (packed({"a.png": "x"}), "holds no file of a kind that is read"),
        (packed({}), "holds no file of a kind that is read"),
    ],
)
def test_zip_that_cannot_be_read_is_told(told, data, complaint):
    (line,) = told("a.zip", data)
    assert line.startswith(f"error a.zip: {complaint}")


def test_zip_with_a_damaged_file_gives_the_others(told):
    data = bytearray(packed({"a.txt": "Norway met Peru.", "b.txt": "B."}, zipfile.ZIP_STORED))
    at = data.index(b"Norway")
    data[at] = ord("X")
    first, second = told("a.zip", bytes(data))
    assert first.startswith("error a.zip:a.txt: is damaged and cannot be unpacked")
    assert second == "a.zip:b.txt = B."


def test_zip_with_an_encrypted_file_gives_the_others(told):
    data = bytearray(packed({"a.txt": "A.", "b.txt": "B."}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    assert told("a.zip", bytes(data)) == [
        "error a.zip:a.txt: is encrypted; unpack it first",
        "a.zip:b.txt = B.",
    ]


def test_zip_bomb_is_told_once_and_what_came_before_it_is_read(tmp_path):
    size = HARMLESS // 2 + 10_000_000
    long = b"x" * size
    members = {"a.txt": "A.", "b.jsonl": long, "c.jsonl": long, "d.jsonl": long}
    path = tmp_path / "a.zip"
    path.write_bytes(packed(members))
    first, second, third = read_paths([path])
    assert first.report.text == "A."
    assert "is larger than 10 MB" in str(second.error)
    assert str(third.error) == f"{path}: unpacks to more than 200 times its size, as a zip bomb does"
