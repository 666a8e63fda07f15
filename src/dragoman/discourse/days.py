"""The day of the narrative, carried to words that keep it, with the words that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors import Actors
from dragoman.discourse.beside import day_beside
from dragoman.discourse.day_cues import DayCues, day_cues
from dragoman.discourse.keeps import (
    brings_names,
    is_named_again,
    itemizes,
    points_back,
    takes_part,
    was_before,
)
from dragoman.discourse.parties import share
from dragoman.discourse.tense import (
    goes_on_from,
    is_main,
    is_past_perfect,
    is_present,
    is_reported,
    is_simple_past,
    top_of,
    verb_over,
)
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Claim, Mention, ParsedText, SourcePart, Status, Token, When
from dragoman.times import Dates

# How many sentences back the day of the story is looked for: further on, news turns to other days and to
# background, where a carried day is more often wrong than right.
REACH = 2
# The sentences that open the story tell its day: what the next few tell in the simple past is of that day,
# and a reaction to the news ("rejected the charge") may stand still further down.
LEAD = 2
LEAD_REACH = 4
REACTION_REACH = 8
# Who speaks on goes on at the same occasion.
SPEECH_REACH = 4
REACTIONS = frozenset({"SUPPORT", "REJECT", "ACCUSE", "THREATEN"})
# Words that point back ("during the talks") keep the day further down.
POINT_REACH = 8
JUDGES = frozenset({"SUPPORT", "ACCUSE"})
CASE = frozenset({"ACCUSE", "COERCE"})
# What is done by saying it.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
QUOTES = frozenset('"“”„')
ANY = frozenset({"a", "an", "any", "every", "each", "another", "no"})
# What is signed on one day is approved on another.
PACT = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONCEDE"})
# A report's own days are days before its publication; what lies further back is background.
RECENT = 7
HISTORICAL = 365  # days, as the record has it


def carry_days(
    text: ParsedText, claims: Sequence[Claim], actors: Actors, times: Sequence[When], lexicon: Lexicon
) -> list[Claim]:
    """Give undated claims the day of a sentence shortly before, or of the mention that they repeat."""
    if not any(c.when is None for c in claims):
        return list(claims)
    days = _Days(text, claims, actors, times, day_cues(lexicon))
    dated = [days.carried(claim) for claim in claims]
    by_id = {claim.id: claim for claim in dated}
    return [_of_mention(text, claim, by_id, days.cues.begins) for claim in dated]


def _of_mention(text: ParsedText, claim: Claim, by_id: dict[str, Claim], begins: frozenset[str]) -> Claim:
    """Give a mention of an event the day of a fuller one, but for one that only began on that day."""
    if claim.when is not None or claim.status is not Status.OCCURRED or claim.incident is None:
        return claim
    word = text.tokens[claim.head]
    if any(k.lower in ANY for k in text.kids(word.i, "det")):
        return claim  # "a rally" is any
    told_above = (
        text.sentences[claim.sequence].kind is not BlockKind.BODY
    )  # titles tell the past in the present
    if word.pos == "VERB" and not told_above and not is_simple_past(text, word):
        return claim
    others = [by_id[i] for i in claim.link if i in by_id and by_id[i].incident == claim.incident]
    known = (c for c in others if c.when is not None and is_day(c.when) and c.status is claim.status)
    told = next((c for c in known if not _only_begins(text, c, begins)), None)
    return _dated(claim, told.when) if told and told.when else claim


def _only_begins(text: ParsedText, claim: Claim, begins: frozenset[str]) -> bool:
    """Whether a claim tells how a deed began: "began their assault"."""
    over = text.tokens[text.tokens[claim.head].head]
    return text.tokens[claim.head].lemma.lower() in begins or over.lemma.lower() in begins


def _dated(claim: Claim, when: When) -> Claim:
    """A day is carried where it stands in another sentence."""
    inside = claim.sentence.start <= when.span.start < claim.sentence.end
    return replace(claim, when=when, date_carried=not inside)


class _Days:
    """The days that a report tells, and where they are carried."""

    def __init__(
        self, text: ParsedText, claims: Sequence[Claim], actors: Actors, times: Sequence[When], cues: DayCues
    ) -> None:
        self.text = text
        self.by_sentence: dict[int, list[Claim]] = {}
        for claim in claims:
            self.by_sentence.setdefault(claim.sequence, []).append(claim)
        self.actors = actors
        self.cues = cues
        self.dated = Dates.of(text, times)
        self.by_verb: dict[int, list[When]] = {}
        for when in times:
            verb = verb_over(text, when.head)
            if verb is not None and not _is_within_a_day(when):
                self.by_verb.setdefault(verb.i, []).append(when)
        self.told = sorted(self._told(), key=lambda pair: pair[0])
        self.times: dict[int, list[When]] = {}  # by sentence
        for when in times:
            self.times.setdefault(text.tokens[when.head].sent, []).append(when)
        self.renewed: dict[int, int] = {}  # by a verb: the last sentence that points back to it
        self.dates = [
            w
            for w in times
            if w.type in ("DATE", "TIME") and not w.value.endswith("_REF") and not _is_within_a_day(w)
        ]

    def _told(self) -> Iterator[tuple[int, When | None]]:
        """The times of past verbs in the story by the verb's token; None: another time than a recent day."""
        for verb, whens in self.by_verb.items():
            token = self.text.tokens[verb]
            if self.text.sentence_of(verb).kind is not BlockKind.BODY:
                continue
            if not is_simple_past(self.text, token) or not self._is_told(token):
                continue
            some = [w for w in whens if w.type in ("DATE", "TIME") and self._tells(w, verb)]
            if some:
                days = {w.value for w in some}
                yield verb, some[0] if len(days) == 1 and self._is_recent_day(some[0]) else None

    def _is_told(self, verb: Token) -> bool:
        """Whether a verb tells on, itself or in what somebody is reported to have said."""
        return is_main(self.text, verb) or is_reported(self.text, verb, self.cues.says)

    def _tells(self, when: When, verb: int) -> bool:
        """Whether a time is the verb's own: "condemned Monday's attack" tells of no Monday."""
        return self.dated.tells(when, verb)

    def _is_recent_day(self, when: When) -> bool:
        published = self.text.report.published
        if published is None or when.last is None:  # a day with its year is history, for all that is known
            return is_day(when) and when.last is None
        return is_day(when) and 0 <= (published - when.last).days <= RECENT

    def carried(self, claim: Claim) -> Claim:
        """Give a claim with the day that its words keep, or as it is."""
        if claim.when is not None or claim.status is not Status.OCCURRED or claim.historical:
            return claim
        beside = self._beside(claim)
        if beside is not None:
            return replace(_dated(claim, beside), historical=self._is_long_ago(beside))
        kept = self._named_again(claim) or self._by_verb_over(claim)
        return claim if kept is None else _dated(claim, kept)

    def _by_verb_over(self, claim: Claim) -> When | None:
        """The day that the verb over a claim's words keeps."""
        verb = verb_over(self.text, top_of(self.text, claim))
        if verb is None:
            return None
        spoken = self._spoken(claim, verb)
        if spoken is not None or self.text.sentences[claim.sequence].kind is not BlockKind.BODY:
            return spoken
        elsewhere = verb.i in self.by_verb or self._tells_elsewhere(verb)
        return None if elsewhere or self._is_reacted_to(claim, verb) else self._kept(claim, verb)

    def _named_again(self, claim: Claim) -> When | None:
        """The day of an event that a noun with "the" names again ("condemned the attack")."""
        word = self.text.tokens[claim.head]
        if word.pos != "NOUN" or word.lemma.lower() not in self.cues.events.get(claim.act, ()):
            return None
        before = [(i, w) for i, w in self.told if self.text.tokens[i].sent < claim.sequence]
        i, when = before[-1] if before else (0, None)
        if when is None or not is_named_again(self.text, word, self.cues.separate):
            return None
        there = self.text.sentence_of(i)
        if claim.sequence - there.i > (POINT_REACH if self._is_lead(i) else REACH):
            return None
        told = [c for c in self.by_sentence.get(there.i, []) if c.act == claim.act]
        if len(told) != 1 or told[0].when is not when or _only_begins(self.text, told[0], self.cues.begins):
            return None
        other = self._has_other_date(when, there.first, self.text.sentences[claim.sequence].last)
        return None if other or brings_names(self.text, word, there) else when

    def _is_reacted_to(self, claim: Claim, verb: Token) -> bool:
        """Whether a noun is what a deed of words is about: "condemned the other attack" dates no attack."""
        about = self.text.tokens[claim.head].pos == "NOUN" and verb.i != claim.head
        here = self.by_sentence.get(claim.sequence, ())
        return about and any(c.head == verb.i and c.act in REACTIONS and c.id != claim.id for c in here)

    def _spoken(self, claim: Claim, verb: Token) -> When | None:
        """The day of saying, for what somebody does by saying it: "we condemn it," she said on Friday."""
        last = claim.said_by[-1].when if claim.said_by else None
        if last is None or not is_day(last) or claim.event not in SPOKEN or verb.i in self.by_verb:
            return None
        who = self.text.kid(verb.i, "nsubj")
        if who is None or who.pos != "PRON" or self._tells_elsewhere(verb):
            return None
        itself = who.has("Person=1") or claim.source_role is SourcePart.ACTOR
        return last if itself and is_present(self.text, verb) else None

    def _beside(self, claim: Claim) -> When | None:
        """The time of the clause beside that a claim shares."""
        near = self.times.get(claim.sequence)
        word = self.text.tokens[claim.head]
        return day_beside(self.dated, word, near, self.cues.all_events) if near else None

    def _is_long_ago(self, when: When) -> bool:
        published = self.text.report.published
        return bool(published and when.last and (published - when.last).days > HISTORICAL)

    def _tells_elsewhere(self, verb: Token) -> bool:
        return any(k.lower in self.cues.elsewhere for k in self.text.kids(verb.i, "advmod", "obl", "mark"))

    def _kept(self, claim: Claim, verb: Token) -> When | None:
        """The day of the story just told, where a word keeps it or the same party goes on acting."""
        last = self._told_last(claim, verb) if self._goes_on_telling(verb) else None
        if last is None:
            return None
        i, when = last
        told = [c for c in self.by_sentence.get(self.text.tokens[i].sent, []) if c.when in (when, None)]
        named = self.text.tokens[claim.head].pos == "NOUN"
        if named and any(c.act == claim.act and _only_begins(self.text, c, self.cues.begins) for c in told):
            return None  # what began on a day is not all of that day
        main = is_main(self.text, verb) and (not claim.said_by or _same_word(claim, told))
        tied = self._is_tied(claim, verb, i, told) if main else self._points_at(claim, verb, i, told)
        return None if was_before(claim, told) or not tied else when

    def _goes_on_telling(self, verb: Token) -> bool:
        """Whether a verb tells on in the past, itself or in what somebody is reported to have said."""
        reported = is_reported(self.text, verb, self.cues.says)
        past = is_simple_past(self.text, verb) or (reported and is_past_perfect(self.text, verb))
        return past and goes_on_from(self.text, verb) and (reported or is_main(self.text, verb))

    def _told_last(self, claim: Claim, verb: Token) -> tuple[int, When] | None:
        """The last verb told with a recent day, and that day, where no other date stands between."""
        before = [(i, w) for i, w in self.told if i < verb.i]
        i, when = before[-1] if before else (0, None)
        if when is None:
            return None
        sentence = self.text.sentence_of(i)
        if sentence.i == claim.sequence and not is_main(self.text, self.text.tokens[i]):
            return None  # "met on Sunday, Moscow said, and offered": who said it may have offered later
        last = self.text.sentences[claim.sequence].last
        return None if self._has_other_date(when, sentence.first, last) else (i, when)

    def _points_at(self, claim: Claim, verb: Token, i: int, told: Sequence[Claim]) -> bool:
        """Whether what somebody said points back: "police said two men were killed in the attack"."""
        there = self.text.tokens[i].sent
        back = claim.sequence - there
        at_once = back == 1 and self._says_so(claim, verb)
        return at_once or self._points_back(verb, told, there, back, lead=self._is_lead(i))

    def _is_tied(self, claim: Claim, verb: Token, i: int, told: Sequence[Claim]) -> bool:
        """Whether something ties a claim to the verb with the day."""
        there = self.text.tokens[i].sent
        back = claim.sequence - max(there, self.renewed.get(i, there))
        says_so = self._says_so(claim, verb)
        if not says_so and (self._is_later_step(verb, told) or self._answers_event(claim, verb)):
            return False
        if self._points_back(verb, told, there, back, lead=self._is_lead(i)):
            self.renewed[i] = claim.sequence
            return True
        word = verb.lemma.lower()
        reach = SPEECH_REACH if word in self.cues.says and self._speaks(i) else REACH
        says_so = says_so or (word in self.cues.adds and self._speaks(i))
        goes_on = back <= reach and (says_so or self._goes_on(claim, verb, i))
        next_to = is_main(self.text, self.text.tokens[i]) and self._is_next(claim, there)
        if goes_on or next_to or itemizes(self.text, claim, verb, told):
            return True
        reaches = back <= LEAD_REACH or (back <= REACTION_REACH and self._reacts(claim, verb))
        return reaches and self._is_lead(i)

    def _speaks(self, verb: int) -> bool:
        """Whether the sentence with the day holds somebody's words."""
        sentence = self.text.sentence_of(verb)
        tokens = self.text.tokens[sentence.first : sentence.last]
        return any(t.text in QUOTES or t.lemma.lower() in self.cues.says for t in tokens)

    def _points_back(self, verb: Token, told: Sequence[Claim], there: int, back: int, *, lead: bool) -> bool:
        """Whether a clause points back to what was told, from no further than it may."""
        pointing = points_back(self.text, verb, told, self.cues.events, there)
        return pointing is not None and back <= (POINT_REACH if pointing == "at" or lead else LEAD_REACH)

    def _is_next(self, claim: Claim, sentence: int) -> bool:
        """Whether a claim stands in the next sentence of the paragraph, with somebody of the one before."""
        sentences = self.text.sentences
        beside = claim.sequence == sentence + 1 and (
            sentences[claim.sequence].block == sentences[sentence].block
        )
        return beside and takes_part(claim, sentence, self.text, self.actors)

    def _is_later_step(self, verb: Token, told: Sequence[Claim]) -> bool:
        """Whether a case goes a step further: who was arrested on Monday was charged on some day."""
        word = verb.lemma.lower()
        if word in self.cues.passes and any(c.act in PACT for c in told):
            return True
        return word in self.cues.steps and any(c.act in CASE for c in told)

    def _answers_event(self, claim: Claim, verb: Token) -> bool:
        """Whether somebody praises or condemns what happened, on that day or another."""
        what = self.text.kid(verb.i, "obj")
        return claim.act in JUDGES and what is not None and what.lemma.lower() in self.cues.all_events

    def _has_other_date(self, when: When, first: int, last: int) -> bool:
        """Whether another date stands between, however it is attached."""
        return any(
            first < w.head < last and w.value.split("T")[0] != when.value.split("T")[0] for w in self.dates
        )

    def _says_so(self, claim: Claim, verb: Token) -> bool:
        if any(k.lower in self.cues.same for k in self.text.kids(verb.i, "advmod")):
            return True
        opening = self.text.text_of(self.text.sentences[claim.sequence].span)[:60].lower()
        return opening.startswith(self.cues.openings)

    def _goes_on(self, claim: Claim, verb: Token, told: int) -> bool:
        """Whether who acts (or, where nobody is named, who suffers) is who did by the verb with the day."""
        before, now = self._subject(told), self._subject(verb.i)
        if (
            before is not None
            and now is not None
            and (before.group == now.group or self._same_words(before, now))
        ):
            return True
        there = self.by_sentence.get(self.text.tokens[told].sent, [])
        if claim.actor:
            return share(
                claim.actor, [*(before.entities if before else ()), *(e for c in there for e in c.actor)]
            )
        return share(claim.recipient, [e for c in there for e in c.recipient])

    def _subject(self, verb: int) -> Mention | None:
        subject = self.text.kid(verb, "nsubj")
        return self.actors.at(subject.i) if subject else None

    def _same_words(self, first: Mention, second: Mention) -> bool:
        """Whether two subjects are the same words, as names of groups are: never "a court" and "a court"."""
        if self.text.has_kid(second.head, "nummod") or any(
            k.lower not in self.cues.definite for k in self.text.kids(second.head, "det")
        ):
            return False
        one, two = (self.text.text_of(self.text.span_of(m.first, m.last)).lower() for m in (first, second))
        return one == two

    def _reacts(self, claim: Claim, verb: Token) -> bool:
        """Whether this answers news: "rejected the charge", "welcomed that ruling"."""
        if claim.act not in REACTIONS:
            return False
        what = self.text.kid(verb.i, "obj")
        return what is not None and any(
            k.lower in self.cues.definite or k.dep == "nmod:poss"
            for k in self.text.kids(what.i, "det", "nmod:poss")
        )

    def _is_lead(self, token: int) -> bool:
        """Whether a verb with its day stands where the story opens, and the opening has no second day."""
        opening = [s.i for s in self.text.sentences if s.kind is BlockKind.BODY][:LEAD]
        days = {w.value.split("T")[0] for w in self.dates if self.text.tokens[w.head].sent in opening}
        return self.text.tokens[token].sent in opening and len(days) == 1


def _same_word(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether the one whose word a claim is told the sentence with the day too."""
    mine = {s.entity.span for s in claim.said_by}
    return any(mine & {s.entity.span for s in other.said_by} for other in told)


def _is_within_a_day(when: When) -> bool:
    """Whether an expression says hours only, of whatever day: "at 6 a.m.", "for two hours"."""
    return when.value.startswith(("XXXX-XX-XXT", "PT"))


def is_day(when: When) -> bool:
    """Whether a time expression is one day, settled or open, that says more than "today"."""
    if (
        when.type not in ("DATE", "TIME")
        or when.precision not in ("day", "time")
        or when.mod in ("BEFORE", "AFTER")
    ):
        return False
    day = when.value.split("T")[0]
    return "/" not in day and not day.endswith("XX-XX") and day.count("-") == 2
