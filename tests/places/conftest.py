"""Sentences with a parse of one's own."""

import pytest

from dragoman.intake import from_text
from dragoman.records import BlockKind, Name, ParsedText, Sentence, Span, Token
from dragoman.records.parsed import link_up


@pytest.fixture
def build():
    """Lines of "word POS relation head", one token each, to ParsedText; `names` are (first, last, label)."""

    def parsed(lines, names=(), kind=BlockKind.BODY):
        rows = [line.split() for line in lines]
        text = " ".join(row[0] for row in rows)
        tokens, start = [], 0
        for i, (word, pos, dep, head) in enumerate(rows):
            end = start + len(word)
            tokens.append(Token(i, word, word.lower(), pos, "", dep, int(head), start, end, 0, space=True))
            start = end + 1
        children, edges = link_up(tuple(tokens))
        root = next(t.i for t in tokens if t.dep == "root")
        return ParsedText(
            report=from_text(text),
            tokens=tuple(tokens),
            sentences=(Sentence(0, 0, len(tokens), root, Span(0, len(text)), 0, kind),),
            names=tuple(Name(*name) for name in names),
            children=children,
            edges=edges,
        )

    return parsed
