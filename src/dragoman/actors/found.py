"""What the actors room gives: mentions, and ways to look them up."""

from dataclasses import dataclass, field

from dragoman.records import Mention, ParsedText

_BETWEEN = frozenset({",", "and", "or", "&", "as", "well", "with", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """The mentions of one report in text order."""

    text: ParsedText
    mentions: tuple[Mention, ...]
    by_group: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    smallest: dict[int, Mention] = field(default_factory=dict)  # of each token
    largest: dict[int, Mention] = field(default_factory=dict)  # by its first token

    def at(self, token: int) -> Mention | None:
        """The smallest mention that this token heads or lies in."""
        return self.smallest.get(token)

    def party(self, head: int) -> tuple[Mention, ...]:
        """The mentions of the coordinated party whose first member is headed at or holds this token."""
        first = self.at(head)
        if first is None:
            return ()
        found = [first]
        reach = first
        while True:
            more = self._next(reach)
            if more is None:
                return tuple(found)
            found.append(more)
            reach = more

    def _next(self, mention: Mention) -> Mention | None:
        tokens = self.text.tokens
        at, seen = mention.last, False
        while (
            at < len(tokens)
            and tokens[at].sent == tokens[mention.head].sent
            and tokens[at].text.lower() in _BETWEEN
        ):
            seen = True
            at += 1
        other = self.smallest.get(at) if seen and at < len(tokens) else None
        if other is None or at > mention.last + 3:
            return None
        largest = self.largest.get(at, other)
        head = tokens[largest.head]
        if head.rel == "conj" and mention.first <= head.head < mention.last:
            return largest
        linked = any(
            t.text.lower() in ("and", "or", "&") for t in tokens[mention.last : at]
        ) or self._listing(largest)
        if not linked or (
            head.rel in ("nsubj", "csubj", "root", "ccomp") and not self._same(mention, head.head)
        ):
            return None
        return largest

    def _listing(self, mention: Mention) -> bool:
        """Whether a comma goes on to an "and" after this mention."""
        return self._next(mention) is not None

    def _same(self, mention: Mention, governor: int) -> bool:
        return self.text.tokens[mention.head].head == governor
