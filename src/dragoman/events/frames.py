"""The slots around a predicate: who and what stand where, whatever the voice, control or clause.

Slots are read off Universal Dependencies once per predicate:

* `subj`  the deep subject: nsubj of an active verb, by-phrase of a passive, the controller of an
  infinitive or participle, the noun before a relative clause
* `obj`   the deep object: obj of an active verb, nsubj:pass of a passive, the noun that a past
  participle or a relative clause with a gap belongs to
* `iobj`, `poss`, `amod`, `compound`, `prt`, `comp` (complement clauses and infinitives), `purpose`
* a preposition (`on`, `against`, `with`, `between` ...): its nominals, whether the parser hung them
  on the predicate or on its object, since that choice is where parsers err most
"""

from dragoman.events.control import Control
from dragoman.events.joined import joined_objects, joined_phrases, members
from dragoman.events.lost import (
    is_lent_with,
    lent_case,
    lost_company,
    lost_doer,
    owned_by_whole,
    put_lost_agent,
    put_lost_object,
    put_receiver,
)
from dragoman.events.rules import FAR, Rules
from dragoman.events.slots import (
    Frame,
    binds_itself,
    conjuncts,
    far_phrase,
    first_conjunct,
    is_behalf,
    is_hidden_verb,
    slot_of,
)
from dragoman.events.voice import is_passive, joins_passive
from dragoman.records import ParsedText, Token

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
_ABOUT = frozenset({"around", "about", "over", "than", "nearly"})  # before amounts these govern nothing
_DUMMY = frozenset({"be", "seem", "appear", "make", "take", "remain", "become", "rain", "happen"})
_COPULAR = frozenset({"remain", "become", "stay", "seem", "appear"})
_LOOSE = frozenset({"with", "against", "between"})  # prepositions that a verb's phrase passes up to the verb
_HOLDING = ("over", "by", "in", "at", "on", "for", "to")  # whose nominals may hold such a phrase
_REACHING = frozenset({"with", "against", "to", "for", "from", "on"})  # what a measured object passes up
_ARGUMENTS = frozenset({"obj", "iobj", "obl", "nmod", "nsubj"})
_CLAUSAL = frozenset({"root", "ccomp", "parataxis"})
_NO_FILLER = frozenset({"punct", "aux", "cop", "mark", "case", "cc", "conj", "fixed"})
_HELPING = frozenset({"help", "let", "make"})
_TAKEN = frozenset({"prisoner", "hostage", "captive"})
_PHRASAL = frozenset({"obl", "nmod", "obl:agent"})


class Frames:
    """Frames of one report, each worked out once."""

    def __init__(self, text: ParsedText, rules: Rules) -> None:
        """Keep the text and the rules, whose word lists frames depend on."""
        self.text = text
        self.rules = rules
        self.control = Control(self)
        self._made: dict[int, Frame] = {}
        self._open: set[int] = set()

    def of(self, i: int) -> Frame:
        """The frame of the predicate headed by token i."""
        made = self._made.get(i)
        if made is None:
            if i in self._open:  # a cycle through control: give what is plain
                return Frame(i, verbal=True)
            self._open.add(i)
            token = self.text.tokens[i]
            made = self._made[i] = self._verb(token) if self.is_verbal(token) else self._noun(token)
            self._open.discard(i)
        return made

    def is_verbal(self, token: Token) -> bool:
        """Whether the token is read as a verb (also as a copular adjective: "is ready to")."""
        if token.pos == "VERB" and token.dep in _ARGUMENTS:  # "held exercises"
            return self.text.has_kid(token.i, "obj", "nsubj", "aux", "mark", "nsubj:pass")
        if token.pos in ("VERB", "AUX") or (token.pos == "ADJ" and token.dep not in ("amod", "conj")):
            return True
        if token.pos not in ("NOUN", "PROPN"):
            return False
        # A verb taken for a noun ("attends") betrays itself by its object, or as the bare head of a clause.
        if self.text.has_kid(token.i, "obj") or (token.dep in _CLAUSAL and self._is_bare_verb(token)):
            return True
        return is_hidden_verb(self.text, token, self.rules.irregular)

    def _is_bare_verb(self, token: Token) -> bool:
        """As in "the sides gain from trade": a clause's head with a subject and phrases, no copula."""
        text = self.text
        return (
            token.lemma.lower() in self.rules.verbs
            and text.has_kid(token.i, "nsubj")
            and text.has_kid(token.i, "obl")
            and not text.has_kid(token.i, "cop", "det", "case", "amod", "nmod:poss", "compound")
        )

    # -- verbs ---------------------------------------------------------------------------------

    def _verb(self, token: Token) -> Frame:
        text = self.text
        frame = Frame(token.i, verbal=True, passive=is_passive(text, token, self.rules))
        for kid in text.kids(token.i):
            if kid.dep == "aux":
                frame.put("aux", kid.i)
            elif kid.rel not in _NO_FILLER:
                self._verb_kid(frame, kid)
        put_lost_agent(frame, text, token)
        self.control.inherit(frame, token)
        self.control.writers(frame)
        if token.pos in ("NOUN", "PROPN") and not frame.get("subj"):  # a headline's verb: "Police arrest 40"
            before = text.kids(token.i, "compound", "nmod:desc", "flat")
            frame.put("subj", *(k.i for k in before[-1:] if k.i == token.i - 1))
        lemma = self.rules.verb_lemma(token)
        put_receiver(frame, self.text, token)
        joined_objects(self, frame, token)
        joined_phrases(self, frame, token)
        if "iobj" in frame.slots and not frame.get("obj"):
            frame.put("obj", *frame.get("iobj"))  # "trains pilots to fly": whom it trains is no second object
        put_lost_object(frame, text, token, self.rules.classes.get("calendar", frozenset()))
        for i in list(frame.get("obj")):
            self._phrases(frame, i)
            self._receiver(frame, i)
        for slot in _HOLDING:  # "spoke by phone with": with hangs on phone
            if slot in frame.slots:
                for i in list(frame.get(slot)):
                    self._phrases(frame, i, only=_LOOSE)
        if lemma in self.rules.object_control:
            self._stray_infinitives(frame)
            if any(frame.get(slot) for slot in ("obj", "on", "upon", "to")):  # "urged Oslo on Monday to act"
                frame.put("comp", *frame.get("purpose"))
        if frame.get("purpose") and binds_itself(self.text, token, self.rules.classes):
            frame.put("comp", *frame.get("purpose"))
        return frame

    def far(self, frame: Frame, slots: tuple[str, ...]) -> list[int]:
        """What a parser hung too low in the object: "returned a cup with a picture of the king to Oslo"."""
        for slot in slots:
            if slot in FAR and slot not in frame.slots:
                found = [far_phrase(self.text, i, slot) for i in frame.get("obj") if i > frame.head]
                frame.put(slot, *(i for i in found[:1] if i is not None))
                if frame.get(slot):
                    return frame.get(slot)
        return []

    def _receiver(self, frame: Frame, noun: int) -> None:
        """As in "gave Lebanon 20 million euros": a name before the number is who gets."""
        if "compound" not in self.text.relations[noun]:  # as mostly
            return
        numbers = [k.i for k in self.text.kids(noun, "nummod", "det") if k.i < noun]
        names = [k.i for k in self.text.kids(noun, "compound") if k.pos == "PROPN"]
        if numbers and names and names[0] < numbers[0] and not frame.get("iobj"):
            frame.put("iobj", names[0])

    def _stray_infinitives(self, frame: Frame) -> None:
        """As in "urged the two to sign": parsers often hang the infinitive on the one who is urged."""
        for slot in ("obj", "iobj", "for", "on", "to", "upon"):
            for i in frame.get(slot) if slot in frame.slots else ():
                for kid in self.text.kids(i, "acl"):
                    mark = self.text.kid(kid.i, "mark")
                    if mark is not None and mark.lower == "to":
                        frame.put("comp", *conjuncts(self.text, kid.i))

    def _verb_kid(self, frame: Frame, kid: Token) -> None:
        text = self.text
        if kid.rel == "csubj" and kid.has("VerbForm=Inf"):
            frame.put("comp", *conjuncts(text, kid.i))
        elif kid.dep in ("nsubj", "csubj"):
            if self._is_bare_infinitive(kid):
                return
            frame.put("obj" if frame.passive and kid.pos != "VERB" else "subj", *self._resolved(kid))
        elif kid.dep in ("nsubj:pass", "csubj:pass"):
            frame.put("obj" if frame.passive else "subj", *self._resolved(kid))
        elif kid.dep == "expl":  # a pronoun taken for a dummy: "Seoul said it decided to halt"
            if kid.lower == "it" and self.text.tokens[frame.head].lemma.lower() not in _DUMMY:
                frame.put("subj", kid.i)
        elif kid.dep == "obj":
            lent = "with" if frame.get("obj") and is_lent_with(text, kid) else "obj"
            charge = frame.passive and joins_passive(text, text.tokens[frame.head])
            frame.put("of" if charge else lent, *self._resolved(kid))
        elif kid.dep == "iobj":
            frame.put("iobj", *self._resolved(kid))
        elif kid.dep in _PHRASAL and not self._behind_day(frame, kid):
            self._phrase(frame, kid, passive=frame.passive)
        elif kid.dep == "compound:prt":
            frame.put("prt", kid.i)
        elif kid.rel in ("xcomp", "ccomp"):
            self._complement(frame, kid)
        elif kid.rel == "advcl":
            mark = text.kid(kid.i, "mark", "case")
            frame.put(
                "purpose" if mark is not None and mark.lower == "to" else "advcl", *conjuncts(text, kid.i)
            )
        elif kid.rel == "parataxis":
            frame.put("parataxis", kid.i)
        else:
            self._loose_kid(frame, kid)

    def _behind_day(self, frame: Frame, kid: Token) -> bool:
        """As in "On Tuesday Chilean jets bombed a camp": a day taken for a part of the subject."""
        if kid.i > frame.head or kid.pos != "NOUN" or kid.dep != "obl" or frame.passive:
            return False
        days = self.rules.classes.get("calendar", ())
        found = any(k.pos == "PROPN" and k.lower in days for k in self.text.kids(kid.i, "compound"))
        if found and not self.text.kids(frame.head, "nsubj", "nsubj:pass"):
            frame.put("subj", kid.i)
        return found

    def _loose_kid(self, frame: Frame, kid: Token) -> None:
        """Adverbs; and the object of a verb taken for a noun: "it backs Oslo"."""
        if kid.dep == "advmod":  # "jointly"
            frame.put("neg" if kid.lower in self.rules.classes.get("negations", ()) else "adv", kid.i)
        elif kid.dep in ("appos", "dep") and self._is_lost_object(frame, kid):
            frame.put("obj", kid.i)

    def _is_lost_object(self, frame: Frame, kid: Token) -> bool:
        taken_for_noun = self.text.tokens[frame.head].pos in ("NOUN", "PROPN")
        return taken_for_noun and kid.i > frame.head and not frame.get("obj")

    def _complement(self, frame: Frame, kid: Token) -> None:
        """A complement; a noun among them is an object or phrase that the parser took for a predicate."""
        text = self.text
        frame.put("comp", *conjuncts(text, kid.i))
        helped = text.kid(kid.i, "nsubj") if text.tokens[frame.head].lemma.lower() in _HELPING else None
        if helped is not None and not text.has_kid(kid.i, "mark", "aux", "cop"):  # "helped Chile fight fires"
            frame.put("obj", helped.i)
        if kid.pos != "NOUN" or (frame.passive and kid.lower in _TAKEN):  # "was taken prisoner"
            return
        if text.has_kid(kid.i, "case"):  # "remained on alert"
            self._phrase(frame, kid)
        elif not frame.get("obj") and not text.has_kid(kid.i, "cop", "mark", "nsubj"):  # "Oslo sends aid"
            frame.put("obj", kid.i)

    def _is_bare_infinitive(self, kid: Token) -> bool:
        """As in "Oslo, Norway to attend": a noun before "to" is no subject without "for"."""
        if self.text.tokens[kid.head].rel == "root" or self.text.has_kid(kid.head, "aux", "cop"):
            return False  # "are to meet"
        marks = {m.lower: m.i for m in self.text.kids(kid.head, "mark")}
        return "to" in marks and "for" not in marks and kid.i < marks["to"]

    def _phrase(self, frame: Frame, kid: Token, *, passive: bool = False) -> None:
        case = self.text.case_of(kid.i) or lent_case(self.text, kid)
        if not case:
            return
        slot = slot_of(case) if not is_behalf(self.text, kid, case) else "in support of"
        about = kid.pos == "SYM" and slot in _ABOUT  # "provided around $400 million"
        if about or self._is_particle(frame, kid, slot):
            frame.put("obj", *self._resolved(kid))
        agent = kid.dep == "obl:agent" and self.text.kid(frame.head, "nsubj") is None
        if slot == "by" and (passive or agent) and kid.pos in NOMINAL:
            frame.put("subj", kid.i)
        else:
            frame.put(slot, *self._resolved(kid))

    def _is_particle(self, frame: Frame, kid: Token, word: str) -> bool:
        """As in "shut down a newspaper": a particle of the verb that the parser took for a preposition."""
        verb = self.text.tokens[frame.head]
        after = self.text.tokens[verb.i + 1] if verb.i + 1 < kid.i else None
        return (
            frame.verbal
            and after is not None
            and after.lower == word
            and after.head == kid.i
            and (self.rules.verb_lemma(verb), word) in self.rules.phrasal
            and kid.pos != "NUM"
        )

    def _phrases(self, frame: Frame, noun: int, only: frozenset[str] | None = None) -> None:
        """Prepositional phrases of the object count for the verb too."""
        for kid in self.text.kids(noun, "nmod", "amod", "compound"):
            if kid.rel != "nmod":
                if kid.i > noun and kid.pos == "NOUN":  # "a raid and sabotage campaign against Chile"
                    self._phrases(frame, kid.i, only=only)
                continue
            if kid.dep != "nmod":
                continue
            case = self.text.case_of(kid.i)
            if only is None or case in only:
                self._phrase(frame, kid)
            if only is None and case == "of":  # "80 tons of rice to Chile"
                self._phrases(frame, kid.i, only=_REACHING)

    def _resolved(self, kid: Token) -> list[int]:
        """The filler; a relative pronoun gives way to the noun it stands for."""
        if kid.lower in RELATIVE and kid.pos in ("PRON", "DET", "SCONJ"):
            verb = self.text.tokens[kid.head]
            while verb.dep == "conj" and verb.head != verb.i:
                verb = self.text.tokens[verb.head]
            if verb.dep in ("acl:relcl", "acl") and verb.head != verb.i:
                return members(self.text, verb.head)
        thing = owned_by_whole(self.text, kid)
        return [kid.i if thing is None else thing]

    # -- event nouns ---------------------------------------------------------------------------

    def _noun(self, token: Token) -> Frame:
        frame = Frame(token.i, verbal=False)
        for kid in self.text.kids(token.i):
            if kid.dep == "aux":  # "that help would be there"
                frame.put("aux", kid.i)
            elif kid.rel not in _NO_FILLER:
                self._noun_kid(frame, kid)
        for kid in self.text.kids(token.i, "nmod"):  # "talks on trade between": between may hang on trade
            if kid.dep == "nmod" and kid.pos in ("NOUN", "PROPN"):
                held_by = self.text.case_of(kid.i) == "by"  # "a concession by Oslo to Lima"
                self._phrases(frame, kid.i, only=_REACHING if held_by else _LOOSE | {"by"})
        if token.dep == "conj":  # "the arrests and killings of activists"
            first = self.text.tokens[token.head]
            if first.pos in ("NOUN", "PROPN"):
                for kid in self.text.kids(first.i, "nmod:poss", "amod"):
                    self._noun_kid(frame, kid)
        lost_doer(self.text, frame, token)
        lost_company(self, frame, token)
        self._carried(frame, token)
        if token.rel == "xcomp" and not frame.get("pred"):  # "Oslo remains the largest donor"
            verb = self.text.tokens[token.head]
            if self.rules.verb_lemma(verb) in _COPULAR and self.is_verbal(verb):
                frame.put("pred", *self.of(verb.i).get("subj"))
        return frame

    def _noun_kid(self, frame: Frame, kid: Token) -> None:
        if kid.dep == "nmod:poss":
            over = self.text.tokens[self.text.tokens[kid.head].head]
            whole = owned_by_whole(self.text, over) == kid.head
            frame.put("poss", *([over.i] if whole else self._resolved(kid)))
        elif kid.dep in ("nmod", "obl"):
            self._phrase(frame, kid)
        elif kid.dep == "obl:agent":
            frame.put("by", kid.i)
        elif kid.dep == "amod":
            frame.put("amod", *conjuncts(self.text, kid.i))
        elif kid.dep in ("compound", "nmod:desc", "nmod:unmarked", "flat"):
            frame.put(
                "compound", kid.i, *(t.i for t in self.text.kids(kid.i, "compound", "conj", "dep", "nmod"))
            )
        elif kid.rel in ("acl", "ccomp", "xcomp") and kid.dep != "acl:relcl":
            frame.put("comp", *conjuncts(self.text, kid.i))
        elif kid.dep in ("nsubj", "nsubj:pass"):  # a predicate noun: "this was an attack by"
            frame.put("pred", kid.i)
        elif kid.dep in ("nummod", "det"):
            frame.put("num" if kid.dep == "nummod" else "det", kid.i)
        if kid.dep in ("acl", "acl:relcl"):  # what is told of a noun by a participle or relative clause
            frame.put("acl", kid.i)

    def _carried(self, frame: Frame, token: Token) -> None:
        """A light verb lends its subject and phrases to the noun it carries ("held talks with")."""
        noun = self.text.tokens[first_conjunct(self.text, token.i)]
        verb = self.text.head_of(noun.i)
        for clause in self.text.kids(noun.i, "acl:relcl", "acl"):  # "the meeting that Oslo held with Lima"
            if self.rules.verb_lemma(clause) in self.rules.light_verbs:
                verb = clause
        if (
            verb is None
            or not self.is_verbal(verb)
            or self.rules.verb_lemma(verb) not in self.rules.light_verbs
        ):
            return
        carrier = self.of(verb.i)
        held = noun.i in carrier.get("obj") or token.i in carrier.get("obj")
        if not held and noun.rel not in ("obj", "nsubj"):
            return
        frame.light = verb.i
        borne = self.rules.verb_lemma(verb) in self.rules.classes.get("borne", ())
        for slot, fillers in carrier.slots.items():
            if slot in ("comp", "prt", "advcl", "purpose", "parataxis", "obj"):
                continue
            frame.put(
                "against" if borne and slot == "subj" else slot,
                *(f for f in fillers if f not in (token.i, noun.i)),
            )
