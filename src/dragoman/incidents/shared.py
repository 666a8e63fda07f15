"""Which claims are worth a second look: those of two reports that tell of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.incidents.blocks import NEIGHBORS
from dragoman.incidents.telling import Telling

# Of a group that many reports tell, each report is held against so many after it; of a report, so many claims
# of one kind are.
NEXT_REPORTS, MOST_OF_A_KIND = 8, 6
# Two reports of neighboring weeks with so many rare names in common tell of one thing. A name is rare where
# no more than `NEIGHBORS` reports of two weeks have it. Chosen on half a of evals/gold/incidents (F1 83.2
# with 3 names or 4, 84.8 with 2).
NAMES, STRETCH = 2, 7
Pair = tuple[str, str]


def shared(tellings: Sequence[Telling], groups: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Give pairs of indexes, the lower first: one kind of deed in two reports that share a group or names.

    One of each pair names nobody: a first look weighs those in which somebody is named.
    """
    of_report: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, telling in enumerate(tellings):
        some = of_report[telling.report][telling.kind]
        if len(some) < MOST_OF_A_KIND:
            some.append(i)
    for one, other in sorted(_of_one_group(tellings, groups) | _of_one_thing(tellings)):
        for kind in of_report[one].keys() & of_report[other].keys():
            for a in of_report[one][kind]:
                for b in of_report[other][kind]:
                    if not tellings[a].parties or not tellings[b].parties:
                        yield min(a, b), max(a, b)


def _of_one_group(tellings: Sequence[Telling], groups: Iterable[Sequence[int]]) -> set[Pair]:
    """The reports that stand near each other in a group."""
    found = set()
    for members in groups:
        reports = list(dict.fromkeys(tellings[i].report for i in members))
        for n, one in enumerate(reports):
            found |= {(min(one, x), max(one, x)) for x in reports[n + 1 : n + 1 + NEXT_REPORTS]}
    return found


def _of_one_thing(tellings: Sequence[Telling]) -> set[Pair]:
    """The reports that have rare names in common."""
    where: dict[tuple[str, int], set[str]] = defaultdict(set)
    for telling in tellings:
        if telling.published is not None:
            stretch = telling.published.toordinal() // STRETCH
            for name in telling.proper:
                where[name, stretch].add(telling.report)
                where[name, stretch + 1].add(telling.report)
    found: dict[Pair, set[str]] = defaultdict(set)
    for (name, _), reports in where.items():
        if 1 < len(reports) <= NEIGHBORS:
            for one, other in combinations(sorted(reports), 2):
                found[one, other].add(name)
    return {pair for pair, names in found.items() if len(names) >= NAMES}
