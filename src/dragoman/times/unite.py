"""Whether two expressions beside each other are one date: "Monday" and "Aug. 23", "Friday" and "at noon"."""

from typing import Any

Parts = dict[str, Any]

TIME = frozenset(("clock", "hour", "minute", "ampm", "zone", "part", "loose", "overnight"))
_NAMED = frozenset(("month", "season", "quarter", "halfyear", "week", "holiday"))
_OF = ("", "of", "of the", ",", "in", "'s", "’s")
_BESIDE = ("", ",", "of", "in", "on", "on the", "in the", "of the", "-", "'s", "’s")


def unite(one: Parts, two: Parts, words: str) -> Parts | None:
    """The parts of one date for two expressions with these words between; None where they are two dates."""
    if is_time(one) and is_time(two):
        return None
    if is_time(one):
        return _timed(two, one) if words in _before_day(one) else None
    if is_time(two):
        return _timed(one, two)
    if words not in _BESIDE:
        return None
    return _both_ways(one, two, words)


def is_time(parts: Parts) -> bool:
    """Whether an expression is a time of day with no day."""
    return parts.keys() <= TIME


def is_day(parts: Parts) -> bool:
    """Whether an expression says a day."""
    return bool(parts.keys() & {"weekday", "day", "holiday"}) or parts.get("unit") == "day"


def _before_day(time: Parts) -> tuple[str, ...]:
    """What may stand between a time of day and the day after it."""
    return ("", "of", "on", ",") if time.get("loose") else ("", "on", ",", "of", "on the", "in the", "of the")


def _timed(day: Parts, time: Parts) -> Parts | None:
    if not is_day(day) or not time.keys() & {"clock", "hour"}:
        return None
    if _is_exact(day):  # "10:30 p.m. on Friday night" is one time, "10 a.m. on Friday, 11 a.m." are two
        return {**day, "part": time["clock"]} if isinstance(time.get("clock"), str) else None
    whole = {**day, **{k: v for k, v in time.items() if k != "loose"}}
    if "clock" in day:  # "at 8 this morning": the part of the day says which 8
        whole["part"] = day["clock"]
        if "clock" not in time:
            del whole["clock"]
    return whole


def _is_exact(parts: Parts) -> bool:
    """Whether the parts say an hour."""
    return "hour" in parts or isinstance(parts.get("clock"), tuple)


def _both_ways(one: Parts, two: Parts, words: str) -> Parts | None:
    for near, far, in_order in ((one, two, True), (two, one, False)):
        whole = (
            _weekday_of_date(near, far, words)
            or _weekday_of_week(near, far, words, in_order=in_order)
            or _of_year(near, far, words, in_order=in_order)
        )
        if whole:
            return whole
    month = two.get("unit") == "month" and "offset" in two
    return {**one, **two} if one.keys() == {"day"} and month and words in ("", "of") else None


def _weekday_of_date(near: Parts, far: Parts, words: str) -> Parts | None:
    """Monday, Aug. 23."""
    if near.keys() == {"weekday"} and {"month", "day"} <= far.keys() and words in ("", ","):
        return {**far, "said_weekday": near["weekday"]}
    return None


def _weekday_of_week(near: Parts, far: Parts, words: str, *, in_order: bool) -> Parts | None:
    """Tuesday of next week; next week on Tuesday."""
    week = far.get("unit") == "week" and "offset" in far and "weekday" not in far
    if near.keys() != {"weekday"} or not week:
        return None
    fits = words in ("", "of", "-") or (not in_order and words in ("on", "in the", ","))
    return {**near, **far} if fits else None


def _of_year(near: Parts, far: Parts, words: str, *, in_order: bool) -> Parts | None:
    """July of last year; last year's third quarter; summer 2014."""
    yearless = near.keys() & _NAMED and not near.keys() & {"year", "offset"}
    year = far.keys() == {"year"} or (far.get("unit") == "year" and "offset" in far)
    if not yearless or not year or words not in (_OF if in_order else ("", "in", "'s", "’s")):
        return None
    renamed = {f"of_{k}" if k in ("unit", "offset", "base") else k: v for k, v in far.items()}
    return {**near, **renamed}
