"""Who the two, both sides and the neighboring countries are."""

from collections import Counter

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import Memory, state_of
from dragoman.records import ParsedText

_FAR = 6  # sentences that "the two" reaches back
_OFTEN = 2  # a pair spoken of this often is the report's own: a third party named between does not break it
_BESIDE = frozenset({"CVL", "JRN", "MED", "REF", "SOC"})  # sectors that are no side of a dispute
_UPWARD = ("xcomp", "advcl", "conj", "acl", "ccomp", "parataxis")


class Sets:
    """Resolves words that stand for two or more parties named before, and remembers pairs."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory) -> None:
        """Keep what is looked at."""
        self.text, self.lx, self.memory = text, lx, memory
        self.tokens = text.tokens
        self.numbers: dict[str, int] = lx.relatives.get("numbers", {})
        self.shared = {k.lower(): v for k, v in lx.relatives.get("shared_names", {}).items()}
        self.pairs: Counter[frozenset[str]] = Counter()
        self.ordered: list[Part] = []  # the pair that "the former" was taken from

    def number(self, draft: Draft) -> list[Part]:
        """Give the parties of "the two", "both", "the latter"."""
        places = self.lx.relatives.get("ordered", {})
        word = draft.det or ""
        if word in places:
            return self._of_pair(draft, places[word])
        return self.take(draft, "any", self.numbers.get(word, 2), set())

    def is_set(self, draft: Draft, word: str, words: set[str]) -> bool:
        """Whether a plural stands for parties named before."""
        if word not in self.lx.sets or not draft.plural or draft.hits:
            return False
        if _is_ours(draft) and word in self.lx.group("ours"):
            return True  # "our countries"
        if words & self.lx.group("set_words"):
            return draft.definite or bool(words & {"both", "respective"})
        before = self.tokens[draft.first - 1].text.lower() if draft.first else ""
        bare = draft.core[0] - draft.first == 1 and draft.det == "the" and before != "of"
        return bare and word in self.lx.bare_sets and (draft.sector is None or bool(self.pairs))

    def count(self, words: set[str], otherwise: int) -> int:
        """Give the number among some words."""
        return max((self.numbers[w] for w in words if w in self.numbers), default=otherwise)

    def shared_name(self, draft: Draft, word: str) -> list[Part]:
        """Give the countries of "the two Koreas"."""
        return [
            Part(code, None, (), None, None, "name", code)
            for code in self.shared.get(word, ())
            if self.tokens[draft.core[0]].text[0].isupper()
        ]

    def take(self, draft: Draft, kind: str, count: int, words: set[str]) -> list[Part]:
        """Give `count` parties of a kind, without those that the syntax excludes."""
        own = self._own(draft) if kind == "state" and _is_ours(draft) else []
        out = {k for part in own for k in keys(part)} or self._excluded(draft)
        parts = self.members(draft, kind, count - len(own), out, words)
        parts = [*own, *parts] if parts else []
        if parts:
            self.note(parts)
        if kind == "state" and draft.sector not in (None, "GOV"):
            for part in parts:  # "both armies", "the two parliaments"
                part.sector, part.group = draft.sector, f"{part.code}/{draft.sector}"
        return parts

    def _own(self, draft: Draft) -> list[Part]:
        """The speaker's state, which is one of "our two countries"."""
        owner = draft.owner
        if owner is None or not owner.parts or state_of(owner.parts[0]) is None:
            return []
        return [self.member(owner.parts[0], owner, "state")]

    def named(self, draft: Draft, word: str, words: set[str]) -> list[Part]:
        """Give the parties of "both sides", "the two ministers"; where no minister is named, two states'."""
        count, kind = self.count(words, 2), self.lx.sets[word]
        parts = self.take(draft, kind, count, words)
        single = self.lx.singles.get(word, "")
        if parts or kind != "person" or single not in self.lx.group("of_states"):
            return parts
        parts = self.take(draft, "state", count, words)
        for part in parts:
            part.sector, part.office = "GOV", single if single != "leader" else None
            part.group = f"{part.code}/GOV/{single}"
        return parts

    def note_party(self, drafts: list[Draft]) -> None:
        """Remember that these were spoken of as a pair ("Seoul and Tokyo agreed")."""
        if all(len(d.parts) == 1 for d in drafts):
            self.note([d.parts[0] for d in drafts])

    def known(self, parts: list[Part]) -> bool:
        """Whether these were spoken of as a pair before."""
        return self.pairs[frozenset(state_of(p) or p.group or "" for p in parts)] > 0

    def note(self, parts: list[Part]) -> None:
        """Remember that these were spoken of together."""
        keys = frozenset(state_of(p) or p.group or "" for p in parts)
        if len(keys) == len(parts) > 1:
            self.pairs[keys] += 1

    def _of_pair(self, draft: Draft, place: int) -> list[Part]:
        if place == -1 and self.ordered:
            return [self.ordered[-1]]
        earlier = [d for d in self.memory.recent(draft, 2) if d.sent < draft.sent or draft.first > d.last]
        before = [d for d in earlier if d.sent < draft.sent] or earlier
        parts: dict[str, Part] = {}
        for other in reversed(before):
            if other.sent == before[0].sent and not other.modifier and not other.inside:
                for of in other.parts:
                    parts.setdefault(of.group or "", self.member(of, other, "any"))
        self.ordered = list(parts.values())
        return [self.ordered[place]] if len(self.ordered) == 2 else []

    def _excluded(self, draft: Draft) -> set[str]:
        """Groups that cannot be among "the two": the possessor, and whoever acts upon them."""
        out = {k for p in draft.owner.parts for k in keys(p)} if draft.owner is not None else set()
        tokens = self.tokens
        head = tokens[draft.head]
        verb = tokens[head.head]
        acted = head.rel in ("obj", "iobj", "obl") and head.dep != "obl:agent"
        if head.rel == "nmod" or verb.pos == "NOUN":
            verb = tokens[verb.head] if verb.pos in ("NOUN", "PROPN") else verb
            acted = False
        if acted or (verb.lemma in self.lx.group("go_between") and draft.det != "three"):
            out |= self._doer(verb.i, draft)
        return out

    def _doer(self, verb: int, draft: Draft) -> set[str]:
        """The subject of a verb, found upward where the verb has none of its own."""
        tokens = self.tokens
        for _ in range(4):
            subject = self.text.kid(verb, "nsubj")
            if subject is not None:
                return self._subject(subject.i, draft) if subject.i < draft.first else set()
            if tokens[verb].rel not in _UPWARD or tokens[verb].head == verb:
                break
            verb = tokens[verb].head
        return set()

    def _subject(self, i: int, draft: Draft) -> set[str]:
        relative = self.tokens[i].lower in ("who", "which", "that")
        for other in reversed(self.memory.told):
            if other.sent != draft.sent:
                break
            if other.first <= i < other.last or (relative and other.last <= i and i - other.last <= 2):
                return {k for p in other.parts for k in keys(p)}
        return set()

    def members(
        self, draft: Draft, kind: str, count: int, excluded: set[str], words: set[str], far: int = _FAR
    ) -> list[Part]:
        """Give the `count` parties of that kind that are nearest, or the pair that the report is about."""
        region = self.region(words)
        speaker = self._speaker(draft)
        found: dict[str, tuple[Part, Draft]] = {}
        for other in self.memory.recent(draft, far):
            if other is speaker or other.kind == "first" or other.last > draft.first:
                continue
            if other.modifier and kind == "person":
                continue
            for of in other.parts:
                key = self._key(of, other, kind)
                if key is None or (keys(of) & excluded) or (region is not None and of.code not in region):
                    continue
                if key not in found or (kind == "any" and self._fuller(other, found[key][1])):
                    found[key] = (self.member(of, other, kind), other)
        here = [k for k in found if found[k][1].sent == draft.sent]
        chosen = list(found)[:count]
        if count == 2 and len(here) < count:
            chosen = self._known_pair(found, here, kind) or self._together(found, draft, count) or chosen
        parts = [found[k][0] for k in chosen][::-1]
        if len(parts) < count and count == 2 and speaker is not None:
            key = self._key(speaker.parts[0], speaker, kind)
            if key and key not in found and key not in excluded:
                parts.append(self.member(speaker.parts[0], speaker, kind))
        return parts if len(parts) == count else []

    def _together(self, found: dict[str, tuple[Part, Draft]], draft: Draft, count: int) -> list[str] | None:
        """Those of one mention for so many ("Russian and Turkish envoys" ... "the two delegations")."""
        by_mention: dict[int, list[str]] = {}
        for key, (_, other) in found.items():
            if draft.sent - other.sent <= 2 and len(other.parts) == count:
                by_mention.setdefault(id(other), []).append(key)
        return next((held for held in by_mention.values() if len(held) == count), None)

    def _fuller(self, other: Draft, held: Draft) -> bool:
        """Whether a mention of the same sentence tells more of a party than the one held."""
        if other.sent != held.sent or other.inside or other.modifier:
            return False
        adjective = held.kind == "listed" and (held.modifier or held.inside or not held.subject)
        return (other.kind == "person" and adjective) or (
            other.kind == "listed" and held.kind in ("body", "people")
        )

    def _known_pair(
        self, found: dict[str, tuple[Part, Draft]], here: list[str], kind: str
    ) -> list[str] | None:
        """The pair spoken of before, where its members are still near and no newer pair stands beside."""
        best: list[str] | None = None
        most = 0
        for pair, times in self.pairs.items():
            near = [k for k in found if (state_of(found[k][0]) or found[k][0].group or k) in pair]
            if len(near) < 2 or len({state_of(found[k][0]) or k for k in near}) != 2:
                continue
            if set(here) - set(near) and kind == "any" and times < _OFTEN:
                continue
            weight = times * 2 + sum(1 for k in here if k in near)
            if (times >= _OFTEN or kind in ("side", "state")) and weight > most:
                best, most = near[:2], weight
        return best

    def _key(self, of: Part, other: Draft, kind: str) -> str | None:
        if kind == "company":
            return (
                of.group if of.sector == "BUS" and other.kind in ("listed", "org", "name", "again") else None
            )
        if kind == "person":
            single = other.kind in ("person", "name", "pronoun", "again")
            return of.group if single and (of.group or "").startswith("person:") else None
        if kind == "state":
            return state_of(of)
        if kind == "side" and of.sector in _BESIDE:
            return None
        if state_of(of):
            return of.code
        return of.group if of.code or of.sector == "REB" or other.kind in ("org", "name") else None

    def member(self, of: Part, other: Draft, kind: str) -> Part:
        """Give a part for somebody mentioned before, with the words that it rests on."""
        part = self.memory.taken(of, other)
        if kind == "state":
            part.sector, part.others, part.office, part.name, part.group = None, (), None, None, of.code
        return part

    def _speaker(self, draft: Draft) -> Draft | None:
        """Who says the clause that the set stands in: not by that alone one of them."""
        tokens = self.tokens
        verb = tokens[draft.head].head
        for _ in range(4):
            if tokens[verb].rel == "ccomp":
                break
            verb = tokens[verb].head
        if tokens[verb].rel != "ccomp":
            return None
        above = tokens[verb].head
        for other in self.memory.recent(draft, 0):
            if tokens[other.head].head == above and other.subject:
                return other
        return None

    def region(self, words: set[str]) -> frozenset[str] | None:
        """Give the states of a region among some words ("its two Asian allies")."""
        return next((self.lx.regions[w] for w in sorted(words) if w in self.lx.regions), None)


def _is_ours(draft: Draft) -> bool:
    """Whether a speaker is one of a set: "our two countries"."""
    return draft.owner is not None and draft.owner.kind == "first" and draft.plural


def keys(part: Part) -> set[str]:
    """The code and group by which a party is kept apart from others."""
    return {k for k in (state_of(part), part.group) if k}
