"""Bodies whose short name stands for a fuller one: "the Air Force" beside "the United States Air Force"."""

from functools import cached_property

from dragoman.actors.draft import Draft
from dragoman.actors.lexis import Lexis, pieces
from dragoman.actors.memory import NOT_STATES, Memory
from dragoman.records import Words


class Bodies:
    """The bodies that a report names with their country, by the words that name their kind."""

    def __init__(self, lx: Lexis, memory: Memory, drafts: list[Draft]) -> None:
        """Keep what is looked at."""
        self.lx, self.memory, self.drafts = lx, memory, drafts

    def country(self, words: str, draft: Draft, *, here: bool = False) -> tuple[str, Words] | None:
        """Give the one country whose body of this name was told before, in the paragraph alone if `here`.

        Where none was before, the one country of those told later.
        """
        found = [(d, code) for d in self._full.get(words, ()) if d is not draft and (code := self._code(d))]
        if here:
            found = [(d, code) for d, code in found if self._block(d) == self._block(draft)]
        before = [(d, code) for d, code in found if d.first < draft.first]
        told = before or found
        if not told or len({code for _, code in told}) > 1:
            return None
        other, code = told[-1] if before else told[0]
        return code, self.memory.of(other)

    def _block(self, draft: Draft) -> int:
        return self.memory.text.sentences[draft.sent].block

    @cached_property
    def _full(self) -> dict[str, list[Draft]]:
        out: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            for words in self._kinds(draft):
                out.setdefault(words, []).append(draft)
        return out

    def _kinds(self, draft: Draft) -> set[str]:
        """The words for a kind of body that end a listed name, or that head or precede a role."""
        out: set[str] = set()
        for hit in draft.hits:
            for term in hit.terms:
                if term.sort == "seat" and term.kind == "state" and " " in term.text:
                    out |= self._tails(term.text)
        own = bool(draft.hits) or draft.owned
        if own and draft.role is not None and draft.role.sort == "body" and not draft.plural:
            out.add(draft.role.words)
        if own and draft.body is not None:
            out.add(draft.body.words)
        return out

    def _tails(self, text: str) -> set[str]:
        words = pieces(text.lower())
        return {" ".join(words[k:]) for k in range(1, len(words)) if self._is_body(words[k:])}

    def _is_body(self, words: list[str]) -> bool:
        level, node = self.lx.trie, None
        for word in words:
            node = level.get(word)
            if node is None:
                return False
            level = node.next
        return node is not None and any(r.sort == "body" and r.words not in self.lx.many for r in node.roles)

    def _code(self, draft: Draft) -> str | None:
        """The state of a fuller name, also where the report has not come to it yet."""
        code = draft.parts[0].code if draft.parts else None
        if code is None and draft.hits:
            term, _ = self.memory.choose(draft, draft.hits[0].terms)
            code = term.code if term is not None else None
        return None if code in NOT_STATES else code
