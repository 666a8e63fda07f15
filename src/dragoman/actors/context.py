"""The country that a bare "the army", "police" or "the Foreign Ministry here" belongs to."""

from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.actors.bodies import Bodies
from dragoman.actors.draft import Draft, Hit
from dragoman.actors.lexis import Lexis, Role
from dragoman.actors.memory import NOT_STATES, Memory, state_of
from dragoman.actors.seats import Seats
from dragoman.actors.strangers import goals, is_of_several
from dragoman.records import ParsedText, Words

if TYPE_CHECKING:
    from dragoman.actors.people import People
    from dragoman.actors.voices import Voices

_CLEAR = 1.5  # how much nearer a country must be than the next to lend itself to "the army"
_ALONE = 4.0  # and to "prosecutors", of whom every country has many
_DATED = 3.0  # weight of the dateline's country for a name with a bare office
_LENDABLE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_HOME = frozenset({"OPP", "PTY", "LEG", "JUD", "COP"})  # lent only where one country is spoken of
_ANY = frozenset(
    {
        "a",
        "an",
        "any",
        "all",
        "no",
        "every",
        "each",
        "another",
        "some",
        "many",
        "several",
        "other",
        "this",
        "these",
    }
    | {"that", "those", "both"}
)
_SORTS = ("body", "people", "office")
_STATE = frozenset({"state", "state-run", "state-owned", "state-controlled", "national"})
_LOCAL = frozenset({"local", "regional", "provincial", "state"})
_LEADS = frozenset({"lead", "head", "represent", "chair"})
_TRIPS = frozenset({"visit", "travel", "trip", "arrive", "fly", "tour", "return", "journey"})


class Context:
    """Looks for the country that is spoken of."""

    def __init__(
        self, text: ParsedText, lx: Lexis, memory: Memory, drafts: list[Draft], seats: Seats
    ) -> None:
        """Note who holds which portfolio ("foreign" of "foreign minister")."""
        self.text, self.lx, self.memory = text, lx, memory
        self.drafts, self.seats = drafts, seats
        self.bodies = Bodies(lx, memory, drafts)
        self.voices: Voices | None = None  # in whose name the report speaks
        self.people: People | None = None  # who bears which name
        self.portfolios: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.role is not None and draft.hits and " " in draft.role.words:
                self.portfolios.setdefault(draft.role.words.split()[0], []).append(draft)

    def country(self, draft: Draft) -> tuple[str, Words] | None:
        """Give the country's code and the words that it rests on; None where none stands out."""
        role = draft.role
        if role is None or draft.owned or (draft.det in _ANY and draft.body is None) or self._apart(draft):
            return None
        if draft.det == "here" and self.memory.home is not None:
            return self.memory.home
        if role.words.startswith("coalition ") or "coalition" in self._before(draft):
            return self._allied(draft)
        there = self._where(draft) or self._led(draft) or self._held_in(draft) or self._voice(draft)
        there = there or self._visited(draft)
        if there is not None:
            return there
        found = self._around(draft, role) or self._sole(draft, role)
        if found is None or found[0] in self._goes_to(draft):
            return None
        held = self._codes(draft)  # "Foreign Secretary X" beside Syria alone is not Syria's
        return found if not held or found[0] in held else None

    def _around(self, draft: Draft, role: Role) -> tuple[str, Words] | None:
        """The country that the words around speak of."""
        if self._homely(draft):
            return self._topic(draft) or self.memory.home
        if self._firm(draft):
            words = (draft.body or role).words
            found = (
                self.bodies.country(words, draft, here=True) or self._portfolio(draft) or self._topic(draft)
            )
            return found or self.bodies.country(words, draft) or self._near(draft, _CLEAR)
        named = draft.name is not None or draft.plural or draft.kind in ("body", "people")
        soft = (draft.sector in _HOME or "OPP" in draft.others) and role.words not in self.lx.many
        return self._near(draft, _ALONE) if soft and named else None

    def _apart(self, draft: Draft) -> bool:
        """Whether its own words set it apart from the country spoken of."""
        return self._opposed(draft) or is_of_several(self.text, self.lx, draft)

    def _before(self, draft: Draft) -> list[str]:
        """The words before its role: "coalition military forces"."""
        return [self.text.tokens[i].lower for i in range(draft.first, draft.core[0])]

    def _opposed(self, draft: Draft) -> bool:
        """Whether its words say that it is against somebody ("anti-government forces")."""
        words = [piece for word in self._before(draft) for piece in word.split("-") if piece]
        return any(a == "anti" and b in self.lx.group("opposed") for a, b in pairwise(words))

    def _goes_to(self, draft: Draft) -> set[str]:
        """The countries that an office holder travels to: not their own."""
        person = self.people.of.get(id(draft)) if self.people is not None else None
        return goals(self.text, self.drafts, person.drafts if person is not None else [draft])

    def _led(self, draft: Draft) -> tuple[str, Words] | None:
        """The country of what an office holder leads ("the government of Peru, led by Prime Minister X")."""
        tokens = self.text.tokens
        head = tokens[draft.head]
        verb = tokens[head.head]
        if draft.name is None or head.rel != "obl" or verb.rel != "acl" or verb.lemma not in _LEADS:
            return None
        for other in self.memory.recent(draft, far=0):
            if other.first <= verb.head < other.last and other.parts[0].code not in NOT_STATES:
                code = other.parts[0].code
                return (code, self._telling(other)) if code else None
        return None

    def _visited(self, draft: Draft) -> tuple[str, Words] | None:
        """The country that somebody visits to meet "officials" or "ministers" there."""
        role = draft.role
        if role is None or not draft.plural or draft.definite or draft.kind not in ("people", "person"):
            return None
        if draft.sector != "GOV" and role.words not in self.lx.words.get("of_country", {}):
            return None
        for other in self.memory.recent(draft, far=0):
            code = other.parts[0].code
            trip = self.text.tokens[self.text.tokens[other.head].head]
            case = self.text.case_of(other.head)
            goes = trip.lemma in _TRIPS and (
                case in ("to", "in") or self.text.tokens[other.head].rel == "obj"
            )
            if code and code not in NOT_STATES and other.kind == "listed" and goes:
                return code, self.memory.of(other)
        return None

    def _codes(self, draft: Draft) -> tuple[str, ...]:
        """The states that have an office of this name, where the lexicon lists them."""
        words = draft.role.words if draft.role else ""
        return self.lx.held_in.get(draft.office or "") or self.lx.held_in.get(words) or ()

    def _allied(self, draft: Draft) -> tuple[str, Words] | None:
        """Whose "coalition forces" are: the listed coalition's, where the report settles which."""
        node = self.lx.trie.get("coalition")
        term, words = self.memory.choose(draft, tuple(node.terms)) if node and node.terms else (None, None)
        return (term.code, words) if term is not None and term.code and words is not None else None

    def _held_in(self, draft: Draft) -> tuple[str, Words] | None:
        """The country of an office that one country has, or that one country named in the report has."""
        codes = self._codes(draft)
        if not codes or draft.plural or draft.former:
            return None
        if len(codes) == 1:
            return codes[0], self.memory.words(*draft.core)
        named = [code for code in codes if self.memory.sure[code]]
        return (named[0], self.memory.first[named[0]]) if len(named) == 1 else None

    def _voice(self, draft: Draft) -> tuple[str, Words] | None:
        """The country in whose name the report speaks, for an office named with its holder."""
        role = draft.role
        if role is None or self.voices is None or draft.name is None or role.words in self.lx.abroad:
            return None
        official = draft.sector == "GOV" or role.words in self.lx.words.get("of_country", {})
        return self.voices.home(draft) if official and role.sort in ("office", "vague") else None

    def _where(self, draft: Draft) -> tuple[str, Words] | None:
        """The country of a clause with "where" ("Syria, where government forces ...")."""
        tokens = self.text.tokens
        start = self.text.sentences[draft.sent].first
        at = draft.first - 1
        while at > start and tokens[at].lower != "where":
            at -= 1
        if at <= start or tokens[at].lower != "where":
            return None
        for other in self.memory.recent(draft, far=0):
            if other.last <= at and at - other.last <= 1:
                code = other.parts[0].code
                return (code, self._telling(other)) if code and code not in NOT_STATES else None
        return None

    def _topic(self, draft: Draft) -> tuple[str, Words] | None:
        """The one country that the paragraph has had for its subject so far."""
        here = self.text.sentences[draft.sent].block
        found: dict[str, Draft] = {}
        for other in self.memory.recent(draft, far=3):
            of = other.parts[0]
            if self.text.sentences[other.sent].block != here:
                break
            if (
                len(other.parts) == 1
                and of.code
                and state_of(of)
                and not other.modifier
                and other.kind != "first"
            ):
                if other.subject and of.group == of.code:
                    found[of.code] = other
                elif other.sent == draft.sent:
                    return None
        if len(found) != 1:
            return None
        code, other = next(iter(found.items()))
        return code, self._telling(other)

    def _homely(self, draft: Draft) -> bool:
        """Whether a dateline alone tells the country: "Prime Minister X", "the opposition"."""
        role = draft.role
        if role is None or not self.memory.dated or role.words in self.lx.abroad or draft.former:
            return False
        home = self.memory.home[0] if self.memory.home is not None else None
        if any(
            o.parts[0].code not in (None, home) and not o.modifier for o in self.memory.recent(draft, far=0)
        ):
            return False
        official = draft.sector in ("GOV", "LEG", "JUD", "COP") and role.sort == "office"
        opposed = draft.sector == "OPP" and (draft.definite or draft.name is not None)
        return (official and draft.name is not None) or opposed

    def lone(self, draft: Draft) -> tuple[str, Words] | None:
        """The one country spoken of around, for a union or party with a name of its own."""
        return self._near(draft, _ALONE)

    def _firm(self, draft: Draft) -> bool:
        """Whether a country has one of these: an army, a president, a foreign ministry."""
        role = draft.role
        if role is None or (draft.plural and draft.kind == "body"):
            return False
        if self._stately(draft, role):
            return True
        if draft.sector not in _LENDABLE:
            return False
        if role.sort == "vague":
            named = draft.name is not None and draft.sector in ("GOV", "MIL", "COP")
            return named or self._of_body(draft.body)  # "Foreign Ministry spokeswoman X", "a navy official"
        if role.sort not in _SORTS or (role.words in self.lx.many and draft.name is None):
            return False
        loose = role.sort == "office" and (draft.plural or draft.former)
        return not loose and not (role.words == "troops" and not draft.definite)

    def _of_body(self, body: Role | None) -> bool:
        """Whether a country has one body of this kind, whose officials need no other word."""
        return body is not None and body.words not in self.lx.many and body.words.split()[0] not in _LOCAL

    def _stately(self, draft: Draft, role: Role) -> bool:
        """Whether it is the state's by its own words ("the state-run agency"), or its rulers."""
        if draft.definite and role.words in self.lx.group("rulers"):
            return True
        before = (self.text.tokens[i].lower for i in range(draft.first, draft.core[0]))
        bodily = role.sort in ("body", "people") and draft.sector in ("JRN", "BUS", None)
        return bodily and (role.words.startswith("state ") or any(w in _STATE for w in before))

    def _sole(self, draft: Draft, role: Role) -> tuple[str, Words] | None:
        """The one state that the report has named at all before a bare office with its holder's name."""
        if draft.name is None or role.sort != "office" or draft.sector != "GOV" or draft.former:
            return None
        if role.words in self.lx.many or role.words in self.lx.abroad:
            return None
        found: dict[str, Words] = {}
        for other in self.memory.told:
            for of in other.parts:
                code = state_of(of)
                if code and other.hits:
                    found.setdefault(code, self._telling(other))
            for hit in (*other.beside, *other.hits):  # of "the Russian carrier X" too, though X is no state
                code = _land(hit)
                if code:
                    found.setdefault(code, self.memory.words(hit.first, hit.last))
        return next(iter(found.items())) if len(found) == 1 else None

    def _portfolio(self, draft: Draft) -> tuple[str, Words] | None:
        """The country of the portfolio's holder before: "Foreign Minister X", "the Foreign Ministry"."""
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
            code = state_of(other.parts[0])
            if len(other.parts) != 1 or not code or other.modifier or other.kind == "first":
                continue
            weight = (2.0 if other.subject else 1.0) / (1 + draft.sent - other.sent)
            if sentences[other.sent].block != sentences[draft.sent].block:
                weight /= 2
            weights[code] = weights.get(code, 0.0) + weight
            words.setdefault(code, self._telling(other))
        if not weights and draft.name is None:  # towns speak where no country is told
            for sent, code, said in self.seats.near(draft, 3):
                weights[code] = weights.get(code, 0.0) + 1 / (1 + draft.sent - sent)
                words.setdefault(code, said)
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


def _land(hit: Hit) -> str | None:
    """The one state that a listed name is beyond doubt."""
    sure = all(t.kind == "state" and not t.unsure for t in hit.terms)
    codes = {t.code for t in hit.terms}
    return next(iter(codes)) if sure and len(codes) == 1 else None
