"""What keeps a form off words that only look like a time: May the modal, 2,019 people, a 27-year-old.

Each guard is named in `lexicon/en/times.yml` and says whether a match stands.
"""

from collections.abc import Callable

from dragoman.times.match import Raw, Scene
from dragoman.times.rarer import RARER

_ENDS = frozenset(
    ("", ".", ",", ";", ":", "!", "?", ")", '"', "”", "’", "'", "and", "or", "but", "-", "–", "—", "'s", "’s")
)
_LAST_PLACE = 10  # ordinals in words up to here rank things more often than they date them
_MONEY = frozenset(("$", "€", "£", "¥", "#", "+", "/", ":"))
_SAID_AT = frozenset(
    (
        "",
        "at",
        "by",
        "around",
        "until",
        "till",
        "from",
        "to",
        "between",
        "and",
        "since",
        "about",
        "before",
        "after",
    )
)


def _in_name(scene: Scene, i: int) -> bool:
    """Whether word i stands inside a longer name: "Sunday Times", "Theresa May", "April Ryan"."""
    token = scene.token(i)
    for name in scene.names_at.get(token.i, ()) if token is not None else ():
        if token is None or name.last - name.first < 2:
            continue
        if name.label == "PER" and token.i == name.last - 1 and not scene.classes(i - 1):
            return True
        if token.i < name.last - 1 and scene.word(i + 1).isalpha() and not scene.classes(i + 1):
            return True
    return False


def _first_name(scene: Scene, i: int) -> bool:
    """Whether a month is somebody's first name, by the parse: "April Smith spoke", not "in April Smith"."""
    one, two = scene.token(i), scene.token(i + 1)
    if one is None or two is None or scene.book.among("before_month", scene.word(i - 1)):
        return False
    together = (two.head == one.i and two.rel == "flat") or (one.head == two.i and one.dep == "nmod:desc")
    return together and two.pos == "PROPN" and scene.capital(i + 1) and not scene.classes(i + 1)


def month(scene: Scene, raw: Raw) -> bool:
    """A month by itself; for May and March the parse has a say."""
    i = raw.first
    if _in_name(scene, i) or _first_name(scene, i):
        return False
    if not scene.book.among("doubtful", scene.word(i).rstrip(".")):
        return True
    token = scene.token(i)
    if scene.capital(i) and scene.word(i - 1) == "-" and scene.word(i - 2) in ("mid", "early", "late"):
        return True
    if not scene.capital(i) or token is None or token.pos in ("AUX", "VERB"):
        return False
    return scene.book.among("before_month", scene.word(i - 1)) or token.rel in ("obl", "nmod", "compound")


def weekday(scene: Scene, raw: Raw) -> bool:
    """A weekday by itself; "Sat" and "Sun" only after "on"."""
    i = raw.first
    if _in_name(scene, i):
        return False
    word = scene.word(i).rstrip(".")
    if not scene.book.among("doubtful", word):
        return True
    return scene.capital(i) and (word in ("mon", "wed") or scene.word(i - 1) == "on")


def year(scene: Scene, raw: Raw) -> bool:
    """Four digits by themselves that are a year."""
    return _year_by_before(scene, raw) and _year_by_after(scene, raw)


def _year_by_before(scene: Scene, raw: Raw) -> bool:
    before, second = scene.word(raw.first - 1), scene.word(raw.first - 2)
    if before == "than":
        return second in ("later", "earlier")
    if scene.book.among("uncertain_before", before) and not scene.book.among("before_year", second):
        return False
    if before in _MONEY or scene.book.among("unyear_before", before) or (before, second) == (".", "no"):
        return False
    if before in ("to", "-") and "YEAR" not in scene.classes(raw.first - 2):
        return before == "-" and "INT" not in scene.classes(
            raw.first - 2
        )  # "fell to 1950", a telephone number
    return 1800 <= raw.parts["year"] <= 2100 or scene.book.among("before_year", before)


def _year_by_after(scene: Scene, raw: Raw) -> bool:
    book, after = scene.book, scene.word(raw.last)
    if after == "/" or book.among("unyear_after", after):
        return False
    if after == "-" and book.among("unyear_hyphen", scene.word(raw.last + 1)):
        return False
    token = scene.token(raw.last)
    plural = (
        token is not None and token.pos == "NOUN" and token.has("Number=Plur") and not scene.capital(raw.last)
    )
    if not plural or book.among("year_nouns", after):
        return True
    before, number = scene.word(raw.first - 1), scene.token(raw.first)
    apart = number is not None and number.rel != "nummod" and book.among("before_year", before)
    return apart or book.among("determiners", before)  # "in 2014 rebels seized the town"


def clock(scene: Scene, raw: Raw) -> bool:
    """10:30 is a time where something says so; else only beside a day, for it may be a score or a verse."""
    if raw.last - raw.first > 1:
        return True
    raw.parts["loose"] = scene.word(raw.first - 1) not in _SAID_AT
    return ":" in scene.word(raw.first)


def age(scene: Scene, raw: Raw) -> bool:
    """A length, not somebody's age, an ordinal or a year."""
    after = [scene.word(raw.last + k) for k in range(2)]
    if after[0] == "old" or after in (["-", "old"], ["of", "age"]):
        return False
    if scene.word(raw.first - 1) in ("aged", "age", *_MONEY):
        return False
    count = raw.parts["count"]
    if raw.parts["unit"] == "quarter" and after[0] == "of":
        return False
    if scene.word(raw.last - 1) == "h" and not _attached(scene, raw.last - 1):
        return False
    if isinstance(count, int) and 1500 <= count <= 2100 and "," not in scene.word(raw.first):
        return "UNITS" in scene.classes(raw.last - 1)  # "the 2014 quarter" has a year
    return True


def _attached(scene: Scene, i: int) -> bool:
    """Whether word i follows a number with nothing between, and ends there: "3h", not "an H5N1 strain"."""
    starts, ends = scene.lexed.starts, scene.lexed.ends
    behind = i + 1 < len(starts) and starts[i + 1] == ends[i] and scene.word(i + 1).isalnum()
    return starts[i] == ends[i - 1] and scene.word(i - 1).isdigit() and not behind


def one(scene: Scene, raw: Raw) -> bool:
    """As in "a year", but not "a second" or "a quarter" of something."""
    unit = raw.parts["unit"]
    if scene.word(raw.last) in ("when", "that", "where", "which", "-"):
        return False
    if unit in ("second", "night", "weekend", "quarter") or (unit == "day" and scene.word(raw.last) == "of"):
        return False
    return age(scene, raw)


def vague(scene: Scene, raw: Raw) -> bool:
    """As in "for years", not "for years-old" or "the years 2014 to 2016"."""
    return scene.word(raw.last) not in ("old", "-") and "YEAR" not in scene.classes(raw.last)


def span(scene: Scene, raw: Raw) -> bool:
    """Take "the past year" as a length, but not "the last quarter" or "the last day"."""
    return scene.word(raw.last - 1) not in ("day", "quarter", "weekend") and scene.word(raw.last) != "of"


def end(scene: Scene, raw: Raw) -> bool:
    """As in "Monday the 21st", but not "Monday the first time"."""
    return scene.word(raw.last) in _ENDS or bool(
        scene.classes(raw.last) & {"at", "in", "HOUR", "CARD", "on", "of"}
    )


def whole(scene: Scene, raw: Raw) -> bool:
    """As in "the end of the year", not "of the year 2010" or "of the year before"."""
    if scene.book.among("opens_span", scene.word(raw.last)):
        return False
    return not scene.classes(raw.last) & {"INT", "YEAR"}


def alone(scene: Scene, raw: Raw) -> bool:
    """As in "for the month", "during the week"; "the day" only at the end of a sentence."""
    return whole(scene, raw) and (raw.parts["unit"] != "day" or scene.word(raw.last) in ("", "."))


def last(scene: Scene, raw: Raw) -> bool:
    """Take "the day before" only with nothing after it that it would be before."""
    return scene.word(raw.last) in _ENDS


def ordinal(scene: Scene, raw: Raw) -> bool:
    """As in "on the 23rd", of a month that another expression names; not "the first-term senator"."""
    if not scene.book.among("before_ordinal", scene.word(raw.first - 1)):
        return False
    after = scene.word(raw.last)
    if scene.word(raw.last - 1) == "day":  # "on the second day of the trial" is no 2nd
        return after != "of" or bool({"REL", "OTHER"} & scene.classes(raw.last + 1)) or _of_month(scene, raw)
    return (
        (after in _ENDS and after != "-")
        or after in ("this", "at")
        or (after == "of" and _of_date(scene, raw))
    )


def _of_month(scene: Scene, raw: Raw) -> bool:
    return [scene.word(raw.last + k) for k in (1, 2)] == ["the", "month"]


def _of_date(scene: Scene, raw: Raw) -> bool:
    """Whether "of" leads to a month: "the 15th of next month"."""
    return _of_month(scene, raw) or bool({"REL", "OTHER", "MONTH"} & scene.classes(raw.last + 1))


def season(scene: Scene, raw: Raw) -> bool:
    """A season after its preposition, not a verb."""
    token = scene.token(raw.last - 1)
    return token is None or token.pos in ("NOUN", "PROPN")


def ofyear(scene: Scene, raw: Raw) -> bool:
    """As in "the first half", "the third month" of some year only."""
    return scene.word(raw.last) == "of" and scene.word(raw.last + 1) in ("the", "this", "last", "next")


def holiday(scene: Scene, raw: Raw) -> bool:
    """A feast, not what is named after it (the Christmas market)."""
    token = scene.token(raw.last - 1)
    return raw.last - raw.first > 1 or token is None or token.rel not in ("compound", "amod")


def decade(scene: Scene, raw: Raw) -> bool:
    """Take "the nineties", "the late '60s", "1990s"; not a man in his sixties."""
    word = scene.word(raw.first)
    led = ("the", "early", "late", "mid", "-", "'", "’", "‘")
    return word == "the" or word[:4].isdigit() or scene.word(raw.first - 1) in led


def lower(scene: Scene, raw: Raw) -> bool:
    """Take "daily" as a word; in a name it has its capital."""
    return not scene.capital(raw.first) or scene.opens_sentence(raw.first)


def noverb(scene: Scene, raw: Raw) -> bool:
    """As in "the last two days", but not "scheduled to last two days"."""
    if scene.word(raw.first) != "last":
        return True
    token = scene.token(raw.first)
    return token is None or token.pos not in ("VERB", "AUX")


def short_quarter(scene: Scene, raw: Raw) -> bool:
    """As in "Q3", written as one word."""
    together = scene.lexed.ends[raw.first] == scene.lexed.starts[raw.first + 1]
    return scene.capital(raw.first) and together and raw.parts["quarter"] in (1, 2, 3, 4)


def possessed(scene: Scene, raw: Raw) -> bool:
    """As in "by year's end", with its possessive."""
    return raw.last - raw.first == 3 and whole(scene, raw)


def rate(scene: Scene, raw: Raw) -> bool:
    """As in "15 a year", "$3 a day", "24 hours a day"."""
    before = raw.first - 1
    return bool(scene.classes(before) & {"INT", "CARD", "UNITS"}) and raw.parts["unit"] != "second"


def joined(_scene: Scene, raw: Raw) -> bool:
    """A time of day that only counts beside a day, as in "Friday morning": settled on joining."""
    raw.parts["loose"] = True
    return True


def hour(scene: Scene, raw: Raw) -> bool:
    """A bare hour after its preposition, which counts beside a day."""
    return joined(scene, raw) and scene.word(raw.last) in _ENDS


def ellipsis(scene: Scene, raw: Raw) -> bool:
    """As in "this week or next", "this or next week": the unit stands with the other."""
    raw.parts["bare"] = True
    linked = ("or", "and")
    if scene.word(raw.last) in linked and "REL" in scene.classes(raw.last + 1):
        return True
    token = scene.token(raw.last)
    return scene.word(raw.first - 1) in linked and (
        token is None or token.pos not in ("NOUN", "ADJ", "PROPN", "NUM")
    )


GUARDS: dict[str, Callable[[Scene, Raw], bool]] = {
    "month": month,
    "weekday": weekday,
    "year": year,
    "clock": clock,
    "age": age,
    "one": one,
    "vague": vague,
    "span": span,
    "end": end,
    "whole": whole,
    "alone": alone,
    "last": last,
    "ordinal": ordinal,
    "season": season,
    "ofyear": ofyear,
    "holiday": holiday,
    "decade": decade,
    "lower": lower,
    "noverb": noverb,
    "short_quarter": short_quarter,
    "possessed": possessed,
    "rate": rate,
    "joined": joined,
    "hour": hour,
    "ellipsis": ellipsis,
    **RARER,
}
