"""Who is a private person: somebody named who holds no office, as far as the fields of a claim can tell.

No field says that a party is a person. So a name is taken for that of a private person unless something shows
that it is an office holder's, a body's or a place's. What cannot be told is withheld.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dragoman import lexicon as lexicon_room
from dragoman.export.icews import SECTORS
from dragoman.export.pairs import Form

# Who acts in these acts for a state, a parliament or a court.
_OFFICIAL = {"GOV", "LEG", "JUD"}
# What resolves a name to a state or body of the actor list.
_LISTED = {"demonym", "capital", "outlet"}
_LOW_RANKS = frozenset(
    {
        "captain",
        "lieutenant",
        "sergeant",
        "corporal",
        "capt.",
        "capt",
        "lt.",
        "lt",
        "sgt.",
        "sgt",
        "cpl.",
        "pvt.",
    }
)
# Of the words for somebody's place in a body, those that say only that somebody belongs to it.
_NO_OFFICE = frozenset(
    {
        *("member", "source", "officer", "agent", "fighter", "supporter", "worker", "candidate", "guard"),
        *(
            "employee",
            "staff member",
            "veteran",
            "activist",
            "expert",
            "aide",
            "adviser",
            "advisor",
            "executive",
        ),
        *("founder", "co-founder", "boss"),
    }
)
# Words for people that would tell gender, age, kin or faith, which are never told.
_UNTOLD = frozenset(
    {
        *(
            "child",
            "boy",
            "girl",
            "teenager",
            "youth",
            "toddler",
            "infant",
            "baby",
            "adult",
            "elder",
            "pensioner",
        ),
        *("family", "relative", "parent", "cousin", "worshiper", "worshipper", "pilgrim", "tribal elder"),
        *("people", "individual", "figure", "local", "accused", "friend", "mullah", "missionary", "vicar"),
    }
)
# Heads of names of bodies that are family names too.
_SURNAMES = frozenset(
    {"post", "church", "steel", "capital", "press", "house", "front", "trust", "watch", "court"}
)
_WORDS = {
    "AGR": "a farmer",
    "BUS": "a business person",
    "CRM": "a suspected criminal",
    "CVL": "a civilian",
    "COP": "a police officer",
    "EDU": "somebody of a school",
    "ELI": "somebody of the elite",
    "JRN": "a journalist",
    "LAB": "a worker",
    "MED": "a health worker",
    "MIL": "a member of the military",
    "OPP": "a member of the opposition",
    "PRM": "a member of an armed group",
    "PTY": "a party member",
    "REB": "a member of an armed group",
    "REF": "a refugee",
    "SPY": "a member of an intelligence service",
    "SOC": "somebody of civil society",
    "UAF": "an armed person",
    "JUD": "somebody of a court",
    "LEG": "somebody of parliament",
    "GOV": "somebody of the government",
}
_PRONOUNS = frozenset(
    {*("i", "we", "you", "he", "she", "they", "it", "one", "who", "this", "that", "these", "those")}
)
_ANYBODY = "a person"
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|on|from|with|to|by|who|whose|and)\s|[;(]", re.IGNORECASE)
_RELATION = re.compile(r"((?:[A-Z][\w'’-]*\s)*[A-Z]\w+)['’]s?\s+[a-z]|\bof\s+((?:[A-Z][\w'’-]*\s?)+)")
_ITS = re.compile(r"(?:it|its|itself|which)\b", re.IGNORECASE)


class _Words(NamedTuple):
    """What the shipped lexicon knows, in lower case."""

    acronyms: frozenset[str]  # as they are written: "ANA" is an airline, "Ana" is somebody
    names: frozenset[str]  # states, bodies, companies, with their adjectives and capitals
    offices: frozenset[str]
    roles: frozenset[str]  # words for somebody of no office
    bodies: frozenset[str]
    heads: frozenset[str]  # last words of names of bodies
    particles: frozenset[str]
    gendered: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Words:
    held = lexicon_room.load()
    roles = held.section("roles")
    every = {
        key: _flat(roles[key]) for key in ("offices", "persons", "bodies", "name_heads", "titles", "vague")
    }
    offices = (
        every["offices"] | every["vague"] | _flat({k: v for k, v in roles["titles"].items() if k != "none"})
    )
    english = [entry.get("en", {}) for entry in held.section("actors")]
    kinds = ("names", "acronyms", "adjectives", "demonyms", "capital", "metonyms")
    listed = {name for entry in english for kind in kinds for name in _some(entry.get(kind))}
    capitals = {name for name in listed if name.isupper()}
    return _Words(
        acronyms=frozenset(capitals),
        names=frozenset(map(key_of, listed - capitals)),
        offices=offices - _LOW_RANKS - _NO_OFFICE,
        roles=every["persons"] - _flat(_persons(roles, _OFFICIAL)),
        bodies=every["bodies"],
        heads=every["name_heads"] | every["bodies"],
        particles=_flat(roles["particles"]) | every["titles"],
        gendered=_flat(roles["feminine"]) | _flat(roles["masculine"]) | _UNTOLD,
    )


def _persons(roles: Form, sectors: Iterable[str]) -> list[str]:
    return [word for sector in sectors for word in roles["persons"].get(sector, ())]


def _flat(held: dict[str, list[str]] | list[str]) -> frozenset[str]:
    lists = held.values() if isinstance(held, dict) else [held]
    return frozenset(word.lower() for words in lists for word in words)


def _some(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def key_of(name: str) -> str:
    """Give a name in the form in which names are compared."""
    return " ".join(name.split()).lower().removeprefix("the ")


class People(NamedTuple):
    """Who is named in the claims of one report."""

    private: dict[str, str]  # names of private persons, and the words to stand for each
    told: frozenset[str]  # words of names that may be told: who shares one with a private person keeps it


def people_in(claims: Iterable[Form]) -> People:
    """Give who is private in the claims of one report."""
    named: dict[str, list[Form]] = {}
    for claim in claims:
        for party in parties_of(claim):
            for name in names_in(party):
                named.setdefault(key_of(name), []).append(party)
    holders = {name for name, some in named.items() if any(_holds_office(name, one) for one in some)}
    listed = named.keys() & _lexicon().names
    shown = (
        holders
        | listed
        | {name for name, some in named.items() if any(_no_person(name, one) for one in some)}
    )
    surnames = {" ".join(words[start:]) for words in map(str.split, holders) for start in range(len(words))}
    private = {name: _words(some) for name, some in named.items() if name not in shown | surnames}
    return People(private, frozenset(piece for name in holders | listed for piece in pieces_of(name)))


def parties_of(claim: Form) -> list[Form]:
    """Give all parties and sources of a claim."""
    return [*claim["actor"], *claim["recipient"], *claim["said_by"]]


def names_in(party: Form) -> list[str]:
    """Give the name of a party, or those within its words that say whose somebody is."""
    name = party["entity_name"]
    if name and not _is_phrase(name):
        return [name]
    text = " ".join((name or party["entity_text"]).split())
    found = [name.strip() for match in _RELATION.finditer(text) for name in match.groups() if name]
    bare = not name and party["resolved_by"] is None and text.lower() not in _PRONOUNS
    if not found and bare and text[:1].isupper() and _all_names(text):
        found = [text]
    known = _lexicon()
    return [name for name in found if not _is_plain(name, known)]


def _is_phrase(name: str) -> bool:
    """Whether what stands as a name is words for people: "pirates of Benin"."""
    first = name.split(maxsplit=1)[0]
    return first.islower() and first.split("-")[0] not in _lexicon().particles


def _all_names(text: str) -> bool:
    words = text.split()
    return all(word[:1].isupper() or word.lower() in _lexicon().particles for word in words)


def _is_plain(name: str, known: _Words) -> bool:
    """Whether these words name a state, a body or an office and nobody by name."""
    words = [word.lower() for word in _WORD.findall(name)]
    joined = " ".join(words).removeprefix("the ")
    plain = known.names | known.bodies | known.offices | known.heads | known.roles
    return joined in plain or all(word in plain or word.removesuffix("s") in plain for word in words)


def _holds_office(name: str, party: Form) -> bool:
    """Whether a mention shows that whoever has this name holds an office."""
    known = _lexicon()
    own = key_of(party["entity_name"] or "") == name
    if own and party["office"] and party["office"].lower() not in _LOW_RANKS:
        return True
    role = _role(name, " ".join(party["entity_text"].split()))
    if role in known.offices:
        return True
    return own and role not in known.roles and party["sector"] in _OFFICIAL


def _no_person(name: str, party: Form) -> bool:
    """Whether a mention shows that a name is that of a body, a state or a place."""
    if key_of(party["entity_name"] or "") == name:
        by = party["resolved_by"]
        if by in _LISTED or (by == "name" and not party["sector"]):
            return True
    known = _lexicon()
    if not known.acronyms.isdisjoint((party["entity_name"], party["entity_text"])):
        return True
    return _is_body(name, " ".join(party["entity_text"].split()), known)


def _is_body(name: str, text: str, known: _Words) -> bool:
    words = name.split()
    heads = {word.strip(".,") for word in words} & known.heads
    if heads - _SURNAMES or (heads and len(words) > 2):
        return True
    low = text.lower()
    if _ITS.fullmatch(low) or low.partition(",")[0] == f"the {name}":
        return True
    return low.startswith("the ") and low.removeprefix("the ").partition(",")[0] in known.bodies


def _role(name: str, text: str) -> str:
    """Give the word beside a name for what somebody is: "reporter" in "a reporter, Ana Ruiz"."""
    at = text.lower().find(name)
    if at < 0:
        return _last_known(text)
    before, after = text[:at].strip(" ,"), text[at + len(name) :].strip()
    return _last_known(before) or (_last_known(after[1:]) if after.startswith(",") else "")


def _last_known(phrase: str) -> str:
    """Give the longest word for an office or role at the end of a phrase, without what hangs on it."""
    known = _lexicon()
    words = _PREPOSITION.split(f"{phrase} ", maxsplit=1)[0].lower().split()
    ends = [" ".join(words[start:]).strip(" ,") for start in range(max(0, len(words) - 6), len(words))]
    # "leader" in "opposition leader" first: it is the head that says whether there is an office.
    return next((said for some in (known.offices, known.roles) for said in ends if said in some), "")


def _words(mentions: list[Form]) -> str:
    """Give the words that stand for somebody: of a closed list, never the words of the report."""
    known = _lexicon()
    for party in mentions:
        text = " ".join(party["entity_text"].split())
        role = _role(key_of(party["entity_name"] or ""), text) if party["entity_name"] else ""
        if role in known.roles and role not in known.gendered and not role.endswith("man"):
            return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
    sectors = [party["sector"] for party in mentions if party["entity_name"] and party["sector"] in SECTORS]
    return next((_WORDS[sector] for sector in sectors if sector in _WORDS), _ANYBODY)


def pieces_of(name: str) -> set[str]:
    """Give the words of a name by which somebody is known, in lower case."""
    words = {word.strip(".'’-") for word in name.replace("-", " - ").split()} | {*name.split()}
    return {word for word in words if len(word) > 1 and word not in _lexicon().particles}
