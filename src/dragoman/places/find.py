"""Find the places that a report names."""

from dragoman.lexicon import Lexicon
from dragoman.places.belief import is_sure
from dragoman.places.drafts import Draft, drafts, sight_of
from dragoman.places.neighbors import lies_in
from dragoman.places.settle import settle
from dragoman.places.table import Spot, Table, load_table
from dragoman.places.words import words_of
from dragoman.records import ParsedText, Place, Span

RESOLUTION = {"n": 1, "d": 2, "r": 2, "e": 3, "c": 4}


def find_places(text: ParsedText, lexicon: Lexicon) -> tuple[Place, ...]:
    """Give every place the report names, in text order, resolved as far as the words go."""
    table = load_table()
    sight = sight_of(text, table, words_of(lexicon))
    found = drafts(sight)
    settle(sight, found)
    return tuple(_place(text, draft, table) for draft in found if is_sure(draft))


def _place(text: ParsedText, draft: Draft, table: Table) -> Place:
    span = text.span_of(draft.first, draft.last)
    said = draft.said
    spot, outer = draft.best, _outer(draft)
    if outer is not None and (spot is None or not lies_in(spot, outer)):
        return _inside(draft, span, outer, table)
    if spot is None:
        return Place(
            head=draft.head, first=draft.first, last=draft.last, span=span,
            extracted_place=said, resolved_place=said if draft.wide else None,
        )  # fmt: skip
    area = spot.is_area or draft.says == "area"
    return Place(
        head=draft.head,
        first=draft.first,
        last=draft.last,
        span=span,
        extracted_place=said,
        resolved_place=spot.name,
        country_code=_code(spot, table),
        province=_province(spot, table),
        lat=None if area else spot.lat,  # an area is no pin
        lon=None if area else spot.lon,
        geonameid=None if area and not spot.is_area else spot.geonameid,
        resolution=RESOLUTION["d"] if area and not spot.is_area else RESOLUTION[spot.kind],
    )


def _outer(draft: Draft) -> Spot | None:
    """What a draft is said to lie in, over several commas where need be."""
    outer = draft.inside
    while outer is not None and outer.best is None:
        outer = outer.inside
    return outer.best if outer is not None and is_sure(outer) else None


def _inside(draft: Draft, span: Span, area: Spot, table: Table) -> Place:
    """A place that the table has elsewhere or nowhere: country and division are those the report names."""
    return Place(
        head=draft.head, first=draft.first, last=draft.last, span=span, extracted_place=draft.said,
        country_code=_code(area, table), province=_province(area, table),
    )  # fmt: skip


def _code(spot: Spot, table: Table) -> str:
    return table.countries[spot.country].code if spot.country else spot.code


def _province(spot: Spot, table: Table) -> str | None:
    """The first-level division, where known."""
    return table.divisions.get((spot.country, spot.division)) if spot.division else None
