"""Who the counterpart, the neighbor, the two and both sides are."""

from collections import Counter

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import NOT_STATES, Memory, settled
from dragoman.records import ParsedText, Words

_FAR = 6  # sentences that "the two" reaches back
_OFTEN = 2  # a pair spoken of this often is the report's own: a third party named between does not break it


class Relatives:
    """Resolves words that name a party by its relation to others."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory) -> None:
        """Keep what is looked at."""
        self.text, self.lx, self.memory = text, lx, memory
        self.tokens = text.tokens
        self.numbers: dict[str, int] = lx.relatives.get("numbers", {})
        self.pairs: Counter[frozenset[str]] = Counter()
        self.ordered: list[Part] = []  # the pair that "the former" was taken from

    def number(self, draft: Draft) -> list[Part]:
        """ "The two", "both", "the latter"."""
        places = self.lx.relatives.get("ordered", {})
        word = draft.det or ""
        if word in places:
            return self._of_pair(draft, places[word])
        return self._set(draft, "any", self.numbers.get(word, 2), set())

    def noun(self, draft: Draft) -> list[Part]:
        """A noun that says a relation or a set; empty where it is neither or nothing settles it."""
        if draft.role is None:
            return []
        word = draft.role.words
        words = {self.tokens[i].text.lower() for i in range(draft.first, draft.core[1])}
        if self._is_set(draft, word, words):
            count = max((self.numbers[w] for w in words if w in self.numbers), default=2)
            return self._set(draft, self.lx.sets[word], count, words)
        kind = self.lx.relations.get(word)
        if kind is not None and (draft.owner is not None or draft.hits or draft.definite):
            return self._relation(draft, *kind, words)
        if word in self.lx.group("states") and draft.definite and not draft.plural:
            return self._state(draft)
        if word in self.lx.bodies_again and draft.det in ("the", "this", "that") and draft.owner is None:
            return self._body(draft) if self.plainly(draft) else []
        return []

    def plainly(self, draft: Draft) -> bool:
        """Whether no name of its own stands before the noun ("the Atlanta court")."""
        inside = {i for h in draft.hits for i in range(h.first, h.last)}
        return not any(
            self.tokens[i].text[0].isupper() and i not in inside
            for i in range(draft.first + 1, draft.core[0])
        )

    # -- sets -------------------------------------------------------------

    def _is_set(self, draft: Draft, word: str, words: set[str]) -> bool:
        if word not in self.lx.sets or not draft.plural or draft.hits:
            return False
        if words & self.lx.group("set_words"):
            return draft.definite or bool(words & {"both", "respective"})
        before = self.tokens[draft.first - 1].text.lower() if draft.first else ""
        bare = draft.core[0] - draft.first == 1 and draft.det == "the"
        return bare and word in self.lx.bare_sets and before != "of"

    def _set(self, draft: Draft, kind: str, count: int, words: set[str]) -> list[Part]:
        out = self._excluded(draft)
        parts = self._members(draft, kind, count, out, words)
        if len(parts) == count:
            self._note(parts)
        return parts

    def _note(self, parts: list[Part]) -> None:
        keys = frozenset(p.code or p.group or "" for p in parts)
        if len(keys) == len(parts) > 1:
            self.pairs[keys] += 1

    def note_party(self, drafts: list[Draft]) -> None:
        """Remember that these were spoken of as a pair ("Seoul and Tokyo agreed")."""
        if all(len(d.parts) == 1 for d in drafts):
            self._note([d.parts[0] for d in drafts])

    def _of_pair(self, draft: Draft, place: int) -> list[Part]:
        if place == -1 and self.ordered:
            return self._again(self.ordered[-1])
        earlier = [d for d in self.memory.recent(draft, 2) if d.sent < draft.sent or draft.first > d.last]
        before = [d for d in earlier if d.sent < draft.sent] or earlier
        parts: dict[str, Part] = {}
        for other in reversed(before):
            if before and other.sent == before[0].sent and not other.modifier and not other.inside:
                for of in other.parts:
                    parts.setdefault(of.group or "", self._member(of, other, "any"))
        pair = list(parts.values())
        if len(pair) != 2:
            return []
        self.ordered = pair
        return self._again(pair[place])

    def _again(self, part: Part) -> list[Part]:
        return [part]

    def _excluded(self, draft: Draft) -> set[str]:
        """Groups that cannot be among "the two": the possessor, and whoever acts upon them."""
        out: set[str] = set()
        if draft.owner is not None:
            out |= {k for p in draft.owner.parts for k in self._keys(p)}
        tokens = self.tokens
        head = tokens[draft.head]
        verb = tokens[head.head]
        acted = head.rel in ("obj", "iobj", "obl") and head.dep != "obl:agent"
        if (head.rel in ("nmod", "obl") and not acted) or verb.pos == "NOUN":
            above = tokens[verb.head] if verb.pos in ("NOUN", "PROPN") else verb
            verb, acted = above, above.lemma in self.lx.group("go_between")
        if acted or verb.lemma in self.lx.group("go_between"):
            out |= self._doer(verb.i, draft)
        return out

    def _doer(self, verb: int, draft: Draft) -> set[str]:
        """The subject of a verb, found upward where the verb has none of its own."""
        tokens = self.tokens
        for _ in range(4):
            subject = self.text.kid(verb, "nsubj")
            if subject is not None:
                if subject.i >= draft.first:
                    return set()
                return self._subject(subject.i, draft)
            if (
                tokens[verb].rel not in ("xcomp", "advcl", "conj", "acl", "ccomp", "parataxis")
                or tokens[verb].head == verb
            ):
                break
            verb = tokens[verb].head
        return set()

    def _subject(self, i: int, draft: Draft) -> set[str]:
        relative = self.tokens[i].lower in ("who", "which", "that")
        for other in reversed(self.memory.told):
            if other.sent != draft.sent:
                break
            if other.first <= i < other.last or (relative and other.last <= i and i - other.last <= 2):
                return {k for p in other.parts for k in self._keys(p)}
        return set()

    def _keys(self, part: Part) -> set[str]:
        return {k for k in (part.code if part.code not in NOT_STATES else None, part.group) if k}

    def _members(
        self, draft: Draft, kind: str, count: int, excluded: set[str], words: set[str]
    ) -> list[Part]:
        """The `count` parties of that kind that are nearest, or the pair that the report is about."""
        region = self._region(words)
        speaker = self._speaker(draft)
        found: dict[str, tuple[Part, int]] = {}
        for other in self.memory.recent(draft, _FAR):
            if (
                other is speaker
                or other.kind == "first"
                or other.last > draft.first
                or (other.modifier and kind == "person")
            ):
                continue
            for of in other.parts:
                key = self._key(of, other, kind)
                if key is None or key in found or (self._keys(of) & excluded):
                    continue
                if region is None or of.code in region:
                    found[key] = (self._member(of, other, kind), other.sent)
        keys = list(found)
        here = [k for k in keys if found[k][1] == draft.sent]
        chosen = keys[:count]
        if count == 2 and len(here) < count:
            known = self._known_pair(found, here, kind)
            chosen = known or chosen
        parts = [found[k][0] for k in chosen][::-1]
        if len(parts) < count and count == 2 and speaker is not None and speaker.parts:
            key = self._key(speaker.parts[0], speaker, kind)
            if key and key not in found and key not in excluded:
                parts.append(self._member(speaker.parts[0], speaker, kind))
        return parts if len(parts) == count else []

    def _known_pair(self, found: dict[str, tuple[Part, int]], here: list[str], kind: str) -> list[str] | None:
        """The pair spoken of before, where its members are still near and no newer pair stands beside."""
        best: list[str] | None = None
        most = 0
        for pair, times in self.pairs.items():
            keys = [k for k in found if (found[k][0].code or found[k][0].group or k) in pair]
            if len({found[k][0].code or k for k in keys}) != 2 or len(keys) < 2:
                continue
            if set(here) - set(keys) and kind == "any" and times < _OFTEN:
                continue
            weight = times * 2 + sum(1 for k in here if k in keys)
            if (times >= _OFTEN or kind in ("side", "state")) and weight > most:
                best, most = keys[:2], weight
        return best

    def _key(self, of: Part, other: Draft, kind: str) -> str | None:
        if kind == "person":
            single = other.kind in ("person", "name", "pronoun", "again") and (of.group or "").startswith(
                "person:"
            )
            return of.group if single else None
        if kind == "state":
            return of.code if of.code and of.code not in NOT_STATES else None
        if kind == "side" and of.sector in ("CVL", "JRN", "MED", "REF", "SOC"):
            return None
        if of.code and of.code not in NOT_STATES:
            return of.code
        return of.group if of.code or of.sector == "REB" or other.kind in ("org", "name") else None

    def _member(self, of: Part, other: Draft, kind: str) -> Part:
        if kind == "state":
            part = Part(of.code, None, (), None, None, "coreference", of.code)
        else:
            part = Part(of.code, of.sector, of.others, of.office, of.name, "coreference", of.group)
        related = other.kind in ("pronoun", "set") or (other.kind == "again" and not other.hits)
        if not related or not of.settled:
            settled(part, self.memory.of(other))
        if not other.hits:
            for words in of.settled:
                settled(part, words)
        return part

    def _speaker(self, draft: Draft) -> Draft | None:
        """Who says the clause that the set stands in: not by that alone one of them."""
        tokens = self.tokens
        verb = tokens[draft.head].head
        for _ in range(4):
            if tokens[verb].rel == "ccomp":
                break
            verb = tokens[verb].head
        above = tokens[verb].head if tokens[verb].rel == "ccomp" else None
        if above is None:
            return None
        for other in self.memory.recent(draft, 0):
            if tokens[other.head].head == above and other.subject:
                return other
        return None

    def _region(self, words: set[str]) -> frozenset[str] | None:
        for word in sorted(words):
            if word in self.lx.regions:
                return self.lx.regions[word]
        return None

    # -- relations --------------------------------------------------------

    def _relation(self, draft: Draft, kind: str, plural: bool, words: set[str]) -> list[Part]:  # noqa: FBT001
        owner = draft.owner.parts[0] if draft.owner is not None and draft.owner.parts else None
        if kind == "same":
            return self._counterpart(draft, owner)
        if draft.parts or owner is None or owner.code is None or draft.owner is None:
            return []
        out = {k for p in draft.owner.parts for k in self._keys(p)}
        if not plural:
            return self._other(draft, out, words)
        count = max((self.numbers[w] for w in words if w in self.numbers), default=0)
        if count:
            return self._set(draft, "state", count, words)
        parts = self._members(draft, "state", 2, out, words)
        pair = frozenset(p.code or "" for p in parts)
        return parts if self.pairs[pair] else []

    def _other(self, draft: Draft, out: set[str], words: set[str]) -> list[Part]:
        """The one other state in the sentences around ("its neighbor"); none where there are more."""
        if not words & (self.lx.group("set_words") | {"neighbor", "neighbour"}) and not self._region(words):
            return []
        parts = self._members(draft, "state", 1, out, words)
        again = self._members(draft, "state", 2, out, words)
        return parts if parts and not again else []

    def _counterpart(self, draft: Draft, owner: Part | None) -> list[Part]:
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
            part.group = (
                f"{part.code}/{part.office or 'counterpart'}" if part.code else f"counterpart@{draft.first}"
            )
        return parts

    def _state(self, draft: Draft) -> list[Part]:
        """The state of the possessor ("her country"), or the one named last ("the kingdom")."""
        owner = draft.owner
        if owner is not None:
            of = owner.parts[0] if owner.parts else None
            if of is None or of.code is None or of.code in NOT_STATES:
                return []
            part = Part(of.code, None, (), None, None, "role", of.code)
            settled(part, self.memory.of(owner))
            for words in of.settled:
                settled(part, words)
            return [part]
        region = self._region({self.tokens[i].text.lower() for i in range(draft.first, draft.core[0])})
        best: tuple[float, Draft] | None = None
        for other in self.memory.recent(draft, 3):
            of = other.parts[0]
            if (
                len(other.parts) != 1
                or not of.code
                or of.code in NOT_STATES
                or (region is not None and of.code not in region)
            ):
                continue
            if of.group == of.code or (of.group or "").startswith("person:"):
                named = 6 if other.kind == "listed" else 0
                score = -10.0 * (draft.sent - other.sent) + (8 if other.subject else 0) + named
                if best is None or score > best[0]:
                    best = (score, other)
        if best is None:
            return []
        of = best[1].parts[0]
        state = of.group == of.code
        part = Part(
            of.code,
            None,
            of.others,
            None,
            of.name if state and of.by == "name" else None,
            "coreference",
            of.code,
        )
        settled(part, self.memory.of(best[1]))
        return [part]

    def _body(self, draft: Draft) -> list[Part]:
        """The organization of that kind spoken of last ("the group"), subjects first."""
        best: tuple[float, Part] | None = None
        for other in self.memory.recent(draft, 3):
            part = self._organized(other, draft)
            if part is None or other is draft:
                continue
            score = (
                -10.0 * (draft.sent - other.sent) + (9 if other.subject else 0) - (6 if other.modifier else 0)
            )
            if best is None or score > best[0]:
                best = (score, part)
        return [best[1]] if best is not None else []

    def _organized(self, other: Draft, draft: Draft) -> Part | None:
        """The organization that an earlier mention names, if this noun can take it up."""
        if draft.role is None:
            return None
        kinds = self.lx.bodies_again[draft.role.words]
        for hit in other.hits if other.kind != "person" or not other.parts[0].name else ():
            term, _ = self.memory.choose(other, hit.terms)
            if term is None or term.kind not in kinds or (term.kind == "state" and term.sort != "seat"):
                continue
            if (
                draft.sector in ("GOV", "MIL", "JUD", "LEG")
                and term.kind != "organization"
                and term.sector != draft.sector
            ):
                continue
            part = Part(
                term.code, term.sector, term.others, None, term.text, "coreference", self.memory.group(term)
            )
            settled(part, self.memory.words(hit.first, hit.last))
            return part
        of = other.parts[0]
        if other.kind == "org" and of.sector == draft.sector:
            part = Part(of.code, of.sector, of.others, None, of.name, "coreference", of.group)
            settled(part, self.memory.of(other))
            return part
        return None
