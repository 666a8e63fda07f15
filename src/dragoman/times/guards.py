"""What keeps a form from matching words that only look like a time: May the modal, 2,019 people, Mark, 27-year-old."""

from collections.abc import Callable

from dragoman.times.match import Raw, Scene

_ENDS = frozenset(["", ".", ",", ";", ":", "!", "?", ")", '"', "”", "’", "'", "and", "or", "but", "-", "–", "—", "'s", "’s"])
_MONTH_BEFORE = frozenset(
    "in last next since until till by early late mid this of from to and or through between during before after for "
    "on - ’s 's".split()
)


def _in_name(scene: Scene, i: int) -> bool:
    """Whether word i stands inside a longer name: "Sunday Times", "Theresa May", "April Ryan"."""
    token = scene.token(i)
    if token is None:
        return False
    for name in scene.names_at.get(token.i, ()):
        if name.last - name.first < 2:
            continue
        if name.label == "PER" and token.i == name.last - 1 and not scene.classes(i - 1):
            return True
        if token.i < name.last - 1 and scene.word(i + 1).isalpha() and not scene.classes(i + 1):
            return True
    return False


def month(scene: Scene, raw: Raw) -> bool:
    """A month by itself."""
    word = scene.word(raw.first)
    if not scene.book.among("doubtful", word.rstrip(".")):
        return not _in_name(scene, raw.first)
    token = scene.token(raw.first)
    if not scene.capital(raw.first) or token is None or token.pos in ("AUX", "VERB") or _in_name(scene, raw.first):
        return False
    return scene.word(raw.first - 1) in _MONTH_BEFORE or token.rel in ("obl", "nmod", "compound")


def weekday(scene: Scene, raw: Raw) -> bool:
    """A weekday by itself."""
    word = scene.word(raw.first).rstrip(".")
    if _in_name(scene, raw.first):
        return False
    if not scene.book.among("doubtful", word):
        return True
    return scene.capital(raw.first) and (word in ("mon", "wed") or scene.word(raw.first - 1) == "on")


def year(scene: Scene, raw: Raw) -> bool:
    """Four digits by themselves that are a year."""
    book, before, after = scene.book, scene.word(raw.first - 1), scene.word(raw.last)
    number = raw.parts["year"]
    if before in ("$", "€", "£", "¥", "#", "+", "/", ":") or after in ("%", "/") or (
        book.among("unyear_before", before) and before != "than"
    ):
        return False
    if before == "." and scene.word(raw.first - 2) == "no":
        return False
    if before == "than" and scene.word(raw.first - 2) in ("later", "earlier"):
        return True
    if before == "than" or book.among("unyear_after", after):
        return False
    led = before in ("in", "since", "until", "till", "by", "of", "from", "before", "after", "between", "during", "to")
    if not (1800 <= number <= 2100 or (led and before not in ("of", "to", "from", "by"))):
        return False
    token = scene.token(raw.last)
    counted = token is not None and token.pos == "NOUN" and token.has("Number=Plur") and not scene.capital(raw.last)
    if counted and not book.among("year_nouns", after):
        return book.among("determiners", before)
    return True


def clock(scene: Scene, raw: Raw) -> bool:
    """10:30 is a time where something says so, not a score or a verse."""
    if raw.last - raw.first > 1:
        return True
    before = scene.word(raw.first - 1)
    if ":" not in scene.word(raw.first):
        return False
    raw.parts["loose"] = not (before in ("at", "by", "around", "until", "from", "to", "between", "and", "@", "since", "till",
                                 "about", "before", "after") or before == "")  # fmt: skip
    return True


def age(scene: Scene, raw: Raw) -> bool:
    """A length, not somebody's age, a number of the month or an ordinal."""
    after = [scene.word(raw.last + k) for k in range(3)]
    if after[0] == "old" or after[:2] == ["-", "old"] or after[:2] == ["of", "age"]:
        return False
    if scene.word(raw.first - 1) in ("$", "€", "£", "aged", "age", "#", ":"):
        return False
    unit, count = raw.parts["unit"], raw.parts["count"]
    hyphen = scene.word(raw.first + 1) == "-"
    if unit == "second" and count == 1 and scene.word(raw.first) == "one":
        return scene.word(raw.last - 1) == "second"
    if isinstance(count, int) and 1500 <= count <= 2100 and not hyphen and "," not in scene.word(raw.first):
        return unit not in ("day", "night")
    return True


def one(scene: Scene, raw: Raw) -> bool:
    """ "A year", but no "a second", "a day" of a name, "a quarter of"."""
    unit = raw.parts["unit"]
    if unit in ("second", "night", "weekend") or (unit in ("quarter", "day") and scene.word(raw.last) == "of"):
        return False
    if unit == "quarter":
        return False
    return age(scene, raw)


def vague(scene: Scene, raw: Raw) -> bool:
    """ "For years", "over the years"; "after days of talks" too, "in hours" and "for hours" as well."""
    return scene.word(raw.last) not in ("old", "-")


def span(scene: Scene, raw: Raw) -> bool:
    """ "The past year" is a length; "the last quarter", "the last day" are not."""
    return scene.word(raw.last - 1) not in ("day", "quarter", "weekend")


def end(scene: Scene, raw: Raw) -> bool:
    """The expression stands alone: "Monday the 21st" but not "Monday the first time"."""
    return scene.word(raw.last) in _ENDS or bool(scene.classes(raw.last) & {"at", "in", "HOUR", "CARD", "on", "of"})


def whole(scene: Scene, raw: Raw) -> bool:
    """ "The end of the year", not "of the year 2010" or "of the year before"."""
    return scene.word(raw.last) not in ("of", "before", "after", "to", "that", "when", "-") and not scene.classes(raw.last) & {
        "INT", "YEAR"
    }


def alone(scene: Scene, raw: Raw) -> bool:
    """ "For the month", "during the week"."""
    return whole(scene, raw) and raw.parts["unit"] != "day" or scene.word(raw.last) in ("", ".")


def last(scene: Scene, raw: Raw) -> bool:
    """ "The day before" with nothing after it that it would be before."""
    return scene.word(raw.last) in _ENDS


def ordinal(scene: Scene, raw: Raw) -> bool:
    """ "The 23rd" of a month that another expression names."""
    if scene.word(raw.first - 1) not in ("on", "until", "by", "around", "before", "after", "from", "since"):
        return False
    after = scene.word(raw.last)
    return after in _ENDS or after in ("of", "this", "at") or scene.word(raw.last - 1) == "day"


def season(scene: Scene, raw: Raw) -> bool:
    """A season after its preposition."""
    token = scene.token(raw.last - 1)
    return token is None or token.pos in ("NOUN", "PROPN")


def ofyear(scene: Scene, raw: Raw) -> bool:
    """ "The first half", "the third month" of some year only."""
    return scene.word(raw.last) == "of" and scene.word(raw.last + 1) in ("the", "this", "last", "next")


def holiday(scene: Scene, raw: Raw) -> bool:
    """A feast, not what is named after it (the Christmas market)."""
    token = scene.token(raw.last - 1)
    return raw.last - raw.first > 1 or token is None or token.rel not in ("compound", "amod")


def hour(scene: Scene, raw: Raw) -> bool:
    """A bare hour, which only counts when it joins a day ("last night at 8")."""
    raw.parts["loose"] = True
    return scene.word(raw.last) in _ENDS


def part(scene: Scene, raw: Raw) -> bool:
    """ "In the morning"."""
    return scene.word(raw.last) not in ("of",) or True


def decade(scene: Scene, raw: Raw) -> bool:
    """ "The nineties", "the late sixties"; not the temperature in the nineties, nor a man in his sixties."""
    return scene.word(raw.first - 1) in ("the", "early", "late", "mid", "-") and scene.word(raw.first - 2) != "his"


def ellipsis(scene: Scene, raw: Raw) -> bool:
    """ "This week or next", "this or next week": the unit stands with the other."""
    raw.parts["bare"] = True
    linked = ("or", "and")
    after = scene.word(raw.last) in linked and "REL" in scene.classes(raw.last + 1)
    return after or (scene.word(raw.first - 1) in linked and scene.word(raw.last) in _ENDS)


def joined(scene: Scene, raw: Raw) -> bool:
    """A part of the day that only counts when it joins a day ("Friday morning"): settled on joining."""
    raw.parts["loose"] = True
    return True


def lower(scene: Scene, raw: Raw) -> bool:
    """ "Daily" in a name has its capital."""
    return not scene.capital(raw.first) or scene.opens_sentence(raw.first)


GUARDS: dict[str, Callable[[Scene, Raw], bool]] = {
    f.__name__: f
    for f in (month, weekday, year, clock, age, one, vague, span, end, whole, alone, last, ordinal, season, ofyear, holiday, hour,
              part, joined, decade, ellipsis, lower)
}  # fmt: skip
