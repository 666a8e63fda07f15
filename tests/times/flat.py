"""Without a model: words in a row, all under the first of their line; and the lexicon of times alone."""

import json
import re
from pathlib import Path

import yaml

from dragoman.lexicon import Lexicon
from dragoman.records import Block, BlockKind, ParsedText, Report, Sentence, Span, Token
from dragoman.records.parsed import link_up

FILE = Path(__file__).parents[2] / "lexicon" / "en" / "times.yml"
SECTION = yaml.safe_load(FILE.read_text("utf8"))
LEXICON = Lexicon({"times": json.loads(json.dumps(SECTION))}, "sha256:times")
WORD = re.compile(r"\w+|[^\w\s]")
LINE = re.compile(r"[^\n]*\S[^\n]*")


def reported(text, published=None):
    blocks = tuple(Block(BlockKind.BODY, Span(*m.span())) for m in LINE.finditer(text))
    return Report(
        report_id="0" * 16, text=text, text_sha256="", source_sha256="", blocks=blocks, published=published
    )


def flat(text, published=None):
    report = reported(text, published)
    tokens, sentences = [], []
    for number, block in enumerate(report.blocks):
        words = list(WORD.finditer(text, *block.span))
        first = len(tokens)
        for word in words:
            i = len(tokens)
            at = (word.start(), word.end(), len(sentences), True)
            tokens.append(
                Token(i, word[0], word[0].lower(), "X", "", "root" if i == first else "dep", first, *at)
            )
        if words:
            span = Span(words[0].start(), words[-1].end())
            sentences.append(Sentence(len(sentences), first, len(tokens), first, span, number, block.kind))
    return linked(report, tokens, sentences)


def linked(report, tokens, sentences):
    children, edges = link_up(tuple(tokens))
    return ParsedText(
        report=report, tokens=tuple(tokens), sentences=tuple(sentences), children=children, edges=edges
    )


def tree(rows, published=None):
    """One sentence from rows of word, lemma, part of speech, relation, head and, where it matters, features."""
    text = " ".join(row[0] for row in rows)
    report = reported(text, published)
    tokens, at = [], 0
    for i, (word, lemma, pos, dep, head, *morph) in enumerate(rows):
        end = at + len(word)
        tokens.append(Token(i, word, lemma, pos, "".join(morph), dep, head, at, end, 0, space=True))
        at = end + 1
    root = next(t.i for t in tokens if t.dep == "root")
    sentence = Sentence(0, 0, len(tokens), root, Span(0, len(text)), 0, BlockKind.BODY)
    return linked(report, tokens, [sentence])
