"""Gather claims of one event into incidents with ids that do not depend on the order of arrival."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.incidents.blocks import candidates
from dragoman.incidents.pairs import is_copy, weigh
from dragoman.incidents.telling import Telling

# Claims of one incident that a newcomer is held against: a clash with any of them keeps it out.
MOST_CHECKED = 12


Former = tuple[str, Iterable[str], Iterable[str]]  # an incident's id, aliases and claims
# What brings a claim to the one that it is linked to.
SAME_REPORT, NEAR_COPY, SEPARATE = "same report", "near-copy", "separate report"


@dataclass(frozen=True, slots=True)
class Link:
    """A claim's place in an incident: the earlier claim that it agrees with best, how well and why."""

    claim: str
    incident: str
    to: str | None  # None: the earliest claim of the incident
    score: float | None  # None: linked by the reading of their report
    reasons: tuple[str, ...]
    kind: str | None = None  # whether both stand in one report, one copies the other, or neither

    @property
    def reason(self) -> str | None:
        """Why, in words; None for the earliest claim."""
        if self.kind is None:
            return None
        if self.score is None:
            return "the reading of their report links them"
        alike = f"alike in {', '.join(self.reasons)}"
        return f"its sentence is a copy or nearly so; {alike}" if self.kind == NEAR_COPY else alike


@dataclass(frozen=True, slots=True)
class Incident:
    """One event: its claims, the earliest first; `id` is the earliest claim's."""

    id: str
    claims: tuple[str, ...]
    reports: int


def find_incidents(tellings: Iterable[Telling]) -> tuple[list[Incident], list[Link]]:
    """Give the incidents of some claims and the link of every claim, in the order of their earliest claims.

    The result depends on the claims alone, not on their order.
    """
    with uncollected():
        told = sorted(tellings, key=lambda t: t.order)
        groups = _Groups(told)
        groups.join_reports()
        ranked = [v for a, b in candidates(told) if (v := (weigh(told[a], told[b]), a, b))[0].same]
        ranked.sort(key=lambda v: (-v[0].score, v[1], v[2]))  # told stands in the order of claims
        for _, a, b in ranked:
            groups.join(a, b)
        return groups.incidents(), groups.links()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles of objects in a block that makes none, and millions of objects.

    Of the time of linking 100,000 claims it would take 40%.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def aliases(before: Iterable[Former], home: Mapping[str, str]) -> dict[str, str]:
    """Give, for each id that incidents had and none has now, the id of the incident that it means now.

    `before` has the incidents of the last time: id, aliases and claims; `home` the incident of every claim
    now. An id is that of a claim and means the incident of this claim; where the claim is gone (a correction
    took its place), that of the first claim of its incident that is left.
    """
    ids = set(home.values())
    found: dict[str, str] = {}
    for name, others, claims in before:
        left = next((home[claim] for claim in (name, *claims) if claim in home), None)
        for old in (name, *others):
            now = home.get(old, left)
            if now is not None and old not in ids:
                found[old] = now
    return found


class _Groups:
    """Disjoint sets of tellings, which stand in the order of their claims."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self.told = told
        self.home = list(range(len(told)))
        self.members = {i: [i] for i in range(len(told))}

    def top(self, i: int) -> int:
        """Give the first telling of a group."""
        while self.home[i] != i:
            self.home[i] = self.home[self.home[i]]
            i = self.home[i]
        return i

    def join_reports(self) -> None:
        """Join what a report's own reading has linked."""
        first: dict[tuple[str, str], int] = {}
        for i, telling in enumerate(self.told):
            self._unite(first.setdefault((telling.report, telling.within), i), i)

    def join(self, a: int, b: int) -> None:
        """Join two groups unless some of their claims clash."""
        one, other = self.top(a), self.top(b)
        if one != other and not self._clash(one, other):
            self._unite(a, b)

    def _clash(self, one: int, other: int) -> bool:
        some, others = self.members[one][:MOST_CHECKED], self.members[other][:MOST_CHECKED]
        return any(weigh(self.told[a], self.told[b]).clash for a in some for b in others)

    def _unite(self, a: int, b: int) -> None:
        one, other = sorted((self.top(a), self.top(b)))
        if one != other:
            self.home[other] = one
            self.members[one] = sorted(self.members[one] + self.members.pop(other))

    def incidents(self) -> list[Incident]:
        """Give the incidents, the earliest first."""
        out = []
        for top in sorted(self.members):
            claims = tuple(self.told[i].claim for i in self.members[top])
            out.append(Incident(claims[0], claims, len({self.told[i].report for i in self.members[top]})))
        return out

    def links(self) -> list[Link]:
        """Give each claim's link, in the order of the claims."""
        return [self._link(i, self.members[self.top(i)]) for i in range(len(self.told))]

    def _link(self, i: int, members: Sequence[int]) -> Link:
        telling, first = self.told[i], self.told[members[0]]
        if i == members[0]:
            return Link(telling.claim, first.claim, None, None, ())
        earlier = [self.told[k] for k in members[:MOST_CHECKED] if k < i]
        own = next((t for t in earlier if (t.report, t.within) == (telling.report, telling.within)), None)
        if own is not None:
            return Link(telling.claim, first.claim, own.claim, None, ("linked in its report",), SAME_REPORT)
        verdict, to = max(((weigh(t, telling), t) for t in earlier), key=lambda v: v[0].score)
        return Link(telling.claim, first.claim, to.claim, verdict.score, verdict.reasons, _kind(to, telling))


def _kind(one: Telling, other: Telling) -> str:
    if one.report == other.report:
        return SAME_REPORT
    return NEAR_COPY if is_copy(one, other) else SEPARATE
