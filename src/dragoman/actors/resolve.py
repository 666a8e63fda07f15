"""Say who each mention is, in text order."""

from dragoman.actors.again import Again
from dragoman.actors.context import Context
from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import Memory, settled
from dragoman.actors.naming import Naming, in_business
from dragoman.actors.people import People, Person
from dragoman.actors.pronouns import Pronouns
from dragoman.actors.relative_clauses import antecedent
from dragoman.actors.relatives import Relatives
from dragoman.actors.seats import Seats
from dragoman.actors.voices import Voices
from dragoman.records import ParsedText, Words

_DOMESTIC = frozenset({"LAB", "AGR", "PTY", "LEG", "JUD", "COP"})  # bodies that are seldom of another country
_PAIRED = frozenset({"and", "&", "-", "–", "/"})  # "X and Y", "X-Y talks"


class Resolver:
    """Goes through the mentions of one report once; what is known of names is known from the start."""

    def __init__(
        self, text: ParsedText, lx: Lexis, drafts: list[Draft], people: People, seats: Seats
    ) -> None:
        """Prepare the memory of the report."""
        self.text, self.lx, self.people = text, lx, people
        self.drafts = drafts
        self.places = {id(d): n for n, d in enumerate(drafts)}
        self.memory = Memory(text, lx, drafts, seats)
        self.pronouns = Pronouns(text, lx, self.memory, people)
        self.relatives = Relatives(text, lx, self.memory)
        self.again = Again(text, lx, self.memory)
        self.naming = Naming(text, lx, self.memory, people)
        self.context = Context(text, lx, self.memory, drafts, seats)
        self.context.people = people

    def resolve(self) -> None:
        """Fill the parts of every mention."""
        for draft in self.drafts:
            if draft.hits and draft.kind != "listed":
                draft.parts = self.naming.phrase(draft)
        for person in self.people.all:
            self._gather(person)
        for draft in self.drafts:
            self._called(draft)
        self.voices = Voices(self.text, self.lx, self.memory, self.people, self.drafts)
        self.context.voices = self.voices
        for draft in self.drafts:
            self._one(draft)
            if draft.parts and not draft.aside and draft.kind != "relative":
                self.memory.add(draft)
                self._pair(draft)

    def _pair(self, draft: Draft) -> None:
        """Note "X and Y" as a pair when its second member is reached."""
        if len(draft.parts) > 1 and draft.hits and draft.kind != "again":
            self.relatives.sets.note(draft.parts)
        if draft.modifier or len(self.memory.told) < 2:
            return
        one = self.memory.told[-2]
        gap = draft.first - one.last
        if one.sent == draft.sent and gap == 1 and self.text.tokens[one.last].text.lower() in _PAIRED:
            self.relatives.sets.note_party([one, draft])

    def _one(self, draft: Draft) -> None:
        chain = [draft]
        while (owner := chain[-1].owner) is not None and not owner.settled:
            chain.append(owner)
        for one in reversed(chain):
            if not one.settled:
                one.settled = True
                self._who(one)

    def _who(self, draft: Draft) -> None:
        if draft.kind == "listed":
            self._listed(draft)
        elif draft.kind == "first":
            draft.parts = [self.voices.part(draft)]
        elif draft.kind == "pronoun":
            draft.parts = self.pronouns.resolve(draft)
        elif draft.kind == "relative":
            best = antecedent(self.text, self.drafts, self.places[id(draft)])
            if best is not None:
                draft.parts, draft.owner = list(best.parts), best
        elif draft.kind == "set":
            draft.parts = self.relatives.sets.number(draft)
        else:
            self._noun(draft)

    # -- names ------------------------------------------------------------

    def _listed(self, draft: Draft) -> None:
        parts = self.naming.listed(draft)
        if not parts or (parts[0].by == "capital" and draft.locative):
            return
        draft.parts = parts

    def _gather(self, person: Person) -> None:
        """Learn from all mentions of a name who bears it: the first that says a country, else an office."""
        told = [d for d in person.drafts if d.parts and d.parts[0].code]
        told.sort(key=lambda d: d.role is None)
        roles = [d for d in person.drafts if d.role is not None and d.role.sort != "title"]
        person.told = (told or roles or [None])[0]  # type: ignore[list-item]
        person.told_code = bool(told)

    def _called(self, draft: Draft) -> None:
        """Learn who a name is from what it is said to be ("X was a Kuwaiti general")."""
        person = self.people.of.get(id(draft))
        head = self.text.tokens[draft.head]
        if person is None or person.told_code or person.voice or draft.kind != "name" or head.rel != "nsubj":
            return
        noun = self.text.tokens[head.head]
        aux = [t.lower for t in self.text.kids(noun.i, "aux", "advmod", "det")]
        if not self.text.has_kid(noun.i, "cop") or {"not", "no", "would", "never"} & set(aux):
            return
        for other in self.drafts:
            told = other.parts[0] if other.parts else None
            if other.first <= noun.i < other.last and told is not None and told.code and other is not draft:
                if other.role is not None and other.hits and not other.plural:
                    person.voice = told.code, self.memory.words(other.hits[0].first, other.hits[0].last)
                    person.called = told.sector
                return

    # -- noun phrases -----------------------------------------------------

    def _noun(self, draft: Draft) -> None:
        person = self.people.of.get(id(draft))
        if person is not None and not person.somebody and draft.role is None:
            self._no_party(draft)
            return
        if draft.kind in ("name", "org") and person is not None:
            draft.parts = [self._named(draft, person)]
            return
        if draft.kind == "again" and draft.parts and not self._sided(draft):
            self._no_party(draft)
            return
        related = self.relatives.noun(draft)
        if related:
            draft.parts = related
        if not draft.parts:
            voiced = person is not None and person.voice is not None
            draft.parts = (
                self._owned(draft)
                or self.again.short(draft)
                or self._seated(draft)
                or self.again.parts(draft)
                or self._context(draft, voiced=voiced)
                or self.again.said_of(draft)
            )
        elif draft.hits and not related:
            draft.parts = self.again.parts(draft) or draft.parts
        if not draft.parts and draft.kind != "again":
            draft.parts = [] if draft.kind == "body" and draft.modifier else [self.naming.unknown(draft)]
        if person is not None:
            for part in draft.parts[:1]:
                part.name = person.name
                part.group = f"person:{person.name}"
                self._fill(part, person, draft)
                self._voiced(part, person)
                if person.told is None or (person.told.parts and not person.told.parts[0].code and part.code):
                    person.told = draft

    def _sided(self, draft: Draft) -> bool:
        """Whether a country before it makes the noun a party ("the Greek side", "its Asian allies")."""
        word = draft.role.words if draft.role else ""
        single = word in self.lx.group("sided") or word.removesuffix("s") in self.lx.group("sided")
        return single or word in self.lx.relations or word in self.lx.group("states")

    def _no_party(self, draft: Draft) -> None:
        """Keep of a thing's name the listed body before it ("the Boeing Dreamliner")."""
        draft.parts = []
        if draft.hits:
            hit = draft.hits[0]
            draft.kind, draft.first, draft.last, draft.core = (
                "listed",
                hit.first,
                hit.last,
                (hit.first, hit.last),
            )
            draft.hits, draft.modifier, draft.name, draft.head = [hit], True, None, hit.last - 1
            self._listed(draft)

    def _named(self, draft: Draft, person: Person) -> Part:
        told = person.told
        part = Part(name=person.name, group=f"person:{person.name}")
        if told is not None and told.parts and told is not draft:
            of = told.parts[0]
            part.code, part.sector, part.others, part.office = of.code, of.sector, of.others, of.office
            part.by = "coreference" if of.code or of.office or of.sector else None
            settled(part, self.memory.of(told))
        elif draft.hits or draft.beside:
            own = self.naming.part(draft, (draft.hits or draft.beside)[0])
            if own is not None:
                part.code, part.by = own.code, "name"
                kind = self._org_sector(draft) if draft.kind == "org" else None
                part.sector = draft.sector or kind or own.sector
        elif draft.owner is not None and draft.owner.kind == "listed" and len(person.pieces) > 1:
            self._of_owner(part, draft.owner)
        elif draft.kind == "name" and (known := self.naming.regime(person.pieces[-1])) is not None:
            part.code, part.sector, part.by = known.code, known.sector, "name"
        if draft.kind == "org" and part.by is None:
            part.sector = self._org_sector(draft)
            head = self._inner(draft)
            if head is not None:
                part.code, part.by = head.code, "name"
                part.settled = head.settled
            elif (seat := self.context.seats.of(draft, part.sector)) is not None:
                part.code, part.by = seat[0], "role"
                settled(part, seat[1])
            elif part.sector in _DOMESTIC and (lone := self.context.lone(draft)) is not None:
                part.code, part.by = lone[0], "name"
                settled(part, lone[1])
        self._voiced(part, person)
        return part

    def _voiced(self, part: Part, person: Person) -> None:
        """Give a speaker the side that the speech speaks for, where no other words tell the country."""
        if part.code is None and person.voice is not None:
            part.code, part.by = person.voice[0], "coreference"
            part.sector = part.sector or person.called
            settled(part, person.voice[1])

    def _of_owner(self, part: Part, owner: Draft) -> None:
        """Take the country that stands before a name ("Germany's Angela Weber")."""
        of = owner.parts[0] if owner.parts else None
        if of is not None and of.code and of.code == of.group:
            part.code, part.by = of.code, "name"

    def _org_sector(self, draft: Draft) -> str | None:
        """The sector that the words of a name tell: the last, or the one before "of"."""
        words = [t.lower for t in self.text.tokens[draft.core[0] : draft.core[1]]]
        lead = words[words.index("of") - 1] if "of" in words and words.index("of") else words[-1]
        heads = self.lx.name_heads
        if heads.get(words[-1]) in ("LAB", "AGR", "PTY"):
            return heads[words[-1]]
        if "of" in words[1:] and lead not in heads:
            lead = self.text.tokens[draft.core[0] + words.index("of") - 1].lemma.lower()
        return heads.get(lead) or heads.get(words[-1])

    def _inner(self, draft: Draft) -> Part | None:
        """The country in an organization's own name ("Bank of England")."""
        for hit in draft.hits:
            return self.naming.part(draft, hit)
        return None

    def _fill(self, part: Part, person: Person, draft: Draft) -> None:
        told = person.told
        if told is None or told is draft or not told.parts:
            return
        of = told.parts[0]
        if part.code is None and of.code:
            part.code = of.code
            part.by = part.by or "coreference"
            settled(part, self.memory.of(told))
        part.sector = part.sector or of.sector
        part.office = part.office or of.office

    def _owned(self, draft: Draft) -> list[Part]:
        """Take the country from the possessor ("Moscow's envoy", "her government")."""
        owner = draft.owner
        if owner is None or draft.role is None or draft.role.words in self.lx.relations:
            return []
        if draft.kind == "again" and draft.role.words not in ("side", "capital", "rebel group"):
            return []
        parts = []
        for of in owner.parts[: 2 if draft.plural or draft.kind != "person" else 1]:
            if of.code is None and of.group != "first-person":
                continue
            if of.group == "first-person":
                return [
                    Part(
                        None,
                        draft.sector,
                        draft.others,
                        draft.office,
                        group=f"first-person/{draft.role.words}",
                    )
                ]
            private = draft.role.sort == "person" and draft.sector not in (
                "GOV",
                "MIL",
                "COP",
                "SPY",
                "LEG",
                "ELI",
            )
            if private and (of.group or "").startswith("person:"):
                continue
            part = Part(of.code, draft.sector, draft.others, draft.office, None, "role")
            if draft.sector is None and of.sector and draft.role.sort == "vague":
                part.sector = of.sector
            part.sector = in_business(draft, part.sector)
            part.group = self.naming.group(draft, part)
            for words in of.settled:
                settled(part, words)
            if owner.kind != "listed" and owner.parts and not part.settled:
                settled(part, self.memory.of(owner))
            self.naming.of_country(draft, part)
            parts.append(part)
        return parts

    def _context(self, draft: Draft, *, voiced: bool) -> list[Part]:
        """Lend a bare body the country that is spoken of; not one who speaks for a country."""
        if voiced or draft.owner is not None or draft.kind == "again" or draft.proper:
            return []
        return self._lent(draft, self.context.country(draft))

    def _seated(self, draft: Draft) -> list[Part]:
        """Take the country of the place that a body of the state sits in."""
        seats, owner = self.context.seats, draft.owner
        if draft.kind not in ("body", "people", "person") or draft.name is not None:
            return []
        if owner is not None and owner.first not in seats.starts:
            return []
        return self._lent(draft, seats.of(draft, draft.sector))

    def _lent(self, draft: Draft, found: tuple[str, Words] | None) -> list[Part]:
        if found is None:
            return []
        part = Part(found[0], draft.sector, draft.others, draft.office, None, "role")
        self.naming.of_country(draft, part)
        part.group = self.naming.group(draft, part)
        settled(part, found[1])
        return [part]
