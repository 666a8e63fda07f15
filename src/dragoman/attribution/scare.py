"""Words that the outlet sets between quotation marks as not its own: the “liberation” of a town."""

import re
from collections.abc import Sequence

from dragoman.actors import Quote
from dragoman.records import Entity, Source, Span, Words

# Words between the marks: with more it is somebody's speech, and its speaker stands elsewhere.
MOST_WORDS = 4
# Headlines use single marks; one that follows or precedes a letter is an apostrophe.
_SINGLE = re.compile(r"(?<!\w)['‘](?=[^\W\d_])[^'’‘“”\"\n.!?]{1,40}(?<=\w)['’](?!\w)")
_SPEECH = re.compile(r"[.!?,;:…]\W*$")


def scare_quotes(text: str, quotes: Sequence[Quote], blocks: Sequence[Span]) -> tuple[Span, ...]:
    """Give the spans, marks included, of the quotations that are a word or two and no speech."""
    double = [q.span for q in quotes if not q.open]
    single = [Span(*m.span()) for block in blocks for m in _SINGLE.finditer(text, *block)]
    apart = [s for s in single if not any(d.start < s.end and s.start < d.end for d in double)]
    return tuple(span for span in (*double, *apart) if _is_short(text[span.start : span.end]))


def _is_short(quoted: str) -> bool:
    return len(quoted.split()) <= MOST_WORDS and _SPEECH.search(quoted) is None


def unnamed_source(words: Words) -> Source:
    """Give the source of words that somebody uses and the outlet does not: the quotation is all there is."""
    return Source(entity=Entity(entity_text=words.text, span=words.span), cue=words, kind="anonymous")
