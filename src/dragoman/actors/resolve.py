"""Say who each mention is, in text order."""

from dragoman.actors.draft import Draft, Hit, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import NOT_STATES, Memory, settled
from dragoman.actors.people import People, Person
from dragoman.actors.pronouns import Pronouns
from dragoman.actors.relatives import Relatives
from dragoman.records import ParsedText

_CLEAR = 1.5  # how much nearer a country must be than the next to lend itself to "the army"


class Resolver:
    """Goes through the mentions of one report once; what is known of names is known from the start."""

    def __init__(self, text: ParsedText, lx: Lexis, drafts: list[Draft], people: People) -> None:
        """Prepare the memory of the report."""
        self.text, self.lx, self.people = text, lx, people
        self.drafts = drafts
        self.memory = Memory(text, lx, drafts)
        self.pronouns = Pronouns(text, lx, self.memory, people)
        self.relatives = Relatives(text, lx, self.memory)
        self.starts = {d.first: d for d in reversed(drafts)}

    def resolve(self) -> None:
        """Fill the parts of every mention."""
        for draft in self.drafts:
            if draft.hits and draft.kind != "listed":
                self._by_words(draft)
        for person in self.people.all:
            self._gather(person)
        for draft in self.drafts:
            if draft.kind == "relative":
                continue
            self._one(draft)
            if draft.parts and not draft.aside:
                self.memory.add(draft)
                self._pair(draft)
        for draft in self.drafts:
            if draft.kind == "relative":
                self._relative(draft)

    def _pair(self, draft: Draft) -> None:
        """Note "X and Y" as a pair when its second member is reached."""
        if draft.modifier or len(self.memory.told) < 2:
            return
        one = self.memory.told[-2]
        gap = draft.first - one.last
        if one.sent == draft.sent and gap == 1 and self.text.tokens[one.last].text.lower() in ("and", "&"):
            self.relatives.note_party([one, draft])

    def _one(self, draft: Draft) -> None:
        if draft.settled:
            return
        draft.settled = True
        if draft.owner is not None and draft.owner.kind != "relative":
            self._one(draft.owner)
        if draft.kind == "listed":
            self._listed(draft)
        elif draft.kind == "first":
            draft.parts = [Part(group="first-person")]
        elif draft.kind == "pronoun":
            draft.parts = self.pronouns.resolve(draft)
        elif draft.kind == "set":
            draft.parts = self.relatives.number(draft)
        else:
            self._noun(draft)

    # -- names ------------------------------------------------------------

    def _listed(self, draft: Draft) -> None:
        part = self._part(draft, draft.hits[0])
        if part is None or (part.by == "capital" and draft.locative):
            return
        draft.parts = [part]

    def _part(self, draft: Draft, hit: Hit) -> Part | None:
        term, words = self.memory.choose(draft, hit.terms)
        if term is None:
            return None
        by = {"adjective": "demonym", "seat": "name"}.get(term.sort, term.sort)
        if term.sort == "seat" and term.sector == "GOV" and self.lx.name_heads.get(term.text.split()[-1].lower(), 0) == 0:
            by = "capital"
        state = term.kind in ("state", "territory")
        sector = term.sector
        if term.sort == "demonym" and draft.kind == "listed" and self._counted(draft):
            sector = "CVL"
        group = self.memory.group(term)
        name = term.text if term.sort in ("name", "seat") else term.label if state else None
        part = Part(term.code, sector, term.others, None, name, by, group)
        settled(part, words)
        return part

    def _counted(self, draft: Draft) -> bool:
        """Whether a demonym counts people ("two Russians") rather than names a side ("the Russians")."""
        return not (draft.det == "the" and draft.plural) and draft.core[0] > draft.first

    def _by_words(self, draft: Draft) -> bool:
        """Fill the parts of a noun phrase from the countries and bodies inside it."""
        parts = []
        for hit in draft.hits:
            found = self._part(draft, hit)
            if found is None:
                continue
            state = found.group == found.code or found.by in ("demonym", "name", "capital") and not found.sector
            part = Part(found.code, draft.sector, tuple(dict.fromkeys((*draft.others, *found.others))), draft.office, None, "role")
            if not state and found.sector and (draft.sector is None or (draft.role and draft.role.sort == "vague")):
                part.sector = found.sector
            part.settled = list(found.settled)
            part.group = self._group(draft, part)
            self._of_country(draft, part)
            parts.append(part)
        if len(parts) > 1 and not draft.plural and draft.kind not in ("people", "body"):
            parts = parts[:1]
        draft.parts = parts
        return bool(parts)

    def _of_country(self, draft: Draft, part: Part) -> None:
        """A leader, spokesman or commander of a country is its government's or its army's."""
        if draft.role is None or part.code is None or part.sector is not None:
            return
        if part.code in ("MNC", "NGO") and draft.role.sort in ("office", "vague"):
            part.sector = "BUS" if part.code == "MNC" else None
            return
        word = draft.role.words
        of = self.lx.words.get("of_country", {})
        single = word if word in of else word[:-1]
        sector = of.get(single) or ("GOV" if word in ("secretary",) else None)
        if sector:
            part.sector = "ELI" if draft.former and sector == "GOV" else sector
            if not draft.plural and not draft.office and part.sector in ("GOV", "ELI"):
                part.office = draft.role.words

    def _group(self, draft: Draft, part: Part) -> str:
        if draft.name is not None:
            person = self.people.of.get(id(draft))
            if person is not None:
                return f"person:{person.name}"
        if part.code and draft.kind in ("body", "people") and part.sector == "GOV":
            return part.code
        words = draft.role.words if draft.role else self.memory.of(draft).text.lower()
        return f"{part.code or '?'}/{part.sector or ''}/{words}" if part.code else f"{words}@{draft.first}"

    def _gather(self, person: Person) -> None:
        """Learn from all mentions of a name who bears it: the first that says a country, else an office."""
        told = [d for d in person.drafts if d.parts and d.parts[0].code]
        roles = [d for d in person.drafts if d.role is not None and d.role.sort != "title"]
        person.told = (told or roles or [None])[0]  # type: ignore[list-item]

    # -- noun phrases -----------------------------------------------------

    def _noun(self, draft: Draft) -> None:
        person = self.people.of.get(id(draft))
        if person is not None and not person.somebody and draft.role is None:
            self._no_party(draft)
            return
        if draft.kind in ("name", "org") and person is not None:
            draft.parts = [self._named(draft, person)]
            return
        related = self.relatives.noun(draft)
        if related:
            draft.parts = related
        if not draft.parts:
            draft.parts = self._owned(draft) or self._again(draft) or self._context(draft)
        if not draft.parts and draft.kind != "again":
            part = Part(None, draft.sector, draft.others, draft.office)
            part.group = self._group(draft, part)
            draft.parts = [part]
        if person is not None:
            for part in draft.parts[:1]:
                part.name = person.name
                part.group = f"person:{person.name}"
                self._fill(part, person, draft)
                if person.told is None or (person.told.parts and not person.told.parts[0].code and part.code):
                    person.told = draft

    def _no_party(self, draft: Draft) -> None:
        """Keep of a thing's name the listed body before it ("the Boeing Dreamliner")."""
        draft.parts = []
        if draft.hits:
            hit = draft.hits[0]
            draft.kind, draft.first, draft.last, draft.core = "listed", hit.first, hit.last, (hit.first, hit.last)
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
        elif draft.hits:
            own = self._part(draft, draft.hits[0])
            if own is not None:
                part.code, part.by = own.code, "name"
                part.sector = draft.sector or own.sector
        if draft.kind == "org" and part.by is None:
            part.sector = self._org_sector(draft)
            head = self._inner(draft)
            if head is not None:
                part.code, part.by = head.code, "name"
                part.settled = head.settled
        return part

    def _org_sector(self, draft: Draft) -> str | None:
        tokens = self.text.tokens[draft.core[0] : draft.core[1]]
        words = [t.text.lower() for t in tokens]
        lead = words[words.index("of") - 1] if "of" in words and words.index("of") else words[-1]
        for word in (lead, words[-1]):
            if word in self.lx.name_heads:
                return self.lx.name_heads[word]
        return None

    def _inner(self, draft: Draft) -> Part | None:
        """The country in an organization's own name ("Bank of England")."""
        for hit in draft.hits:
            return self._part(draft, hit)
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
                return [Part(None, draft.sector, draft.others, draft.office, group=f"first-person/{draft.role.words}")]
            private = draft.role.sort == "person" and draft.sector not in ("GOV", "MIL", "COP", "SPY", "LEG", "ELI")
            if private and (of.group or "").startswith("person:"):
                continue
            part = Part(of.code, draft.sector, draft.others, draft.office, None, "role")
            if draft.sector is None and of.sector and draft.role.sort == "vague":
                part.sector = of.sector
            part.group = self._group(draft, part)
            for words in of.settled:
                settled(part, words)
            if owner.kind not in ("listed",) and owner.parts and not part.settled:
                settled(part, self.memory.of(owner))
            self._of_country(draft, part)
            parts.append(part)
        return parts

    def _again(self, draft: Draft) -> list[Part]:
        """Find the mention that a definite noun phrase takes up ("the minister", "the Foreign Ministry")."""
        role = draft.role
        if role is None or not (draft.definite or draft.det == "here") or draft.owner is not None or draft.hits:
            return []
        for other in self.memory.recent(draft, far=30):
            if other is draft or not other.parts or other.role is None or other.kind != draft.kind or other.plural != draft.plural:
                continue
            if other.role.words != role.words and not (
                draft.kind == "person" and other.role.words.endswith(" " + role.words)
            ):
                continue
            if draft.name is not None and other.name is not None:
                continue
            of = other.parts[0]
            if of.code is None and draft.kind != "person":
                return []
            parts = []
            for of in other.parts:
                part = Part(of.code, of.sector or draft.sector, of.others, of.office or draft.office, of.name, "coreference", of.group)
                settled(part, self.memory.of(other))
                for words in of.settled:
                    settled(part, words)
                parts.append(part)
            return parts
        return []

    def _context(self, draft: Draft) -> list[Part]:
        """Lend a bare "the army", "police" or "the Foreign Ministry here" the country that is spoken of."""
        role = draft.role
        if role is None or draft.owner is not None or draft.kind == "again":
            return []
        lendable = draft.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY") and role.sort in ("body", "people", "office")
        if role.sort == "people" and draft.sector == "MIL" and not draft.definite and role.words == "troops":
            lendable = False
        if role.sort == "office" and (draft.plural or draft.det in ("a", "an", "some")):
            lendable = False
        if draft.det in ("a", "an", "any", "no", "every", "each", "another", "some"):
            lendable = False
        if not lendable or (draft.name is not None and role.sort == "title"):
            return []
        found = self._portfolio(draft) or self._near(draft)
        if found is None:
            return []
        code, words = found
        part = Part(code, draft.sector, draft.others, draft.office, None, "role")
        part.group = self._group(draft, part)
        settled(part, words)
        return [part]

    def _portfolio(self, draft: Draft):  # noqa: ANN202
        """The country of the office holder or body of the same portfolio ("Foreign Minister X" ... "the Foreign Ministry")."""
        first = draft.role.words.split()[0] if draft.role and " " in draft.role.words else None
        if draft.det == "here" and self.memory.home:
            return self.memory.home
        if first is None:
            return None
        for other in self.drafts:
            if other.first >= draft.first or other.role is None or not other.parts or " " not in other.role.words:
                continue
            if other.role.words.split()[0] == first and other.hits and other.parts[0].code:
                hit = other.hits[0]
                return other.parts[0].code, self.memory.words(hit.first, hit.last)
        return None

    def _near(self, draft: Draft):  # noqa: ANN202
        """The country that stands out in this sentence and the ones before, if one does."""
        weights: dict[str, float] = {}
        words = {}
        for other in self.memory.recent(draft, far=3):
            if len(other.parts) != 1 or other.kind == "first":
                continue
            code = other.parts[0].code
            if not code or code in NOT_STATES or other.modifier:
                continue
            weight = (2.0 if other.subject else 1.0) / (1 + draft.sent - other.sent)
            weights[code] = weights.get(code, 0.0) + weight
            words.setdefault(code, self._telling(other))
        home = self.memory.home
        if home is not None and self.memory.dated:
            weights[home[0]] = weights.get(home[0], 0.0) + self._at_home(draft)
            words.setdefault(*home)
        if not weights:
            return None
        ranked = sorted(weights.items(), key=lambda kv: -kv[1])
        if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
            return None
        return ranked[0][0], words[ranked[0][0]]

    def _at_home(self, draft: Draft) -> float:
        """How much the country that the report comes from counts: most for a name with a bare office."""
        return 2.0 if draft.name is not None else 1.0

    def _telling(self, other: Draft):  # noqa: ANN202
        if other.hits and other.kind != "listed":
            hit = other.hits[0]
            return self.memory.words(hit.first, hit.last)
        if other.parts[0].settled and other.kind in ("pronoun", "name", "person"):
            return other.parts[0].settled[0]
        return self.memory.of(other)

    def _relative(self, draft: Draft) -> None:
        """A relative pronoun is the mention that its clause belongs to."""
        tokens = self.text.tokens
        verb = tokens[draft.first]
        for _ in range(3):
            verb = tokens[verb.head]
            if verb.dep == "acl:relcl" or verb.rel in ("acl", "root"):
                break
        target = verb.head if verb.dep in ("acl:relcl", "acl") else None
        at = draft.first
        while at > 0 and tokens[at - 1].text in (",", "(", "—", "–", "-") or (tokens[at - 1].pos == "ADP" and at > 0):
            at -= 1
        best = None
        for other in self.drafts:
            if other.first > draft.first:
                break
            if not other.parts or other.kind in ("relative", "pronoun", "first") or other.modifier or other.sent != draft.sent:
                continue
            if (other.last == at and not (other.inside and target is not None and other.head != target)) or (
                target is not None and other.first <= target < other.last and other.head == target
            ):
                best = other
        if best is None or (draft.det == "which" and self._human(best)) or (draft.det in ("who", "whom") and best.kind == "listed" and best.parts[0].group == best.parts[0].code):
            return
        draft.parts = list(best.parts)
        draft.owner = best

    def _human(self, draft: Draft) -> bool:
        return draft.kind == "person"
