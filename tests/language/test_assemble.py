"""Documents of a pipeline put together, with a document built by hand."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.language.assemble import Assembler, Labels
from dragoman.language.pieces import clean
from dragoman.records import Block, BlockKind, Report, Span

WORDS = ["Borduria", "President", "Karlsen", "resigned", "."]
TAGS = ["PROPN", "PROPN", "PROPN", "VERB", "PUNCT"]
CUT = {
    "heads": [0, 0, 3, 3, 3],
    "deps": ["root", "flat", "nsubj", "root", "punct"],
    "sent_starts": [True, False, True, False, False],
}


def sentences_of(text):
    """Parse the text by a hand-built document that cuts the title off."""
    vocab = Vocab()
    doc = Doc(vocab, words=WORDS, spaces=[True, True, True, False, False], pos=TAGS, **CUT)
    blocks = (Block(BlockKind.BODY, Span(0, len(text))),)
    report = Report(report_id="0" * 16, text=text, text_sha256="", source_sha256="", blocks=blocks)
    assembler = Assembler(report, Labels(vocab.strings), {})
    assembler.add(clean(0, text, 0), doc)
    return assembler.finish()


def test_assemble_puts_a_title_back_before_its_name():
    parse = sentences_of("Borduria President Karlsen resigned.")
    assert len(parse.sentences) == 1
    assert [(t.text, t.rel, t.head) for t in parse.tokens[:3]] == [
        ("Borduria", "compound", 2),
        ("President", "flat", 0),
        ("Karlsen", "nsubj", 3),
    ]


@pytest.mark.parametrize("text", ["Borduria President\nKarlsen resigned."])
def test_assemble_keeps_two_lines_apart(text):
    assert len(sentences_of(text).sentences) == 2
