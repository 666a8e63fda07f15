"""Put together what stands apart: "two weeks" and "ago", "early" and "2009", "from 2011" "to 2014"."""

from itertools import pairwise

from dragoman.times.lengths import CLOCK_UNITS
from dragoman.times.match import Raw, Scene
from dragoman.times.unite import TIME, is_day, unite

_BOUNDS = {
    "before": "BEFORE",
    "before around": "BEFORE",
    ", before": "BEFORE",
    "after": "AFTER",
    "later than": "AFTER",
}
_LISTED = ("", ",", "and", "or", ", and", ", or")
_LONGEST_MOD, _LONGEST_EDGE = 4, 3  # words


def join(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Expressions with their parts together, their modifiers and edges; loose times of day are dropped."""
    raws = _counted(scene, _merged(scene, _ellipsis(scene, raws)))
    raws = [r for r in _same_week(scene, raws) if "overnight" in r.parts or not _unfinished(r)]
    taken = 0
    for raw in raws:
        _modify(scene, raw, taken)
        _edge(scene, raw, taken)
        taken = raw.last
    return _stretches(scene, _split(scene, raws))


def _unfinished(raw: Raw) -> bool:
    """Whether an expression counts only beside another, and none stood there."""
    return bool(raw.parts.get("loose") or raw.parts.get("led"))


def gap(scene: Scene, one: Raw, two: Raw) -> str | None:
    """The words between two expressions; None where there are too many."""
    return " ".join(scene.lexed.low[one.last : two.first]) if two.first - one.last <= 3 else None


def _ellipsis(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Give the "next" of "this week or next" its unit; drop one that gets none."""
    for one, two in pairwise(raws):
        if gap(scene, one, two) not in ("or", "and"):
            continue
        bare, full = (one, two) if "bare" in one.parts else (two, one)
        if "bare" in bare.parts and {"unit", "offset"} <= full.parts.keys():
            bare.parts["unit"] = full.parts["unit"]
    return [r for r in raws if "bare" not in r.parts or "unit" in r.parts]


def _merged(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Dates whose parts stand beside each other made one."""
    glue = scene.book.sets.get("glue", frozenset())
    out: list[Raw] = []
    for raw in raws:
        words = gap(scene, out[-1], raw) if out else None
        parts = None
        if words in glue and words is not None and {raw.kind, out[-1].kind} <= {"date", "time"}:
            parts = unite(out[-1].parts, raw.parts, words)
        if parts is None:
            out.append(raw)
            continue
        kind = "time" if parts.keys() & {"clock", "hour"} else "date"
        out[-1] = Raw(out[-1].first, raw.last, kind, parts, mod=_BOUNDS.get(words or ""))
    return out


# ---- lengths counted from somewhere


def _counted(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Two weeks ago, three days later, in two years, a week after May 3."""
    out: list[Raw] = []
    end = 0
    for n, raw in enumerate(raws):
        if raw.first < end:
            continue
        following = raws[n + 1] if n + 1 < len(raws) else None
        whole = _count(scene, raw, following) if raw.kind == "duration" else raw
        end = whole.last
        out.append(_on_weekday(scene, out, whole))
    return out


def _on_weekday(scene: Scene, out: list[Raw], raw: Raw) -> Raw:
    """Monday two weeks from now; two weeks from now on Monday: one date, the last of `out` taken in."""
    before = out[-1] if out else None
    if before and gap(scene, before, raw) == "" and (whole := _ago_day(before, raw)):
        out.pop()
        return whole
    for day, counted, words in ((before, raw, ("", ",")), (raw, before, ("on",))):
        if not (before and day and counted) or day.parts.keys() != {"weekday"}:
            continue
        if counted.parts.get("ahead") and gap(scene, before, raw) == "on":
            out.pop()
            shift = {"shift": counted.parts, "sign": 1, "base": "now", "weekday": day.parts["weekday"]}
            return Raw(before.first - 1, raw.last, "date", shift)
        if "shift" in counted.parts and gap(scene, before, raw) in words:
            out.pop()
            return Raw(before.first, raw.last, "date", {**counted.parts, "weekday": day.parts["weekday"]})
    return raw


def _ago_day(ago: Raw, day: Raw) -> Raw | None:
    """A week ago Tuesday; a year ago today: the very day."""
    if ago.parts.get("base") != "now" or ago.parts["sign"] > 0:
        return None
    spans = ago.parts["shift"]
    if day.parts.keys() == {"weekday"} and spans["unit"] == "week" and isinstance(spans.get("count"), int):
        parts = {**day.parts, "ago": 1, "count": spans["count"]}
        return Raw(ago.first, day.last, "date", {**parts, "since": "today"})
    today = day.parts.get("unit") == "day" and day.parts.get("offset") == 0
    if today and _countable(Raw(0, 0, "", spans), day):
        return Raw(ago.first, day.last, "date", {"shift": spans, "sign": -1, "from": day})
    return None


def _count(scene: Scene, raw: Raw, following: Raw | None) -> Raw:
    return _from(scene, raw, following) or _after(scene, raw) or _in_time(scene, raw) or _in(scene, raw)


def _in_time(scene: Scene, raw: Raw) -> Raw | None:
    """In two weeks' time."""
    said = scene.word(raw.first - 1), scene.word(raw.last), scene.word(raw.last + 1)
    if said[0] != "in" or said[1] not in ("'s", "’s", "'", "’") or said[2] != "time":
        return None
    return Raw(raw.first - 1, raw.last + 2, "date", {"shift": raw.parts, "sign": 1, "base": "now"})


def _from(scene: Scene, raw: Raw, following: Raw | None) -> Raw | None:
    """Two weeks after May 3."""
    words = gap(scene, raw, following) if following else None
    sign = scene.book.lists.get("counted_from", {}).get(words) if words else None
    if not sign or following is None or not _countable(raw, following):
        return None
    return Raw(raw.first, following.last, "date", {"shift": raw.parts, "sign": sign, "from": following})


def _countable(raw: Raw, date: Raw) -> bool:
    """Whether a date is precise enough to count so from it: days from days, years from years."""
    unit, count = raw.parts["unit"], raw.parts.get("count")
    if date.kind != "date" or isinstance(count, str) or unit in CLOCK_UNITS:
        return False
    years = date.parts.keys() == {"year"} and unit in ("year", "decade", "century")
    return years or (is_day(date.parts) and "shift" not in date.parts)


def _after(scene: Scene, raw: Raw) -> Raw | None:
    """Two weeks ago."""
    for size in (2, 1):
        words = scene.lexed.low[raw.last : raw.last + size]
        rule = scene.book.lists.get("counted", {}).get(" ".join(words))
        if rule is None or len(words) < size:
            continue
        after = scene.word(raw.last + size)
        if after == "than" or (rule.get("last") and after not in ("", ".", ",", ";", ")", "and", "but")):
            return None
        parts = {"shift": raw.parts, "sign": rule["sign"], "base": rule["base"]}
        return Raw(raw.first, raw.last + size, "date", parts)
    return None


def _in(scene: Scene, raw: Raw) -> Raw:
    """Mark "in two weeks": a date where the clause looks ahead, which is settled later."""
    led = {"REL", "OTHER", "the"} & scene.classes(raw.first)
    if scene.word(raw.first - 1) == "in" and not led and not isinstance(raw.parts.get("count"), str):
        raw.parts["ahead"] = True
    return raw


def _same_week(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Monday, Thursday or Friday of next week: all of next week."""
    for near, far in (*pairwise(raws), *pairwise(raws[::-1])):
        one, two = (near, far) if near.first < far.first else (far, near)
        week = near.parts.get("unit") == "week" and "weekday" in near.parts
        if not week or gap(scene, one, two) not in _LISTED:
            continue
        if far.parts.keys() - TIME == {"weekday"}:
            far.parts |= {k: v for k, v in near.parts.items() if k in ("unit", "offset", "base")}
        elif far.parts.get("unit") == "week" and "weekday" not in far.parts and far is two:
            far.parts["weekday"] = near.parts["weekday"]  # "Friday this week or next week"
    return raws


# ---- words before an expression


def _modify(scene: Scene, raw: Raw, taken: int) -> None:
    """Take in the words before an expression that say how early, late or close."""
    mods = scene.book.before.get("mods", {})
    for size in range(min(_LONGEST_MOD, raw.first - taken), 0, -1):
        first = raw.first - size
        mod = mods.get(tuple(scene.lexed.low[first : raw.first]))
        if mod is not None and _fits(scene, raw, mod):
            raw.first = first
            raw.mod = {"WITHIN": None, "ABOUT": "APPROX"}.get(mod, mod)
            return


def _fits(scene: Scene, raw: Raw, mod: str) -> bool:
    if raw.kind == "duration":
        return mod in ("APPROX", "ABOUT") and not {"the", "REL", "OTHER"} & scene.classes(raw.first)
    return raw.kind in ("date", "time") and mod != "APPROX" and (raw.kind == "date" or mod != "WITHIN")


def _edge(scene: Scene, raw: Raw, taken: int) -> None:
    """Mark an expression that opens or closes a stretch: since, until, by, before, after."""
    if raw.kind not in ("date", "time"):
        return
    edges, low = scene.book.before.get("edges", {}), scene.lexed.low
    for size in range(min(_LONGEST_EDGE, raw.first - taken), 0, -1):
        first = raw.first - size
        edge = edges.get(tuple(low[first : raw.first]))
        if edge and scene.word(first - 1) != "-":  # "a follow-up to last year's"
            raw.edge, raw.edge_first = edge, first
            return


# ---- stretches


def _split(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Take "May 3-5" and "2016-17" apart into the two dates that they are."""
    out: list[Raw] = []
    for raw in raws:
        if "to_year" in raw.parts:
            ends = [Raw(raw.first, raw.last, "date", {"year": raw.parts[k]}) for k in ("year", "to_year")]
            out.append(Raw(raw.first, raw.last, "stretch", {}, bits=ends))
        elif "day2" in raw.parts:
            out += _days(scene, raw)
        else:
            out.append(raw)
    return out


def _days(scene: Scene, raw: Raw) -> list[Raw]:
    """The two days of "May 3-5"; of "May 3 and 5", which is no stretch."""
    parts, low = raw.parts, scene.lexed.low
    shared = {k: v for k, v in parts.items() if k in ("month", "year")}
    inside = range(raw.first + 1, raw.last - 1)
    middle = next(
        (i for i in inside if low[i] in ("and", "or") or scene.book.among("to", low[i])), raw.first + 1
    )
    one = Raw(raw.first, middle, "date", {"day": parts["day"], **shared}, mod=raw.mod)
    two = Raw(middle + 1, raw.last, "date", {"day": parts["day2"], **shared})
    led = scene.word(raw.first - 1) in ("from", "between")
    if low[middle] in ("and", "or") and not led:
        return [one, two]
    if parts["day2"] <= parts["day"]:
        return [one]
    return [Raw(raw.first - led, raw.last, "stretch", {}, bits=[one, two])]


def _stretches(scene: Scene, raws: list[Raw]) -> list[Raw]:
    """Pairs of dates that are the two ends of a stretch made one."""
    out: list[Raw] = []
    for raw in raws:
        before = out[-1] if out else None
        words = gap(scene, before, raw) if before and before.kind == raw.kind else None
        first = _opening(scene, before, words) if before and words and raw.kind in ("date", "time") else None
        if before is None or first is None:
            out.append(raw)
            continue
        raw.edge = before.edge = None
        out[-1] = Raw(first, raw.last, "stretch", {}, bits=[before, raw])
    return out


def _opening(scene: Scene, one: Raw, words: str) -> int | None:
    """Where a stretch starts whose first end is `one` and whose middle these words are; None: it is none."""
    said = scene.word(one.first - 1)
    for rule in scene.book.lists.get("between", []):
        if words in rule["middle"] and said == (rule["before"] or said):
            return one.first - bool(rule["before"])
    return None
