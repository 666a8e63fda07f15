"""Parse reports, many at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.language.assemble import Assembler, Labels
from dragoman.language.pieces import Piece, pieces
from dragoman.records import ParsedText, Report

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

# Characters parsed together at most, so that a few long reports do not fill the memory: some 40,000 words.
LARGEST_BATCH = 250_000
# Pieces that go through the pipeline at a time; more are no faster.
PIECES_AT_A_TIME = 128


class Language:
    """Parses reports with one loaded pipeline. Make it with `load`."""

    def __init__(self, pipeline: "Pipeline", stamp: str, lemmas: Mapping[str, str] | None = None) -> None:
        """Keep a pipeline that gives UD relations and, where it can, names; `stamp` says which one it is."""
        self.pipeline = pipeline
        self.stamp = stamp
        self._lemmas = lemmas or {}
        self._labels = Labels(pipeline.vocab.strings)

    def parse(self, report: Report) -> ParsedText:
        """Give one report's parsed text."""
        return next(self.parse_all([report]))

    def parse_all(self, reports: Iterable[Report], batch_size: int = 64) -> Iterator[ParsedText]:
        """Give the parsed text of every report, in order; a batch changes the speed, never the result."""
        for batch in _batches(reports, batch_size):
            yield from self._parse_batch(batch)

    def _parse_batch(self, batch: list[tuple[Report, list[Piece]]]) -> list[ParsedText]:
        """Parse some reports at once; the pipeline forgets their words afterwards."""
        texts = [piece.text for _, some in batch for piece in some]
        parsed = []
        with self.pipeline.memory_zone():
            docs = self.pipeline.pipe(texts, batch_size=PIECES_AT_A_TIME)
            for report, some in batch:
                assembler = Assembler(report, self._labels, self._lemmas)
                for piece in some:
                    assembler.add(piece, next(docs))
                parsed.append(assembler.finish())
        return parsed


def _batches(reports: Iterable[Report], size: int) -> Iterator[list[tuple[Report, list[Piece]]]]:
    """Give reports with their pieces, at most `size` at a time and fewer where they are long."""
    batch: list[tuple[Report, list[Piece]]] = []
    characters = 0
    for report in reports:
        some = list(pieces(report))
        batch.append((report, some))
        characters += sum(len(piece.text) for piece in some)
        if len(batch) >= size or characters >= LARGEST_BATCH:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
