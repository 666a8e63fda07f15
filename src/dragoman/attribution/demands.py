"""What a speaker demands in his own words: "Oslo must free them", "it is vital that Oslo free them"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.attribution.reading import Reading
from dragoman.attribution.weigh import Scales, Weighed
from dragoman.records import Entity, Event, OperatorUse, Span, Status, Token

OPERATOR = "speaker-demands"
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp", "csubj", "acl", "advcl"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "DIP"})
# Whose "should" is mostly an opinion.
_OPINION = frozenset({"BUS", "MED", "JRN", "CVL", "SOC", "EDU", "ACT", "LGL", "CRM"})
_NEEDS = frozenset({"need", "needs"})
_OPENS = frozenset({"if", "when", "whether", "because", "why", "how", "what", "who", "where"})
_NONE: frozenset[str] = frozenset()


class Demand(NamedTuple):
    """What is demanded: the words that demand, the verb of the deed and who is to do it."""

    words: tuple[int, ...]
    verb: Token
    asked: tuple[Entity, ...]


class Demands:
    """Finds the demands of one report that no verb of saying takes up as its own event."""

    def __init__(self, scales: Scales, events: Sequence[Event]) -> None:
        """Find them; those that are events already are left out."""
        self.scales, self.text = scales, scales.text
        self.told = {i for e in events if e.event == "REQUEST" for i in e.trigger_tokens}
        self.tops = {e.top for e in events if e.event == "REQUEST"}
        self.known = {i for e in events for i in e.trigger_tokens}
        self.by_verb = {d.verb.i: (d, who) for d in self._found() if (who := self._speaker(d)) is not None}

    def made(self, weighed: Weighed) -> Weighed:
        """Give a deed that a speaker demands as his demand; any other as it is."""
        event = weighed.event
        held = self.by_verb.get(event.top) or self.by_verb.get(event.head)
        if held is None or weighed.status is not Status.POSSIBLE or event.event == "REQUEST":
            return weighed
        demand, speaker = held
        asked = {e.span for e in demand.asked}
        doers = tuple(e for e in event.actor if e.span in asked)
        if not doers and (event.actor or event.reciprocal):
            return weighed
        return self._demanded(weighed, demand, speaker)

    def alone(self) -> Iterator[Weighed]:
        """Give the demands of what is no event by itself."""
        for demand, speaker in self.by_verb.values():
            if demand.verb.i in self.known or any(
                k.i in self.known for k in self.text.kids(demand.verb.i, "obj", "xcomp")
            ):
                continue
            event = Event(
                entry=OPERATOR,
                head=demand.verb.i,
                top=demand.verb.i,
                event="REQUEST",
                act="REQUEST",
                trigger=tuple(self.text.span_of(i, i + 1) for i in demand.words),
                trigger_tokens=demand.words,
            )
            plain = Weighed(event, Reading(), Status.OCCURRED, None, None, None)
            yield self._demanded(plain, demand, speaker)

    def _demanded(self, weighed: Weighed, demand: Demand, speaker: Entity) -> Weighed:
        event = weighed.event
        words = tuple(sorted({*event.trigger_tokens, *demand.words}))
        spans = {*event.trigger, *(self.text.span_of(i, i + 1) for i in demand.words)}
        use = OperatorUse(id=OPERATOR, head=demand.words[0], makes="REQUEST")
        made = replace(
            event,
            operators=(*event.operators, use),
            event="REQUEST",
            mode=(),
            trigger=tuple(sorted(spans)),
            trigger_tokens=words,
            actor=(speaker,),
            recipient=demand.asked,
            reciprocal=False,
        )
        theirs = [s for s in weighed.said_by if s.entity.span != speaker.span]
        return replace(
            weighed,
            event=made,
            reading=Reading(),
            status=Status.OCCURRED,
            words=None,
            when=None,
            act_when=weighed.when,
            said_by=tuple(theirs),
        )

    # -- the words

    def _found(self) -> Iterator[Demand]:
        kinds = self.scales.book.kinds
        modals, vital = kinds.get("demand-modal", _NONE), kinds.get("demand-adjective", _NONE)
        all_words = modals | vital
        for number, said in enumerate(self.text.said):
            if said.isdisjoint(all_words):
                continue
            sentence = self.text.sentences[number]
            for token in self.text.tokens[sentence.first : sentence.last]:
                if token.lower in modals:
                    found = self._modal(token)
                elif token.lower in vital:
                    found = self._vital(token)
                else:
                    continue
                if found is not None:
                    yield found

    def _modal(self, token: Token) -> Demand | None:
        """As in "Oslo must free them", "Oslo needs to free them"."""
        text = self.text
        if token.lower in _NEEDS:
            verb, over = text.kid(token.i, "xcomp"), token
        else:
            verb = text.head_of(token.i) if token.rel == "aux" else None
            over = verb or token
        if verb is None or over.rel not in _MAIN or over.dep in ("acl:relcl", "advcl"):
            return None
        subject = text.kid(over.i, "nsubj")
        if (
            subject is None
            or subject.i > token.i
            or subject.dep == "nsubj:pass"
            or not self._asks(verb, over)
        ):
            return None
        return self._of((token.i,), verb, subject)

    def _vital(self, token: Token) -> Demand | None:
        """As in "it is vital that Oslo free them", "it is time for Oslo to free them"."""
        text = self.text
        it = text.kid(token.i, "expl", "nsubj")
        if it is None or it.lower not in ("it", "it's") or not text.has_kid(token.i, "cop"):
            return None
        if any(k.lower in ("not", "n't", "n’t") for k in text.kids(token.i, "advmod")):
            return None
        verb = next(
            (k for k in text.kids(token.i, "csubj", "ccomp", "advcl", "acl", "xcomp") if k.i > token.i), None
        )
        marks = {k.lower for k in text.kids(verb.i, "mark")} if verb is not None else set()
        if verb is None or marks.isdisjoint({"that", "for", "to"}):
            return None
        subject = text.kid(verb.i, "nsubj")
        if subject is None and "to" in marks:  # the parser hung "for Oslo" on the adjective
            subject = next((k for k in text.kids(token.i, "obl", "nmod") if text.case_of(k.i) == "for"), None)
        if subject is None or subject.dep == "nsubj:pass" or not self._asks(verb, verb):
            return None
        return self._of((token.i,), verb, subject)

    def _asks(self, verb: Token, over: Token) -> bool:
        """Whether a clause asks for a deed: no guess ("must have known"), question or condition."""
        text = self.text
        if verb.pos != "VERB" or verb.lemma in self.scales.book.kinds.get("no-deed", _NONE):
            return False
        if verb.has("VerbForm=Part") or verb.lower.endswith("ing"):
            return False
        if any(k.lemma in ("have", "be") for k in text.kids(verb.i, "aux")):
            return False
        last = text.tokens[text.sentence_of(verb.i).last - 1]
        beside = {k.lower for k in text.kids(over.i, "mark", "advmod", "obj", "nsubj")}
        return last.text != "?" and beside.isdisjoint(_OPENS)

    def _of(self, words: tuple[int, ...], verb: Token, subject: Token) -> Demand | None:
        parties = self.scales.actors.party(subject.i)
        asked = tuple(e for m in parties for e in m.entities)
        firsts = self.scales.book.kinds["first-person"]
        own = any(e.entity_text.lower().split()[0] in (*firsts, "you") for e in asked)
        known = any(e.code is not None or e.sector in ("GOV", "REB", "MIL") for e in asked)
        return Demand(words, verb, asked) if known and not own else None

    # -- who demands

    def _speaker(self, demand: Demand) -> Entity | None:
        """The official or body whose words these are; None where that is open, or it is his own must."""
        if self.told & {demand.verb.i, *demand.words}:
            return None
        word = self.text.span_of(demand.words[0], demand.words[0] + 1)
        over = sorted((a for a in self.scales.found if a.covers(word)), key=lambda a: a.size)
        if any(a.cue_head in self.tops or a.family != "say" for a in over):
            return None  # taken up by its verb of saying, or a thought
        speaker = self._teller([s.entity for a in over[:1] for s in self.scales.sources(a)])
        if not over:
            speaker = self._author(word)
        if speaker is None or speaker.sector in _OPINION:
            return None
        for entity in demand.asked:
            alike = entity.entity_name is not None and entity.entity_name == speaker.entity_name
            if alike or (entity.code == speaker.code and entity.sector in (None, "GOV", speaker.sector)):
                return None
        return speaker

    @staticmethod
    def _teller(some: list[Entity]) -> Entity | None:
        known = [e for e in some if e.resolved_by and (e.code is not None or e.sector in _OFFICIAL)]
        return known[0] if len(known) == len(some) == 1 else None

    def _author(self, word: Span) -> Entity | None:
        """Who the report's own "we" are, where they are one party: an organization's own release."""
        if any(q.span.start <= word.start < q.span.end for q in self.scales.quotes):
            return None
        firsts = self.scales.book.kinds["first-person"]
        own = [
            e
            for m in self.scales.actors.mentions
            for e in m.entities
            if e.code is not None and e.resolved_by == "coreference" and e.entity_text.lower() in firsts
        ]
        near = [
            e for e in own if not any(q.span.start <= e.span.start < q.span.end for q in self.scales.quotes)
        ]
        if len({e.code for e in near}) != 1:
            return None
        return min(near, key=lambda e: abs(e.span.start - word.start))
