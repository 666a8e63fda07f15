"""Read a deed's standing off what stands over it in the tree, up to the main clause."""

from dragoman.attribution.condition import MAY_TURN, Found, find_condition, turned_conditions
from dragoman.attribution.own_words import NOMINAL, VERBAL, OwnWords
from dragoman.attribution.reading import NOT_SO, OPEN, Reading, under
from dragoman.attribution.standing import Entry, Standing
from dragoman.records import Event, ParsedText, Token

# Longest way up a tree: beyond it nothing in news text bears on the deed, and cycles cannot occur.
MAX_CLIMB = 12
CEASE = "cease"
# Steps from a deed inside a condition up to the deed that hangs on it.
CONDITION_REACH = 3
# Words between a verb and the gerund that it governs: "ruled out (even) sending troops".
GERUND_REACH = 3
# Auxiliaries farther from their verb belong to another clause.
AUX_REACH = 3
# A deed in one of these stands for itself, whatever is said of the clause over it.
FREE = ("parataxis", "root", "dislocated", "vocative", "appos")
OF_NOUN = ("of", "for", "to", "on", "about", "in")


class Climb(OwnWords):
    """Whole readings of deeds in one report."""

    def __init__(self, text: ParsedText, book: Standing) -> None:
        """Keep the text and the words; note the sentences that may hold a condition."""
        super().__init__(text, book)
        self.conditions: dict[int, Found | None] = {}  # by the token of the deed
        self.turned = turned_conditions(text, self.with_any(MAY_TURN))
        self.deep = self.with_any(book.deep)
        self.hanging = self.with_any(book.hanging) | set(self.turned)

    def read(self, i: int, depth: int = 0) -> Reading:
        """Give the reading of the deed that a token heads."""
        own = self.own(i)
        turned = self.turned.get(self.text.tokens[i].sent, (0, 0))
        if turned[0] <= i < turned[1] and own.made == "same":
            return self._inside(own, turned[0])
        whole = own if depth >= MAX_CLIMB else under(self.above(i, depth), own)
        settled = whole.condition is not None or whole.made == "denied"
        token = self.text.tokens[i]
        if settled or token.sent not in self.hanging:
            return whole
        told = whole.made == "same" or (whole.made == "planned" and own.made == "same")
        if told and (opener := self._in_condition(i, depth)) is not None:
            return self._inside(whole, opener)
        return whole if token.pos in NOMINAL else self._hanging(whole, i)

    def condition_below(self, event: Event) -> tuple[int, int] | None:
        """Give the condition of a deed under its operators: "vowed to block the road if …"."""
        for i in dict.fromkeys((event.head, *event.trigger_tokens, *(o.head for o in event.operators))):
            if self.text.tokens[i].sent not in self.hanging:
                continue
            found = self._condition_of(i)
            if found is not None and (i != event.top or found.told or event.operators):
                return found.tokens
        return None

    def above(self, i: int, depth: int) -> Reading:
        """Give what the words over a token make of it."""
        token, head = self.text.tokens[i], self.text.head_of(i)
        if head is None or token.rel in FREE:
            return Reading()
        if token.rel == "conj" or self._in_claim(token, head):
            return self.above(head.i, depth + 1)
        slip = None if token.dep == "acl:relcl" else self._controlled(token, head)
        if slip is not None:
            return self._governed(slip[0], token, slip[1], depth)
        return self._below(token, head, depth)

    def _below(self, token: Token, head: Token, depth: int) -> Reading:
        """What a head makes of its dependent, by the relation between them."""
        if token.rel == "xcomp" and self.book.has("claim", token.lemma, token.lower):
            found = self.book.look("disputes", head.lemma, head.lower)
            return self._apply(found[0].makes, found[0], token, head, depth) if found else Reading()
        if token.rel in ("ccomp", "xcomp", "csubj"):
            return self._clause(token, head, depth)
        if token.rel == "advcl":
            return self._adverbial(token, head, depth)
        if token.dep == "acl":
            return self._of_noun_clause(token, head, depth)
        nominal = token.pos in (*NOMINAL, *VERBAL) and token.rel != "acl"
        return self._nominal(token, head, depth) if nominal else Reading()

    def _in_condition(self, i: int, depth: int) -> int | None:
        """The first token of the condition that a deed stands in, where another deed hangs on it."""
        head = self.text.head_of(i)
        for _ in range(CONDITION_REACH):
            if head is None or depth >= MAX_CLIMB:
                return None
            found = find_condition(self.text, head.i, self.book, deep=head.sent in self.deep)
            if found is not None and found.tokens[0] <= i < found.tokens[1]:
                hangs = found.open or self.read(head.i, depth + 1).condition is not None
                return found.tokens[0] if hangs else None
            head = self.text.head_of(head.i)
        return None

    def _inside(self, reading: Reading, opener: int) -> Reading:
        """What stands in a condition has not happened; "had they met" says that they did not."""
        made = "negated" if self.text.tokens[opener].lower == "had" else "possible"
        return reading._replace(made=made, words=(opener,), entries=(*reading.entries, "in-condition"))

    def _hanging(self, reading: Reading, i: int) -> Reading:
        """A deed not yet done that hangs on a condition."""
        found = self._condition_of(i)
        if found is None or (reading.made == "same" and (reading.past or not found.told)):
            return reading
        if reading.made == "negated":
            if not (reading.future and found.lifts):
                return reading
            reading = reading._replace(made="possible")  # "will not leave until they pay"
        return reading._replace(condition=found.tokens, entries=(*reading.entries, "condition"))

    def _condition_of(self, i: int) -> Found | None:
        """The condition under a deed, or the turned one beside it where it heads the sentence."""
        if i not in self.conditions:
            self.conditions[i] = self._find_condition(i)
        return self.conditions[i]

    def _find_condition(self, i: int) -> Found | None:
        found = find_condition(self.text, i, self.book, deep=self.text.tokens[i].sent in self.deep)
        part = self.turned.get(self.text.tokens[i].sent)
        if found is not None or part is None or part[0] <= i < part[1]:
            return found
        head = self.text.head_of(i)
        beside = head is None or head.rel == "root" or part[0] <= head.i < part[1]
        return Found(part, told=False, lifts=True, open=True) if beside else None

    # -- what kind of clause

    def _in_claim(self, token: Token, head: Token) -> bool:
        """What a noun of saying holds: "denied a report that …", "rejected claims of …"."""
        if head.pos != "NOUN" or not self.book.has("claim", head.lemma, head.lower) or self.to_of(token):
            return False
        if token.dep == "acl:relcl":  # "a report that it had moved", unlike "a report that angered them"
            kids = self.text.kids(token.i)
            opens = any(k.rel in ("mark", "obj") and k.lower == "that" for k in kids)
            return opens and any(k.rel == "nsubj" and k.lower != "that" for k in kids)
        of = token.rel == "nmod" and self.text.case_of(token.i) in ("of", "about")
        return of or token.rel in ("acl", "ccomp")

    def _form(self, token: Token) -> str:
        """Give infinitive, gerund, from (a gerund after "from") or clause."""
        kids = self.text.kids(token.i)
        if self.to_of(token):
            return "infinitive"
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
        if head.pos == "ADJ" or (head.pos != "VERB" and self.text.kid(head.i, "cop")):
            if form == "clause" and token.has("Tense=Past") and not self.text.kid(token.i, "mark"):
                return Reading()  # "Peru, whose troops left, is ready to talk"
            if form != "infinitive" or any(e.fits(form) for e in quality):
                return self._governed(quality, token, head, depth)
            possible = self._to_come_of(token, "infinitive")._replace(made="possible")  # "is hard to say"
            return under(self.read(head.i, depth + 1), possible)
        if head.lemma == "be" and form == "infinitive" and head.lower != "being":
            to_be = Reading(made="planned", future=True, words=self._with_to(head, token), entries=("be-to",))
            return under(self.read(head.i, depth + 1), to_be)
        disputed = self._disputed(token, head, depth) if form == "clause" else None
        if disputed is not None:
            return disputed
        found = self.book.look("governor", head.lemma, head.lower)
        sure = quality and quality[0].makes == "planned" and form == "infinitive"
        return self._governed(quality if sure else found, token, head, depth)

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
            return Reading() if token.rel == "ccomp" else self.read(head.i, depth + 1)
        if form == "clause" and not entry.forms and entry.makes == "same":
            return Reading()
        return self._apply(entry.makes, entry, token, head, depth)

    def _apply(self, makes: str, entry: Entry, token: Token, head: Token, depth: int) -> Reading:
        """Give what a governing word makes, under its own reading."""
        up = self.read(head.i, depth + 1)._replace(past=False)
        if entry.id == CEASE and up.made in OPEN:
            makes = "negated"  # "would cease bombing": it will not be
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
            fits = any(e.fits(form) for e in found)
            return (self._governed if fits else self._purpose)(found, token, head, depth)
        if form in ("gerund", "from"):
            entry = next((e for e in governors if form in e.forms), None)
            if entry is not None and (form == "from" or self._close(head, token)):
                return self._apply(entry.makes, entry, token, head, depth)
        up = self.read(head.i, depth + 1)
        openers = self.text.kids(token.i, "mark", "case", "advmod")
        timed = any(k.i < token.i and self.book.has("time-marker", k.lower) for k in openers)
        present = any(k.has("Tense=Pres") for k in self.text.kids(token.i, "aux"))  # "are freed"
        if timed and (present or not token.has("Tense=Past")):
            return up._replace(condition=None) if up.made in OPEN else self._awaited(token, head)
        return up if form == "gerund" and up.made in OPEN and token.i > head.i else Reading()

    def _awaited(self, token: Token, head: Token) -> Reading:
        """A deed still to come beside one that is past: "ruled out a summit before the crew is freed"."""
        present = [k.i for k in self.text.kids(token.i, "aux") if k.has("Tense=Pres")]
        if not head.has("Tense=Past") or not (present or token.has("Tense=Pres")):
            return Reading()
        return Reading(made="possible", future=True, words=tuple(present) or (token.i,), entries=("awaited",))

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
        if self._form(token) != "infinitive":
            return Reading()
        found = self.book.look("noun", head.lemma, head.lower)
        if found:
            return self._apply(found[0].makes, found[0], token, head, depth)
        before = (head, *self.text.kids(head.i, "amod"))
        if any(self.book.has("ordinal", k.lower) for k in before):
            return Reading()  # "the first king to visit"
        return under(self.read(head.i, depth + 1), self._to_come_of(token, "infinitive"))

    def _to_come_of(self, token: Token, entry: str) -> Reading:
        """What an infinitive says by itself: to come, or possible where another is to do it ("for … to")."""
        others = any(k.rel == "nsubj" or k.lower == "for" for k in self.text.kids(token.i, "nsubj", "mark"))
        made = "possible" if others else "planned"
        return Reading(made=made, future=True, words=self.to_of(token), entries=(entry,))

    # -- deeds that are nouns

    def _nominal(self, token: Token, head: Token, depth: int) -> Reading:
        case = self.text.case_of(token.i)
        over = self.text.head_of(head.i)
        if (
            case == "for"
            and token.rel == "nmod"
            and over
            and self.book.has("journey", over.lemma, over.lower)
        ):
            head = over  # "flew to Geneva for talks"
        if head.pos in VERBAL:
            return self._of_verb(token, head, depth, case)
        if token.rel == "nmod" and head.pos in NOMINAL and case in OF_NOUN:
            found = self.book.look("noun", head.lemma, head.lower)
            entry = next((e for e in found if e.noun and e.fits(case)), None)
            return self._apply(entry.noun or "same", entry, token, head, depth) if entry else Reading()
        if token.rel == "nsubj" and head.pos == "ADJ" and self.text.kid(head.i, "cop"):
            found = self.book.look("modifier", head.lower)
            return self._apply(found[0].makes, found[0], token, head, depth) if found else Reading()
        return Reading()

    def _of_verb(self, token: Token, head: Token, depth: int, case: str) -> Reading:
        patient = token.rel == "obj" or token.dep == "nsubj:pass"
        words = (head.lemma, head.lower)
        if patient:
            contested = self.book.has("claim", token.lemma, token.lower)
            disputed = self.book.look("disputes", *words) if contested else []
            entry = next((e for e in self.book.look("governor", *words) if e.noun), None)
            if disputed:
                return self._apply(disputed[0].makes, disputed[0], token, head, depth)
            if entry is not None:
                return self._apply(entry.noun or "same", entry, token, head, depth)
        if case == "for" and self.book.has("journey", *words):
            opener = tuple(k.i for k in self.text.kids(token.i, "case"))
            planned = Reading(made="planned", future=True, words=opener, entries=("journey",))
            return under(self.read(head.i, depth + 1), planned)
        carried = (
            (patient and self.book.has("carrier", *words))
            or (token.rel == "nsubj" and self.book.has("happening", *words))
            or (case == "in" and self.book.has("part-taking", *words))
            or (head.lemma == "be" and self.text.kid(head.i, "expl") is not None)
        )
        return self.read(head.i, depth + 1) if carried else Reading()
