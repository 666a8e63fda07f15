"""Mentions of one event within a report, linked and never merged away."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.discourse.day_cues import day_cues
from dragoman.discourse.parties import can_be_one, codes, is_one, parties
from dragoman.discourse.words import listed
from dragoman.lexicon import Lexicon
from dragoman.records import BlockKind, Claim, Count, Entity, ParsedText, Status, When

# How far back, in events of one act, a mention is looked for, and with how many mentions it is compared: far
# more than any report has, so that a text of thousands of deeds is read in linear time.
MOST_GROUPS = 100
MOST_MENTIONS = 20
# Sentences over which "the attack" points back to what was told last.
REACH = 6
# Events of one act among which it is looked for, the last first.
LAST = 3
_POINTING = frozenset({"this", "that", "these", "those"})
# The same parties say, ask and refuse many things in one report: these need more than parties to be one.
_WORDS = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])
_CONTESTED = frozenset({Status.OCCURRED, Status.DENIED})


def link(text: ParsedText, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """Give the claims with `incident` (the id of the first mention) and `link` (the other mentions)."""
    told = sorted(claims, key=lambda c: (c.trigger[0].span.start, c.id))
    by_act: dict[str, list[list[Claim]]] = {}
    for claim in told:
        groups = by_act.setdefault(claim.act, [])
        if codes(parties(claim)):
            home = next((g for g in groups[-MOST_GROUPS:] if _joins(text, g, claim, lexicon)), None)
        else:  # nobody is named: only words that point back can link it, and to what was told last
            recent = (g for g in reversed(groups[-LAST:]) if g[-1].event == claim.event)
            home = next((g for g in recent if _is_last_told(text, g[-1], claim, lexicon)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    where = {c.id: group for groups in by_act.values() for group in groups for c in group}
    return [_linked(claim, where[claim.id]) for claim in claims]


def _joins(text: ParsedText, group: list[Claim], claim: Claim, lexicon: Lexicon) -> bool:
    some = (
        group
        if len(group) <= MOST_MENTIONS
        else [*group[: MOST_MENTIONS // 2], *group[-MOST_MENTIONS // 2 :]]
    )
    return all(_one_event(text, other, claim, lexicon) for other in some)


def _is_last_told(text: ParsedText, last: Claim, claim: Claim, lexicon: Lexicon) -> bool:
    """As in "the attack" a few sentences after an attack, with no other between: what was told last."""
    if parties(claim) or claim.sequence - last.sequence > REACH or claim.head <= last.head:
        return False
    token = text.tokens[claim.head]
    pointed = any(k.lower in _POINTING for k in text.kids(token.i, "det"))
    if not pointed and claim.act in _WORDS and token.lemma != text.tokens[last.head].lemma:
        return False  # "discussed the border ... the talks": any of several
    checks = (_standing_agrees, _modes_agree, days_agree, _places_agree, _numbers_agree)
    again = _names_again(text, claim, lexicon) and _one_kind(text, last, claim, lexicon)
    return again and all(agree(last, claim) for agree in checks)


def _linked(claim: Claim, group: list[Claim]) -> Claim:
    others = tuple(c.id for c in group if c.id != claim.id and c.id not in claim.link)
    return replace(claim, incident=group[0].id, link=(*claim.link, *others)) if others else claim


def _one_event(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """Whether a later claim tells the event of an earlier one: nothing clashes, and words point back."""
    return all(agree(first, second) for agree in _AGREE) and _points_back(text, first, second, lexicon)


# -- nothing clashes


def _standing_agrees(first: Claim, second: Claim) -> bool:
    """The same status; what one side tells and the other denies is one event too."""
    same = first.event == second.event and first.status is second.status
    return same or (first.event == first.act == second.event and {first.status, second.status} == _CONTESTED)


def _modes_agree(first: Claim, second: Claim) -> bool:
    for some, others in ((first.mode, second.mode), (first.act_mode, second.act_mode)):
        if some and others and not {name for name, _ in some} & {name for name, _ in others}:
            return False
    return True


def _parties_agree(first: Claim, second: Claim) -> bool:
    """The parties of the one that names fewer are all among the other's, and in no other part."""
    one, two = codes(parties(first)), codes(parties(second))
    if not one or not two:
        return False
    fuller, lesser = (first, second) if len(one) >= len(two) else (second, first)
    if not fuller.recipient or not lesser.recipient:
        return _among(lesser.actor, parties(fuller)) and _among(lesser.recipient, parties(fuller))
    return _among(lesser.actor, fuller.actor) and _among(lesser.recipient, fuller.recipient)


def _among(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    return all(any(can_be_one(a, b) for b in others) for a in some)


def days_agree(first: Claim, second: Claim) -> bool:
    """Whether two claims can be of one day, as far as each has one."""
    return _whens_agree(first.when, second.when) and _whens_agree(first.act_when, second.act_when)


def _whens_agree(one: When | None, two: When | None) -> bool:
    if one is None or two is None:
        return True
    if one.first and one.last and two.first and two.last:
        return one.first <= two.last and two.first <= one.last
    if one.precision == two.precision == "day":
        return one.value.split("T")[0] == two.value.split("T")[0]
    return True


def _places_agree(first: Claim, second: Claim) -> bool:
    one, two = first.event_loc, second.event_loc
    if one is None or two is None or one.geonameid is None or two.geonameid is None:
        return True
    return one.geonameid == two.geonameid or min(one.resolution or 1, two.resolution or 1) < 4


def _numbers_agree(first: Claim, second: Claim) -> bool:
    if first.size is None or second.size is None:
        return True
    pairs = [(getattr(first.size, key), getattr(second.size, key)) for key in ("dead", "injured", "arrested")]
    return all(_counts_agree(a, b) for a, b in pairs if a and b)


def _counts_agree(one: Count, two: Count) -> bool:
    return (one.low or 0) <= (two.high or two.low or 0) and (two.low or 0) <= (one.high or one.low or 0)


_AGREE: tuple[Callable[[Claim, Claim], bool], ...] = (
    _standing_agrees,
    _modes_agree,
    _parties_agree,
    days_agree,
    _places_agree,
    _numbers_agree,
)


# -- words point back


def _points_back(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """A title or caption and its body, a denial, a definite noun after the full mention, the same again."""
    if _above(text, first) or _above(text, second):
        return True
    if {first.status, second.status} == _CONTESTED and {m for m, _ in first.mode} & {
        m for m, _ in second.mode
    }:
        return True
    if _names_again(text, second, lexicon) and _one_kind(text, first, second, lexicon):
        return second.head > first.head and len(codes(parties(second))) <= len(codes(parties(first)))
    return _told_again(text, first, second)


def _above(text: ParsedText, claim: Claim) -> bool:
    return text.sentences[claim.sequence].kind in (BlockKind.TITLE, BlockKind.CAPTION)


def _names_again(text: ParsedText, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the trigger is a noun that points back: "the attack", "their talks", "that decision"."""
    token = text.tokens[claim.head]
    if token.pos != "NOUN":
        return False
    if any(k.lower in listed(lexicon, "separate") for k in text.kids(claim.head, "amod")):
        return False  # "the ongoing talks" are none of those just told
    known = listed(lexicon, "definite")
    return any(k.lower in known or k.dep == "nmod:poss" for k in text.kids(claim.head, "det", "nmod:poss"))


def _one_kind(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """Whether a noun can name what was told: "the attack" can be a murder, "the siege" can be none."""
    general = day_cues(lexicon).events.get(second.act)
    lemmas = text.tokens[first.head].lemma.lower(), text.tokens[second.head].lemma.lower()
    return (
        general is None
        or lemmas[1] in general
        or lemmas[0] == lemmas[1]
        or first.why.entry == second.why.entry
    )


def _told_again(text: ParsedText, first: Claim, second: Claim) -> bool:
    """The same parties in full and the same trigger word, with a day, a thing or a person in common."""
    if codes(first.actor) != codes(second.actor) or codes(first.recipient) != codes(second.recipient):
        return False
    lemmas = text.tokens[first.head].lemma, text.tokens[second.head].lemma
    day = first.when is not None and second.when is not None and first.when.value == second.when.value
    things = {t.name for t in first.about} & {t.name for t in second.about}
    again = lemmas[0] == lemmas[1]
    if first.event in _WORDS:
        return again and (bool(things) or day)
    suffered = any(is_one(a, b) for a in first.recipient for b in second.recipient)
    if not codes(first.actor):
        return day and suffered
    return day or (again and (bool(things) or suffered))
