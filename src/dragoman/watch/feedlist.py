"""Which feeds to follow: addresses, files with one a line, and OPML as feed readers save it."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from dragoman.errors import InputError
from dragoman.watch.fetch import web_address

# Larger lists are none.
LARGEST = 10_000_000


def feeds_of(given: Iterable[str]) -> list[str]:
    """Give the addresses of feeds, each once, in order: of web addresses and of files that list some."""
    found: dict[str, None] = {}
    for one in given:
        some = [one] if urlsplit(one).scheme in ("http", "https") else _in_file(Path(one))
        found.update(dict.fromkeys(some))
    for url in found:
        web_address(url)
    return list(found)


def _in_file(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise InputError(f"{path}: {said}", fix="name a feed's http address, or a file of some") from None
    if len(data) > LARGEST:
        raise InputError(f"{path}: is too large for a list of feeds", fix="name a file of addresses")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    found = _opml(path, data) if start.startswith(b"<") else _lines(path, data)
    if not found:
        raise InputError(f"{path}: lists no feed", fix="write one address a line, or save OPML")
    return found


def _lines(path: Path, data: bytes) -> list[str]:
    """Give the addresses of a text file: one a line, `#` begins a remark."""
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    found = []
    for number, line in enumerate(lines, 1):
        address = line.partition(" #")[0].strip()
        if not address or address.startswith("#"):
            continue
        if urlsplit(address).scheme not in ("http", "https"):
            raise InputError(
                f"{path}:{number}: {address!r} is no http or https address", fix="mend this line"
            )
        found.append(address)
    return found


def _opml(path: Path, data: bytes) -> list[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}: is no OPML ({error.msg})", fix="save the list of feeds again") from None
    if root.tag != "opml":
        raise InputError(
            f"{path}: is no OPML but {root.tag!r}",
            fix="a feed in a file is read with `dragoman read`; watch takes a feed's address",
        )
    return [str(url).strip() for line in root.iter("outline") if (url := line.get("xmlUrl"))]
