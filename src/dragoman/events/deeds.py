"""Match acts and operators at the tokens of a report and compose them into deeds."""

from dataclasses import dataclass, field, replace

from dragoman.actors import Actors
from dragoman.events.authors import author
from dragoman.events.bare import is_awaited, tells_of_one
from dragoman.events.blame import blamed
from dragoman.events.deed import Deed
from dragoman.events.doers import by_accident
from dragoman.events.fillers import Fillers, abroad, minus, negations, union
from dragoman.events.frames import Frames
from dragoman.events.means import by_means, employer, fighter, lent
from dragoman.events.rules import NO_ENTRIES, Near, Pair, Rule, Rules, Test, Trigger, path_of
from dragoman.events.sides import who_met
from dragoman.events.slots import Frame, buried_subject, is_behalf, is_stray_clause, lost_subject
from dragoman.events.struck import aimed
from dragoman.events.targets import Targets, reaches_places
from dragoman.events.threats import is_foretold, is_told_for
from dragoman.events.triggers import stands_at, words_of
from dragoman.events.unnamed import noun_alone
from dragoman.records import Mention, OperatorUse, ParsedText, Token

# Longest chain of operators ("agreed to stop refusing to ..."): deeper is a parse slip.
DEEPEST = 5
OBJECT, SUBJECT = path_of("obj"), path_of("subj")
# Whose an operator is, and to whom it is said.
_Sides = tuple[tuple[Mention, ...], tuple[Mention, ...]]
_HELPS = frozenset({"SUPPORT", "AID"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})
HELPING = frozenset({"aux", "cop"})  # a verb in these that governs nothing tells of no deed


@dataclass(slots=True)
class Matcher:
    """Matches the rules on one report."""

    text: ParsedText
    actors: Actors
    rules: Rules
    things: frozenset[int]  # tokens that head an agreement or measure with a name
    near: list[Near] | None = None  # entries that nearly matched, kept only where somebody asks
    targets: Targets = field(default_factory=Targets)
    frames: Frames = field(init=False)
    fillers: Fillers = field(init=False)
    _at: dict[int, list[Deed]] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.frames = Frames(self.text, self.rules)
        self.fillers = Fillers(self.text, self.actors, self.rules, self.frames, self.things)

    # -- looking at one token ------------------------------------------------------------------

    def may_tell(self, token: Token) -> bool:
        """Whether a word sets off some entry, and is no helping verb with nothing below it."""
        if token.rel in HELPING and not self.text.children[token.i] and self.near is None:
            return False
        return self.rules.entries(token) is not NO_ENTRIES

    def candidates(self, token: Token) -> list[Pair]:
        """Rules whose trigger words stand at this token, the stronger first, before most tests.

        Those whose verb has not the words that they first ask for are left out, unless somebody asks why.
        """
        if token.pos not in PREDICATES:
            return []
        as_verb, as_noun = self.rules.entries(token)
        if as_verb is None and as_noun is None:  # as mostly
            return []
        verbal = token.pos in ("AUX", "ADJ") or self.frames.is_verbal(token)
        entries = as_verb if verbal else as_noun
        if entries is None:
            return []
        named = self.actors.at(token.i) is not None or token.text == "March"
        if not verbal and token.pos == "PROPN" and named:
            return []  # "Amnesty International": a name, no amnesty; "in March": a month
        frames = self.frames
        if not entries.alone and not any(stands_at(frames, token, t) for t, _ in entries.pairs):
            return []
        some = list(entries.pairs)
        if self.near is None and (frame := frames.of(token.i)).verbal:
            some = self.fillers.within_reach(frame, entries)
        return [pair for pair in some if not pair[0].rest or stands_at(frames, token, pair[0])]

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
        if token.dep == "amod" and not self._is_clause(token):
            return []
        some = self.candidates(token)
        if not some:
            return []
        frame = self.frames.of(token.i)
        composed = [d for t, r in some if r.is_operator for d in self._composed(token, t, r, frame, depth)]
        best = max((r.rules[-1].priority for r in composed), default=None)
        nobodys: list[Deed] = []
        for trigger, rule in some:  # the stronger first, so that the first that holds is the one
            if best is not None and rule.priority <= best:
                break
            if (not nobodys or rule.bare) and self._passes(token, frame, rule):
                deed = self._act(token, trigger, rule, frame)
                if deed is not None and (deed.actor or deed.recipient or rule.bare):
                    return [deed]
                nobodys = nobodys or [deed] if deed is not None else nobodys
        if nobodys:
            return nobodys
        if composed:
            first = next(d.rules[-1].id for d in composed if d.rules[-1].priority == best)
            kept = [d for d in composed if d.rules[-1].id == first]
            self.consumed.update(d.inner.top for d in kept if d.inner and not d.rules[-1].keeps)
            return kept
        return []

    def _is_clause(self, token: Token) -> bool:
        """Whether what a parser took for a modifier is a verb of its own."""
        return token.pos not in ("VERB", "ADJ") or (
            is_stray_clause(self.text, token)
            or lost_subject(self.text, token)
            or buried_subject(self.text, token) is not None
        )

    def _passes(self, token: Token, frame: Frame, rule: Rule) -> bool:
        if rule.is_operator and not (rule.alone and rule.act):
            return False
        if rule.awaited and not is_awaited(self.text, token, self.rules):
            return False
        needs = rule.needs if frame.verbal else rule.noun_needs
        if rule.counts and by_accident(self.text, self.frames, self.fillers.fits, token):
            return False
        for test in (*needs, *rule.alone_needs) if rule.alone_needs else needs:
            if not self._meets(token, frame, rule, test):
                return False
        return not any(self._forbids(token, frame, rule, test) for test in rule.unless)

    def _meets(self, token: Token, frame: Frame, rule: Rule, test: Test) -> bool:
        """Whether what an entry needs is there; what is missing is kept."""
        if self.fillers.meets(frame, test) or (not test.only_words and self._placed(frame, rule, test)):
            return True
        self._miss(rule, token, "needs", test)
        return False

    def _placed(self, frame: Frame, rule: Rule, test: Test) -> bool:
        """Whether a place stands where a party is needed."""
        places = self.targets.by_head
        if not places or "PARTY" not in test.names or not reaches_places(rule):
            return False
        return test.path.steps[0] != "subj" and any(i in places for i in self.fillers.fill(frame, test.path))

    def _forbids(self, token: Token, frame: Frame, rule: Rule, test: Test) -> bool:
        """Whether what an entry must not stand with is there; it is kept."""
        some = self.fillers.fill(frame, test.path)
        if not some or not any(self.fillers.fits(i, test.names) for i in some):
            return False
        self._miss(rule, token, "not with", test)
        return True

    def _miss(self, rule: Rule, token: Token, why: str, test: Test | None = None) -> None:
        if self.near is not None:
            some = (test.path.steps, test.names) if test is not None else ()
            self.near.append(Near(rule.id, token.i, why, *some))

    # -- acts ----------------------------------------------------------------------------------

    def _act(self, token: Token, trigger: Trigger, rule: Rule, frame: Frame) -> Deed | None:
        actor = self.fillers.mentions(frame, rule.verb_actor if frame.verbal else rule.noun_actor, owner=True)
        actor = actor or author(self.fillers, rule, frame, token) or by_means(self.fillers, rule, frame)
        actor = actor or fighter(self.fillers, rule, frame, token)
        helped = lent(self.fillers, frame, token) if rule.act in _HELPS else None
        actor = helped[0] if helped else actor
        recipient = helped[1] if helped else blamed(self.fillers, rule, frame, actor)
        judged = recipient is not None
        if recipient is None:
            recipient = self.fillers.mentions(
                frame,
                rule.verb_recipient if frame.verbal else rule.noun_recipient,
                inside=rule.inside,
                without=actor,
            )
        if frame.verbal and not recipient and rule.act == "AID":  # "gave 20 trucks to help Oslo rebuild"
            recipient = self._helped(frame, actor)
        placed: tuple[Mention, ...] = ()
        if rule.reciprocal:
            known = union(actor, recipient)
            actor, recipient = who_met(self.fillers, rule, frame, token, known), ()
        else:
            recipient = minus(recipient, actor)
            placed = () if recipient or judged else self.targets.done_to(rule, frame, self.fillers.fill)
        recipient = recipient or placed
        if rule.foreign and not abroad(actor, recipient):
            self._miss(rule, token, "needs two countries")
            return None
        # "The two" are two; a noun with its place tells of one event: "the attacks in Paris".
        parties = sum(len(m.entities) for m in (*actor, *recipient)) + bool(placed)
        if frame.verbal and parties < rule.parties:
            self._miss(rule, token, f"needs {rule.parties} parties")
            return None
        if not frame.verbal and not self._told_as_event(token, rule, frame, parties):
            self._miss(rule, token, "an event noun without its parties")
            return None
        if rule.act == "PROTEST" and "strike" in rule.modes and not recipient:
            recipient = employer(self.fillers, actor)
        recipient = aimed(self.fillers, rule, frame, token, recipient)
        named = {m.head for m in recipient}
        company = [i for i in self._company(frame, rule) if i not in named]
        if rule.act == "SUPPORT":  # "stands united in support of": one deed
            company += [i for i in frame.get("in") if is_behalf(self.text, self.text.tokens[i])]
        self.consumed.update((*company, *self._same_deed(frame, rule)))
        self._alleged(frame, rule, recipient)
        return Deed(
            rule=rule,
            head=token.i,
            top=token.i,
            event=rule.event or rule.act,
            act=rule.act,
            words=tuple(sorted({*words_of(self.text, token, trigger, frame), *company})),
            actor=actor,
            recipient=recipient,
            reciprocal=rule.reciprocal,
            frame=frame,
            status=rule.status,
        )

    def _helped(self, frame: Frame, helper: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Whom the purpose of a help names; the purpose is then no help of its own."""
        for i in frame.get("purpose"):
            for deed in self.deeds(i, 1):
                if deed.act == "AID" and deed.recipient:
                    self.consumed.add(deed.top)
                    return minus(deed.recipient, helper)
        return ()

    def _alleged(self, frame: Frame, rule: Rule, accused: tuple[Mention, ...]) -> None:
        """As in "blamed Oslo for the raid": the raid is told too, as the deed of the one who is blamed."""
        for slot in rule.alleges:
            for i in frame.get(slot):
                if accused and not self.deeds(i, 1) and self.text.tokens[i].pos == "NOUN":
                    self._at[i] = [replace(d, actor=accused) for d in self._governed(i, 1) if not d.actor]

    def _company(self, frame: Frame, rule: Rule) -> list[int]:
        """The words beside the verb that make it this act ("curbs" in "impose curbs")."""
        tests = rule.needs if frame.verbal else rule.noun_needs
        objects = self.fillers.fill(frame, OBJECT)
        some = [t.words for t in tests if not t.path.rest and "obj" in t.path.slots] if objects else ()
        if rule.bare and not objects:  # "the truce held": the subject names the deed
            some, objects = [t.words for t in tests if t.path is SUBJECT and t.words], frame.get("subj")
        return negations(rule, frame) + [
            f for words in some for f in objects if self.fillers.is_word(f, words)
        ]

    def _same_deed(self, frame: Frame, rule: Rule) -> list[int]:
        """The noun behind "under" that names what the verb tells: "came under attack"."""
        some = [t for t in rule.needs if frame.verbal and t.only_words and t.path.steps[0] == "under"]
        nouns = [i for t in some for i in frame.get("under") if self.fillers.is_word(i, t.words)]
        named = [(i, self.rules.entries(self.text.tokens[i])[1]) for i in nouns]
        return [i for i, held in named if held and any(r.act == rule.act for _, r in held.pairs)]

    def _told_as_event(self, token: Token, rule: Rule, frame: Frame, parties: int) -> bool:
        least = self._least(token, rule, frame)
        if least is not None and parties >= least:
            return True
        if rule.bare and tells_of_one(self.text, token, frame, self.rules):
            return True
        if (rule.bare or rule.noun_needs) and is_awaited(self.text, token, self.rules):
            return True
        return least is not None and noun_alone(self.fillers, rule, frame, token)

    def _least(self, token: Token, rule: Rule, frame: Frame) -> int | None:
        """The parties with which an event noun is told; None where they do not help."""
        if frame.light is not None:
            return 1
        head = self.text.tokens[token.head]  # the noun itself where it is the root
        if token.dep == "compound" and head.pos == "NOUN":
            return None  # "an arrest warrant": no arrest is told
        happens = self.rules.verb_lemma(head) in self.rules.happens
        into = token.rel == "obl" and not self.text.has_kid(head.i, "obj")
        if happens and (token.rel == "nsubj" or into):  # "erupted into clashes", not "dragged them into war"
            return 0 if rule.unnamed else 1
        one_will_do = rule.unnamed and not rule.reciprocal
        return min(1, rule.least) if one_will_do else rule.least

    # -- operators -----------------------------------------------------------------------------

    def _composed(self, token: Token, trigger: Trigger, rule: Rule, frame: Frame, depth: int) -> list[Deed]:
        for path, names, _, _ in rule.needs:
            some = self.fillers.fill(frame, path)
            if not some or not any(self.fillers.fits(f, names) for f in some):
                return []
        for path, names, _, _ in rule.unless:
            if any(self.fillers.fits(f, names) for f in self.fillers.fill(frame, path)):
                return []
        out: list[Deed] = []
        sides: _Sides | None = None  # looked for once, and only where something is governed
        for path in rule.governs:
            for i in self.fillers.fill(frame, path):
                if i == token.i:
                    continue
                for inner in self._governed(i, depth + 1):
                    made = rule.made_of(inner.event)
                    if made is None:
                        continue
                    whose, told = sides = sides or self._sides(rule, frame)
                    if not is_foretold(made, whose, inner.actor, told):
                        out.append(self._over((trigger, rule), token, frame, inner, made, sides))
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
        event_noun = token.pos in ("NOUN", "PROPN") and token.dep != "amod"
        if not (event_noun or token.pos == "VERB") or depth > DEEPEST:
            return []
        for trigger, rule in sorted(self.candidates(token), key=lambda p: -len(p[0].rest)):
            # "a call for talks", "promised to cooperate": with whom need not be said
            if rule.is_operator or (token.pos == "VERB" and not rule.parties):
                continue
            if self._passes(token, self.frames.of(i), rule):
                deed = self._act(token, trigger, replace(rule, least=0, parties=0), self.frames.of(i))
                if deed is not None:
                    return [deed]
        return []

    def _sides(self, rule: Rule, frame: Frame) -> _Sides:
        """Whose operator it is, and to whom it is said."""
        whose = self.fillers.mentions(frame, rule.verb_actor if frame.verbal else rule.noun_actor, owner=True)
        told = self.fillers.mentions(frame, rule.verb_recipient if frame.verbal else rule.noun_recipient)
        return whose, told

    def _over(self, pair: Pair, token: Token, frame: Frame, inner: Deed, made: str, sides: _Sides) -> Deed:
        """Give the deed that an operator makes of the one that it governs."""
        (trigger, rule), (whose, told) = pair, sides
        actor = whose or (inner.actor if rule.own or made == inner.event else ())
        # "urged the public to stop the raids on Oslo": who is asked is not known, and Oslo it is not
        another = made == "REQUEST" and not inner.actor and bool(inner.frame.get("subj"))
        parties = union(inner.actor, () if another else inner.recipient)
        others = minus(told, actor) or minus(inner.actor, actor) or minus(parties, actor)
        reciprocal = made == inner.event and inner.reciprocal
        if made in ("AGREE", "SUPPORT", "CONSULT", "COOPERATE") and inner.reciprocal:
            reciprocal = True
        if is_told_for(made, whose, inner.actor, told):
            actor, others = inner.actor, inner.recipient
        if len(whose) > 1 and made == "AGREE" and not minus(told, actor):
            reciprocal = True  # both promise each other
        if reciprocal:
            if len(whose) > 1:  # "Oslo and Lima agree on a Syria truce": where it holds
                parties = tuple(p for p in parties if self.text.tokens[p.head].rel != "compound")
            actor, others = union(actor, parties, told), ()
        return Deed(
            rule=inner.rule,
            head=inner.head,
            top=token.i,
            event=made,
            act=inner.act,
            words=tuple(
                sorted({*inner.words, *words_of(self.text, token, trigger, frame), *negations(rule, frame)})
            ),
            actor=actor,
            recipient=others,
            reciprocal=reciprocal,
            operators=(*inner.operators, OperatorUse(id=rule.id, head=token.i, makes=made)),
            rules=(*inner.rules, rule),
            frame=inner.frame,
            inner=inner,
            status=rule.status,
        )
