"""Which form an input has: by the ending of its name, and by its first bytes."""

import re
from pathlib import PurePath

# Endings and what they are read as; ".json" is looked into.
ENDINGS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".json": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
}
FORMS = ("text", "html", "feed", "jsonl", "csv", "tsv", "parquet", "warc")
# Their bytes are no text.
BINARY = ("parquet", "warc")
# Packed record by record.
BY_MEMBER = (".warc",)
# One file of these is one report.
SINGLE = ("text", "html")
PACKED = (".gz", ".zst")
ZIP = ".zip"
_ZERO = b"\0"
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"PAR1",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)
_JSON_FEED = re.compile(rb"jsonfeed\.org\\?/version")
# The first tag below declarations and comments; "*+" gives nothing back, so that no input takes long.
_MARKUP = re.compile(rb"(?:<!--.*?-->|<\?[^>]*>|\s)*+<(?:!doctype\s+)?([a-z:]+)", re.IGNORECASE | re.DOTALL)
_FEEDS = (b"rss", b"feed", b"rdf:rdf")


def ending_of(name: str) -> str:
    """Give the ending of a name, in lower case and without that of a packed file."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix


def is_known(name: str, form: str) -> bool:
    """Whether a file in a folder or archive is read: every known ending, or those of the form asked for."""
    ending = ending_of(name)
    if ending == ZIP:
        return not name.lower().endswith(PACKED)
    if ending == ".json":
        # Any program's notes may lie beside reports as JSON: they are read where somebody says what they are.
        return form in ("feed", "jsonl")
    known = ENDINGS.get(ending)
    return known is not None if form == "auto" else known == form


def known_endings(form: str) -> list[str]:
    """Give the endings that `is_known` knows, to tell them to a user."""
    return [ending for ending in ENDINGS if is_known(f"x{ending}", form)]


def form_of(name: str, head: bytes) -> str:
    """Give the form of an input by its name and first bytes; text where neither says otherwise."""
    ending = ending_of(name)
    if ending == ".json":
        return "feed" if _JSON_FEED.search(head) else "jsonl"
    seen = _form_seen(head)
    if ending == ".xml":
        return seen if seen == "html" else "feed"
    return ENDINGS.get(ending) or seen or "text"


def _form_seen(head: bytes) -> str | None:
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/1."):
        return "warc"
    markup = _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if markup:
        return "html" if markup[1].lower() == b"html" else "feed" if markup[1].lower() in _FEEDS else None
    return "feed" if head.lstrip().startswith(b"{") and _JSON_FEED.search(head) else None


def is_markup(head: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _form_seen(head) == "html"


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: by their first bytes, a zero byte, or many control characters."""
    head = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return head.startswith(_BINARY) or _ZERO in head or controls * 10 > max(len(head), 64)
