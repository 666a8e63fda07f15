"""Find sources set off by a colon: "Kang: “…”", a transcript's "COOPER: …", the headline's "…: Kang"."""

from dragoman.attribution.quotes import Quote
from dragoman.attribution.records import Attribution
from dragoman.records import BlockKind, ParsedText, Sentence, Span

# A speaker's name before a colon in running text; longer stretches are sentences.
MAX_NAME = 6


def find_colons(text: ParsedText, quotes: list[Quote], found: list[Attribution]) -> list[Attribution]:
    """Give the attributions whose cue is a colon."""
    cued = [s for a in found for s in a.cue]
    result = []
    for sentence in text.sentences:
        for i in range(sentence.first, sentence.last):
            if text.tokens[i].text == ":":
                one = _title(text, sentence, i) or _speaker(text, sentence, i, quotes)
                if one is not None and not any(_overlap(s, one.cue[0]) for s in cued):
                    result.append(one)
                break
    return result


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _title(text: ParsedText, sentence: Sentence, colon: int) -> Attribution | None:
    if sentence.kind is not BlockKind.TITLE:
        return None
    tail = text.tokens[colon + 1 : sentence.last]
    if not tail or len(tail) > MAX_NAME or colon == sentence.first or not any(t.pos == "PROPN" or t.pos == "NOUN" for t in tail):
        return None
    if any(t.pos in ("VERB", "AUX") for t in tail):
        return None
    head = next((t.i for t in tail if not sentence.first <= t.head < sentence.last or t.head <= colon), tail[0].i)
    return _colon(text, colon, (head, (colon + 1, sentence.last)), text.span_of(sentence.first, colon))


def _speaker(text: ParsedText, sentence: Sentence, colon: int, quotes: list[Quote]) -> Attribution | None:
    name = text.tokens[sentence.first : colon]
    start = max((n for n, t in enumerate(name) if t.pos == "PUNCT"), default=-1) + 1
    name = name[start:]
    if not name or len(name) > MAX_NAME or any(t.pos in ("VERB", "AUX") for t in name):
        return None
    block = text.report.blocks[sentence.block].span
    if len(name) <= 3 and name[0].start == block.start and all(t.text.isupper() for t in name):  # "Q: …", "COOPER: …"
        rest = text.report.text[text.tokens[colon].end : block.end]
        start = text.tokens[colon].end + len(rest) - len(rest.lstrip())
        content = Span(start, text.tokens[colon].end + len(rest.rstrip()))
        return _colon(text, colon, (name[-1].i, (name[0].i, colon)), content) if content.end > start else None
    if name[-1].pos not in ("PROPN", "NOUN"):
        return None
    quote = next((q for q in quotes if q.span.start >= text.tokens[colon].end), None)
    if quote is None or text.report.text[text.tokens[colon].end : quote.span.start].strip():
        return None
    return _colon(text, colon, (name[-1].i, (name[0].i, colon)), quote.span)


def _colon(text: ParsedText, colon: int, source: tuple[int, tuple[int, int]], content: Span) -> Attribution:
    token = text.tokens[colon]
    return Attribution(
        entry="colon", family="say", cue_head=colon, cue=(Span(token.start, token.end),),
        source_head=source[0], source=(text.span_of(*source[1]),), content=(content,),
        direct="direct",
    )
