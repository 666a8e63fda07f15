"""Whether two claims tell one event: what clashes, what agrees, and how much that is worth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from dragoman.incidents.telling import Telling

# Raised when anything in this room gives other links: stores that were linked before are then linked anew.
RULES = 2
# The score from which two claims are one event. Chosen on half a of evals/gold/incidents (`python -m evals
# incidents --half a`; 2.75 gains 0.2 there and loses 0.6 of precision, and lets the same parties alone be
# one event); `--half b` shows what it is worth. Re-run both after a change.
ENOUGH = 3.0
# More is asked of words: the same parties accuse, ask and promise many things in a week.
MORE_FOR_WORDS = 1.0
# Towns farther apart than this are two places: a city and its outskirts are not.
KM_APART = 40.0
_WORDS = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])
# Neighbors among the types are seldom mixed.
OTHER_TYPE = 1.0
_ONLY_WORDS = _WORDS - {"CONSULT"}
EARTH_KM = 6371.0
# Share of words from which a sentence is the other's copy. In evals/gold/incidents copies share 0.7 and more,
# sentences of their own that tell one event 0.5 at the most.
COPIED = 0.6
# A sentence of fewer words that count ("They met on Friday.") is written twice uncopied, and says little.
FEWEST_WORDS = 5
# Norway and Sudan may both expel envoys of Finland on one day, told in the same words. No clash: outlets
# contradict each other on who did it, and only a place, numbers and more in common outweigh this.
OTHER_SIDE = -6.0
# Less where neither says whose it is. Chosen on half a.
AGAIN, AGAIN_VAGUE = 2.0, 1.5
Points = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two claims have in common: the sum and its reasons; a clash has no score."""

    score: float
    reasons: tuple[str, ...]
    clash: str | None = None

    @property
    def same(self) -> bool:
        """Whether they tell one event."""
        return self.clash is None and self.score >= ENOUGH


def weigh(one: Telling, other: Telling) -> Verdict:
    """Give how far two claims agree; the order does not matter."""
    if one.kind != other.kind:
        return Verdict(0.0, (), "act")
    found: list[Points] = []
    for look in _LOOKS:
        for points, reason in look(one, other):
            if points == CLASH:
                return Verdict(0.0, (), reason)
            found.append((points, reason))
    score = sum(points for points, _ in found)
    score -= OTHER_TYPE * (one.act != other.act)
    score -= MORE_FOR_WORDS * (_words_only(one) or _words_only(other))
    return Verdict(round(score, 2), tuple(reason for points, reason in found if points > 0))


def _words_only(telling: Telling) -> bool:
    return telling.event in _WORDS and telling.act in _ONLY_WORDS


def is_copy(one: Telling, other: Telling) -> bool:
    """Whether one of two sentences is the other's, word for word or nearly so."""
    if min(len(one.words), len(other.words)) < FEWEST_WORDS:
        return not one.words and one.sentence == other.sentence  # texts are not kept: the same place in one
    return one.sentence == other.sentence or _alike(one, other) >= COPIED


def _alike(one: Telling, other: Telling) -> float:
    """The share of words that two sentences have in common."""
    whole = len(one.words | other.words)
    return len(one.words & other.words) / whole if whole else 0.0


CLASH = float("-inf")


def _parties(one: Telling, other: Telling) -> Iterator[Points]:
    mine, theirs = one.parties, other.parties
    if not mine or not theirs:
        return
    if not (mine <= theirs or theirs <= mine):
        if not mine & theirs:
            yield CLASH, "parties"
        else:
            yield OTHER_SIDE if _other_side(one, other) else -1.0, "some parties"
        return
    turned = one.actor and one.recipient and one.actor == other.recipient and one.recipient == other.actor
    if turned and one.actor != one.recipient:
        yield CLASH, "direction"
        return
    if mine == theirs:
        yield 2.0 if len(mine) > 1 or one.recipient == other.recipient else 1.5, "parties"
    else:
        yield 1.0, "parties of the one among the other's"


def _other_side(one: Telling, other: Telling) -> bool:
    """Whether both say who did it and to whom, and only one of the sides is the same."""
    sides = ((one.actor, other.actor), (one.recipient, other.recipient))
    same = [bool(mine & theirs) for mine, theirs in sides if mine and theirs]
    return len(same) == len(sides) and any(same) and not all(same)


def _again(one: Telling, other: Telling) -> Iterator[Points]:
    """A deed that a report names again without saying whose ("the raid") is the one that it told in full."""
    if one.report == other.report and one.event == other.event and (not one.parties or not other.parties):
        yield AGAIN if one.parties or other.parties else AGAIN_VAGUE, "named again in one report"


def _names(one: Telling, other: Telling) -> Iterator[Points]:
    if one.names & other.names:
        yield 1.5, "names"
    elif one.names and other.names:
        yield -2.0, "other names"


def _when(one: Telling, other: Telling) -> Iterator[Points]:
    mine, theirs = one.days, other.days
    if mine and theirs:
        gap = _gap(mine, theirs)
        if gap > 1 or (gap == 1 and one.exact and other.exact and one.report == other.report):
            yield CLASH, "days"
        elif gap == 1:
            yield -1.0, "next day"  # midnight lies elsewhere for another outlet
        else:
            yield (2.5, "day") if one.exact and other.exact else (1.0, "days overlap")
        return
    windows = one.window(), other.window()
    if windows[0] is None or windows[1] is None:
        return
    if _gap(windows[0], windows[1]) > 0:
        yield CLASH, "time of the news"
    elif mine or theirs:
        yield 1.0, "day within the news"
    else:
        apart = abs((one.published - other.published).days) if one.published and other.published else 0
        yield (0.9, "news of the day") if apart <= 1 else (0.5, "news of the week")


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two stretches; 0 where they overlap."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def _where(one: Telling, other: Telling) -> Iterator[Points]:
    if one.spot is not None and one.spot == other.spot:
        yield 2.0, "place"
    elif one.point is not None and other.point is not None:
        if kilometers(one.point, other.point) > KM_APART:
            yield CLASH, "place"
        else:
            yield 0.5, "places near"
    elif one.country and other.country and one.country != other.country:
        yield CLASH, "country"
    elif one.region and other.region and one.region != other.region:
        yield CLASH, "region"
    elif one.country and other.country:
        yield 0.3, "country"


def kilometers(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points on the globe, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _kind(one: Telling, other: Telling) -> Iterator[Points]:
    if one.modes and other.modes:
        yield (0.5, "mode") if one.modes & other.modes else (-1.5, "other mode")
    if one.trigger & other.trigger:
        yield 1.0, "trigger"
    if one.about and other.about:
        yield (1.5, "about") if one.about & other.about else (-0.5, "about another thing")


def _numbers(one: Telling, other: Telling) -> Iterator[Points]:
    for mine, theirs in zip(one.counts, other.counts, strict=True):
        if mine is None or theirs is None:
            continue
        if mine == theirs:
            yield 1.5, "numbers"
        elif (mine[0] or 0) <= (theirs[1] or theirs[0] or 0) and (theirs[0] or 0) <= (
            mine[1] or mine[0] or 0
        ):
            yield 0.5, "numbers fit"
        else:
            yield -0.5, "other numbers"  # tolls grow: no clash


def _wording(one: Telling, other: Telling) -> Iterator[Points]:
    if one.sentence == other.sentence and not 0 < len(one.words) < FEWEST_WORDS:
        yield 4.0, "same sentence"
        return
    alike = _alike(one, other)
    telling = len(one.words | other.words) >= FEWEST_WORDS or one.parties & other.parties
    if alike >= 0.3 and telling:
        yield round(4.0 * alike, 2), "wording"
    proper = len(one.proper & other.proper)
    if proper:
        yield min(1.5, 0.5 * proper), "proper names"


_LOOKS: tuple[Callable[[Telling, Telling], Iterator[Points]], ...] = (
    _parties,
    _again,
    _when,
    _where,
    _names,
    _kind,
    _numbers,
    _wording,
)
