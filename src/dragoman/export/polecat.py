"""The 40 columns of the POLECAT files: a row for each claim, tab-separated, `None` for what is not known."""

from typing import Any

from dragoman.export.cells import joined, plain
from dragoman.export.days import day_of_telling
from dragoman.export.pairs import Form
from dragoman.export.plover import CITY
from dragoman.export.told import country_name, name_of

_SIDE = (
    *("{0} Name", "{0} Country", "{0} COW", "Primary {0} Sector", "{0} Sectors", "{0} Title"),
    *("{0} Name Raw", "Wikipedia {0} ID"),
)
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(name.format(side) for side in ("Actor", "Recipient") for name in _SIDE),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
MISSING = "None"
QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}


def polecat_line(claim: Form, report: Form) -> str:
    """Give the row of a claim."""
    values = polecat_row(claim, report)
    return "\t".join(MISSING if value is None else plain(value) for value in values) + "\n"


def polecat_row(claim: Form, report: Form) -> list[Any]:
    """Give the values of a claim, None where nothing is known."""
    cite = claim["cite_info"]
    return [
        claim["id"],
        day_of_telling(claim).day,
        claim["event"][0],
        _list(claim["mode"]),
        None if claim["event_scale"] is None else float(claim["event_scale"]),
        QUADS[claim["quad_code"]],
        _list(claim["context"]),
        *_side(claim["actor"]),
        *_side(claim["recipient"]),
        *_place(claim["event_loc"]),
        report.get("outlet") or cite["publication"],
        cite["published"],
        *(None, None, None),  # people, organizations and places of the story: no part of a claim
        cite["language"],
        claim["coder"],
    ]


def _list(values: list[str]) -> str | None:
    return joined(dict.fromkeys(values)) if values else None


def _side(parties: list[Form]) -> list[Any]:
    """Give the columns of one side; of several parties, in the same order in each column."""
    sectors = [s for party in parties for s in (party["sector"], *party["other_sectors"]) if s]
    return [
        joined(map(name_of, parties)) or None,
        _each(parties, "code"),
        None,  # Correlates of War number: none is kept here
        _each(parties, "sector"),
        _list(sectors),
        _each(parties, "office"),
        joined(party["entity_text"] for party in parties) or None,
        _each(parties, "identifier_id"),
    ]


def _each(parties: list[Form], key: str) -> str | None:
    known = [party[key] for party in parties]
    return joined(value or MISSING for value in known) if any(known) else None


def _place(place: Form | None) -> list[Any]:
    if place is None:
        return [None] * 10
    level = place["resolution"] or 0
    return [
        place["resolved_place"],
        place["resolved_place"] if level >= CITY else None,
        place["resolved_place"] if level == CITY - 1 else None,
        place["province"],
        country_name(place["country_code"]),
        *(place["lat"], place["lon"], place["geonameid"]),
        place["extracted_place"],
        None,  # feature type
    ]
