"""What a feed lists now: its stories under clean addresses, and those that it marks as deleted."""

from collections import defaultdict
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from dragoman.intake import Entry, listing_of
from dragoman.watch.state import key_of

_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A story as a feed lists it."""

    entry: Entry  # with its clean address
    key: str  # of its address, or of its guid or text where it has none
    guid: str | None  # key of what the feed calls it; None where that says no more than the address
    hash: str  # of all that the entry says: another one means that it was changed


@dataclass(frozen=True, slots=True)
class News:
    """What a feed lists now."""

    feed: str
    data: bytes
    stories: tuple[Listed, ...]
    deleted: frozenset[str]  # keys of guids and of addresses
    is_whole: bool  # false: cut off or empty, so that what is lacking may still be there


def news_in(feed: str, url: str, data: bytes) -> News:
    """Give what a feed lists; `url` is where it was found, which its relative links go from."""
    listing = listing_of(feed, data)
    deleted = _deleted(feed, url, data)
    stories = [_listed(feed, url, entry) for entry in listing.entries]
    doubtful = _doubtful(stories)
    some = {}
    for one in stories:
        if one.key not in deleted and one.guid not in deleted:
            some[one.key] = replace(one, guid=None) if one.guid in doubtful else one
    return News(feed, data, tuple(some.values()), deleted, bool(stories) and not listing.is_cut_off)


def clean(url: str) -> str:
    """Give an address without what only says how a reader came to it."""
    parts = urlsplit(urldefrag(url.strip())[0])
    kept = [one for one in parts.query.split("&") if one and not one.lower().startswith("utm_")]
    return parts._replace(query="&".join(kept)).geturl()


def _listed(feed: str, url: str, entry: Entry) -> Listed:
    try:
        address = clean(urljoin(url, entry.url)) if entry.url else None
    except ValueError:
        address = None
    hashed = key_of(entry.title, entry.text, *entry.stamps)
    guid = entry.guid if entry.guid and entry.guid != entry.url else None
    key = key_of(address) if address else key_of(feed, guid or hashed)
    changed = replace(entry, url=address, name=address or entry.name)
    return Listed(entry=changed, key=key, guid=key_of(feed, guid) if guid else None, hash=hashed)


def _doubtful(stories: list[Listed]) -> set[str]:
    """Give guids that several stories share, which mean nothing then."""
    keys = defaultdict(set)
    for one in stories:
        if one.guid:
            keys[one.guid].add(one.key)
    return {guid for guid, some in keys.items() if len(some) > 1}


def _deleted(feed: str, url: str, data: bytes) -> frozenset[str]:
    """Give the keys of entries that an Atom feed marks as deleted (RFC 6721)."""
    if b"deleted-entry" not in data:
        return frozenset()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        return frozenset()
    refs = {ref for one in root.iter(_DELETED) if (ref := one.get("ref"))}
    return frozenset(key for ref in refs for key in (key_of(feed, ref), key_of(clean(urljoin(url, ref)))))
