"""Subjects and objects that a clause leaves out: control, coordination, participles and relative clauses."""

from typing import Protocol

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame, buried_subject, is_stray_clause, lost_subject, top_noun
from dragoman.events.voice import never_passive
from dragoman.records import ParsedText, Token

_PLAIN_CAUSE = frozenset(
    {"make", "let", "need", "want", "get", "help"}
)  # "makes sense to share": sense shares nothing
_TURNED_REACH = 6  # words between "were" and "to": "were the two armies to sign"
_BY_THEN = frozenset({"already", "previously", "recently", "newly", "formerly", "once"})
_WHERE = frozenset({"where", "when", "why", "how"})
_WOULD = frozenset({"would", "could", "might", "'d", "’d"})


class _Frames(Protocol):
    text: ParsedText
    rules: Rules

    def of(self, i: int) -> Frame:
        """The frame of the predicate headed by token i."""

    def is_verbal(self, token: Token) -> bool:
        """Whether the token is read as a verb."""


class Control:
    """Fills the slots of a frame from the clause around it."""

    def __init__(self, frames: _Frames) -> None:
        """Keep the frames, which the clauses around are looked up in."""
        self.frames = frames
        self.text = frames.text
        self.rules = frames.rules

    def inherit(self, frame: Frame, token: Token) -> None:
        """Fill what the clause leaves to control, coordination, participles and relative clauses."""
        if token.head == token.i:
            return
        if is_stray_clause(self.text, token):  # "with Oslo imposing curbs": curbs taken for the head
            noun = self.text.tokens[token.head]
            while noun.rel == "compound":
                noun = self.text.tokens[noun.head]
            if noun.i > token.i:
                frame.put("obj", noun.i)
        elif (subject := buried_subject(self.text, token)) is not None:
            frame.passive = False
            frame.put("subj", subject.i)
            if subject.pos == "PRON" and subject.rel == "obj":  # "said it blamed Lima": it is who says so
                frame.put("subj", *self.frames.of(subject.head).get("subj"))
            frame.put("obj", *(() if frame.get("obj") else (token.head,)))
        elif token.rel == "acl" or (
            token.rel == "amod" and (frame.passive or lost_subject(self.text, token))
        ):
            self._from_noun(frame, token)
        elif token.dep == "conj":
            self._from_conjunct(frame, token)
        elif token.rel in ("xcomp", "advcl", "ccomp", "parataxis", "csubj", "dep") and not self._has_own(
            frame
        ):
            self._from_governor(frame, token)

    def _has_own(self, frame: Frame) -> bool:
        """Whether a clause names who does it or, in the passive, whom it is done to."""
        own = frame.passive and self.text.kid(frame.head, "nsubj:pass", "nsubj") is not None
        return own or bool(frame.get("subj"))

    def writers(self, frame: Frame) -> None:
        """Whoever issues a text says what is in it: "passed a motion condemning", "a statement by Oslo"."""
        texts = self.rules.classes.get("texts", ())
        for i in list(frame.get("subj")):
            noun = self.text.tokens[i]
            if noun.pos != "NOUN" or noun.lemma not in texts or frame.passive:
                continue
            by = [k.i for k in self.text.kids(i, "nmod") if self.text.case_of(k.i) in ("by", "from")]
            verb = self.text.tokens[noun.head]
            known = self.rules.classes.get("issue", ())
            issues = (
                noun.rel == "obj" and self.frames.is_verbal(verb) and self.rules.verb_lemma(verb) in known
            )
            frame.put("subj", *(by or (self.frames.of(verb.i).get("subj") if issues else ())))

    def _from_noun(self, frame: Frame, token: Token) -> None:
        noun = token.head
        if token.dep == "acl:relcl" or self.text.has_kid(token.i, "nsubj"):
            if not frame.get("subj") and not frame.passive:
                frame.put("subj", noun)
            elif not frame.get("obj") and self._lacks(frame, token, noun):
                frame.put("obj", noun)
        elif lost_subject(self.text, token):
            frame.put("subj", *(() if frame.get("subj") else (top_noun(self.text, token).i,)))
        elif frame.passive:
            if not frame.get("obj"):
                frame.put("obj", noun)
        elif token.lower.endswith("ed") and never_passive(self.text, token, self.rules):  # "a column rolled"
            frame.put("subj", *(() if frame.get("subj") else (noun,)))
        elif token.lower.endswith("ing"):
            if not frame.get("subj"):  # "progress in taking towns" is somebody's
                marked = self.text.has_kid(token.i, "mark") and not self._is_controlled(noun)
                whose = self._whose(noun) if marked else []
                frame.put("subj", *(whose or (noun,)))
        elif self._is_urged(noun, token):
            frame.put("obj" if frame.passive else "subj", noun)
        elif self.text.tokens[noun].pos == "PROPN" and not frame.get("subj"):  # "left for Oslo to attend"
            verb = self.text.tokens[noun]
            while verb.head != verb.i and not self.frames.is_verbal(verb):
                verb = self.text.tokens[verb.head]
            headline = verb.i == noun or not self.frames.is_verbal(verb)  # "Oslo to withdraw troops"
            frame.put("subj", *((noun,) if headline else self.frames.of(verb.i).get("subj")))
        elif not frame.get("subj"):  # "its decision to leave": whose decision it is
            frame.put("subj", *(self._whose(noun) or self._who_lays_out(noun, token)))

    def _whose(self, noun: int) -> list[int]:
        """Whose a decision, a plan or progress is."""
        outer = self.frames.of(noun)
        whose = outer.get("subj") or outer.get("poss") or outer.get("by") or outer.get("amod")
        return whose or [k for i in outer.get("of") for k in self._owners(i)]

    def _owners(self, noun: int) -> list[int]:
        """Whose a deed is in "the start of Chilean operations to retake the town"."""
        if self.text.tokens[noun].pos != "NOUN":
            return []
        return [k.i for k in self.text.kids(noun, "amod", "nmod:poss", "compound") if k.i < noun]

    def _lacks(self, frame: Frame, token: Token, noun: int) -> bool:
        """Whether a relative clause leaves a gap for its noun: not "who hails from" nor "where he worked"."""
        if any(noun in held for held in frame.slots.values()):
            return False
        return not any(k.lower in _WHERE for k in self.text.kids(token.i, "advmod"))

    def _who_lays_out(self, noun: int, token: Token) -> list[int]:
        """As in "Oslo announced a plan to send food": whoever lays out a plan is to do it."""
        verb = self.text.tokens[self.text.tokens[noun].head]
        to = self.text.kid(token.i, "mark")
        if to is None or to.lower != "to" or self.text.tokens[noun].rel != "obj":
            return []
        lays_out = self.rules.verb_lemma(verb) in self.rules.classes.get("lay out", ())
        return self.frames.of(verb.i).get("subj") if lays_out and self.frames.is_verbal(verb) else []

    def _is_urged(self, noun: int, token: Token) -> bool:
        governor = self.text.tokens[self.text.tokens[noun].head]
        mark = self.text.kid(token.i, "mark")
        plain = governor.lemma.lower() in _PLAIN_CAUSE
        return mark is not None and mark.lower == "to" and not plain and self._is_controlled(noun)

    def _is_controlled(self, noun: int) -> bool:
        """Whether a verb over a noun makes it do what follows: "urged Oslo", "accused its neighbor"."""
        governor = self.text.tokens[self.text.tokens[noun].head]
        under = governor.i != noun and governor.pos == "VERB"
        return under and self.rules.verb_lemma(governor) in self.rules.object_control

    def _from_conjunct(self, frame: Frame, token: Token) -> None:
        first = self.frames.of(token.head)
        if not first.verbal:
            noun = self.text.tokens[
                token.head
            ]  # "Oslo and Lima agree": the verb taken for a conjunct of Oslo
            if (
                noun.dep == "root"
                and noun.pos in ("PROPN", "NOUN")
                and frame.get("subj")
                and noun.i < token.i
                and not self.text.has_kid(noun.i, "cop", "case", "nsubj")
            ):
                slot = "obj" if frame.passive else "subj"
                frame.slots[slot] = [noun.i, *(i for i in frame.get(slot) if i != noun.i)]
            return
        if frame.passive != first.passive:
            wanted, given = ("obj", "subj") if frame.passive else ("subj", "obj")
            if not frame.get(wanted) and not self.text.has_kid(token.i, "nsubj"):
                frame.put(wanted, *first.get(given))
            return
        slot = "obj" if frame.passive else "subj"
        if not frame.get(slot):
            frame.put(slot, *first.get(slot))
        if frame.passive and not frame.get("subj"):
            frame.put("subj", *first.get("subj"))

    def _is_tenseless(self, token: Token) -> bool:
        """Whether a clause has no tense and so no subject of its own: "having bombed Lima"."""
        first = self.text.kid(token.i, "aux")
        return (
            token.has("VerbForm=Inf")
            or token.has("VerbForm=Ger")
            or (first is not None and first.lower == "having")
        )

    def _is_bare_participle(self, token: Token) -> bool:
        kids = self.text.kids(token.i, "nsubj", "nsubj:pass", "aux", "aux:pass")
        return token.has("VerbForm=Part") and not kids and not token.lower.endswith("ing")

    def _from_governor(self, frame: Frame, token: Token) -> None:
        governor = self.text.tokens[token.head]
        meant = next(
            (i for i in (self._for_whom(token), self._turned(token), self._beside(token)) if i), None
        )
        if meant is not None:
            frame.put("obj" if frame.passive else "subj", meant)
            return
        if lost_subject(self.text, token):
            frame.put("subj", governor.i)
            return
        if not self.frames.is_verbal(governor):
            outer = self.frames.of(governor.i)
            whose = outer.get("subj") or outer.get("pred") or outer.get("poss")  # pred: "is about to leave"
            frame.put("obj" if frame.passive else "subj", *whose)
            return
        outer = self.frames.of(governor.i)
        if frame.passive and (noun := self._behind(token)) is not None:
            frame.put("obj", noun)
            return
        if token.rel == "ccomp" and not self._is_tenseless(token):
            return
        mark = self.text.kid(token.i, "mark", "case")
        if mark is not None and mark.lower == "as" and self._is_bare_participle(token):
            frame.put("subj", *frame.get("in"))  # "as agreed in a Security Council resolution"
            return
        of_him = (
            token.rel == "advcl" and mark is not None and mark.lower in ("of", "for", "from", "into", "with")
        )
        to_him = mark is not None and mark.lower == "to" and token.rel == "advcl"
        controlled = (token.rel in ("xcomp", "ccomp") or of_him or to_him) and (
            self.rules.verb_lemma(governor) in self.rules.object_control or bool(outer.get("iobj"))
        )
        fillers = (
            outer.get("obj") or outer.get("iobj") or outer.get("on") or outer.get("for") if controlled else []
        )
        teller = self._who_tells_too(token, governor)
        if not fillers:
            fillers = outer.get("obj") if outer.passive and outer.get("obj") else outer.get("subj")
        frame.put("obj" if frame.passive else "subj", *(teller or fillers))

    def _who_tells_too(self, token: Token, governor: Token) -> list[int]:
        """Who says more behind a comma: "said the talks had failed, blaming Lima", not who failed."""
        verb = self.text.tokens[governor.head]
        told = governor.rel == "ccomp" and governor.i > verb.i and self.frames.is_verbal(verb)
        behind = token.lower.endswith("ing") and self.text.tokens[token.i - 1].text == ","
        known = self.rules.classes.get("says more", ())
        if not (told and behind and token.rel == "advcl" and self.rules.verb_lemma(token) in known):
            return []
        outer = self.frames.of(verb.i)
        return [] if outer.passive else outer.get("subj")

    def _behind(self, token: Token) -> int | None:
        """As in "areas already freed": the noun right before a participle with an adverb of time."""
        noun, adverb = self.text.tokens[token.i - 2], self.text.tokens[token.i - 1]
        timed = token.i > 1 and adverb.lower in _BY_THEN and adverb.head == token.i
        return noun.i if timed and noun.pos == "NOUN" and token.rel == "advcl" else None

    def _turned(self, token: Token) -> int | None:
        """As in "would send ships were Oslo to ask": the nominal between "were" and "to"."""
        to = next((m.i for m in self.text.kids(token.i, "mark") if m.lower == "to"), None)
        if to is None:
            return None
        start = self.text.sentence_of(token.i).first
        before = self.text.tokens[max(start, to - _TURNED_REACH) : to]
        were = next((t for t in before if t.lower == "were" and t.rel in ("cop", "aux")), None)
        would = were is not None and any(t.lower in _WOULD for t in self.text.tokens[start : were.i])
        return were.head if were is not None and would and were.i < were.head < to else None

    def _beside(self, token: Token) -> int | None:
        """As in "hinges on Oslo lifting": the nominal right before a gerund, hung on the verb over both."""
        if token.rel != "advcl" or not token.lower.endswith("ing") or self.text.kid(token.i, "mark", "aux"):
            return None
        nominals = self.text.kids(token.head, "obl")
        beside = next((k.i for k in nominals if self.text.edges[k.i][1] == token.i), None)
        return beside if beside is not None and self.text.case_of(beside) in ("on", "upon") else None

    def _for_whom(self, token: Token) -> int | None:
        """As in "for Oslo to lift": the nominal between "for" and "to", wherever the parser hung it."""
        mark = next((m for m in self.text.kids(token.i, "mark") if m.lower == "to"), None)
        if mark is None or mark.i == 0:
            return None
        i = mark.i - 1
        while (
            self.text.tokens[i].head < mark.i
            and self.text.edges[i][1] == mark.i
            and self.text.tokens[i].head != i
        ):
            if self.text.case_of(i) == "for":
                return i
            i = self.text.tokens[i].head
        return i if self.text.case_of(i) == "for" and self.text.edges[i][1] == mark.i else None
