"""Read a deed's standing off what stands over it in the tree, up to the main clause."""

from dragoman.attribution.far_off import asked_of_both, goes_on, is_awaited_end, is_faced, is_new
from dragoman.attribution.hanging import MAX_CLIMB, Hanging
from dragoman.attribution.own_words import NOMINAL, VERBAL
from dragoman.attribution.reading import NOT_SO, OPEN, PLAIN, Reading, under
from dragoman.attribution.standing import Entry
from dragoman.attribution.untrue import called_untrue
from dragoman.records import Event, Token

CEASE, ENSURE, WISH = "cease", "ensure-that", "wish"
NO_CONDITION = "if-not-for"
# Words between a verb and the gerund that it governs: "ruled out (even) sending troops".
GERUND_REACH = 3
# Auxiliaries farther from their verb belong to another clause.
AUX_REACH = 3
# A deed in one of these stands for itself, whatever is said of the clause over it.
FREE = ("parataxis", "root", "dislocated", "vocative", "appos")
OF_NOUN = ("of", "for", "to", "on", "about", "in")


class Climb(Hanging):
    """Whole readings of deeds in one report."""

    def read(self, i: int, depth: int = 0) -> Reading:
        """Give the reading of the deed that a token heads."""
        own = self.own(i)
        if NO_CONDITION in own.entries:
            return own
        turned = self.turned.get(self.text.tokens[i].sent, (0, 0))
        if turned[0] <= i < turned[1] and own.made == "same":
            return self.inside(own, turned[0])
        whole = own if depth >= MAX_CLIMB else under(self.above(i, depth), own)
        settled = whole.condition is not None or whole.made == "denied"
        token = self.text.tokens[i]
        if settled or token.sent not in self.hanging:
            return whole
        told = whole.made == "same" or (whole.made == "planned" and own.made == "same")
        told = told and not goes_on(self.text, self.book, token)
        if told and (opener := self.in_condition(i, depth)) is not None:
            return self.inside(whole, opener)
        return whole if token.pos in NOMINAL else self.hung(whole, i)

    def condition_below(self, event: Event) -> tuple[int, int] | None:
        """Give the condition of a deed under its operators: "vowed to block the road if …"."""
        for i in dict.fromkeys((event.head, *event.trigger_tokens, *(o.head for o in event.operators))):
            if self.text.tokens[i].sent not in self.hanging:
                continue
            found = self.condition_of(i)
            if found is not None and (i != event.top or found.told or event.operators):
                return found.tokens
        return None

    def above(self, i: int, depth: int) -> Reading:
        """Give what the words over a token make of it."""
        token, head = self.text.tokens[i], self.text.head_of(i)
        if head is None or token.rel in FREE:
            return PLAIN
        held = self._in_claim(token, head)
        if held and (untrue := called_untrue(self.text, head, self.book)) is not None:
            return untrue
        if token.rel == "conj" or held:
            up = self.above(head.i, depth + 1)
            return up if held else under(up, asked_of_both(self.text, token, head))
        if self.book.has("enacting", token.lemma) and self.book.has("voting", head.lower):
            return self.read(head.i, depth + 1)  # "voted to adopt it": so it was
        slip = None if token.dep == "acl:relcl" else self._controlled(token, head)
        if slip is not None:
            return self._governed(slip[0], token, slip[1], depth)
        return self._below(token, head, depth)

    def _below(self, token: Token, head: Token, depth: int) -> Reading:
        """What a head makes of its dependent, by the relation between them."""
        if token.rel == "xcomp" and self.book.has("claim", token.lemma, token.lower):
            found = self.book.look("disputes", head.lemma, head.lower)
            return self._apply(found[0].makes, found[0], token, head, depth) if found else PLAIN
        if token.rel in ("ccomp", "xcomp", "csubj"):
            return self._clause(token, head, depth)
        if token.rel == "advcl":
            return self._adverbial(token, head, depth)
        if token.dep == "acl":
            return self._of_noun_clause(token, head, depth)
        nominal = token.pos in (*NOMINAL, *VERBAL) and token.rel != "acl"
        return (self._to_be_done(token) or self._nominal(token, head, depth)) if nominal else PLAIN

    # -- what kind of clause

    def _in_claim(self, token: Token, head: Token) -> bool:
        """What a noun of saying holds: "denied a report that …", "rejected claims of …"."""
        noun = head.pos == "NOUN" or head.rel in ("obj", "obl")  # "rejected a United Nations report that"
        if not noun or not self.book.has("claim", head.lemma, head.lower) or self.to_of(token):
            return False
        if (
            token.dep == "acl"
            and token.has("VerbForm=Part")
            and not self.text.has_kid(token.i, "mark", "nsubj")
        ):
            return False  # "talks, frozen since May, …"
        if token.dep == "acl:relcl":  # "a report that it had moved", unlike "a report that angered them"
            kids = self.text.kids(token.i)
            opens = any(k.rel in ("mark", "obj") and k.lower == "that" for k in kids)
            return opens and any(k.rel == "nsubj" and k.lower != "that" for k in kids)
        of = token.rel == "nmod" and self.text.case_of(token.i) in ("of", "about")
        return of or token.rel in ("acl", "ccomp")

    def _form(self, token: Token) -> str:
        """Give infinitive, gerund, from (a gerund after "from") or clause."""
        if self.to_of(token):
            return "infinitive"
        kids = self.text.kids(token.i)
        aux = any(k.rel == "aux" for k in kids)
        if token.has("VerbForm=Ger") or (token.lower.endswith("ing") and not aux):
            return "from" if any(k.lower == "from" and k.rel in ("mark", "case") for k in kids) else "gerund"
        bare = token.has("VerbForm=Inf") and not aux
        return "infinitive" if bare and not any(k.rel in ("mark", "nsubj") for k in kids) else "clause"

    def _controlled(self, token: Token, head: Token) -> tuple[list[Entry], Token] | None:
        """A clause that the parser hung on an object, not on the verb over both: "urged them to stop"."""
        gerund = token.lower.endswith("ing") and token.dep in ("amod", "compound")
        if not gerund and (token.pos not in VERBAL or token.dep not in ("acl", "xcomp")):
            return None
        over = self.text.head_of(head.i)
        if over is None or head.rel not in ("obj", "nsubj", "obl") or head.pos not in NOMINAL:
            return None
        form = self._form(token)
        beside = gerund and head.rel == "obj" and over.i == token.i - 1
        if form not in ("infinitive", "from") and not beside:
            return None
        found = [e for e in self.book.look("governor", over.lemma, over.lower) if e.fits(form)]
        if not found or self.book.has("noun", head.lemma, head.lower):
            return None
        return found, over

    def _clause(self, token: Token, head: Token, depth: int) -> Reading:
        form = self._form(token)
        quality = self.book.look("quality", head.lower)
        if head.pos == "ADJ" or (head.pos != "VERB" and self.text.has_kid(head.i, "cop")):
            if form == "clause" and token.has("Tense=Past") and not self.text.has_kid(token.i, "mark"):
                return PLAIN  # "Peru, whose troops left, is ready to talk"
            if form != "infinitive" or any(e.fits(form) for e in quality):
                return self._governed(quality, token, head, depth)
            possible = self._to_come_of(token, "infinitive")._replace(made="possible")  # "is hard to say"
            return under(self.read(head.i, depth + 1), possible)
        if head.lemma == "be" and form == "infinitive" and head.lower != "being":
            to_be = Reading(made="planned", future=True, words=self._with_to(head, token), entries=("be-to",))
            return under(self.read(head.i, depth + 1), to_be)
        disputed = self._disputed(token, head, depth) if form == "clause" else None
        if form == "infinitive" and self._set_up(head):
            disputed = self._purpose([], token, head, depth)
        if disputed is not None:
            return disputed
        found = self.book.look("governor", head.lemma, head.lower)
        sure = quality and quality[0].makes == "planned" and form == "infinitive"
        return self._governed(quality if sure else found, token, head, depth)

    def _set_up(self, head: Token) -> bool:
        """As in "a fund was set up to help": built, not about to."""
        if self.book.has("founding", head.lemma):
            return True
        return head.lemma == "set" and self.text.kid(head.i, "compound:prt") is not None

    def _disputed(self, token: Token, head: Token, depth: int) -> Reading | None:
        """A clause that a parser hung on the verb, and not on its noun: "dismissed a claim by N. that …"."""
        claims = [k for k in self.text.kids(head.i, "obj", "xcomp", "obl") if k.i < token.i]
        if not any(self.book.has("claim", k.lemma, k.lower) for k in claims):
            return None
        found = self.book.look("disputes", head.lemma, head.lower)
        return self._apply(found[0].makes, found[0], token, head, depth) if found else None

    def _governed(self, found: list[Entry], token: Token, head: Token, depth: int) -> Reading:
        form = self._form(token)
        entry = next((e for e in found if e.fits(form)), None)
        if entry is None:  # a clause that somebody tells or that is presupposed stands for itself
            return PLAIN if token.rel == "ccomp" else self.read(head.i, depth + 1)
        if form == "clause" and not entry.forms and entry.makes == "same":
            return PLAIN
        if entry.id == WISH and self._performs(token, head):
            return self.read(head.i, depth + 1)
        return self._apply(entry.makes, entry, token, head, depth)

    def _performs(self, token: Token, head: Token) -> bool:
        """Whether saying that one wants to is doing it: "I want to thank Oslo", unlike "he wants to"."""
        subjects = self.text.kids(head.i, "nsubj")
        speaks = any(k.has("Person=1") for k in subjects) and self.book.has("performed", token.lemma)
        return speaks and not self.text.has_kid(head.i, "advmod") and not head.has("Tense=Past")

    def _apply(self, makes: str, entry: Entry, token: Token, head: Token, depth: int) -> Reading:
        """Give what a governing word makes, under its own reading."""
        up = self.read(head.i, depth + 1)._replace(past=False)
        if entry.id == CEASE and up.made in OPEN:
            if token.pos in NOMINAL:  # "urged to cease its raids": they are told as under way
                return PLAIN
            makes = "negated"  # "would cease bombing": it will not be
        if entry.id == ENSURE and up.made in OPEN:
            makes = "possible"  # "called Bergen to ensure that its army helps": others are to do it
        if up.made in NOT_SO:
            return up._replace(made=entry.unless_told, entries=(*up.entries, entry.id))
        words = self._with_to(head, token) if makes != "same" else ()
        return under(up, Reading(made=makes, future=makes in OPEN, words=words, entries=(entry.id,)))

    def _with_to(self, head: Token, token: Token) -> tuple[int, ...]:
        """The governing word with its auxiliaries and the "to" after it: "is expected to"."""
        kids = self.text.kids(head.i, "aux", "cop")
        words = [head.i, *(k.i for k in kids if 0 < head.i - k.i <= AUX_REACH)]
        return tuple(sorted([*words, *(i for i in self.to_of(token) if i == head.i + 1)]))

    # -- adverbial clauses and clauses of nouns

    def _adverbial(self, token: Token, head: Token, depth: int) -> Reading:
        form = self._form(token)
        governors = self.book.look("governor", head.lemma, head.lower)
        if form == "infinitive":
            found = governors or self.book.look("quality", head.lower)
            found = [] if self._set_up(head) else found
            fits = any(e.fits(form) for e in found)
            return (self._governed if fits else self._purpose)(found, token, head, depth)
        if form in ("gerund", "from"):
            entry = next((e for e in governors if form in e.forms), None)
            if entry is not None and (form == "from" or self._close(head, token)):
                return self._apply(entry.makes, entry, token, head, depth)
        up = self.read(head.i, depth + 1)
        openers = self.text.kids(token.i, "mark", "case", "advmod")
        if any(k.lower in ("until", "till") for k in openers) and form == "clause" and self._present(token):
            return self._awaited_words(token)._replace(words=(openers[0].i,))  # "jailed until he is tried"
        timed = any(k.i < token.i and self.book.has("time-marker", k.lower) for k in openers)
        present = any(k.has("Tense=Pres") for k in self.text.kids(token.i, "aux"))  # "are freed"
        if timed and (present or not token.has("Tense=Past")):
            if up.made in OPEN and up.condition is not None:  # "will not leave before he is freed"
                return self._awaited_words(token)._replace(words=(openers[0].i,))
            return up if up.made in OPEN else self._awaited(token, head)
        return up if form == "gerund" and up.made in OPEN and token.i > head.i else PLAIN

    def _awaited(self, token: Token, head: Token) -> Reading:
        """A deed still to come beside one that is past: "ruled out a summit before the crew is freed"."""
        past = head.has("Tense=Past") and self._present(token)
        return self._awaited_words(token) if past else PLAIN

    def _present(self, token: Token) -> bool:
        finite = (token, *self.text.kids(token.i, "aux"))
        return any(k.has("Tense=Pres") and k.has("VerbForm=Fin") for k in finite)

    def _awaited_words(self, token: Token) -> Reading:
        present = tuple(k.i for k in self.text.kids(token.i, "aux") if k.has("Tense=Pres"))
        return Reading(made="possible", future=True, words=present or (token.i,), entries=("awaited",))

    def _close(self, head: Token, token: Token) -> bool:
        between = self.text.tokens[head.i : token.i]
        return len(between) <= GERUND_REACH and all(t.text != "," for t in between)

    def _purpose(self, found: list[Entry], token: Token, head: Token, depth: int) -> Reading:
        """An infinitive of purpose: to come, but done with a deed such as meeting ("met to discuss it")."""
        del found
        up = self.read(head.i, depth + 1)
        if up.made != "same" or self.book.has("companion", head.lemma, head.lower):
            return up
        return self._to_come_of(token, "purpose")

    def _of_noun_clause(self, token: Token, head: Token, depth: int) -> Reading:
        form = self._form(token)
        found = self.book.look("noun", head.lemma, head.lower)
        of = form == "gerund" and any(k.lower == "of" for k in self.text.kids(token.i, "mark", "case"))
        if of and found and found[0].noun == "possible":  # "a possibility of Oslo leaving"
            return self._apply("possible", found[0], token, head, depth)
        if form != "infinitive":
            return PLAIN
        if found:
            return self._apply(found[0].makes, found[0], token, head, depth)
        before = (head, *self.text.kids(head.i, "amod"))
        if any(self.book.has("ordinal", k.lower) for k in before):
            return PLAIN  # "the first king to visit"
        return under(self.read(head.i, depth + 1), self._to_come_of(token, "infinitive"))

    def _to_come_of(self, token: Token, entry: str) -> Reading:
        """What an infinitive says by itself: to come, or possible where another is to do it ("for … to")."""
        others = any(k.rel == "nsubj" or k.lower == "for" for k in self.text.kids(token.i, "nsubj", "mark"))
        made = "possible" if others else "planned"
        return Reading(made=made, future=True, words=self.to_of(token), entries=(entry,))

    # -- deeds that are nouns

    def _to_be_done(self, token: Token) -> Reading | None:
        """As in "a meeting to be held in Oslo", "the talks scheduled for May"."""
        for kid in self.text.kids(token.i, "acl"):
            if self._form(kid) == "infinitive" and self.text.has_kid(kid.i, "aux:pass"):
                return self._to_come_of(kid, "be-to")
            planned = [e for e in self.book.look("quality", kid.lower) if e.makes == "planned"]
            if planned and kid.i > token.i:
                return Reading(made="planned", future=True, words=(kid.i,), entries=(planned[0].id,))
        return None

    def _nominal(self, token: Token, head: Token, depth: int) -> Reading:
        case = self.text.case_of(token.i)
        over = self.text.head_of(head.i)
        if (
            case == "for"
            and token.rel == "nmod"
            and over
            and self.book.has("journey", over.lemma, over.lower)
            and not self.book.has("noun", head.lemma, head.lower)  # "set the conditions for talks"
        ):
            head = over  # "flew to Geneva for talks"
        if head.pos in VERBAL:
            return self._of_verb(token, head, depth, case)
        if token.rel == "nmod" and case == "of" and self.book.has("portion", head.lemma):
            return self.read(head.i, depth + 1)  # "the next round of talks is to open"
        if token.rel == "nmod" and head.pos in NOMINAL and case in OF_NOUN:
            found = self.book.look("noun", head.lemma, head.lower)
            entry = next((e for e in found if e.noun and e.fits(case)), None)
            return self._apply(entry.noun or "same", entry, token, head, depth) if entry else PLAIN
        if case == "for" and head.pos == "ADJ":  # "may be responsible for the raid"
            found = [e for e in self.book.look("quality", head.lower) if e.noun]
            return self._apply(found[0].noun or "same", found[0], token, head, depth) if found else PLAIN
        if token.rel == "nsubj" and head.pos == "ADJ" and self.text.has_kid(head.i, "cop"):
            found = self.book.look("modifier", head.lower)
            return self._apply(found[0].makes, found[0], token, head, depth) if found else PLAIN
        return PLAIN

    def _of_verb(self, token: Token, head: Token, depth: int, case: str) -> Reading:
        patient = token.rel == "obj" or token.dep == "nsubj:pass"
        made = self._done_to(token, head, depth, patient=patient) or self._expected(token, head, case)
        if made is not None:
            return made
        beside = self._noun_beside(token, head, case)
        if beside is not None:
            return self._apply(beside.noun or "same", beside, token, head, depth)
        words = (head.lemma, head.lower)
        if case == "for" and self.book.has("journey", *words):
            opener = tuple(k.i for k in self.text.kids(token.i, "case"))
            planned = Reading(made="planned", future=True, words=opener, entries=("journey",))
            return under(self.read(head.i, depth + 1), planned)
        up = self.read(head.i, depth + 1) if case == "for" and is_new(self.text, token) else PLAIN
        if up.made == "planned":  # "will lead a team to Oslo for a meeting"
            return up
        carried = (
            (patient and self.book.has("carrier", *words))
            or (token.rel == "nsubj" and self._happens(token, head))
            or (case == "in" and self.book.has("part-taking", *words))
            or (token.dep == "obl:agent" and self.book.has("beside", *words))
            or (head.lemma == "be" and self.text.has_kid(head.i, "expl"))
            or is_faced(self.text, self.book, token, head)
            or is_awaited_end(self.text, self.book, token)
        )
        return self.read(head.i, depth + 1) if carried else PLAIN

    def _noun_beside(self, token: Token, head: Token, case: str) -> Entry | None:
        """What a noun makes of a deed that a parser hung on the verb: "paved the way for a meeting"."""
        thing = self.text.kid(head.i, "obj") if token.rel == "obl" and case in ("for", "to") else None
        if thing is None or self.text.edges[thing.i][1] != self.text.edges[token.i][0]:
            return None
        return next((e for e in self.book.look("noun", thing.lemma) if e.noun and e.fits(case)), None)

    def _done_to(self, token: Token, head: Token, depth: int, *, patient: bool) -> Reading | None:
        """What a verb makes of the deed that it is done to: "denied the attack", "planned a rally"."""
        words = (head.lemma, head.lower)
        rejects = self.book.look("disputes", *words)
        if rejects and self._dismissed_as(token, head, patient=patient):
            return self._apply("denied", rejects[0], token, head, depth)
        contested = self.book.has("claim", token.lemma, token.lower)
        if rejects and contested and (patient or self._opens_as(token)):  # "dismissed as lies reports that"
            return self._apply(rejects[0].makes, rejects[0], token, head, depth)
        entry = next((e for e in self.book.look("governor", *words) if e.noun), None) if patient else None
        if entry is not None:
            handed_in = entry.id == "weigh-a-thing" and self.book.has("submitted", token.lemma)
            made = entry.noun or "same"  # "is weighing a request": it was made
            return PLAIN if handed_in else self._apply(made, entry, token, head, depth)
        definite = any(k.lower in ("the", "this", "that") for k in self.text.kids(token.i, "det"))
        if token.dep == "nsubj:pass" and not definite and self.book.has("noting", *words):
            up = self.read(head.i, depth + 1)
            return up if up.made in NOT_SO else None  # "shelling has not been reported"
        return None

    def _expected(self, token: Token, head: Token, case: str) -> Reading | None:
        """A deed that nears, or for which others prepare."""
        words = (head.lemma, head.lower)
        near = self.book.look("nearing", *words) if token.rel == "nsubj" else []
        found = near if not head.has("Tense=Past") else []
        found = found or (self.book.look("awaiting", *words) if case == "for" else [])
        if not found:
            return None
        return Reading(made=found[0].makes, future=True, words=(head.i,), entries=(found[0].id,))

    def _happens(self, token: Token, head: Token) -> bool:
        broken = (
            token.dep == "nsubj:pass" and head.lemma == "break"
        )  # "could be broken", unlike "could break out"
        return self.book.has("happening", head.lemma, head.lower) and not broken

    def _dismissed_as(self, token: Token, head: Token, *, patient: bool) -> bool:
        """Whether a deed is dismissed as something: "rejected as a lie the invasion of its neighbor"."""
        if not patient and token.rel != "obl":
            return False
        return any(k.i != token.i and self._opens_as(k) for k in self.text.kids(head.i, "obl"))

    def opens(self, verb: Token) -> bool:
        """Whether a verb leaves a deed that is its object still to be done: "plan a rally"."""
        return self.book.has("planning", verb.lemma, verb.lower)

    def _opens_as(self, token: Token) -> bool:
        return self.text.tokens[self.text.edges[token.i][0]].lower == "as"
