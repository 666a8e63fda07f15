"""Feeds: RSS and Atom by feedparser, JSON Feed as JSON; one report an entry."""

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, arrived
from dragoman.intake.decoding import decode
from dragoman.intake.forms import is_markup
from dragoman.intake.packed import Stream, whole
from dragoman.intake.stamps import day_of
from dragoman.intake.text import from_text
from dragoman.intake.web import calling, extractor_of, story_of, with_title
from dragoman.intake.words import page_words
from dragoman.records import Report

_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
_PLAIN = "text/plain"
_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed as it stands there; None or empty where it does not say."""

    name: str  # what the user calls it: the feed and the entry's number
    guid: str | None  # what the feed calls it, whatever its address
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    license: str | None
    copyright: str | None
    stamps: tuple[str, ...]  # when it came out, the best first, as the feed writes it
    text: str
    is_plain: bool
    extractor: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed lists."""

    entries: tuple[Entry, ...]
    is_cut_off: bool  # what stands there are its complete entries


def from_feed(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each entry: its title, and its text in full or, where there is none, in short."""
    data = whole(name, stream, options.max_size)
    listing = listing_of(name, data)
    if not listing.entries:
        raise InputError(f"{name}: is a feed without entries", fix="fetch it again later")
    for entry in listing.entries:
        yield from_entry(entry, data, options)
    if listing.is_cut_off:
        cut = InputError(f"{name}: is cut off; its complete entries were read", fix="fetch it again")
        yield Arrival(name=name, error=cut)


def listing_of(name: str, data: bytes) -> Listing:
    """Give what a feed (RSS, Atom or JSON Feed) lists, which may be nothing."""
    if not data.strip():
        raise InputError(f"{name}: is empty, no feed", fix="fetch it again")
    reader = _JsonFeed if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _XmlFeed
    feed = reader(name, data)
    entries = (_entry(f"{name}:{number}", feed, entry) for number, entry in enumerate(feed.entries, 1))
    return Listing(tuple(entries), feed.cut_off)


def _entry(here: str, feed: "_JsonFeed | _XmlFeed", entry: Any) -> Entry:
    text, is_plain = feed.text(entry)
    known: dict[str, Any] = {"license": None, "copyright": None, **feed.known(entry)}
    known["title"] = _line(known["title"])
    stamps = tuple(feed.days(entry))
    return Entry(name=here, **known, stamps=stamps, text=text, is_plain=is_plain, extractor=feed.extractor)


def day_of_entry(entry: Entry, options: Options) -> date | None:
    """Give the day on which an entry says that it came out."""
    words = page_words(options.lexicon)
    return next((day for stamp in entry.stamps if (day := day_of(stamp, words))), None)


def from_entry(entry: Entry, data: bytes, options: Options) -> Arrival:
    """Give the report of an entry's own text; `data` is the feed that it stands in."""
    try:
        return arrived(entry.name, _report(entry, data, options))
    except InputError as error:
        return Arrival(name=entry.name, error=error)


def _report(entry: Entry, data: bytes, options: Options) -> Report:
    extractor = entry.extractor
    if not entry.is_plain and _TAG.search(entry.text):
        text, by = story_of(entry.name, entry.text)
        extractor, between = f"{extractor}, {by}", "\n"
    else:
        text, between = (entry.text if entry.is_plain else html.unescape(entry.text)).strip(), "\n\n"
    if not text:
        raise InputError(
            f"{entry.name}: has no text, only a title or link", fix="save the page that it links to, as .html"
        )
    return from_text(
        with_title(entry.title, text, between),
        published=day_of_entry(entry, options) or options.published,
        title=entry.title,
        url=entry.url,
        outlet=entry.outlet,
        author=entry.author,
        license=entry.license,
        copyright=entry.copyright,
        source=data,
        lexicon=options.lexicon,
        extractor=extractor,
        by_line=between == "\n",
    )


def _line(said: str | None) -> str | None:
    """Give a title without the tags and signs of HTML."""
    if said and ("<" in said or "&" in said):
        said = html.unescape(_TAG.sub("", html.unescape(said)))
    return " ".join((said or "").split()) or None


class _XmlFeed:
    """RSS and Atom."""

    def __init__(self, name: str, data: bytes) -> None:
        found = calling(name, "feedparser", "parse", io.BytesIO(data))
        if not found.get("version"):
            raise _no_feed(name, data)
        self.feed = found.feed
        self.entries: list[Any] = list(found.entries)
        self.extractor = extractor_of(name, "feedparser")
        self.cut_off = data.rstrip()[-20:].lower().rpartition(b"<")[2] not in [end[1:] for end in _ENDS]
        whole_entries = data.count(b"</item>") + data.count(b"</entry>")
        if self.cut_off:
            del self.entries[max(whole_entries, 0) :]

    def known(self, entry: Any) -> dict[str, Any]:
        """Give what is known of an entry besides its text and day."""
        source = entry.get("source") or {}
        return {
            "guid": _str(entry.get("id")),
            "title": entry.get("title"),
            "url": entry.get("link"),
            "outlet": _line(source.get("title") or self.feed.get("title")),
            "author": entry.get("author") or None,
            "license": entry.get("license") or self.feed.get("license"),
            "copyright": _line(entry.get("rights") or self.feed.get("rights")),
        }

    def text(self, entry: Any) -> tuple[str, bool]:
        """Give the text of an entry, and whether it is plain text."""
        full = [part for part in entry.get("content", []) if (part.get("value") or "").strip()]
        best = max(full, key=lambda part: len(part["value"]), default=entry.get("summary_detail") or {})
        return best.get("value") or "", best.get("type") == _PLAIN

    def days(self, entry: Any) -> Iterator[str]:
        """Give the stamps of an entry, the best first."""
        for key in ("published", "updated", "created"):
            # Not entry.get: feedparser would give one key for another, with a warning.
            if stamp := dict.get(entry, key):
                yield str(stamp)


class _JsonFeed:
    """JSON Feed, version 1 and 1.1."""

    extractor = "dragoman.intake.feeds"
    cut_off = False

    def __init__(self, name: str, data: bytes) -> None:
        try:
            found = json.loads(decode(data)[0])
        except (ValueError, RecursionError):
            fix = "fetch it again; one JSON object a line is read with --from jsonl"
            raise InputError(f"{name}: is no JSON Feed, or is cut off", fix=fix) from None
        if not isinstance(found, Mapping) or not isinstance(found.get("items"), list):
            fix = "one JSON object a line is read with --from jsonl"
            raise InputError(f"{name}: is no JSON Feed: it has no 'items'", fix=fix)
        self.feed = found
        self.entries: list[Any] = [item for item in found["items"] if isinstance(item, Mapping)]

    def known(self, entry: Any) -> dict[str, Any]:
        """Give what is known of an entry besides its text and day."""
        return {
            "guid": str(entry["id"]) if isinstance(entry.get("id"), str | int) else None,
            "title": _str(entry.get("title")),
            "url": _str(entry.get("url")) or _str(entry.get("external_url")),
            "outlet": _line(_str(self.feed.get("title"))),
            "author": _names(entry) or _names(self.feed),
        }

    def text(self, entry: Any) -> tuple[str, bool]:
        """Give the text of an entry, and whether it is plain text."""
        markup = _str(entry.get("content_html"))
        if markup:
            return markup, False
        return _str(entry.get("content_text")) or _str(entry.get("summary")) or "", True

    def days(self, entry: Any) -> Iterator[str]:
        """Give the stamps of an entry, the best first."""
        for key in ("date_published", "date_modified"):
            if stamp := _str(entry.get(key)):
                yield stamp


def _str(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _names(holder: Any) -> str | None:
    some = holder.get("authors") or [holder.get("author")]
    if not isinstance(some, list):
        return None
    names = [_str(author.get("name")) for author in some if isinstance(author, Mapping)]
    return "; ".join(name for name in names if name) or None


def _no_feed(name: str, data: bytes) -> InputError:
    if is_markup(data[:8192]):
        return InputError(
            f"{name}: is a web page, not a feed", fix="read it with --from html, or fetch the feed itself"
        )
    return InputError(f"{name}: is no RSS, Atom or JSON feed", fix="check what was fetched")
