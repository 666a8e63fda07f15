"""Places: `python -m evals places FILE [--errors N]` prints how many mentions are resolved, and rightly.

Rows have `text` and `locations` (name, start, end, lat, lon; offsets count from 1). The set gives names and
points only. So a mention is a country where its name is one's (and the point is in no namesake, as the state
of Georgia is), and a city where a town of 15,000 of that name lies within 161 km of the point; its country is
the one named, else that of the nearest town of 15,000. A country or division that we give is an area and
judged by its code alone; a pin also by its way to the point.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import intake, language, lexicon
from dragoman.places import find_places
from dragoman.places.table import Spot, between_km, fold, load_table
from dragoman.places.words import words_of
from dragoman.records import Place

TOWN = 15_000
NEAR_KM = 161.0
GROUPS = {
    "countries_and_cities": ("country", "city"),
    "countries": ("country",),
    "cities": ("city",),
    "others": ("other",),
    "all": ("country", "city", "other"),
}
Row = dict[str, Any]


class Gold(NamedTuple):
    """A mention of the set: offsets from 0, what kind of place it names, and its country."""

    name: str
    start: int
    end: int
    lat: float
    lon: float
    kind: str  # country city other
    code: str


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a .jsonl or .jsonl.gz file."""
    held = path.read_bytes()
    text = (gzip.decompress(held) if path.suffix == ".gz" else held).decode()
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


@cache
def towns() -> dict[tuple[int, int], list[Spot]]:
    """The towns of 15,000 by the square degree they lie in."""
    grid: dict[tuple[int, int], list[Spot]] = {}
    for town in load_table().towns():
        if town.people >= TOWN:
            grid.setdefault((int(town.lat // 1), int(town.lon // 1)), []).append(town)
    return grid


@cache
def nearest(lat: float, lon: float) -> str:
    """The country of the nearest town of 15,000."""
    grid = towns()
    for reach in (2, 6, 20, 180):
        near = [
            town
            for y in range(int(lat // 1) - reach, int(lat // 1) + reach + 1)
            for x in range(int(lon // 1) - reach, int(lon // 1) + reach + 1)
            for town in grid.get((y, (x + 180) % 360 - 180), ())
        ]
        if near:
            best = min(near, key=lambda town: between_km(lat, lon, town.lat, town.lon))
            return load_table().countries[best.country].code
    return ""


def gold_of(row: Row, terms: dict[str, tuple[Spot, ...]]) -> list[Gold]:
    """The mentions of one row."""
    found = []
    for held in row["locations"]:
        name, lat, lon = held["name"], float(held["lat"]), float(held["lon"])
        kind, code = judged(name, lat, lon, terms)
        found.append(Gold(name, int(held["start"]) - 1, int(held["end"]) - 1, lat, lon, kind, code))
    return found


def judged(name: str, lat: float, lon: float, terms: dict[str, tuple[Spot, ...]]) -> tuple[str, str]:
    """Kind and country of a mention."""
    table, there = load_table(), nearest(lat, lon)
    spots = table.spots(fold(name))
    codes = [spot.code for spot in terms.get(name, ())]
    namesake = any(s.country and table.countries[s.country].code == there and s.main for s in spots)
    if there in codes or (codes and not namesake):
        return "country", there if there in codes else codes[0]
    for spot in spots:
        if spot.kind == "c" and spot.people >= TOWN and between_km(lat, lon, spot.lat, spot.lon) <= NEAR_KM:
            return "city", there
    return "other", there


def match(gold: Gold, places: tuple[Place, ...]) -> Place | None:
    """The place found at a mention: the one that shares most of its words."""
    best, most = None, 0
    for place in places:
        shared = min(gold.end, place.span.end) - max(gold.start, place.span.start)
        if shared > most and shared * 2 >= max(gold.end - gold.start, place.span.end - place.span.start):
            best, most = place, shared
    return best


def percent(part: int, whole: int) -> float | None:
    """A share in percent; None where there is nothing to share."""
    return round(100 * part / whole, 2) if whole else None


def measure(pairs: list[tuple[Gold, Place | None]]) -> Row:
    """All shares."""
    result: Row = {"mentions": len(pairs)}
    solved = [(g, p) for g, p in pairs if p is not None and p.country_code is not None]
    for label, kinds in GROUPS.items():
        of_kind = [g for g, _ in pairs if g.kind in kinds]
        ours = [(g, p) for g, p in solved if g.kind in kinds]
        right = sum(g.code == p.country_code for g, p in ours)
        result[label] = {
            "mentions": len(of_kind),
            "resolved": percent(len(ours), len(of_kind)),
            "country_right_of_resolved": percent(right, len(ours)),
            "country_right_of_all": percent(right, len(of_kind)),
        }
    for label, kinds in (("cities", ("city",)), ("pins", ("city", "other"))):
        pins = [(g, p) for g, p in solved if g.kind in kinds and p.lat is not None and p.lon is not None]
        close = sum(between_km(g.lat, g.lon, p.lat, p.lon) <= NEAR_KM for g, p in pins)
        every = sum(g.kind in kinds for g, _ in pairs)
        result[f"{label}_within_161km"] = {
            "pins": len(pins), "of_resolved": percent(close, len(pins)), "of_all": percent(close, every)
        }  # fmt: skip
    return result


def errors(pairs: list[tuple[Gold, Place | None]], texts: list[str]) -> Iterator[str]:
    """What went wrong, one line each."""
    for (g, p), text in zip(pairs, texts, strict=True):
        around = " ".join(text[max(0, g.start - 30) : g.end + 20].split())
        if p is None or p.country_code is None:
            yield f"missed {g.kind}\t{g.name}\t{around}"
        elif g.code != p.country_code:
            yield f"country {g.kind}\t{g.name}: {p.country_code} for {g.code}\t{around}"
        elif p.lat is not None and p.lon is not None and between_km(g.lat, g.lon, p.lat, p.lon) > NEAR_KM:
            yield f"far {g.kind}\t{g.name}: {p.resolved_place}, {p.province}\t{around}"


def main(argv: list[str]) -> int:
    """Measure one file."""
    parser = argparse.ArgumentParser(prog="evals places", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N errors on stderr")
    options = parser.parse_args(argv)
    reader, words = language.load(), lexicon.load()
    terms = words_of(words).countries
    pairs: list[tuple[Gold, Place | None]] = []
    texts: list[str] = []
    extra = Counter()
    for row in rows_of(options.file):
        places = find_places(reader.parse(intake.from_text(row["text"])), words)
        golds = gold_of(row, terms)
        matched = [match(g, places) for g in golds]
        pairs += zip(golds, matched, strict=True)
        texts += [row["text"]] * len(golds)
        extra.update(p.extracted_place for p in places if p.country_code and p not in matched)
    for line in list(errors(pairs, texts))[: options.errors]:
        print(line, file=sys.stderr)
    if options.errors:
        print("not in the set:", extra.most_common(options.errors), file=sys.stderr)
    result = measure(pairs)
    result["resolved_beside_the_set"] = extra.total()
    print(json.dumps(result, indent=1))
    return 0
