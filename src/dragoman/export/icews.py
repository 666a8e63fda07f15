"""The 20 columns of the ICEWS files: a row for each ordered pair of parties, tab-separated, never quoted."""

import hashlib
from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

from dragoman.export.cameo import label
from dragoman.export.cells import joined, plain
from dragoman.export.days import day_of_telling
from dragoman.export.pairs import Form
from dragoman.export.plover import CITY
from dragoman.export.told import country_name, name_of

COLUMNS = (
    *(
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Source Country",
        "Event Text",
        "CAMEO Code",
    ),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number"),
    *("Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"),
)
# PLOVER's sectors in words, as ICEWS writes sectors.
SECTORS = {
    "COP": "Police",
    "GOV": "Government",
    "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary",
    "MIL": "Military",
    "PRM": "Government-aligned Armed Groups",
    "PTY": "Parties",
    "REB": "Rebel",
    "SPY": "Intelligence",
    "UAF": "Unidentified Forces",
    "UNK": "Unspecified",
    "AGR": "Agricultural",
    "BUS": "Business",
    "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social",
    "EDU": "Education",
    "ELI": "Elite",
    "JRN": "News",
    "LAB": "Labor",
    "MED": "Medical / Health",
    "REF": "Refugees / Displaced",
    "OPP": "Opposition",
    "PRE": "Partly Recognized",
    "REL": "Religious",
    "SOC": "Social",
    "IGO": "International Government Organization",
    "UNO": "International Government Organization",
    "EUR": "International Government Organization",
    "NGO": "Nongovernmental Organization",
    "ISM": "International Social Movement",
    "IMG": "International Militant Group",
    "MNC": "Multinational Corporation",
}


def misfit(claim: Form) -> str | None:
    """Why a claim has no pair of parties; None where it has one."""
    if not claim["actor"]:
        return "without an actor, and the format has pairs"
    if not claim["recipient"] and len(claim["actor"]) < 2:
        return "without a recipient, and the format has pairs"
    return None


def couples(claim: Form) -> Iterator[tuple[Form, Form]]:
    """Give the ordered pairs: everybody with everybody else where all do it together.

    A body of states is one party.
    """
    if claim["recipient"]:
        yield from product(claim["actor"], claim["recipient"])
    else:
        yield from permutations(claim["actor"], 2)


def icews_rows(claim: Form, report: Form) -> Iterator[list[Any]]:
    """Give the rows of a claim, None where nothing is known."""
    for number, (source, target) in enumerate(couples(claim)):
        yield [
            whole_number(claim["id"], str(number)),
            day_of_telling(claim).day,
            *_party(source),
            label(claim["cameo"]),
            claim["cameo"],
            None if claim["event_scale"] is None else float(claim["event_scale"]),
            *_party(target),
            whole_number(report["report_id"]),
            claim["text_info"]["sequence"] + 1,
            report.get("outlet") or claim["cite_info"]["publication"],
            *_place(claim["event_loc"]),
        ]


def icews_line(values: list[Any]) -> str:
    """Give a row as a line; what is not known stays empty."""
    return "\t".join("" if value is None else plain(value) for value in values) + "\n"


def whole_number(*parts: str) -> int:
    """Give a number for an id, the same each time, that R and pandas hold exactly (53 bits)."""
    return int(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:14], 16) >> 3


def _party(party: Form) -> list[Any]:
    codes = dict.fromkeys((party["sector"], *party["other_sectors"], party["code"]))
    sectors = [SECTORS[code] for code in codes if code in SECTORS]
    return [name_of(party), joined(dict.fromkeys(sectors), ",") or None, country_name(party["code"])]


def _place(place: Form | None) -> list[Any]:
    if place is None:
        return [None] * 6
    level = place["resolution"] or 0
    return [
        place["resolved_place"] if level >= CITY else None,
        place["resolved_place"] if level == CITY - 1 else None,
        place["province"],
        country_name(place["country_code"]),
        *(place["lat"], place["lon"]),
    ]
