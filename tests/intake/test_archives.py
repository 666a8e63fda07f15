"""WARC archives: each page by its address and day; what is broken costs no other record."""

import contextlib
import gzip
import io
import re
import zipfile
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError

pytest.importorskip("fastwarc")
pytest.importorskip("trafilatura")

STORY = "Norway said on Friday that it would meet envoys of Benin in the port of Cotonou next week."


def page(number, more=""):
    said = f"{STORY} The talks are round {number} of a long row about cod. {more}"
    return f"<html><head><title>Row {number}</title></head><body><article><h1>Row {number}</h1><p>{said}</p></article></body></html>".encode()


def record(number, body=None, *, kind="response", of="text/html", status="200 OK", **headers):
    body = page(number) if body is None else body
    http = b""
    if kind == "response":
        http = f"HTTP/1.1 {status}\r\nContent-Type: {of}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    named = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://news.example/{number}",
        "WARC-Date": f"2024-03-{number:02}T10:00:00Z",
        "Content-Type": "application/http; msgtype=response" if kind == "response" else of,
        "Content-Length": len(http) + len(body),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return head.encode() + b"\r\n" + http + body + b"\r\n\r\n"


def members(records):
    return b"".join(gzip.compress(one, mtime=0) for one in records)


WAYS = {
    "a.warc": b"".join,
    "a.warc.gz": members,
    "b.warc.gz": lambda records: gzip.compress(b"".join(records)),
}
FIVE = [record(number) for number in range(1, 6)]


def read(arrivals, name, data, **options):
    """The last part of each page's address; of what is no page, the words after the name."""
    found = []
    for one in arrivals(name, data, **options):
        said = str(one.error) if one.error else one.report.url if one.report else one.warnings[0]
        found.append(said.rpartition("/")[2] if one.report else re.sub(r"^/\S*/", "", said))
    return found


@pytest.mark.parametrize("name", WAYS)
def test_a_page_has_the_address_and_the_day_of_its_record(arrivals, name):
    first, *rest = arrivals(name, WAYS[name](FIVE))
    assert first.name.endswith(f"{name}:1")
    assert (first.report.url, first.report.published) == ("https://news.example/1", date(2024, 3, 1))
    assert STORY in first.report.text
    assert first.report.extractor.startswith("trafilatura")
    assert [one.report.title for one in rest] == ["Row 2", "Row 3", "Row 4", "Row 5"]


def test_the_day_of_the_page_goes_first_unless_the_page_was_fetched_before_it(arrivals):
    def dated(number, day):
        meta = f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>'
        return record(number, page(number).replace(b"</head>", meta.encode()))

    some = arrivals("a.warc", dated(5, "2024-02-27") + dated(6, "2031-01-01"))
    assert [one.report.published for one in some] == [date(2024, 2, 27), date(2024, 3, 6)]


def test_what_is_no_page_is_counted_by_kind(arrivals):
    some = [
        record(0, b"software: x\r\n", kind="warcinfo", of="application/warc-fields"),
        record(1),
        record(2, b"\xff\xd8\xff", of="image/jpeg"),
        record(3, b"\xff\xd8\xff", of="Image/JPEG; q=1"),
        record(4, status="404 Not Found"),
        record(5, b"%PDF", of="application/pdf"),
        record(6, b" "),
        record(7, kind="resource"),
    ]
    assert read(arrivals, "a.warc.gz", members(some)) == [
        "1",
        "7",
        "5 records hold no web page, passed over: 2 image/jpeg, 1 status 404, 1 application/pdf, 1 empty",
    ]


def spoiled(way):
    """Five records, the third of them broken in some way."""
    third = FIVE[2]
    return {
        "version": third.replace(b"WARC/1.0", b"GARB/1.0"),
        "no length": re.sub(rb"\r\nContent-Length: \d+", b"", third, count=1),
        "length no number": re.sub(rb"Content-Length: \d+", b"Content-Length: many", third, count=1),
        "length too short": re.sub(rb"Content-Length: \d+", b"Content-Length: 40", third, count=1),
        "length too long": re.sub(rb"Content-Length: \d+", b"Content-Length: 700", third, count=1),
        "length beyond all": re.sub(rb"Content-Length: \d+", b"Content-Length: 999999", third, count=1),
        "cut in its head": third[:60],
        "cut in its body": third[:-80],
        "noise": bytes(range(256)) * 4,
    }[way]


BREAKS = (
    *("version", "no length", "length no number", "length too short", "length too long"),
    *("length beyond all", "cut in its head", "cut in its body", "noise"),
)


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("way", BREAKS)
def test_a_broken_record_is_counted_and_costs_no_other(arrivals, name, way):
    some = [*FIVE[:2], spoiled(way), *FIVE[3:]]
    found = read(arrivals, name, WAYS[name](some))
    assert found == ["1", "2", "4", "5", f"{name}: 1 broken record was passed over, the others read"]


def test_a_damaged_member_costs_its_own_record(arrivals):
    some = [bytearray(gzip.compress(one)) for one in FIVE]
    some[2][40:60] = b"\xff" * 20
    found = read(arrivals, "a.warc.gz", b"".join(some))
    assert found == ["1", "2", "4", "5", "a.warc.gz: 1 broken record was passed over, the others read"]


@pytest.mark.parametrize("name", WAYS)
def test_an_archive_that_is_cut_off_gives_its_complete_records(arrivals, name):
    found = read(arrivals, name, WAYS[name](FIVE)[:-60])
    assert found[-1] == f"{name}: 1 broken record was passed over, the others read"
    # Where all is packed in one, the last bytes may hold several records that are much the same.
    assert found[:-1] == ["1", "2", "3", "4"][: len(found) - 1]
    assert len(found) == 5 or name == "b.warc.gz"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("data", [b"", b"nonsense\n" * 40, gzip.compress(b"x" * 500)])
def test_what_is_no_archive_is_told(arrivals, name, data):
    assert read(arrivals, name, data) == [f"{name}: is no WARC archive, or is damaged"]


def test_a_page_that_is_too_large_is_told_and_the_others_read(arrivals):
    some = [FIVE[0], record(2, page(2, "word " * 2_000)), record(3, page(3, "word " * 40_000)), FIVE[3]]
    assert read(arrivals, "a.warc.gz", members(some), max_size=5_000) == [
        "1",
        "a.warc.gz:2: is larger than 5000 bytes",
        "a.warc.gz:3: is larger than 5000 bytes",
        "4",
    ]


def test_pages_that_came_packed_and_in_chunks_are_unpacked(arrivals):
    body = gzip.compress(page(1))
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    http += f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    head = re.sub(
        rb"Content-Length: \d+", f"Content-Length: {len(http)}".encode(), FIVE[0].split(b"\r\n\r\n")[0]
    )
    (one,) = arrivals("a.warc", head + b"\r\n\r\n" + http + b"\r\n\r\n")
    assert STORY in one.report.text


def test_the_server_says_how_letters_are_written(arrivals):
    body = page(1, "Łódź and Kraków agreed.").decode().encode("iso-8859-2")
    (one,) = arrivals("a.warc", record(1, body, of="text/html; charset=ISO-8859-2"))
    assert "Łódź and Kraków agreed." in one.report.text


def test_a_bomb_is_stopped(arrivals):
    data = members([FIVE[0], record(2, b"<html>" + b"0" * 150_000_000)])
    assert read(arrivals, "a.warc.gz", data)[-1].startswith(
        "a.warc.gz: unpacks to more than 200 times its size"
    )


def test_archives_in_folders_zips_and_by_their_first_bytes(arrivals, tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("x.warc.gz", members(FIVE[:2]))
        archive.writestr("y.warc", FIVE[2])
    assert read(arrivals, "a.zip", held.getvalue()) == ["1", "2", "3"]
    assert read(arrivals, "unnamed", b"".join(FIVE)) == ["1", "2", "3", "4", "5"]
    assert read(arrivals, "plain.bin", members(FIVE), form="warc") == ["1", "2", "3", "4", "5"]


def test_memory_does_not_grow_with_the_archive(tmp_path):
    """Records are taken one by one: the first is there when only little was read."""
    from dragoman.intake import Options
    from dragoman.intake.archives import from_warc
    from dragoman.intake.packed import opened

    path = tmp_path / "a.warc.gz"
    path.write_bytes(members(record(n, page(n, "x" * 50_000 + str(n))) for n in range(1, 29)) * 40)
    with opened(str(path)) as stream:
        some = from_warc("a.warc.gz", stream, Options())
        places = [stream.raw.taken for _, arrival in zip(range(200), some, strict=False) if arrival.report]
    assert all(after - before <= 3 * 65_536 for before, after in pairwise(places))
    assert places[0] < path.stat().st_size


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_stops_reading_or_makes_up_a_page(data):
    from dragoman.intake import Options
    from dragoman.intake.archives import from_warc
    from dragoman.intake.packed import Guarded

    held = bytearray(WAYS[data.draw(st.sampled_from(sorted(WAYS)))](FIVE))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(held) - 1))
        held[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    stream = io.BufferedReader(Guarded("a.warc", io.BytesIO(held)))
    reports = []
    with contextlib.suppress(InputError):  # where nothing is left of it
        reports += [one.report for one in from_warc("a.warc", stream, Options()) if one.report]
    assert len(reports) <= 5
