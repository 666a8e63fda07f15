"""Feeds: RSS and Atom by feedparser, JSON Feed as JSON; one report an entry."""

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
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


def from_feed(name: str, stream: Stream, options: Options) -> Iterator[Arrival]:
    """Give the report of each entry: its title, and its text in full or, where there is none, in short."""
    data = whole(name, stream, options.max_size)
    if not data.strip():
        raise InputError(f"{name}: is empty, no feed", fix="fetch it again")
    reader = _JsonFeed if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _XmlFeed
    feed = reader(name, data)
    if not feed.entries:
        raise InputError(f"{name}: is a feed without entries", fix="fetch it again later")
    for number, entry in enumerate(feed.entries, 1):
        here = f"{name}:{number}"
        try:
            yield arrived(here, _report(here, feed, entry, data, options))
        except InputError as error:
            yield Arrival(name=here, error=error)
    if feed.cut_off:
        cut = InputError(f"{name}: is cut off; its complete entries were read", fix="fetch it again")
        yield Arrival(name=name, error=cut)


def _report(here: str, feed: "_JsonFeed | _XmlFeed", entry: Any, data: bytes, options: Options) -> Report:
    known = feed.known(entry)
    said, is_plain = feed.text(entry)
    extractor = feed.extractor
    if not is_plain and _TAG.search(said):
        text, by = story_of(here, said)
        extractor, between = f"{extractor}, {by}", "\n"
    else:
        text, between = (said if is_plain else html.unescape(said)).strip(), "\n\n"
    if not text:
        raise InputError(
            f"{here}: has no text, only a title or link", fix="save the page that it links to, as .html"
        )
    known["title"] = title = _line(known["title"])
    words = page_words(options.lexicon)
    days = (day_of(stamp, words) for stamp in feed.days(entry))
    return from_text(
        with_title(title, text, between),
        published=next((day for day in days if day), None) or options.published,
        **known,
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
