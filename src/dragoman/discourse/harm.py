"""The harm that an attack does is told with it: "shelled the town, killing two" is one event."""

from collections.abc import Sequence
from dataclasses import fields, replace

from dragoman.discourse.parties import can_be_one
from dragoman.records import Claim, ParsedText, Size

_JOINED = ("conj", "advcl")


def with_harm(text: ParsedText, claims: Sequence[Claim]) -> list[Claim]:
    """Give each assault with the harm that hangs on it, and no claim for the harm alone."""
    out = {claim.id: claim for claim in claims}
    assaults: dict[int, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.head):
        if claim.event == "ASSAULT":
            assaults.setdefault(claim.sequence, []).append(claim)
    for claim in (c for some in assaults.values() for c in some[1:]):
        attack = next((c for c in assaults[claim.sequence] if c.id in out and _does(text, c, claim)), None)
        if attack is not None:
            done = out[attack.id]
            out[attack.id] = replace(
                done, size=_joined(done.size, claim.size), recipient=done.recipient or claim.recipient
            )
            del out[claim.id]
    return list(out.values())


def _does(text: ParsedText, attack: Claim, harm: Claim) -> bool:
    """Whether an attack before it did the harm: as the verb's subject, or told by a participle behind it."""
    noun = text.tokens[attack.head]
    if noun.rel == "nsubj" and noun.head == harm.head and attack.status is harm.status and not harm.actor:
        return True  # "the attack on the town killed two"
    if attack.head >= harm.head or attack.status is not harm.status or not _participle(text, harm.head):
        return False
    over = text.tokens[harm.head]
    while over.dep in _JOINED and over.head != over.i and _participle(text, over.i):
        over = text.tokens[over.head]
    told = any(w.span.start <= over.start < w.span.end for w in attack.trigger)
    return told and all(any(can_be_one(a, b) for b in attack.actor) for a in harm.actor)


def _participle(text: ParsedText, i: int) -> bool:
    token = text.tokens[i]
    ends = token.has("VerbForm=Ger") or (token.has("VerbForm=Part") and not token.has("Tense=Past"))
    return ends and not text.has_kid(i, "mark", "nsubj", "aux")


def _joined(first: Size | None, second: Size | None) -> Size | None:
    if first is None or second is None:
        return first or second
    return Size(**{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Size)})
