"""Cut a block's text into words and numbers, each with its tag and what it is worth."""

import re
from dataclasses import dataclass
from typing import Any

from dragoman.times.moments import exists
from dragoman.times.vocabulary import UNKNOWN, Vocabulary

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_LEX = re.compile(
    rf"""\s*+(?:  # with the space before, at which nothing else is then looked for
    (?P<plain>(?<!\d)[^\W\d_]+(?![\w.'’-]))  # most words, told at once
  | (?P<mark>[.,;:!?()"“”—–-])  # and marks that begin nothing
  | (?P<stamp>(?<!\d)\d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z\b|[+-]\d\d:?\d\d)?)
  | (?P<odd>(?<![\w./-])(?:\d{{4}}[-/]\d{{1,2}}[-/]{_MONTH}
      |{_MONTH}-\d{{4}}-\d{{1,2}}|\d{{1,2}}-\d{{4}}-{_MONTH})\b)
  | (?P<date>(?<![\d.])(?:\d{{4}}[-/.](?:\d{{1,2}}|{_MONTH})[-/.]\d{{1,2}}(?!\d)
      |\d{{1,2}}[-/.](?:\d{{1,2}}|{_MONTH})[-/.](?:\d{{4}}|\d\d)(?!\d|[-/.]\d)
      |(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)))
  | (?P<spaced>(?<![\d.,/-])(?:19|20)\d\d[ ](?:0[1-9]|1[0-2])[ ](?:0[1-9]|[12]\d|3[01])(?![\d.,:/-]\d|\d))
  | (?P<monthfirst>\b{_MONTH}-\d{{1,2}}-\d{{4}}\b)
  | (?P<monthday>(?<![\w.,/$€£-])\d{{1,2}}/\d{{1,2}}(?![\w/%]|[.,-]\d))
  | (?P<years>(?<![\d.,-])(?:1\d|20)\d\d[-–/]\d\d(?![\d-]))
  | (?P<ym>(?<![\d.,-])(?:1\d|20)\d\d-\d(?![\d-])|(?<![\d.,/-])(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d(?![\d/-]))
  | (?P<clock>(?<![\d:.])(?:[01]\d|2[0-4])[0-5]\d(?=\s?(?:GMT|UTC|hours|hrs|local\stime)\b)
      |(?<![\d:.])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:])|(?<![\d.])\d{{1,2}}\.\d\d(?=\s?[ap]\.?m))
  | (?P<decade>(?:(?<!\d)(?:1\d|20)|(?<=['’‘])|\b)\d0['’]?s\b)
  | (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<yy>['’‘]\d\d(?![\d\w]))
  | (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)
  | (?P<era>\b(?:b\.c\.(?:e\.)?|a\.d\.))
  | (?P<half>[ap]\.m\b\.?|(?<=\d)[ap]\b)
  | (?P<oclock>o['’]clock\b)
  | (?P<poss>['’]s\b)
  | (?P<word>[^\W\d_]+)
  | (?P<other>\S))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_NUMBER = 18  # digits and commas: no count of anything is longer


@dataclass(slots=True)
class Lexed:
    """A block cut up: parallel lists, and the tags as one string."""

    low: list[str]  # lower-case words
    starts: list[int]  # offsets in the report
    ends: list[int]
    worth: list[Any]  # what a number, ordinal, numeric date or clock says; None for words
    tags: str


def lex(text: str, offset: int, book: Vocabulary) -> Lexed:
    """Cut up a text that starts at `offset` of the report."""
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    worth: list[Any] = []
    tags: list[str] = []
    words, points = book.words, book.points
    for match in _LEX.finditer(text):
        kind = match.lastgroup or "other"
        start, end = match.span(kind)
        word = match[kind].lower()
        value: Any = None
        if kind in ("plain", "word"):
            if word in points and text[end : end + 1] == ".":
                word += "."
                end += 1
            tag = words.get(word, UNKNOWN)
        elif kind in ("mark", "other"):
            if ends and word == "." and ends[-1] == offset + end:
                continue  # the point of a shortened word
            tag = words.get(word, UNKNOWN)
        else:
            if kind == "half" and len(word) == 1:  # 9p
                word += ".m."
            elif kind == "era":
                word = word.replace(".", "")
            tag, value = _worth(kind, word, book)
        low.append(word)
        starts.append(start + offset)
        ends.append(end + offset)
        worth.append(value)
        tags.append(tag)
    found = Lexed(low, starts, ends, worth, "".join(tags))
    return merge_cardinals(found, book)


def _worth(kind: str, word: str, book: Vocabulary) -> tuple[str, Any]:
    """The tag and the worth of a number or other shape."""
    if kind == "number" and len(word) > _LONGEST_NUMBER:
        return UNKNOWN, None
    if kind == "number":
        if word.isdigit():
            return book.tag(number_classes(word)), int(word)
        plain = word.replace(",", "")
        return book.tag(frozenset(["INT"])), (float(plain) if "." in plain else int(plain))
    if kind in ("half", "oclock", "poss", "era"):
        word = word.replace("’", "'")
        return book.words.get(word) or book.words.get(word.rstrip(".")) or UNKNOWN, None
    shape, value = _SHAPES[kind](word, book)
    return (book.tag(frozenset([shape])), value) if value is not None else (UNKNOWN, None)


def number_classes(digits: str) -> frozenset[str]:
    """What a whole number in digits can be."""
    number = int(digits)
    found = {"INT"}
    if len(digits) == 4 and 1000 <= number <= 2200:
        found.add("YEAR")
    if len(digits) <= 2:
        found |= {"DAYNUM"} if 1 <= number <= 31 else set()
        found |= {"HOUR"} if number <= 24 else set()
        found |= {"DAYYEAR"} if len(digits) == 2 else set()
    return frozenset(found)


def full_year(number: int) -> int:
    """A year of two digits in full: up to 39 in this century."""
    return number if number >= 100 else number + (2000 if number < 40 else 1900)


def _date(word: str, book: Vocabulary) -> tuple[str, Any]:
    """A date in numbers: year first, else month first as in the US where it can be."""
    if word.isdigit():
        return "NUMDATE", _day(int(word[:4]), int(word[4:6]), int(word[6:]))
    a, b, c = re.split(r"[-/.]", word)
    if not b.isdigit():
        month = book.values.get(("MONTH", b))
        if month is None:
            return "NUMDATE", None
        return "NUMDATE", _day(int(a), month, int(c)) if len(a) == 4 else _day(
            full_year(int(c)), month, int(a)
        )
    if len(a) == 4:
        return "NUMDATE", _day(int(a), int(b), int(c)) or _day(int(a), int(c), int(b))
    year, first, second = full_year(int(c)), int(a), int(b)
    if "." in word and len(c) == 2 and word[-3] != ".":
        return "NUMDATE", None
    day_first = "." in word
    either = (_day(year, second, first), _day(year, first, second))
    return "NUMDATE", (either[0] or either[1]) if day_first else (either[1] or either[0])


def _day(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    return (year, month, day) if exists(year, month, day) else None


def _month_first(word: str, book: Vocabulary) -> tuple[str, Any]:
    month, day, year = word.split("-")
    n = book.values.get(("MONTH", month))
    return "NUMDATE", _day(int(year), n, int(day)) if n else None


def _spaced(word: str, _: Vocabulary) -> tuple[str, Any]:
    year, month, day = map(int, word.split())
    return "NUMDATE", _day(year, month, day)


def _month_day(word: str, _: Vocabulary) -> tuple[str, Any]:
    """11/15: a month and a day in either order where only one can be, else the month first."""
    first, second = map(int, word.split("/"))
    for month, day in ((first, second), (second, first)):
        if exists(None, month, day):
            return "MONTHDAY", (None, month, day)
    return "MONTHDAY", None


def _odd(word: str, book: Vocabulary) -> tuple[str, Any]:
    """2020/23/Sep, Sep-2020-23, 23-2020-Sep: the long number is the year, the name the month."""
    bits = re.split(r"[-/]", word)
    year = next(int(b) for b in bits if b.isdigit() and len(b) == 4)
    day = next(int(b) for b in bits if b.isdigit() and len(b) < 4)
    month = book.values.get(("MONTH", next(b for b in bits if not b.isdigit())))
    return "NUMDATE", _day(year, month, day) if month else None


def _year_month(word: str, _: Vocabulary) -> tuple[str, Any]:
    a, b = re.split(r"[-/]", word)
    year, month = (int(a), int(b)) if len(a) == 4 else (int(b), int(a))
    return "NUMDATE", (year, month, 0) if month else None


def _years(word: str, _: Vocabulary) -> tuple[str, Any]:
    """2016-17 is a season; 2015-12 is a month."""
    first, second = int(word[:4]), int(word[5:])
    if second == (first + 1) % 100 or second > 12:
        return "NUMDATE", (first, -second, 0) if second > first % 100 or second == 0 else None
    return "NUMDATE", (first, second, 0) if second and "-" in word else None


def _clock(word: str, _: Vocabulary) -> tuple[str, Any]:
    split = re.split(r"[:.]", word) if not word.isdigit() else (word[:2], word[2:])
    bits = [int(b) for b in split]
    good = bits[0] <= 24 and all(b < 60 for b in bits[1:])
    return "CLOCK", tuple(bits) if good else None


def _decade(word: str, _: Vocabulary) -> tuple[str, Any]:
    number = int(re.match(r"\d+", word)[0])  # type: ignore[index]
    full = number if number >= 100 else number + (1900 if number >= 20 else 2000)
    return "DECADE", full // 10


def _stamp(word: str, _: Vocabulary) -> tuple[str, Any]:
    year, month, day = int(word[:4]), int(word[5:7]), int(word[8:10])
    hour, minute = int(word[11:13]), int(word[14:16])
    if not exists(year, month, day) or hour > 24 or minute > 59:
        return "NUMDATE", None
    return "NUMDATE", (year, month, day, f"T{hour:02}:{minute:02}" + ("Z" if word.endswith("z") else ""))


def _ordinal(word: str, _: Vocabulary) -> tuple[str, Any]:
    return "ORD", int(word[:-2]) or None


def _short_year(word: str, _: Vocabulary) -> tuple[str, Any]:
    return "YY", full_year(int(word[1:]))


_SHAPES = {
    "date": _date, "spaced": _spaced, "monthday": _month_day, "monthfirst": _month_first, "odd": _odd,
    "ym": _year_month, "years": _years,
    "clock": _clock,
    "decade": _decade, "stamp": _stamp, "ordinal": _ordinal, "yy": _short_year,
}  # fmt: skip


def merge_cardinals(lexed: Lexed, book: Vocabulary) -> Lexed:
    """Join number words that make one number: twenty-five, two thousand and fifteen, twenty-third."""
    values = book.values
    low, i = lexed.low, 0
    if book.cardinals.isdisjoint(low):
        return lexed
    out = Lexed([], [], [], [], "")
    plain = book.tag(frozenset(["CARD"]))
    tags = []
    while i < len(low):
        cardinal = low[i] in book.cardinals
        end = _run(low, i, values) if cardinal else i + 1
        tag, worth = lexed.tags[i], lexed.worth[i]
        if cardinal:
            worth = number_of([w for w in low[i:end] if w not in ("-", "and")], values)
            ordinal = ("ORD", low[end - 1]) in values and end - i > 1
            if ordinal:
                tag = book.tag(frozenset(["ORD"]))
            elif end - i > 1 and isinstance(worth, int) and 1000 <= worth <= 2200:
                tag = book.tag(frozenset(["CARD", "YEAR"]))
            elif isinstance(worth, int) and 1 <= worth <= 31 and tag == plain:
                tag = book.tag(frozenset(["CARD", "CARDDAY"]))
            elif end - i > 1:
                tag = plain
        out.low.append(" ".join(low[i:end]) if end - i > 1 else low[i])
        out.starts.append(lexed.starts[i])
        out.ends.append(lexed.ends[end - 1])
        out.worth.append(worth)
        tags.append(tag)
        i = end
    out.tags = "".join(tags)
    return out


def _run(low: list[str], i: int, values: dict[tuple[str, str], Any]) -> int:
    """The end of the number that starts at word i."""
    end = i + 1
    while end < len(low):
        at = end + 1 if low[end] in ("-", "and") else end
        if at >= len(low) or low[end - 1] in ("couple", "½"):
            break
        if low[end] == "and" and not _joins(low[end - 1], low[at], values):
            break
        if ("ORD", low[at]) in values and low[at] != "second" and low[end - 1].endswith("ty"):
            return at + 1
        if ("CARD", low[at]) not in values or not _continues(low[end - 1], low[at], values):
            break
        end = at + 1
    return end


def _joins(before: str, word: str, values: dict[tuple[str, str], Any]) -> bool:
    """Whether "and" makes one number of two: two hundred and five, four and twenty turned about."""
    if before in ("hundred", "thousand"):
        return True
    tens, ones = values.get(("CARD", before), 0), values.get(("CARD", word), 0)
    return bool(20 <= tens < 100 and 1 <= ones < 10)


def _continues(before: str, word: str, values: dict[tuple[str, str], Any]) -> bool:
    """Whether two number words can stand beside each other in one number."""
    a, b = values["CARD", before], values["CARD", word]
    if b in (100, 1000):
        return bool(a < 100)
    if a in (100, 1000):
        return bool(b < 100)
    return bool((a >= 20 and b < 10) or (10 <= a <= 21 and b >= 10))  # forty-two; nineteen ninety


def number_of(words: list[str], values: dict[tuple[str, str], Any]) -> Any:
    """What number words say; pairs of tens are a year (nineteen ninety-six)."""
    total, part = 0, 0
    for word in words:
        n = values.get(("CARD", word), values.get(("ORD", word), 0))
        if isinstance(n, float):
            return n
        if n == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif n == 100:
            part = max(part, 1) * 100
        elif part >= 10 and n >= 10 and part < 100:
            part = part * 100 + n
        else:
            part += n
    return total + part
