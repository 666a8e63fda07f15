"""From listed names inside a mention to who it is."""

from dataclasses import replace

from dragoman.actors.draft import Draft, Hit, Part
from dragoman.actors.lexis import Lexis, Term
from dragoman.actors.memory import Memory, settled
from dragoman.actors.people import People
from dragoman.records import ParsedText

_ARMED = frozenset({"REB", "PRM"})


class Naming:
    """Makes parts of mentions from the actor list and the role words."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory, people: People) -> None:
        """Keep what is looked up."""
        self.text, self.lx, self.memory, self.people = text, lx, memory, people

    def part(self, draft: Draft, hit: Hit) -> Part | None:
        """Give the listed actor that a name means here."""
        term, words = self.memory.choose(draft, hit.terms)
        term = term or self.memory.placed(hit.first, hit.terms)
        if term is None:
            return None
        sector = term.sector
        if term.sort == "demonym" and draft.kind == "listed" and self._counted(draft):
            sector = "CVL"
        office, sector = self._held(term, sector)
        name = term.text.removeprefix("the ") if term.sort in ("name", "seat") else None
        if name is None and term.kind in ("state", "territory"):
            name = term.label
        part = Part(term.code, sector, term.others, office, name, self._by(term), self.memory.group(term))
        settled(part, words)
        part.also = term.also
        return part

    def listed(self, draft: Draft) -> list[Part]:
        """Give the parts of a listed name that stands alone: several where its actor has several codes."""
        part = self.part(draft, draft.hits[0])
        if part is None:
            return []
        return [part, *(replace(part, code=code, group=code, settled=[]) for code in part.also)]

    def regime(self, surname: str) -> Term | None:
        """The listed government that bears this name ("the Assad regime")."""
        node = self.lx.trie.get(surname)
        held = node.next.get("regime") if node is not None else None
        return held.terms[0] if held is not None and held.terms else None

    def _by(self, term: Term) -> str:
        if term.sort == "seat":
            last = term.text.split()[-1].lower()
            body = last in self.lx.name_heads or last in ("department", "office")
            return "capital" if term.sector == "GOV" and not body and not term.text.isupper() else "name"
        if term.kind not in ("state", "territory"):
            return "name"
        return "demonym" if term.sort == "adjective" else term.sort

    def _held(self, term: Term, sector: str | None) -> tuple[str | None, str | None]:
        """What a listed person held on the day of the report; nothing where no day is known."""
        terms = self.lx.holders.get(term.actor)
        if not terms:
            return None, sector
        day = self.text.report.published
        if day is None:
            return None, (terms[0].sector or sector) if len({t.sector for t in terms}) == 1 else sector
        held = next((t for t in reversed(terms) if t.covers(day)), None)
        if held is not None:
            return held.office, held.sector or sector
        over = all(t.last is not None and t.last < day for t in terms)
        return None, "ELI" if over and any(t.sector == "GOV" for t in terms) else sector

    def _counted(self, draft: Draft) -> bool:
        """Whether a demonym counts people ("two Russians") rather than names a side ("the Russians")."""
        return not (draft.det == "the" and draft.plural) and draft.core[0] > draft.first

    def phrase(self, draft: Draft) -> list[Part]:
        """Give the parts of a noun phrase from the countries and bodies inside it."""
        parts = []
        for hit in draft.hits:
            found = self.part(draft, hit)
            if found is not None:
                parts.append(self._of(draft, found))
        if len(parts) > 1 and not draft.plural and draft.kind not in ("people", "body"):
            return parts[:1]
        return parts

    def _of(self, draft: Draft, found: Part) -> Part:
        """A part of this role in that country or body."""
        others = tuple(dict.fromkeys((*draft.others, *found.others)))
        part = Part(found.code, draft.sector, others, draft.office, None, "role", settled=list(found.settled))
        vague = draft.sector is None or (draft.role is not None and draft.role.sort == "vague")
        if found.group != found.code and found.sector and vague:
            part.sector = found.sector
        if part.sector == "GOV" and found.sector == "BUS":
            part.sector = found.sector  # the president of a company is no state's
        if part.sector == "MIL" and found.sector in _ARMED:
            part.sector = found.sector  # forces of an armed group are no army's
        part.group = self.group(draft, part)
        self.of_country(draft, part)
        return part

    def of_country(self, draft: Draft, part: Part) -> None:
        """A leader, spokesman or commander of a country is its government's or its army's."""
        if draft.role is None or part.code is None or part.sector is not None:
            return
        if part.code in ("MNC", "NGO"):
            part.sector = "BUS" if part.code == "MNC" and draft.role.sort in ("office", "vague") else None
            return
        word = draft.role.words
        sectors = self.lx.words.get("of_country", {})
        sector = sectors.get(word) or (sectors.get(word[:-1]) if draft.plural else None)
        if sector:
            part.sector = "ELI" if draft.former and sector == "GOV" else sector
            if not draft.plural and not draft.office and sector == "GOV":
                part.office = word

    def unknown(self, draft: Draft) -> Part:
        """A part for somebody whom no words of the report place."""
        relation = draft.role is not None and draft.role.words in self.lx.relations and draft.definite
        sector = None if relation else in_business(draft, draft.sector)
        part = Part(None, sector, draft.others, draft.office)
        part.group = self.group(draft, part)
        return part

    def group(self, draft: Draft, part: Part) -> str:
        """Who a noun phrase is, for comparing."""
        person = self.people.of.get(id(draft)) if draft.name is not None else None
        if person is not None:
            return f"person:{person.name}"
        if part.code and draft.kind in ("body", "people") and part.sector == "GOV":
            return part.code
        words = draft.role.words if draft.role else self.memory.of(draft).text.lower()
        return f"{part.code}/{part.sector or ''}/{words}" if part.code else f"{words}@{draft.first}"


def in_business(draft: Draft, sector: str | None) -> str | None:
    """Give the sector of an office, which is business where a company has it ("president of X Systems")."""
    of = draft.owner.parts[0].sector if draft.owner is not None and draft.owner.parts else None
    return of if of == "BUS" and sector == "GOV" and draft.kind == "person" else sector
