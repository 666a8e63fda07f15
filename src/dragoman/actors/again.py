"""Definite nouns that take up an earlier mention: "the minister", "the Foreign Ministry", "the rebels"."""

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import Memory
from dragoman.records import ParsedText

_FAR = 30  # sentences back that a repeated office or body reaches
_DOUBTS = frozenset({"not", "n't", "never", "no", "hardly", "would", "could", "may", "might", "should"})
_NEAR = 3  # and another word for the same people


class Again:
    """Finds whom a definite noun phrase stands for again."""

    def __init__(self, text: ParsedText, lx: Lexis, memory: Memory) -> None:
        """Keep what is looked at."""
        self.text, self.lx, self.memory = text, lx, memory

    def parts(self, draft: Draft) -> list[Part]:
        """Give the parts of the earlier mention; empty where the words open a new one."""
        definite = draft.definite or draft.det == "here"
        if draft.role is None or not definite or draft.owner is not None or draft.owned:
            return []
        if draft.hits:
            return self._bearer(draft)
        for other in self.memory.recent(draft, _FAR):
            if other is not draft and self._same(draft, other):
                if self._beside(other):  # "met his counterpart": the next "minister" is he, not the other
                    return []
                if other.parts[0].code is None and draft.kind != "person":
                    return []
                return [self._part(of, other, draft) for of in other.parts]
        return self._people(draft) if draft.kind == "people" else []

    def short(self, draft: Draft) -> list[Part]:
        """Give the listed body whose name the words end ("the Guards" after "the Revolutionary Guards")."""
        words = self.text.text_of(self.text.span_of(*draft.core))
        if draft.det != "the" or draft.hits or draft.owned or draft.core[0] - draft.first > 1:
            return []
        if not words[0].isupper() or draft.first == draft.core[0]:
            return []
        for other in self.memory.recent(draft, _FAR):
            own = other.kind == "listed" and len(other.parts) == 1 and other.parts[0].name
            if own and own.endswith(f" {words}"):
                return [self.memory.taken(other.parts[0], other)]
        return []

    def said_of(self, draft: Draft) -> list[Part]:
        """Give the one of whom somebody is said to be this ("Okoth is the pact's fiercest critic")."""
        if draft.kind != "person" or draft.plural or not self.text.has_kid(draft.head, "cop"):
            return []
        doer = self.text.kid(draft.head, "nsubj")
        doubts = {t.lower for t in self.text.kids(draft.head, "aux", "advmod", "det")} & _DOUBTS
        if doer is None or doubts or doer.i > draft.first:
            return []
        for other in self.memory.recent(draft, 0):
            of = other.parts[0]
            if other.head == doer.i and other.kind != "pronoun" and len(other.parts) == 1 and of.code:
                return [self._part(of, other, draft)]
        return []

    def _bearer(self, draft: Draft) -> list[Part]:
        """The named holder of an office that is given with its country ("the Lithuanian leader")."""
        if draft.kind != "person" or draft.plural or draft.name is not None or len(draft.parts) != 1:
            return []
        for other in self.memory.recent(draft, _FAR):
            of = other.parts[0]
            if of.name and of.code == draft.parts[0].code and self._same(draft, other):
                return [self._part(of, other, draft)]
        return []

    def _part(self, of: Part, other: Draft, draft: Draft) -> Part:
        part = self.memory.taken(of, other)
        part.sector, part.office = of.sector or draft.sector, of.office or draft.office
        return part

    def _same(self, draft: Draft, other: Draft) -> bool:
        """Whether an earlier mention bears this office or is this body."""
        if (
            draft.role is None
            or other.plural != draft.plural
            or (draft.name is not None and other.name is not None)
        ):
            return False
        bearer = (
            draft.kind == "person" and len(other.parts) == 1 and other.kind in ("person", "again", "name")
        )
        held = other.parts[0].office if bearer else None
        if other.kind != draft.kind and held is None:
            return False
        word, earlier = draft.role.words, held or (other.role.words if other.role else "")
        if word == earlier:
            return True
        if draft.kind != "person" or other.former:
            return False
        near = draft.sent - other.sent <= _NEAR
        # "the minister" after "the minister of defense"; a president of something is not "the president"
        short = earlier.endswith(f" {word}") or (word != "president" and earlier.startswith(f"{word} of "))
        return short or (near and earlier in self.lx.takes_up.get(word, ()))

    def _beside(self, other: Draft) -> bool:
        """Whether a mention is somebody's counterpart, told beside the one whose counterpart he is."""
        return self.lx.relations.get(self.text.tokens[other.head].lower, ("", False))[0] == "same"

    def _people(self, draft: Draft) -> list[Part]:
        """The one armed group spoken of near ("the guerrillas"); none of several."""
        if draft.sector not in self.lx.group("same_people"):
            return []
        found: dict[str, Part] = {}
        for other in self.memory.recent(draft, _NEAR):
            for of in other.parts:
                if (
                    of.sector == draft.sector
                    and of.code
                    and other.kind in ("listed", "people", "body", "org")
                ):
                    found.setdefault(of.code, self.memory.taken(of, other))
        return list(found.values()) if len(found) == 1 else []
