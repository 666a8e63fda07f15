"""A report: its text, untouched, and what is known about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the report's text: code point offsets, end exclusive."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of a page is; title, caption and body are read for events."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    CAPTION = "caption"
    MENU = "menu"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of the page, marked with its kind; what is set aside is kept."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report as it came in. `None` where neither page nor caller says it."""

    report_id: str  # first 16 hex digits of SHA-256 over url (or nothing) and text_sha256
    text: str  # exactly as decoded; every offset counts its code points
    text_sha256: str
    source_sha256: str  # of the original bytes
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: date | None = None
    published_span: Span | None = None  # None: the caller gave the date
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None  # ISO 639-1; None: too little text to tell
    translated_from: str | None = None
    license: str | None = None
    copyright: str | None = None
    corpus: str | None = None
    extractor: str | None = None
