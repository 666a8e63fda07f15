"""The day of the narrative, carried to words that keep it, with the words that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.discourse.tense import is_main, is_simple_past, top_of, verb_over
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Claim, ParsedText, Status, Token, When

# How many sentences a word such as "simultaneously" looks back for its day: further on, news turns to
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
    text: ParsedText, claims: Sequence[Claim], times: Sequence[When], lexicon: Lexicon
) -> list[Claim]:
    """Give undated claims the day that their words keep: of the verb they are joined to, or of a sentence before."""
    if not any(c.when is None for c in claims):
        return list(claims)
    days = _Days(text, times, _cues(lexicon))
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

    def __init__(self, text: ParsedText, times: Sequence[When], cues: _Cues) -> None:
        self.text = text
        self.cues = cues
        self.by_verb: dict[int, list[When]] = {}
        for when in times:
            verb = verb_over(text, when.head)
            if verb is not None:
                self.by_verb.setdefault(verb.i, []).append(when)
        self.told = self._told()

    def _told(self) -> list[tuple[int, When]]:
        """The days of past verbs in the story, by the token of the verb."""
        out = []
        for verb, whens in self.by_verb.items():
            for when in whens:
                if self._is_day(when) and is_simple_past(self.text, self.text.tokens[verb]):
                    out.append((verb, when))
                    break
        return sorted(out, key=lambda pair: pair[0])

    def _is_day(self, when: When) -> bool:
        if when.type not in ("DATE", "TIME") or when.precision not in ("day", "time") or when.mod in ("BEFORE", "AFTER"):
            return False
        if "/" in when.value or when.value.startswith(("P", "F")):
            return False
        published = self.text.report.published
        kind = self.text.sentence_of(when.head).kind
        return kind is BlockKind.BODY and (
            published is None or when.last is None or 0 <= (published - when.last).days <= RECENT
        )

    def carried(self, claim: Claim) -> Claim:
        """Give a claim with the day that its words keep, or as it is."""
        if claim.when is not None or claim.status is not Status.OCCURRED or claim.historical:
            return claim
        if self.text.sentences[claim.sequence].kind is not BlockKind.BODY:
            return claim
        verb = verb_over(self.text, top_of(self.text, claim))
        if verb is None or verb.i in self.by_verb or self._tells_elsewhere(verb):
            return claim
        joined = self._joined(verb)
        if joined is not None:
            return replace(claim, when=joined)
        kept = self._kept(claim, verb)
        return claim if kept is None else replace(claim, when=kept, date_carried=True)

    def _tells_elsewhere(self, verb: Token) -> bool:
        return any(k.lower in self.cues.elsewhere for k in self.text.kids(verb.i, "advmod", "obl", "mark"))

    def _joined(self, verb: Token) -> When | None:
        """The day of the verb that this one is joined to: "fired gas on Monday and arrested 64, injuring two"."""
        tokens = self.text.tokens
        partner = tokens[verb.head]
        if verb.dep == "conj" and is_simple_past(self.text, verb):
            return self._own_day(partner)
        if verb.dep == "advcl" and verb.has("VerbForm=Ger") and not self.text.kid(verb.i, "mark", "case"):
            return self._own_day(partner)
        after = [k for k in self.text.kids(verb.i, "conj") if k.pos == "VERB" and is_simple_past(self.text, k)]
        return self._own_day(after[-1]) if after and is_simple_past(self.text, verb) else None

    def _own_day(self, verb: Token) -> When | None:
        if not is_simple_past(self.text, verb):
            return None
        return next((w for w in self.by_verb.get(verb.i, ()) if w.precision in ("day", "time")), None)

    def _kept(self, claim: Claim, verb: Token) -> When | None:
        """The day of a sentence shortly before, where a word such as "simultaneously" keeps it."""
        if claim.said_by or not is_simple_past(self.text, verb) or not is_main(self.text, verb):
            return None
        if not self._keeps(claim, verb):
            return None
        before = [w for i, w in self.told if claim.sequence - REACH <= self.text.tokens[i].sent and i < verb.i]
        return before[-1] if before else None

    def _keeps(self, claim: Claim, verb: Token) -> bool:
        if any(k.lower in self.cues.same for k in self.text.kids(verb.i, "advmod")):
            return True
        opening = self.text.text_of(self.text.sentences[claim.sequence].span)[:60].lower()
        return opening.startswith(self.cues.openings)
