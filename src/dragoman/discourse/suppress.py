"""Types that the manual does not code beside another (docs/reference/discourse.md)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.discourse.parties import is_one, share, share_one
from dragoman.discourse.words import listed
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, ParsedText, Status

_WISHES = frozenset({"wish", "a-wish"})
# What an infinitive by itself is read as.
_AIMS = frozenset({"purpose", "infinitive"})
_BESIDE = ("ASSAULT", "SANCTION", "PROTEST", "ACCUSE")
_Rule = Callable[[ParsedText, Claim, Claim], bool]


def suppress(text: ParsedText, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """Leave out what the manual does not code beside another: moves in an assault, a protest's topic ..."""
    beside = {kind: [c for c in claims if c.event == kind] for kind in _BESIDE}
    aims = listed(lexicon, "aims")
    out = []
    charged: dict[str, Claim] = {}
    for claim in claims:
        charge = next((c for c in beside["ACCUSE"] if _charged_lies(text, claim, c)), None)
        if charge is not None:
            charged[charge.id] = claim
            continue
        if _mere_purpose(text, claim, aims):
            continue
        rule, kind = _RULES.get(claim.event, (None, ""))
        if rule is None or not any(rule(text, claim, other) for other in beside[kind]):
            out.append(claim)
    return [_with_context(claim, charged[claim.id]) if claim.id in charged else claim for claim in out]


def _with_context(claim: Claim, lies: Claim) -> Claim:
    """A charge of spreading lies has the context of that name."""
    held = dict(claim.context)
    return replace(claim, context=(*claim.context, *(c for c in lies.context if c[0] not in held)))


def _charged_lies(text: ParsedText, claim: Claim, other: Claim) -> bool:
    """Misinformation that somebody is charged with is the charge's matter, and no deed told beside it."""
    first, last = text.edges[other.head]
    return (
        claim.event == "COERCE"
        and "misinformation" in dict(claim.mode)
        and other.sequence == claim.sequence
        and first <= claim.head < last
        and share(claim.actor, other.recipient)
    )


def _mere_purpose(text: ParsedText, claim: Claim, aims: frozenset[str]) -> bool:
    """What something is for is nobody's promise: "a policy designed to assist them", "a contract to supply".

    Whoever travels or sits down to talk means to, and so does who is in the street to protest.
    """
    if claim.act in ("CONSULT", "PROTEST"):
        return False
    if claim.status is Status.POSSIBLE and claim.act == "ASSAULT":  # "efforts to defeat the rebels"
        verb = text.tokens[claim.head]
        over = text.tokens[verb.head]
        over = text.tokens[over.head] if verb.dep == "conj" else over
        return over.lemma in aims and not _WISHES.isdisjoint(claim.why.operators)
    if claim.status is not Status.PLANNED:
        return False
    loose = text.tokens[claim.head].dep not in ("root", "parataxis")
    return loose and not _AIMS.isdisjoint(claim.why.operators) and claim.event not in ("REQUEST", "REJECT")


def _move_in_assault(text: ParsedText, claim: Claim, other: Claim) -> bool:
    """Units that move up and attack in one sentence: only the attack is told."""
    del text
    return (
        other.event == "ASSAULT"
        and claim.act == "MOBILIZE"
        and claim.sequence == other.sequence
        and claim.status is other.status
        and share(claim.actor, other.actor)
    )


def _charge_before_conviction(text: ParsedText, claim: Claim, other: Claim) -> bool:
    """An allegation that a court found true, about the same person."""
    del text
    return (
        other.event == "SANCTION"
        and other.status is Status.OCCURRED
        and "allege" in dict(claim.mode)
        and "convict" in dict(other.mode)
        and share_one(claim.recipient, other.recipient)
    )


def _topic_of_protest(text: ParsedText, claim: Claim, other: Claim) -> bool:
    """What a protest is for: the demand is the protesters' own, and hangs on the protest or joins it."""
    if other.event != "PROTEST" or claim.sequence != other.sequence or other.head >= claim.head:
        return False
    if claim.actor and not any(is_one(a, b) for a in claim.actor for b in other.actor):
        return False
    first, last = text.edges[other.head]
    return first <= claim.head < last or bool(claim.actor)


def _ordered_payment(text: ParsedText, claim: Claim, other: Claim) -> bool:
    """What a court orders somebody to pay is no aid: "ordered Oslo to pay reparations"."""
    first, last = text.edges[other.head]
    ordered = "convict" in dict(other.mode) and claim.status is Status.POSSIBLE
    return ordered and other.head < claim.head and first <= claim.head < last


# What goes, by which rule, and beside which type.
_RULES: dict[str, tuple[_Rule, str]] = {
    "MOBILIZE": (_move_in_assault, "ASSAULT"),
    "ACCUSE": (_charge_before_conviction, "SANCTION"),
    "REQUEST": (_topic_of_protest, "PROTEST"),
    "AID": (_ordered_payment, "SANCTION"),
}
