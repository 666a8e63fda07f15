"""Write a claim for every event of a report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.actors import Actors
from dragoman.attribution.demands import Demands
from dragoman.attribution.future_rule import Outcome, future_rule
from dragoman.attribution.identity import CODER, cite_info, coded
from dragoman.attribution.sources import part_of
from dragoman.attribution.untold import is_untold
from dragoman.attribution.weigh import Scales, Weighed
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, Condition, Event, ParsedText, Span, Status, When, Why, Words
from dragoman.records.form import claim_id


def attribute(
    text: ParsedText, events: Sequence[Event], actors: Actors, times: Sequence[When], lexicon: Lexicon
) -> list[Claim]:
    """Give a claim for every event: how it stands and on whose word."""
    scales = Scales(text, actors, times, lexicon)
    demands = Demands(scales, events)
    writer = _Writer(scales, demands, cite_info(text.report))
    numbers: Counter[tuple[int, str]] = Counter()
    claims = []
    for event in events:
        key = (text.tokens[event.head].start, event.act)
        claim = writer.claim(event, numbers[key])
        claims += [claim] if claim is not None else []
        numbers[key] += 1
    for weighed in demands.alone():
        key = (text.tokens[weighed.event.head].start, weighed.event.act)
        claims.append(writer.judged(weighed, numbers[key]))
        numbers[key] += 1
    return sorted(claims, key=lambda c: (c.trigger[0].span.start, c.id))


@dataclass(frozen=True, slots=True)
class _Writer:
    scales: Scales
    demands: Demands
    cite_info: dict[str, Any]

    def claim(self, event: Event, number: int) -> Claim | None:
        """Give the claim of an event; None where its words name a deed and tell none."""
        scales = self.scales
        weighed = scales.weigh(event)
        if is_untold(scales.climb, weighed.event, weighed.reading):
            return None
        return self.judged(self.demands.made(weighed), number)

    def judged(self, weighed: Weighed, number: int) -> Claim:
        """Give the claim of an event that is weighed, by the future rule."""
        scales = self.scales
        outcome = future_rule(
            weighed.event,
            weighed.status,
            announced=weighed.announcer is not None or scales.vows(weighed),
            refused=weighed.refused,
            lexicon=scales.lexicon,
        )
        if outcome.told and weighed.announcer is not None:
            scales.date_of_telling(weighed, weighed.announcer)
        return self.written(weighed, outcome, number)

    def written(self, weighed: Weighed, outcome: Outcome, number: int) -> Claim:
        event, scales, text = weighed.event, self.scales, self.scales.text
        head, sentence = text.tokens[event.head], text.sentence_of(event.head)
        trigger, tokens = self.trigger(weighed, outcome)
        kinds = (outcome.event, event.act, outcome.mode, event.act_mode, event.context)
        code = coded(text, scales.lexicon, *kinds, tokens)
        told = outcome.status is Status.OCCURRED
        itself = outcome.event == event.act  # its day is the deed's: there is no other
        when = weighed.act_when or weighed.when if itself else weighed.when
        return Claim(
            id=claim_id(text.report.report_id, head.start, event.act, number),
            event=outcome.event,
            act=event.act,
            mode=outcome.mode,
            act_mode=() if itself else event.act_mode,
            context=event.context,
            quad_code=code.quad,
            event_scale=code.score,
            cameo=event.cameo if event.cameo and outcome.event == event.event else code.cameo,
            trigger=trigger,
            actor=event.actor,
            recipient=event.recipient,
            size=event.size,
            when=when,
            act_when=None if itself else weighed.act_when,
            reported=text.report.published,
            status=outcome.status,
            status_words=None if told else self.words(weighed.words or trigger[0].span),
            historical=scales.historical(weighed),
            condition=self.condition(weighed),
            said_by=weighed.said_by,
            source_role=part_of(weighed.said_by[-1] if weighed.said_by else None, event),
            about=event.about,
            sequence=sentence.i,
            sentence=sentence.span,
            head=event.head,
            why=_why(weighed),
            cite_info=dict(self.cite_info),
            coder=CODER,
            lexicon=scales.lexicon.stamp,
            model=text.model,
        )

    def words(self, span: Span) -> Words:
        return Words(self.scales.text.text_of(span), span)

    def trigger(self, weighed: Weighed, outcome: Outcome) -> tuple[tuple[Words, ...], tuple[int, ...]]:
        """The trigger's words and tokens; an announcement that is the event belongs to them."""
        event, text = weighed.event, self.scales.text
        spans, tokens = list(event.trigger), event.trigger_tokens
        cue = weighed.announcer.cue_head if outcome.told and weighed.announcer is not None else None
        if cue is not None and cue not in tokens and text.tokens[cue].sent == text.tokens[event.head].sent:
            spans = sorted([*spans, text.span_of(cue, cue + 1)])
            tokens = tuple(sorted((*tokens, cue)))
        return tuple(map(self.words, spans)), tokens

    def condition(self, weighed: Weighed) -> Condition | None:
        part = weighed.reading.condition or weighed.reading.aside
        return Condition(words=self.words(self.scales.text.span_of(*part))) if part else None


def _why(weighed: Weighed) -> Why:
    event = weighed.event
    return Why(
        entry=event.entry,
        operators=(*(o.id for o in event.operators), *dict.fromkeys(weighed.reading.entries)),
        tokens={
            "trigger": [[*s] for s in event.trigger],
            "actor": [[*e.span] for e in event.actor],
            "recipient": [[*e.span] for e in event.recipient],
            "cue": [[*s.cue.span] for s in weighed.said_by],
        },
        grade="backoff" if event.backoff else "rule",
    )
