"""Read the standing of a deed off its tree: told, planned, possible, conditional, not so, denied."""

from dataclasses import dataclass, replace

from dragoman.attribution.condition import find_condition
from dragoman.attribution.standing import Entry, Standing, standing
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Event, ParsedText, Span, Status, Token

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "NUM", "PRON")
CEASE = "cease"
# Longest way up a tree: beyond it nothing in news text bears on the deed, and cycles cannot occur.
MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """How a deed stands, with the tokens that make it so and the entries that were used."""

    made: str = "same"  # same planned possible negated denied
    future: bool = False
    words: tuple[int, ...] = ()
    entries: tuple[str, ...] = ()
    condition: tuple[int, int] | None = None  # tokens [first, last)
    aside: tuple[int, int] | None = None  # a condition of the deed only, where its threat or promise is the event
    past: bool = False  # told with a past tense or perfect of its own

    @property
    def status(self) -> Status:
        """The status of record.md."""
        if self.condition and self.made not in ("negated", "denied"):
            return Status.CONDITIONAL
        return Status.OCCURRED if self.made == "same" else Status(self.made)


def status_at(text: ParsedText, token: int, lexicon: Lexicon) -> tuple[Status, Span | None]:
    """Give the status of the deed that a token heads and the words that make it so."""
    reading = read_status(text, token, lexicon)
    return reading.status, words_of(text, reading)


def words_of(text: ParsedText, reading: Reading) -> Span | None:
    """Give the span of the words that make a status; None for a deed simply told."""
    if reading.status is Status.OCCURRED:
        return None
    if reading.words:
        return text.span_of(min(reading.words), max(reading.words) + 1)
    return text.span_of(*reading.condition) if reading.condition else None


def read_status(text: ParsedText, token: int, lexicon: Lexicon) -> Reading:
    """Give the whole reading of the deed that a token heads."""
    return _Climb(text, standing(lexicon)).read(token, 0)


def read_event(text: ParsedText, event: Event, lexicon: Lexicon) -> Reading:
    """Give the reading of an event from its outermost operator upward, with the status that operators settle."""
    climb = _Climb(text, standing(lexicon))
    token, over = text.tokens[event.top], text.head_of(event.top)
    light = over is not None and over.i in event.trigger_tokens and token.pos in NOMINAL and over.pos in VERBAL
    reading = _under(climb.read(over.i, 1), climb.own(token.i)) if light and over is not None else climb.read(token.i, 0)
    if reading.condition is None:
        reading = replace(reading, aside=climb.condition_below(event))
    if event.status is None or event.status == "occurred":
        return reading
    settled = Reading(event.status, event.status in ("planned", "possible"), event.trigger_tokens[:1])
    if event.status == "conditional":
        return reading
    return _under(replace(reading, made=reading.made), settled)


class _Climb:
    def __init__(self, text: ParsedText, book: Standing) -> None:
        self.text = text
        self.book = book

    def read(self, i: int, depth: int) -> Reading:
        """The deed's own words, then what stands over it."""
        own = self.own(i)
        whole = own if depth >= MAX_CLIMB else _under(self.above(i, depth), own)
        if whole.condition is not None or whole.made == "denied" or self.text.tokens[i].pos in NOMINAL:
            return whole
        return self.hanging(whole, i)

    # -- the deed's own words

    def own(self, i: int) -> Reading:
        token = self.text.tokens[i]
        reading = Reading(past=token.has("Tense=Past"))
        for kid in self.text.kids(i):
            reading = self.own_word(reading, token, kid)
        if token.pos in NOMINAL and not self.text.kid(i, "cop"):
            return self.after_words(reading, token)
        reading = self.shared(reading, token)
        reading = self.to_come(reading, token)
        if reading.made == "same" and self.asked(token):
            last = self.text.sentence_of(i).last - 1
            reading = replace(reading, made="possible", words=(last,), entries=(*reading.entries, "question"))
        return reading

    def own_word(self, reading: Reading, token: Token, kid: Token) -> Reading:
        rel, low = kid.rel, kid.lower
        if rel in ("aux", "cop"):
            return self.auxiliary(reading, token, kid)
        if rel in ("advmod", "cc") or kid.dep == "cc:preconj":
            found = self.book.look("adverb", low)
            if low == "longer" and self.text.kid(kid.i, "advmod", "det"):
                return _and(reading, "negated", "no-longer", (kid.i - 1, kid.i))
            if found and not self.only_not(kid):
                return _and(reading, found[0].makes, found[0].id, (kid.i,))
        if rel == "det" and token.pos in NOMINAL and self.book.has("determiner", low):
            return _and(reading, "negated", "no", (kid.i,))
        if rel in ("amod", "compound") and token.pos in NOMINAL:
            found = self.book.look("modifier", low)
            return _and(reading, found[0].makes, found[0].id, (kid.i,)) if found else reading
        if kid.dep == "acl" and token.pos in NOMINAL and kid.pos == "VERB" and not kid.lower.endswith("ing"):
            return self.done_to(reading, kid)
        if rel in ("mark", "case"):
            found = self.book.look("marker", self.phrase(kid), low)
            if found:
                return self.marked(reading, found[0], token, kid)
        if rel in ("nsubj", "obj", "iobj", "obl"):
            return self.none_of(reading, token, kid)
        return reading

    def after_words(self, reading: Reading, token: Token) -> Reading:
        """A noun after a marker of several words, which parsers take apart in many ways ("in case of")."""
        first = self.text.edges[token.i][0]
        sentence = self.text.sentence_of(token.i).first
        for start in range(max(sentence, first - 4), first + 1):
            if self.text.tokens[start].lower not in self.book.openings:
                continue
            for end in range(start + 2, min(start + 5, token.i + 1)):
                phrase = " ".join(t.lower for t in self.text.tokens[start:end])
                found = self.book.look("marker", phrase)
                if found and end >= first and not reading.entries.count(found[0].id):
                    return _and(reading, found[0].makes, found[0].id, tuple(range(start, end)))
        return reading

    def done_to(self, reading: Reading, kid: Token) -> Reading:
        """A noun with what was done to it behind: "talks planned for Monday", "attack foiled by police"."""
        if self.has_to(kid):
            return reading
        found = [e for e in self.book.look("governor", kid.lemma, kid.lower) if e.noun not in (None, "same")]
        return _and(reading, found[0].noun or "same", found[0].id, (kid.i,)) if found else reading

    def marked(self, reading: Reading, entry: Entry, token: Token, kid: Token) -> Reading:
        if entry.makes == "planned" and (token.pos in VERBAL or self.book.has("carrier", token.lemma)):
            return reading
        if entry.id == "if-clause" and self.text.kid(kid.i, "advmod") and kid.lower == "if":
            return reading  # "even if", "as if" are no open condition
        return _and(reading, entry.makes, entry.id, (kid.i,))

    def none_of(self, reading: Reading, token: Token, kid: Token) -> Reading:
        """A verb whose subject or object is nobody, nothing, no talks."""
        if token.pos not in VERBAL:
            return reading
        if self.book.has("determiner", kid.lower) and kid.pos in ("PRON", "DET", "NOUN"):
            return _and(reading, "negated", "no", (kid.i,))
        det = self.text.kid(kid.i, "det")
        person = kid.rel != "obl" or kid.lower in ("one", "body", "side")
        if det and person and self.book.has("determiner", det.lower):
            return _and(reading, "negated", "no", (det.i,))
        return reading

    def only_not(self, kid: Token) -> bool:
        """"Not only", "not just": no negation."""
        tokens = self.text.tokens
        after = tokens[kid.i + 1].lower if kid.i + 1 < len(tokens) else ""
        return kid.lower == "not" and after in ("only", "just", "merely", "until", "least")

    def auxiliary(self, reading: Reading, token: Token, kid: Token) -> Reading:
        found = self.book.look("auxiliary", kid.lower)
        if not found:
            return replace(reading, past=True) if kid.has("Tense=Past") else reading
        entry = found[0]
        makes = entry.makes
        perfect = any(k.lemma == "have" and k.i > kid.i for k in self.text.kids(token.i, "aux"))
        if makes == "would" and token.lemma in ("like", "love", "prefer") and not perfect:
            return reading  # a wish of today
        if makes == "would":
            if kid.lower.endswith("d") and len(kid.text) <= 2 and token.has("VerbForm=Part"):
                return replace(reading, past=True)  # 'd is had
            makes = "negated" if perfect else "planned" if self.told_before(token) else "possible"
            reading = replace(reading, future=reading.future or not perfect)
        elif perfect and entry.id == "must" and kid.lower == "should":
            makes = "negated"  # "should have met": they did not
        return _and(reading, makes, entry.id, (kid.i,))

    def told_before(self, token: Token) -> bool:
        """A clause under a past verb of saying or deciding, where "would" is the future seen from then."""
        rel, head = token.rel, self.text.head_of(token.i)
        while rel in ("conj", "xcomp") and head is not None:
            rel, head = head.rel, self.text.head_of(head.i)
        if rel not in ("ccomp", "acl", "parataxis") or head is None or head.dep == "acl:relcl":
            return False
        aux = self.text.kids(head.i, "aux")
        return head.has("Tense=Past") or any(a.has("Tense=Past") for a in aux) or head.pos == "NOUN"

    def shared(self, reading: Reading, token: Token) -> Reading:
        """The second of two joined verbs takes the first's auxiliaries where it has none: "will meet and sign"."""
        head = self.text.head_of(token.i)
        if token.dep != "conj" or head is None or head.pos not in VERBAL:
            return reading
        if self.text.kid(token.i, "aux", "nsubj", "expl") or token.has("VerbForm=Fin") != head.has("VerbForm=Fin"):
            return reading
        if token.has("VerbForm=Fin") or head.has("VerbForm=Part") != token.has("VerbForm=Part"):
            return reading
        for kid in self.text.kids(head.i, "aux", "advmod"):
            if kid.i < head.i:
                reading = self.own_word(reading, token, kid)
        return reading

    def to_come(self, reading: Reading, token: Token) -> Reading:
        """"Is to meet", and the headline's "X to meet Y"."""
        if reading.made != "same":
            return reading
        if self.imperative(token):
            return replace(reading, made="possible", words=(token.i,), entries=(*reading.entries, "imperative"))
        to = next((k for k in self.text.kids(token.i, "mark") if k.lower == "to"), None)
        if to is None or not token.has("VerbForm=Inf"):
            return reading
        be = [k.i for k in self.text.kids(token.i, "cop", "aux") if k.lemma == "be" and k.i < to.i]
        if be:
            return _and(reading, "planned", "be-to", (*be, to.i))
        bare = token.dep in ("root", "parataxis", "acl") and self.text.kid(token.i, "nsubj")
        if token.dep == "root" and (bare or self.text.sentence_of(token.i).kind is BlockKind.TITLE):
            return _and(reading, "planned", "headline-to", (to.i,))
        if token.dep in ("root", "parataxis", "appos", "dep", "list"):
            return _and(reading, "planned", "infinitive", (to.i,))
        return reading

    def imperative(self, token: Token) -> bool:
        """A bare verb in the main clause that nobody is the subject of: told to do it."""
        if token.pos != "VERB" or token.rel not in ("root", "conj", "parataxis", "ccomp"):
            return False
        if self.text.kid(token.i, "nsubj", "csubj", "expl", "mark", "aux:pass"):
            return False
        if any(k.lemma != "do" for k in self.text.kids(token.i, "aux")):
            return False
        if token.dep == "conj" and token.head < token.i and not self.imperative(self.text.tokens[token.head]):
            return False
        if token.has("Mood=Imp") or any(k.lower in ("please", "plz", "pls") for k in self.text.kids(token.i)):
            return True
        if token.dep == "conj" and not token.has("Tense=Past") and not token.has("VerbForm=Part"):
            head = self.text.tokens[token.head]
            return head.i < token.i and not token.has("Person=3") and self.imperative(head)
        return token.dep == "root" and token.has("VerbForm=Inf")

    def hanging(self, reading: Reading, i: int) -> Reading:
        """A deed not yet done that hangs on a condition."""
        found = find_condition(self.text, i, self.book)
        if found is None or (reading.past and reading.made == "same"):
            return reading
        if reading.made == "same" and not found.strong:
            return reading
        if reading.made == "negated":
            if not (reading.future and found.lifts):
                return reading
            reading = replace(reading, made="possible")  # "will not leave until they pay": it hangs on that
        return replace(reading, condition=found.tokens, entries=(*reading.entries, "condition"))

    def condition_below(self, event: Event) -> tuple[int, int] | None:
        """The condition of a deed under its operators: "vowed to block the road if ..."."""
        for i in (event.head, *(o.head for o in event.operators)):
            found = find_condition(self.text, i, self.book)
            if found is not None and (i != event.top or found.strong):
                return found.tokens
        return None

    def asked(self, token: Token) -> bool:
        """In the main clause of a question."""
        sentence = self.text.sentence_of(token.i)
        if self.text.tokens[sentence.last - 1].text not in ("?", "?\"", "?”"):
            last = self.text.tokens[sentence.last - 2].text if sentence.last - sentence.first > 1 else ""
            if last != "?":
                return False
        return token.dep == "root" and not any(
            k.lower in ("who", "why", "when", "where", "how", "what") for k in self.text.kids(token.i)
        )

    # -- what stands over it

    def above(self, i: int, depth: int) -> Reading:
        token = self.text.tokens[i]
        head = self.text.head_of(i)
        if head is None:
            return Reading()
        rel = token.rel
        if rel == "conj":
            return self.above(head.i, depth + 1)
        slip = self.controlled(token, head)
        if slip is not None:
            return self.governed(slip[0], token, slip[1], depth, slip[2])
        if token.dep == "acl:relcl" or rel in ("parataxis", "root", "dislocated", "vocative", "appos"):
            return Reading()
        if rel in ("ccomp", "xcomp", "csubj"):
            if head.pos == "NOUN" and self.book.has("claim", head.lemma, head.lower):
                return self.above(head.i, depth + 1)
            return self.clause(token, head, depth)
        if rel == "advcl":
            return self.adverbial(token, head, depth)
        if rel == "acl":
            if self.book.has("claim", head.lemma, head.lower) and not self.has_to(token):
                return self.above(head.i, depth + 1)  # "denied a report that", "rejected claims of"
            return self.of_noun(token, head, depth, "infinitive" if self.has_to(token) else "gerund")
        if token.pos in NOMINAL or token.pos in VERBAL:
            return self.nominal(token, head, depth)
        return Reading()

    def controlled(self, token: Token, head: Token) -> tuple[list[Entry], Token, str] | None:
        """A clause that the parser hung on the object instead of on the verb over both: "urged them to stop"."""
        if token.pos not in VERBAL or token.dep not in ("acl", "xcomp", "amod"):
            return None
        form = self.form(token)
        over = self.text.head_of(head.i)
        if token.dep == "amod" and form == "gerund" and head.rel == "obj" and over is not None:
            form = "gerund" if over.i == token.i - 1 else "clause"
        elif form not in ("infinitive", "from"):
            return None
        if over is None or head.rel not in ("obj", "nsubj:pass", "obl") or head.pos not in NOMINAL:
            return None
        found = [e for e in self.book.look("governor", over.lemma, over.lower) if not e.forms or form in e.forms]
        if not found or self.book.has("noun", head.lemma, head.lower):
            return None
        return found, over, form

    def has_to(self, token: Token) -> bool:
        return any(k.lower == "to" for k in self.text.kids(token.i, "mark"))

    def form(self, token: Token) -> str:
        if self.has_to(token):
            return "infinitive"
        if token.has("VerbForm=Ger") or (token.lower.endswith("ing") and not self.text.kid(token.i, "aux")):
            if any(k.lower == "from" for k in self.text.kids(token.i, "mark", "case")):
                return "from"
            return "gerund"
        bare = token.has("VerbForm=Inf") and not self.text.kid(token.i, "aux", "mark")
        return "infinitive" if bare and not self.text.kid(token.i, "nsubj") else "clause"

    def clause(self, token: Token, head: Token, depth: int) -> Reading:
        form = self.form(token)
        if head.pos == "ADJ" or (head.pos != "VERB" and self.text.kid(head.i, "cop")):
            return self.governed(self.book.look("quality", head.lower), token, head, depth, form)
        found = self.book.look("governor", head.lemma, head.lower)
        if head.lower in ("set", "due", "scheduled", "slated", "poised", "expected") and form == "infinitive":
            found = self.book.look("quality", head.lower)
        if head.lemma == "be" and form == "infinitive" and head.lower != "being":
            up = self.read(head.i, depth + 1)
            return _under(up, Reading("planned", future=True, words=self.with_to(head, token), entries=("be-to",)))
        return self.governed(found, token, head, depth, form)

    def governed(self, found: list[Entry], token: Token, head: Token, depth: int, form: str) -> Reading:
        fits = [e for e in found if not e.forms or form in e.forms]
        if not fits:
            if token.rel == "ccomp":
                return Reading()  # told by a source, or presupposed
            return self.read(head.i, depth + 1)
        entry = fits[0]
        if form == "clause" and not entry.forms and entry.makes == "same":
            return Reading()
        return self.apply(entry.makes, entry, token, head, depth)

    def apply(self, makes: str, entry: Entry, token: Token, head: Token, depth: int) -> Reading:
        up = self.read(head.i, depth + 1)
        if entry.id == CEASE and up.made in ("planned", "possible"):
            makes = "negated"  # "would cease bombing": it will not be
        if up.made in ("negated", "denied"):
            return replace(up, made=entry.unless_told, entries=(*up.entries, entry.id), past=False)
        words = self.with_to(head, token) if makes != "same" else ()
        over = Reading(makes, makes in ("planned", "possible"), words, (entry.id,), None)
        return _under(replace(up, past=False), over)

    def with_to(self, head: Token, token: Token) -> tuple[int, ...]:
        """The governing word with its auxiliaries and the "to" after it: "is expected to"."""
        words = [head.i]
        words += [k.i for k in self.text.kids(head.i, "aux", "cop") if k.i < head.i and head.i - k.i <= 3]
        words += [k.i for k in self.text.kids(token.i, "mark") if k.lower == "to" and k.i == head.i + 1]
        return tuple(sorted(words))

    def adverbial(self, token: Token, head: Token, depth: int) -> Reading:
        form = self.form(token)
        marks = [k.lower for k in self.text.kids(token.i, "mark", "case", "advmod") if k.i < token.i]
        if form == "infinitive":
            found = self.book.look("governor", head.lemma, head.lower) or self.book.look("quality", head.lower)
            if [e for e in found if "infinitive" in e.forms or not e.forms]:
                return self.governed(found, token, head, depth, form)
            return self.purpose(token, head, depth)
        if form in ("gerund", "from"):
            found = [e for e in self.book.look("governor", head.lemma, head.lower) if form in e.forms]
            close = token.i - head.i <= 3 and not any(t.text == "," for t in self.text.tokens[head.i : token.i])
            if found and (close or form == "from"):
                return self.apply(found[0].makes, found[0], token, head, depth)
        up = self.read(head.i, depth + 1)
        if any(m in ("when", "until", "before", "after", "once", "till", "as") for m in marks) and not token.has("Tense=Past"):
            return replace(up, condition=None) if up.made in ("planned", "possible") else Reading()
        if form == "gerund" and up.made in ("planned", "possible") and token.i > head.i:
            return up
        return Reading()

    def purpose(self, token: Token, head: Token, depth: int) -> Reading:
        up = self.read(head.i, depth + 1)
        if self.book.has("companion", head.lemma, head.lower) or up.made != "same":
            return up
        to = tuple(k.i for k in self.text.kids(token.i, "mark") if k.lower == "to")
        return Reading("planned", future=True, words=to, entries=("purpose",))

    def of_noun(self, token: Token, head: Token, depth: int, form: str) -> Reading:
        if form != "infinitive":
            return Reading()
        found = self.book.look("noun", head.lemma, head.lower)
        if found:
            return self.apply(found[0].makes, found[0], token, head, depth)
        ordinal = any(k.lemma in ("first", "last", "only") or k.has("NumType=Ord") for k in self.text.kids(head.i, "amod"))
        if ordinal or head.lemma in ("first", "last", "one"):
            return Reading()
        up = self.read(head.i, depth + 1)
        to = tuple(k.i for k in self.text.kids(token.i, "mark") if k.lower == "to")
        return _under(up, Reading("planned", future=True, words=to, entries=("infinitive",)))

    def nominal(self, token: Token, head: Token, depth: int) -> Reading:
        rel, case = token.rel, self.text.case_of(token.i)
        over = self.text.head_of(head.i)
        if case == "for" and rel == "nmod" and over is not None and self.book.has("journey", over.lemma, over.lower):
            head = over  # "flew to Geneva for talks"
        if head.pos in VERBAL:
            return self.of_verb(token, head, depth, case)
        if rel == "nmod" and head.pos in NOMINAL:
            if self.book.has("claim", head.lemma, head.lower) and case in ("of", "about", "that"):
                return self.above(head.i, depth + 1)
            found = self.book.look("noun", head.lemma, head.lower)
            found = [e for e in found if e.noun and (not e.forms or case in e.forms)]
            if found and case in ("of", "for", "to", "on", "about", "in"):
                return self.apply(found[0].noun or "same", found[0], token, head, depth)
        if rel == "nsubj" and self.text.kid(head.i, "cop") and head.pos == "ADJ":
            found = self.book.look("modifier", head.lower)
            return self.apply(found[0].makes, found[0], token, head, depth) if found else Reading()
        return Reading()

    def of_verb(self, token: Token, head: Token, depth: int, case: str) -> Reading:
        rel = token.rel
        if head.lemma == "be" and (rel == "nsubj" or self.text.kid(head.i, "expl")):
            return self.read(head.i, depth + 1)
        patient = rel == "obj" or token.dep == "nsubj:pass"
        if patient and self.book.has("claim", token.lemma, token.lower):
            disputed = self.book.look("disputes", head.lemma, head.lower)
            if disputed:
                return self.apply(disputed[0].makes, disputed[0], token, head, depth)
        found = [e for e in self.book.look("governor", head.lemma, head.lower) if e.noun]
        if patient and found:
            return self.apply(found[0].noun or "same", found[0], token, head, depth)
        if case == "for" and self.book.has("journey", head.lemma, head.lower):
            up = self.read(head.i, depth + 1)
            case_word = tuple(k.i for k in self.text.kids(token.i, "case"))
            return _under(up, Reading("planned", future=True, words=case_word, entries=("journey",)))
        carried = patient and self.book.has("carrier", head.lemma, head.lower)
        own_subject = rel == "nsubj" and head.lemma in ("begin", "start", "take", "continue", "resume", "occur", "happen", "follow", "erupt", "break", "end")
        inside = case == "in" and head.lemma in ("engage", "participate", "take", "join")
        if carried or own_subject or inside:
            return self.read(head.i, depth + 1)
        return Reading()

    def phrase(self, kid: Token) -> str:
        fixed = self.text.kids(kid.i, "fixed")
        return " ".join([kid.lower, *(f.lower for f in fixed)])


def _and(reading: Reading, makes: str, entry: str, words: tuple[int, ...]) -> Reading:
    """Add one word of the deed's own to its reading: a negation wins, then what is only possible."""
    order = ("same", "planned", "possible", "denied", "negated")
    future = reading.future or makes == "planned"
    if order.index(makes) >= order.index(reading.made):
        keep = reading.words if makes == reading.made else ()
        return replace(reading, made=makes, future=future, words=(*keep, *words), entries=(*reading.entries, entry))
    return replace(reading, future=future, entries=(*reading.entries, entry))


def _under(up: Reading, own: Reading) -> Reading:
    """The reading of a deed that stands under another reading."""
    entries = (*own.entries, *up.entries)
    future = own.future or (up.future and up.made != "same")
    condition = own.condition or up.condition
    if up.made == "same":
        return replace(own, entries=entries, future=future, condition=condition)
    if own.made == "same":
        return replace(up, entries=entries, future=future, condition=condition, past=own.past)
    if "negated" in (up.made, own.made):
        if up.made == own.made and not set(up.words) & set(own.words):
            return Reading("same", future, (), entries, condition, own.past)  # "never failed to"
        words = up.words if up.made == "negated" else own.words
        return Reading("negated", future, words, entries, condition, own.past)
    if "denied" in (up.made, own.made):
        words = up.words if up.made == "denied" else own.words
        return Reading("denied", future, words, entries, condition, own.past)
    if "possible" in (up.made, own.made):
        words = up.words if up.made == "possible" else own.words
        return Reading("possible", True, words, entries, condition, own.past)
    return Reading("planned", True, (*up.words, *own.words) if not up.words else up.words, entries, condition, own.past)
