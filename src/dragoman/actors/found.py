"""What the actors room gives: mentions, and ways to look them up."""

from dataclasses import dataclass, field

from dragoman.records import Mention, ParsedText, Token

_AND = frozenset({"and", "or", "&"})
_BETWEEN = _AND | {",", "both", "as", "well", "with"}
_GAP = 3  # words between two members of a party ("as well as")


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
        held: list[Mention] = []  # members after a comma, until an "and" or the tree shows that it is a list
        reach = first
        while (step := self._next(reach)) is not None:
            reach, sure = step
            held.append(reach)
            if sure:
                found += held
                held = []
        return tuple(found)

    def _next(self, mention: Mention) -> tuple[Mention, bool] | None:
        """The mention that goes on after a comma or "and", and whether it surely is of the same party."""
        tokens = self.text.tokens
        at = mention.last
        words: list[str] = []
        while at < len(tokens) and tokens[at].sent == tokens[mention.head].sent and len(words) <= _GAP:
            word = tokens[at].text.lower()
            if word not in _BETWEEN:
                break
            words.append(word)
            at += 1
        other = self.largest.get(at)
        for _ in range(_GAP):  # "Lima and the mighty Oslo"
            if (
                other is not None
                or not words
                or at + 1 >= len(tokens)
                or tokens[at].pos not in ("DET", "ADJ")
            ):
                break
            at += 1
            other = self.largest.get(at)
        if not words or other is None or tokens[at].lower in ("who", "whose", "which", "whom"):
            return None
        head = tokens[other.head]
        if head.rel == "conj" and mention.first <= head.head < mention.last:
            return other, True
        if head.rel in ("nsubj", "csubj", "root", "ccomp") and head.head != tokens[mention.head].head:
            return None if self._acts(head) else (other, bool(_AND & set(words)))
        return other, bool(_AND & set(words))

    def _acts(self, head: Token) -> bool:
        """Whether a mention after "and" opens a clause of its own ("... and Abe said")."""
        return head.rel in ("nsubj", "csubj") or head.head == head.i
