"""The country that a bare "the army", "police" or "the Foreign Ministry here" belongs to."""

from dragoman.actors.draft import Draft
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import NOT_STATES, Memory
from dragoman.records import ParsedText, Words

_CLEAR = 1.5  # how much nearer a country must be than the next to lend itself to "the army"
_ALONE = 4.0  # and to "prosecutors", of whom every country has many
_DATED = 4.0  # weight of the dateline's country for a name with a bare office
_LENDABLE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_HOME = frozenset(
    {"OPP", "LAB", "PTY", "LEG", "JUD", "COP", "GOV"}
)  # lent only where one country is spoken of
_ANY = frozenset({"a", "an", "any", "no", "every", "each", "another", "some", "many", "several", "other"})
_SORTS = ("body", "people", "office")


class Context:
    """Looks for the country that is spoken of."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory, drafts: list[Draft]) -> None:
        """Note who holds which portfolio ("foreign" of "foreign minister")."""
        self.text, self.lx, self.memory = text, lx, memory
        self.portfolios: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.role is not None and draft.hits and " " in draft.role.words:
                self.portfolios.setdefault(draft.role.words.split()[0], []).append(draft)

    def country(self, draft: Draft) -> tuple[str, Words] | None:
        """Give the country's code and the words that it rests on; None where none stands out."""
        role = draft.role
        if role is None or draft.owned or draft.det in _ANY:
            return None
        if draft.det == "here" and self.memory.home is not None:
            return self.memory.home
        if self._firm(draft):
            return self._portfolio(draft) or self._near(draft, _CLEAR)
        named = draft.name is not None or draft.plural or draft.kind in ("body", "people")
        soft = draft.sector in _HOME or "OPP" in draft.others
        return self._near(draft, _ALONE) if soft and named and role.words not in self.lx.abroad else None

    def _firm(self, draft: Draft) -> bool:
        """Whether a country has one of these: an army, a president, a foreign ministry."""
        role = draft.role
        if role is None or role.sort not in _SORTS or draft.sector not in _LENDABLE:
            return False
        if role.words in self.lx.many and draft.name is None:
            return False
        if role.sort == "office" and (draft.plural or draft.former):
            return False
        return not (role.words == "troops" and not draft.definite)

    def _portfolio(self, draft: Draft) -> tuple[str, Words] | None:
        """The country of an earlier holder of the same portfolio: "Foreign Minister X", "the Foreign Ministry"."""
        words = draft.role.words if draft.role else ""
        for other in self.portfolios.get(words.split()[0], ()) if " " in words else ():
            if other.first < draft.first and other.parts and other.parts[0].code:
                hit = other.hits[0]
                return other.parts[0].code, self.memory.words(hit.first, hit.last)
        return None

    def _near(self, draft: Draft, clear: float) -> tuple[str, Words] | None:
        """The country that stands out in this sentence and the ones before, if one does."""
        weights: dict[str, float] = {}
        words: dict[str, Words] = {}
        sentences = self.text.sentences
        for other in self.memory.recent(draft, far=3):
            code = other.parts[0].code
            if len(other.parts) != 1 or not code or code in NOT_STATES or other.modifier:
                continue
            weight = (2.0 if other.subject else 1.0) / (1 + draft.sent - other.sent)
            if sentences[other.sent].block != sentences[draft.sent].block:
                weight /= 2
            weights[code] = weights.get(code, 0.0) + weight
            words.setdefault(code, self._telling(other))
        home = self.memory.home
        if home is not None and self.memory.dated:
            # most for a name with a bare office: "Health Minister X" under a dateline is that country's
            weights[home[0]] = weights.get(home[0], 0.0) + (
                _DATED if draft.name is not None and draft.role and draft.role.sort == "office" else 1.0
            )
            words.setdefault(*home)
        if not weights:
            return None
        ranked = sorted(weights.items(), key=lambda kv: -kv[1])
        if len(ranked) > 1 and ranked[0][1] < clear * ranked[1][1]:
            return None
        return ranked[0][0], words[ranked[0][0]]

    def _telling(self, other: Draft) -> Words:
        """The words by which a mention tells its country."""
        if other.hits and other.kind != "listed":
            return self.memory.words(other.hits[0].first, other.hits[0].last)
        if other.parts[0].settled and other.kind in ("pronoun", "name", "person"):
            return other.parts[0].settled[0]
        return self.memory.of(other)
