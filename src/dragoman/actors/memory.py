"""Who has been spoken of so far in a report, and how near they are."""

from collections import Counter

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis, Term
from dragoman.records import BlockKind, ParsedText, Words

_FAR = 4  # sentences back that a pronoun or "the two" may reach


class Memory:
    """Resolved mentions in text order, and the countries that the report is about."""

    def __init__(self, text: ParsedText, lx: Lexis, drafts: list[Draft]) -> None:
        """Count which countries the report names beyond doubt."""
        self.text, self.lx = text, lx
        self.told: list[Draft] = []
        self.sure: Counter[str] = Counter()
        self.first: dict[str, Words] = {}
        for draft in drafts:
            for hit in draft.hits:
                codes = {t.code for t in hit.terms}
                if len(codes) == 1 and not any(t.unsure for t in hit.terms):
                    code = next(iter(codes))
                    if code:
                        self.sure[code] += 1
                        self.first.setdefault(code, self.words(hit.first, hit.last))
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
        known = [t for t in terms if t.code and self.sure[t.code]]
        if known:
            best = max(known, key=lambda t: self.sure[t.code or ""])
            same = tuple(t for t in terms if t.actor == best.actor)
            return self._sort(draft, same), self.first.get(best.code or "") if best.unsure else None
        certain = tuple(t for t in terms if not t.unsure)
        if len({t.actor for t in certain}) == 1:
            return self._sort(draft, certain), None
        if len({t.actor for t in terms}) == 1 and any(self._own(t) for t in terms):
            return self._sort(draft, terms), None
        return None, None

    def _own(self, term: Term) -> bool:
        """Whether a doubtful name is yet a state's own and stands without other words."""
        return term.kind == "state" and term.sort in ("name", "capital", "adjective", "demonym")

    def _sort(self, draft: Draft, terms: tuple[Term, ...]) -> Term:
        order = ("adjective", "name", "demonym", "capital", "seat")
        if not draft.modifier and draft.kind == "listed":
            order = ("name", "demonym", "capital", "seat", "adjective")
        return min(terms, key=lambda t: order.index(t.sort))

    def add(self, draft: Draft) -> None:
        """Remember a mention that is resolved."""
        self.told.append(draft)

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
        """The country of the dateline, else the first that the report gives an office or a saying of."""
        for block in self.text.report.blocks:
            if block.kind is BlockKind.DATELINE:
                for draft in drafts:
                    span = self.text.span_of(draft.first, draft.last)
                    if block.span.start <= span.start < block.span.end and draft.hits:
                        return self._code_of(draft)
        body = [d for d in drafts if d.hits and self.text.sentences[d.sent].kind is BlockKind.BODY]
        offices = [d for d in body if d.role is not None and d.sector == "GOV"]
        for draft in offices[:1]:
            return self._code_of(draft)
        return None

    def _code_of(self, draft: Draft) -> tuple[str, Words] | None:
        hit = draft.hits[0]
        term, _ = self.choose(draft, hit.terms)
        return (term.code, self.words(hit.first, hit.last)) if term and term.code else None


def settled(part: Part, words: Words | None) -> None:
    """Note words elsewhere that a part rests on, once."""
    if words is not None and words not in part.settled:
        part.settled.append(words)
