"""Put together what stands apart: "Friday" and "at noon", "two weeks" and "ago", "early" and "2009", "from" "to"."""

from typing import Any

from dragoman.times.match import Raw, Scene

_TIME = ("clock", "hour", "ampm", "zone", "part", "loose")
_BOUNDS = {
    "before": "BEFORE",
    "after": "AFTER",
    "later than": "AFTER",
    "before around": "BEFORE",
    ", before": "BEFORE",
}
_NAMED = ("month", "season", "quarter", "halfyear", "week")


def join(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Expressions with their parts together, their modifiers and edges; loose parts of the day are dropped."""
    raws = _counted(scene, _merged(scene, _ellipsis(scene, raws)))
    raws = _same_week(scene, raws)
    raws = [r for r in raws if not r.parts.get("loose")]
    taken = 0
    for raw in raws:
        _modify(scene, raw, taken)
        _edge(scene, raw, taken)
        taken = raw.last
    return _stretches(scene, _split(scene, raws))


def gap(scene: Scene, one: Raw, two: Raw) -> str | None:
    """The words between two expressions; None where there are too many."""
    if two.first - one.last > 3:
        return None
    return " ".join(scene.lexed.low[one.last : two.first])


def _merged(scene: Scene, raws: list[Raw]) -> list[Raw]:
    out: list[Raw] = []
    glue = scene.book.sets.get("glue", frozenset())
    for raw in raws:
        words = gap(scene, out[-1], raw) if out else None
        if words is not None and words in glue and (both := unite(out[-1], raw, words)) is not None:
            clock = "clock" in both or "hour" in both
            out[-1] = Raw(out[-1].first, raw.last, "time" if clock else "date", both, mod=_BOUNDS.get(words))
        else:
            out.append(raw)
    return out


def unite(one: Raw, two: Raw, words: str) -> dict[str, Any] | None:
    """The parts of two expressions that are one date; None where they are two."""
    if one.kind not in ("date", "time") or two.kind not in ("date", "time"):
        return None
    a, b = one.parts, two.parts
    if is_time(a) and is_time(b):
        return None
    if is_time(a) or is_time(b):
        return _with_time(a, b, words)
    if words not in ("", ",", "of", "in", "on", "on the", "in the", "of the", "-", "'s", "’s"):
        return None
    for x, y, first in ((a, b, True), (b, a, False)):
        if "weekday" in x and len(x) == 1 and "month" in y and "day" in y and words in ("", ","):
            return {**y, "said_weekday": x["weekday"]}
        if set(x) == {"weekday"} and "weekday" not in y and y.get("unit") == "week" and "offset" in y:
            if words in ("", "of", "-") or (not first and words in ("on", "in the", ",")):
                return {**x, **y}
        if (
            _yearless(x)
            and _of_year(y)
            and (first or words in ("", "in", "'s", "’s"))
            and words in ("", "of", ",", "in", "of the", "'s", "’s")
        ):
            return {**x, **{("of_" + k if k in ("unit", "offset", "base") else k): v for k, v in y.items()}}
        if set(x) == {"day"} and y.get("unit") == "month" and "offset" in y and first and words in ("", "of"):
            return {**x, **y}
    return None


def is_time(parts: dict[str, Any]) -> bool:
    """Whether an expression is a time of day with no day."""
    return all(k in _TIME for k in parts)


def _yearless(parts: dict[str, Any]) -> bool:
    return any(k in parts for k in _NAMED) and "year" not in parts and "offset" not in parts


def _of_year(parts: dict[str, Any]) -> bool:
    return set(parts) == {"year"} or (parts.get("unit") == "year" and "offset" in parts)


def _dayish(parts: dict[str, Any]) -> bool:
    return "weekday" in parts or "day" in parts or parts.get("unit") == "day" or "holiday" in parts


def _with_time(a: dict[str, Any], b: dict[str, Any], words: str) -> dict[str, Any] | None:
    time, day = (a, b) if is_time(a) else (b, a)
    if not _dayish(day) or "clock" in day and not ("clock" in time or "hour" in time):
        return None
    if time.get("loose") and time is a and words not in ("", "of", "on", ","):
        return None
    if time is a and words not in ("", "on", ",", "of", "on the", "in the", "of the"):
        return None
    if time is b and words in ("on", "of", "of the") and time.get("loose") and words != "of":
        return None
    out = {**day, **{k: v for k, v in time.items() if k != "loose"}}
    if "clock" in day and "clock" in time or ("clock" in day and "hour" in time):
        out["part"] = day["clock"]
        if "clock" not in time:
            del out["clock"]
    return out


def _counted(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Lengths of time counted from somewhere: two weeks ago, three days later, in two years, a week after May 3."""
    out: list[Raw] = []
    end = 0
    for n, raw in enumerate(raws):
        if raw.first < end:
            continue
        if raw.kind == "duration":
            following = raws[n + 1] if n + 1 < len(raws) else None
            raw = _from(scene, raw, following) or _after(scene, raw) or _in(scene, raw) or raw
        end = raw.last
        before = out[-1] if out else None
        if (
            before
            and "shift" in raw.parts
            and set(before.parts) == {"weekday"}
            and gap(scene, before, raw) in ("", ",")
        ):
            raw.parts["weekday"] = before.parts["weekday"]
            raw.first = out.pop().first
        out.append(raw)
    return out


def _from(scene: Scene, raw: Raw, following: Raw | None) -> Raw | None:
    words = gap(scene, raw, following) if following else None
    sign = scene.book.lists.get("counted_from", {}).get(words) if words else None
    if not sign or following is None or not _countable(raw.parts, following):
        return None
    return Raw(raw.first, following.last, "date", {"shift": raw.parts, "sign": sign, "from": following})


def _same_week(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """ "Monday, Thursday or Friday of next week": all of next week."""
    for near, far in [*zip(raws, raws[1:], strict=False), *zip(raws[::-1], raws[-2::-1], strict=False)]:
        one, two = (near, far) if near.first < far.first else (far, near)
        shares = near.parts.get("unit") == "week" and "weekday" in near.parts and _bare(far) == {"weekday"}
        if shares and gap(scene, one, two) in ("", ",", "and", "or", ", and", ", or"):
            far.parts |= {k: v for k, v in near.parts.items() if k in ("unit", "offset", "base")}
    return raws


def _ellipsis(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """ "This week or next": next week."""
    for one, two in zip(raws, raws[1:], strict=False):
        if gap(scene, one, two) not in ("or", "and"):
            continue
        bare, full = (one, two) if "bare" in one.parts else (two, one)
        if "bare" in bare.parts and "unit" in full.parts and "offset" in full.parts:
            bare.parts["unit"] = full.parts["unit"]
    return [r for r in raws if "bare" not in r.parts or "unit" in r.parts]


def _bare(raw: Raw) -> set[str]:
    return set(raw.parts) - set(_TIME)


def _countable(parts: dict[str, Any], date: Raw) -> bool:
    if (
        date.kind != "date"
        or isinstance(parts.get("count"), str)
        or parts["unit"] in ("hour", "minute", "second")
    ):
        return False
    if _dayish(date.parts) and ("weekday" not in date.parts or True):
        return True
    return "year" in date.parts and parts["unit"] in ("year", "decade", "century") and len(date.parts) == 1


def _after(scene: Scene, raw: Raw) -> Raw | None:
    for size in (2, 1):
        words = scene.lexed.low[raw.last : raw.last + size]
        rule = scene.book.lists.get("counted", {}).get(" ".join(words))
        if rule is None or len(words) < size:
            continue
        after = scene.word(raw.last + size)
        if rule.get("last") and after not in ("", ".", ",", ";", ")", "and", "but"):
            return None
        if after == "than":
            return None
        return Raw(
            raw.first,
            raw.last + size,
            "date",
            {"shift": raw.parts, "sign": rule["sign"], "base": rule["base"]},
        )
    return None


def _in(scene: Scene, raw: Raw) -> Raw | None:
    """ "In two weeks": a date only where the clause looks ahead, which is settled later."""
    led = {"REL", "OTHER", "the"} & scene.classes(raw.first)
    if scene.word(raw.first - 1) != "in" or led or isinstance(raw.parts.get("count"), str):
        return None
    return Raw(raw.first, raw.last, "duration", {**raw.parts, "ahead": True})


def _modify(scene: Scene, raw: Raw, taken: int) -> None:
    """Take in the words before an expression that say how early, late or close."""
    mods = scene.book.before.get("mods", {})
    for size in range(4, 0, -1):
        first = raw.first - size
        if first < taken:
            continue
        mod = mods.get(tuple(scene.lexed.low[first : raw.first]))
        if mod is None or not _fits(scene, raw, mod):
            continue
        raw.first = first
        if mod != "WITHIN":
            raw.mod = "APPROX" if mod == "ABOUT" else mod
        return


def _fits(scene: Scene, raw: Raw, mod: str) -> bool:
    if raw.kind == "duration":
        return mod in ("APPROX", "ABOUT") and not {"the", "REL", "OTHER"} & scene.classes(raw.first)
    if raw.kind in ("set", "ref"):
        return False
    if raw.kind == "time" and mod == "WITHIN":
        return False
    return mod != "APPROX"


def _edge(scene: Scene, raw: Raw, taken: int) -> None:
    """Mark an expression that opens or closes a stretch: since, until, by, before, after."""
    if raw.kind not in ("date", "time"):
        return
    edges = scene.book.before.get("edges", {})
    low = scene.lexed.low
    for size in (3, 2, 1):
        first = raw.first - size
        if first >= taken and (edge := edges.get(tuple(low[first : raw.first]))):
            raw.edge, raw.edge_first = edge, first
            return


def _split(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """May 3-5 and 2016-17 are two dates; so are "May 3 and 5"."""
    out: list[Raw] = []
    for raw in raws:
        parts = raw.parts
        if "to_year" in parts:
            one = Raw(raw.first, raw.last, "date", {"year": parts["year"]})
            two = Raw(raw.first, raw.last, "date", {"year": parts["to_year"]})
            out.append(Raw(raw.first, raw.last, "stretch", {}, bits=[one, two]))
        elif "day2" in parts:
            out += _days(scene, raw)
        else:
            out.append(raw)
    return out


def _days(scene: Scene, raw: Raw) -> list[Raw]:
    shared = {k: v for k, v in raw.parts.items() if k in ("month", "year")}
    tags, low = scene.lexed.tags, scene.lexed.low
    middle = next(
        (
            i
            for i in range(raw.first + 1, raw.last - 1)
            if low[i] in ("to", "and", "or", "-", "–", "—", "through", "until")
        ),
        raw.first + 1,
    )
    del tags
    one = Raw(raw.first, middle, "date", {"day": raw.parts["day"], **shared}, mod=raw.mod)
    two = Raw(middle + 1, raw.last, "date", {"day": raw.parts["day2"], **shared})
    if low[middle] in ("and", "or") and scene.word(raw.first - 1) != "between":
        return [one, two]
    if raw.parts["day2"] <= raw.parts["day"]:
        return [one]
    first = raw.first - 1 if scene.word(raw.first - 1) in ("from", "between") else raw.first
    return [Raw(first, raw.last, "stretch", {}, bits=[one, two])]


def _stretches(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Pairs of dates that are the two ends of a stretch."""
    out: list[Raw] = []
    for raw in raws:
        before = out[-1] if out else None
        if before and raw.kind in ("date", "time") and before.kind == raw.kind:
            words = gap(scene, before, raw)
            first = _opening(scene, before, words) if words else None
            if first is not None:
                raw.edge = None
                before.edge = None
                out[-1] = Raw(first, raw.last, "stretch", {}, bits=[before, raw])
                continue
        out.append(raw)
    return out


def _opening(scene: Scene, one: Raw, words: str) -> int | None:
    """Where a stretch starts whose first end is `one` and whose middle these words are; None: it is none."""
    said = scene.word(one.first - 1)
    for rule in scene.book.lists.get("between", []):
        if words in rule["middle"]:
            if not rule["before"]:
                return one.first
            if said == rule["before"]:
                return one.first - 1
    return None
