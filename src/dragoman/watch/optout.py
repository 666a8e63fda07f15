"""What publishers say of fetching and mining: in headers, in a page's head, and in files of their sites."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.etree import LxmlError

from dragoman.watch.fetch import AGENT

# Where a site says which of its addresses are reserved (TDM Reservation Protocol of the W3C group).
TDM_FILE = "/.well-known/tdmrep.json"
_RESERVED = "tdm-reservation"
_NO_MINING = frozenset({"noai", "notdm"})
# Directives of X-Robots-Tag that have a value behind a colon, which else would look like a robot's name.
_WITH_VALUE = frozenset(
    {"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview", "indexifembedded"}
)
# The head of a page ends well before; what stands below is the story.
_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class Rule:
    """What a site says of some of its addresses."""

    location: re.Pattern[str]
    is_reserved: bool


def reserved_by_headers(headers: Mapping[str, str]) -> str | None:
    """Give what in the headers of an answer reserves it; None where nothing does."""
    if headers.get(_RESERVED, "").strip() == "1":
        return f"header {_RESERVED}: 1"
    said = _directives(headers.get("x-robots-tag", ""))
    return f"header X-Robots-Tag: {said}" if said else None


def reserved_by_page(page: bytes) -> str | None:
    """Give what in the head of a web page reserves it; None where nothing does."""
    try:
        tree = html.document_fromstring(page[:_HEAD])
    except (LxmlError, ValueError):
        return None
    for meta in tree.iter("meta"):
        name = str(meta.get("name") or "").strip().lower()
        content = str(meta.get("content") or "").strip().lower()
        if name == _RESERVED and content == "1":
            return f"meta {_RESERVED}"
        words = {word.strip() for word in content.split(",")}
        if name in ("robots", AGENT) and (said := sorted(words & _NO_MINING)):
            return f"meta {name}: {said[0]}"
    return None


def _directives(header: str) -> str | None:
    """Give the directive that forbids mining to all robots or to us; "name: directive" is for one only."""
    robot = None
    for piece in header.lower().split(","):
        name, colon, rest = piece.partition(":")
        word = piece.strip()
        if colon and name.strip() not in _WITH_VALUE:
            robot, word = name.strip(), rest.strip()
        if word in _NO_MINING and robot in (None, "*", AGENT):
            return word
    return None


def tdm_rules(data: bytes) -> list[Rule]:
    """Give the rules of a site's tdmrep.json; none where it is no such file."""
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        return []
    some = held if isinstance(held, list) else [held]
    return [rule for one in some if isinstance(one, dict) and (rule := _rule(one))]


def _rule(one: dict[str, Any]) -> Rule | None:
    location = one.get("location")
    if not isinstance(location, str) or _RESERVED not in one:
        return None
    end = "$" if location.endswith("$") else ""
    parts = (re.escape(part) for part in re.split(r"\*+", location.removesuffix("$")))
    return Rule(re.compile(".*".join(parts) + end), str(one[_RESERVED]).strip() == "1")


def reserved_by_site(rules: list[Rule], path: str) -> str | None:
    """Give what reserves a path of a site; of several rules for it the first counts."""
    for rule in rules:
        if rule.location.match(path):
            return TDM_FILE if rule.is_reserved else None
    return None
