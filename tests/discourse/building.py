"""Hand-built parses and claims: a sentence is a line of word|lemma|POS|relation|head|features."""

import hashlib
from dataclasses import replace
from datetime import date

from dragoman.records import (
    Block,
    BlockKind,
    Claim,
    Entity,
    ParsedText,
    Report,
    Sentence,
    Span,
    Status,
    Token,
    When,
    Why,
    Words,
)
from dragoman.records.parsed import link_up

PAST = "Tense=Past|VerbForm=Fin"


def story(*lines, kinds=None, published=date(2024, 3, 4)):
    """Lines of tokens to a ParsedText; a line is a sentence and a block of its own."""
    tokens, sentences, blocks, parts = [], [], [], []
    at = 0
    for n, line in enumerate(lines):
        first, start = len(tokens), at
        for word in line.split():
            text, lemma, pos, dep, head, *morph = word.split("|")
            i = len(tokens)
            up = i if head == "0" else first + int(head) - 1
            tokens.append(
                Token(
                    i,
                    text,
                    lemma or text.lower(),
                    pos,
                    _morph(morph),
                    dep,
                    up,
                    at,
                    at + len(text),
                    n,
                    space=True,
                )
            )
            at += len(text) + 1
        kind = (kinds or {}).get(n, BlockKind.BODY)
        root = next(t.i for t in tokens[first:] if t.dep == "root")
        blocks.append(Block(kind, Span(start, at - 1)))
        sentences.append(Sentence(n, first, len(tokens), root, Span(start, at - 1), n, kind))
        parts.append(" ".join(t.text for t in tokens[first:]))
    text = "\n".join(parts)
    report = Report(
        report_id="r",
        text=text,
        text_sha256="0" * 64,
        source_sha256="0" * 64,
        blocks=tuple(blocks),
        published=published,
    )
    children, edges = link_up(tuple(tokens))
    return ParsedText(
        report=report, tokens=tuple(tokens), sentences=tuple(sentences), children=children, edges=edges
    )


def _morph(given):
    return (
        {"past": PAST, "part": "Tense=Past|VerbForm=Part", "ger": "VerbForm=Ger"}.get(given[0], given[0])
        if given
        else ""
    )


def token_of(text, word, nth=0):
    return [t for t in text.tokens if t.text == word][nth]


def words_of(text, word, nth=0):
    token = token_of(text, word, nth)
    return Words(word, Span(token.start, token.end))


def party(text, word, code=None, nth=0, **more):
    known = {"entity_text": word, "span": words_of(text, word, nth).span, "code": code, "resolved_by": "name"}
    return Entity(**{"entity_name": word, **known, **more})


def day(text, word, value="2024-03-01", nth=0, **more):
    token = token_of(text, word, nth)
    try:
        settled = date.fromisoformat(value)
    except ValueError:
        settled = None
    known = {
        "head": token.i, "first_token": token.i, "last_token": token.i + 1, "span": Span(token.start, token.end),
        "text": word, "type": "DATE", "value": value, "precision": "day", "first": settled, "last": settled,
    }  # fmt: skip
    return When(**{**known, **more})


def claim(text, word, event, nth=0, **more):
    token = token_of(text, word, nth)
    sentence = text.sentences[token.sent]
    act = more.pop("act", event)
    known = {
        "id": hashlib.sha256(f"{token.start} {event} {act}".encode()).hexdigest()[:16],
        "event": event, "act": act, "quad_code": 1, "event_scale": 1.0, "cameo": None,
        "trigger": (words_of(text, word, nth),), "status": Status.OCCURRED, "sequence": sentence.i,
        "sentence": sentence.span, "head": token.i, "why": Why(entry="x", operators=(), tokens={}),
        "cite_info": {}, "coder": "x", "lexicon": "x", "model": "x", "reported": text.report.published,
    }  # fmt: skip
    return Claim(**{**known, **more})


def with_modes(held, *modes):
    return replace(held, mode=tuple((mode, held.trigger[0].span) for mode in modes))
