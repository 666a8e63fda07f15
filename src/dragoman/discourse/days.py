"""The day of the narrative, carried to words that keep it, with the words that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.actors import Actors
from dragoman.discourse.parties import share
from dragoman.discourse.tense import is_main, is_simple_past, top_of, verb_over
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Claim, ParsedText, Status, Token, When

# How many sentences back the day of the story is looked for: further on, news turns to other days and to
# background, where a carried day is more often wrong than right.
REACH = 2
# A report's own days are days before its publication; what lies further back is background.
RECENT = 7


@dataclass(frozen=True, slots=True)
class _Cues:
    same: frozenset[str]
    openings: tuple[str, ...]
    elsewhere: frozenset[str]


@lru_cache(maxsize=8)
def _cues(lexicon: Lexicon) -> _Cues:
    held = dict(lexicon.section("discourse") or {}).get("days", {})
    return _Cues(
        frozenset(held.get("same", ())), tuple(held.get("openings", ())), frozenset(held.get("elsewhere", ()))
    )


def carry_days(
    text: ParsedText, claims: Sequence[Claim], actors: Actors, times: Sequence[When], lexicon: Lexicon
) -> list[Claim]:
    """Give undated claims the day of a sentence shortly before, or of the mention that they repeat."""
    if not any(c.when is None for c in claims):
        return list(claims)
    days = _Days(text, claims, actors, times, _cues(lexicon))
    dated = [days.carried(claim) for claim in claims]
    by_id = {claim.id: claim for claim in dated}
    return [_of_mention(claim, by_id) for claim in dated]


def _of_mention(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    """Give a mention that points back the day of the fuller one."""
    if claim.when is not None or claim.status is not Status.OCCURRED or claim.incident is None:
        return claim
    others = [by_id[i] for i in claim.link if i in by_id and by_id[i].incident == claim.incident]
    told = next((c for c in others if c.when is not None and c.status is claim.status), None)
    return replace(claim, when=told.when, date_carried=True) if told else claim


class _Days:
    """The days that a report tells, and where they are carried."""

    def __init__(
        self, text: ParsedText, claims: Sequence[Claim], actors: Actors, times: Sequence[When], cues: _Cues
    ) -> None:
        self.text = text
        self.claims = claims
        self.actors = actors
        self.cues = cues
        self.by_verb: dict[int, list[When]] = {}
        for when in times:
            verb = verb_over(text, when.head)
            if verb is not None:
                self.by_verb.setdefault(verb.i, []).append(when)
        self.told = sorted(self._told(), key=lambda pair: pair[0])

    def _told(self) -> Iterator[tuple[int, When | None]]:
        """The times of past verbs in the story by the verb's token; None: another time than a recent day."""
        for verb, whens in self.by_verb.items():
            some = [w for w in whens if w.type in ("DATE", "TIME")]
            kind = self.text.sentence_of(verb).kind
            token = self.text.tokens[verb]
            if some and kind is BlockKind.BODY and is_simple_past(self.text, token) and is_main(self.text, token):
                yield verb, next((w for w in some if self._is_recent_day(w)), None)

    def _is_recent_day(self, when: When) -> bool:
        published = self.text.report.published
        recent = published is None or when.last is None or 0 <= (published - when.last).days <= RECENT
        return recent and is_day(when)

    def carried(self, claim: Claim) -> Claim:
        """Give a claim with the day that its words keep, or as it is."""
        if claim.when is not None or claim.status is not Status.OCCURRED or claim.historical:
            return claim
        if self.text.sentences[claim.sequence].kind is not BlockKind.BODY:
            return claim
        verb = verb_over(self.text, top_of(self.text, claim))
        if verb is None or verb.i in self.by_verb or self._tells_elsewhere(verb):
            return claim
        kept = self._kept(claim, verb)
        return claim if kept is None else replace(claim, when=kept, date_carried=True)

    def _tells_elsewhere(self, verb: Token) -> bool:
        return any(k.lower in self.cues.elsewhere for k in self.text.kids(verb.i, "advmod", "obl", "mark"))

    def _kept(self, claim: Claim, verb: Token) -> When | None:
        """The day of the story just told, where a word keeps it or the same party goes on acting."""
        if claim.said_by or not is_simple_past(self.text, verb) or not is_main(self.text, verb):
            return None
        before = [(i, w) for i, w in self.told if i < verb.i]
        if not before:
            return None
        i, when = before[-1]
        if claim.sequence - self.text.tokens[i].sent > REACH:
            return None
        return when if self._says_so(claim, verb) or self._goes_on(claim, i) else None

    def _says_so(self, claim: Claim, verb: Token) -> bool:
        if any(k.lower in self.cues.same for k in self.text.kids(verb.i, "advmod")):
            return True
        opening = self.text.text_of(self.text.sentences[claim.sequence].span)[:60].lower()
        return opening.startswith(self.cues.openings)

    def _goes_on(self, claim: Claim, told: int) -> bool:
        """Whether who acts (or, where nobody is named, who suffers) is who did by the verb with the day."""
        subject = self.text.kid(told, "nsubj")
        mention = self.actors.at(subject.i) if subject else None
        first = self.text.tokens[told]
        there = [c for c in self.claims if c.sequence == first.sent]
        if claim.actor:
            return share(claim.actor, [*(mention.entities if mention else ()), *(e for c in there for e in c.actor)])
        return share(claim.recipient, [e for c in there for e in c.recipient])


def is_day(when: When) -> bool:
    """Whether a time expression is one day, settled or open, that says more than "today"."""
    if when.type not in ("DATE", "TIME") or when.precision not in ("day", "time") or when.mod in ("BEFORE", "AFTER"):
        return False
    day = when.value.split("T")[0]
    return "/" not in day and not day.endswith("XX-XX") and day.count("-") == 2  # noqa: PLR2004
