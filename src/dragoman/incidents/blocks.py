"""Which claims are worth comparing: those that share parties, place or words within some days."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from dragoman.incidents.telling import Telling

# Days of one bucket; every claim stands in those of its days, so that neighbors share one.
BUCKET = 2
# A stretch of more days is no news: it meets only claims of the same stretch.
LONGEST = 31
# In a block of more claims each is compared with this many neighbors, sorted by place, words and day: the
# work stays near-linear when one war fills a week.
NEIGHBORS = 24
Key = tuple[Hashable, ...]


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Give pairs of indexes to compare, each once, the lower first."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(tellings):
        for a, b in _pairs(block, tellings):
            pair = (a, b) if a < b else (b, a)
            if a != b and pair not in seen:
                seen.add(pair)
                yield pair


def _blocks(tellings: Sequence[Telling]) -> Iterator[list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        for key in keys(telling):
            blocks[key].append(i)
    return (members for members in blocks.values() if len(members) > 1)


def _pairs(block: list[int], tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    if len(block) <= NEIGHBORS:
        yield from ((a, b) for n, a in enumerate(block) for b in block[n + 1 :])
        return
    ranked = sorted(block, key=lambda i: _near(tellings[i]))
    for n, a in enumerate(ranked):
        yield from ((a, b) for b in ranked[n + 1 : n + 1 + NEIGHBORS])


def _near(telling: Telling) -> tuple[str, ...]:
    """What brings tellings of one event side by side."""
    days = telling.days[0].isoformat() if telling.days else ""
    return (str(telling.spot or ""), days, " ".join(sorted(telling.trigger)), *telling.order)


def keys(telling: Telling) -> Iterator[Key]:
    """Give the blocks of a claim: its parties (or else its place or names) on its days; its sentence."""
    yield "=", telling.kind, telling.sentence
    yield "in", telling.kind, telling.report
    where = telling.spot or telling.country
    who: list[Hashable] = [*sorted(telling.parties)] or [where or "?"]
    if who == ["?"]:
        who = [f"?{word}" for word in sorted(telling.proper)[:3]]
    if telling.parties and where:
        for day in _buckets(telling):
            yield telling.kind, where, day
    pairs: list[Hashable] = [f"{a} {b}" for n, a in enumerate(who[:4]) for b in who[n + 1 : 4]]
    for day in _buckets(telling):
        for party in (*who[:4], *pairs):
            yield telling.kind, party, day


def _buckets(telling: Telling) -> Iterator[Hashable]:
    window = telling.window()
    if window is None:
        yield "undated"
        return
    first, last = window[0].toordinal(), window[1].toordinal()
    if last - first > LONGEST:
        yield first, last
        return
    yield from range((first - 1) // BUCKET, (last + 1) // BUCKET + 1)
