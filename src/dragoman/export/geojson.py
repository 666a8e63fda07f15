"""GeoJSON: claims that have a place; a pin only where the words name one, never for a country."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dragoman.export.cells import joined
from dragoman.export.flat import columns_of, row
from dragoman.export.pairs import Account, Form, Pair
from dragoman.export.plover import CITY
from dragoman.records.form import json_line

# PLOVER's resolutions in words; of the first three the middle is no place where anything happened.
PRECISION = {1: "country", 2: "province", 3: "district", 4: "city", 5: "spot"}
NO_PLACE = "without a place"
# They would be taken for a pin, also where they are the middle of a country.
_LEFT = ("lat", "lon")


def geojson_lines(pairs: Iterable[Pair], account: Account) -> Iterator[str]:
    """Give the lines of a collection of features, one a claim."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for claim, report in pairs:
        account.claims += 1
        if claim["event_loc"] is None:
            account.left_out[NO_PLACE] += 1
            continue
        account.rows += 1
        account.reports.add(report["report_id"])
        said = json_line(feature(claim, report))
        yield f"{between}{said}"
        between = ",\n"
    yield "\n]}\n"


def feature(claim: Form, report: Form) -> Form:
    """Give a claim as a feature; its geometry is null where the place is an area or unknown."""
    place = claim["event_loc"]
    level = place["resolution"] or 0
    known = place["lat"] is not None and place["lon"] is not None
    pin = {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if known and level >= CITY else None
    columns = columns_of("incident" if "told" in claim else "claim")
    values = zip(columns, row(columns, claim, report), strict=True)
    flat = {column.name: _plain(value) for column, value in values if column.name not in _LEFT}
    return {
        "type": "Feature",
        "id": claim["id"],
        "geometry": pin,
        "properties": {**flat, "place_precision": PRECISION.get(level)},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return joined(value)
    return value.isoformat() if isinstance(value, date) else value
