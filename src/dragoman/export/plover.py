"""PLOVER 2.0 as JSON Lines: the manual's names for what it has, names of ours beside them."""

from typing import Any

from dragoman.export.days import day_of_telling
from dragoman.export.flat import sentence_of, text_of
from dragoman.export.pairs import Form
from dragoman.export.told import country_name
from dragoman.records.form import json_line

# Ours, taken over from the claim as they are.
_OURS = (
    *("act", "act_mode", "date_value", "date_mod", "date_precision", "date_span", "date_carried"),
    *(
        "reported",
        "status",
        "status_text",
        "historical",
        "condition",
        "source_role",
        "about",
        "cameo",
        "gloss",
    ),
    *("gloss", "event_spans", "mode_spans", "context_spans", "why", "lexicon", "model", "record_version"),
)
# PLOVER's resolution of a place from which it has a city.
CITY = 4


def plover_line(claim: Form, report: Form, *, with_text: bool = False) -> str:
    """Give a claim as a PLOVER record, one line of JSON."""
    return json_line(plover_form(claim, report, with_text=with_text)) + "\n"


def plover_form(claim: Form, report: Form, *, with_text: bool = False) -> Form:
    """Give a claim as a PLOVER record.

    `text` is the claim's own sentence, or the whole text where that is asked for; words of other sentences
    leave as spans only, except names and cues.
    """
    return {
        "id": claim["id"],
        **_when(claim),
        "actor": [_party(party) for party in claim["actor"]],
        "recipient": [_party(party) for party in claim["recipient"]],
        **{key: claim[key] for key in ("event", "mode", "context")},
        "event_loc": _place(claim["event_loc"]),
        **{key: claim[key] for key in ("event_text", "quad_code", "event_scale")},
        "size": _size(claim["size"]),
        "link": claim["incident"],
        "text": text_of(report) if with_text else sentence_of(claim, report),
        "text_info": claim["text_info"],
        "cite_info": {**claim["cite_info"], "coder": claim["coder"]},
        "coder": claim["coder"],
        **{key: claim[key] for key in _OURS},
        "date_text": None if claim["date_carried"] else claim["date_text"],
        "said_by": [_source(source) for source in claim["said_by"]],
        "claim_links": claim["link"],
        "withheld": claim.get("withheld", False),
        **({"told": _told(claim["told"])} if "told" in claim else {}),
    }


def _told(told: Form) -> Form:
    """Give what is known of an incident's sources, days as text."""
    days = {name: day and day.isoformat() for name in ("first_told", "last_told") for day in (told[name],)}
    return {**told, **days}


def _when(claim: Form) -> Form:
    """Give the days: for a deed to come that of its telling, and the deed's own in `act_date`."""
    day, basis = day_of_telling(claim)
    told = day.isoformat() if day else None
    known = {"date": told, "event_date_basis": basis}
    if basis == "date":
        own = {"enddate": claim["enddate"], "time": claim["time"]}
        return {**known, **own, "act_date": claim["act_date"], "act_enddate": claim["act_enddate"]}
    deed = "date" if claim["status"] == "planned" else "act_date"
    end = deed.replace("date", "enddate")
    return {**known, "enddate": told, "time": None, "act_date": claim[deed], "act_enddate": claim[end]}


def _party(party: Form) -> Form:
    return {**party, "settled_by": [words["span"] for words in party["settled_by"]]}


def _source(source: Form) -> Form:
    return {key: value for key, value in _party(source).items() if key != "date_text"}


def _place(place: Form | None) -> Form | None:
    if place is None:
        return None
    city = place["resolved_place"] if (place["resolution"] or 0) >= CITY else None
    return {**place, "city": city, "country": country_name(place["country_code"])}


def _size(size: Form | None) -> Form | None:
    """Give each number as PLOVER has it, a number or a range in words, and its bounds beside them."""
    if size is None:
        return None
    known = {name: count for name, count in size.items() if count is not None}
    bounds = {name: {key: count[key] for key in ("low", "high", "span")} for name, count in known.items()}
    return {**{name: _number(count) for name, count in known.items()}, "bounds": bounds}


def _number(count: Form) -> Any:
    low, high = count["low"], count["high"]
    if low is not None and low == high:
        return low
    return f"{'' if low is None else low}-{'' if high is None else high}"
