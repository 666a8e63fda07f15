"""A digest as one HTML page: no script, nothing fetched, all that comes from reports escaped."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dragoman.digest.as_text import MOST_SOURCES, changes, facts, heading, sections
from dragoman.digest.records import Correction, Digest, Telling, Told, Withdrawal

# Controls and marks that turn the direction of writing: they can disguise what follows.
_RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }
h1 { font-size: 1.2rem; } h2 { font-size: 1.05rem; margin-top: 2rem; border-bottom: 1px solid #ccc; }
ul { padding: 0; list-style: none; } li { margin: 0 0 1rem; overflow-wrap: anywhere; }
.facts, .sources, .none { color: #555; font-size: .875rem; }
.changes { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: .25rem 0; }
dt { color: #555; } dd { margin: 0; } .gone dd, .was dd { text-decoration: line-through; }
dl.changes > div { display: contents; }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #161616; }
  a { color: #8ab4f8; } .facts, .sources, .none, dt { color: #aaa; } h2 { border-color: #444; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(digest: Digest, *, limit: int | None = None) -> Iterator[str]:
    """Give the lines of a page; `limit` is the most of each kind that are shown."""
    title = _safe(heading(digest))
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head>"
    yield f"<body><h1>{title}</h1>"
    for name, some in sections(digest):
        yield f"<h2>{_safe(name)} ({len(some):,})</h2>"
        yield "<ul>" if some else '<p class="none">Nothing.</p>'
        for one in some[:limit]:
            yield f"<li>{''.join(_item(one))}</li>"
        if some:
            yield "</ul>"
        if limit is not None and len(some) > limit:
            yield f'<p class="none">and {len(some) - limit:,} more</p>'
    yield "</body></html>"


def _item(one: Told | Correction | Withdrawal) -> Iterator[str]:
    if isinstance(one, Told):
        yield f"<div>{_text(one.gloss)}</div>"
        yield f'<div class="facts">{_text(facts(one))}</div>'
        yield _differences(one)
        sources = "; ".join(map(_source, one.tellings[:MOST_SOURCES]))
        more = len(one.tellings) - MOST_SOURCES
        yield f'<div class="sources">{sources}{f"; and {more:,} more" if more > 0 else ""}</div>'
        return
    yield f"<div>{_source(one.report)}</div>"
    if isinstance(one, Withdrawal):
        yield f'<div class="facts">{_text(one.reason)}</div>'
    rows = "".join(
        f'<div class="{mark}"><dt>{mark}</dt><dd>{_text(gloss)}</dd></div>' for mark, gloss in changes(one)
    )
    yield f'<dl class="changes">{rows}</dl>' if rows else '<div class="none">No claim changed.</div>'


def _differences(one: Told) -> str:
    rows = "".join(
        f"<div><dt>{_text(name)}</dt><dd>"
        + "; ".join(f"{_text(value)} ({_text(', '.join(outlets))})" for value, outlets in values)
        + "</dd></div>"
        for name, values in one.differences
    )
    return f'<dl class="changes">{rows}</dl>' if rows else ""


def _source(one: Telling) -> str:
    words = ", ".join(str(part) for part in (one.outlet, one.published) if part)
    title = _text(one.title or one.report_id)
    if _is_web(one.url):
        title = f'<a href="{_safe(one.url or "")}" rel="noopener noreferrer nofollow">{title}</a>'
    return f"{_text(words)}: {title}" if words else title


def _is_web(url: str | None) -> bool:
    """Whether an address may be a link: reports bring what they like, also javascript: and data:."""
    try:
        return url is not None and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _text(said: str) -> str:
    """Give words of a report, apart from what stands around them even where they run from right to left."""
    return f"<bdi>{_safe(said)}</bdi>"


def _safe(said: str) -> str:
    return html.escape(_RAW.sub("\ufffd", said), quote=True)
