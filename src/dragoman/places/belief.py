"""Weigh whether words name a place at all.

Each sign adds or takes steps; a draft is kept from SURE on, once its best place and the countries of the
report have been counted too. The weights are by sense, in steps of a half, not fitted to any set.
"""

from math import log10

from dragoman.places.drafts import PART, Draft, Sight, is_modifier, is_proper
from dragoman.places.table import Spot, fold
from dragoman.records import BlockKind

SURE = 1.5
LABELS = {"LOC": 2.0, "": 0.0, "ORG": -0.5, "PER": -1.0, PART: -4.0}
KINDS = {"n": 3.0, "d": 2.0, "r": 1.0, "e": 0.5, "c": 0.0}
WHERE, WAY, CALLED, SITE, OF, DIRECTION = 2.0, 1.0, 2.0, 1.5, 0.5, 1.5
NO_TOWN = -2.0  # "Eastern Creek": a capital direction before a town makes another name
PERSON, NATURAL, TITLE = -4.0, -3.0, -1.0
SHORT = -8.0  # "Pa." and "OK" without a town before them
USUAL = 5.0  # a town of 100,000 (the logarithm) neither speaks for itself nor against
SHORTEST = 2  # letters


def weigh(sight: Sight, draft: Draft) -> float:
    """How far the words themselves speak for a place."""
    words, tokens = sight.words, sight.text.tokens
    head = tokens[draft.head]
    before = tokens[draft.first - 1] if draft.first else None
    steps = LABELS[draft.label if draft.label != PART or not is_modifier(sight, draft) else ""]
    steps += WHERE if draft.case in words.where else WAY if draft.case in words.way else 0.0
    steps += CALLED if draft.says else 0.0
    if head.rel in ("compound", "nmod", "amod") and tokens[head.head].lower in words.sites:
        steps += SITE
    elif draft.case == "of" and head.rel == "nmod":
        steps += OF
    steps += max((KINDS[spot.kind] for spot in draft.spots if spot.main), default=0.0)
    if draft.person and draft.case not in words.where:
        steps += PERSON
    if before is not None and before.lower in words.parts:
        area = any(spot.is_area for spot in draft.spots)
        steps += DIRECTION if area or before.text.islower() else NO_TOWN
    if before is not None and before.lower in words.natural and is_proper(before):
        steps += NATURAL
    if sight.text.sentences[head.sent].kind is BlockKind.TITLE and draft.label != "LOC":
        steps += TITLE
    return steps


def known(spot: Spot) -> float:
    """How far it speaks for a place that it is well known."""
    if spot.kind == "n":
        return 1.0
    if spot.kind == "e" and not spot.people:
        return 0.0
    size = (log10(max(spot.people, 100)) - USUAL) * 0.75
    return max(-1.5, min(1.5, size)) - (0.0 if spot.main else 0.75)


def is_short(draft: Draft) -> bool:
    """Whether it is a short form that holds only after a town's name: "Pa." and "OK"."""
    if any(spot.kind == "n" for spot in draft.spots):
        return False
    key = fold(draft.said)
    return len(key) <= SHORTEST or (
        draft.said.endswith(".") and all(fold(spot.name) != key for spot in draft.spots)
    )


def is_sure(draft: Draft) -> bool:
    """Whether the words name a place after all."""
    return draft.belief >= SURE
