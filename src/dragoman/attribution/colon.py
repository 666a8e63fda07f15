"""Find sources set off by a colon: "Kang: “…”", a transcript's "COOPER: …", the headline's "…: Kang"."""

from dragoman.actors import Quote
from dragoman.attribution.passage import Passages, Range, overlap
from dragoman.attribution.records import Attribution
from dragoman.records import BlockKind, ParsedText, Sentence, Span, Token

# A speaker's name before or after a colon; longer stretches are sentences.
MAX_NAME = 6
# Words of a speaker in a transcript, all capitals: "Q", "MR. COOPER".
MAX_SPEAKER = 3
NAMING = ("PROPN", "NOUN")


def find_colons(where: Passages, found: list[Attribution]) -> list[Attribution]:
    """Give the attributions whose cue is a colon and that no other cue has made."""
    cued = [s for a in found for s in a.cue]
    result = []
    text = where.text
    for sentence in text.sentences:
        colon = next((t for t in text.tokens[sentence.first : sentence.last] if t.text == ":"), None)
        if colon is None or colon.i == sentence.first or where.is_a("label", colon.i - 1):
            continue
        if not any(overlap(s, Span(colon.start, colon.end)) for s in cued):
            one = _title(text, sentence, colon) or _speaker(text, sentence, colon, where.quotes)
            result += [one] if one is not None else []
    return result


def _title(text: ParsedText, sentence: Sentence, colon: Token) -> Attribution | None:
    """A headline's "…: Kang"."""
    tail = text.tokens[colon.i + 1 : sentence.last]
    if sentence.kind is not BlockKind.TITLE or colon.i == sentence.first or not _is_name(tail):
        return None
    head = next((t.i for t in tail if t.head <= colon.i and t.pos in NAMING), tail[-1].i)
    content = text.span_of(sentence.first, colon.i)
    return _made(text, colon, (head, (colon.i + 1, sentence.last)), content, direct="indirect")


def _speaker(text: ParsedText, sentence: Sentence, colon: Token, quotes: list[Quote]) -> Attribution | None:
    """A name at the beginning of a paragraph or sentence, and what it says."""
    before = text.tokens[sentence.first : colon.i]
    start = max((n for n, t in enumerate(before) if t.pos == "PUNCT"), default=-1) + 1
    name = before[start:]
    if not name or len(name) > MAX_NAME:
        return None
    source = (name[-1].i, (name[0].i, colon.i))
    block = text.report.blocks[sentence.block].span
    if len(name) <= MAX_SPEAKER and name[0].start == block.start and all(t.text.isupper() for t in name):
        rest = text.report.text[colon.end : block.end]
        said = Span(
            colon.end + len(rest) - len(rest.lstrip()), colon.end + len(rest.rstrip().removesuffix("."))
        )
        return _made(text, colon, source, said, direct="direct") if said.end > said.start else None
    quote = next((q for q in quotes if q.span.start >= colon.end), None)
    if name[-1].pos not in NAMING or not _is_name(name) or quote is None:
        return None
    apart = text.report.text[colon.end : quote.span.start].strip()
    return None if apart else _made(text, colon, source, quote.span, direct="direct")


def _is_name(words: tuple[Token, ...]) -> bool:
    """A few words with a noun and no verb."""
    named = any(t.pos in NAMING for t in words)
    return named and len(words) <= MAX_NAME and all(t.pos not in ("VERB", "AUX") for t in words)


def _made(
    text: ParsedText, colon: Token, source: tuple[int, Range], content: Span, *, direct: str
) -> Attribution:
    return Attribution(
        entry="colon",
        family="say",
        cue_head=colon.i,
        cue=(Span(colon.start, colon.end),),
        source_head=source[0],
        source=(text.span_of(*source[1]),),
        content=(content,),
        direct=direct,
    )
