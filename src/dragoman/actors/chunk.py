"""Put names, role words and what stands around them together into mentions."""

from dragoman.actors.cut import Cut
from dragoman.actors.draft import Draft, Hit
from dragoman.actors.left import Left, Leftward
from dragoman.actors.lexis import Lexis, Role
from dragoman.actors.small import numbers, pronouns
from dragoman.records import ParsedText

_BEFORE = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "X", "SYM"})
_STATELY = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Chunker:
    """Turns one parsed report into mentions under way, in text order."""

    def __init__(self, text: ParsedText, lx: Lexis) -> None:
        """Look the words up."""
        self.text, self.lx, self.tokens = text, lx, text.tokens
        cut = Cut(text, lx)
        self.names, self.roles, self.segments, self.labels = cut.names, cut.roles, cut.segments, cut.labels
        self.name_ends, self.role_ends = cut.name_ends, cut.role_ends
        self.used: set[int] = set()  # starts of hits taken into a larger mention
        self.lead: dict[int, Hit] = {}  # role words that only introduce a listed body, by its start
        self.pronouns = pronouns(text, lx)
        self.left = Leftward(cut, self.used)
        self.drafts: list[Draft] = []
        self.ends: dict[int, Draft] = {}  # the last mention that ends before this token

    def chunk(self) -> list[Draft]:
        """Give the mentions in text order; larger before smaller at the same start."""
        for start in sorted({*self.roles, *self.segments}):
            if start in self.used:
                continue
            if start in self.segments:
                self._name(*self.segments[start])
            elif start in self.roles:
                self._role(self.roles[start])
        for start, hit in sorted(self.names.items()):
            if start not in self.used:
                self._hit_draft(hit)
        taken = {i for d in self.drafts for i in range(*d.core)}
        self.drafts += [*self.pronouns.values(), *numbers(self.text, self.lx, taken)]
        self.drafts.sort(key=lambda d: (d.first, -d.last))
        return self.drafts

    # -- noun phrases -----------------------------------------------------

    def _draft(self, core: tuple[int, int], kind: str, left: Left) -> Draft:
        """Start a mention from its core and what stands before it."""
        first, last = left.first, core[1]
        draft = Draft(first, last, core[1] - 1, kind, self.tokens[core[0]].sent, core)
        draft.det = left.det
        draft.definite = (
            left.det in ("the", "this", "that", "these", "those", "both")
            or left.owner is not None
            or left.pronoun is not None
        )
        draft.hits = left.hits[::-1]
        covered = {i for h in (*left.hits, *left.roles) for i in range(h.first, h.last)}
        before = range(left.first + 1, core[0])
        draft.proper = any(
            self.tokens[i].text[0].isupper()
            and i not in covered
            and self.tokens[i].lower not in self.lx.modifiers
            for i in before
        )
        if left.owner is not None:
            draft.owned = True
            owner = self._owner(left.owner)
            if owner is not None:
                draft.owner, draft.first = owner, owner.first
            else:
                draft.first = left.first
        elif left.pronoun is not None:
            draft.owner = self.pronouns.get(left.pronoun)
        return draft

    def _owner(self, at: int) -> Draft | None:
        draft = self.ends.get(at + 1)
        if draft is None and at + 1 in self.name_ends:
            draft = self._hit_draft(self.name_ends[at + 1])
        return draft

    def _add(self, draft: Draft) -> Draft:
        draft.head = self._top(draft.first, draft.last, draft.core)
        opens = draft.first == self.text.sentences[draft.sent].first and draft.kind != "name"
        draft.subject = self.tokens[draft.head].rel == "nsubj" or (opens and not draft.modifier)
        self.drafts.append(draft)
        self.ends[draft.last] = draft
        return draft

    def _top(self, first: int, last: int, core: tuple[int, int]) -> int:
        """The token of the core whose head lies outside the mention."""
        for i in range(core[0], core[1]):
            head = self.tokens[i].head
            if (head == i or not first <= head < last) and self.tokens[i].pos != "PUNCT":
                return i
        for i in range(first, last):
            head = self.tokens[i].head
            if head == i or not first <= head < last:
                return i if core[0] <= i < core[1] else core[1] - 1
        return core[1] - 1

    def _name(self, first: int, last: int, kind: str) -> Draft:
        left = self.left.gather(first, last)
        draft = self._draft((first, last), kind, left)
        draft.name = (first, last)
        begins = self.names.get(first) if kind == "org" else None
        if begins is not None and all(t.sort == "name" and not t.unsure for t in begins.terms):
            draft.beside = [begins]  # "Kenya Railways Corporation"
        self._grade(draft, left)
        return self._add(draft)

    def _role(self, hit: Hit) -> Draft | None:
        role = hit.role
        if role is None:
            return None
        tokens = self.tokens
        if self._swallowed(hit):
            return self._before(hit)
        left = self.left.gather(hit.first, hit.last)
        last = hit.last
        name = None
        if (
            last in self.segments
            and last not in self.used
            and not role.plural
            and tokens[last].sent == tokens[hit.first].sent
            and not (role.sort == "body" and self.left.under_office(hit))
        ):
            name = self.segments[last][:2]
        elif (
            role.sort in ("office", "vague")
            and last + 1 in self.segments
            and tokens[last].text == "of"
            and self._held_by(left, *self.segments[last + 1])
        ):
            name = self.segments[last + 1][:2]
        if name is None and self._leads(hit):
            self.lead[last] = hit
            return None
        if role.sort == "title" and name is None:
            return None
        kind = {"body": "body", "people": "people", "again": "again"}.get(
            role.sort, "people" if role.plural else "person"
        )
        core = (hit.first, name[1] if name else last)
        draft = self._draft(core, kind, left)
        draft.role, draft.plural, draft.gender = role, role.plural, role.gender
        draft.body = self._beside(left)
        if name:
            draft.name = name
            self.used.add(name[0])
        self._grade(draft, left)
        self._office(draft, hit, left)
        return self._add(draft)

    def _beside(self, left: Left) -> Role | None:
        """The body of a state that stands before a noun ("navy officials", "a military spokesman")."""
        nouns = [h.role for h in left.roles if h.role is not None]
        for word in left.words:
            node = self.lx.trie.get(word) if word in self.lx.modifiers else None
            nouns += node.roles if node is not None else []
        return next((r for r in nouns if r.sort == "body" or r.sector == "COP"), None)

    def _before(self, hit: Hit) -> Draft | None:
        """A body of the state by its bare name before a noun that is no party ("Navy ships")."""
        role, first = hit.role, self.tokens[hit.first]
        if role is None or role.sort != "body" or role.plural or role.words in self.lx.many:
            return None
        if role.sector not in _STATELY or not first.text[0].isupper() or hit.first == 0:
            return None
        before = self.tokens[hit.first - 1]
        if hit.first in self.name_ends or hit.last in self.roles or before.text in _POSSESSIVE:
            return None
        draft = self._draft((hit.first, hit.last), "body", Left(hit.first))
        draft.role, draft.sector, draft.modifier = role, role.sector, True
        return self._add(draft)

    def _leads(self, hit: Hit) -> bool:
        """Whether a role word only introduces a listed body or person ("the airline X", "rebel group Y")."""
        named = self.names.get(hit.last)
        if (
            named is None
            or hit.role is None
            or hit.role.plural
            or hit.role.sort not in ("body", "person", "vague", "again")
        ):
            return False
        if not self.tokens[hit.last - 1].space or self.tokens[hit.last].sent != self.tokens[hit.first].sent:
            return False
        return any(t.kind not in ("state", "territory") and t.sort == "name" for t in named.terms)

    def _held_by(self, left: Left, first: int, last: int, kind: str) -> bool:
        """Whether a name after "of" is the holder's, a slip ("US Secretary of Mike Pompeo")."""
        if kind != "name":
            return False
        labels = {self.labels.get(i) for i in range(first, last)}
        whole = any((n.first, n.last) == (first, last) and n.label != "PER" for n in self.text.names)
        person = labels == {"PER"} or (not whole and 1 < last - first <= 3)
        return bool(left.hits) and person

    def _swallowed(self, hit: Hit) -> bool:
        """Whether the role word only stands before another noun ("police station", "party congress")."""
        nxt = hit.last
        tokens = self.tokens
        if nxt >= len(tokens) or tokens[nxt].sent != tokens[hit.first].sent:
            return False
        after = self.roles.get(nxt)
        if after is not None and self.left.before_noun(hit):
            return True
        last = tokens[hit.last - 1]
        if tokens[nxt].text == "-" and not last.space:
            return True
        return (
            nxt not in self.segments
            and tokens[nxt].pos in ("NOUN", "PROPN")
            and last.head > hit.last - 1
            and last.rel in ("compound", "amod")
        )

    def _grade(self, draft: Draft, left: Left) -> None:
        """Settle the sector by the role word and the words before it."""
        role, lx = draft.role, self.lx
        sector = role.sector if role else None
        for hit in left.roles:
            if hit.role and hit.role.sector and (sector is None or (role and role.sort == "vague")):
                sector = hit.role.sector
        for word in left.words:
            if word in lx.former:
                draft.former = True
            of = lx.modifiers.get(word)
            if of == "OPP" or (of == "REB" and sector not in (None, "REB", "MIL", "CVL")):
                draft.others = (*draft.others, of) if of not in draft.others else draft.others
                sector = sector or of
            elif of and (
                sector is None
                or (role and role.sort in ("vague", "people", "body") and sector in ("GOV", "MIL", None))
            ):
                sector = of
        if left.led and sector in (None, "PTY"):
            sector = "MIL"  # a coalition that a country leads is one of arms
        if draft.former and sector == "GOV":
            sector = "ELI"
        draft.sector = sector
        if sector in draft.others:
            draft.others = tuple(o for o in draft.others if o != sector)

    def _office(self, draft: Draft, hit: Hit, left: Left) -> None:
        role = hit.role
        if role is None or role.plural or role.sort not in ("office", "vague"):
            return
        words = [role.words]
        k = hit.first - 1
        while k >= left.first and self.tokens[k].text.lower() in self.lx.words.get("office_words", ()):
            words.insert(0, self.tokens[k].text.lower())
            k -= 1
        office = " ".join(words)
        if role.sort == "office":
            draft.office = self.lx.words.get("same_office", {}).get(office, office)

    # -- listed names left over, pronouns ---------------------------------

    def _hit_draft(self, hit: Hit) -> Draft:
        self.used.add(hit.first)
        tokens = self.tokens
        lead = self.lead.get(hit.first)
        people = any(t.sort == "demonym" for t in hit.terms)
        last = tokens[hit.last - 1]
        before = hit.last < len(tokens) and last.rel in ("amod", "compound") and last.head >= hit.last
        if lead is not None:
            left = self.left.gather(lead.first, hit.last)
        elif people and not before:
            left = self.left.gather(hit.first, hit.last, bare=True)
        else:
            left = Left(hit.first) if before else self._the(hit.first)
        draft = self._draft((hit.first, hit.last), "listed", left)
        draft.beside, draft.hits = draft.hits, [hit]
        draft.modifier = before or (
            hit.last < len(tokens) and tokens[hit.last].text == "-" and not last.space
        )
        draft.plural = last.has("Number=Plur") and people
        draft.aside = self.left.aside(hit)
        draft.locative = self._case(draft.first, hit) in self.lx.group("locative") or self._after_place(draft)
        return self._add(draft)

    def _the(self, first: int) -> Left:
        """A listed name takes no more than its article along."""
        left = Left(first)
        if (
            first > 0
            and self.tokens[first - 1].text.lower() == "the"
            and self.tokens[first - 1].sent == self.tokens[first].sent
        ):
            head = self.tokens[first - 1].head
            if first <= head <= first + 3:
                left.first, left.det = first - 1, "the"
        return left

    def _after_place(self, draft: Draft) -> bool:
        """Whether it only places another name ("Seattle, Washington")."""
        at = draft.first - 2
        if at < 0 or self.tokens[at + 1].text != "," or self.tokens[at].sent != draft.sent:
            return False
        after = self.tokens[draft.last] if draft.last < len(self.tokens) else None
        if draft.det is not None or (after is not None and after.pos in ("VERB", "AUX", "PART")):
            return False  # "in Sochi, Moscow said"
        named = at + 1 in self.name_ends or at + 1 in self.role_ends
        return self.tokens[at].pos == "PROPN" and not named and self.labels.get(at) == "LOC"

    def _case(self, first: int, hit: Hit) -> str:
        tokens = self.tokens
        if (
            first > 0
            and tokens[first - 1].sent == tokens[hit.first].sent
            and tokens[first - 1].pos in ("ADP", "SCONJ", "ADV")
        ):
            return tokens[first - 1].text.lower()
        return self.text.case_of(hit.last - 1)
