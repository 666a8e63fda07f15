"""What fills the slots of a predicate: words of a class, and parties."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.actors import Actors
from dragoman.events.bare_doers import bare_doer
from dragoman.events.clauses import CLAUSES
from dragoman.events.doers import is_thing
from dragoman.events.endings import forms
from dragoman.events.frames import Frames
from dragoman.events.rules import Entries, Pair, Path, Rule, Rules, Steps, Test, path_of
from dragoman.events.slots import Frame
from dragoman.events.venues import is_venue
from dragoman.records import Entity, Mention, ParsedText, Token

_QUANTITIES = frozenset(
    [
        "some",
        "many",
        "most",
        "several",
        "few",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "all",
        "both",
        "each",
        "one",
    ]
)
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO"})
_FIGHTING = frozenset({"IMG", "ISM"})
_CIVIL = frozenset({"CVL", "LAB", "EDU", "PTY", "OPP", "AGR", "SOC", "REF", "REL"})
_ALL_INSIDE = ("between", "poss", "by", "of", "against", "from", "with", "in", "about", "amod", "compound")
_CLAUSE_INSIDE = ("subj", "between", "into", "to", "toward", "towards", "from", "through", "with", "against")
OWNER = ("amod", "compound", "poss")
_VAGUE, _BEFORE_NOUN = frozenset({"terrorist", "terror"}), frozenset({"amod", "compound"})
_NEGATION = path_of("neg")
_HOME = ("from", "of")
_DELEGATES = ("delegates",)
# Kinds of party that a test may ask for, beside classes of words.
_KINDS: dict[str, Callable[[Entity], bool]] = {
    "PERSON": lambda e: bool(e.sector) or not e.code,  # somebody, but not a state or organization as such
    "CIVIL": lambda e: e.sector in _CIVIL,  # people who hold no power: unions, students, parties, crowds
    "BODY": lambda e: e.code in _BODIES,  # an international organization
    "FIRM": lambda e: e.code == "MNC" or e.sector == "BUS",  # a company, whose battles are bloodless
    "ARMY": lambda e: e.sector in ("MIL", "REB") or e.code in _FIGHTING,  # who fights, for a state or not
    "FIGHTERS": lambda e: e.code in _FIGHTING or e.sector == "REB",  # an armed group
    "STATE": lambda e: bool(e.code),  # whoever has a code
}
_NOTHING: list[int] = []  # one for all: most slots are empty
_NO_WORDS: frozenset[str] = frozenset()
_NO_MONTHS = frozenset({"march", "may"})


@dataclass(frozen=True, slots=True)
class Fillers:
    """Looks into the slots of one report's predicates."""

    text: ParsedText
    actors: Actors
    rules: Rules
    frames: Frames
    things: frozenset[int]  # tokens that head an agreement with a name
    joined: dict[int, list[int]] = field(default_factory=dict)  # what is coordinated with a token
    fitted: dict[int, bool] = field(default_factory=dict)  # by token and list of names

    def fits(self, i: int, names: tuple[str, ...]) -> bool:
        """Whether a filler is in one of the classes, is one of the words, or is a party of a kind."""
        key = i << 64 | id(names)  # the lists live as long as the rules; a number, since there are many
        found = self.fitted.get(key)
        if found is None:
            words, kinds = self.rules.wanted(names)
            found = self.is_word(i, words) or any(self._is(i, kind) for kind in kinds)
            found = found or ("agreements" in names and i in self.things)
            self.fitted[key] = found
        return found

    def fits_with(self, i: int, names: tuple[str, ...]) -> bool:
        """The same, or what is coordinated with the filler: "sent instructors and arms"."""
        return self.fits(i, names) or any(self.fits(k, names) for k in self._joined(i))

    def _joined(self, i: int) -> list[int]:
        if "conj" not in self.text.relations[i]:  # as mostly
            return _NOTHING
        joined = self.joined.get(i)
        if joined is None:
            joined = self.joined[i] = [k.i for k in self.text.kids(i, "conj")]
        return joined

    def is_word(self, i: int, words: frozenset[str]) -> bool:
        """Whether a filler is one of the words, in whatever number."""
        return not self._forms(i).isdisjoint(words)

    def _forms(self, i: int) -> frozenset[str]:
        token = self.text.tokens[i]
        return forms(token.lower, token.lemma)

    def _is(self, i: int, name: str) -> bool:
        if name in _KINDS:
            mention = self.actors.at(i)
            return mention is not None and any(map(_KINDS[name], mention.entities))
        if name in ("PARTY", "WHO"):  # a party itself, and for PARTY also what belongs to one
            return self.actors.at(i) is not None or (name == "PARTY" and self._is_owned(i))
        if name == "MUST":
            subject = self.text.kid(i, "nsubj")  # "should he be jailed, …" is a condition
            turned = subject.i if subject is not None else -1
            words = self.rules.classes.get("obligation", ())
            return any(a.lower in words and not a.i < turned < i for a in self.text.kids(i, "aux"))
        if name == "NAME":  # of what is no party, such as a town
            return self.text.tokens[i].pos == "PROPN" and self.actors.at(i) is None
        if name == "THING":  # what has no will of its own
            return is_thing(self.text, self.actors, self.rules, self.fits, i)
        clause = CLAUSES.get(name)
        held = clause(self.text, i) if clause is not None else name == "ANY" and not self._is_day(i)
        return held and (name != "OPINION" or not self._of_states(i))

    def _of_states(self, i: int) -> bool:
        """Whether what is in a clause is said by two, or by somebody with a country: they agree on more."""
        tokens = self.text.tokens
        while tokens[i].dep == "conj" and tokens[i].head != i:
            i = tokens[i].head
        verb = self.text.head_of(i)
        sayers = self.frames.of(verb.i).get("subj") if verb is not None else ()
        some = [m for k in sayers for m in self.actors.party(k)]
        return len(some) > 1 or any(e.code for m in some for e in m.entities)

    def _is_day(self, i: int) -> bool:
        """Whether a filler only says when: "on Monday"; a march with a small letter is no month."""
        token = self.text.tokens[i]
        return (
            token.pos != "VERB"
            and token.lower not in _NO_MONTHS
            and token.lemma.lower() in self.rules.classes.get("calendar", ())
        ) or (token.text in ("March", "May") and token.pos == "PROPN")

    def fill(self, frame: Frame, path: Path) -> list[int]:
        """Tokens at the end of a slot path, transparent nouns ("the effect of ...") looked through."""
        if not path.far and frame.slots.keys().isdisjoint(path.slots):  # as mostly
            return _NOTHING
        found = frame.filled.get(id(path))  # paths live as long as the rules, and equal ones are one
        if found is None:
            found = frame.filled[id(path)] = self._fill(frame, path)
        return found

    def _fill(self, frame: Frame, path: Path) -> list[int]:
        slots = frame.slots
        fillers = [f for slot in path.slots if slot in slots for f in slots[slot]]
        if not fillers and path.far and frame.verbal:
            fillers = self.frames.far(frame, path.slots)
        elif self.actors.upto and frame.verbal and "subj" in path.slots:
            fillers = [self.actors.before(frame.head, f) if f < frame.head else f for f in fillers]
        for step in path.rest if fillers else ():
            inner = [self.frames.of(i).slots for i in fillers]
            fillers = [f for held in inner for slot in step if slot in held for f in held[slot]]
        if not fillers:
            return _NOTHING
        if len(fillers) == 1:
            return self._through(fillers[0])
        return [k for i in fillers for k in self._through(i)]

    def meets(self, frame: Frame, test: Test) -> bool:
        """Whether a filler at the end of a path, or what is coordinated with it, is what is asked for."""
        said = frame.said.get(id(test.path))
        if said is None:
            said = self._said(frame, test.path)
        if not said.isdisjoint(test.words):
            return True
        return not test.only_words and any(self.fits_with(i, test.names) for i in self.fill(frame, test.path))

    def within_reach(self, frame: Frame, entries: Entries) -> list[Pair]:
        """The entries of a verb for which the words at the end of their first path will do: a few of many."""
        kept: list[int] = []
        held = frame.slots.keys()
        for path, asking in entries.asking:
            if held.isdisjoint(path.slots):  # as mostly
                continue
            said = frame.said.get(id(path))
            if said is None:
                said = self._said(frame, path)
            if said:
                kept += [place for place, words in asking if not said.isdisjoint(words)]
        if not kept:  # as mostly
            return [*entries.free.values()]
        return [entries.pairs[place] for place in sorted((*kept, *entries.free))]

    def _said(self, frame: Frame, path: Path) -> frozenset[str]:
        """The forms of what stands at the end of a path and of what is coordinated with it."""
        found = self.fill(frame, path)
        some = [self._forms(k) for i in found for k in (i, *self._joined(i))] if found else []
        said = frame.said[id(path)] = some[0] if len(some) == 1 else _NO_WORDS.union(*some)
        return said

    def _through(self, i: int) -> list[int]:
        token = self.text.tokens[i]
        counted = token.pos in ("NUM", "DET", "SYM") or token.lower in _QUANTITIES
        if counted or (token.pos == "NOUN" and token.lemma.lower() in self.rules.transparent_nouns):
            inner = self.frames.of(i).get("of") or self.frames.of(i).get("to")
            if inner:
                return [i, *(k for j in inner for k in (self._through(j) if j > i else [j]))]
        return [i]

    def mentions(
        self,
        frame: Frame,
        steps: Steps,
        *,
        inside: bool = False,
        owner: bool = False,
        without: tuple[Mention, ...] = (),
    ) -> tuple[Mention, ...]:
        """The parties in the first slot paths that hold any; paths with a plus add to what is there.

        `inside`: where no slot is itself a party, the one that an object phrase belongs to or is about;
        `owner`: the same for a thing that acts ("a French vessel"), by its modifiers and possessor alone.
        """
        out: tuple[Mention, ...] = ()
        held = frame.slots.keys()
        if not held:
            return out
        filled = [pair for pair in steps if pair[1].far or not held.isdisjoint(pair[1].slots)]
        for more, step in filled:
            if out and not more:
                break
            fillers = self._outermost(self.fill(frame, step))
            if not fillers:
                continue
            found = union(*[self.party(i) for i in fillers])
            if more and out and not found:  # "restored ties with Oslo's police chief's office"
                found = union(*(self.inside(i, slots=OWNER) for i in fillers))
            if any(m.head in self.vague(found) for m in found):  # "terrorist attacks" are by nobody named
                found = tuple(m for m in found if m.head not in self.vague(found))
            if any(m.head == frame.head for m in found):  # "the Iraqi insurgency" is no party to itself
                found = tuple(m for m in found if m.head != frame.head)
            if found:
                out = union(out, minus(found, without))
        if out or not (inside or owner):
            return out
        slots = _ALL_INSIDE if inside else OWNER
        for _, step in filled:
            for i in self.fill(frame, step):
                out = self.inside(i, slots=slots, without=without)
                if out:
                    return out
        return ()

    def party(self, i: int) -> tuple[Mention, ...]:
        """The coordinated party at a token, also one that stands bare before its noun: "a rebel attack"."""
        found = self.actors.party(i) or bare_doer(self.text, self.actors, i)
        return () if is_venue(self.text, found, i, self.rules) else found

    def vague(self, some: tuple[Mention, ...]) -> list[int]:
        """The heads of mentions that only say what kind of deed it is."""
        tokens = self.text.tokens
        return [m.head for m in some if tokens[m.head].lower in _VAGUE and tokens[m.head].rel in _BEFORE_NOUN]

    def _outermost(self, fillers: list[int]) -> list[int]:
        """The fillers without those that lie in another's name: the council in "members of the council"."""
        if len(fillers) < 2:  # as mostly
            return fillers
        whole = [m for i in fillers if (m := self.actors.at(i)) is not None and m.head == i]
        known = [m for m in whole if any(e.code for e in m.entities)]
        kept = []
        for i in fillers:  # who has no code gives way to one who has: "members of the UN"
            mine = self.actors.at(i)
            over = known if mine is not None and any(e.code for e in mine.entities) else whole
            if not any(m.first <= i < m.last and m.head != i for m in over):
                kept.append(i)
        return kept

    def _is_owned(self, i: int) -> bool:
        """Whether a thing is somebody's ("a French vessel"), which does not make what he sent a party."""
        if self.text.tokens[i].pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return False
        slots = self.frames.of(i).slots
        return any(self.actors.party(f) for slot in OWNER if slot in slots for f in slots[slot])

    def inside(
        self, i: int, depth: int = 2, slots: tuple[str, ...] = (), without: tuple[Mention, ...] = ()
    ) -> tuple[Mention, ...]:
        """The party that an object phrase belongs to or is about: "the policies of Oslo", "Oslo's plan"."""
        if depth == 0 or self.text.tokens[i].pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return ()
        frame = self.frames.of(i)
        for slot in slots:
            if slot in frame.slots:
                found = minus(union(*[self.party(f) for f in frame.get(slot)]), without)
                if found:
                    return found
        if slots is OWNER:
            return minus(self._behind(i), without)
        found = minus(self.in_participle(i), without)
        if found:
            return found
        for slot in ("of", "by", "to", "for", "on", "in", "with", "from"):
            for f in frame.get(slot):
                found = self.inside(f, depth - 1, slots, without)
                if found:
                    return found
        return ()

    def _behind(self, i: int) -> tuple[Mention, ...]:
        """Who acts through somebody: "surgeons flown in by Oslo", "negotiators from Oslo and Lima"."""
        held = self.holders(i)
        if held:
            return held
        senders = self.rules.classes.get("sent by", _NO_WORDS)
        for kid in self.text.kids(i, "acl"):
            if kid.pos == "VERB" and self.rules.verb_lemma(kid) in senders:
                frame = self.frames.of(kid.i)
                found = union(*(self.actors.party(f) for f in frame.get("subj") if frame.passive and f != i))
                if found:
                    return found
        if not self.fits(i, _DELEGATES):
            return ()
        return union(*(self.actors.party(f) for slot in _HOME for f in self.frames.of(i).get(slot)))

    def holders(self, i: int) -> tuple[Mention, ...]:
        """Whose a place or thing is: "a rebel-held town", "the Oslo-controlled port"."""
        if "amod" not in self.text.relations[i]:  # as mostly
            return ()
        holding = self.rules.classes.get("held by", _NO_WORDS)
        for kid in self.text.kids(i, "amod"):
            if kid.lower in holding:
                before = self.text.kids(kid.i, "compound", "obl", "nmod", "nsubj", "advmod", "amod")
                return union(*(self.actors.party(k.i) for k in before if k.i < kid.i))
            parts = kid.lower.split("-")
            if len(parts) == 2 and parts[1] in holding:
                return self.actors.party(kid.i)
        return ()

    def in_participle(self, i: int) -> tuple[Mention, ...]:
        """The party in a clause after a noun: "letters sent by Oslo", "a pipeline running to Chile"."""
        for kid in (*self.text.kids(i, "acl", "acl:relcl"), *self.stray_participle(i)):
            if kid.dep == "acl:relcl":  # "the steps that Oslo took", "the steps that were taken by Oslo"
                clause = self.frames.of(kid.i)
                taken = i in clause.get("obj")  # not "the front, where its men died"
                found = union(*(self.actors.party(f) for f in clause.get("subj") if taken and f != i))
                if found:
                    return found
            if kid.dep not in ("acl", "parataxis") or kid.pos != "VERB" or self.text.has_kid(kid.i, "mark"):
                continue
            frame = self.frames.of(kid.i)
            for slot in _CLAUSE_INSIDE[kid.dep == "parataxis" :]:  # its subject is that of the verb over it
                found = union(*(self.actors.party(f) for f in frame.get(slot) if f != i))
                if found:
                    return found
        return ()

    def stray_participle(self, i: int) -> list[Token]:
        """As in "the pact reached between": a participle right behind, hung on the verb over both."""
        text = self.text
        after = text.tokens[i + 1] if i + 1 < len(text.tokens) else text.tokens[i]
        stray = after.dep == "parataxis" and after.head == text.tokens[i].head and after.pos == "VERB"
        return [after] if stray and not text.has_kid(after.i, "nsubj", "aux") else []


def union(*some: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of all, each party once, those without an entity left out."""
    if len(some) == 1 and len(some[0]) < 2:  # as mostly
        return some[0] if some[0] and some[0][0].entities else ()
    seen: set[str] = set()
    out: list[Mention] = []
    for mention in (m for mentions in some for m in mentions):
        if mention.group not in seen and mention.entities:
            seen.add(mention.group)
            out.append(mention)
    return tuple(out)


def minus(some: tuple[Mention, ...], less: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of parties that are not among others, also by a pronoun that stands for several."""
    if not less or not some:
        return some
    groups = {m.group for m in less}
    kept = tuple(m for m in some if m.group not in groups)
    if any(len(m.entities) > 1 for m in kept):
        known = {_who(e) for m in less for e in m.entities}
        kept = tuple(m for m in kept if len(m.entities) == 1 or {_who(e) for e in m.entities} - known)
    return kept


def _who(entity: Entity) -> tuple[object, ...]:
    return entity.code, entity.sector, entity.entity_name


def abroad(actor: tuple[Mention, ...], recipient: tuple[Mention, ...]) -> bool:
    """Whether both sides are of known countries or bodies, and not of the same."""
    home = {e.code for m in actor for e in m.entities if e.code}
    away = {e.code for m in recipient for e in m.entities if e.code}
    return bool(home and away) and not home & away


def negations(rule: Rule, frame: Frame) -> list[int]:
    """The "not" that an entry asks for, which is part of its words: "is not prepared to"."""
    asked = any(t.path is _NEGATION for t in (rule.needs if frame.verbal else rule.noun_needs))
    return frame.get("neg") if asked else []
