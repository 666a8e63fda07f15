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
# PLOVER's sectors in short words of our own: the data set's list of sectors is not at hand.
SECTORS = {
    "COP": "Police",
    "GOV": "Government",
    "JUD": "Judiciary",
    "LEG": "Legislature",
    "MIL": "Military",
    "PRM": "Armed groups on the government's side",
    "PTY": "Political parties",
    "REB": "Rebels",
    "SPY": "Intelligence services",
    "UAF": "Unidentified armed people",
    "UNK": "Unidentified",
    "AGR": "Farmers",
    "BUS": "Business",
    "CRM": "Criminals",
    "CVL": "Civilians",
    "EDU": "Education",
    "ELI": "Former officials",
    "JRN": "Journalists",
    "LAB": "Labor",
    "MED": "Health",
    "REF": "Refugees and displaced people",
    "OPP": "Opposition",
    "PRE": "Partly recognized",
    "REL": "Religious",
    "SOC": "Civil society",
    "IGO": "International governmental organization",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "Nongovernmental organization",
    "ISM": "International social movement",
    "IMG": "Transnational armed group",
    "MNC": "Multinational corporation",
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
