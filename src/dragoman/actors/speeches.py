"""Speeches set off by a colon that ends a paragraph: "The minister said:", in quotation marks or without."""

from typing import NamedTuple

from dragoman.actors.lexis import Lexis, lexis
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, ParsedText, Token

_MARKS = frozenset('"“”„«»')
_LEAD = 4  # tokens between the verb of saying and the colon that ends its paragraph ("said in a statement:")


class Speech(NamedTuple):
    """Who says it (the subject of the verb), the verb, and the tokens [first, last) that are said."""

    speaker: int | None
    verb: int
    first: int
    last: int


def speeches_of(text: ParsedText, lexicon: Lexicon) -> tuple[Speech, ...]:
    """Give the speeches of a report, as rooms above this one ask for them."""
    return find_speeches(text, lexis(lexicon))


def find_speeches(text: ParsedText, lx: Lexis) -> tuple[Speech, ...]:
    """Give the speeches that a paragraph ending in "said:" opens, up to the next or to the report's end."""
    leads = [(n, verb) for n, s in enumerate(text.sentences) if (verb := _verb(text, n, lx)) is not None]
    found = []
    for k, (n, verb) in enumerate(leads):
        end = leads[k + 1][0] if k + 1 < len(leads) else len(text.sentences)
        subject = text.kid(verb.i, "nsubj")
        last = _last(text, n + 1, end, subject, lx)
        if last is not None:
            first = text.sentences[n + 1].first
            found.append(Speech(subject.i if subject is not None else None, verb.i, first, last))
    return tuple(found)


def _verb(text: ParsedText, n: int, lx: Lexis) -> Token | None:
    """The verb of saying before the colon that ends a paragraph."""
    sentence = text.sentences[n]
    last = text.tokens[sentence.last - 1]
    follows = n + 1 < len(text.sentences) and text.sentences[n + 1].block != sentence.block
    if last.text != ":" or not follows or any(text.tokens[i].text in _MARKS for i in range(*sentence[1:3])):
        return None
    for i in range(sentence.last - 2, max(sentence.first, sentence.last - 2 - _LEAD) - 1, -1):
        if text.tokens[i].lower in lx.group("tells"):
            return text.tokens[i]
    return None


def _last(text: ParsedText, start: int, end: int, subject: Token | None, lx: Lexis) -> int | None:
    """The last token of a speech that begins with this sentence; None where none does."""
    if text.tokens[text.sentences[start].first].text in _MARKS:
        return _quoted(text, start, end)
    names = _names(text, subject)
    last, block = None, text.sentences[start].block
    for n in range(start, end):
        sentence = text.sentences[n]
        opens = n == start or sentence.block != block
        if opens and (_closed(text, block, sentence.block, lx) or _other(text, n, names)):
            break
        block, last = sentence.block, sentence.last
    return last


def _quoted(text: ParsedText, start: int, end: int) -> int:
    """The last token of a quoted speech: the blocks that begin with a mark, to where the last one closes."""
    last = text.sentences[start].last
    blocks: dict[int, list[int]] = {}
    for sentence in text.sentences[start:end]:
        blocks.setdefault(sentence.block, []).extend(range(sentence.first, sentence.last))
    for tokens in blocks.values():
        marks = [i for i in tokens if text.tokens[i].text in _MARKS]
        if not marks or marks[0] != tokens[0]:
            break
        last = marks[-1] + 1 if len(marks) > 1 else tokens[-1] + 1
        if last <= tokens[-1]:  # the outlet goes on behind the closing mark
            break
    return last


def _names(text: ParsedText, subject: Token | None) -> set[str]:
    """The words of a speaker's name."""
    if subject is None:
        return set()
    return {t.text for t in (subject, *text.kids(subject.i, "flat", "appos")) if t.pos == "PROPN"}


def _closed(text: ParsedText, before: int, here: int, lx: Lexis) -> bool:
    """Whether a line that ends a speech stands after one block and up to another ("Notes to editors")."""
    blocks = text.report.blocks[min(before + 1, here) : here + 1]
    lines = (text.report.text[b.span.start : b.span.end].strip().lower() for b in blocks)
    return any(line.startswith(tuple(lx.group("after_speech"))) for line in lines)


def _other(text: ParsedText, n: int, names: set[str]) -> bool:
    """Whether the block of a sentence is set off by quotation marks, or tells about the speaker."""
    sentence = text.sentences[n]
    held = [s for s in text.sentences[n:] if s.block == sentence.block]
    here = text.tokens[sentence.first : held[-1].last]
    told = any(t.text in names and t.rel == "nsubj" for t in here)
    return here[0].text in _MARKS or sentence.kind is BlockKind.CAPTION or told
