"""Which predicate an expression stands under: up the tree, then down to the clause that it closes."""

from dataclasses import dataclass

from dragoman.records import ParsedText, Token

_VERBAL = ("VERB", "AUX")
_DOWN = ("ccomp", "xcomp", "conj")
_CLIMB = 10


@dataclass(frozen=True, slots=True)
class Look:
    """A parse to look at, without the tokens of the expression itself: "May" in "3 May" is no auxiliary."""

    text: ParsedText
    first: int  # tokens [first, last) of the expression
    last: int

    def inside(self, i: int) -> bool:
        """Whether token i is of the expression."""
        return self.first <= i < self.last

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Dependents of token i outside the expression."""
        some = self.text.kids(i, *deps)
        return [t for t in some if not self.first <= t.i < self.last] if some else some

    def is_predicate(self, token: Token) -> bool:
        """Whether a token is a verb or has a copula."""
        if self.inside(token.i) and token.pos not in ("NOUN", "PROPN"):
            return False
        return token.pos in _VERBAL or bool(self.kids(token.i, "cop"))


@dataclass(frozen=True, slots=True)
class Path:
    """From an expression up to its predicate."""

    verb: Token | None  # None where no predicate stands above
    nouns: tuple[Token, ...]  # passed on the way, the nearest first


def path_up(look: Look, i: int) -> Path:
    """The predicate above token i, brought down to the clause that the expression closes."""
    nouns: list[Token] = []
    token, below = look.text.tokens[i], look.text.tokens[i]
    for _ in range(_CLIMB):
        if look.is_predicate(token):
            return Path(_lowest(look, token, below), tuple(nouns))
        if not look.inside(token.i) and token.pos in ("NOUN", "PROPN", "PRON", "NUM", "SYM"):
            nouns.append(token)
        head = look.text.head_of(token.i)
        if head is None:
            break
        token, below = head, token
    return Path(None, tuple(nouns))


def _lowest(look: Look, verb: Token, below: Token) -> Token:
    """The last clause under a verb that stands before the expression.

    "Said she is expected to hold talks on Saturday" is about holding, wherever the parse hangs the day; but a
    phrase set off by a comma ("said ..., in a statement on Friday") stays where it is.
    """
    if below.i < verb.i or below.i == verb.i:
        return verb
    opening = look.text.edges[below.i][0]
    apart = opening > 0 and look.text.tokens[opening - 1].text in (",", "—", "–", "(")
    if apart and below.rel in ("obl", "advmod", "advcl", "nmod"):
        return verb
    while True:
        under = [t for t in look.kids(verb.i, *_DOWN) if verb.i < t.i < opening and look.is_predicate(t)]
        if not under:
            return verb
        verb = under[-1]
