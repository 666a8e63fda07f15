"""Tell namesakes apart: by what stands beside them, by the countries of the report, by size.

Points are orders of magnitude of people: a sign of one point outweighs a namesake ten times as large.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import log10

from dragoman.places.belief import SHORT, SURE, is_short, is_sure, known, weigh
from dragoman.places.drafts import PART, Draft, Sight
from dragoman.places.neighbors import INSIDE, link_all
from dragoman.places.table import Spot, fold
from dragoman.records import BlockKind, Span

COUNTRY_RANK = 7.5  # as a city of 30 million
COUNTY_RANK = 4.5  # a county, whose people the table does not count
CAPITAL = 1.6  # Washington before the state of that name
DIVISION = 0.5
NAMED_AFTER = 1.5  # a division falls behind the town it is named after
ALTERNATE = 1.5
SPOKEN_OF = 3.0  # for the whole report speaking of the country, less for a part
DECIDED = 0.75  # how far the best of several countries has to lead
RARE = 0.1  # share of the report's countries
KNOWN, SMALL = 100_000, 30_000  # people
REPEATED, LISTED = 1.5, 1.0  # steps of belief
# What ends a dateline's places: the agency in parentheses, or the dash before the text.
_AGENCY = re.compile(r"[(—]|--")


@dataclass(slots=True)
class Evidence:
    """How often the report speaks of each country and division."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, spot: Spot, weight: float) -> None:
        """Count one mention."""
        if spot.country:
            self.countries[spot.country] += weight
        if spot.division:
            self.divisions[spot.country, spot.division] += weight

    def share(self, country: str) -> float:
        """The part of all that speaks for a country, from 0 to 1."""
        held = self.countries.get(country, 0.0)
        return held / sum(self.countries.values()) if held else 0.0


def settle(sight: Sight, found: list[Draft]) -> None:
    """Give each draft its best place, or None where nothing decides, and say how sure it is one."""
    for draft in found:
        draft.belief = weigh(sight, draft)
    linked = link_all(sight, found)
    evidence = _from_peoples(sight)
    _add_dateline(sight, evidence)
    ranked = [
        [rank + up for rank, up in zip(_ranks(sight, draft), ups, strict=True)]
        for draft, ups in zip(found, linked, strict=True)
    ]
    for draft, points in zip(found, ranked, strict=True):
        _add_plain(draft, points, evidence)
    for draft, points, ups in zip(found, ranked, linked, strict=True):
        if draft.wide:
            draft.belief += 1.0
        elif draft.spots:
            _choose(draft, points, ups, evidence)
    _spread(found)


def _from_peoples(sight: Sight) -> Evidence:
    """What adjectives and demonyms say: "Turkish officials"."""
    evidence = Evidence()
    for token in sight.text.tokens:
        if token.text[0].isupper() and token.text in sight.words.peoples:
            evidence.countries[sight.words.peoples[token.text]] += 0.4
    return evidence


def _add_dateline(sight: Sight, evidence: Evidence) -> None:
    """Let the dateline's place speak for its country; no event has its place from there."""
    for block in sight.text.report.blocks:
        if block.kind is BlockKind.DATELINE:
            for spot, _ in dateline(sight, block.span):
                evidence.add(spot, 1.5)


def dateline(sight: Sight, within: Span) -> Iterator[tuple[Spot, Span]]:
    """Give the places that a dateline names, each with its stretch of the text."""
    at = within.start
    for part in _AGENCY.split(sight.text.text_of(within))[0].split(","):
        name = part.strip(" -–")
        spots = sight.words.countries.get(name.title()) or sight.table.spots(fold(name))
        if spots:
            start = at + part.index(name)
            yield max(spots, key=rank_of), Span(start, start + len(name))
        at += len(part) + 1


def rank_of(spot: Spot) -> float:
    """Give how likely a name means this place where nothing else is known."""
    if spot.kind == "n":
        return COUNTRY_RANK
    if spot.kind == "e" and not spot.people:
        return COUNTY_RANK
    rank = log10(max(spot.people, 100))
    return rank + (DIVISION if spot.kind == "d" else 0.0) - (0.0 if spot.main else ALTERNATE)


def _ranks(sight: Sight, draft: Draft) -> list[float]:
    """The ranks of a draft's places among each other."""
    towns = [s for s in draft.spots if s.kind == "c" and s.main]
    named_after = {(s.country, s.division) for s in towns if s.people >= SMALL}
    ranks = []
    for spot in draft.spots:
        rank = rank_of(spot)
        if spot in towns and spot.name == sight.table.countries[spot.country].capital:
            rank += CAPITAL
        elif spot.kind in "de" and (spot.country, spot.division) in named_after:
            rank -= NAMED_AFTER
        ranks.append(rank)
    return ranks


def _add_plain(draft: Draft, points: list[float], evidence: Evidence) -> None:
    """Let a draft that stands for one place beyond doubt speak for its country."""
    if not draft.spots or draft.belief < SURE - 1.0:
        return
    ranked = sorted(zip(points, draft.spots, strict=True), key=lambda pair: -pair[0])
    lead, spot = ranked[0]
    if not any(lead - rank < 1.0 and rival.country != spot.country for rank, rival in ranked[1:]):
        evidence.add(spot, {"n": 1.0, "d": 0.8}.get(spot.kind, 0.5 if spot.main else 0.25))


def _choose(draft: Draft, points: list[float], ups: list[float], evidence: Evidence) -> None:
    scores = [rank + _context(spot, draft, evidence) for rank, spot in zip(points, draft.spots, strict=True)]
    best = max(range(len(scores)), key=scores.__getitem__)
    spot = draft.spots[best]
    share = evidence.share(spot.country)
    draft.belief += known(spot) + min(2.0, ups[best] / 2) + share
    if (
        evidence.countries and not share and spot.kind != "n"
    ):  # in a country of which the report does not speak
        draft.belief -= 1.0 if spot.people < KNOWN else 0.5
    if is_short(draft) and ups[best] < INSIDE - ALTERNATE:
        draft.belief += SHORT
    rivals = [score for n, score in enumerate(scores) if draft.spots[n].kind == "n" and n != best]
    undecided = spot.kind == "n" and rivals and scores[best] - max(rivals) < DECIDED  # "Congo", "Korea"
    small = spot.kind == "c" and spot.people < SMALL and ups[best] < INSIDE
    if not undecided and not (small and evidence.countries and share < RARE):
        draft.best = spot


def _context(spot: Spot, draft: Draft, evidence: Evidence) -> float:
    """What the report and the noun beside the name say for a place."""
    share = evidence.share(spot.country)
    points = SPOKEN_OF * share + (0.5 if share else 0.0)
    points += 1.0 if spot.division and (spot.country, spot.division) in evidence.divisions else 0.0
    fits = (draft.says == "town" and spot.kind == "c") or (draft.says == "area" and spot.kind in "der")
    return points + (1.5 if fits else 0.0)


def _spread(found: list[Draft]) -> None:
    """A name that is a place's once in the report is one again; what is listed with a place is one sooner."""
    sure = {draft.said for draft in found if is_sure(draft)}
    for draft in found:
        if draft.label != PART and not draft.person and draft.said in sure:
            draft.belief += REPEATED
    for one, two in pairwise(found):
        if not (one.joined and one.best and two.best and one.best.country == two.best.country):
            continue
        for draft, other in ((one, two), (two, one)):
            if is_sure(other) and not is_sure(draft) and draft.label != PART:
                draft.belief += LISTED
