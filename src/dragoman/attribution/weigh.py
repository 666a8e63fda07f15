"""Weigh an event: how it stands, on whose word, and whether its party announces it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dragoman.actors import Actors, Quote, find_quotes
from dragoman.attribution.climb import Climb
from dragoman.attribution.cues import Cues, cues
from dragoman.attribution.find import attributions_in
from dragoman.attribution.future_rule import THREATENED
from dragoman.attribution.owned import owning_cue
from dragoman.attribution.passage import passages
from dragoman.attribution.reading import Reading
from dragoman.attribution.records import Attribution
from dragoman.attribution.scare import scare_quotes, unnamed_source
from dragoman.attribution.sources import kind_of, mentions_of, part_of, sources_of, speakers_side
from dragoman.attribution.standing import standing
from dragoman.attribution.status import event_reading
from dragoman.lexicon import Lexicon
from dragoman.records import Event, Mention, ParsedText, Source, SourcePart, Span, Status, When, Words
from dragoman.times import Dates

TELLING = ("say", "show", "think")  # families that put a deed on somebody's word
CONFLICT = ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
SPEAKING_FOR = (None, "GOV", "MIL")  # sectors whose word is their country's
NOT_SO = (Status.NEGATED, Status.DENIED)
TO_COME = (Status.PLANNED, Status.CONDITIONAL)
DAYS_TO_HISTORY = 365
AIM = frozenset({"purpose", "infinitive"})  # what is told of somebody's purpose is not announced by him
COME_TO_NOTHING = frozenset({"yet-to", "had-meant-to", "was-to-have"})  # plans that nobody has refused


@dataclass(slots=True)
class Weighed:
    """An event with what is settled about it."""

    event: Event
    reading: Reading
    status: Status
    words: Span | None
    when: When | None
    act_when: When | None
    said_by: tuple[Source, ...] = ()
    announcer: Attribution | None = None  # where the telling is the party's own announcement

    @property
    def refused(self) -> bool:
        """Whether the party will not do it: a refusal, as long as the words give it an actor."""
        until = self.status is Status.CONDITIONAL and "not" in self.reading.entries  # "will not … until"
        gone = until or self.status in NOT_SO
        willed = self.reading.future and COME_TO_NOTHING.isdisjoint(self.reading.entries)
        return gone and willed and bool(self.event.actor)


@dataclass
class Scales:
    """Weighs the events of one report."""

    text: ParsedText
    actors: Actors
    times: Sequence[When]
    lexicon: Lexicon
    book: Cues = field(init=False)
    climb: Climb = field(init=False)
    found: tuple[Attribution, ...] = field(init=False)  # that put a deed on somebody's word
    named: tuple[Attribution, ...] = field(
        init=False
    )  # that call it something: "called the raid an “attack”"
    dates: Dates = field(init=False)
    quotes: list[Quote] = field(init=False)
    _mentions: dict[int, list[Mention]] = field(default_factory=dict)  # by the token of the cue
    _sources: dict[int, list[Source]] = field(default_factory=dict)  # by the identity of the attribution
    _apart: dict[int, dict[int, bool]] = field(default_factory=dict)  # by the token of the cue, by token

    def __post_init__(self) -> None:
        """Find who tells what in the report."""
        self.book = cues(self.lexicon)
        self.climb = Climb(self.text, standing(self.lexicon))
        self.quotes = find_quotes(self.text)
        found = attributions_in(passages(self.text, self.quotes, self.book), self.lexicon)
        self.found = tuple(one for one in found if one.family in TELLING)
        self.named = tuple(one for one in found if one.family == "judge")
        self.dates = Dates.of(self.text, self.times)

    @cached_property
    def groups(self) -> dict[Span, str]:
        """Who it is, for the words of every entity."""
        return {e.span: m.group for m in self.actors.mentions for e in m.entities}

    def weigh(self, event: Event) -> Weighed:
        """Give an event's status and sources."""
        chain = self._chain(event)
        reading = event_reading(self.climb, event)
        told = [self.sources(a) for a in chain]
        inner = told[-1][0] if told and told[-1] else None
        event = self._spoken(event, [some[0] for some in reversed(told) if some])
        weighed = Weighed(event, reading, reading.status, reading.span(self.text), event.when, event.act_when)
        weighed.status = self._contested(weighed, inner)
        self._not_refused(weighed)
        self._day_to_come(weighed)
        if chain and self._announces(weighed, chain[-1]):
            weighed.announcer = chain[-1]
            told = told[:-1] if self._same_party(event, chain[-1]) else told
        weighed.said_by = (*(source for some in told for source in some), *self._owned(weighed, chain))
        if not chain and not weighed.said_by:
            weighed.said_by = self._set_apart(event)
        return weighed

    def _spoken(self, event: Event, tellers: Sequence[Source]) -> Event:
        """Put the speaker's side in the place of "we": the innermost teller who is known, else by place."""
        teller = next((s for s in tellers if s.entity.resolved_by is not None), None)
        event = speakers_side(event, teller, self.book)
        for entity in (
            *event.actor,
            *event.recipient,
        ):  # "said we should": the words are told, the deed is not
            if entity.code is None and self._is_speaker(entity.entity_text.lower().split()[0]):
                over = sorted((a for a in self.found if a.covers(entity.span)), key=lambda a: a.size)
                known = (s[0] for a in over if (s := self.sources(a)) and s[0].entity.code is not None)
                event = speakers_side(event, next(known, None), self.book)
        return event

    def mentions(self, one: Attribution) -> list[Mention]:
        """The parties that an attribution's source names."""
        if one.cue_head not in self._mentions:
            self._mentions[one.cue_head] = mentions_of(self.text, one, self.actors, self.book)
        return self._mentions[one.cue_head]

    def sources(self, one: Attribution) -> list[Source]:
        """The sources of an attribution as claims have them."""
        found = self._sources.get(id(one))  # what is found lives as long as this
        if found is None:
            found = sources_of(self.text, one, self.mentions(one), self.dates, self.book)
            self._sources[id(one)] = found
        return found

    # -- on whose word

    def _chain(self, event: Event) -> list[Attribution]:
        """The attributions in whose content an event stands, outermost first, each teller once."""
        head = self.text.tokens[event.top]
        word = Span(head.start, head.end)
        own = {*event.trigger_tokens, *(o.head for o in event.operators), event.top, event.head}
        over = [a for a in self._over[head.sent] if a.covers(word) and a.cue_head not in own]
        over = [a for a in over if a.direct == "direct" or not self._set_in(event.top, a)]
        over.sort(key=lambda a: (-a.size, a.cue[0].start))
        told: list[Attribution] = []
        seen: set[str] = set()
        for one in over:
            groups = {m.group for m in self.mentions(one)}
            if not told or not (groups & seen or self._first_person(one)):
                seen |= groups
                told.append(one)
        return told

    @cached_property
    def _over(self) -> list[list[Attribution]]:
        """The attributions whose content has words of a sentence, for every sentence."""
        over: list[list[Attribution]] = [[] for _ in self.text.sentences]
        starts = [sentence.span.start for sentence in self.text.sentences]
        for one in self.found:
            reached = {
                n
                for start, end in one.content
                for n in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))
            }
            for n in reached:
                over[n].append(one)
        return over

    @cached_property
    def scare(self) -> tuple[Span, ...]:
        """Words of others in the outlet's sentences."""
        blocks = [
            self.text.report.blocks[n].span for n in dict.fromkeys(s.block for s in self.text.sentences)
        ]
        return scare_quotes(self.text.report.text, self.quotes, blocks)

    def _owned(self, weighed: Weighed, chain: Sequence[Attribution]) -> tuple[Source, ...]:
        """Who says that a deed is its own, as in "claimed responsibility for the raid", not "may claim"."""
        done = weighed.event.act in CONFLICT and weighed.status is Status.OCCURRED
        cue = owning_cue(self.text, weighed.event, self.book) if done else None
        if (
            cue is None
            or any(one.cue_head == cue[0] for one in chain)
            or self.climb.read(cue[0]).made != "same"
        ):
            return ()
        heads = {e.span: m.head for m in self.actors.mentions for e in m.entities}
        words = Words(self.text.text_of(span := self.text.span_of(*cue)), span)
        when = self.dates.at(cue[0])
        return tuple(
            Source(entity=e, cue=words, kind=kind_of(self.text, heads.get(e.span), self.book), when=when)
            for e in weighed.event.actor
        )

    def _set_apart(self, event: Event) -> tuple[Source, ...]:
        """Who uses the word for a deed that the outlet marks as not its own: “attack”, alleged, so-called."""
        for kid in (kid for i in event.trigger_tokens for kid in self.text.kids(i, "amod")):
            if kid.lower in self.book.kinds["apart"]:
                span = self.text.span_of(*self.text.edges[kid.i])
                return (unnamed_source(Words(self.text.text_of(span), span)),)
        words = [self.text.span_of(i, i + 1) for i in event.trigger_tokens] if self.scare else []
        inside = ((s, w) for s in self.scare for w in words if s.start < w.start and w.end < s.end)
        marks, word = next(inside, (None, None))
        if marks is None or word is None:
            return ()
        over = [a for a in self.named if a.covers(word)]
        for one in sorted(over, key=lambda a: a.size):
            some = self.sources(one)
            if some:
                return tuple(some)
        return (unnamed_source(Words(self.text.text_of(marks), marks)),)

    def _set_in(self, token: int, one: Attribution) -> bool:
        """Whether a word stands in a clause that the outlet sets into what is told: ", where it …"."""
        known = self._apart.setdefault(one.cue_head, {})  # a long sentence is climbed once, not by every deed
        way: list[int] = []
        while token not in known:
            head = self.text.head_of(token)
            if head is None or head.i == one.cue_head:
                known[token] = False
            elif self._opens_apart(token):
                known[token] = True
            else:
                way.append(token)
                token = head.i
        known.update(dict.fromkeys(way, known[token]))
        return known[token]

    def _opens_apart(self, token: int) -> bool:
        """Whether a word heads a relative clause after a comma."""
        tokens = self.text.tokens
        if tokens[token].rel not in ("acl", "advcl"):
            return False
        first = self.text.edges[token][0]
        first += tokens[first].pos == "PUNCT"
        word = tokens[first].lower
        relative = word == "where" or word in self.book.kinds["relative"]
        return relative and first > 0 and tokens[first - 1].text == ","

    def _first_person(self, one: Attribution) -> bool:
        """Whether the teller is that of the words around: "I can say", "we believe"."""
        return one.source_head is not None and self._is_speaker(self.text.tokens[one.source_head].lower)

    def _is_speaker(self, word: str) -> bool:
        return word in self.book.kinds["first-person"]

    def _same_party(self, event: Event, one: Attribution) -> bool:
        mentions = self.mentions(one)
        mine = {self.groups.get(e.span) for e in event.actor}
        names = {e.entity_name for m in mentions for e in m.entities if e.entity_name}
        return any(m.group in mine for m in mentions) or any(e.entity_name in names for e in event.actor)

    def _announces(self, weighed: Weighed, one: Attribution) -> bool:
        """Whether the party tells of its own deed to come, or announces one."""
        event = weighed.event
        if not one.announces or not event.actor:
            return False
        to_come = weighed.reading.future and weighed.status in TO_COME
        if self._same_party(event, one):
            return to_come or self.text.tokens[one.cue_head].lower in self.book.kinds["announcement"]
        speakers = [e for m in self.mentions(one) for e in m.entities if e.sector in SPEAKING_FOR]
        theirs: set[str | None] = {e.code for e in speakers if e.code}
        if any(e.sector == "GOV" for e in speakers):  # "the premier said the government will": his own
            theirs |= {None for e in event.actor if not e.code and e.sector == "GOV"}
        return to_come and event.event in THREATENED and any(e.code in theirs for e in event.actor)

    def vows(self, weighed: Weighed) -> bool:
        """Whether the speakers themselves tell what they will do to others: "we will go on bombing them"."""
        event, reading = weighed.event, weighed.reading
        if event.event not in THREATENED or weighed.status is not Status.PLANNED or not reading.future:
            return False
        if AIM.intersection(reading.entries):
            return False
        said = [e.entity_text.lower() for e in event.actor]
        return any(self._is_speaker(words) or words.startswith("our ") for words in said)

    # -- how it stands

    def _contested(self, weighed: Weighed, source: Source | None) -> Status:
        """Not so by the word of the party said to have done it is denied; a third party's denial is none."""
        event, status = weighed.event, weighed.status
        if status is Status.NEGATED and source is not None:
            own = part_of(source, event) is SourcePart.ACTOR
            own = own or any(self._is_speaker(e.entity_text.lower().split()[0]) for e in event.actor)
            done = event.act in CONFLICT and not weighed.reading.future
            return Status.DENIED if own and done else status
        if status is not Status.DENIED:
            return status
        if "denies-doing" in weighed.reading.entries:
            return status  # "deny bombing": their own deed, by the grammar
        telling = (*self.found, *self.named)
        denier = next((a for a in telling if a.cue_head in weighed.reading.words), None)
        some = self.sources(denier) if denier else []
        # Of what nobody is said to have done, anybody denies his part.
        named = bool(event.actor or event.recipient)
        third = (
            named and bool(some) and some[0].entity.code and part_of(some[0], event) is not SourcePart.ACTOR
        )
        return Status.NEGATED if third else status

    def _not_refused(self, weighed: Weighed) -> None:
        """What is not refused is possible: "did not rule out meeting", "refused to rule out meeting"."""
        event = weighed.event
        twice = len(event.operators) > 1 and event.operators[0].id == event.operators[1].id
        if event.event == "REJECT" and event.act != "REJECT" and (twice or weighed.status in NOT_SO):
            weighed.event = replace(event, event=event.act, mode=event.act_mode)
            weighed.status = Status.POSSIBLE

    def _day_to_come(self, weighed: Weighed) -> None:
        """A deed told in the present for a day after the report is planned: "is meeting on Monday"."""
        event, published = weighed.event, self.text.report.published
        day = event.when.first if event.when is not None else None
        if weighed.status is not Status.OCCURRED or event.operators or weighed.reading.past:
            return
        if event.when is not None and day is not None and published is not None and day > published:
            weighed.status, weighed.words = Status.PLANNED, event.when.span
            weighed.reading = weighed.reading._replace(future=True)

    # -- when

    def date_of_telling(self, weighed: Weighed, one: Attribution) -> None:
        """Give a threat the day of its telling; a day past by then cannot be the deed's."""
        day = self.dates.at(one.cue_head)
        deed, published = weighed.when, self.text.report.published
        gone = deed is not None and (deed.last is None or published is None or deed.last < published)
        if day is not None:
            weighed.when, weighed.act_when = day, deed if deed != day else None
        elif not (gone and self.text.tokens[one.cue_head].has("Tense=Past")):
            weighed.when, weighed.act_when = None, deed

    def historical(self, weighed: Weighed) -> bool:
        """Whether the words say that it is long ago, or its days ended more than a year before the report."""
        last, reported = (weighed.when.last if weighed.when else None), self.text.report.published
        if last is not None and reported is not None:
            return (reported - last).days > DAYS_TO_HISTORY
        first, end = self.text.edges[weighed.event.head]
        return bisect_left(self._long_ago, first) < bisect_left(self._long_ago, end)

    @cached_property
    def _long_ago(self) -> list[int]:
        """The words that say so, by their tokens."""
        words = self.book.kinds["historical"]
        return [token.i for token in self.text.tokens if token.lower in words]
