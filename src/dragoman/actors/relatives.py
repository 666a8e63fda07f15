"""Who the counterpart, the neighbor, the two and both sides are."""

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import Memory, settled
from dragoman.records import ParsedText

_FAR = 6  # sentences that "the two" reaches back
_NOT_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


class Relatives:
    """Resolves words that name a party by its relation to others."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory) -> None:
        """Keep what is looked at."""
        self.text, self.lx, self.memory = text, lx, memory
        self.tokens = text.tokens
        self.numbers: dict[str, int] = lx.relatives.get("numbers", {})

    def number(self, draft: Draft) -> list[Part]:
        """"The two", "both", "the latter"."""
        ordered = self.lx.relatives.get("ordered", {})
        word = draft.det or ""
        if word in ordered:
            pair = self._members(draft, "any", 2, set())
            return [pair[ordered[word]]] if len(pair) == 2 else []
        return self._members(draft, "any", self.numbers.get(word, 2), self._excluded(draft))

    def noun(self, draft: Draft) -> list[Part]:
        """A noun that says a relation or a set; empty where it is neither or nothing settles it."""
        if draft.role is None:
            return []
        word = draft.role.words
        kind = self.lx.relations.get(word)
        words = {self.tokens[i].text.lower() for i in range(draft.first, draft.last)}
        if word in self.lx.sets and draft.plural and (words & self.lx.group("set_words")) and not draft.hits:
            count = max((self.numbers[w] for w in words if w in self.numbers), default=2)
            return self._members(draft, self.lx.sets[word], count, self._excluded(draft), words)
        if kind is not None and (draft.owner is not None or draft.hits or draft.definite):
            return self._relation(draft, *kind, words)
        if word in self.lx.group("states") and draft.definite and not draft.plural:
            return self._state(draft)
        if word in self.lx.group("bodies_again") and draft.det in ("the", "this", "that") and draft.owner is None:
            return self._body(draft)
        return []

    # -- sets -------------------------------------------------------------

    def _excluded(self, draft: Draft) -> set[str]:
        """Groups that cannot be among "the two": the possessor, and whoever acts upon them."""
        out: set[str] = set()
        if draft.owner is not None:
            out |= {k for p in draft.owner.parts for k in self._keys(p)}
        head = self.tokens[draft.head]
        if head.rel in ("obj", "iobj", "obl") and head.dep != "obl:agent":
            for other in self.memory.recent(draft, 0):
                doer = self.tokens[other.head]
                if doer.head == head.head and doer.rel == "nsubj":
                    out |= {k for p in other.parts for k in self._keys(p)}
            out |= self._relative_doer(head.head)
        return out

    def _relative_doer(self, verb: int) -> set[str]:
        """The antecedent of a relative pronoun that is the subject of this verb ("X, which urged the two")."""
        for t in self.text.kids(verb, "nsubj"):
            if t.lower in ("who", "which", "that"):
                for other in reversed(self.memory.told):
                    if other.last <= t.i and t.i - other.last <= 2 and other.sent == t.sent:
                        return {k for p in other.parts for k in self._keys(p)}
        return set()

    def _keys(self, part: Part) -> set[str]:
        return {k for k in (part.code if part.code not in _NOT_STATES else None, part.group) if k}

    def _members(
        self, draft: Draft, kind: str, count: int, excluded: set[str], words: set[str] | None = None
    ) -> list[Part]:
        region = self._region(words or set())
        found: dict[str, Part] = {}
        speaker = self._speaker(draft)
        for other in self.memory.recent(draft, _FAR):
            if other is speaker or other.kind == "first" or (other.modifier and kind == "person"):
                continue
            if other.last > draft.first:
                continue
            for of in other.parts:
                key = self._key(of, other, kind)
                if key is None or key in excluded or key in found or (self._keys(of) & excluded and kind != "person"):
                    continue
                if region is not None and of.code not in region:
                    continue
                found[key] = self._member(of, other, kind)
            if len(found) >= count:
                break
        parts = list(found.values())[:count][::-1]
        if len(parts) < count and count == 2 and speaker is not None and speaker.parts:
            key = self._key(speaker.parts[0], speaker, kind)
            if key and key not in found and key not in excluded:
                parts.append(self._member(speaker.parts[0], speaker, kind))
        return parts if len(parts) == count else []

    def _key(self, of: Part, other: Draft, kind: str) -> str | None:
        if kind == "person":
            single = other.kind in ("person", "name", "pronoun", "again") and (of.group or "").startswith("person:")
            return of.group if single else None
        if kind == "state":
            return of.code if of.code and of.code not in _NOT_STATES else None
        if of.code and of.code not in _NOT_STATES:
            return of.code
        return of.group if of.code or other.kind in ("org", "body", "people") else None

    def _member(self, of: Part, other: Draft, kind: str) -> Part:
        state = kind == "state" or (kind in ("side", "any") and of.code and not (of.group or "").startswith("person:"))
        if kind == "state":
            part = Part(of.code, None, (), None, None, "coreference", of.code)
        else:
            part = Part(of.code, of.sector, of.others, of.office, of.name, "coreference", of.group)
        if state and part.group is None:
            part.group = of.code
        if other.kind not in ("pronoun", "set", "again") or not of.settled:
            settled(part, self.memory.of(other))
        for words in of.settled:
            settled(part, words)
        return part

    def _speaker(self, draft: Draft) -> Draft | None:
        """Who says the clause that the set stands in: not by that alone one of them."""
        tokens = self.tokens
        verb = tokens[draft.head].head
        above = tokens[verb].head if tokens[verb].rel == "ccomp" else None
        if above is None:
            return None
        for other in self.memory.recent(draft, 0):
            if tokens[other.head].head == above and other.subject:
                return other
        return None

    def _region(self, words: set[str]) -> frozenset[str] | None:
        for word in words:
            if word in self.lx.regions:
                return self.lx.regions[word]
        return None

    # -- relations --------------------------------------------------------

    def _relation(self, draft: Draft, kind: str, plural: bool, words: set[str]) -> list[Part]:  # noqa: FBT001
        owner = draft.owner.parts[0] if draft.owner is not None and draft.owner.parts else None
        if kind == "same":
            return self._counterpart(draft, owner)
        if draft.hits or owner is None or owner.code is None:
            return []
        count = max((self.numbers[w] for w in words if w in self.numbers), default=2 if plural else 1)
        if plural and count == 2 and not words & set(self.numbers):
            return []
        return self._members(draft, "state", count, self._keys(owner), words)

    def _counterpart(self, draft: Draft, owner: Part | None) -> list[Part]:
        parts = list(draft.parts) or [Part(None)]
        for part in parts:
            part.by = "role"
            part.sector = (owner.sector if owner else None) or part.sector or "GOV"
            part.office = owner.office if owner and not draft.plural else None
            if owner is not None and draft.owner is not None and (owner.office or owner.sector):
                for words in owner.settled[:1] or [self.memory.of(draft.owner)]:
                    settled(part, words)
            part.group = f"{part.code}/{part.office or 'counterpart'}"
        return parts

    def _state(self, draft: Draft) -> list[Part]:
        """The state named last ("the country", "the kingdom")."""
        best: tuple[float, Draft] | None = None
        for other in self.memory.recent(draft, 3):
            if other.kind == "listed" and other.parts[0].code and other.parts[0].code not in _NOT_STATES:
                score = -10.0 * (draft.sent - other.sent) + (8 if other.subject else 0)
                if best is None or score > best[0]:
                    best = (score, other)
        if best is None:
            return []
        of = best[1].parts[0]
        part = Part(of.code, None, of.others, None, of.name if of.by == "name" else None, "coreference", of.code)
        settled(part, self.memory.of(best[1]))
        return [part]

    def _body(self, draft: Draft) -> list[Part]:
        """The organization of that kind named last ("the group")."""
        for other in self.memory.recent(draft, 3):
            of = other.parts[0]
            organized = other.kind == "org" or (other.kind == "listed" and of.group != of.code) 
            if organized and (draft.sector is None or of.sector in (None, draft.sector)):
                part = Part(of.code, of.sector, of.others, None, of.name, "coreference", of.group)
                settled(part, self.memory.of(other))
                return [part]
        return []
