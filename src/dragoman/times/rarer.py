"""Guards of the rarer forms: feasts, halves and quarters, eras, "the Friday of next month".

Each is named in `lexicon/en/times.yml` and says whether a match stands; some fill in what the match means.
"""

from collections.abc import Callable

from dragoman.times.match import Raw, Scene

_SPORT_REACH = 40  # words around "the second half" that may tell of a match
_OVERNIGHT_ENDS = ("advmod", "obl", "root", "nmod")


def towers(scene: Scene, raw: Raw) -> bool:
    """9/11, the Sept. 11 attacks: of 2001."""
    if (raw.parts.get("month"), raw.parts.get("day")) != (9, 11):
        return False
    short = raw.last - raw.first == 1
    if not short and not scene.book.among("towers", scene.word(raw.last)):
        return False
    raw.parts["year"] = 2001
    return True


def monthday(_scene: Scene, raw: Raw) -> bool:
    """On 11/15; on 9/11 is always that of 2001."""
    if (raw.parts["month"], raw.parts["day"]) == (9, 11):
        raw.parts["year"] = 2001
    return True


def nameless(_scene: Scene, raw: Raw) -> bool:
    """The first Monday of every month: once a month."""
    raw.parts.pop("weekday", None)
    return True


def longspan(scene: Scene, raw: Raw) -> bool:
    """As in "the first day of the year", not "of the week" or "of the year-long siege"."""
    return raw.parts["unit"] in ("month", "year") and scene.word(raw.last) not in ("-", "of", "'s", "’s")


def attached(scene: Scene, raw: Raw) -> bool:
    """As in "FY19", "10Y": words with nothing between, and nothing behind."""
    starts, ends = scene.lexed.starts, scene.lexed.ends
    inside = all(ends[i] == starts[i + 1] for i in range(raw.first, raw.last - 1))
    return inside and not (
        raw.last < len(starts) and starts[raw.last] == ends[raw.last - 1] and _alnum(scene, raw)
    )


def _alnum(scene: Scene, raw: Raw) -> bool:
    return scene.word(raw.last)[:1].isalnum() or scene.word(raw.last) in ("-", "/", "%")


def first_attached(scene: Scene, raw: Raw) -> bool:
    """As in "3Q 2019", "H1 2019": the first two words with nothing between."""
    return scene.lexed.ends[raw.first] == scene.lexed.starts[raw.first + 1]


def centuries(scene: Scene, raw: Raw) -> bool:
    """The first of "the 18th and 19th centuries"."""
    words = [scene.word(raw.last + k) for k in range(3)]
    return words[0] in ("and", "or", "to", "-", "–") and words[2] == "centuries"


def upper(scene: Scene, raw: Raw) -> bool:
    """An era in capitals, after a number that can be its year."""
    said = scene.text.report.text[scene.lexed.starts[raw.first] : scene.lexed.ends[raw.last - 1]]
    year = raw.parts["year"]
    return said.isupper() and isinstance(year, int) and 1 <= year <= 9999


def winter(_scene: Scene, raw: Raw) -> bool:
    """The winter of 2010-11 is that of its first year."""
    return raw.parts.pop("to_year", None) is not None


def ended(scene: Scene, raw: Raw) -> bool:
    """The quarter ended Sept. 30 is the last, the quarter ending Dec. 31 this one."""
    offset = {"ended": -1, "ending": 0}.get(scene.word(raw.last))
    if offset is None or raw.parts["unit"] not in ("quarter", "month", "week"):
        return False
    raw.parts["offset"] = offset
    return True


def latest(_scene: Scene, raw: Raw) -> bool:
    """The latest quarter, month or week; the latest day is no date."""
    return raw.parts["unit"] in ("quarter", "month", "week")


def noscore(scene: Scene, raw: Raw) -> bool:
    """The first half of a year, not of a match, and not half of something."""
    if raw.parts["halfyear"] not in (1, 2) or scene.word(raw.last) in ("of", "dozen", "hour", "century"):
        return False
    around = scene.lexed.low[max(0, raw.first - _SPORT_REACH) : raw.last + _SPORT_REACH]
    return not any(scene.book.among("sport", word) for word in around)


def modern(_scene: Scene, raw: Raw) -> bool:
    """A day of shops, which older days of the name were not."""
    return bool(raw.parts["year"] >= 1990)


def nofollow(scene: Scene, raw: Raw) -> bool:
    """As in "last week", not "the last week of the talks"; the last day is no yesterday."""
    if raw.parts.get("rel") not in ("last", "past"):
        return True
    return raw.parts["unit"] != "day" and scene.word(raw.last) != "of"


def prize(scene: Scene, raw: Raw) -> bool:
    """As in "person of the year", not "days of the week" or "time of the year"."""
    noun = scene.token(raw.first - 2)
    if raw.parts["unit"] not in ("day", "week", "month", "year"):
        return False
    if noun is None or noun.pos not in ("NOUN", "PROPN") or noun.has("Number=Plur"):
        return False
    if scene.capital(raw.last - 1):  # "Person of the Year" is a name
        return False
    after = scene.word(raw.last)
    if scene.classes(raw.last) or scene.book.among("opens_span", after) or after in ("'s", "’s"):
        return False
    return not scene.book.among("parts_of", noun.lemma.lower()) and not scene.classes(raw.first - 2)


def owner(scene: Scene, raw: Raw) -> bool:
    """As in "the year's first vote", "the day's events"; not "the week's end"."""
    return scene.word(raw.last) in ("'s", "’s") and scene.word(raw.last + 1) not in ("end", "time", "-", "")


def beside(scene: Scene, raw: Raw) -> bool:
    """The day before Christmas, the day after May 3: a length only where a day follows."""
    raw.parts["led"] = True
    named = {"HOLIDAY", "MONTH", "WEEKDAY", "DAYNUM", "NUMDATE"}
    near = scene.word(raw.last) in ("before", "after") and bool(named & scene.classes(raw.last + 1))
    return near and raw.parts["unit"] == "day"


def adverb(scene: Scene, raw: Raw) -> bool:
    """Overnight as a night: "clashed overnight", "the overnight raid", not "an overnight train"."""
    token = scene.token(raw.first)
    if token is not None and token.rel not in _OVERNIGHT_ENDS:
        noun = scene.text.head_of(token.i)
        if noun is None or scene.book.among("nightly", noun.lemma.lower()):
            return False
    raw.parts["loose"] = True
    return scene.word(raw.first - 1) != "-" and scene.word(raw.last) != "-"


def shifted(scene: Scene, raw: Raw) -> bool:
    """As in "years later"."""
    return scene.word(raw.last) in ("later", "afterward", "afterwards")


def everynth(_scene: Scene, raw: Raw) -> bool:
    """Every third day: P3D."""
    raw.parts["count"] = raw.parts.pop("nth")
    return bool(raw.parts["count"] > 1)


RARER: dict[str, Callable[[Scene, Raw], bool]] = {
    "towers": towers,
    "nameless": nameless,
    "longspan": longspan,
    "attached": attached,
    "first_attached": first_attached,
    "centuries": centuries,
    "upper": upper,
    "winter": winter,
    "ended": ended,
    "latest": latest,
    "noscore": noscore,
    "monthday": monthday,
    "modern": modern,
    "nofollow": nofollow,
    "prize": prize,
    "owner": owner,
    "beside": beside,
    "adverb": adverb,
    "shifted": shifted,
    "everynth": everynth,
}
