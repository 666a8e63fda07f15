"""The claim that a condition names, where what a deed hangs on is told as an event of its own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Claim, ParsedText, Span


def with_conditions(text: ParsedText, claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims with `condition.claim`: the id of the claim inside the words of the condition.

    Of several there, the one that the rest of them hangs under: "if Seoul agrees to lift the curbs and …".
    """
    inside: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        inside[claim.sequence].append(claim)
    return [_pointed(text, claim, inside[claim.sequence]) for claim in claims]


def _pointed(text: ParsedText, claim: Claim, others: Sequence[Claim]) -> Claim:
    if claim.condition is None:
        return claim
    span = claim.condition.words.span
    named = [c for c in others if c.head != claim.head and _within(text, c.head, span)]
    if not named:
        return claim
    top = min(named, key=lambda c: (_depth(text, c.head), c.head, c.id))
    return replace(claim, condition=replace(claim.condition, claim=top.id))


def _within(text: ParsedText, token: int, span: Span) -> bool:
    return span.start <= text.tokens[token].start and text.tokens[token].end <= span.end


def _depth(text: ParsedText, token: int) -> int:
    """Steps from a token up to the root of its sentence."""
    steps = 0
    while (head := text.head_of(token)) is not None:
        token, steps = head.i, steps + 1
    return steps
