"""Speeches set off by a colon alone: "The minister said:" and then paragraphs without quotation marks."""

from typing import NamedTuple

from dragoman.actors.lexis import Lexis, lexis
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, ParsedText, Token

_MARKS = frozenset('"“”„«»')
_LEAD = 4  # tokens between the verb of saying and the colon that ends its paragraph ("said in a statement:")
_SHORT = 6  # words of a line that ends a speech ("Notes to editors")


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
    """The last token of a speech that begins with this sentence; None where quotation marks set it off."""
    tokens, last, block = text.tokens, None, -1
    name = tokens[subject.i] if subject is not None else None
    names = (
        {t.text for t in (name, *text.kids(name.i, "flat", "appos")) if t.pos == "PROPN"} if name else set()
    )
    for sentence in text.sentences[start:end]:
        words = tokens[sentence.first : sentence.last]
        if sentence.block != block:
            block = sentence.block
            here = [
                t for s in text.sentences[start:end] if s.block == block for t in tokens[s.first : s.last]
            ]
            quoted = here[0].text in _MARKS or sentence.kind is BlockKind.CAPTION
            closed = " ".join(t.lower for t in here[:_SHORT]).startswith(tuple(lx.group("after_speech")))
            third = any(t.text in names and t.rel == "nsubj" for t in here)  # told about, no longer telling
            if quoted or closed or third:
                break
        last = words[-1].i + 1
    return last
