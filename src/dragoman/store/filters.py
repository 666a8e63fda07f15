"""Which claims: by day, party, pair, event, status, country, outlet."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dragoman.errors import UsageError

# What a filter looks at, in the view with scalar columns and in the tables themselves.
FLAT = {
    "day": "event_date",
    "event": "event",
    "place": "country",
    "outlet": "outlet",
    "about": "about",
}
NESTED = {
    "day": "coalesce(date, reported)",
    "event": "event[1]",
    "place": "event_loc.country_code",
    "outlet": "cite_info.publication",
    "about": "about_names",
}
_ACTOR = "list_has_any(string_split(actor_codes, ';'), ?)"
_RECIPIENT = "list_has_any(string_split(recipient_codes, ';'), ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What claims must have to be given; an empty filter lets all through.

    Days are those of the event, or of the report where the event has none, both ends included. Several
    values of one filter mean any of them; several filters mean all of them.
    """

    since: date | None = None
    until: date | None = None
    actor: tuple[str, ...] = ()  # codes: KOR, IGO
    recipient: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()  # two codes: what one does to the other, or both together
    about: tuple[str, ...] = ()  # full names of agreements, measures and bodies
    event: tuple[str, ...] = ()  # PLOVER types
    status: tuple[str, ...] = ()
    country: tuple[str, ...] = ()  # codes of where it happened
    outlet: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take a single value for a tuple of one, and YYYY-MM-DD for a day."""
        for field in fields(self):
            given = getattr(self, field.name)
            taken = _day(given) if field.name in ("since", "until") else _values(given, field.name)
            object.__setattr__(self, field.name, taken)
        if len(self.pair) not in (0, 2):
            raise UsageError(f"a pair is two codes, not {len(self.pair)}", fix="name two, as in KOR and JPN")

    def where(self, columns: dict[str, str]) -> tuple[str, list[Any]]:
        """Give the condition as SQL over such columns, and the values of its question marks."""
        parts: list[tuple[str, list[Any]]] = []
        if self.since:
            parts.append((f"{columns['day']} >= ?", [self.since]))
        if self.until:
            parts.append((f"{columns['day']} <= ?", [self.until]))
        if self.actor:
            parts.append((_ACTOR, [list(self.actor)]))
        if self.recipient:
            parts.append((_RECIPIENT, [list(self.recipient)]))
        if self.pair:
            parts.append(_of_pair(*self.pair))
        if self.about:
            parts.append((f"list_has_any(string_split({columns['about']}, '; '), ?)", [list(self.about)]))
        plain = (("event", "event"), ("country", "place"), ("outlet", "outlet"))
        for name, column in plain:
            if some := getattr(self, name):
                parts.append((f"list_contains(?, {columns[column]})", [list(some)]))
        if self.status:
            parts.append(("list_contains(?, status)", [list(self.status)]))
        return " AND ".join(said for said, _ in parts) or "true", [v for _, held in parts for v in held]


def _of_pair(one: str, other: str) -> tuple[str, list[Any]]:
    """Give the condition for what one does to the other, either way round, or both do together."""
    way = f"({_ACTOR} AND {_RECIPIENT})"
    both = f"(recipient_codes IS NULL AND {_ACTOR} AND {_ACTOR})"
    return f"({way} OR {way} OR {both})", [[one], [other], [other], [one], [one], [other]]


def _values(given: Any, name: str) -> tuple[str, ...]:
    some = () if given is None else (given,) if isinstance(given, str) else given
    upper = name in ("actor", "recipient", "pair", "event", "country")
    return tuple(str(one).upper() if upper else str(one) for one in some)


def _day(given: Any) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise UsageError(f"{given!r} is no day", fix="write YYYY-MM-DD, as in 2019-11-22") from None
