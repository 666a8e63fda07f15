"""Double readings of the same words."""

from collections.abc import Iterator, Sequence

from dragoman.discourse.parties import codes, parties
from dragoman.records import Claim, ParsedText


def without_doubles(text: ParsedText, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out, of claims that read the same words as the same event, all but the fullest."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sequence, []).append(claim)
    gone = {
        id(lesser)
        for some in by_sentence.values()
        for lesser in some
        if any(_round_of(text, other, lesser) for other in some if other is not lesser)
    }
    gone |= {
        id(lesser)
        for some in by_sentence.values()
        for lesser, others in _neighbors(some)
        if any(_stands_for(text, other, lesser) for other in others)
    }
    return [claim for claim in claims if id(claim) not in gone]


def _neighbors(some: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each claim of a sentence with those whose trigger words reach into the same stretch."""
    ranged = sorted(
        ((c.trigger[0].span.start, max(w.span.end for w in c.trigger), n) for n, c in enumerate(some))
    )
    near: dict[int, list[Claim]] = {n: [] for n in range(len(some))}
    open_: list[tuple[int, int]] = []  # (end, claim) of the stretches not yet left
    for start, end, n in ranged:
        open_ = [(e, m) for e, m in open_ if e > start]
        for _, m in open_:
            near[n].append(some[m])
            near[m].append(some[n])
        open_.append((end, n))
    return ((some[n], others) for n, others in near.items() if others)


def _stands_for(text: ParsedText, one: Claim, lesser: Claim) -> bool:
    if not _overlap(one, lesser) or _weight(text, one) <= _weight(text, lesser):
        return False
    if one.event == lesser.event:
        return True
    # An operator may leave the deed that it governs an event of its own: these are two events. Two acts
    # read off one word are not, but for the court that convicts and so jails.
    if {one.event, lesser.event} == {"SANCTION", "COERCE"} and ("convict" in dict((*one.mode, *lesser.mode))):
        return False
    return one.head == lesser.head and one.event == one.act and lesser.event == lesser.act


def _round_of(text: ParsedText, one: Claim, lesser: Claim) -> bool:
    """As in "held a round of talks": the talks below what was held are told with it."""
    noun = text.tokens[lesser.head]
    over = text.tokens[noun.head]
    if one.event != lesser.event or noun.rel != "nmod" or text.case_of(noun.i) != "of" or over.i == one.head:
        return False
    return any(w.span.start <= over.start < w.span.end for w in one.trigger)


def _overlap(one: Claim, other: Claim) -> bool:
    return any(
        a.span.start < b.span.end and b.span.start < a.span.end for a in one.trigger for b in other.trigger
    )


def _weight(text: ParsedText, claim: Claim) -> tuple[int, int, int, int]:
    """Known parties, then words read; of equals the first in text order and then by name of its type."""
    said = sum(w.span.end - w.span.start for w in claim.trigger)
    last = len(text.report.text)
    return len(codes(parties(claim))), said, last - claim.trigger[0].span.start, -int(claim.id, 16)
