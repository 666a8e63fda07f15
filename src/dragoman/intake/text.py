"""A page as text: what it is made of, by spans into the untouched text."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman import __version__
from dragoman.intake.blocks import READ, Page, take_apart
from dragoman.intake.tongue import language_of
from dragoman.intake.words import page_words
from dragoman.lexicon import Lexicon
from dragoman.records import Report

EXTRACTOR = f"dragoman.intake.text {__version__}"


def from_text(  # noqa: PLR0913  (what a caller may know about a report)
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    language: str | None = None,
    translated_from: str | None = None,
    license: str | None = None,  # noqa: A002  (the field's name)
    copyright: str | None = None,  # noqa: A002
    corpus: str | None = None,
    source: bytes | None = None,
    lexicon: Lexicon | None = None,
    extractor: str | None = None,
    by_line: bool = False,
) -> Report:
    """Give the report of one text, every block marked with its kind and none changed.

    What the caller says goes before what the page says; `source` is the original bytes, where there are any.
    `by_line` is for a text that an `extractor` gave one block a line: its lines are not taken for wrapped.
    """
    words = page_words(lexicon)
    page = take_apart(text, words, title, by_line=by_line)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    day, span = (published, None) if published or not page.published else page.published
    return Report(
        report_id=_id(url, digest),
        text=text,
        text_sha256=digest,
        source_sha256=digest if source is None else hashlib.sha256(source).hexdigest(),
        blocks=page.blocks,
        title=title or _title(text, page),
        published=day,
        published_span=span,
        outlet=outlet or None,
        url=url or None,
        author=author or page.author,
        language=language or language_of(_story(text, page), words),
        translated_from=translated_from or None,
        license=license or None,
        copyright=copyright or None,
        corpus=corpus or None,
        extractor=extractor or EXTRACTOR,
    )


def with_known(report: Report, *, url: str | None, **known: Any) -> Report:
    """Give a report under another address, with what is known of it where it does not say so itself."""
    lacking = {name: value for name, value in known.items() if value and getattr(report, name) is None}
    return replace(report, report_id=_id(url, report.text_sha256), url=url, **lacking)


def _id(url: str | None, digest: str) -> str:
    return hashlib.sha256(f"{url or ''}\n{digest}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _title(text: str, page: Page) -> str | None:
    if page.title is None:
        return None
    block = next(b for b in page.blocks if b.span.start == page.title.start)
    return " ".join(text[block.span.start : block.span.end].split())


def _story(text: str, page: Page) -> str:
    """Give the words that are read; all words where nothing is."""
    return "\n".join(text[b.span.start : b.span.end] for b in page.blocks if b.kind in READ) or text
