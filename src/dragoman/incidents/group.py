"""Gather claims of one event into incidents with ids that do not depend on the order of arrival."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.incidents.blocks import candidates
from dragoman.incidents.pairs import ENOUGH, Verdict, is_copy, weigh
from dragoman.incidents.shared import shared
from dragoman.incidents.telling import Telling

# Claims of one incident that a newcomer is held against: a clash with any of them keeps it out.
MOST_CHECKED = 12
# What is so plain within a report is joined before anything of other reports: a clash with a part of it then
# keeps others from all of it. Claims of reports that tell of one thing anyway need less (1.5 to 2 are worth
# the same). Both chosen on half a of evals/gold/incidents.
PLAIN, ENOUGH_IN_SHARED = 4.0, 1.5
ONE_THING = "their reports tell of one thing"

Weighed = tuple[Verdict, int, int]  # two claims by their place in the order of telling
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
        good = _best_first(told, candidates(told), ENOUGH)
        groups.join([v for v in good if v[0].score >= PLAIN and told[v[1]].report == told[v[2]].report])
        groups.join(good)
        second = shared(told, list(groups.members.values()))
        groups.join(_best_first(told, second, ENOUGH_IN_SHARED), shared=True)
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


def _best_first(told: Sequence[Telling], pairs: Iterable[tuple[int, int]], enough: float) -> list[Weighed]:
    """The pairs that agree well enough; of equals the earliest first."""
    weighed = ((weigh(told[a], told[b]), a, b) for a, b in pairs)
    good = [v for v in weighed if v[0].clash is None and v[0].score >= enough]
    return sorted(good, key=lambda v: (-v[0].score, told[v[1]].order, told[v[2]].order))


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
        self.shared: set[tuple[str, str]] = set()  # reports of claims that were joined for what these tell

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

    def join(self, pairs: Iterable[Weighed], *, shared: bool = False) -> None:
        """Join the groups of pairs in this order; `shared`: for what their reports tell."""
        for _, a, b in pairs:
            if self._join(a, b) and shared:
                self.shared.add((self.told[a].report, self.told[b].report))

    def _join(self, a: int, b: int) -> bool:
        """Join two groups unless some of their claims clash; say whether they were joined."""
        one, other = self.top(a), self.top(b)
        free = one != other and not self._between(a, b) and not self._clash(one, other)
        if free:
            self._unite(a, b)
        return free

    def _between(self, a: int, b: int) -> bool:
        """Whether a claim that names nobody would bring together groups in which somebody is named."""
        vague = not self.told[a].parties or not self.told[b].parties
        return vague and all(any(self.told[i].parties for i in self.members[self.top(x)]) for x in (a, b))

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
        extra = (ONE_THING,) if verdict.score < ENOUGH and (to.report, telling.report) in self.shared else ()
        reasons = (*verdict.reasons, *extra)
        return Link(telling.claim, first.claim, to.claim, verdict.score, reasons, _kind(to, telling))


def _kind(one: Telling, other: Telling) -> str:
    if one.report == other.report:
        return SAME_REPORT
    return NEAR_COPY if is_copy(one, other) else SEPARATE
