"""Tell namesakes apart: by what stands beside them, by the countries of the report, by size."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import log10

from dragoman.places.mentions import SURE, Draft, is_short, size_belief
from dragoman.places.table import Spot, Table, distance_km, fold
from dragoman.places.words import Words
from dragoman.records import BlockKind, ParsedText

# Words that may stand between a place and what it lies in: "Austin, in Scott County", "Zimbabwe's capital of Harare".
LINKS = frozenset(", in of the 's ’s capital city town village suburb province state region district county near".split())
LISTS = frozenset({",", "and", "or", "&", "/"})
FARTHEST_LINK = 5  # words
NEAR_KM = 60.0  # a quarter and its city
REGION_KM = 600.0  # a town and the middle of its region
DECIDED = 0.75  # how far the best of several countries has to lead, in points
COUNTRY_RANK = 7.5  # points; a city of 30 million has as many
CAPITAL = 1.6  # points: Washington before the state of that name
NAMED_AFTER = 1.5
COUNTY_RANK = 4.5  # a county, whose people the table does not count
UNLIKELY = -2.0  # steps of belief
INSIDE = 4.0  # points for lying in a neighbor
REPEATED, LISTED = 1.5, 1.0  # steps of belief; see mentions.weigh
KNOWN, SMALL = 100_000, 30_000  # people
RARE = 0.1  # share of the report's countries
MANY = 60  # places of one name; the smallest of more are left out of comparisons


@dataclass(slots=True)
class Evidence:
    """How often the report speaks of each country and division."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, spot: Spot, weight: float) -> None:
        """Count one mention."""
        self.countries[spot.country] += weight
        if spot.division:
            self.divisions[spot.country, spot.division] += weight

    def share(self, country: str) -> float:
        """The part of all that speaks for a country, from 0 to 1."""
        total = sum(self.countries.values())
        return self.countries[country] / total if total and country in self.countries else 0.0


def settle(text: ParsedText, found: list[Draft], table: Table, words: Words) -> None:
    """Give each draft its best place, or None where nothing decides."""
    bonus = [[0.0] * len(d.spots) for d in found]
    for n in reversed(range(len(found) - 1)):  # from the right: "Austin, Scott County, Indiana"
        _link(text, n, found, bonus)
    evidence = _peoples(text, words)
    _dateline(text, table, words, evidence)
    ranks = [
        [rank + up for rank, up in zip(_plain_ranks(draft, table), ups, strict=True)]
        for draft, ups in zip(found, bonus, strict=True)
    ]
    for draft, points in zip(found, ranks, strict=True):
        _count_plain(draft, points, evidence)
    for n, draft in enumerate(found):
        _choose(draft, ranks[n], bonus[n], evidence)
        if is_short(_said(text, draft), draft.spots) and max(bonus[n], default=0.0) < INSIDE:
            draft.belief -= 2 * INSIDE
    _repeat(text, found)


def _repeat(text: ParsedText, found: list[Draft]) -> None:
    """A name that is a place's once in the report is one again; what is listed with a place is one sooner."""
    sure = {_said(text, d) for d in found if is_sure(d)}
    for draft in found:
        if draft.label != "part" and not draft.person and _said(text, draft) in sure:
            draft.belief += REPEATED
    for one, two in pairwise(found):
        if one.joined and one.best and two.best and one.best.country == two.best.country:
            for draft, other in ((one, two), (two, one)):
                if is_sure(other) and not is_sure(draft) and draft.label != "part":
                    draft.belief += LISTED


def _said(text: ParsedText, draft: Draft) -> str:
    return text.text_of(text.span_of(draft.first, draft.last))


def is_sure(draft: Draft) -> bool:
    """Whether the words name a place after all."""
    return draft.belief >= SURE


def _peoples(text: ParsedText, words: Words) -> Evidence:
    """What adjectives and demonyms say: "Turkish officials"."""
    evidence = Evidence()
    for token in text.tokens:
        if token.text[0].isupper():
            country = words.peoples.get(token.text)
            if country is not None:
                evidence.countries[country] += 0.4
    return evidence


def _dateline(text: ParsedText, table: Table, words: Words, evidence: Evidence) -> None:
    """The dateline's place speaks for its country, but for no place of an event."""
    for block in text.report.blocks:
        if block.kind is not BlockKind.DATELINE:
            continue
        line = text.text_of(block.span).split("(")[0].split("—")[0].split("--")[0]
        for part in line.split(","):
            name = part.strip(" -–").title()
            spots = words.countries.get(name) or table.spots(fold(name))
            if spots:
                evidence.add(max(spots, key=_rank), 1.5)


def _rank(spot: Spot) -> float:
    """How likely a name means this place where nothing else is known."""
    if spot.kind == "n":
        return COUNTRY_RANK
    if spot.kind == "e" and not spot.people:
        return COUNTY_RANK
    rank = log10(max(spot.people, 100))
    return rank + (0.5 if spot.kind == "d" else 0.0) - (0.0 if spot.main else 1.5)


def _plain_ranks(draft: Draft, table: Table) -> list[float]:
    """The ranks of a draft's places; a capital counts more, a division less than the town it is named after."""
    ranks = [_rank(spot) for spot in draft.spots]
    named_after = {(s.country, s.division) for s in draft.spots if s.kind == "c" and s.main and s.people >= SMALL}
    for n, spot in enumerate(draft.spots):
        if spot.kind == "c" and spot.main and spot.name == table.countries[spot.country].capital:
            ranks[n] += CAPITAL
        elif spot.kind in "de" and (spot.country, spot.division) in named_after:
            ranks[n] -= NAMED_AFTER
    return ranks


def _count_plain(draft: Draft, ranks: list[float], evidence: Evidence) -> None:
    """Let a draft that stands for one place beyond doubt speak for its country."""
    if draft.wide or not draft.spots or draft.belief < SURE - 1.0:
        return
    ranked = sorted(zip(ranks, draft.spots, strict=True), key=lambda r: -r[0])
    lead, spot = ranked[0]
    if any(lead - rank < 1.0 and rival.country != spot.country for rank, rival in ranked[1:]):
        return
    evidence.add(spot, {"n": 1.0, "d": 0.8}.get(spot.kind, 0.5 if spot.main else 0.25))


def _choose(draft: Draft, ranks: list[float], bonus: list[float], evidence: Evidence) -> None:
    if draft.wide:
        draft.belief += 1.0
        return
    if not draft.spots:
        return
    scores = []
    for spot, rank in zip(draft.spots, ranks, strict=True):
        score = rank + 3.0 * evidence.share(spot.country)
        score += 0.5 if evidence.countries.get(spot.country) else 0.0
        score += 1.0 if spot.division and evidence.divisions.get((spot.country, spot.division)) else 0.0
        score += 1.5 if (draft.says == "town" and spot.kind == "c") else 0.0
        score += 1.5 if (draft.says == "area" and spot.kind in "der") else 0.0
        scores.append(score)
    best = max(range(len(scores)), key=scores.__getitem__)
    spot = draft.spots[best]
    draft.belief += size_belief(spot) + min(2.0, bonus[best] / 2) + evidence.share(spot.country)
    if evidence.countries and not evidence.countries.get(spot.country) and spot.kind != "n":
        draft.belief -= 1.0 if spot.people < KNOWN else 0.5  # a place in a country of which the report does not speak
    rivals = [s for n, s in enumerate(scores) if draft.spots[n].kind == "n" and n != best]
    if spot.kind == "n" and rivals and scores[best] - max(rivals) < DECIDED:
        return  # "Congo", "Korea": the report does not say which
    if spot.kind == "c" and spot.people < SMALL and bonus[best] < INSIDE and evidence.countries:
        if evidence.share(spot.country) < RARE:
            return  # a small town in a country of which the report hardly speaks
    draft.best = spot


def _link(text: ParsedText, n: int, found: list[Draft], bonus: list[list[float]]) -> None:
    """Raise the places of two neighbors of which one lies in the other, or that make a list."""
    one, two = found[n], found[n + 1]
    if min(one.belief, two.belief) < UNLIKELY:
        return
    gap = tuple(t.lower for t in text.tokens[one.last : two.first])
    if text.tokens[one.first].sent != text.tokens[two.first].sent or not 0 < len(gap) <= FARTHEST_LINK:
        return
    listed = LISTS.issuperset(gap)
    if not listed and not LINKS.issuperset(gap):
        return
    one.joined = listed
    nations = any(s.kind == "n" for s in one.spots) and any(s.kind == "n" for s in two.spots)
    most = max(bonus[n + 1], default=0.0)
    up_one, up_two = [0.0] * len(one.spots), [0.0] * len(two.spots)
    for b, second in enumerate(two.spots[:MANY]):
        if most >= INSIDE and bonus[n + 1][b] < most:
            continue
        for a, first in enumerate(one.spots[:MANY]):
            points = 0.0 if nations and first.kind != second.kind else _points(first, second, gap)
            up_one[a] = max(up_one[a], points)
            up_two[b] = max(up_two[b], points)
    if gap == (",",) and max(up_one, default=0.0) < INSIDE:
        one.inside = _container(text, one, two, in_chain=most >= INSIDE)
    bonus[n] = [x + y for x, y in zip(bonus[n], up_one, strict=True)]
    bonus[n + 1] = [x + y for x, y in zip(bonus[n + 1], up_two, strict=True)]


def _container(text: ParsedText, one: Draft, two: Draft, *, in_chain: bool) -> Spot | None:
    """The area after a comma in which an unknown town is said to lie: "Stroud, Ontario"; None in a list."""
    areas = [s for s in two.spots if s.kind in "nder" and s.main]
    if not areas or any(s.kind in "nd" for s in one.spots):
        return None
    after = text.tokens[two.last : two.last + 2]
    goes_on = [t.lower in ("and", "or", "&") or t.pos == "PROPN" for t in after]
    if any(goes_on) and after[0].lower in (",", "and", "or", "&") and not in_chain:
        return None
    return max(areas, key=_rank)


def _points(first: Spot, second: Spot, gap: tuple[str, ...]) -> float:
    """What two neighbors say for each other: "Tripoli, Lebanon"; "Mexico, China" is a list of countries."""
    if gap == (",",):
        inside = lies_in(first, second)
    elif LISTS.issuperset(gap):
        inside = False
    else:
        inside = lies_in(first, second) or lies_in(second, first)
    if inside:
        return INSIDE if first.main and second.main else INSIDE - 1.5
    if first.country == second.country and first.kind == second.kind and LISTS.issuperset(gap):
        return 2.0 if first.kind == "d" else 1.0
    return 0.0


def lies_in(inner: Spot, outer: Spot) -> bool:
    """Whether one place is inside the other, as far as the table tells."""
    if inner.country != outer.country or inner is outer or not inner.country:
        return False
    if outer.kind == "n":
        return inner.kind != "n"
    if outer.kind == "d":
        return inner.kind in "ec" and inner.division == outer.division
    way = distance_km(inner, outer)
    if outer.kind in "re":
        return inner.kind == "c" and (way < REGION_KM if way is not None else inner.division == outer.division)
    return inner.kind == "c" and way is not None and 0 < way < NEAR_KM and outer.people > 5 * inner.people
