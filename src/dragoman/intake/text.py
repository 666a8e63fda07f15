"""A page as text. (First form: one block a paragraph.)"""

import hashlib
import re
from datetime import date

from dragoman.records import Block, BlockKind, Report, Span


def from_text(text: str, *, published: date | None = None, title: str | None = None, url: str | None = None) -> Report:
    """Give the report of one text."""
    digest = hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
    blocks = [Block(BlockKind.BODY, Span(*m.span())) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return Report(
        report_id=hashlib.sha256(((url or "") + digest).encode()).hexdigest()[:16],
        text=text, text_sha256=digest, source_sha256=digest, blocks=tuple(blocks),
        title=title, published=published, url=url, language="en",
    )
