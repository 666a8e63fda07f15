"""Parse reports, one after the other or many in a row."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.language.assemble import Assembler, Labels
from dragoman.language.names import NO_LISTS, NameLists
from dragoman.language.pieces import Piece, pieces
from dragoman.records import ParsedText, Report

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

# Characters that go through the pipeline together: more are no faster and fill the memory. They are of
# one report only: matrix products differ in the last bit with the number of their rows, so reports that
# are parsed together could change each other's parse.
TOGETHER = 20_000


class Language:
    """Parses reports with one loaded pipeline. Make it with `load`."""

    def __init__(
        self,
        pipeline: "Pipeline",
        stamp: str,
        lemmas: Mapping[str, str] | None = None,
        names: NameLists = NO_LISTS,
    ) -> None:
        """Keep a pipeline that gives UD relations and, where it can, names; `stamp` says which one it is."""
        self.pipeline = pipeline
        self.stamp = stamp
        self._lemmas = lemmas or {}
        self._names = names
        self._labels = Labels(pipeline.vocab.strings)

    def parse(self, report: Report) -> ParsedText:
        """Give one report's parsed text."""
        return next(self.parse_all([report]))

    def parse_all(self, reports: Iterable[Report], batch_size: int = 64) -> Iterator[ParsedText]:
        """Give the parsed text of every report, in order.

        The words of `batch_size` reports are remembered at a time: a larger batch meets more words again, a
        smaller one takes less memory, and the result is the same.
        """
        stream = iter(reports)
        while batch := list(islice(stream, max(1, batch_size))):
            with self.pipeline.memory_zone():
                parsed = [self._parse(report) for report in batch]
            yield from parsed

    def _parse(self, report: Report) -> ParsedText:
        """Parse a report by itself."""
        assembler = Assembler(report, self._labels, self._lemmas, self._names)
        for some in _together(pieces(report)):
            docs = self.pipeline.pipe([piece.text for piece in some], batch_size=len(some))
            for piece, doc in zip(some, docs, strict=True):
                assembler.add(piece, doc)
        return assembler.finish(self.stamp)


def _together(some: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Give pieces in groups of bounded length."""
    group: list[Piece] = []
    size = 0
    for piece in some:
        group.append(piece)
        size += len(piece.text)
        if size >= TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group
