"""On whose word: the sources of a claim as cells, and which claims may not leave without them."""

from collections.abc import Iterator

from dragoman.export.pairs import Form
from dragoman.records.gloss import country

# Modes by which a claim says that somebody was arrested or found guilty.
_HEAVY = {"arrest", "convict"}


def name_of(party: Form) -> str:
    """Give a party's name: the state's where the words are only its people or capital, else its own."""
    bare = party["sector"] is None and party["office"] is None
    state = country_name(party["code"]) if bare and party["resolved_by"] in ("demonym", "capital") else None
    return str(state or party["entity_name"] or party["entity_text"])


def country_name(code: str | None) -> str | None:
    """Give the English name of a state's code without an article; None for codes of no state."""
    name = country(code)
    return name.removeprefix("the ") if name else None


def tellers(claim: Form, report: Form) -> list[str]:
    """Give who says so, outermost first; the outlet where nobody else does, and never nobody."""
    names = list(dict.fromkeys(name_of(source) for source in claim["said_by"]))
    return names or [outlet_of(claim, report)]


def outlet_of(claim: Form, report: Form) -> str:
    """Give the outlet's name; where it is unknown, the report's id."""
    return str(report.get("outlet") or claim["cite_info"]["publication"] or f"report {report['report_id']}")


def cues(claim: Form) -> list[str]:
    """Give the words by which the sources are said to say so, outermost first."""
    return [source["cue"]["text"] for source in claim["said_by"]]


def difference(one: Form) -> str:
    """Give a value that others contradict, and who tells it: `dead 5: The Example`."""
    who = ", ".join(one["outlets"]) or "unknown"
    return f"{one['field']} {one['value']}: {who}"


def accuses_a_person(claim: Form) -> bool:
    """Whether this is an accusation, arrest or conviction that may be a person's.

    Nothing in a claim tells a person from a body for sure: only accusations against states named as such
    are let go.
    """
    if _HEAVY & {*claim["mode"], *claim["act_mode"]} or (claim["size"] or {}).get("arrested"):
        return True
    return "ACCUSE" in (claim["event"][0], claim["act"]) and not all(_states(claim))


def _states(claim: Form) -> Iterator[bool]:
    """For each party accused, whether it is a state by its own name; nobody named may be anybody."""
    if not claim["recipient"]:
        yield False
    for party in claim["recipient"]:
        names = {(party["entity_name"] or "").lower(), party["entity_text"].lower()}
        state = (country_name(party["code"]) or "").lower()
        bare = party["sector"] is None and party["office"] is None
        own = party["resolved_by"] == "capital" or not names.isdisjoint((state, f"the {state}"))
        yield bool(state) and bare and own
