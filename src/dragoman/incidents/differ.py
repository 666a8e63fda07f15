"""Where the claims of one incident disagree, and who tells what."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dragoman.incidents.telling import COUNTS, Count, Days, Telling

# A plan and its deed do not disagree; each does with these.
_NOT_SO = frozenset({"negated", "denied"})
_SO = frozenset({"occurred", "planned"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One of several values that claims give a field, and the claims that do, in the order of telling."""

    field: str
    value: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """What claims can disagree in."""

    name: str
    value: Callable[[Telling], Hashable]  # None: the claim does not say
    shown: Callable[[Telling], str]
    clash: Callable[[Telling, Telling], bool]  # of two that say


def differences(tellings: Sequence[Telling]) -> list[Difference]:
    """Give each value that clashes with another one of its field; nothing where all claims agree."""
    if len(tellings) < 2:
        return []
    told = sorted(tellings, key=lambda t: t.order)
    return [one for field in _FIELDS for one in _of_field(field, told)]


def _of_field(field: _Field, told: Sequence[Telling]) -> Iterator[Difference]:
    by_value: dict[Hashable, list[Telling]] = {}
    for telling in told:
        value = field.value(telling)
        if value is not None:
            by_value.setdefault(value, []).append(telling)
    for some in by_value.values():
        if any(field.clash(some[0], others[0]) for others in by_value.values() if others is not some):
            outlets = dict.fromkeys(t.outlet for t in some if t.outlet)
            yield Difference(field.name, field.shown(some[0]), tuple(t.claim for t in some), tuple(outlets))


def _status(telling: Telling) -> str | None:
    """What is said of the deed; that it was threatened or asked for says nothing of it."""
    return None if telling.status == "occurred" and not telling.done else telling.status


def _contested(one: Telling, other: Telling) -> bool:
    pair = {one.status, other.status}
    return bool(pair & _NOT_SO and pair & _SO)


def _other_actor(one: Telling, other: Telling) -> bool:
    return not (one.actor <= other.parties or other.actor <= one.parties)


def _other_recipient(one: Telling, other: Telling) -> bool:
    return not (one.recipient <= other.parties or other.recipient <= one.parties)


def _apart(one: Days | None, other: Days | None) -> bool:
    return bool(one and other and (one[1] < other[0] or other[1] < one[0]))


def _day(days: Days | None) -> str:
    first, last = days or (None, None)
    return f"{first}" if first == last else f"{first}/{last}"


def _other_number(at: int, one: Telling, other: Telling) -> bool:
    mine, theirs = one.counts[at], other.counts[at]
    return bool(mine and theirs and (_below(mine, theirs) or _below(theirs, mine)))


def _below(one: Count, other: Count) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _number(at: int, telling: Telling) -> str:
    low, high = telling.counts[at] or (None, None)
    return f"{low}" if low == high else f"{'' if low is None else low}-{'' if high is None else high}"


def _count(at: int, telling: Telling) -> Count | None:
    return telling.counts[at]


_FIELDS = (
    _Field("status", _status, lambda t: t.status, _contested),
    _Field("actor", lambda t: t.actor or None, lambda t: ";".join(sorted(t.actor)), _other_actor),
    _Field(
        "recipient", lambda t: t.recipient or None, lambda t: ";".join(sorted(t.recipient)), _other_recipient
    ),
    _Field("day", lambda t: t.days, lambda t: _day(t.days), lambda a, b: _apart(a.days, b.days)),
    _Field("place", lambda t: t.spot, lambda t: t.place or str(t.spot), lambda a, b: a.spot != b.spot),
    *(
        _Field(name, partial(_count, at), partial(_number, at), partial(_other_number, at))
        for at, name in enumerate(COUNTS)
    ),
)
