"""Join what belongs to one mention: "minister of X", "Kang, the foreign minister", "the ministry here"."""

from dragoman.actors.chunk import Chunker
from dragoman.actors.draft import Draft
from dragoman.actors.marks import marked
from dragoman.actors.strangers import is_of_several

_BEFORE_COMPLEMENT = frozenset({"of", "for", "to", "from", "in", "at", "with"})
_SMALL = frozenset({"pronoun", "first", "relative", "set"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_LONGEST = 9  # tokens of a complement that only lengthens an office


class Joiner:
    """Lengthens mentions by their complements and appositions."""

    def __init__(self, chunker: Chunker, drafts: list[Draft]) -> None:
        """Index the mentions by where they start."""
        self.text, self.tokens, self.lx = chunker.text, chunker.tokens, chunker.lx
        self.drafts = drafts
        self.starts: dict[int, Draft] = {}
        for draft in reversed(drafts):
            self.starts[draft.first] = draft  # the largest comes first in the list, so it is kept last
        self.aliases: dict[str, Draft] = {}
        self.gone: set[int] = set()

    def join(self) -> list[Draft]:
        """Give the mentions that are left, joined."""
        for draft in reversed(self.drafts):
            if draft.role is not None and draft.kind in ("person", "people", "body", "again"):
                self._complement(draft)
        for draft in self.drafts:
            self._share(draft)
        gone = self.gone
        for draft in reversed(self.drafts):
            other = self._coordinate(draft)
            if other is not None:
                gone.add(id(other))
        for draft in self.drafts:
            if id(draft) not in gone and draft.kind not in ("pronoun", "first", "relative"):
                self._mark(draft)
                other = self._apposition(draft)
                if other is not None:
                    gone.add(id(other))
                self._acronym(draft)
        return [d for d in self.drafts if id(d) not in gone]

    def _mark(self, draft: Draft) -> None:
        """Take the country of the mark behind a lawmaker's name ("Senator X (R-AZ)")."""
        mark = marked(self.text, self.lx, draft.last) if draft.name is not None else None
        if mark is None or draft.plural or draft.kind not in ("name", "person"):
            return
        draft.hits = draft.hits or [mark]
        draft.last = mark.last + (self._word(mark.last, draft.sent) == ")")
        self.gone |= {id(d) for d in self.drafts if mark.first <= d.first < mark.last}

    def _coordinate(self, draft: Draft) -> Draft | None:
        """Join "president and chief executive" and "founder and former chief X" into one person."""
        if (
            draft.kind != "person"
            or draft.plural
            or draft.name is not None
            or self._word(draft.last, draft.sent) != "and"
        ):
            return None
        other = self.starts.get(draft.last + 1)
        if (
            other is None
            or other.sent != draft.sent
            or other.kind != "person"
            or other.plural
            or other.role is None
        ):
            return None
        before = other.owner is not None and other.owner.first < other.core[0]
        if other.det is not None or before or not self._told(draft) or not self._told(other):
            return None
        if other.name is None and draft.hits and other.hits:
            return None
        draft.last, draft.name = other.last, other.name
        draft.hits, draft.owner = draft.hits or other.hits, draft.owner or other.owner
        draft.sector = draft.sector or other.sector
        draft.core = (draft.core[0], other.core[1])
        return other

    def _word(self, i: int, sent: int) -> str:
        return self.tokens[i].text.lower() if i < len(self.tokens) and self.tokens[i].sent == sent else ""

    def _complement(self, draft: Draft) -> None:
        at = draft.last
        word = self._word(at, draft.sent)
        if word in self.lx.group("here") and draft.kind in ("body", "people", "person"):
            draft.last += 1
            draft.det = "here"
            return
        if word not in _BEFORE_COMPLEMENT or draft.role is None or (draft.name is not None and word != "of"):
            return
        at += self._word(at + 1, draft.sent) in ("either", "both")  # "forces of either Chad or Peru"
        other = self.starts.get(at + 1)
        if other is None and self._word(at + 1, draft.sent) in ("the", "its", "their", "a", "an"):
            other = self.starts.get(at + 2)
        if other is not None and other.sent == draft.sent and self._attached(draft, other):
            self._take(draft, other, word)
        elif word in ("of", "for") and draft.role.sort in ("office", "vague"):
            self._stretch(draft, at)

    def _share(self, draft: Draft) -> None:
        """Give "the government" the country of the other in "the government and people of Chad"."""
        if draft.kind not in ("body", "person", "people") or draft.hits or draft.owner is not None:
            return
        other = self.starts.get(draft.last + 1)
        joined = self._word(draft.last, draft.sent) in ("and", "or") and draft.det == "the"
        if not joined or other is None or other.sent != draft.sent or other.det is not None:
            return
        behind = [h for h in other.hits if h.first >= other.core[1]]
        of = self._word(other.core[1], draft.sent) in ("of", "in")
        if other.kind in ("body", "people") and behind and of:
            draft.hits = behind

    def _attached(self, draft: Draft, other: Draft) -> bool:
        """Whether the complement hangs on this mention, not on a verb ("accuse its neighbor of ...")."""
        head = self.tokens[other.head]
        if self.tokens[other.first].pos == "VERB":
            return False
        holder = self.starts.get(other.last) if other.kind == "body" else None
        if holder is not None and holder.kind == "name" and holder.first <= head.head < holder.last:
            return True  # "secretary of the navy X", where the navy hangs on the name
        if head.rel == "nmod" and head.head == self.tokens[draft.head].head:
            return True  # "X, president and chief executive of Y", where Y hangs on X
        return draft.first <= head.head < draft.last or (
            other.kind == "listed" and head.rel in ("nmod", "obl", "flat")
        )

    def _belongs(self, draft: Draft, other: Draft, word: str) -> bool:
        """Whether a country after this preposition is the party's own rather than where it stands."""
        if word in ("of", "from"):
            return True
        if word == "for":
            return draft.role is not None and draft.role.sort == "vague"
        if (
            word not in ("in", "at")
            or draft.sector in ("MIL", "JRN")
            or (draft.role and draft.role.words in self.lx.abroad)
        ):
            return False
        if is_of_several(self.text, self.lx, draft):
            return False  # "met international partners in Paris"
        capital = any(t.sort == "capital" for h in other.hits for t in h.terms)
        relation = draft.role is not None and draft.role.words in self.lx.relations
        return draft.kind == "body" or draft.sector in ("JUD", "COP", "LEG") or not capital or relation

    def _take(self, draft: Draft, other: Draft, word: str) -> None:
        role = draft.role.words if draft.role else ""
        abroad = role in self.lx.abroad
        if other.kind == "listed" and not other.modifier:
            if self._belongs(draft, other, word):
                if (
                    not draft.hits
                    and (draft.owner is None or role in self.lx.relations)
                    and (draft.kind != "again" or role in self.lx.relations or self._state_of(draft, word))
                ):
                    draft.hits = list(other.hits)
                    self._bank(draft, other)
                    self._reach(draft, other, plural=draft.plural or draft.kind == "body")
            elif (word in ("to", "for") and (abroad or draft.kind == "person")) or (word == "in" and abroad):
                self._reach(draft, other, plural=False)
            return
        vague = draft.role is not None and draft.role.sort == "vague"
        if (word == "of" or (word == "for" and vague)) and other.kind in (
            "body",
            "people",
            "person",
            "name",
            "org",
            "again",
        ):
            if other.kind == "person" and not other.plural:
                return
            if draft.role is not None and draft.role.sort in ("vague", "body") and draft.sector is None:
                draft.sector, draft.others = other.sector, other.others
            if not draft.hits and draft.owner is None:
                draft.hits = list(other.hits)
                draft.owner = other.owner or (
                    other if other.kind in ("name", "org", "body", "again") else None
                )
            self._reach(draft, other, plural=False)
            if other.kind in ("body", "org"):
                self._holder(draft)

    def _holder(self, draft: Draft) -> None:
        """Take the name behind an office and its body ("secretary of the navy X")."""
        name = self.starts.get(draft.last)
        if draft.kind != "person" or draft.plural or draft.name is not None or name is None:
            return
        if name.kind == "name" and name.sent == draft.sent and name.det is None and name.owner is None:
            draft.name, draft.last, draft.core = name.name, name.last, (draft.core[0], name.last)
            self.gone.add(id(name))

    def _bank(self, draft: Draft, other: Draft) -> None:
        """Know a state's central bank by its name ("the Bank of Ghana"), but for those of commerce."""
        of = other.hits[0].terms[0]
        if draft.role is None or draft.role.words != "bank" or self.tokens[draft.core[0]].text != "Bank":
            return
        if of.kind == "state" and of.sort == "name" and of.code not in self.lx.group("of_commerce"):
            draft.role, draft.sector = self.lx.trie["central"].next["bank"].roles[0], "GOV"

    def _state_of(self, draft: Draft, word: str) -> bool:
        """Whether a word for a state is followed by which one ("the kingdom of X")."""
        role = draft.role.words if draft.role else ""
        return word == "of" and role in self.lx.group("states") and draft.det == "the"

    def _reach(self, draft: Draft, other: Draft, *, plural: bool) -> None:
        """Lengthen a mention over its complement; of several, also over "and Y"."""
        draft.last = max(draft.last, other.last)
        other.inside = True
        while plural and self._word(draft.last, draft.sent) in ("and", "or", ","):
            more = self.starts.get(draft.last + 1)
            if more is None or more.kind != "listed" or more.modifier or self._governs(more):
                break
            draft.hits += more.hits
            draft.last = more.last
            more.inside = True

    def _governs(self, draft: Draft) -> bool:
        """Whether a listed name is that of a government: a body beside the other, no country."""
        return self.tokens[draft.last - 1].lower in ("government", "authority", "administration")

    def _stretch(self, draft: Draft, at: int) -> None:
        end = at + 1
        while end < len(self.tokens) and end - at < _LONGEST and self.tokens[end].sent == draft.sent:
            t = self.tokens[end]
            joined = t.text == "-" or (t.text == "and" and self.tokens[end - 1].pos in _NOMINAL)
            if not (t.pos in _NOMINAL or joined) or (
                end in self.starts and self.starts[end].kind == "person"
            ):
                break
            end += 1
        while end > at + 1 and self.tokens[end - 1].pos not in ("NOUN", "PROPN"):
            end -= 1
        if end <= at + 1:
            return
        for k in range(at + 1, end):
            of = self.lx.modifiers.get(self.tokens[k].text.lower())
            if of and draft.role and draft.role.sort == "vague" and draft.sector is None:
                draft.sector = of
        draft.last = end

    def _apposition(self, draft: Draft) -> Draft | None:
        """Join "X, the Y" and "the Y, X"; gives the mention that was taken in."""
        other = self._beside(draft)
        if other is None:
            return None
        after = self._word(other.last, draft.sent)
        if after in ("and", "or"):
            return None
        closes = self._closes(other, after)
        if (
            self._named(draft)
            and self._told(other)
            and other.name is None
            and closes
            and self._new(draft, other)
        ) or (self._told(draft) and draft.name is None and self._bare_name(other) and self._known(draft)):
            self._merge(draft, other)
        elif closes and self._body(draft) and self._told_body(other):
            draft.last = other.last
            if draft.kind == "org" and not draft.hits:
                draft.hits = other.hits
        elif closes and draft.kind == "listed" and self._related(other):
            draft.last = other.last
        else:
            return None
        return other

    def _beside(self, draft: Draft) -> Draft | None:
        """The mention after the comma that ends this one ("her chief at the time, X")."""
        comma = draft.last
        if self._word(comma, draft.sent) == "at" and self._word(comma + 2, draft.sent) == "time":
            comma += 3
        if draft.plural or self._word(comma, draft.sent) != ",":
            return None
        other = self.starts.get(comma + 1)
        if (
            other is None
            or other is draft
            or other.sent != draft.sent
            or other.plural
            or other.kind in _SMALL
        ):
            return None
        return other

    def _new(self, draft: Draft, other: Draft) -> bool:
        """Whether the apposition tells what the name's own role does not ("Colonel X, a spokesman for Y")."""
        return draft.role is None or (
            not draft.hits and draft.owner is None and bool(other.hits or other.owner)
        )

    def _known(self, draft: Draft) -> bool:
        """Whether a role is that of one person: "the minister", "her deputy", "Iraqi envoy"."""
        person = draft.kind in ("person", "again")
        return person and (draft.det is not None or draft.owner is not None or bool(draft.hits))

    def _told_body(self, draft: Draft) -> bool:
        told = draft.kind in ("body", "again") and draft.name is None and draft.role is not None
        return told and (draft.det is not None or draft.owner is not None)

    def _named(self, draft: Draft) -> bool:
        return draft.kind == "name" or (draft.kind == "person" and draft.name is not None)

    def _told(self, draft: Draft) -> bool:
        return (
            draft.role is not None
            and draft.kind in ("person", "again")
            and (draft.role.sort in ("office", "vague", "person") or draft.role.words in self.lx.relations)
        )

    def _related(self, draft: Draft) -> bool:
        """Whether it tells of a state what it is to another ("Rwanda, its eastern neighbor")."""
        words = draft.role.words if draft.role else ""
        said = words in self.lx.relations or words in self.lx.group("states")
        return said and draft.name is None and (draft.owner is not None or draft.det in ("a", "an", "the"))

    def _body(self, draft: Draft) -> bool:
        """A listed body or one with a name of its own."""
        if draft.kind == "org":
            return True
        return (
            draft.kind == "listed"
            and not draft.modifier
            and any(t.kind not in ("state", "territory") for h in draft.hits for t in h.terms)
        )

    def _bare_name(self, draft: Draft) -> bool:
        if draft.det is not None or draft.owner is not None or draft.hits:
            return False
        return draft.kind == "name" or (draft.kind == "person" and draft.name is not None)

    def _closes(self, other: Draft, after: str) -> bool:
        """Whether the apposition ends where a pause, a verb or a preposition shows it."""
        return not after[:1].isalpha() or self.tokens[other.last].pos in (
            "VERB",
            "AUX",
            "ADP",
            "SCONJ",
            "PRON",
        )

    def _merge(self, draft: Draft, other: Draft) -> None:
        draft.last = other.last
        if draft.name is None:
            draft.name = other.name
            draft.head = draft.head if draft.head < other.first else other.head
        guest = draft.role is not None and self.lx.relations.get(draft.role.words, ("", False))[0] == "person"
        if draft.role is None or (draft.kind == "again" and other.role is not None):
            draft.role, draft.office, draft.sector = other.role, other.office, other.sector
            draft.others, draft.former, draft.kind = other.others, other.former, "person"
        if draft.owner is None or guest:
            draft.owner, draft.owned = other.owner, other.owned
        draft.hits = draft.hits or other.hits
        draft.gender = draft.gender or other.gender

    def _acronym(self, draft: Draft) -> None:
        at = draft.last
        if self._word(at, draft.sent) != "(" or self._word(at + 2, draft.sent) != ")":
            return
        short = self.tokens[at + 1].text
        if len(short) > 1 and sum(c.isupper() for c in short) >= 2:
            self.aliases[short] = draft
