"""Who has been spoken of so far in a report, and how near they are."""

import re
from collections import Counter

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis, Term, pieces
from dragoman.actors.seats import Seats
from dragoman.records import BlockKind, ParsedText, Span, Words

NOT_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_PLACE = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)*")
_COMPANY = "company"
_PLACES = frozenset({"name", "capital"})
_LANDS = frozenset({"state", "territory"})
_FAR = 4  # sentences back that a pronoun or "the two" may reach


class Memory:
    """Resolved mentions in text order, and the countries that the report is about."""

    def __init__(self, text: ParsedText, lx: Lexis, drafts: list[Draft], seats: Seats) -> None:
        """Count which countries the report names beyond doubt."""
        self.text, self.lx, self.seats = text, lx, seats
        self.told: list[Draft] = []
        self.sure: Counter[str] = Counter()  # by code; of international actors by name
        self.first: dict[str, Words] = {}
        for draft in drafts:
            for hit in (*draft.beside, *draft.hits):
                term = hit.terms[0] if hit.terms else None
                if term is None or len({t.code for t in hit.terms}) > 1 or any(t.unsure for t in hit.terms):
                    continue
                for key in {term.kind if term.kind == _COMPANY else term.code, term.label} - {None}:
                    self.sure[key or ""] += 1
                    self.first.setdefault(key or "", self.words(hit.first, hit.last))
        self.dated = False  # whether a dateline says where the report comes from
        self.home = self._home(drafts)

    def words(self, first: int, last: int) -> Words:
        """Some tokens as words with their span."""
        span = self.text.span_of(first, last)
        return Words(self.text.text_of(span), span)

    def of(self, draft: Draft) -> Words:
        """The words of a mention."""
        return self.words(draft.first, draft.last)

    def choose(self, draft: Draft, terms: tuple[Term, ...]) -> tuple[Term | None, Words | None]:
        """Give the actor meant by a listed name, and the words elsewhere that a doubtful one rests on."""
        if not any(t.unsure for t in terms) and len({(t.code, t.actor) for t in terms}) == 1:
            return self._sort(draft, terms), None
        known = [t for t in terms if self._known(t)]
        if known:
            best = max(known, key=lambda t: self.sure[self._known(t) or ""])
            same = tuple(t for t in terms if t.actor == best.actor)
            return self._sort(draft, same), self.first.get(self._known(best) or "") if best.unsure else None
        certain = tuple(t for t in terms if not t.unsure)
        if len({t.actor for t in certain}) == 1:
            return self._sort(draft, certain), None
        if len({t.actor for t in terms}) == 1 and any(self._own(t) for t in terms):
            return self._sort(draft, terms), None
        return None, None

    def placed(self, at: int, terms: tuple[Term, ...]) -> Term | None:
        """The state or division that a doubtful name means where the report's places settle which."""
        place = self.seats.starts.get(at)
        code = place.country_code if place is not None else None
        return next((t for t in terms if t.code == code and t.kind in _LANDS), None) if code else None

    def _known(self, term: Term) -> str | None:
        """What the report names beyond doubt that settles a doubtful name: its state, itself, its foe."""
        own = term.label if term.code in NOT_STATES else term.code
        if term.kind == _COMPANY:
            own = _COMPANY  # "Amazon" in a report on companies, not in one on its country
        return next((key for key in (own, *term.beside) if key and self.sure[key]), None)

    def _own(self, term: Term) -> bool:
        """Whether a doubtful name is yet a state's own and stands without other words."""
        return term.kind == "state" and term.sort in ("name", "capital", "adjective", "demonym")

    def _sort(self, draft: Draft, terms: tuple[Term, ...]) -> Term:
        order = ("adjective", "name", "demonym", "capital", "seat")
        if not draft.modifier and draft.kind == "listed":
            order = ("name", "demonym", "capital", "seat", "adjective")
        return min(terms, key=lambda t: order.index(t.sort))

    def group(self, term: Term) -> str:
        """Who a listed name is, for comparing: a state and its government are one."""
        if term.kind == "state" and term.sector in (None, "GOV") and term.code:
            return term.code
        if term.sort == "seat":
            return f"{term.code}/{term.sector}/{term.text.removeprefix('the ')}"
        return term.label

    def add(self, draft: Draft) -> None:
        """Remember a mention that is resolved."""
        self.told.append(draft)

    def taken(self, of: Part, other: Draft) -> Part:
        """Give a part that takes up one of an earlier mention, with the words that it rests on."""
        part = Part(of.code, of.sector, of.others, of.office, of.name, "coreference", of.group)
        relative = other.kind in ("pronoun", "set") or (other.kind == "again" and not other.hits)
        if not relative or not of.settled:
            settled(part, self.of(other))
        if not other.hits or other.kind == "listed":
            for words in of.settled:
                settled(part, words)
        return part

    def recent(self, draft: Draft, far: int = _FAR) -> list[Draft]:
        """Mentions before this one, nearest first, a few sentences back."""
        out = []
        for other in reversed(self.told):
            if draft.sent - other.sent > far:
                break
            if other.first < draft.first:
                out.append(other)
        return out

    def _home(self, drafts: list[Draft]) -> tuple[str, Words] | None:
        """The country of the dateline, else the first whose office holder or body the report names."""
        found = self._dateline() or self.seats.home
        if found is not None:
            self.dated = True
            return found
        for draft in drafts:
            official = draft.hits and draft.role is not None and draft.sector == "GOV"
            if official and self.text.sentences[draft.sent].kind is BlockKind.BODY:
                return self._code_of(draft)
        return None

    def _dateline(self) -> tuple[str, Words] | None:
        report = self.text.report
        for block in report.blocks:
            if block.kind is not BlockKind.DATELINE:
                continue
            words = report.text[block.span.start : block.span.end]
            for match in _PLACE.finditer(words):
                term = self._place(match.group())
                if term is not None and term.code:
                    start = block.span.start + match.start()
                    return term.code, Words(match.group(), Span(start, start + len(match.group())))
        return None

    def _place(self, words: str) -> Term | None:
        """The one state that a place of the dateline names, longest reading first."""
        parts = pieces(words)
        while parts:
            level, node = self.lx.trie, None
            for part in parts:
                node = level.get(part.lower())
                if node is None:
                    break
                level = node.next
            terms = (
                [t for t in node.terms if t.sort in _PLACES and t.kind in _LANDS] if node is not None else []
            )
            if terms and len({t.code for t in terms}) == 1:
                return terms[0]
            parts = parts[:-1]
        return None

    def _code_of(self, draft: Draft) -> tuple[str, Words] | None:
        hit = draft.hits[0]
        term, _ = self.choose(draft, hit.terms)
        return (term.code, self.words(hit.first, hit.last)) if term and term.code else None


def state_of(part: Part) -> str | None:
    """Give the state that a party belongs to as one of its own; a company does not stand for its home."""
    return part.code if part.code not in NOT_STATES and part.sector != "BUS" else None


def settled(part: Part, words: Words | None) -> None:
    """Note words elsewhere that a part rests on, once."""
    if words is not None and words not in part.settled:
        part.settled.append(words)
