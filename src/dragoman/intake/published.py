"""Days that a page itself gives for its publication: a line that says so, never running prose."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.intake.words import PageWords
from dragoman.records import Span

_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:(?:gmt|utc)\s*)?[+-]\d{1,2}:?\d{0,2}(?!\d)", re.IGNORECASE)
_READING_TIME = re.compile(r"\b\d+\s*min(?:ute)?s?\s*read\b", re.IGNORECASE)
_AGO = re.compile(r"\b\d+\s\w+\sago\W*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w.'’-]*")
# "Paris, 13 November 2015": the place before the day of a dateline that stands alone.
_PLACE = re.compile(
    r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)?)?,\s*$"
)
# Longest line that can be one of dates and labels, in words.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class DayInLine:
    """A whole day (with its year) named in a line, and how the line calls it."""

    day: date
    span: Span
    label: str  # published updated bare


def days_in(line: str, words: PageWords) -> list[DayInLine]:
    """Give the whole days in a line, each with the label that stands before it."""
    found: list[DayInLine] = []
    label = "bare"
    done = 0
    for match in _day_pattern(words.month).finditer(line):
        day = _day(match, words)
        if day is None:
            continue
        label = _label(line[done : match.start()], words) or label
        found.append(DayInLine(day, Span(*match.span()), label))
        done = match.end()
    return found


def is_date_line(line: str, words: PageWords) -> bool:
    """Whether a line does nothing but date the page ("Updated : Nov 22, 2019 - 18:05")."""
    if len(line) > 200 or len(_WORD.findall(line)) > _LONGEST:
        return False
    labelled = bool(words.published.match(line) or words.updated.match(line))
    days = list(_day_pattern(words.month).finditer(line))
    if not days:
        return labelled and (not _rest(line, words) or bool(_AGO.search(line)))
    before = line[: days[0].start()]
    rest = _rest(_day_pattern(words.month).sub(" ", line), words)
    if not line.endswith(".") and len(rest) <= 6 and (_label_ends(before, words) or _set_apart(line)):
        return True
    if labelled:
        return len(rest) <= (1 if line.endswith(".") else 4)
    return not rest or (bool(_PLACE.match(before)) and len(rest) <= len(_WORD.findall(before)))


def _label_ends(before: str, words: PageWords) -> bool:
    """Whether the words before a day end in a label: "Jane Doe Published"."""
    said = before.rstrip(" :|-–").lower()
    return any(m.end() == len(said) for m in (*words.published.finditer(said), *words.updated.finditer(said)))


def _set_apart(line: str) -> bool:
    """Whether a line holds a time of day or parts with bars between, as no headline does."""
    return " | " in line or bool(_CLOCK.search(line))


def _label(before: str, words: PageWords) -> str | None:
    """Give the last label in the words before a day."""
    at = {"published": -1, "updated": -1}
    for match in words.published.finditer(before):
        at["published"] = match.end()
    for match in words.updated.finditer(before):
        at["updated"] = match.end()
    best = max(at, key=lambda name: at[name])
    return best if at[best] >= 0 else None


def _rest(line: str, words: PageWords) -> list[str]:
    """Give the words of a line that neither label it nor tell a time of day."""
    for pattern in (words.published, words.updated, _READING_TIME, _CLOCK, _OFFSET):
        line = pattern.sub(" ", line)
    some = (w.lower().rstrip(".") for w in _WORD.findall(line))
    return [w for w in some if w not in words.date_fill and f"{w}." not in words.date_fill]


@lru_cache(maxsize=8)
def _day_pattern(month: str) -> re.Pattern[str]:
    """Give the ways of writing a whole day."""
    ordinal = r"(?:\s?(?:st|nd|rd|th))?"
    ways = (
        rf"(?P<m1>{month})\s*(?P<d1>\d{{1,2}}){ordinal},?\s+(?P<y1>\d{{4}})",
        rf"(?P<d2>\d{{1,2}}){ordinal}(?:\s+of)?[\s-](?P<m2>{month}),?[\s-](?P<y2>\d{{4}})",
        r"(?P<y3>\d{4})(?P<s3>[-/.])\s?(?P<m3>\d{1,2})(?P=s3)\s?(?P<d3>\d{1,2})",
        r"(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4})",
    )
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(ways)})(?=T\d|[^\w/-]|$)", re.IGNORECASE)


def _day(match: re.Match[str], words: PageWords) -> date | None:
    """Give the day, or None where there is none such or it can be read in two ways."""
    part = match.groupdict()
    if part["y1"] or part["y2"]:
        n = "1" if part["y1"] else "2"
        month = words.months[part[f"m{n}"].lower().rstrip(".")]
        return _real(int(part[f"y{n}"]), month, int(part[f"d{n}"]))
    if part["y3"]:
        return _real(int(part["y3"]), int(part["m3"]), int(part["d3"]))
    first, second, year = int(part["a4"]), int(part["b4"]), int(part["y4"])
    if first <= 12 and second <= 12 and first != second:
        return None
    return (
        _real(year, min(first, second), max(first, second)) if first != second else _real(year, first, first)
    )


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
