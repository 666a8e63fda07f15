"""A report after the language room: tokens in Universal Dependencies trees."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from dragoman.records.report import BlockKind, Report, Span


class _Universal(dict[str, str]):
    """The universal part of each relation met."""

    def __missing__(self, dep: str) -> str:
        self[dep] = rel = dep.partition(":")[0]
        return rel


_UNIVERSAL = _Universal()
_NONE: frozenset[str] = frozenset()


class _Word(NamedTuple):
    """What a token is, and behind it what the rooms ask of it hundreds of times a word."""

    i: int
    text: str
    lemma: str
    pos: str  # UD universal part of speech
    morph: str  # UD features, "Number=Sing|Person=3"; "" for none
    dep: str  # UD relation with the kept subtypes ("nsubj:pass"); the root's is "root"
    head: int  # index of the head; its own for the root
    start: int
    end: int
    sent: int  # index of its sentence
    space: bool  # whether white space follows
    rel: str  # the universal part of the relation, before the colon
    lower: str  # the word in lower case


_GIVEN = 11  # the fields before those that follow from them


class Token(_Word):
    """One word. Indexes count over the whole report, offsets are code points of its text."""

    __slots__ = ()

    def __new__(  # noqa: PLR0913, PLR0917  (as many as a row of CoNLL-U has)
        cls,
        i: int,
        text: str,
        lemma: str,
        pos: str,
        morph: str,
        dep: str,
        head: int,
        start: int,
        end: int,
        sent: int,
        space: bool,  # noqa: FBT001
    ) -> Self:
        """Make a token; its relation and its word are folded here once."""
        rel, lower = _UNIVERSAL[dep], text.lower()
        return tuple.__new__(
            cls, (i, text, lemma, pos, morph, dep, head, start, end, sent, space, rel, lower)
        )

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self[:_GIVEN]

    def _replace(self, **changes: Any) -> Self:
        """Give the token with some fields changed, and what follows from them."""
        return type(self)(**{**dict(zip(self._fields, self[:_GIVEN], strict=False)), **changes})

    def has(self, feature: str) -> bool:
        """Whether a UD feature such as `Tense=Past` is set."""
        return feature in self.morph and feature in self.morph.split("|")


class Sentence(NamedTuple):
    """A sentence: token indexes [first, last) and the block that it stands in."""

    i: int
    first: int
    last: int
    root: int
    span: Span
    block: int  # index into report.blocks
    kind: BlockKind


class Name(NamedTuple):
    """A name the model found: token indexes [first, last) and PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedText:
    """The parsed report. Only blocks that are read (title, caption, body) have tokens."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()  # of each token, in text order
    edges: tuple[tuple[int, int], ...] = field(default=())  # first and last+1 token under each token
    model: str = ""  # stamp of the weights that parsed it; "" where the tokens were given
    relations: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)  # of the children
    said: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)  # words of each sentence

    def __post_init__(self) -> None:
        """Note which relations stand below each token and which words, in lower case, in each sentence.

        Most questions for dependents and for words are answered by that.
        """
        deps = [token.dep for token in self.tokens]
        made = tuple(_families([deps[k] for k in below]) if below else _NONE for below in self.children)
        object.__setattr__(self, "relations", made)
        words = [token.lower for token in self.tokens]
        said = tuple(frozenset(words[one.first : one.last]) for one in self.sentences)
        object.__setattr__(self, "said", said)

    def text_of(self, span: Span) -> str:
        """The words of a span."""
        return self.report.text[span[0] : span[1]]

    def span_of(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Dependents of token i, in text order; with `deps`, those in these relations."""
        tokens = self.tokens
        if not deps:
            return [tokens[k] for k in self.children[i]]
        if self.relations[i].isdisjoint(deps):  # as mostly
            return []
        return [t for k in self.children[i] if (t := tokens[k]).dep in deps or t.rel in deps]

    def kid(self, i: int, *deps: str) -> Token | None:
        """The first such dependent, or None."""
        if deps and self.relations[i].isdisjoint(deps):
            return None
        tokens = self.tokens
        for k in self.children[i]:
            token = tokens[k]
            if not deps or token.dep in deps or token.rel in deps:
                return token
        return None

    def has_kid(self, i: int, *deps: str) -> bool:
        """Whether token i has a dependent in one of these relations."""
        return not self.relations[i].isdisjoint(deps)

    def head_of(self, i: int) -> Token | None:
        """The head of token i; None for the root of a sentence."""
        head = self.tokens[i].head
        return None if head == i else self.tokens[head]

    def case_of(self, i: int) -> str:
        """The lower-case preposition of a nominal ("on", "because of"), "" where it has none."""
        if "case" not in self.relations[i]:
            return ""
        words = []
        for case in self.kids(i, "case"):
            if case.pos != "PART":  # the possessive 's
                words.append(case.lower)
                words += [t.lower for t in self.kids(case.i, "fixed")]
        return " ".join(words)

    def subtree_span(self, i: int) -> Span:
        """The span from the first to the last token under token i."""
        return self.span_of(*self.edges[i])

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of token i."""
        return self.sentences[self.tokens[i].sent]


def _families(deps: list[str]) -> frozenset[str]:
    """Relations with their subtypes and without."""
    return frozenset(deps + [_UNIVERSAL[dep] for dep in deps])


def link_up(tokens: tuple[Token, ...]) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    """Children and edges of every token, from the heads alone."""
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    heads = [token.head for token in tokens]
    for i in range(len(heads)):  # whoever is reached first from the left has its first token
        top = i
        while heads[top] != top and first[heads[top]] > i:
            top = heads[top]
            first[top] = i
    for i in reversed(range(len(heads))):
        top = i
        while heads[top] != top and last[heads[top]] < i:
            top = heads[top]
            last[top] = i
    return tuple(map(tuple, kids)), tuple(zip(first, [i + 1 for i in last], strict=True))
