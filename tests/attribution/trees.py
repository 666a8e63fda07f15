"""Hand-built parses: a sentence is a line of word|lemma|POS|relation|head|features, heads counted from 1."""

from dragoman.records import Block, BlockKind, ParsedText, Report, Sentence, Span, Token
from dragoman.records.parsed import link_up

FEATURES = {
    "past": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "pres": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "part": "Tense=Past|VerbForm=Part",
    "inf": "VerbForm=Inf",
    "ger": "VerbForm=Ger",
}


def tree(*lines, kind=BlockKind.BODY):
    """Lines of tokens to a ParsedText; each line is a sentence and a block of its own."""
    tokens, sentences, blocks, at = [], [], [], 0
    for n, line in enumerate(lines):
        first, start = len(tokens), at
        for word in line.split():
            text, lemma, pos, dep, head, *features = word.split("|")
            i = len(tokens)
            up = i if head == "0" else first + int(head) - 1
            morph = FEATURES.get(features[0], features[0]) if features else ""
            end = at + len(text)
            tokens.append(Token(i, text, lemma or text.lower(), pos, morph, dep, up, at, end, n, space=True))
            at = end + 1
        span = Span(start, at - 1)
        root = next(t.i for t in tokens[first:] if t.dep == "root")
        blocks.append(Block(kind, span))
        sentences.append(Sentence(n, first, len(tokens), root, span, n, kind))
    text = "\n".join(" ".join(t.text for t in tokens if t.sent == n) for n in range(len(lines)))
    report = Report(
        report_id="r", text=text, text_sha256="0" * 64, source_sha256="0" * 64, blocks=tuple(blocks)
    )
    children, edges = link_up(tuple(tokens))
    return ParsedText(
        report=report, tokens=tuple(tokens), sentences=tuple(sentences), children=children, edges=edges
    )


def at(text, word, nth=0):
    """The index of a word's token."""
    return [t.i for t in text.tokens if t.text == word][nth]
