"""WARC archives, such as those of CC-NEWS: one report a web page, however large the archive."""

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, arrived, named, too_large
from dragoman.intake.forms import is_markup
from dragoman.intake.packed import GZIP, HEAD, BombError, Budget, Guarded, Stream
from dragoman.intake.web import Fetched, extra, page_report

# Room for the headers of a record and of the answer in it, beside what one report may have.
_HEADERS = 65_536
_LINE = 8_192
_PIECE = 1 << 16
_BEGIN = re.compile(rb"WARC/[01]\.\d+\s*$")
_NEXT = re.compile(rb"WARC/[01]\.\d+\r?\n")  # wherever it stands: what is before it may be cut off
_LENGTH = re.compile(rb"content-length:\s*(\d{1,15})\s*$", re.IGNORECASE)
_TYPES = ("text/html", "application/xhtml+xml")
_FOUND = 200


class Record(NamedTuple):
    """One record of an archive: its bytes as far as one report may go."""

    data: bytes
    is_broken: bool = False
    is_whole: bool = True


_BROKEN = Record(b"", is_broken=True)


class Page(NamedTuple):
    """A web page as it was fetched."""

    data: bytes
    fetched: Fetched


def from_warc(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each web page; what is broken and what is no page is counted and passed over."""
    passed: Counter[str] = Counter()
    broken = number = 0
    for number, record in enumerate(_records(name, stream, options.max_size + _HEADERS), 1):
        here = f"{name}:{number}"
        page = None if record.is_broken else _page(here, record, options.max_size)
        if page is None:
            broken += 1
        elif isinstance(page, InputError):
            yield Arrival(name=here, error=page)
        elif isinstance(page, str):
            passed.update([page] if page else [])
        else:
            try:
                yield arrived(here, page_report(here, page.data, options, page.fetched))
            except InputError as error:
                yield Arrival(name=here, error=error)
    if number == broken:
        raise InputError(f"{name}: is no WARC archive, or is damaged", fix="copy or fetch it again")
    yield from _account(name, passed, broken)


def _account(name: str, passed: Counter[str], broken: int) -> Iterator[Arrival]:
    if passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in passed.most_common())
        many = "1 record holds" if passed.total() == 1 else f"{passed.total():,} records hold"
        said = f"{many} no web page, passed over: {kinds}"
        yield Arrival(name=name, warnings=(said,))
    if broken:
        many = "1 broken record was" if broken == 1 else f"{broken:,} broken records were"
        fix = "copy or fetch it again if it matters"
        yield Arrival(name=name, error=InputError(f"{name}: {many} passed over, the others read", fix=fix))


def _page(here: str, record: Record, max_size: int) -> Page | InputError | str | None:
    """Give the page of a record or, in words, what it holds instead ("" for notes of the archive itself).

    InputError where it is too large, None where it cannot be read.
    """
    warc = extra(here, "fastwarc.warc", "archives")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    try:
        held = next(warc.ArchiveIterator(io.BytesIO(record.data), auto_decode="all"), None)
        if held is None:
            return None
        said = _no_page(held) if held.record_type & kinds else ""
        data = held.reader.read(max_size + 1) if said is None else b""
    except (OSError, ValueError, UnicodeError):
        return None
    if said is None and (not record.is_whole or len(data) > max_size):
        return named(here, too_large(max_size))
    if said is None and not _type(held) and not is_markup(data[:HEAD]):
        said = "of an unknown kind"
    if said is None and not data.strip():
        said = "empty"
    return Page(data, _fetched(held)) if said is None else said


def _no_page(held: Any) -> str | None:
    """Say what a record holds that is no web page; None where it may be one."""
    status = held.http_headers.status_code if held.http_headers else None
    if status not in (None, _FOUND):
        return f"status {status}"
    kind = _type(held)
    return None if not kind or kind in _TYPES else kind


def _type(held: Any) -> str:
    said = held.http_content_type if held.http_headers else held.headers.get("Content-Type")
    return re.sub(r"[^\w/.+-].*", "", (said or "").strip().lower(), flags=re.DOTALL)


def _fetched(held: Any) -> Fetched:
    url = (held.headers.get("WARC-Target-URI") or "").strip(" <>") or None
    said = (held.headers.get("WARC-Date") or "")[:10]
    try:
        day = date.fromisoformat(said)
    except ValueError:
        day = None
    return Fetched(url, day, held.http_charset if held.http_headers else None)


def _records(name: str, stream: Stream, most: int) -> Iterator[Record]:
    """Give the records one by one, each framed by itself so that a broken one costs no other."""
    last_broken = False
    for member in _members(name, stream):
        for record in _framed(member, most):
            # Where records are broken in a row, nothing tells how many they are: they count as one.
            if not (record.is_broken and last_broken):
                yield record
            last_broken = record.is_broken


class _Tape:
    """A stream into which bytes can be put back."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.held = b""

    def line(self) -> bytes:
        """Give the next line, of a long one a piece; nothing at the end."""
        if not self.held:
            return self.stream.readline(_LINE)
        head, end, self.held = self.held.partition(b"\n")
        return head + end if end else head + self.stream.readline(_LINE)

    def read(self, size: int) -> bytes:
        """Give so many bytes, fewer only at the end."""
        head, self.held = self.held[:size], self.held[size:]
        return head + self.stream.read(size - len(head)) if len(head) < size else head


def _framed(stream: Stream, most: int) -> Iterator[Record]:
    tape = _Tape(stream)
    try:
        while line := tape.line():
            if not line.strip():
                continue
            if not _BEGIN.match(line):
                yield _BROKEN
                tape.held = line + tape.held
                _skip(tape)
                continue
            yield _record(tape, line, most)
    except BombError:
        raise
    except InputError:  # packed data that are damaged or end too early
        yield _BROKEN


def _skip(tape: _Tape) -> None:
    """Go on to where a record begins."""
    while line := tape.line():
        if begin := _NEXT.search(line):
            tape.held = line[begin.start() :] + tape.held
            return


def _record(tape: _Tape, line: bytes, most: int) -> Record:
    head, length = line, None
    while (line := tape.line()).strip() and len(head) < _HEADERS:
        if begin := _NEXT.search(line):
            tape.held = line[begin.start() :] + tape.held
            return _BROKEN
        head += line
        if match := _LENGTH.match(line):
            length = int(match[1])
    if length is None:
        return _BROKEN
    body = tape.read(min(length, most))
    left = length - len(body)
    while left and (piece := tape.read(min(left, _PIECE))):
        left -= len(piece)
    after = tape.line()
    if after and not after.strip():  # two line ends part records; some writers leave them out
        after = tape.line()
    if left or (after.strip() and not _BEGIN.match(after)):
        # The length does not lead to the end of the record: the next may have been taken in with it.
        following = _NEXT.search(body)
        tape.held = (body[following.start() :] if following else b"") + after + tape.held
        return _BROKEN
    tape.held = after + tape.held
    return Record(head + b"\r\n" + body, is_whole=length <= most)


def _members(name: str, stream: Stream) -> Iterator[Stream]:
    """Give what is packed by itself piece by piece: in the archives of the web, each record is."""
    if not stream.peek(len(GZIP)).startswith(GZIP):
        yield stream
        return
    tape = _Tape(stream)
    raw = stream.raw
    budget = Budget(name, lambda: raw.taken) if isinstance(raw, Guarded) else None
    while _at_member(tape):
        member = _Member(tape)
        with io.BufferedReader(Guarded(name, member, budget), HEAD) as opened:
            yield opened
        tape.held = member.unused + tape.held


def _at_member(tape: _Tape) -> bool:
    """Go on to where packed data begin; whether there are any."""
    sign = GZIP + b"\x08"
    while data := tape.read(_PIECE):
        at = data.find(sign)
        if at >= 0:
            tape.held = data[at:] + tape.held
            return True
        if len(data) == _PIECE:
            tape.held = data[-len(sign) + 1 :] + tape.held
    return False


class _Member:
    """Unpacks one member of a gzip file; what is left over of the packed data stands in `unused`."""

    def __init__(self, tape: _Tape) -> None:
        self.tape = tape
        self.packed = zlib.decompressobj(wbits=31)
        self.unused = b""

    def read(self, size: int, /) -> bytes:
        """Give some bytes, none at the end."""
        while not self.packed.eof:
            data = self.packed.unconsumed_tail or self.tape.read(_PIECE)
            if not data:
                raise EOFError
            try:
                found = self.packed.decompress(data, size)
            except zlib.error:
                self.unused = data[1:]  # the next member begins behind the first byte of this one at least
                self.packed = zlib.decompressobj(wbits=31)
                raise
            if self.packed.eof:
                self.unused = self.packed.unused_data
            if found:
                return found
        return b""

    def close(self) -> None:
        """The packed data are not ours to close."""
