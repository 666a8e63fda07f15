"""One deed that a clause names twice: "joined the minister for talks", "had a stoppage to protest"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.discourse.parties import can_be_one, codes, parties
from dragoman.records import Claim, Entity, ParsedText, Token

# Prepositions before the noun of what was done: "met in a summit", and before what one comes together for.
_IN = frozenset({"in", "at", "during", "with"})
_FOR = frozenset({"for"})
_MET_FOR = frozenset({"CONSULT", "PROTEST", "AID"})
# A journey is one thing, whom one met on it another.
_JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "stay"})
_TRAVEL = frozenset({"visit", "travel", "go", "fly", "arrive", "come", "head", "return", "tour"})
_STEPS = 2  # words between a verb and the deed in its object ("reaffirmed its commitment to support")


def of_one_clause(text: ParsedText, claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims, those of one act that one clause names twice as one, with the parties of both."""
    by_act: dict[tuple[int, str], list[Claim]] = {}
    for claim in claims:
        by_act.setdefault((claim.sequence, claim.act), []).append(claim)
    out = {claim.id: claim for claim in claims}
    into: dict[str, str] = {}  # what is told again: the claim that tells it
    for some in by_act.values():
        over = {i: claim for claim in some for i in _told(text, claim)} if len(some) > 1 else {}
        for claim in some if over else ():
            first = over.get(text.tokens[_top(text, claim)].head) or _above(text, claim, over)
            if first is not None and first is not claim and _again(text, first, claim):
                into[claim.id] = first.id
    for again, first_id in into.items():
        home = first_id
        while home in into:
            home = into[home]
        out[home] = _pooled(out[home], out[again])
    return [claim for claim in out.values() if claim.id not in into]


def _told(text: ParsedText, claim: Claim) -> list[int]:
    """The words of a claim's trigger from its head up, and the noun that its verb carries out."""
    nouns = [k for k in text.kids(claim.head, "obj", "nsubj:pass") if _is_said(claim, k)]
    words, i = [claim.head, *(k.i for k in nouns)], claim.head
    while i != _top(text, claim):
        i = text.tokens[i].head
        words.append(i)
    return words


def _is_said(claim: Claim, token: Token) -> bool:
    return any(w.span.start <= token.start < w.span.end for w in claim.trigger)


def _top(text: ParsedText, claim: Claim) -> int:
    """The highest word of a claim's trigger, as "continue" of "continue talks"."""
    at = claim.head
    over = text.tokens[at].head
    while over != at and _is_said(claim, text.tokens[over]):
        at, over = over, text.tokens[over].head
    return at


def _above(text: ParsedText, claim: Claim, over: dict[int, Claim]) -> Claim | None:
    """The claim in whose verb's object this one stands."""
    at = text.tokens[_top(text, claim)]
    for _ in range(_STEPS):
        if at.rel not in ("obj", "acl", "xcomp") or at.head == at.i:
            return None
        at = text.tokens[at.head]
        if at.i in over:
            return over[at.i]
    return None


def _again(text: ParsedText, first: Claim, claim: Claim) -> bool:
    """Whether a claim below another tells the same deed, and names nobody that the other does not know."""
    top = text.tokens[_top(text, claim)]
    if _days_differ(first, claim):
        return False
    if _purpose(text, top, first, claim):
        return True
    return not _modes_differ(first, claim) and any(rule(text, top, first, claim) for rule in _RULES)


def _days_differ(first: Claim, claim: Claim) -> bool:
    return first.when is not None and claim.when is not None and first.when.value != claim.when.value


def _modes_differ(first: Claim, claim: Claim) -> bool:
    """As in "arrested and deported"."""
    one, two = ({name for name, _ in (*c.mode, *c.act_mode)} for c in (first, claim))
    return bool(one and two) and one.isdisjoint(two)


def _known(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    return all(any(can_be_one(a, b) for b in others) for a in some)


def _noun_of_verb(text: ParsedText, top: Token, first: Claim, claim: Claim) -> bool:
    """As in "joined him for talks", "fought in a battle": the noun of what the verb tells."""
    case = text.case_of(top.i)
    if top.lemma in _JOURNEYS or text.tokens[first.head].lemma in _TRAVEL:
        return False
    near = case in _IN or (case in _FOR and claim.act in _MET_FOR)
    return (
        top.pos == "NOUN" and top.rel == "obl" and near and first.event == claim.event
        and first.status is claim.status and _known(parties(claim), parties(first))
    )  # fmt: skip


def _purpose(text: ParsedText, top: Token, first: Claim, claim: Claim) -> bool:
    """As in "stopped work to protest": what a deed is for, by the same people, with nobody else."""
    to = any(k.lower == "to" for k in text.kids(top.i, "mark"))
    if top.dep not in ("advcl", "xcomp") or not to or not _known(claim.actor, first.actor):
        return False
    return _known(claim.recipient, parties(first)) or (not first.recipient and claim.act != "CONSULT")


def _object(text: ParsedText, top: Token, first: Claim, claim: Claim) -> bool:
    """As in "reaffirmed its commitment to support them": the deed stands in the verb's object."""
    above = top if top.rel == "obj" else text.tokens[top.head]
    own = above.rel == "obj" and any(k.dep == "nmod:poss" for k in text.kids(above.i))
    if not own or top.rel not in ("obj", "acl") or text.tokens[first.head].pos != "VERB":
        return False
    if first.status is not claim.status or first.recipient:
        return False
    return bool(codes(claim.actor)) and codes(claim.actor) == codes(first.actor)


def _participle(text: ParsedText, top: Token, first: Claim, claim: Claim) -> bool:
    """As in "a meeting convened by the president": who brought it about."""
    noun = text.tokens[first.head]
    return top.dep == "acl" and top.head == noun.i and noun.pos == "NOUN" and (
        top.has("VerbForm=Part") and not text.has_kid(top.i, "obj")
    ) and _known(parties(claim), parties(first) or parties(claim))  # fmt: skip


def _including(text: ParsedText, top: Token, first: Claim, claim: Claim) -> bool:
    """As in "ten airstrikes, including strikes on a depot": part of what was told."""
    return text.case_of(top.i) == "including" and _known(claim.actor, first.actor) and not first.size


def _and(text: ParsedText, top: Token, first: Claim, claim: Claim) -> bool:
    """As in "degrade and destroy the group": two verbs of one deed with one object and one subject."""
    if top.dep != "conj" or first.event != claim.event or first.status is not claim.status:
        return False
    if "abduct" in dict(first.mode):  # what is done to the abducted is another deed
        return False
    verbs = top.i == claim.head and top.head == first.head and top.pos == text.tokens[top.head].pos == "VERB"
    own = text.has_kid(top.i, "nsubj", "aux", "obl") or (
        text.has_kid(top.i, "obj") and text.has_kid(top.head, "obj")
    )
    return (
        verbs
        and not own
        and _known(claim.actor, first.actor)
        and (text.has_kid(top.i, "obj") or text.has_kid(top.head, "obj", "nsubj:pass"))
    )


def _pooled(first: Claim, again: Claim) -> Claim:
    """The first with the parties and numbers that only the other names."""
    actor, recipient = first.actor, first.recipient
    if not recipient:
        recipient = tuple(e for e in again.recipient if not any(e.span == a.span for a in actor))
    if not actor:
        actor = tuple(e for e in again.actor if not any(e.span == r.span for r in recipient))
    return replace(
        first, actor=actor, recipient=recipient, size=first.size or again.size, when=first.when or again.when
    )


_RULES: tuple[Callable[[ParsedText, Token, Claim, Claim], bool], ...] = (
    _noun_of_verb,
    _object,
    _participle,
    _including,
    _and,
)
