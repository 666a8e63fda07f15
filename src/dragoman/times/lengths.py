"""Lengths of time, sets of times and times of day in TIMEX3."""

from typing import Any

from dragoman.times.context import Settled

CLOCK_UNITS = ("hour", "minute", "second")
# Units that are so many of a plainer one.
MANY = {
    "fortnight": (2, "week"),
    "quarter": (3, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "night": (1, "day"),
}
_LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
    "decade": "E",
    "century": "C",
    "weekend": "WE",
}
_UNCOUNTED = {"fortnight": "week", "quarter": "month", "night": "day"}
_LATE_PARTS = ("TAF", "TEV", "TNI")


def pairs_of(parts: dict[str, Any]) -> list[tuple[Any, str]]:
    """The counts and units of a length: [(1, "hour"), (30, "minute")]."""
    pairs = [(parts.get("count"), parts["unit"])]
    return pairs + [(parts[f"count{n}"], parts[f"unit{n}"]) for n in (2, 3) if f"count{n}" in parts]


def length(parts: dict[str, Any]) -> str:
    """A length in TIMEX3: P3D, PT6H, PXY, P1Y6M."""
    days = hours = ""
    for count, unit in pairs_of(parts):
        number, plain = _plain(count, unit, parts.get("plus", 0))
        if plain in CLOCK_UNITS:
            hours += f"{number}{_LETTERS[plain]}"
        else:
            days += f"{number}{_LETTERS[plain]}"
    return "P" + days + ("T" + hours if hours else "")


def _plain(count: Any, unit: str, plus: float) -> tuple[str, str]:
    """A count in plain units, X where it is not given."""
    if not isinstance(count, (int, float)):
        return "X", _UNCOUNTED.get(unit, unit)
    times, plain = MANY.get(unit, (1, unit))
    number = (count + plus) * times
    return str(int(number) if number == int(number) else number), plain


def settle_set(parts: dict[str, Any]) -> Settled:
    """What comes again and again: P1D, XXXX-WXX-1."""
    if "value" in parts:
        return Settled("SET", parts["value"])
    if "weekday" in parts:
        return Settled("SET", f"XXXX-WXX-{parts['weekday']}")
    if "month" in parts:
        return Settled("SET", f"XXXX-{parts['month']:02}")
    if "season" in parts:
        return Settled("SET", f"XXXX-{parts['season']}")
    if "clock" in parts:
        return Settled("SET", f"XXXX-XX-XX{parts['clock']}")
    return Settled("SET", length(parts))


def clock_of(parts: dict[str, Any]) -> str | None:
    """The time of day in TIMEX3: T10:30, T18:00Z, T08, TMO; None where there is none."""
    clock = parts.get("clock")
    zone = parts.get("zone") or ""
    if isinstance(clock, str):
        return clock + zone
    hour, minute, *second = clock or (parts.get("hour"), 0)
    if not isinstance(hour, int) or hour > 24:
        return None
    hour = _of_24(hour, parts)
    if "minute" in parts:
        hour, minute = divmod((hour * 60 + parts["minute"]) % 1440, 60)
    elif clock is None and not zone:
        return f"T{hour:02}"  # no minutes said
    seconds = f":{second[0]:02}" if second else ""
    return f"T{hour:02}:{minute:02}{seconds}{zone}"


def _of_24(hour: int, parts: dict[str, Any]) -> int:
    half, part = parts.get("ampm"), parts.get("part")
    late = half == "pm" or (half is None and part in _LATE_PARTS)
    if late and hour < 12 and not (part == "TNI" and hour < 5):
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour
