"""Who he, she, it and they are."""

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import Memory
from dragoman.actors.people import People
from dragoman.records import ParsedText, Token

_REACH = {"male": 4, "female": 4, "thing": 1, "plural": 2}  # sentences back
_ARMED = frozenset({"REB", "PRM", "UAF"})
_BODIES = frozenset({"listed", "body", "org"})


class Pronouns:
    """Resolves third-person pronouns by agreement, syntax and nearness."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory, people: People) -> None:
        """Keep what is looked at."""
        self.text, self.lx, self.memory, self.people = text, lx, memory, people
        self.tokens = text.tokens

    def resolve(self, draft: Draft) -> list[Part]:
        """Give those whom a pronoun stands for; empty where nothing agrees."""
        kind = draft.det or ""
        if kind == "thing" and self._nobody(self.tokens[draft.head]):
            return []
        taken = self._doers(draft)
        recent = [
            d
            for d in self.memory.recent(draft, _REACH.get(kind, 2))
            if d.parts[0].group not in taken and self._agrees(d, draft, kind)
        ]
        if not recent:
            return []
        best = max(recent, key=lambda d: self._score(d, draft))
        if kind in ("thing", "plural") and self._thing_nearer(draft, best):
            return []
        if kind == "plural":
            return self._all_of(self._party(best))
        person = self.people.of.get(id(best))
        if person is not None and draft.gender and not person.gender:
            person.gender = draft.gender
        return self._all_of([best])

    def _doers(self, draft: Draft) -> set[str | None]:
        """Who acts on the pronoun in its own clause: it stands for another."""
        one = self.tokens[draft.head]
        if one.rel not in ("obj", "iobj", "obl") or one.lower.endswith(("self", "selves")):
            return set()
        told = self.memory.recent(draft, 0)
        verbs = self._with_one_subject(one)
        return {
            d.parts[0].group
            for d in told
            if self.tokens[d.head].head in verbs and self.tokens[d.head].rel == "nsubj" and d.det != "plural"
        }

    def _with_one_subject(self, one: Token) -> set[int]:
        """The verb of an object and those that it shares its subject with: "met him and urged him to"."""
        verb = self.tokens[one.head]
        found = {verb.i}
        while one.rel in ("obj", "iobj") and verb.dep == "conj" and not self.text.kids(verb.i, "nsubj"):
            verb = self.tokens[verb.head]
            found.add(verb.i)
        return found

    def _all_of(self, found: list[Draft]) -> list[Part]:
        return [self.memory.taken(of, other) for other in found for of in other.parts]

    def _party(self, best: Draft) -> list[Draft]:
        """The mentions coordinated with this one."""
        if len(best.parts) > 1 or best.plural:
            return [best]
        found = [best]
        for other in reversed(self.memory.told):
            if other.sent < best.sent:
                break
            if other.sent == best.sent and other is not best and not other.modifier and not other.inside:
                head = self.tokens[other.head]
                if head.dep == "conj" and best.first <= head.head < best.last:
                    found.insert(1, other)
        return found

    def _agrees(self, other: Draft, draft: Draft, kind: str) -> bool:
        if other.kind in ("first", "relative") or other.locative:
            return False
        if other.inside and other.kind != "pronoun" and kind != "thing":
            return False
        if other.first <= draft.first < other.last or self._same_verb(other, draft):
            return False
        if kind in ("male", "female"):
            return self._single_person(other) and self._gender(other) in (None, draft.gender)
        return self._one_body(other) if kind == "thing" else self._several(other, draft)

    def _one_body(self, other: Draft) -> bool:
        """Whether "it" can stand for a mention."""
        if other.kind == "pronoun":
            return other.det == "thing"
        if other.plural or len(other.parts) > 1:
            return False
        return other.kind == "again" or (other.kind in _BODIES and not self._demonym(other))

    def _several(self, other: Draft, draft: Draft) -> bool:
        """Whether "they" can stand for a mention."""
        if other.kind == "pronoun":
            return other.det == "plural"
        many = other.plural or len(other.parts) > 1 or other.kind == "people"
        if many or len(self._party(other)) > 1 or self._fighters(other):
            return True
        return other.kind in _BODIES and self._says(other, draft)

    def _fighters(self, other: Draft) -> bool:
        """Whether a body is spoken of as many people: an armed group ("Boko Haram ... they")."""
        return other.kind in _BODIES and not other.modifier and other.parts[0].sector in _ARMED

    def _says(self, other: Draft, draft: Draft) -> bool:
        """Whether one body speaks the clause of "they" ("the company said they")."""
        one, doer = self.tokens[draft.head], self.tokens[other.head]
        if one.rel != "nsubj" or doer.rel != "nsubj":
            return False
        return self.tokens[one.head].head == doer.head and self.tokens[one.head].rel in ("ccomp", "xcomp")

    def _demonym(self, other: Draft) -> bool:
        return other.kind == "listed" and other.parts[0].by == "demonym" and not other.modifier

    def _single_person(self, other: Draft) -> bool:
        if other.kind == "pronoun":
            return other.det in ("male", "female")
        if other.kind == "again":
            return other.role is not None and other.role.words in self.lx.relations and not other.plural
        return other.kind in ("name", "person") and not other.plural

    def _gender(self, other: Draft) -> str | None:
        if other.gender:
            return other.gender
        person = self.people.of.get(id(other))
        if person is None and other.parts:
            person = self.people.by_group.get(other.parts[0].group or "")
        return person.gender if person else None

    def _score(self, other: Draft, draft: Draft) -> float:
        distance = draft.sent - other.sent
        score = -30.0 * distance - 0.01 * (draft.first - other.last)
        if other.subject:
            score += 18
        elif self.tokens[other.head].rel == "obj":
            score += 6
        if other.kind == "pronoun" and other.det == draft.det:
            score += 4
        if distance == 0:
            score += self._clause(other, draft)
        if other.kind in ("name", "person") and other.parts[0].code:
            score += 4
        if draft.det == "plural":
            score += 3 if other.plural and other.kind in ("person", "people", "set") else 0
            single = other.kind in _BODIES and not other.plural and len(other.parts) == 1
            score -= 45 if single and not self._fighters(other) else 0
        return score

    def _clause(self, other: Draft, draft: Draft) -> float:
        """Prefer who speaks or acts above a pronoun; an object is never its own subject."""
        tokens = self.tokens
        head = tokens[draft.head]
        if head.dep == "nmod:poss" or head.rel == "nmod":
            verb = self._verb(head.i)
            doer = tokens[other.head]
            noun = tokens[head.head]
            joined = noun.rel == "conj" and other.first <= noun.head < other.last
            if joined and head.dep == "nmod:poss":  # "urged the parties and their supporters"
                return 60
            if doer.head == verb and doer.rel == "nsubj":
                return 25
            # "persuade Japan to withdraw its": the words right before "to" do it
            k = verb - 1
            while k >= other.last and tokens[k].pos in ("PART", "ADV", "AUX"):
                k -= 1
            if k == other.last - 1 and tokens[verb - 1].text.lower() == "to":
                return 40
            return self._judged_or_above(head, doer, verb)
        if head.rel == "nsubj":
            own = tokens[head.head]
            doer = tokens[other.head]
            return 30 if doer.rel == "nsubj" and doer.head == own.head != own.i else 0
        return 0

    def _judged_or_above(self, own: Token, other: Token, verb: int) -> float:
        """Prefer who is blamed or praised for what is his: "condemned Oslo for its raid"."""
        noun = self.tokens[own.head]
        if (
            (other.rel, other.head) == ("obj", verb)
            and (own.dep, noun.head) == ("nmod:poss", verb)
            and self.text.case_of(noun.i) in ("for", "over", "about")
            and self.tokens[verb].lemma in self.lx.group("judges")
        ):
            return 40
        return 8 if other.head == self.tokens[verb].head and other.rel == "nsubj" else 0

    def _same_verb(self, other: Draft, draft: Draft) -> bool:
        """Whether both hang on one verb ("she met her", "Khartoum owes it money"): then they are two."""
        one, two = self.tokens[draft.head], self.tokens[other.head]
        objects = ("obj", "iobj", "obl")
        reflexive = one.lower.endswith(("self", "selves"))
        return (
            one.head == two.head
            and one.rel in objects
            and (two.rel == "nsubj" or two.rel in objects)
            and not reflexive
        )

    def _verb(self, i: int) -> int:
        """The verb above a nominal."""
        tokens = self.tokens
        for _ in range(6):
            i = tokens[i].head
            if tokens[i].pos in ("VERB", "AUX") or tokens[i].head == i:
                return i
        return i

    def _nobody(self, it: Token) -> bool:
        """Whether "it" stands for nobody: "it does not make sense to", "it is clear that"."""
        verb = self.tokens[it.head]
        if it.rel not in ("nsubj", "expl") or verb.i < it.i:
            return it.rel == "expl"
        empty = self.lx.group("expletive")
        if any(t.lemma in empty for t in self.text.kids(verb.i, "obj")):
            return True
        if self.text.has_kid(verb.i, "cop") and verb.pos in ("NOUN", "NUM", "ADV"):
            return verb.lower not in self.lx.trie  # "it was the second attack"; but "it is a member"
        if self.text.has_kid(verb.i, "cop") and verb.pos == "ADJ":
            return verb.lower not in self.lx.group("stances")
        if verb.lemma not in empty and verb.lower not in empty:
            return it.rel == "expl" and verb.lemma not in self.lx.group("deeds")
        clause = ("ccomp", "csubj", "advcl", "xcomp", "acl", "mark", "cop")
        return any(
            t.rel in clause or t.lower in ("that", "to", "whether")
            for t in self.text.kids(verb.i)
            if t.i != it.i
        )

    def _thing_nearer(self, draft: Draft, best: Draft) -> bool:
        """Whether a pronoun more likely stands for a thing that is the subject beside or before it."""
        one = self.tokens[draft.head]
        if one.rel != "nsubj":
            return self._owned_by_thing(draft, best)
        verb = self.tokens[one.head]
        if verb.lemma in self.lx.group("deeds") and one.dep != "nsubj:pass":
            return False
        lower = best.last if best.sent == draft.sent else self.text.sentences[draft.sent].first
        if any(self._thing(t, draft) for t in self.tokens[lower : draft.first]):
            return True
        people = best.kind in ("people", "person") or self._fighters(best)
        if best.sent == draft.sent or (draft.det == "plural" and people):
            return False
        before = self.text.sentences[draft.sent - 1]
        subject = next((t for t in self.tokens[before.first : before.last] if t.rel == "nsubj"), None)
        return not best.subject or (subject is not None and self._thing(subject, draft))

    def _owned_by_thing(self, draft: Draft, best: Draft) -> bool:
        """Whether "its" is that of the thing which is the subject of its clause."""
        doer = self.text.kid(self._verb(draft.head), "nsubj")
        if (
            doer is not None
            and doer.i < draft.head
            and doer.pos in ("NOUN", "PROPN")
            and not self._party_at(doer)
        ):
            return doer.has("Number=Plur") == (draft.det == "plural")
        return best.sent != draft.sent and draft.det != "plural" and not best.subject

    def _thing(self, t: Token, draft: Draft) -> bool:
        """Whether a token is a subject that is no party and agrees with the pronoun."""
        if t.rel != "nsubj" or t.pos not in ("NOUN", "PROPN"):
            return False
        return t.has("Number=Plur") == (draft.det == "plural") and not self._party_at(t)

    def _party_at(self, t: Token) -> bool:
        for other in reversed(self.memory.told):
            if other.sent < t.sent:
                return False
            if other.first <= t.i < other.last:
                return True
        return False
