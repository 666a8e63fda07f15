"""Which capitalized names are one person or body, and which are none at all."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from dragoman.actors.draft import Draft
from dragoman.actors.lexis import Lexis
from dragoman.actors.scan import QUOTES
from dragoman.records import ParsedText, Words

_LONG_ACRONYM = 3


@dataclass(slots=True)
class Person:
    """Everything the report says of one bearer of a name."""

    name: str  # the fullest form
    pieces: tuple[str, ...]
    drafts: list[Draft] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    gender: str | None = None
    told: Draft | None = None  # the mention that says who it is
    org: bool = False
    told_code: bool = False  # whether some mention says the country
    voice: tuple[str, Words] | None = None  # else that of what it is called, or in whose name it speaks
    called: str | None = None  # the sector of what it is called

    @property
    def somebody(self) -> bool:
        """Whether it is a person or body rather than a place or thing."""
        votes = self.votes
        return votes["party"] > 0 and votes["party"] >= votes["place"]


class People:
    """The bearers of names in one report."""

    def __init__(self, text: ParsedText, lx: Lexis, drafts: list[Draft], aliases: dict[str, Draft]) -> None:
        """Link every name to its fullest form."""
        self.text, self.lx = text, lx
        self.labels: dict[int, str] = {i: n.label for n in text.names for i in range(n.first, n.last)}
        self.of: dict[int, Person] = {}  # by id of the mention
        self.all: list[Person] = []
        self.by_group: dict[str, Person] = {}
        named = [d for d in drafts if d.name is not None]
        by_piece: dict[str, list[Person]] = {}
        short = {k.lower(): d for k, d in aliases.items()}
        for draft in sorted(named, key=lambda d: (-len(self.pieces(d)), d.first)):
            pieces = self.pieces(draft)
            alias = short.get(pieces[0]) if len(pieces) == 1 else None
            person = self.of.get(id(alias)) if alias is not None else None
            person = person or self._find(draft, pieces, by_piece)
            if person is None:
                person = Person(self._words(draft), pieces, org=draft.kind == "org")
                self.all.append(person)
                for piece in set(pieces):
                    by_piece.setdefault(piece, []).append(person)
            person.drafts.append(draft)
            self.of[id(draft)] = person
            self._vote(person, draft)
        for person in self.all:
            self.by_group.setdefault(f"person:{person.name}", person)
            person.drafts.sort(key=lambda d: d.first)

    def _words(self, draft: Draft) -> str:
        first, last = draft.name or draft.core
        return " ".join(self.text.text_of(self.text.span_of(first, last)).split())

    def pieces(self, draft: Draft) -> tuple[str, ...]:
        """The parts of a name as compared: lower case, no accents, no Arabic article."""
        words = self._words(draft)
        if not words.isascii():
            words = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
        out = []
        for word in words.replace("’", "'").lower().split():
            for article in ("al-", "el-"):
                if word.startswith(article) and len(word) > len(article) + 1:
                    word = word[len(article) :]  # noqa: PLW2901
            out.append(word)
        bare = [word for word in out if not (word[0] in QUOTES and word[-1] in QUOTES)]  # but for a by-name
        return tuple(bare or out)

    def _find(
        self, draft: Draft, pieces: tuple[str, ...], by_piece: dict[str, list[Person]]
    ) -> Person | None:
        fitting = [p for p in by_piece.get(pieces[-1], ()) if self._fits(draft, pieces, p)]
        if not fitting and len(pieces) == 1:
            fitting = [p for p in by_piece.get(pieces[0], ()) if not p.org]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        here = (draft.name or draft.core)[0]
        starts = {id(p): [(d.name or d.core)[0] for d in p.drafts] for p in fitting}
        before = [p for p in fitting if min(starts[id(p)]) <= here]
        return max(before, key=lambda p: max(s for s in starts[id(p)] if s <= here)) if before else fitting[0]

    def _fits(self, draft: Draft, pieces: tuple[str, ...], person: Person) -> bool:
        if person.org or draft.kind == "org":
            return pieces == person.pieces
        n = len(pieces)
        return any(person.pieces[k : k + n] == pieces for k in range(len(person.pieces) - n + 1))

    def _vote(self, person: Person, draft: Draft) -> None:
        first, last = draft.name or draft.core
        labels = {self.labels.get(i) for i in range(first, last)}
        single = last - first == 1
        if draft.kind == "org" or draft.role is not None:
            person.votes["party"] += 3
        if labels & {"PER", "ORG"} or (
            not single and labels != {"LOC"} and draft.kind == "name" and last - first <= 3
        ):
            person.votes["party"] += 1
        if labels == {"LOC"}:
            person.votes["place"] += 1
        before = self.text.tokens[draft.first - 1] if draft.first else None
        if (
            before is not None
            and before.text.lower() in self.lx.group("locative")
            and before.sent == draft.sent
        ):
            person.votes["place"] += 2
        head = self.text.tokens[draft.head]
        verb = self.text.tokens[head.head]
        if head.rel == "nsubj" and (
            verb.lemma in self.lx.group("deeds") or last - first > 1 or verb.pos == "VERB"
        ):
            person.votes["party"] += 1 + (verb.lemma in self.lx.group("deeds"))
        word = self.text.tokens[first].text
        if single and word.isupper() and len(word) >= _LONG_ACRONYM and not labels & {"ORG"}:
            person.votes["place"] += 2  # an acronym that nothing tells is most often a thing
        if draft.det in ("a", "an", "this", "that", "the") and draft.role is None and draft.kind == "name":
            person.votes["place"] += 1
        if draft.gender and not person.gender:
            person.gender = draft.gender
