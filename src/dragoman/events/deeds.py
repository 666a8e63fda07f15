"""Match acts and operators at the tokens of a report and compose them into deeds."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.actors import Actors
from dragoman.events.frames import Frame, Frames, is_stray_clause
from dragoman.events.rules import Path, Rule, Rules, Trigger
from dragoman.records import Mention, OperatorUse, ParsedText, Token

# Longest chain of operators ("agreed to stop refusing to ..."): deeper is a parse slip.
DEEPEST = 5
_QUANTITIES = frozenset("some many most several few dozens hundreds thousands scores all both each one".split())
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO"})
_CIVIL = frozenset({"CVL", "LAB", "EDU", "PTY", "OPP", "AGR", "SOC", "REF", "REL"})
_OPEN = ("BODY", "CIVIL", "PARTY", "PERSON", "STATE", "ANY", "MUST")  # tests that any party, any known party or any word passes
# Words between a verb and its preposition or particle, such as an object: "call Oslo back".
PARTICLE_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act with its parties, and the operators over it, innermost first."""

    rule: Rule
    head: int
    top: int
    event: str
    act: str
    words: tuple[int, ...]  # trigger tokens of act and operators
    actor: tuple[Mention, ...] = ()
    recipient: tuple[Mention, ...] = ()
    reciprocal: bool = False
    operators: tuple[OperatorUse, ...] = ()
    rules: tuple[Rule, ...] = ()  # of the operators
    frame: Frame
    inner: "Deed | None" = None
    status: str | None = None


@dataclass(slots=True)
class Near:
    """An entry that matched by its words but not by its company, and why not."""

    entry: str
    head: int
    reason: str


@dataclass(slots=True)
class Matcher:
    """Matches the rules on one report."""

    text: ParsedText
    actors: Actors
    rules: Rules
    things: frozenset[int]  # tokens that head an agreement or measure with a name
    frames: Frames = field(init=False)
    near: list[Near] = field(default_factory=list)
    _at: dict[int, list[Deed]] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Prepare the frames."""
        self.frames = Frames(self.text, self.rules)

    # -- looking at one token ------------------------------------------------------------------

    def candidates(self, token: Token) -> list[tuple[Trigger, Rule]]:
        """Rules whose trigger words stand at this token, before any test of the company."""
        if token.pos not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
            return []
        verbal = token.pos in ("AUX", "ADJ") or self.frames.is_verbal(token)
        index = self.rules.verbs if verbal else self.rules.nouns
        lemma = self.rules.verb_lemma(token) if verbal else token.lemma.lower()
        some = index.get(lemma) or index.get(token.lower) or ()
        return [(trigger, rule) for trigger, rule in some if self._has_rest(token, trigger)]

    def _has_rest(self, token: Token, trigger: Trigger) -> bool:
        if not trigger.rest:
            return True
        tokens = self.text.tokens
        if not trigger.verbal:
            i = token.i - 1
            for word in reversed(trigger.rest):
                while i >= 0 and tokens[i].text in ("-", "–"):
                    i -= 1
                if i < 0 or word not in (tokens[i].lower, tokens[i].lemma.lower()):
                    return False
                i -= 1
            return True
        return all(self._rest_of_verb(token, word) for word in trigger.rest)

    def _rest_of_verb(self, token: Token, word: str) -> bool:
        tokens = self.text.tokens
        for j in range(token.i + 1, min(token.i + PARTICLE_REACH, len(tokens))):
            other = tokens[j]
            if other.sent != token.sent:
                break
            if other.lower == word:
                up = tokens[other.head]
                if up.lower in self.rules.classes.get("calendar", ()) or up.pos == "NUM":
                    return False
                return other.head == token.i or up.head == token.i
        held = self.frames.of(token.i).get(word)
        return any(tokens[i].lower not in self.rules.classes.get("calendar", ()) for i in held)

    def deeds(self, i: int, depth: int = 0) -> list[Deed]:
        """Every deed headed at token i; the best reading where several entries match."""
        if i in self._at:
            return self._at[i]
        if depth > DEEPEST:
            return []
        self._at[i] = []  # against cycles
        found = self._deeds(self.text.tokens[i], depth)
        self._at[i] = found
        return found

    def _deeds(self, token: Token, depth: int) -> list[Deed]:
        if token.dep == "amod" and token.pos in ("VERB", "ADJ") and not is_stray_clause(self.text, token):
            return []
        some = self.candidates(token)
        if not some:
            return []
        frame = self.frames.of(token.i)
        composed = [d for t, r in some if r.is_operator for d in self._composed(token, t, r, frame, depth)]
        plain = [(t, r) for t, r in some if self._passes(token, frame, r)]
        plain.sort(key=lambda p: (-p[1].priority, -len(p[0].rest) - len(p[1].needs), p[1].id))
        if composed:
            best = max(r.rules[-1].priority for r in composed)
            if not plain or plain[0][1].priority <= best:
                first = next(d.rules[-1].id for d in composed if d.rules[-1].priority == best)
                kept = [d for d in composed if d.rules[-1].id == first]
                self.consumed.update(d.inner.top for d in kept if d.inner and not d.rules[-1].keeps)
                return kept
        for trigger, rule in plain:
            deed = self._act(token, trigger, rule, frame)
            if deed is not None:
                return [deed]
        return []

    def _passes(self, token: Token, frame: Frame, rule: Rule) -> bool:
        tests = [*(rule.needs if frame.verbal else rule.noun_needs), *(rule.alone_needs if rule.is_operator else ())]
        if rule.is_operator and not (rule.alone and rule.act):
            return False
        for path, names in tests:
            if not any(self.fits(f, names) for f in self.fill(frame, path)):
                self.near.append(Near(rule.id, token.i, f"needs {'>'.join(path)}: {', '.join(names)}"))
                return False
        for path, names in rule.unless:
            if any(self.fits(f, names) for f in self.fill(frame, path)):
                self.near.append(Near(rule.id, token.i, f"not with {'>'.join(path)}: {', '.join(names)}"))
                return False
        return True

    def fits(self, i: int, names: Iterable[str]) -> bool:
        """Whether a filler is in one of the classes, is one of the words, or is a party (PARTY)."""
        token = self.text.tokens[i]
        forms = {token.lower, token.lemma.lower(), token.lower.removesuffix("s")}
        for name in names:
            if name == "PARTY":
                if self.actors.at(i) is not None or self.inside(i, slots=_OWNER):
                    return True
            elif name == "PERSON":  # somebody, but not a state or organization as such
                mention = self.actors.at(i)
                if mention is not None and any(e.sector or not e.code for e in mention.entities):
                    return True
            elif name == "CIVIL":  # people who hold no power: unions, students, parties, crowds
                mention = self.actors.at(i)
                if mention is not None and any(e.sector in _CIVIL for e in mention.entities):
                    return True
            elif name == "BODY":  # an international organization
                mention = self.actors.at(i)
                if mention is not None and any(e.code in _BODIES for e in mention.entities):
                    return True
            elif name == "STATE":
                mention = self.actors.at(i)
                if mention is not None and any(e.code for e in mention.entities):
                    return True
            elif name == "ANY":
                return True
            elif name == "MUST":
                if any(a.lower in self.rules.classes.get("obligation", ()) for a in self.text.kids(i, "aux")):
                    return True
            elif name == "agreements" and i in self.things:
                return True
            elif forms & self.rules.classes.get(name, frozenset({name})):
                return True
        return False

    def fill(self, frame: Frame, path: Path) -> list[int]:
        """Tokens at the end of a slot path, transparent nouns ("the effect of ...") looked through."""
        fillers = [f for slot in path[0].split("|") for f in frame.get(slot)]
        for step in path[1:]:
            fillers = [f for i in fillers for slot in step.split("|") for f in self.frames.of(i).get(slot)]
        out: list[int] = []
        for i in fillers:
            out += self._through(i)
        return out

    def _through(self, i: int) -> list[int]:
        token = self.text.tokens[i]
        counted = token.pos in ("NUM", "DET") or token.lower in _QUANTITIES
        if counted or (token.pos == "NOUN" and token.lemma.lower() in self.rules.transparent_nouns):
            inner = self.frames.of(i).get("of") or self.frames.of(i).get("to")
            if inner:
                return [i, *inner]
        return [i]

    # -- acts ----------------------------------------------------------------------------------

    def _act(self, token: Token, trigger: Trigger, rule: Rule, frame: Frame) -> Deed | None:
        actor = self.mentions(frame, rule.verb_actor if frame.verbal else rule.noun_actor, owner=True)
        recipient = self.mentions(
            frame, rule.verb_recipient if frame.verbal else rule.noun_recipient, inside=rule.inside, without=actor
        )
        if rule.reciprocal:
            actor, recipient = _union(actor, recipient), ()
        else:
            recipient = _minus(recipient, actor)
        if frame.verbal and sum(len(m.entities) for m in (*actor, *recipient)) < rule.parties:
            self.near.append(Near(rule.id, token.i, f"needs {rule.parties} parties"))
            return None
        if not frame.verbal and not self._told_as_event(token, rule, frame, len(actor) + len(recipient)):
            self.near.append(Near(rule.id, token.i, "an event noun without its parties"))
            return None
        company = self._company(frame, rule)
        self.consumed.update(company)
        self._alleged(frame, rule, recipient)
        return Deed(
            rule=rule,
            head=token.i,
            top=token.i,
            event=rule.event or rule.act,
            act=rule.act,
            words=tuple(sorted({*self._words(token, trigger, frame), *company})),
            actor=actor,
            recipient=recipient,
            reciprocal=rule.reciprocal,
            frame=frame,
            status=rule.status,
        )

    def _alleged(self, frame: Frame, rule: Rule, accused: tuple[Mention, ...]) -> None:
        """ "blamed Oslo for the raid": the raid is told too, as the deed of the one who is blamed."""
        for slot in rule.alleges:
            for i in frame.get(slot):
                if accused and not self.deeds(i, 1) and self.text.tokens[i].pos == "NOUN":
                    self._at[i] = [replace(d, actor=accused) for d in self._governed(i, 1) if not d.actor]

    def _company(self, frame: Frame, rule: Rule) -> list[int]:
        """The words beside the verb that make it this act ("curbs" in "impose curbs")."""
        tests = rule.needs if frame.verbal else rule.noun_needs
        plain = [(path, [n for n in names if n not in _OPEN]) for path, names in tests if path == ("obj",)]
        return [f for path, names in plain for f in self.fill(frame, path) if names and self.fits(f, names)]

    def _told_as_event(self, token: Token, rule: Rule, frame: Frame, parties: int) -> bool:
        if frame.light is not None:
            return parties >= 1
        head = self.text.head_of(token.i)
        if head is not None and self.rules.verb_lemma(head) in self.rules.happens and token.rel in ("nsubj", "obl"):
            return parties >= 1
        return parties >= rule.least

    def _words(self, token: Token, trigger: Trigger, frame: Frame) -> tuple[int, ...]:
        words = {token.i}
        if frame.light is not None:
            words.add(frame.light)
        tokens = self.text.tokens
        if trigger.rest and not trigger.verbal:
            first = token.i
            for _ in trigger.rest:
                first -= 1
                while tokens[first].text in ("-", "–"):
                    first -= 1
            words.update(range(first, token.i))
        elif trigger.rest:
            for word in trigger.rest:
                reach = range(token.i + 1, min(token.i + PARTICLE_REACH, len(tokens)))
                words.update([j for j in reach if tokens[j].lower == word][:1])
        words.update(frame.get("prt"))
        return tuple(sorted(words))

    # -- operators -----------------------------------------------------------------------------

    def _composed(self, token: Token, trigger: Trigger, rule: Rule, frame: Frame, depth: int) -> list[Deed]:
        for path, names in rule.needs:
            if not any(self.fits(f, names) for f in self.fill(frame, path)):
                return []
        for path, names in rule.unless:
            if any(self.fits(f, names) for f in self.fill(frame, path)):
                return []
        out: list[Deed] = []
        for path in rule.governs:
            for i in self.fill(frame, path):
                if i == token.i:
                    continue
                for inner in self._governed(i, depth + 1):
                    made = rule.made_of(inner.event)
                    if made is not None:
                        out.append(self._over(token, trigger, rule, frame, inner, made))
            if out:
                break
        return out

    def _governed(self, i: int, depth: int) -> list[Deed]:
        """The deeds of a governed word; an event noun under an operator needs no parties of its own."""
        found = self.deeds(i, depth)
        if found:
            return found
        token = self.text.tokens[i]
        if token.pos in ("VERB", "ADJ") and depth <= DEEPEST:
            frame = self.frames.of(i)
            lemma = self.rules.verb_lemma(token)
            if lemma in self.rules.light_verbs:  # "ready to hold talks"
                return [d for noun in frame.get("obj") for d in self._governed(noun, depth + 1)]
            if lemma in self.rules.transparent_verbs:  # "agreed to try to resume talks"
                return [d for verb in frame.get("comp") for d in self._governed(verb, depth + 1)]
        if token.pos not in ("NOUN", "PROPN") or token.dep == "amod" or depth > DEEPEST:
            return []
        for trigger, rule in sorted(self.candidates(token), key=lambda p: -len(p[0].rest)):
            if not rule.is_operator and self._passes(token, self.frames.of(i), replace(rule, least=0)):
                deed = self._act(token, trigger, replace(rule, least=0), self.frames.of(i))
                if deed is not None:
                    return [deed]
        return []

    def _over(self, token: Token, trigger: Trigger, rule: Rule, frame: Frame, inner: Deed, made: str) -> Deed:
        whose = self.mentions(frame, rule.verb_actor if frame.verbal else rule.noun_actor, owner=True)
        told = self.mentions(frame, rule.verb_recipient if frame.verbal else rule.noun_recipient)
        actor = whose or (inner.actor if rule.own or made == inner.event else ())
        parties = _union(inner.actor, inner.recipient)
        others = _minus(told, actor) or _minus(inner.actor, actor) or _minus(parties, actor)
        reciprocal = made == inner.event and inner.reciprocal
        if made in ("AGREE", "SUPPORT", "CONSULT", "COOPERATE") and inner.reciprocal:
            reciprocal = True
        if len(whose) > 1 and made == "AGREE" and not _minus(told, actor):
            reciprocal = True  # both promise each other
        if reciprocal:
            actor, others = _union(actor, parties, told), ()
        return Deed(
            rule=inner.rule,
            head=inner.head,
            top=token.i,
            event=made,
            act=inner.act,
            words=tuple(sorted({*inner.words, *self._words(token, trigger, frame)})),
            actor=actor,
            recipient=others,
            reciprocal=reciprocal,
            operators=(*inner.operators, OperatorUse(id=rule.id, head=token.i, makes=made)),
            rules=(*inner.rules, rule),
            frame=inner.frame,
            inner=inner,
            status=rule.status,
        )

    # -- parties -------------------------------------------------------------------------------

    def mentions(
        self,
        frame: Frame,
        paths: Iterable[Path],
        *,
        inside: bool = False,
        owner: bool = False,
        without: tuple[Mention, ...] = (),
    ) -> tuple[Mention, ...]:
        """The parties in the first slot paths that hold any; paths with a plus add to what is there.

        `inside`: where no slot is itself a party, the one that an object phrase belongs to or is about;
        `owner`: the same for a thing that acts ("a French vessel"), by its modifiers and possessor alone.
        """
        steps = [(p[0].startswith("+"), (p[0].removeprefix("+"), *p[1:])) for p in paths]
        out: tuple[Mention, ...] = ()
        for more, step in steps:
            if out and not more:
                break
            fillers = self.fill(frame, step)
            found = _union(*(self.actors.party(i) for i in fillers))
            if more and out and not found:  # "restored ties with Oslo's police chief's office"
                found = _union(*(self.inside(i, slots=_OWNER) for i in fillers))
            out = _union(out, _minus(found, without))
        if out or not (inside or owner):
            return out
        slots = _ALL_INSIDE if inside else _OWNER
        for _, step in steps:
            for i in self.fill(frame, step):
                out = _minus(self.inside(i, slots=slots), without)
                if out:
                    return out
        return ()

    def inside(self, i: int, depth: int = 2, slots: tuple[str, ...] = ()) -> tuple[Mention, ...]:
        """The party that an object phrase belongs to or is about: "the policies of Oslo", "Oslo's plan"."""
        if depth == 0 or self.text.tokens[i].pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return ()
        frame = self.frames.of(i)
        for slot in slots:
            found = _union(*(self.actors.party(f) for f in frame.get(slot)))
            if found:
                return found
        if slots is _OWNER:
            return ()
        for slot in ("of", "by", "to", "for", "on", "in", "with", "from"):
            for f in frame.get(slot):
                found = self.inside(f, depth - 1, slots)
                if found:
                    return found
        return ()


_ALL_INSIDE = ("between", "poss", "by", "of", "against", "from", "with", "in", "amod", "compound")
_OWNER = ("amod", "compound", "poss")


def _union(*some: tuple[Mention, ...]) -> tuple[Mention, ...]:
    seen: set[str] = set()
    out: list[Mention] = []
    for mention in (m for mentions in some for m in mentions):
        if mention.group not in seen and mention.entities:
            seen.add(mention.group)
            out.append(mention)
    return tuple(out)


def _minus(some: tuple[Mention, ...], less: tuple[Mention, ...]) -> tuple[Mention, ...]:
    groups = {m.group for m in less}
    return tuple(m for m in some if m.group not in groups)
