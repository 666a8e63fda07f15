"""The harm that an attack does is told with it: "shelled the town, killing two" is one event."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from dragoman.discourse.parties import can_be_one, is_one
from dragoman.discourse.words import listed
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, Entity, ParsedText, Size, Token

_JOINED = ("conj", "advcl")
_RELATIVE = ("acl:relcl", "advcl:relcl")
_PRONOUNS = frozenset({"that", "which", "who"})
_PLACES = frozenset({"where", "which"})
_ANOTHER = frozenset({"those", "others", "another", "one", "ones"})
_BESIDE = 3  # words to the second of two verbs with one object
_BEFORE = frozenset({"in", "by", "during", "from"})  # "were killed in the raid"
# What stands before a place where something goes off, at the most with an article.
_WHERE = re.compile(
    r"\b(?:in|near|at|outside|inside|around|beside|behind|across) (?:the |an? )?$", re.IGNORECASE
)
_NEARBY = 14  # characters of the longest such words


def with_harm(text: ParsedText, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """Give each assault with the harm that hangs on it, and no claim for the harm alone."""
    assaults: dict[int, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.head):
        if claim.event == "ASSAULT":
            assaults.setdefault(claim.sequence, []).append(claim)
    verbs = listed(lexicon, "harm")
    into: dict[str, str] = {}  # harm: the attack that it is told with
    for some in assaults.values():
        for harm in some:
            free = (c for c in some if not _leads(into, c.id, harm.id))
            attack = next((c for c in free if _tells(text, c, harm, verbs)), None)
            if attack is not None:
                into[harm.id] = attack.id
    out = {claim.id: claim for claim in claims}
    for harm_id, attack_id in into.items():
        harm, home = out[harm_id], attack_id
        while home in into:
            home = into[home]
        out[home] = _with(text, out[home], harm)
    return [claim for claim in out.values() if claim.id not in into]


def _leads(into: Mapping[str, str], one: str, other: str) -> bool:
    """Whether one claim is told with another, or with what is: "killed and injured" in "an attack that"."""
    while one in into and one != other:
        one = into[one]
    return one == other


def _tells(text: ParsedText, attack: Claim, harm: Claim, verbs: frozenset[str]) -> bool:
    """Whether one claim tells what another did: by its subject, a participle, a relative clause or "and"."""
    if attack is harm:
        return False
    if attack.status is not harm.status:  # "strikes that kill civilians": what is to end and what it does
        return _did_which(text, attack, harm)
    if any(rule(text, attack, harm) for rule in _RULES):
        return True
    return _and(text, attack, harm, verbs) or _among(text, attack, harm, verbs)


def _does(text: ParsedText, attack: Claim, harm: Claim) -> bool:
    """Whether an attack before it did the harm: as the verb's subject, or told by a participle behind it."""
    noun = text.tokens[attack.head]
    if noun.rel == "nmod" and text.case_of(noun.i) == "of" and text.tokens[noun.head].rel == "nsubj":
        noun = text.tokens[noun.head]  # "a series of strikes killed two"
    if noun.rel == "nsubj" and noun.head == harm.head and _same(attack, harm):
        return True  # "the attack on the town killed two", "an Israeli strike hit a house"
    if attack.head >= harm.head or not _participle(text, harm.head):
        return False
    over = text.tokens[harm.head]
    while over.dep in _JOINED and over.head != over.i and _participle(text, over.i):
        over = text.tokens[over.head]
    told = any(w.span.start <= over.start < w.span.end for w in attack.trigger)
    told = told or (noun.rel == "nsubj" and noun.head == over.i)  # "a strike hit a house, killing two"
    return told and all(any(can_be_one(a, b) for b in attack.actor) for a in harm.actor)


def _same(attack: Claim, harm: Claim) -> bool:
    """Whether nobody else is said to have done the harm."""
    return all(any(is_one(a, b) for b in attack.actor) for a in harm.actor)


def _did_which(text: ParsedText, attack: Claim, harm: Claim) -> bool:
    """As in "the attack that killed two", "bombings that targeted a hospital"."""
    verb = text.tokens[harm.head]
    if verb.dep not in _RELATIVE or text.tokens[attack.head].pos != "NOUN":
        return False
    over = text.tokens[verb.head]
    if over.i != attack.head and over.rel == "nmod" and over.pos == "NOUN" and not harm.actor:
        over = text.tokens[over.head]  # "an attack on a school that killed two"
    if over.i != attack.head:
        return False
    return any(k.rel == "nsubj" and k.lower in _PRONOUNS for k in text.kids(verb.i))


def _among(text: ParsedText, attack: Claim, harm: Claim, verbs: frozenset[str]) -> bool:
    """As in "killed ten, including one who was beheaded": done to one of those."""
    verb = text.tokens[harm.head]
    over = text.tokens[verb.head]
    if verb.dep not in _RELATIVE or harm.actor or verb.lemma not in verbs:
        return False
    if text.case_of(over.i) != "including":
        return False
    above = text.tokens[over.head]
    return above.i == attack.head or (above.rel == "obj" and above.head == attack.head)


def _done_in(text: ParsedText, attack: Claim, harm: Claim) -> bool:
    """As in "two were killed in the bombing", "by an army raid": the harm has nobody else who did it."""
    noun = text.tokens[attack.head]
    if noun.dep == "acl" and noun.pos == "VERB":  # "in a raid conducted by police"
        noun = text.tokens[noun.head]
    if noun.pos != "NOUN" or noun.rel != "obl" or attack.event != attack.act:
        return False
    under = text.subtree_span(noun.i)
    within = all(under.start <= e.span.start and e.span.end <= under.end for e in harm.actor)
    if not within and not (attack.recipient and _same(attack, harm)):
        return False
    verb = text.tokens[noun.head]
    joined = verb.dep == "conj" and verb.head == harm.head  # "were killed and injured in the bombing"
    return (verb.i == harm.head or joined) and text.case_of(noun.i) in _BEFORE


def _where(text: ParsedText, attack: Claim, harm: Claim) -> bool:
    """As in "the attack in Lima, where two were killed": told of the place that the attack names."""
    verb = text.tokens[harm.head]
    over = text.tokens[verb.head]
    if verb.dep not in _RELATIVE or harm.actor or not text.kids(verb.i, "nsubj:pass"):
        return False
    if not any(k.lower in _PLACES for k in text.kids(verb.i)):
        return False
    if any(t.lower in _ANOTHER for t in text.tokens[attack.head : verb.i]):
        return False  # "the raid in Lima and others in the region, including one in which two were killed"
    while over.rel in ("nmod", "conj", "appos") and over.i != attack.head and over.pos in ("NOUN", "PROPN"):
        over = text.tokens[over.head]
    return over.i == attack.head and over.pos == "NOUN"


def _when(text: ParsedText, attack: Claim, harm: Claim) -> bool:
    """As in "two were killed when rebels attacked a base"."""
    verb = text.tokens[attack.head]
    over = text.tokens[harm.head]
    beside = verb.dep == "ccomp" and (verb.head in (over.i, over.head))  # in what somebody said
    if not (beside or (verb.dep == "advcl" and verb.head == over.i)) or harm.actor or verb.pos == "NOUN":
        return False
    passive = bool(text.kids(harm.head, "nsubj:pass"))
    return passive and any(k.lower == "when" for k in text.kids(verb.i))


def _and(text: ParsedText, attack: Claim, harm: Claim, verbs: frozenset[str]) -> bool:
    """As in "killed and injured", "was bombed and killed": two verbs with one object, the second of harm."""
    verb = text.tokens[harm.head]
    first = text.tokens[attack.head]
    if verb.dep != "conj" or verb.head != first.i or first.pos == "NOUN":
        return False
    if verb.lemma not in verbs and not _one_object(text, first, verb):
        return False
    if "abduct" in dict(attack.mode) or text.kids(verb.i, "nsubj", "nsubj:pass"):
        return False
    shared = not (text.kids(first.i, "obj") and text.kids(verb.i, "obj"))
    return shared or first.lemma in verbs


def _one_object(text: ParsedText, first: Token, second: Token) -> bool:
    """Whether two verbs right beside each other have one object: "degrade and defeat the rebels"."""
    objects = [k.i for v in (first, second) for k in text.kids(v.i, "obj")]
    return 0 < second.i - first.i <= _BESIDE and len(objects) == 1 and objects[0] > second.i


def _participle(text: ParsedText, i: int) -> bool:
    token = text.tokens[i]
    ends = token.has("VerbForm=Ger") or (token.has("VerbForm=Part") and not token.has("Tense=Past"))
    return ends and not text.has_kid(i, "mark", "nsubj", "aux")


def _with(text: ParsedText, attack: Claim, harm: Claim) -> Claim:
    """The attack with the numbers of its harm, and with the parties that it does not name itself.

    Whom a bomb killed is told before where it went off: "exploded near a post in Kabul, killing five guards".
    """
    actor, recipient = attack.actor, attack.recipient
    if harm.actor and harm.recipient and not actor:  # "rebels shot and wounded the mayor"
        actor, recipient = harm.actor, harm.recipient
    elif not recipient or (harm.recipient and all(_is_where(text, e) for e in recipient)):
        recipient = tuple(e for e in harm.recipient if not any(e.span == a.span for a in actor))
    actor = actor or tuple(e for e in harm.actor if not any(e.span == r.span for r in recipient))
    return replace(attack, size=_joined(attack.size, harm.size), actor=actor, recipient=recipient)


def _is_where(text: ParsedText, party: Entity) -> bool:
    """Whether a party stands as the place of a deed: "in Kabul", "outside a police station"."""
    return bool(_WHERE.search(text.report.text, max(0, party.span.start - _NEARBY), party.span.start))


def _joined(first: Size | None, second: Size | None) -> Size | None:
    if first is None or second is None:
        return first or second
    return Size(**{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Size)})


# How an assault tells what another did.
_RULES: tuple[Callable[[ParsedText, Claim, Claim], bool], ...] = (
    _does,
    _did_which,
    _done_in,
    _where,
    _when,
)
