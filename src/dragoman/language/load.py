"""Load the shipped weights, or any UD-labelled spaCy pipeline in their place."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.records import BlockKind, Name, ParsedText, Report, Sentence, Span, Token
from dragoman.records.parsed import link_up

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "weights"
READ = (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.BODY)


class Language:
    """Parses reports with one loaded pipeline."""

    def __init__(self, pipeline: "Pipeline", stamp: str) -> None:
        """Keep a pipeline that gives UD relations and, where it can, names."""
        self.pipeline = pipeline
        self.stamp = stamp

    def parse(self, report: Report) -> ParsedText:
        """Give one report's parsed text."""
        return next(self.parse_all([report]))

    def parse_all(self, reports: Iterable[Report], batch_size: int = 64) -> Iterator[ParsedText]:
        """Give the parsed text of every report, in order."""
        for report in reports:
            blocks = [(n, b) for n, b in enumerate(report.blocks) if b.kind in READ]
            texts = [report.text[b.span.start : b.span.end] for _, b in blocks]
            docs = list(self.pipeline.pipe(texts, batch_size=batch_size))
            yield parsed(report, [(n, doc) for (n, _), doc in zip(blocks, docs, strict=True)])


def load(model: str | Path | None = None) -> Language:
    """Load our weights, or the pipeline at `model` (a folder or an installed package)."""
    import spacy  # noqa: PLC0415  (takes most of a second: only who parses pays)

    return Language(spacy.load(model or WEIGHTS), "sha256:…")


def parsed(report: Report, docs: "list[tuple[int, Doc]]") -> ParsedText:
    """Put the documents of a report's blocks together; white-space tokens are left out."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for block, doc in docs:
        offset = report.blocks[block].span.start
        kind = report.blocks[block].kind
        place = {}
        for token in doc:
            if not token.is_space:
                place[token.i] = len(tokens) + len(place)
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            if not words:
                continue
            root = place.get(sent.root.i, place[words[0].i])
            for t in words:
                head = place.get(t.head.i, root)
                i = place[t.i]
                tokens.append(
                    Token(
                        i, t.text, t.lemma_, t.pos_, str(t.morph),
                        "root" if i == root else t.dep_, root if i == root else head,
                        offset + t.idx, offset + t.idx + len(t), len(sentences), bool(t.whitespace_),
                    )
                )
            first, last = place[words[0].i], place[words[-1].i] + 1
            span = Span(tokens[first].start, tokens[last - 1].end)
            sentences.append(Sentence(len(sentences), first, last, root, span, block, kind))
        for ent in doc.ents:
            inside = [place[t.i] for t in ent if t.i in place]
            if inside:
                names.append(Name(inside[0], inside[-1] + 1, ent.label_))
    children, edges = link_up(tuple(tokens))
    return ParsedText(
        report=report, tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names),
        children=children, edges=edges,
    )
