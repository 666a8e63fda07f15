"""One plain English sentence for a claim, worked out from its fields and from nothing else."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dragoman.records.claim import Claim, Count, Size, Source, Status
from dragoman.records.findings import Entity, When
from dragoman.records.wording import DEEDS, NOUNS, OPERATORS, Deed

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_THE = re.compile(
    r"United |.* (?:Islands|Republic|Emirates|Territories)$|Netherlands|Philippines|Bahamas|Gambia"
)
_GROUP = re.compile(r"(?:its|his|her|their|our|my|both|these|the two|the three)\b", re.IGNORECASE)
_MODS = {
    "BEFORE": "before",
    "AFTER": "after",
    "APPROX": "around",
    "START": "early",
    "MID": "mid",
    "END": "late",
}
# What a deed still to come is coded as: "is to hold talks" is AGREE.
_BY_FUTURE_RULE = {("AGREE", act) for act in ("CONSULT", "SUPPORT", "COOPERATE", "AID")} | {
    ("CONCEDE", "RETREAT")
}


def gloss(claim: Claim) -> str:
    """Give the claim in one sentence."""
    who, whom = _parties(claim)
    parts = [
        who,
        _told(claim, whom),
        _after("for" if claim.act == "SUPPORT" and not whom else "about", _things(claim)),
        _sizes(claim.size),
        _after("in", claim.event_loc.extracted_place if claim.event_loc else ""),
        _day_words(claim.when),
        _after("for", _day_words(claim.act_when).removeprefix("on ").removeprefix("in ")),
        _condition(claim),
    ]
    sentence = " ".join(" ".join(part for part in parts if part).split())
    sentence += ", which is denied" if claim.status is Status.DENIED else ""
    sentence += _sources(claim.said_by)
    return sentence[0].upper() + sentence[1:] + "."


def join(names: Sequence[str]) -> str:
    """Give names as English lists them: "A, B and C"."""
    some = list(dict.fromkeys(names))
    return " and ".join([", ".join(some[:-1]), some[-1]]) if len(some) > 1 else "".join(some)


def party_name(entity: Entity) -> str:
    """Give a party as a reader knows it: the state, and in brackets who of it."""
    name = entity.entity_name or entity.entity_text
    state = country(entity.code)
    if state is None:
        return name
    if entity.resolved_by in ("demonym", "capital") or name.lower() in f"the {state}".lower():
        return state
    # "the neighboring countries", "its two Asian allies", "I": what names nobody adds nothing to the state.
    if name.islower() or name == "I" or _GROUP.match(name):
        return state
    return name if state.removeprefix("the ").lower() in name.lower() else f"{state} ({name})"


@lru_cache(maxsize=512)
def country(code: str | None) -> str | None:
    """Give the English name of a state's code, with its article; None for codes of no state."""
    if not code:
        return None
    from babel import Locale  # noqa: PLC0415  (only who shows glosses pays for it)
    from babel.core import get_global  # noqa: PLC0415

    known = {"KOS": ["XK"]}.get(code) or get_global("territory_aliases").get(code)
    name = Locale("en").territories.get(known[0]) if known else None
    if name is None:
        return None
    name = re.sub(r"\s*\(.*\)| SAR China$", "", name).replace("&", "and")
    return f"the {name}" if _THE.fullmatch(name) or name.startswith("United ") else name


def _parties(claim: Claim) -> tuple[str, str]:
    """Give who did it and to whom; a deed that two did together has one on each side."""
    who = [party_name(e) for e in claim.actor]
    whom = [party_name(e) for e in claim.recipient]
    together = _deed(claim.act, claim.act_mode or claim.mode).to == "with"
    if len(set(who)) == 2 and not whom and together:
        who, whom = who[:1], [name for name in who[1:] if name != who[0]]
    return join(who) or "somebody unnamed", join(whom)


def _deed(kind: str, modes: Sequence[tuple[str, object]]) -> Deed:
    named = (DEEDS.get(f"{kind} {mode}") for mode, _ in modes)
    return next((deed for deed in named if deed), None) or DEEDS[kind]


def _told(claim: Claim, whom: str) -> str:
    """Give the verb phrase as the status has it: done, to come, possible, not done."""
    own = _deed(claim.event, claim.mode)
    if claim.status in (Status.PLANNED, Status.CONDITIONAL) and (claim.event, claim.act) in _BY_FUTURE_RULE:
        own = _deed(claim.act, claim.act_mode)
    elif claim.event != claim.act and claim.event in OPERATORS and not _says_more(claim):
        return _in_status(claim, *_operated(claim, whom))
    return _in_status(claim, _with(own.past, own, whom), _with(own.base, own, whom))


def _says_more(claim: Claim) -> bool:
    """Whether the mode tells what the deed's noun would not: "asked for concessions", not "for sanctions"."""
    return any(f"{claim.event} {mode}" in DEEDS and mode != "assist" for mode, _ in claim.mode)


def _in_status(claim: Claim, past: str, base: str) -> str:
    if claim.status in (Status.OCCURRED, Status.DENIED):
        return past
    before = {
        Status.PLANNED: "will",
        Status.POSSIBLE: "may",
        Status.CONDITIONAL: "would",
        Status.NEGATED: "did not",
    }
    return f"{before[claim.status]} {base}"


def _with(verb: str, deed: Deed, whom: str) -> str:
    if not whom:
        return f"{verb} {deed.rest}" if deed.to else f"{verb} somebody unnamed {deed.rest}"
    return f"{verb} {deed.to} {whom} {deed.rest}"


def _operated(claim: Claim, whom: str) -> tuple[str, str]:
    deed, noun = _deed(claim.act, claim.act_mode), NOUNS[claim.act]
    fields = {
        "deed": noun.name,
        "deed_to": f"{noun.name} {noun.to} {whom}" if whom else noun.name,
        "do_to": _with(deed.base, deed, whom),
        "to": whom,
    }
    operator = OPERATORS[claim.event]
    past, base = operator.past, operator.base
    if not whom and claim.event == "ACCUSE":
        past, base = "made an accusation of {deed}", "make an accusation of {deed}"
    return past.format(**fields), base.format(**fields)


def _things(claim: Claim) -> str:
    """Give what a claim is about, as English has it: "the Cod Pact", but "NATO"."""
    names = [thing.name for thing in claim.about]
    bare = ("the ", "a ", "an ", "their ", "its ")
    return join([f"the {n}" if " " in n and not n.lower().startswith(bare) else n for n in names])


def _after(word: str, phrase: str) -> str:
    return f"{word} {phrase}" if phrase else ""


def _sizes(size: Size | None) -> str:
    if size is None:
        return ""
    counts = (("dead", size.dead), ("injured", size.injured), ("arrested", size.arrested))
    said = [f"{_number(count)} {name}" for name, count in counts if count]
    said += [f"{_number(size.participants)} taking part"] if size.participants else []
    return f"({', '.join(said)})" if said else ""


def _number(count: Count) -> str:
    if count.low is not None and count.low == count.high:
        return f"{count.low:,}"
    if count.high is None:
        return f"{count.low:,} or more" if count.low is not None else count.words.text
    return f"{count.low:,} to {count.high:,}" if count.low is not None else f"up to {count.high:,}"


def _day_words(when: When | None) -> str:
    """Give the days of a time expression; in the report's own words where they settle no day."""
    if when is None:
        return ""
    if when.first is None or when.last is None:
        return f"(“{' '.join(when.text.split())}”)"
    mod = _MODS.get(when.mod or "", "")
    if when.first == when.last:
        return f"{mod if mod in ('before', 'after', 'around') else 'on'} {_day(when.first)}"
    return f"{mod if mod in ('before', 'after', 'around') else 'in ' + mod} {_stretch(when)}".replace(
        "in  ", "in "
    )


def _stretch(when: When) -> str:
    first, last = when.first, when.last
    if first is None or last is None:
        return ""
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if when.precision == "year" and first.year == last.year:
        return str(first.year)
    return f"the days from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _condition(claim: Claim) -> str:
    return f"on the condition “{' '.join(claim.condition.words.text.split())}”" if claim.condition else ""


def _sources(said_by: tuple[Source, ...]) -> str:
    """Give who says so, outermost first."""
    names = list(dict.fromkeys(party_name(source.entity) for source in said_by))
    return f", says {', citing '.join(names)}" if names else ""
