"""The shipped table of places: countries, divisions, regions and towns, found by name."""

import gzip
import unicodedata
from functools import lru_cache
from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent.parent / "data" / "places.tsv.gz"
EARTH_KM = 6371.0
_LETTERS = str.maketrans({
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "ß": "ss",
    "œ": "oe", "-": " ", "‐": " ", "–": " ", ",": " ", ".": "", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "",
    "`": "",
})  # fmt: skip
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def fold(name: str) -> str:
    """A name without case, accents, points, hyphens and apostrophes: "Saint-Marc" and "St. Marc" meet."""
    name = name.translate(_LETTERS)
    if not name.isascii():
        name = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    return " ".join([_SHORT.get(word, word) for word in name.lower().split()])


class Country(NamedTuple):
    """A country of the table; `code` is ISO 3166-1 alpha-3, Kosovo KOS."""

    iso2: str
    code: str
    name: str
    geonameid: int
    people: int
    capital: str
    neighbors: tuple[str, ...]


class Spot(NamedTuple):
    """A place. Kinds: `n` country, `d` first-level division, `r` region, `e` district, `c` city."""

    kind: str
    name: str
    country: str  # ISO 3166-1 alpha-2; "" for a former state
    division: str  # its code within the country, "" where not known
    lat: float | None
    lon: float | None
    people: int
    geonameid: int | None
    code: str = ""  # alpha-3 of a former state's successor
    main: bool = True  # False: an alternate name

    @property
    def is_area(self) -> bool:
        """Whether it is too large for a pin."""
        return self.kind != "c"


class Table:
    """Places by name."""

    def __init__(self, blob: bytes) -> None:
        """Part the unpacked table; lines are read only when asked for."""
        countries, self._places, self._names = blob.split(b"\n\n")
        self.countries = {c.iso2: c for c in map(_country, countries.decode().split("\n"))}
        self.divisions: dict[tuple[str, str], str] = {}
        at = 0
        while self._places.startswith(b"d", at):  # divisions stand first
            spot = self._spot_at(at)
            self.divisions[spot.country, spot.division] = spot.name
            at = self._places.index(b"\n", at) + 1
        self.spots = lru_cache(maxsize=20_000)(self._spots)

    def _spots(self, name: str) -> tuple[Spot, ...]:
        """Every place that bears the folded name, towns largest first."""
        found = self._line(name.encode())
        return tuple(
            self._spot_at(abs(int(ref)) - 1)._replace(main=not ref.startswith(b"-")) for ref in found[1:]
        )

    def _line(self, key: bytes) -> list[bytes]:
        """The fields of the name's line, found by halving the sorted part; empty where there is none."""
        names = self._names
        low, high = 0, len(names)
        while low < high:
            start = names.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = names.find(b"\n", start)
            end = len(names) if end < 0 else end
            fields = names[start:end].split(b"\t")
            if fields[0] == key:
                return fields
            low, high = (end + 1, high) if fields[0] < key else (low, start)
        return []

    def _spot_at(self, at: int) -> Spot:
        end = self._places.find(b"\n", at)
        return _spot(self._places[at : end if end >= 0 else None])

    def towns(self) -> list[Spot]:
        """Every city of the table, for measuring."""
        return [_spot(line) for line in self._places.split(b"\n") if line.startswith(b"c")]


@lru_cache(maxsize=1)
def load_table() -> Table:
    """The shipped table, unpacked once."""
    return Table(gzip.decompress(TABLE.read_bytes()))


def _country(line: str) -> Country:
    iso2, code, name, geonameid, people, capital, neighbors = line.split("\t")
    return Country(
        iso2, code, name, int(geonameid), int(people), capital, tuple(filter(None, neighbors.split(",")))
    )


def _spot(line: bytes) -> Spot:
    kind, name, country, division, lat, lon, people, geonameid = line.decode().split("\t")
    return Spot(
        kind, name, country, division, float(lat) if lat else None, float(lon) if lon else None,
        int(people), int(geonameid) if geonameid else None,
    )  # fmt: skip


def distance_km(a: Spot, b: Spot) -> float | None:
    """The way between two places over the ground; None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return between_km(a.lat, a.lon, b.lat, b.lon)


def between_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The way between two points over the ground."""
    lat1, lon1, lat2, lon2 = map(radians, (lat1, lon1, lat2, lon2))
    half = hypot(sin((lat2 - lat1) / 2), sqrt(cos(lat1) * cos(lat2)) * sin((lon2 - lon1) / 2))
    return 2 * EARTH_KM * asin(min(1.0, half))
