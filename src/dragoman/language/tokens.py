"""Parse text whose words are given, as treebanks and annotated sets give them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.language.assemble import Assembler
from dragoman.language.parse import Language
from dragoman.language.pieces import Piece
from dragoman.records import Block, BlockKind, ParsedText, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parse_tokens(language: Language, texts: Iterable[Sequence[str]]) -> Iterator[ParsedText]:
    """Give the parsed text of each list of words: token n is word n, and spaces join the words."""
    from spacy.tokens import Doc as Words  # noqa: PLC0415  (takes most of a second: only who parses pays)

    vocab = language.pipeline.vocab
    given, piped = [], []
    for words in texts:
        given.append(" ".join(words))
        piped.append(Words(vocab, words=list(words), spaces=[True] * (len(words) - 1) + [False]))
    for text, doc in zip(given, language.pipeline.pipe(piped), strict=True):
        yield _parsed(language, text, doc)


def _parsed(language: Language, text: str, doc: "Doc") -> ParsedText:
    assembler = Assembler(_report(text), language._labels, language._lemmas, language._names)  # noqa: SLF001  (one room)
    assembler.add(Piece(0, text, 0), doc)
    return assembler.finish()


def _report(text: str) -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    block = Block(BlockKind.BODY, Span(0, len(text)))
    return Report(report_id=digest[:16], text=text, text_sha256=digest, source_sha256=digest, blocks=(block,))
