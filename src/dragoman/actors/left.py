"""What stands before a name or role word in its noun phrase."""

from dataclasses import dataclass, field

from dragoman.actors.cut import Cut
from dragoman.actors.draft import Hit
from dragoman.records import Token

_BEFORE = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "X", "SYM"})
_NOUNS = frozenset({"NOUN", "PROPN", "VERB"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_AND = frozenset({"and", "or", ",", "&", "/"})
_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod", "flat", "nmod:desc"})
_SHARING = frozenset({"compound", "amod"})
_NO_START = frozenset({"-", "“", '"', "”", "'", ",", "and", "least"})  # "at least ten men"


@dataclass(slots=True)
class Left:
    """Countries, role words, determiner and possessor before a noun."""

    first: int
    hits: list[Hit] = field(default_factory=list)  # nearest first
    roles: list[Hit] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    det: str | None = None
    owner: int | None = None  # last token of the possessor
    pronoun: int | None = None  # a possessive pronoun
    core: int = 0  # where the noun starts
    led: bool = False  # whether a country before it leads it ("US-led")


class Leftward:
    """Walks left from a noun to the beginning of its phrase."""

    def __init__(self, cut: Cut, used: set[int]) -> None:
        """Keep the words looked up; `used` gathers the starts of the names taken along."""
        self.cut, self.used = cut, used
        self.text, self.lx, self.tokens = cut.text, cut.lx, cut.text.tokens

    def gather(self, first: int, last: int, *, bare: bool = False) -> Left:
        """Give what stands before tokens [first, last); `bare` takes no nouns along."""
        got = Left(first, core=first)
        start = self.text.sentences[self.tokens[first].sent].first
        at = first - 1
        while at >= start:
            after = self._listed(at, start, got)
            if after is None:
                after = self._function(at, start, got)
            if after is None and not (bare and self.tokens[at].pos in _NOUNS):
                after = self._modifier(at, last, got)
            if after is None:
                break
            at = after
        while got.first < first and self.tokens[got.first].text in _NO_START:
            got.first += 1
        return got

    def _listed(self, at: int, start: int, got: Left) -> int | None:
        """Take a country or role word that ends here; give where to go on."""
        hit, role = self.cut.name_ends.get(at + 1), self.cut.role_ends.get(at + 1)
        if hit is not None and self._opens(hit, start):
            return -1
        if hit is not None and hit.first >= start and self._fits(hit, got):
            led = self._leads(hit)
            if led or self._runs(hit, got.core) or not self.aside(hit):
                got.hits.append(hit)
                self.used.add(hit.first)
            got.led = got.led or led
            got.first = hit.first
            return hit.first - 1
        if role is not None and self.tokens[at + 1].pos == "PROPN" and self.under_office(role):
            return -1
        if role is not None and role.first >= start and self.before_noun(role):
            got.roles.append(role)
            got.words.append(self.tokens[at].lower)
            got.first = role.first
            return role.first - 1
        return None

    def _function(self, at: int, start: int, got: Left) -> int | None:
        """Take a determiner, possessor or "and" between countries; -1 ends the phrase."""
        t = self.tokens[at]
        low = t.lower
        if t.text in _POSSESSIVE and t.pos != "PUNCT" and at > start:
            got.owner = at - 1
            return -1
        if t.pos == "DET" or low == "both" or (t.pos == "PRON" and t.dep in ("nmod:poss", "det")):
            if t.dep == "nmod:poss" or low in self.lx.pronouns:
                got.pronoun = at
            else:
                got.det = got.det or low
            got.first = at
            more = low in ("the", "both") and at > start and self.tokens[at - 1].lower in ("all", "both")
            return at - 1 if more else -1
        beside = low in _AND and got.hits and at + 1 == got.hits[-1].first
        if beside and at in self.cut.name_ends:
            one, two = self.cut.name_ends[at], got.hits[-1]
            both = one.adjective() and two.adjective()
            return at - 1 if both or self._share(one, two) else -1
        return None

    def _share(self, one: Hit, two: Hit) -> bool:
        """Whether two names share the noun after them, as the parser has it: "EU and NATO officials"."""
        first, second = self.tokens[one.last - 1], self.tokens[two.last - 1]
        return first.rel in _SHARING and first.head >= two.last and one.first <= second.head < one.last

    def _modifier(self, at: int, last: int, got: Left) -> int | None:
        t = self.tokens[at]
        if not self._premodifier(t, at, last):
            return None
        got.words.append(t.lower)
        got.first = at
        return at - 1

    def _fits(self, hit: Hit, got: Left) -> bool:
        last = self.tokens[hit.last - 1]
        first = self.tokens[last.head] if last.dep == "conj" else last  # "EU and NATO officials"
        before = last.dep in _MODIFYING or last.head >= hit.last
        shared = first.rel in _SHARING and first.head >= hit.last
        return hit.adjective() or before or shared or bool(got.hits)

    def _leads(self, hit: Hit) -> bool:
        """Whether the party is led by a country, whose deeds it does ("the U.S.-led coalition")."""
        tokens = self.tokens
        joined = (
            hit.last + 1 < len(tokens) and tokens[hit.last].text == "-" and not tokens[hit.last - 1].space
        )
        return joined and tokens[hit.last + 1].lower in self.lx.group("led_by")

    def _runs(self, hit: Hit, core: int) -> bool:
        """Whether somebody runs the body, which is then one of its own ("the Houthi-run ministry")."""
        body, tokens = self.cut.roles.get(core), self.tokens
        if body is None or body.role is None or body.role.sort not in ("body", "people"):
            return False
        joined = (
            hit.last + 1 < len(tokens) and tokens[hit.last].text == "-" and not tokens[hit.last - 1].space
        )
        own = body.role.sector in ("GOV", "JRN", "JUD", "COP", "LEG", "MIL", "MED")
        return own and joined and tokens[hit.last + 1].lower in self.lx.group("run_by")

    def under_office(self, hit: Hit) -> bool:
        """Whether the name behind a body is that of who holds an office in it ("chief of the navy X")."""
        at = hit.first - 1
        if at > 0 and self.tokens[at].lower == "the":
            at -= 1
        office = self.cut.role_ends.get(at)
        if at <= 0 or self.tokens[at].lower != "of" or office is None or office.role is None:
            return False
        return office.role.sort in ("office", "vague")

    def _opens(self, hit: Hit, start: int) -> bool:
        """Whether a country's name only says where, without a comma ("In Peru Minister Ayala met ...")."""
        tokens = self.tokens
        lead = hit.first - 1
        if (
            lead < start
            or lead > start + 1
            or hit.adjective()
            or tokens[lead].lower not in self.lx.group("locative")
        ):
            return False
        return tokens[lead].text[0].isupper() and tokens[hit.last].text[0].isupper()

    def aside(self, hit: Hit) -> bool:
        """Whether a name only stands beside the party ("US-backed", "pro-Russian")."""
        tokens = self.tokens
        joined = (
            hit.last + 1 < len(tokens) and tokens[hit.last].text == "-" and not tokens[hit.last - 1].space
        )
        if joined and tokens[hit.last + 1].lower in self.lx.group("beside"):
            return True
        before = hit.first > 1 and tokens[hit.first - 1].text == "-"
        return before and tokens[hit.first - 2].lower in self.lx.group("against")

    def before_noun(self, role: Hit) -> bool:
        """Whether a role word stands before another noun ("police" of "police spokesman")."""
        last = self.tokens[role.last - 1]
        if role.role is None or (role.role.plural and role.role.sort != "people"):
            return False
        return last.head >= role.last or last.dep in ("compound", "amod", "nmod:desc")

    def _premodifier(self, t: Token, k: int, last: int) -> bool:
        if t.lower in self.lx.not_names:
            return False
        if t.lower in self.lx.modifiers and t.space:
            return True
        after, before = self.tokens[k + 1], self.tokens[k - 1]
        if t.text == "-":
            return not t.space or not before.space
        if t.pos in _BEFORE:
            return k < t.head < last or after.text == "-" or (t.pos in ("ADJ", "NUM") and t.head >= k)
        if t.pos == "VERB":
            adjective = t.dep == "amod" and after.pos in _BEFORE
            return (t.dep in ("amod", "compound") and t.head > k) or adjective or before.text == "-"
        adverb = (
            t.pos == "ADV"
            and k < t.head < last
            and (after.pos in ("ADJ", "NUM", "VERB") or after.text == "-")
        )
        return adverb or (t.pos in ("ADP", "PART") and (after.text == "-" or before.text == "-"))
