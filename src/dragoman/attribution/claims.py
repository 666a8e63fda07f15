"""Lay status, condition and sources over the events of a report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.actors import Actors
from dragoman.attribution.cues import Cues, cues
from dragoman.attribution.find import find_attributions
from dragoman.attribution.future_rule import THREATENED, Outcome, future_rule
from dragoman.attribution.identity import CODER, cite_info, claim_id, coded
from dragoman.attribution.reading import Reading
from dragoman.attribution.records import Attribution
from dragoman.attribution.sources import mentions_of, part_of, sources_of, speakers_side
from dragoman.attribution.status import read_event
from dragoman.lexicon import Lexicon
from dragoman.records import (
    Claim,
    Condition,
    Event,
    ParsedText,
    Source,
    SourcePart,
    Span,
    Status,
    When,
    Why,
    Words,
)
from dragoman.times import attach

TELLING = ("say", "show", "think")  # families that put a deed on somebody's word
CONFLICT = ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
DAYS_TO_HISTORY = 365


def attribute(
    text: ParsedText, events: Sequence[Event], actors: Actors, times: Sequence[When], lexicon: Lexicon
) -> list[Claim]:
    """Give a claim for every event: how it stands and on whose word."""
    room = _Room(text, actors, times, lexicon, cues(lexicon), find_attributions(text, actors, lexicon))
    numbers: Counter[tuple[int, str]] = Counter()
    claims = []
    for event in events:
        key = (text.tokens[event.head].start, event.act)
        claims.append(room.claim(event, numbers[key]))
        numbers[key] += 1
    return sorted(claims, key=lambda c: (c.trigger[0].span.start, c.id))


@dataclass(slots=True)
class _Weighed:
    """An event with what is settled about it so far."""

    event: Event
    reading: Reading
    status: Status
    words: Span | None
    said_by: list[Source]
    announcer: Attribution | None = None
    when: When | None = None
    act_when: When | None = None


@dataclass(slots=True)
class _Room:
    text: ParsedText
    actors: Actors
    times: Sequence[When]
    lexicon: Lexicon
    book: Cues
    found: tuple[Attribution, ...]

    def claim(self, event: Event, number: int) -> Claim:
        weighed = self.weigh(event)
        outcome = future_rule(
            weighed.event,
            weighed.status,
            announced=weighed.announcer is not None,
            refused=self.refused(weighed),
            lexicon=self.lexicon,
        )
        if outcome.told and weighed.announcer is not None:
            self.date_of_telling(weighed, weighed.announcer)
        return self.written(weighed, outcome, number)

    def refused(self, weighed: _Weighed) -> bool:
        """Whether the party will not do it: a refusal, as long as the words give it an actor."""
        until = (
            weighed.status is Status.CONDITIONAL and "not" in weighed.reading.entries
        )  # "will not ... until"
        gone = until or weighed.status in (Status.NEGATED, Status.DENIED)
        return gone and weighed.reading.future and bool(weighed.event.actor)

    # -- what is settled

    def weigh(self, event: Event) -> _Weighed:
        chain = self.chain(event)
        reading = read_event(self.text, event, self.lexicon)
        told = [(one, sources_of(self.text, one, self.actors, self.times, self.book)) for one in chain]
        inner = told[-1][1][0] if told and told[-1][1] else None
        event = speakers_side(event, inner, self.book)
        weighed = _Weighed(event, reading, reading.status, reading.span(self.text), [])
        weighed.when, weighed.act_when = event.when, event.act_when
        weighed.status = self.contested(weighed, inner)
        self.not_refused(weighed)
        self.day_to_come(weighed)
        if chain and self.own_announcement(event, chain[-1], weighed):
            weighed.announcer = chain[-1]
            if self.same_party(event, chain[-1]):
                told = told[:-1]
        weighed.said_by = [source for _, some in told for source in some]
        return weighed

    def not_refused(self, weighed: _Weighed) -> None:
        """What is not refused is possible: "did not rule out meeting"."""
        event = weighed.event
        if (
            event.event == "REJECT"
            and event.act != "REJECT"
            and weighed.status in (Status.NEGATED, Status.DENIED)
        ):
            weighed.event = replace(event, event=event.act, mode=event.act_mode)
            weighed.status = Status.POSSIBLE

    def day_to_come(self, weighed: _Weighed) -> None:
        """A deed told in the present for a day after the report is planned: "is meeting on Monday"."""
        event, published = weighed.event, self.text.report.published
        if (
            weighed.status is not Status.OCCURRED
            or event.operators
            or published is None
            or event.when is None
        ):
            return
        if event.when.first is not None and event.when.first > published and not weighed.reading.past:
            weighed.status, weighed.words = Status.PLANNED, event.when.span
            weighed.reading = replace(weighed.reading, future=True)

    def chain(self, event: Event) -> list[Attribution]:
        """The attributions in whose content an event stands, outermost first."""
        head = self.text.tokens[event.top]
        word = Span(head.start, head.end)
        own = {*event.trigger_tokens, *(o.head for o in event.operators), event.top, event.head}
        over = [a for a in self.found if a.family in TELLING and a.covers(word) and a.cue_head not in own]
        over = [a for a in over if a.direct == "direct" or not self.set_in(event.top, a)]
        over.sort(key=lambda a: (-a.size, a.cue[0].start))
        told: list[Attribution] = []
        seen: set[str] = set()
        for one in over:
            groups = {m.group for m in mentions_of(self.text, one, self.actors)}
            if told and (groups & seen or self.first_person(one)):
                continue  # "Kang said she believed", "I can say": the same teller
            seen |= groups
            told.append(one)
        return told

    def set_in(self, token: int, one: Attribution) -> bool:
        """Whether a word stands in a clause that the outlet sets into what is told: ", where it …"."""
        tokens = self.text.tokens
        while (head := self.text.head_of(token)) is not None and head.i != one.cue_head:
            first = self.text.edges[token][0]
            if tokens[token].dep == "acl:relcl" and first > 0 and tokens[first - 1].text == ",":
                return True
            token = head.i
        return False

    def first_person(self, one: Attribution) -> bool:
        words = self.book.kinds.get("first-person", frozenset())
        return one.source_head is not None and self.text.tokens[one.source_head].lower in words

    def contested(self, weighed: _Weighed, source: Source | None) -> Status:
        """Not so by the word of the party said to have done it is denied; a third party's denial is none."""
        status = weighed.status
        if status not in (Status.NEGATED, Status.DENIED):
            return status
        if status is Status.NEGATED:
            own = source is not None and part_of(source, weighed.event) is SourcePart.ACTOR
            own = own or (source is not None and self.speaks_of_itself(weighed.event))
            return (
                Status.DENIED
                if own and weighed.event.act in CONFLICT and not weighed.reading.future
                else status
            )
        denier = next((a for a in self.found if a.cue_head in weighed.reading.words), None)
        if denier is not None:
            some = sources_of(self.text, denier, self.actors, self.times, self.book)
            if some and part_of(some[0], weighed.event) is not SourcePart.ACTOR and some[0].entity.code:
                return Status.NEGATED
        return status

    def speaks_of_itself(self, event: Event) -> bool:
        words = self.book.kinds.get("first-person", frozenset())
        return any(
            e.entity_text.lower() in words or e.entity_text.lower().split()[0] in words for e in event.actor
        )

    def own_announcement(self, event: Event, one: Attribution, weighed: _Weighed) -> bool:
        """Whether the party tells of its own deed to come, or announces one."""
        if not one.announces or not event.actor:
            return False
        to_come = weighed.reading.future and weighed.status in (Status.PLANNED, Status.CONDITIONAL)
        if self.same_party(event, one):
            cue = self.text.tokens[one.cue_head].lower if one.cue_head is not None else ""
            return to_come or cue in self.book.kinds.get("announcement", ())
        if not to_come or event.act not in THREATENED:
            return False
        codes = {
            e.code
            for m in mentions_of(self.text, one, self.actors)
            for e in m.entities
            if e.sector in (None, "GOV", "MIL")
        }
        return bool({e.code for e in event.actor if e.code} & codes)

    def same_party(self, event: Event, one: Attribution) -> bool:
        groups = {m.group for m in mentions_of(self.text, one, self.actors)}
        mine = {
            m.group
            for m in self.actors.mentions
            if any(e.span == a.span for e in m.entities for a in event.actor)
        }
        names = {
            e.entity_name
            for a in mentions_of(self.text, one, self.actors)
            for e in a.entities
            if e.entity_name
        }
        return bool(groups & mine) or bool(names & {a.entity_name for a in event.actor if a.entity_name})

    def date_of_telling(self, weighed: _Weighed, one: Attribution) -> None:
        """The day of a threat is the day of its telling; a day past by then cannot be the deed's."""
        day = attach(self.text, self.times, one.cue_head) if one.cue_head is not None else None
        deed = weighed.when
        published = self.text.report.published
        gone = deed is not None and (deed.last is None or published is None or deed.last < published)
        cue = self.text.tokens[one.cue_head] if one.cue_head is not None else None
        past = cue is not None and cue.has("Tense=Past")
        if day is not None:
            weighed.when, weighed.act_when = day, deed if deed != day else None
        elif past and gone:
            weighed.when, weighed.act_when = deed, None
        else:
            weighed.when, weighed.act_when = None, deed

    # -- the record

    def written(self, weighed: _Weighed, outcome: Outcome, number: int) -> Claim:
        event, text = weighed.event, self.text
        report = text.report
        head = text.tokens[event.head]
        sentence = text.sentence_of(event.head)
        trigger = [Words(text.text_of(s), s) for s in event.trigger]
        trigger_tokens = event.trigger_tokens
        if outcome.told and weighed.announcer is not None and weighed.announcer.cue_head is not None:
            cue = weighed.announcer.cue_head
            span = text.span_of(cue, cue + 1)
            if cue not in trigger_tokens and text.tokens[cue].sent == head.sent:
                trigger = sorted([*trigger, Words(text.text_of(span), span)], key=lambda w: w.span)
                trigger_tokens = tuple(sorted((*trigger_tokens, cue)))
        code = coded(
            text,
            self.lexicon,
            outcome.event,
            event.act,
            outcome.mode,
            event.act_mode,
            event.context,
            trigger_tokens,
        )
        hangs = weighed.reading.condition or weighed.reading.aside
        condition = text.span_of(*hangs) if hangs else None
        words = None if outcome.status is Status.OCCURRED else weighed.words or trigger[0].span
        inner = weighed.said_by[-1] if weighed.said_by else None
        return Claim(
            id=claim_id(report, head.start, event.act, number),
            event=outcome.event,
            act=event.act,
            mode=outcome.mode,
            act_mode=event.act_mode if outcome.event != event.act else (),
            context=event.context,
            quad_code=code.quad,
            event_scale=code.score,
            cameo=event.cameo if event.cameo and outcome.event == event.event else code.cameo,
            trigger=tuple(trigger),
            actor=event.actor,
            recipient=event.recipient,
            size=event.size,
            when=weighed.when,
            act_when=weighed.act_when,
            reported=report.published,
            status=outcome.status,
            status_words=Words(text.text_of(words), words) if words else None,
            historical=self.historical(weighed),
            condition=Condition(words=Words(text.text_of(condition), condition)) if condition else None,
            said_by=tuple(weighed.said_by),
            source_role=part_of(inner, event),
            about=event.about,
            sequence=sentence.i,
            sentence=sentence.span,
            head=event.head,
            why=self.why(weighed),
            cite_info=cite_info(report),
            coder=CODER,
            lexicon=self.lexicon.stamp,
            model=text.model,
        )

    def historical(self, weighed: _Weighed) -> bool:
        """Whether the words say that it is long ago, or its days ended more than a year before the report."""
        last = weighed.when.last if weighed.when else None
        reported = self.text.report.published
        if last is not None and reported is not None and isinstance(last, date):
            return (reported - last).days > DAYS_TO_HISTORY
        words = self.book.kinds.get("historical", frozenset())
        first, end = self.text.edges[weighed.event.head]
        return any(t.lower in words for t in self.text.tokens[first:end])

    def why(self, weighed: _Weighed) -> Why:
        event = weighed.event
        operators = (*(o.id for o in event.operators), *dict.fromkeys(weighed.reading.entries))
        tokens = {
            "trigger": [[*s] for s in event.trigger],
            "actor": [[*e.span] for e in event.actor],
            "recipient": [[*e.span] for e in event.recipient],
            "cue": [[*s.cue.span] for s in weighed.said_by],
        }
        return Why(
            entry=event.entry,
            operators=operators,
            tokens=tokens,
            grade="backoff" if event.backoff else "rule",
        )
