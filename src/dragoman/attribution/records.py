"""What the room finds before it is laid over events."""

from dataclasses import dataclass

from dragoman.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody's words or thoughts: who, by which cue, what. Empty source: nobody is named."""

    entry: str  # id of the cue's lexicon entry; "colon" where a colon is the cue
    family: str  # say show think want judge
    cue_head: int
    cue: tuple[Span, ...]
    source_head: int | None = None
    source: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    direct: str = "indirect"  # direct indirect mixed
    announces: bool = False
    parent: int | None = None  # index of the attribution in whose content this one stands

    def covers(self, span: Span) -> bool:
        """Whether the content has these words."""
        start, end = span
        for first, last in self.content:  # noqa: SIM110  (a plain loop: every deed asks every attribution)
            if first <= start and end <= last:
                return True
        return False

    @property
    def size(self) -> int:
        """The characters of the content."""
        return sum(span.end - span.start for span in self.content)
