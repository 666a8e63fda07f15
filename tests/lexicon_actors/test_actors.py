"""The actor list: form, codes, and terms that two files claim."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[2] / "lexicon" / "actors"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ENTRIES: dict[str, dict[str, Any]] = {
    p.stem: yaml.load(p.read_text("utf8"), Loader=LOADER)  # noqa: S506  (a safe loader)
    for p in sorted(FOLDER.glob("*.yml"))
}
KINDS = {"state", "territory", "organization", "group", "party", "company", "ngo"}
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"),
    *("AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC"),
}
STATES = {e["code"] for e in ENTRIES.values() if e["kind"] == "state"}
KEYS = {"code", "kind", "sector", "other_sectors", "iso2", "members", "en"}
TERMS = ("names", "adjectives", "demonyms", "capital", "metonyms", "acronyms", "ambiguous")
# the 193 members of the United Nations, the Holy See, Palestine, Kosovo, Taiwan, Hong Kong and Antarctica
STATE_FILES = 199


def listed(entry: dict[str, Any], key: str) -> list[str]:
    """The terms of one key, whatever its form."""
    held = entry["en"].get(key) or []
    return [held] if isinstance(held, str) else list(held)


def faults_of_form(entry: dict[str, Any]) -> list[str]:
    """What is wrong with the keys and terms of one entry."""
    terms = [t for key in TERMS for t in listed(entry, key)]
    checks = {
        "a key that no entry has": set(entry) <= KEYS and set(entry["en"]) <= {*TERMS, "beside"},
        "an unknown kind": entry["kind"] in KINDS,
        "no name": bool(listed(entry, "names")),
        "a term that is no text": all(isinstance(t, str) and t and t == t.strip() for t in terms),
        "a term twice under one key": all(
            len(set(listed(entry, key))) == len(listed(entry, key)) for key in TERMS
        ),
    }
    return [fault for fault, holds in checks.items() if not holds]


def test_every_entry_has_the_form():
    assert {stem: faults for stem, entry in ENTRIES.items() if (faults := faults_of_form(entry))} == {}


def test_every_entry_uses_known_codes():
    unknown = {}
    for stem, entry in ENTRIES.items():
        codes = {entry["code"], *entry.get("members", [])} - STATES - INTERNATIONAL
        metonyms = entry["en"].get("metonyms") or {}
        sectors = {entry["sector"], *entry.get("other_sectors", []), *metonyms.values()} - SECTORS - {None}
        if codes | sectors:
            unknown[stem] = codes | sectors
    assert unknown == {}


def test_every_state_has_one_file():
    codes = [e["code"] for e in ENTRIES.values() if e["kind"] == "state"]
    assert len(codes) == len(set(codes)) == STATE_FILES
    for entry in ENTRIES.values():
        if entry["kind"] == "state" and entry["code"] != "ATA":
            assert listed(entry, "adjectives"), entry["code"]
            assert listed(entry, "demonyms"), entry["code"]
            assert listed(entry, "capital"), entry["code"]


def test_partly_recognized_entities_follow_plover():
    claimed = {
        e["en"]["names"][0]: e["code"] for e in ENTRIES.values() if "PRE" in e.get("other_sectors", [])
    }
    claimed.pop("Polisario Front")
    assert claimed == {
        "Abkhazia": "GEO",
        "Luhansk People's Republic": "UKR",
        "Donetsk People's Republic": "UKR",
        "Nagorno-Karabakh": "AZE",
        "Northern Cyprus": "CYP",
        "Transnistria": "MDA",
        "Somaliland": "SOM",
        "South Ossetia": "GEO",
        "Western Sahara": "MAR",
    }


def test_a_term_of_two_files_is_declared_ambiguous_in_both():
    files = defaultdict(set)
    for stem, entry in ENTRIES.items():
        for key in TERMS:
            for term in listed(entry, key):
                files[term].add(stem)
    undeclared = {
        (term, stem)
        for term, stems in files.items()
        if len(stems) > 1
        for stem in stems
        if term not in listed(ENTRIES[stem], "ambiguous")
    }
    assert not undeclared
