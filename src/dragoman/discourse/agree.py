"""Whether two mentions can tell one event: nothing that both say clashes."""

from collections.abc import Callable, Sequence

from dragoman.discourse.parties import can_be_one, codes, is_one, parties
from dragoman.records import Claim, Count, Entity, Status, When

CONTESTED = frozenset({Status.OCCURRED, Status.DENIED})
# An offer is told as made in the title and as something to come in the story.
_TO_COME = frozenset({Status.OCCURRED, Status.PLANNED})
# What all parties do together: nobody in it has a part of his own.
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_AGAINST = frozenset({"REB", "UAF", "OPP"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM"})
# Kinds of people of whom one is not the other; civilians can be any of them.
_KINDS = frozenset({"EDU", "AGR", "MED", "JRN", "LAB", "REL", "REF", "BUS"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their"})
_NEW = frozenset({"a", "an", "another", "some", "other", "more"})
_BEHIND = frozenset({"in", "of", "near", "from", "at", "on", "outside"})
_PRONOUNS = frozenset(
    ["he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "we", "us", "our", "i", "me"]
)
_NAMED_BY = frozenset({"name", "coreference"})


def same_deed(first: Claim, second: Claim) -> bool:
    """Whether standing, modes, days, places and numbers agree, whoever the parties are."""
    return standing_agrees(first, second) and all(agree(first, second) for agree in _AGREE)


def standing_agrees(first: Claim, second: Claim) -> bool:
    """The same status; what one side tells and the other denies is one event too."""
    same = first.event == second.event and first.status is second.status
    return same or (first.event == first.act == second.event and {first.status, second.status} == CONTESTED)


def headline_agrees(first: Claim, second: Claim) -> bool:
    """The same, where one is a title: it may tell as offered what will be done, and by another means."""
    promised = first.event == second.event != first.act
    told = promised and {first.status, second.status} == _TO_COME
    agreed = all(agree(first, second) for agree in _AGREE if agree is not modes_agree)
    return agreed and (told or standing_agrees(first, second))


def modes_agree(first: Claim, second: Claim) -> bool:
    """No modes, or one in common."""
    for some, others in ((first.mode, second.mode), (first.act_mode, second.act_mode)):
        if some and others and not {name for name, _ in some} & {name for name, _ in others}:
            return False
    return True


def days_agree(first: Claim, second: Claim) -> bool:
    """Whether the days of both, where told, have one in common."""
    return _whens_agree(first.when, second.when) and _whens_agree(first.act_when, second.act_when)


def _whens_agree(one: When | None, two: When | None) -> bool:
    if one is None or two is None:
        return True
    if one.first and one.last and two.first and two.last:
        return one.first <= two.last and two.first <= one.last
    if one.precision == two.precision == "day":
        return one.value.split("T")[0] == two.value.split("T")[0]
    return True


def places_agree(first: Claim, second: Claim) -> bool:
    """Whether towns, where told, are the same."""
    one, two = first.event_loc, second.event_loc
    if one is None or two is None or one.geonameid is None or two.geonameid is None:
        return True
    return one.geonameid == two.geonameid or min(one.resolution or 1, two.resolution or 1) < 4


def numbers_agree(first: Claim, second: Claim) -> bool:
    """Whether the numbers of people, where told, can be the same."""
    if first.size is None or second.size is None:
        return True
    pairs = [(getattr(first.size, key), getattr(second.size, key)) for key in ("dead", "injured", "arrested")]
    return all(_counts_agree(a, b) for a, b in pairs if a and b)


def _counts_agree(one: Count, two: Count) -> bool:
    return (one.low or 0) <= (two.high or two.low or 0) and (two.low or 0) <= (one.high or one.low or 0)


_AGREE: tuple[Callable[[Claim, Claim], bool], ...] = (modes_agree, days_agree, places_agree, numbers_agree)


# -- parties


def parties_agree(first: Claim, second: Claim) -> bool:
    """The parties of the one that names fewer are all among the other's, and in no other part."""
    one, two = parties(first), parties(second)
    if not one or not two:
        return False
    fewer = len(codes(one)) < len(codes(two)) or (len(codes(one)) == len(codes(two)) and len(one) < len(two))
    fuller, lesser = (second, first) if fewer else (first, second)
    if not fuller.recipient or not lesser.recipient:
        return _among(lesser.actor, parties(fuller)) and _among(lesser.recipient, parties(fuller))
    return _among(lesser.actor, fuller.actor) and _among(lesser.recipient, fuller.recipient)


def _among(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    return all(any(can_be_one(a, b) or same_words(a, b) for b in others) for a in some)


def same_words(first: Entity, second: Entity) -> bool:
    """Whether two are named by the same words, the later not as somebody new: "a convoy ... the convoy"."""
    earlier, later = (first, second) if first.span.start <= second.span.start else (second, first)
    one, two = earlier.entity_text.casefold().split(), later.entity_text.casefold().split()
    if not two or two[0] in _NEW or _PRONOUNS & {*one, *two} or (first.code and first.code != second.code):
        return False
    one, two = ([w for w in words if w not in _ARTICLES] for words in (one, two))
    short = len(two) < len(one) and one[len(two)] in _BEHIND  # "a convoy in Chad ... the convoy"
    return bool(two) and (one[: len(two)] == two if short else one == two)


def is_taken_up(first: Entity, second: Entity) -> bool:
    """As in "a convoy" and then "the convoy": one that the report has brought in and names again."""
    new, known = first.entity_text.lower().split()[0], second.entity_text.lower().split()[0]
    return new in _NEW and known in _ARTICLES - _NEW and same_words(first, second)


def same_name(first: Entity, second: Entity) -> bool:
    """Whether two are one person or body, told in full and in short: "the mayor", "Mayor Ana Ruiz"."""
    if first.code != second.code or not may_be(first, second):
        return False
    one, two = ({w for w in e.entity_text.casefold().split() if w not in _ARTICLES} for e in (first, second))
    return is_one(first, second) or (bool(one and two) and not _PRONOUNS & one and (one <= two or two <= one))


def nobody_clashes(first: Claim, second: Claim) -> bool:
    """Whether each side, where both name somebody, can be the same, and nobody is on the wrong side."""
    if first.act in _TOGETHER:
        return _fit(parties(first), parties(second))
    return (
        _fit(first.actor, second.actor)
        and _fit(first.recipient, second.recipient)
        and not _crossed(first.actor, second.recipient, second.actor)
        and not _crossed(second.actor, first.recipient, first.actor)
    )


def _fit(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    fewer, more = (some, others) if len(some) <= len(others) else (others, some)
    return all(any(may_be(a, b) for b in more) for a in fewer)


def _crossed(actors: Sequence[Entity], recipients: Sequence[Entity], own: Sequence[Entity]) -> bool:
    """Whether the one that acts here suffers there, where nobody else is said to act."""
    return not own and any(
        is_one(a, b) or (a.code and (a.code, a.sector) == (b.code, b.sector))
        for a in actors
        for b in recipients
    )


def may_be(first: Entity, second: Entity) -> bool:
    """Whether nothing tells two parties apart: "gunmen" may be the rebels of a name, "airlines" officials."""
    if can_be_one(first, second) or same_words(first, second):
        return True
    if first.code and second.code:
        return first.code == second.code and not _fight(first.sector, second.sector)
    if _kinds_clash(first.sector, second.sector):
        return False
    names = first.entity_name, second.entity_name
    if names[0] and names[1] and {first.resolved_by, second.resolved_by} <= _NAMED_BY:
        return not set(names[0].split()).isdisjoint(names[1].split())
    return True


def _fight(one: str | None, two: str | None) -> bool:
    """Whether one is of the state and the other against it."""
    return bool({one, two} & _STATE and {one, two} & _AGAINST)


def _kinds_clash(one: str | None, two: str | None) -> bool:
    """Whether one cannot be of the other: rebels and pupils, students and farmers."""
    if one is None or two is None or one == two:
        return False
    armed = {one, two} & _ARMED and not {one, two} <= _ARMED | _STATE
    return bool(armed) or _fight(one, two) or _KINDS.issuperset((one, two))
