"""A mention under way, before it is known who it is."""

from dataclasses import dataclass, field

from dragoman.actors.lexis import Role, Term
from dragoman.records import Words


@dataclass(slots=True)
class Hit:
    """A listed name or a role word found in the text, tokens [first, last)."""

    first: int
    last: int
    terms: tuple[Term, ...] = ()
    role: Role | None = None

    def adjective(self) -> bool:
        """Whether it can stand before a noun as an adjective does."""
        return any(t.sort == "adjective" for t in self.terms)


@dataclass(slots=True)
class Part:
    """One of those a mention stands for."""

    code: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    name: str | None = None
    by: str | None = None
    group: str | None = None
    settled: list[Words] = field(default_factory=list)
    also: tuple[str, ...] = ()  # further codes of a listed name
    source: "Draft | None" = None  # the mention elsewhere that it was taken from


@dataclass(slots=True)
class Draft:
    """A noun phrase or pronoun; `parts` says who it is as far as is known."""

    first: int
    last: int
    head: int
    kind: str  # state org person people body name pronoun relation set first relative
    sent: int
    core: tuple[int, int] = (0, 0)  # tokens of the name or role phrase alone
    plural: bool = False
    definite: bool = False
    det: str | None = None
    role: Role | None = None
    body: Role | None = None  # the body that stands before its noun ("navy" of "navy officials")
    name: tuple[int, int] | None = None  # tokens of the proper name
    hits: list[Hit] = field(default_factory=list)  # countries and organizations inside it
    beside: list[Hit] = field(default_factory=list)  # those before a body ("Ghanaian carrier X")
    owner: "Draft | None" = None  # the possessor, where it is a mention
    proper: bool = False  # whether some other name stands before its noun ("the Atlanta court")
    owned: bool = False  # whether there is a possessor at all
    gender: str | None = None
    modifier: bool = False  # a name or adjective before a noun that is no party
    locative: bool = False
    aside: bool = False  # only stands beside the party ("US-backed", "pro-Russian")
    inside: bool = False  # stands within a larger mention
    subject: bool = False
    former: bool = False
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    parts: list[Part] = field(default_factory=list)
    settled: bool = False
