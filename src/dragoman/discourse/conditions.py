"""The claim that a condition names, where what a deed hangs on is told as an event of its own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Claim, Condition, ParsedText, Span, Token

# Before a noun that takes up a deed told earlier: "in the event of such a test", "if the ban stays".
_AGAIN = frozenset({"such", "the", "this", "that", "these", "those"})


def with_conditions(text: ParsedText, claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims with `condition.claim`: the id of the claim inside the words of the condition.

    Of several there, the one that the rest of them hangs under: "if Seoul agrees to lift the curbs and …".
    Where they tell no event but take one up ("such a test"), the last claim of that word before them.
    """
    inside: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        inside[claim.sequence].append(claim)
    return [_pointed(text, claim, inside[claim.sequence], claims) for claim in claims]


def _pointed(text: ParsedText, claim: Claim, near: Sequence[Claim], all_: Sequence[Claim]) -> Claim:
    condition = claim.condition
    if condition is None:
        return claim
    named = [c for c in near if c.head != claim.head and _within(text, c.head, condition.words.span)]
    if named:
        top = min(named, key=lambda c: (_depth(text, c.head), c.head, c.id))
    else:
        told = [c for c in all_ if c.head != claim.head and c.act == c.event]
        again = next((c for t in _taken_up(text, claim, condition) for c in _before(text, t, told)), None)
        if again is None:
            return claim
        top = again
    return replace(claim, condition=replace(condition, claim=top.id))


def _taken_up(text: ParsedText, claim: Claim, condition: Condition) -> list[Token]:
    """The nouns of a condition that may stand for a deed told before."""
    sentence = text.sentences[claim.sequence]
    return [
        token
        for token in text.tokens[sentence.first : sentence.last]
        if token.pos == "NOUN"
        and _within(text, token.i, condition.words.span)
        and any(k.lower in _AGAIN for k in text.kids(token.i, "det", "amod"))
    ]


def _before(text: ParsedText, noun: Token, told: Sequence[Claim]) -> list[Claim]:
    """The claims of the same word before it, the last one first."""
    same = [c for c in told if c.head < noun.i and text.tokens[c.head].lemma == noun.lemma]
    return sorted(same, key=lambda c: (-c.head, c.id))


def _within(text: ParsedText, token: int, span: Span) -> bool:
    return span.start <= text.tokens[token].start and text.tokens[token].end <= span.end


def _depth(text: ParsedText, token: int) -> int:
    """Steps from a token up to the root of its sentence."""
    steps = 0
    while (head := text.head_of(token)) is not None:
        token, steps = head.i, steps + 1
    return steps
