"""Which claims a format without a column for status may hold: none that would be taken for something else."""

from functools import lru_cache

from dragoman import lexicon as lexicon_room
from dragoman.export.days import as_day, day_of_telling
from dragoman.export.pairs import Form

# Longest stretch of days that a single day may stand for in a format without a precision.
LONGEST = 31
# What the future rule makes of a deed to come (docs/decisions/future.md); a threat made of one has occurred.
RULE = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
# What `why` names beside entries of the lexicon: ways in which a sentence alone gives a deed its status.
_BY_FORM = {"awaited", "be-to", "condition", "in-condition", "infinitive", "journey", "purpose", "yet-to"}


def misfit(claim: Form) -> str | None:
    """Why a format without a column for status cannot hold a claim; None where it can."""
    return _status_misfit(claim) or _day_misfit(claim) or _recipient_misfit(claim)


def no_single_day(claim: Form) -> str | None:
    """Why one day cannot stand for when it was; None where it can."""
    first, last = as_day(claim["date"]), as_day(claim["enddate"])
    if day_of_telling(claim).basis == "date" and first and last and (last - first).days >= LONGEST:
        return "dated to a stretch longer than a month, and the format has single days"
    return None


def _status_misfit(claim: Form) -> str | None:
    status = claim["status"]
    if status == "occurred" or (status == "planned" and by_future_rule(claim)):
        return None
    if status == "planned":
        return "planned, and the type names the deed itself"
    return f"{status}, and the format has no column for it"


def _day_misfit(claim: Form) -> str | None:
    day, basis = day_of_telling(claim)
    if day is None:
        return "without a day: neither the words nor the report give one"
    if claim["historical"] and basis == "reported":
        return "historical, without a day of its own"
    return None


def _recipient_misfit(claim: Form) -> str | None:
    kind = claim["event"][0]
    if claim["recipient"] or len(claim["actor"]) > 1 or not _needs_recipient(kind):
        return None
    return "without a recipient, which PLOVER requires for the type"


def by_future_rule(claim: Form) -> bool:
    """Whether the type of a planned claim is the future rule's: "will meet" is AGREE.

    "Will urge them to meet" is a planned REQUEST with another act too, but the request itself is still to
    come; so is the agreement of "will agree to meet". Where nothing shows which it is, it is not.
    """
    kind: str | None = claim["act"]
    makes = _operators()
    for name in claim["why"]["operators"]:
        if kind is not None and name in makes:
            kind = _made_of(makes[name], kind)
        elif name not in _status_words():
            return False  # of another lexicon: it may be an operator
    return kind is not None and RULE.get(kind) == claim["event"][0]


def _made_of(types: dict[str, str], act: str) -> str | None:
    """Give the type that an operator makes of a deed, None where it does not govern such."""
    group = "cooperation" if _codes().quad(act) < 3 else "conflict"
    made = next((types[name] for name in (act, group, "any") if name in types), None)
    return act if made == "same" else made


def _needs_recipient(kind: str) -> bool:
    return _codes().needs_recipient(kind)


@lru_cache(maxsize=1)
def _codes() -> lexicon_room.Codes:
    return lexicon_room.codes(lexicon_room.load())


@lru_cache(maxsize=1)
def _operators() -> dict[str, dict[str, str]]:
    """What each operator of the shipped lexicon makes, by governed type or group."""
    held = lexicon_room.load().section("operators")
    return {
        entry["id"]: made if isinstance(made := entry["makes"], dict) else {"any": made} for entry in held
    }


@lru_cache(maxsize=1)
def _status_words() -> frozenset[str]:
    """The entries that give a deed its status and leave its type as it is."""
    held = lexicon_room.load().section("status")
    return frozenset(entry["id"] for entry in held) | _BY_FORM
