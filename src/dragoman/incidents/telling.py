"""What linking looks at in a claim: its deed, parties, days, place, numbers and words."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

# Least resolution of a place that is a spot on the map and no area (a city or finer).
SPOT = 4
# Days before its publication in which a report without a day tells its news, and days after it for what is to
# come. Newswire tells most deeds within two days; four leave room for weeklies and time zones.
NEWS_DAYS, COMING_DAYS = 4, 7
# Asking and refusing are events of their own beside the deed asked or refused.
_OWN = frozenset({"REQUEST", "REJECT"})
# Freeing, yielding and lifting; jailing and convicting; what one report gives under one type another gives
# under its neighbor.
_MIXED = {"CONCEDE": "RETREAT", "SANCTION": "COERCE"}
COUNTS = ("dead", "injured", "arrested", "participants")
Count = tuple[int | None, int | None]  # least and most; None: open
Days = tuple[date, date]  # first and last
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SUFFIX = re.compile(r"(?:ings?|ed|es|s|ment|ments|ion|ions)$")
# Words that any sentence has.
_COMMON = frozenset(
    """
    a an and are as at be been but by for from had has have he her his i in into is it its not of on or
    our over said say says she that the their them they this to two under up was we were which who will
    with would after before against also about its more than when while during news told according
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim as linking sees it. None or empty: its words do not say."""

    claim: str  # id
    report: str  # report_id
    within: str  # id of the incident within its report; its own id where nothing is linked there
    published: date | None
    act: str
    kind: str  # what the words are at bottom: a demand or refusal is no deed; types that coders mix are one
    event: str
    status: str
    actor: frozenset[str]  # codes
    recipient: frozenset[str]
    names: frozenset[str]  # persons, towns and groups among the parties
    modes: frozenset[str]
    days: Days | None  # of the deed
    exact: bool  # the days are one day, told as such
    spot: int | None  # geonameid of a town
    point: tuple[float, float] | None  # its latitude and longitude
    country: str | None  # of the place
    counts: tuple[Count | None, ...]  # in the order of COUNTS
    trigger: frozenset[str]  # stems
    about: frozenset[str]
    words: frozenset[str]  # stems of the sentence, but for common words
    proper: frozenset[str]  # capitalized words of the sentence
    sentence: str  # hash of the sentence's words
    outlet: str | None = None
    place: str | None = None  # name of the town
    region: str | None = None  # state or province
    fields: int = 0  # how many fields the words fill

    @property
    def done(self) -> bool:
        """Whether the deed itself is told as done, and not its threat, promise or refusal."""
        return self.status == "occurred" and self.event == self.act

    @property
    def parties(self) -> frozenset[str]:
        """The codes of both sides."""
        return self.actor | self.recipient

    @property
    def order(self) -> tuple[str, str, str]:
        """What the earliest claim of an incident is told by: publication, report, claim."""
        return (self.published.isoformat() if self.published else "9999", self.report, self.claim)

    def window(self) -> tuple[date, date] | None:
        """Give the days in which the deed can lie: its own, else those that a report of that day tells of."""
        if self.days is not None:
            return self.days
        if self.published is None:
            return None
        if self.status == "occurred":
            return self.published - timedelta(NEWS_DAYS), self.published
        return self.published - timedelta(NEWS_DAYS), self.published + timedelta(COMING_DAYS)


def telling_of(claim: Mapping[str, Any], sentence: str | None) -> Telling:
    """Give a telling from a claim's JSON form and the words of its sentence (None: texts are not kept)."""
    event = claim["event"][0]
    place = claim["event_loc"] or {}
    spot = place.get("geonameid") if (place.get("resolution") or 0) >= SPOT else None
    parties = (*claim["actor"], *claim["recipient"])
    days, exact = _days(claim)
    words = _WORD.findall(sentence or "")
    lower = [word.lower() for word in words]
    return Telling(
        claim=claim["id"],
        report=claim["cite_info"]["report_id"],
        within=claim["incident"] or claim["id"],
        published=_day(claim["reported"]),
        act=claim["act"],
        kind=event if event in _OWN else _MIXED.get(claim["act"], claim["act"]),
        event=event,
        status=claim["status"],
        actor=frozenset(e["code"] for e in claim["actor"] if e["code"]),
        recipient=frozenset(e["code"] for e in claim["recipient"] if e["code"]),
        names=frozenset(_name(e) for e in parties if _is_named(e)),
        modes=frozenset(claim["act_mode"] or claim["mode"]),
        days=days,
        exact=exact,
        spot=spot,
        point=(place["lat"], place["lon"]) if spot is not None and place.get("lat") is not None else None,
        country=place.get("country_code"),
        counts=tuple(_count((claim["size"] or {}).get(name)) for name in COUNTS),
        trigger=frozenset(stem(w) for text in claim["event_text"] for w in _WORD.findall(text.lower()))
        - _COMMON,
        about=frozenset(thing["name"].lower() for thing in claim["about"]),
        words=frozenset(stem(w) for w in lower) - _COMMON,
        proper=frozenset(w for w in words[1:] if w[0].isupper() and w.lower() not in _COMMON),
        sentence=_hash(" ".join(lower)) if words else _where_it_stands(claim),
        outlet=claim["cite_info"].get("publication"),
        place=place.get("resolved_place") if spot is not None else None,
        region=place.get("province"),
        fields=_filled(claim, days, exact=exact),
    )


def _where_it_stands(claim: Mapping[str, Any]) -> str:
    """What is known of a sentence whose words are not: two reports of one text have it in one place."""
    text, info = claim["cite_info"].get("text_sha256"), claim.get("text_info")
    return _hash(f"{text} {info['start']}") if text and info else str(claim["id"])


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _filled(claim: Mapping[str, Any], days: Days | None, *, exact: bool) -> int:
    """How many of the fields that a reader wants are there."""
    sides = (claim["actor"], claim["recipient"])
    coded = (any(party["code"] for party in side) for side in sides)
    place = claim["event_loc"] or {}
    rest = (claim["size"], claim["act_mode"] or claim["mode"], claim["about"])
    return sum(map(bool, (*sides, *coded, days, exact, place, place.get("geonameid"), *rest)))


def stem(word: str) -> str:
    """Give a word without its commonest endings: enough to see that "shelled" and "shelling" are one."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    return _SUFFIX.sub("", word) if len(word) > 5 else word


def _days(claim: Mapping[str, Any]) -> tuple[Days | None, bool]:
    """The days of the deed: of the act where the event is its announcement."""
    key = ("date", "enddate") if claim["act"] == claim["event"][0] else ("act_date", "act_enddate")
    if key[0] == "act_date" and claim["act_date"] is None and claim["status"] == "planned":
        key = ("date", "enddate")
    first, last = _day(claim[key[0]]), _day(claim[key[1]])
    if first is None or last is None:
        return None, False
    return (first, last), first == last


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _count(count: Mapping[str, Any] | None) -> Count | None:
    return None if count is None else (count["low"], count["high"])


def _is_named(entity: Mapping[str, Any]) -> bool:
    """A person, group or town, as against a state, its people or its forces."""
    return entity["resolved_by"] == "name" and bool(entity["entity_name"]) and entity["office"] is not None


def _name(entity: Mapping[str, Any]) -> str:
    """The last word of a name: a later report leaves the first name out."""
    return str(entity["entity_name"]).rsplit(maxsplit=1)[-1].lower()
