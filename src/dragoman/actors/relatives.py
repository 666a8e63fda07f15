"""Who the counterpart, the neighbor, the country and the group are."""

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import NOT_STATES, Memory, settled, state_of
from dragoman.actors.sets import Sets, keys
from dragoman.records import ParsedText, Words

_NEAR = 6.0  # how far apart in score two states must be for "the island nation" to mean the first


_BODY_FAR = 8  # sentences back to a body whose own name holds the word ("the regime")


class Relatives:
    """Resolves nouns that name a party by its relation to others."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory) -> None:
        """Keep what is looked at."""
        self.text, self.lx, self.memory = text, lx, memory
        self.tokens = text.tokens
        self.sets = Sets(text, lx, memory)

    def noun(self, draft: Draft) -> list[Part]:
        """Give the parties of a noun that says a relation or a set; nothing where nothing settles it."""
        if draft.role is None:
            return []
        word = draft.role.words
        words = {self.tokens[i].text.lower() for i in range(draft.first, draft.core[1])}
        if self.sets.is_set(draft, word, words):
            return self.sets.named(draft, word, words)
        if word in self.sets.shared:
            return self.sets.shared_name(draft, word)
        kind = self.lx.relations.get(word)
        if kind is not None and (draft.owner is not None or draft.hits or draft.definite):
            return self._relation(draft, *kind, words)
        return self._again(draft, word)

    def _again(self, draft: Draft, word: str) -> list[Part]:
        """A state or body by its kind alone ("her country", "the kingdom", "the group")."""
        if word in self.lx.group("states") and draft.definite and not draft.plural:
            if draft.hits and draft.last > draft.core[1]:
                return []  # "the kingdom of Lesotho": its own words tell it
            return self._own_state(draft) if draft.owner is not None else self._state(draft)
        definite = draft.det in ("the", "this", "that") and draft.owner is None
        return self._body(draft) if word in self.lx.bodies_again and definite and not draft.proper else []

    def _relation(self, draft: Draft, kind: str, plural: bool, words: set[str]) -> list[Part]:  # noqa: FBT001
        owner = draft.owner.parts[0] if draft.owner is not None and draft.owner.parts else None
        if kind == "same":
            return self._counterpart(draft, owner)
        if kind in ("office", "person"):
            return self._in_office(draft, owner) if kind == "office" else []
        if draft.parts or owner is None or owner.code is None or draft.owner is None:
            return []
        out = {k for p in draft.owner.parts for k in keys(p)}
        if not plural:
            return self._other(draft, out, words)
        count = self.sets.count(words, 0)
        if count:
            return self.sets.take(draft, "state", count, words)
        parts = self.sets.members(draft, "state", 2, out, words)
        return parts if self.sets.known(parts) else []

    def _in_office(self, draft: Draft, owner: Part | None) -> list[Part]:
        """Who follows or went before a holder of an office ("his successor")."""
        if owner is None or draft.owner is None or owner.code is None or draft.plural:
            return []
        if owner.office is None and owner.sector not in ("GOV", "MIL", "LEG"):
            return []
        over = draft.role is not None and draft.role.words in self.lx.group("went_before")
        part = Part(owner.code, owner.sector, owner.others, None if over else owner.office, None, "role")
        if over and part.sector == "GOV":
            part.sector = "ELI"
        part.group = f"{owner.code}/{draft.role.words if draft.role else ''}@{draft.first}"
        for words in owner.settled[-1:] or [self.memory.of(draft.owner)]:
            settled(part, words)
        return [part]

    def _other(self, draft: Draft, out: set[str], words: set[str]) -> list[Part]:
        """The one other state spoken of ("its neighbor"): in this paragraph, else near; none of several."""
        wide = bool(words & self.lx.group("next_door")) or self.sets.region(words) is not None
        here = self.text.sentences[draft.sent].block
        for beside in (True, False) if wide else (True,):
            parts: dict[str, Part] = {}
            for other in self.memory.recent(draft, 4 if beside else 2):
                if beside and self.text.sentences[other.sent].block != here:
                    break
                for of in other.parts:
                    if of.code and state_of(of) and not keys(of) & out:
                        parts.setdefault(of.code, self.sets.member(of, other, "state"))
            if parts:
                return list(parts.values()) if len(parts) == 1 else []
        return []

    def _counterpart(self, draft: Draft, owner: Part | None) -> list[Part]:
        if not draft.parts and draft.name is None:
            met = self._met(draft, owner)
            if met:
                return met
        parts = list(draft.parts) or [Part(None)]
        told: list[Words] = []
        if owner is not None and draft.owner is not None and (owner.office or owner.sector):
            told = owner.settled[-1:] or [self.memory.of(draft.owner)]
        for part in parts:
            part.by = "role"
            part.sector = (owner.sector if owner else None) or part.sector or ("GOV" if part.code else None)
            part.office = owner.office if owner and not draft.plural else None
            for words in told:
                settled(part, words)
            alone = f"counterpart@{draft.first}"
            part.group = f"{part.code}/{part.office or 'counterpart'}" if part.code else alone
        return parts

    def _met(self, draft: Draft, owner: Part | None) -> list[Part]:
        """The one who was called counterpart before, or who bears the same office of another country."""
        found: dict[str, Part] = {}
        for other in self.memory.recent(draft, 8):
            of = other.parts[0]
            if owner is None or of.code is None or of.code == owner.code or len(other.parts) > 1:
                continue
            called = (
                other.role is not None and self.lx.relations.get(other.role.words, ("", False))[0] == "same"
            )
            if called or (of.office is not None and of.office == owner.office):
                found.setdefault(of.code, self.memory.taken(of, other))
        return list(found.values()) if len(found) == 1 else []

    def _own_state(self, draft: Draft) -> list[Part]:
        """The state of the possessor ("her country")."""
        of = draft.owner.parts[0] if draft.owner is not None and draft.owner.parts else None
        if of is None or draft.owner is None or of.code is None or of.code in NOT_STATES:
            return []
        part = Part(of.code, None, (), None, None, "role", of.code)
        settled(part, self.memory.of(draft.owner))
        for words in of.settled:
            settled(part, words)
        return [part]

    def _state(self, draft: Draft) -> list[Part]:
        """The state spoken of last ("the country"); of several none, where one is told by a quality."""
        before = {self.tokens[i].text.lower() for i in range(draft.first, draft.core[0])}
        region = self.sets.region(before)
        kinds = self.lx.state_kinds.get(draft.role.words if draft.role else "")
        if kinds is not None:
            region = kinds if region is None else kinds & region
        scores: dict[str, tuple[float, Draft]] = {}
        for other in self.memory.recent(draft, 3):
            of = other.parts[0]
            if len(other.parts) != 1 or not of.code or not state_of(of):
                continue
            if region is not None and of.code not in region:
                continue
            if of.group == of.code or (of.group or "").startswith("person:"):
                score = -10.0 * (draft.sent - other.sent) + 8 * other.subject + 6 * (other.kind == "listed")
                if of.code not in scores or scores[of.code][0] < score:
                    scores[of.code] = (score, other)
        ranked = sorted(scores.values(), key=lambda s: -s[0])
        special = draft.core[0] - draft.first > 1 or " " in (draft.role.words if draft.role else "")
        if not ranked or (
            special and region is None and len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _NEAR * 2
        ):
            return []
        of = ranked[0][1].parts[0]
        return [self.sets.member(of, ranked[0][1], "state")]

    def _body(self, draft: Draft) -> list[Part]:
        """The organization of that kind spoken of last ("the group"), subjects first."""
        best: tuple[float, Part] | None = None
        word = draft.role.words if draft.role is not None else ""
        for other in self.memory.recent(draft, _BODY_FAR if word in self.lx.group("same_word") else 3):
            part = self._organized(other, draft)
            if part is None or other is draft:
                continue
            score = -10.0 * (draft.sent - other.sent) + 9 * other.subject - 6 * other.modifier
            score -= 8 * (other.kind == "person")
            named = {t.lower() for t in (part.name or "").split()}
            score += 12 * bool(named & {t.lower for t in self.tokens[draft.core[0] : draft.core[1]]})
            if best is None or score > best[0]:
                best = (score, part)
        return [best[1]] if best is not None else []

    def _organized(self, other: Draft, draft: Draft) -> Part | None:
        """The organization that an earlier mention names, if this noun can take it up."""
        if draft.role is None:
            return None
        kinds = self.lx.bodies_again[draft.role.words]
        official = draft.sector in ("GOV", "MIL", "JUD", "LEG")
        for hit in other.hits:
            term, _ = self.memory.choose(other, hit.terms)
            if term is None or term.kind not in kinds or (term.kind == "state" and term.sort != "seat"):
                continue
            word = draft.role.words
            if word in self.lx.group("same_word") and word not in term.text.lower():
                continue
            if official and term.kind != "organization" and term.sector != draft.sector:
                continue
            name = term.text.removeprefix("the ")
            part = Part(
                term.code, term.sector, term.others, None, name, "coreference", self.memory.group(term)
            )
            settled(part, self.memory.words(hit.first, hit.last))
            return part
        of = other.parts[0]
        return self.memory.taken(of, other) if other.kind == "org" and of.sector == draft.sector else None
