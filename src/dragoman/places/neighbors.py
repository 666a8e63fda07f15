"""What neighboring names say for each other: "Tripoli, Lebanon", "Idaho, Oregon and Washington"."""

from itertools import pairwise

from dragoman.places.drafts import Draft, Sight
from dragoman.places.table import Spot, distance_km

LISTS = frozenset({",", "and", "or", "&", "/"})
FARTHEST = 5  # words between two names
NEAR_KM = 60.0  # a quarter and its city
REGION_KM = 600.0  # a town and the middle of its region
INSIDE = 4.0  # points for lying in the neighbor
LIST = 2.0  # points for standing in a list of divisions of one country, half of it for towns
UNLIKELY = -2.0  # steps of belief under which a name says nothing for another
MANY = 60  # places of one name; the smallest of more are left out

Points = list[list[float]]  # of each draft's places


def link_all(sight: Sight, found: list[Draft]) -> Points:
    """The points that neighbors bring to each draft's places; towns said to lie in an area are marked so."""
    points = [[0.0] * len(draft.spots) for draft in found]
    for n, (one, two) in reversed(
        list(enumerate(pairwise(found)))
    ):  # "Austin, Scott County, Indiana": from behind
        gap = _gap(sight, one, two)
        if gap:
            _link(sight, (one, two), gap, (points[n], points[n + 1]))
    return points


def _gap(sight: Sight, one: Draft, two: Draft) -> tuple[str, ...]:
    """The words between two names that belong together; empty where they do not."""
    tokens, words = sight.text.tokens, sight.words
    if min(one.belief, two.belief) < UNLIKELY or tokens[one.first].sent != tokens[two.first].sent:
        return ()
    gap = tuple(t.lower for t in tokens[one.last : two.first])
    if len(gap) > FARTHEST:
        return ()
    linking = all(word in words.links or word in words.parts or word in words.kinds for word in gap)
    return gap if linking or LISTS.issuperset(gap) else ()


def _link(
    sight: Sight, pair: tuple[Draft, Draft], gap: tuple[str, ...], points: tuple[list[float], list[float]]
) -> None:
    one, two = pair
    one.joined = LISTS.issuperset(gap)
    both_countries = all(any(spot.kind == "n" for spot in draft.spots) for draft in pair)
    most = max(points[1], default=0.0)
    ups = [0.0] * len(one.spots), [0.0] * len(two.spots)
    for b, second in enumerate(two.spots[:MANY]):
        settled = most < INSIDE or points[1][b] == most  # that Scott County which is in Indiana
        limit = INSIDE if settled else LIST
        for a, first in enumerate(one.spots[:MANY]):
            if first.country != second.country or (both_countries and first.kind != second.kind):
                continue  # "China, Japan": no town in Japan
            up = min(limit, _points(first, second, gap))
            ups[0][a], ups[1][b] = max(ups[0][a], up), max(ups[1][b], up)
    said_inside = gap == (",",) or not one.joined
    if (
        said_inside
        and max(ups[0], default=0.0) < INSIDE
        and _may_hold(sight, one, two, in_chain=most >= INSIDE)
    ):
        one.inside = two
    for held, up_of in zip(points, ups, strict=True):
        held[:] = [x + y for x, y in zip(held, up_of, strict=True)]


def _may_hold(sight: Sight, one: Draft, two: Draft, *, in_chain: bool) -> bool:
    """Whether a town that the table does not know there is said to lie in the next: "Stroud, Ontario"."""
    if one.wide or one.belief < UNLIKELY or any(spot.kind in "nd" for spot in one.spots):
        return False
    if one.label != "LOC" and one.says != "town":
        return False
    if one.spots and not any(spot.is_area for spot in two.spots):
        return False
    after = sight.text.tokens[two.last : two.last + 2]
    goes_on = any(t.lower in LISTS or t.pos == "PROPN" for t in after) and after[0].lower in LISTS
    return in_chain or not goes_on


def _points(first: Spot, second: Spot, gap: tuple[str, ...]) -> float:
    if gap == (",",):
        inside = lies_in(first, second)
    else:
        inside = not LISTS.issuperset(gap) and (lies_in(first, second) or lies_in(second, first))
    if inside:
        return INSIDE if first.main and second.main else INSIDE - 1.5
    if LISTS.issuperset(gap) and first.country == second.country and first.kind == second.kind:
        return LIST if first.kind == "d" else LIST / 2
    return 0.0


def lies_in(inner: Spot, outer: Spot) -> bool:
    """Whether one place is inside the other, as far as the table tells."""
    if inner.country != outer.country or inner is outer or not inner.country:
        return False
    if outer.kind == "n":
        return inner.kind != "n"
    if outer.kind == "d":
        return inner.kind in "ec" and inner.division == outer.division
    if inner.kind != "c":
        return False
    way = distance_km(inner, outer)
    if way is None:
        return inner.division == outer.division
    return way < REGION_KM if outer.is_area else 0 < way < NEAR_KM and outer.people > 5 * inner.people
