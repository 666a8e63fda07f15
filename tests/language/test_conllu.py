"""Parses written down and read back."""

from dragoman.language import read_conllu, write_conllu
from dragoman.records import Block, BlockKind, Name, ParsedText, Report, Sentence, Span, Token
from dragoman.records.parsed import link_up

TEXT = "Oslo\tagreed.\nIt\\n went."


def parse():
    report = Report(
        report_id="n1",
        text=TEXT,
        text_sha256="",
        source_sha256="",
        blocks=(Block(BlockKind.BODY, Span(0, len(TEXT))),),
        language="en",
    )
    tokens = (
        Token(0, "Oslo", "Oslo", "PROPN", "Number=Sing", "nsubj", 1, 0, 4, 0, space=True),
        Token(1, "agreed", "agree", "VERB", "Tense=Past|VerbForm=Fin", "root", 1, 5, 11, 0, space=False),
        Token(2, ".", ".", "PUNCT", "", "punct", 1, 11, 12, 0, space=True),
        Token(3, "It\\n", "it", "PRON", "", "nsubj:pass", 4, 13, 17, 1, space=True),
        Token(4, "went", "go", "VERB", "", "root", 4, 18, 22, 1, space=False),
        Token(5, ".", ".", "PUNCT", "", "punct", 4, 22, 23, 1, space=True),
    )
    sentences = (
        Sentence(0, 0, 3, 1, Span(0, 12), 0, BlockKind.BODY),
        Sentence(1, 3, 6, 4, Span(13, 23), 0, BlockKind.BODY),
    )
    children, edges = link_up(tokens)
    return ParsedText(
        report=report,
        tokens=tokens,
        sentences=sentences,
        names=(Name(0, 1, "LOC"),),
        children=children,
        edges=edges,
    )


def test_a_parse_comes_back_as_it_was_written():
    written = write_conllu(parse(), name="n1", model="sha256:0")
    assert list(read_conllu(written.splitlines(keepends=True))) == [("n1", "sha256:0", parse())]


def test_several_documents_stand_in_one_file():
    lines = (write_conllu(parse(), name="n1") + write_conllu(parse(), name="n1")).splitlines()
    assert [name for name, _, _ in read_conllu(lines)] == ["n1", "n1"]


def test_every_row_has_the_ten_columns_of_conllu():
    rows = [line for line in write_conllu(parse()).splitlines() if line[:1].isdigit()]
    assert {len(row.split("\t")) for row in rows} == {10}
