"""Read a deed's standing off the words of its own clause: auxiliaries, negations, adjectives, openers."""

from collections.abc import Set as AbstractSet

from dragoman.attribution.condition import has_had
from dragoman.attribution.reading import PAST, PLAIN, Reading, with_word
from dragoman.attribution.standing import Entry, Standing
from dragoman.records import BlockKind, ParsedText, Token

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "NUM", "PRON")
# Longest opener in words, and how far before a noun phrase it may begin: "in the event of (an attack)".
OPENER = 4
# Words from the head of a sentence to an auxiliary that a negation there has turned about.
TURNED_REACH = 10
# Relations in which a to-infinitive hangs on nothing that says more of it.
LOOSE = ("root", "parataxis", "appos", "dep", "list")
MAIN = ("root", "conj", "parataxis", "ccomp")
# Relations of words that tell how a deed of theirs stands; the first six of whatever deed.
TELLING = frozenset({"aux", "cop", "advmod", "cc", "mark", "case", "nsubj", "obj", "iobj", "obl"})


def _shape(token: Token) -> str:
    """Give gerund, participle or verb."""
    if token.lower.endswith("ing"):
        return "gerund"
    return "participle" if token.has("VerbForm=Part") or token.has("Tense=Past") else "verb"


class OwnWords:
    """Readings of deeds by their own words in one report."""

    def __init__(self, text: ParsedText, book: Standing) -> None:
        """Keep the text and the lexicon's words."""
        self.text = text
        self.book = book
        self.phrased = self.with_any(book.rare)
        self.denied = self.with_any(book.denying)

    def with_any(self, words: AbstractSet[str]) -> frozenset[int]:
        """Give the numbers of the sentences in which one of these words stands."""
        return frozenset(n for n, said in enumerate(self.text.said) if not said.isdisjoint(words))

    def own(self, i: int) -> Reading:
        """Give the reading of the deed headed by a token by its own words alone."""
        token = self.text.tokens[i]
        reading = PAST if token.has("Tense=Past") else PLAIN
        noun = token.pos in NOMINAL
        nominal = noun and not self.text.has_kid(i, "cop")
        for kid in self.text.kids(i):
            reading = self._of_noun(reading, kid) if noun else reading
            reading = self._word(reading, token, kid) if kid.rel in TELLING else reading
        if token.sent in self.phrased:
            reading = self._after_phrase(reading, token)
        if nominal:
            return self._opened(reading, token)
        reading = self._turned_no(self._to_come(self._shared(reading, token), token), token)
        no = reading.made == "negated" and {"if-clause", "not"} <= set(reading.entries)
        if no and not has_had(self.text, i):
            reading = reading._replace(made="possible")  # "if he is not freed"
        if (reading.made == "same" or reading.entries == ("will",)) and self._asked(token):
            last = self.text.sentence_of(i).last - 1
            return with_word(reading, "possible", "question", (last,))
        return reading

    def to_of(self, token: Token) -> tuple[int, ...]:
        """Give the "to" of an infinitive."""
        return tuple([k.i for k in self.text.kids(token.i, "mark") if k.lower == "to"])

    def _word(self, reading: Reading, token: Token, kid: Token) -> Reading:
        """Add one dependent of any deed."""
        rel = kid.rel
        if rel in ("aux", "cop"):
            return self._auxiliary(reading, token, kid)
        if rel in ("advmod", "cc"):
            return self._adverb(reading, kid)
        if rel in ("mark", "case"):
            return self._opener(reading, token, kid)
        named = token.pos in VERBAL and token.sent in self.denied
        return self._nobody(reading, kid) if named else reading

    def _of_noun(self, reading: Reading, kid: Token) -> Reading:
        """Add a determiner, adjective or participle of a deed that is a noun."""
        if kid.rel == "det" and self.book.has("determiner", kid.lower):
            return with_word(reading, "negated", "no", (kid.i,))
        found: list[Entry] = []
        if kid.rel in ("amod", "compound"):
            found = self.book.look("modifier", kid.lower)
        elif kid.dep == "acl" and kid.pos == "VERB" and not kid.lower.endswith("ing") and not self.to_of(kid):
            # what was done to it behind: "talks planned for Monday", "an attack foiled by police"
            governors = self.book.look("governor", kid.lemma, kid.lower)
            done = next((e for e in governors if e.noun not in (None, "same")), None)
            return with_word(reading, done.noun or "same", done.id, (kid.i,)) if done else reading
        elif kid.dep == "acl:relcl" and (will := self._will_happen(kid)) is not None:
            return with_word(reading, "planned", "will", (will,))
        return with_word(reading, found[0].makes, found[0].id, (kid.i,)) if found else reading

    def _will_happen(self, verb: Token) -> int | None:
        """The "will" of a clause that says when a deed is to be: "the talks that will be held in May"."""
        happens = self.book.has("happening", verb.lemma) or (
            self.book.has("carrier", verb.lemma) and self.text.has_kid(verb.i, "aux:pass")
        )
        will = (k.i for k in self.text.kids(verb.i, "aux") if k.lower in ("will", "'ll", "’ll", "shall"))
        return next(will, None) if happens else None

    def _adverb(self, reading: Reading, kid: Token) -> Reading:
        if kid.lower == "longer" and self.text.has_kid(kid.i, "advmod", "det"):
            return with_word(reading, "negated", "no-longer", (kid.i - 1, kid.i))
        found = self.book.look("adverb", kid.lower)
        if not found:
            return reading
        tokens = self.text.tokens
        after = tokens[kid.i + 1].lower if kid.i + 1 < len(tokens) else ""
        if kid.lower == "not" and self.book.has("not-only", after):
            return reading
        return with_word(reading, found[0].makes, found[0].id, (kid.i,))

    def _opener(self, reading: Reading, token: Token, kid: Token) -> Reading:
        phrase = " ".join([kid.lower, *(f.lower for f in self.text.kids(kid.i, "fixed"))])
        found = self.book.look("marker", phrase, kid.lower)
        if not found:
            return reading
        entry = found[0]
        if entry.makes == "planned" and (token.pos in VERBAL or self.book.has("carrier", token.lemma)):
            return reading
        if entry.id == "toward" and token.pos not in VERBAL:
            return reading  # "violence toward migrants"
        known = self.text.kids(token.i, "det", "nmod:poss")
        if kid.lower == "against" and any(k.lower not in ("a", "an", "any") for k in known):
            return reading  # "protested against the arrest", unlike "shelters against a raid"
        if kid.lower == "if" and self.text.has_kid(kid.i, "advmod"):
            return reading  # "even if", "as if" are no open condition
        return with_word(reading, entry.makes, entry.id, (kid.i,))

    def _opened(self, reading: Reading, token: Token) -> Reading:
        """A noun after an opener of several words, which parsers take apart in many ways ("in case of")."""
        tokens = self.text.tokens
        first = self.text.edges[token.i][0]
        for start in range(max(self.text.sentence_of(token.i).first, first - OPENER), first + 1):
            if tokens[start].lower not in self.book.openings:
                continue
            for end in range(max(start + 2, first), min(start + OPENER + 1, token.i + 1)):
                found = self.book.look("marker", " ".join(t.lower for t in tokens[start:end]))
                if found and found[0].id not in reading.entries:
                    return with_word(reading, found[0].makes, found[0].id, tuple(range(start, end)))
        return reading

    def _after_phrase(self, reading: Reading, token: Token) -> Reading:
        """A deed right behind a turn of phrase, however parsers take it apart: "stopped short of bombing"."""
        tokens, lowest = self.text.tokens, self.text.sentence_of(token.i).first
        for end in range(max(self.text.edges[token.i][0], lowest + 1), token.i + 1):
            for words, entry in self.book.phrases.get(tokens[end - 1].lower, ()):
                start = end - len(words)
                noun = token.pos in NOMINAL
                fits = entry.fits("noun" if noun else _shape(token))
                fits = fits or (noun and token.lower.endswith("ing") and entry.fits("gerund"))
                fits = fits and not any(t.pos == "VERB" and t.rel != "amod" for t in tokens[end : token.i])
                if fits and start >= lowest and tuple(t.lower for t in tokens[start:end]) == words:
                    if entry.makes == "same":  # "if it were not for the raid": there was one
                        return Reading(entries=(entry.id,))
                    return with_word(reading, entry.makes, entry.id, tuple(range(start, end)))
        return reading

    def _nobody(self, reading: Reading, kid: Token) -> Reading:
        """A verb whose subject or object is nobody, nothing, no talks."""
        if self.book.has("determiner", kid.lower) and kid.pos in ("PRON", "DET", "NOUN"):
            return with_word(reading, "negated", "no", (kid.i,))
        first = self._no_single(kid)
        if first is not None:
            return with_word(reading, "negated", "not", (first,))  # "not one bullet"
        det = self.text.kid(kid.i, "det")
        person = kid.rel != "obl" or kid.lower == "one" or self.book.has("occasion", kid.lower)
        if det is not None and person and self.book.has("determiner", det.lower):
            return with_word(reading, "negated", "no", (det.i,))
        return reading

    def _no_single(self, kid: Token) -> int | None:
        """The "not" of a noun phrase that opens with "not one", "not a (single)", also in quotes."""
        tokens, first = self.text.tokens, self.text.edges[kid.i][0]
        while first < kid.i and tokens[first].pos == "PUNCT":
            first += 1
        if tokens[first].lower != "not" or first >= kid.i:
            return None
        following = tokens[first + 1].lower
        single = self.book.has("ordinal", following) or following in ("a", "an", "even")
        return first if single and following != "only" else None

    def _auxiliary(self, reading: Reading, token: Token, kid: Token) -> Reading:
        found = self.book.look("auxiliary", kid.lower)
        if not found:
            past = kid.has("Tense=Past") and not reading.past
            return reading._replace(past=True) if past else reading
        makes = found[0].makes
        perfect = any(k.lemma == "have" and k.i > kid.i for k in self.text.kids(token.i, "aux"))
        if makes == "would":
            if kid.text[0] in "'’" and token.has("VerbForm=Part"):
                return reading._replace(past=True)  # 'd is had
            if self.book.has("polite", token.lemma) and not perfect:
                return reading
            makes = "negated" if perfect else "planned" if self._told_before(token) else "possible"
            reading = reading._replace(future=reading.future or not perfect)
        elif perfect and kid.lower in ("could", "might") and (no := self._undone(token)) is not None:
            return with_word(reading, "negated", "was-to-have", (no,))  # "could have left but chose not to"
        elif perfect and found[0].id == "must" and kid.lower == "should":
            makes = "negated"  # "should have met": they did not
        return with_word(reading, makes, found[0].id, (kid.i,))

    def _told_before(self, token: Token) -> bool:
        """A clause under a past verb of saying or deciding, where "would" is the future seen from then."""
        if token.dep == "acl:relcl":
            return False  # "a draft that would extend the embargo"
        rel, head = token.rel, self.text.head_of(token.i)
        while rel in ("conj", "xcomp") and head is not None:
            rel, head = head.rel, self.text.head_of(head.i)
        if rel not in ("ccomp", "acl", "parataxis") or head is None or head.dep == "acl:relcl":
            return False
        aux = self.text.kids(head.i, "aux")
        return head.has("Tense=Past") or any(a.has("Tense=Past") for a in aux) or head.pos == "NOUN"

    def _turned_no(self, reading: Reading, token: Token) -> Reading:
        """A negation ahead of subject and auxiliary turned about: "at no time, she said, had they met"."""
        if reading.made == "negated" or token.sent not in self.denied:
            return reading
        subject = self.text.kid(token.i, "nsubj")
        turned = [
            k for k in self.text.kids(token.i, "aux") if subject is not None and k.i < subject.i < token.i
        ]
        first = self.text.sentence_of(token.i).first
        if not turned or turned[0].i - first > TURNED_REACH:
            return reading
        for no in self.text.tokens[first : turned[0].i - 1]:
            after = self.text.tokens[no.i + 1].lower
            if self.book.has("determiner", no.lower) and self.book.has("occasion", after):
                return with_word(reading, "negated", "no", (no.i, no.i + 1))
        return reading

    def _shared(self, reading: Reading, token: Token) -> Reading:
        """The second of two joined verbs takes the first's auxiliaries: "will meet and sign"."""
        head = self.text.head_of(token.i)
        if token.dep != "conj" or head is None or head.pos not in VERBAL:
            return reading
        if token.has("VerbForm=Inf") and not self.to_of(token) and (to := self.to_of(head)):
            be = [k.i for k in self.text.kids(head.i, "cop", "aux") if k.lemma == "be" and k.i < to[0]]
            if be:  # "are to meet and sign"
                return with_word(reading, "planned", "be-to", (*be, *to))
        modal = any(self.book.has("auxiliary", k.lower) for k in self.text.kids(head.i, "aux"))
        bare = modal and token.lower == token.lemma.lower() and not token.has("Tense=Past")
        finite = token.has("VerbForm=Fin") or head.has("VerbForm=Fin")
        alike = token.has("VerbForm=Part") == head.has("VerbForm=Part")
        if (finite and not bare) or not alike or self.text.has_kid(token.i, "aux", "nsubj", "expl"):
            return reading
        for kid in self.text.kids(head.i, "aux", "advmod"):
            if kid.i < head.i:
                reading = self._word(reading, token, kid)
        return reading

    def _to_come(self, reading: Reading, token: Token) -> Reading:
        """What is asked for, "is to meet", and the headline's "X to meet Y"."""
        if reading.made != "same":
            return reading
        if self._imperative(token):
            return with_word(reading, "possible", "imperative", (token.i,))
        to = self.to_of(token)
        return self._infinitive(reading, token, to) if to and token.has("VerbForm=Inf") else reading

    def _infinitive(self, reading: Reading, token: Token, to: tuple[int, ...]) -> Reading:
        if to[0] > 0 and self.text.tokens[to[0] - 1].lower == "yet":
            return with_word(reading, "negated", "yet-to", (to[0] - 1, to[0]))  # "has yet to meet"
        be = [k.i for k in self.text.kids(token.i, "cop", "aux") if k.lemma == "be" and k.i < to[0]]
        if be:
            undone = self._undone(token) if self.text.tokens[be[0]].has("Tense=Past") else None
            if undone is not None:  # "was to leave but never did"
                return with_word(reading, "negated", "was-to-have", (undone,))
            return with_word(reading, "planned", "be-to", (*be, *to))
        title = self.text.sentence_of(token.i).kind is BlockKind.TITLE
        if token.dep == "root" and (title or self.text.has_kid(token.i, "nsubj")):
            return with_word(reading, "planned", "headline-to", to)
        return with_word(reading, "planned", "infinitive", to) if token.dep in LOOSE else reading

    def _undone(self, token: Token) -> int | None:
        """The negation of what is told with "but" behind a plan."""
        for other in self.text.kids(token.i, "conj"):
            kids = self.text.kids(other.i)
            no = next((k.i for k in kids if k.rel == "advmod" and self._makes(k) == "negated"), None)
            if no is not None and any(k.rel == "cc" and k.lower == "but" for k in kids):
                return no
        return None

    def _makes(self, word: Token) -> str:
        found = self.book.look("adverb", word.lower)
        return found[0].makes if found else "same"

    def _imperative(self, token: Token) -> bool:
        """A bare verb in the main clause that nobody is the subject of."""
        if token.pos != "VERB" or token.rel not in MAIN:
            return False
        kids = self.text.kids(token.i)
        if any(k.rel in ("nsubj", "csubj", "expl", "mark") or k.dep == "aux:pass" for k in kids):
            return False
        if any(k.rel == "aux" and k.lemma != "do" for k in kids):
            return False
        head = self.text.tokens[token.head]
        if token.dep == "conj" and head.i < token.i:
            bare = not (token.has("Tense=Past") or token.has("VerbForm=Part") or token.has("Person=3"))
            return (bare or token.has("Mood=Imp")) and self._imperative(head)
        if token.has("Mood=Imp") or any(self.book.has("asking-for", k.lower) for k in kids):
            return True
        return token.dep == "root" and token.has("VerbForm=Inf")

    def _asked(self, token: Token) -> bool:
        """In the main clause of a question that asks whether."""
        if token.dep != "root":
            return False
        sentence = self.text.sentence_of(token.i)
        ends = {t.text[:1] for t in self.text.tokens[max(sentence.first, sentence.last - 2) : sentence.last]}
        return "?" in ends and not any(self.book.has("asking", k.lower) for k in self.text.kids(token.i))
