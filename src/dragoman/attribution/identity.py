"""What a claim says of itself: its id, codes and where it comes from."""

from functools import lru_cache
from typing import Any, NamedTuple

from dragoman import __version__
from dragoman.lexicon import Lexicon
from dragoman.lexicon.codes import codes
from dragoman.records import ParsedText, Report, Span

CODER = f"dragoman {__version__}"
CODEBOOK = "plover-2.0"
MOST_CODES = 65536  # kept in memory


class Coded(NamedTuple):
    """An event's quad, score and CAMEO code."""

    quad: int
    score: float
    cameo: str


def cite_info(report: Report) -> dict[str, Any]:
    """Give where a claim comes from."""
    return {
        "report_id": report.report_id,
        "text_sha256": report.text_sha256,
        "source_sha256": report.source_sha256,
        "url": report.url,
        "title": report.title,
        "publication": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "translated_from": report.translated_from,
        "license": report.license,
        "copyright": report.copyright,
        "corpus": report.corpus,
        "codebook": CODEBOOK,
    }


def coded(  # noqa: PLR0913, PLR0917  (what a code is made of)
    text: ParsedText,
    lexicon: Lexicon,
    event: str,
    act: str,
    mode: tuple[tuple[str, Span], ...],
    act_mode: tuple[tuple[str, Span], ...],
    context: tuple[tuple[str, Span], ...],
    trigger: tuple[int, ...],
) -> Coded:
    """Give the quad, score and CAMEO code of an event by the lexicon's code book."""
    lemmas = " ".join([text.tokens[i].lemma.lower() for i in trigger])
    names = (tuple([name for name, _ in named]) for named in (mode, act_mode, context))
    return _coded(lexicon, event, act, *names, lemmas)


@lru_cache(maxsize=MOST_CODES)
def _coded(  # noqa: PLR0913, PLR0917  (the same)
    lexicon: Lexicon,
    event: str,
    act: str,
    mode: tuple[str, ...],
    act_mode: tuple[str, ...],
    context: tuple[str, ...],
    lemmas: str,
) -> Coded:
    book = codes(lexicon)
    cameo = book.cameo(event, act, mode, act_mode, context, lemmas)
    return Coded(book.quad(event), book.score(event, mode), cameo)
