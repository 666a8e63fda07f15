"""Parts of a block that are no story: the dateline before it, the credit or the site's name behind it."""

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.intake.words import PageWords

# Longest dateline and longest credit that are looked for, in code points.
_LONGEST_DATELINE = 120
_LONGEST_CREDIT = 120
_WORD = re.compile(r"[^\W_][\w'’-]*")


class Credit(NamedTuple):
    """Where a credit begins, and whether it credits a picture (not only an agency)."""

    start: int
    picture: bool


def dateline_end(block: str, words: PageWords, *, first: bool) -> int:
    """Give where the story begins behind "SEOUL, Nov. 22 (Yonhap) --"; 0 where there is no dateline."""
    head = block[:_LONGEST_DATELINE]
    match = _dateline(words.month).match(head) or (_bare_dateline().match(head) if first else None)
    if match is None or len(_WORD.findall(block[match.end() :])) < 4:
        return 0
    return match.end()


@lru_cache(maxsize=8)
def _dateline(month: str) -> re.Pattern[str]:
    capitals = r"(?-i:[A-Z][A-Z'’.\-]+(?:[ /][A-Z][A-Z'’.\-]*){0,4})"
    place = r"(?-i:[A-Z][\w'’.\-]+(?: [A-Z][\w'’.\-]+){0,3})"
    region = r"(?:, (?-i:[A-Z])[\w.'’\-]*(?: (?-i:[A-Z])[\w.'’\-]*){0,3}){0,2}"
    day = rf"(?:,?\s(?:{month}\s?\d{{1,2}}|\d{{1,2}}\s{month})(?:,?\s\d{{4}})?)"
    agency = r"(?:,?\s?[(\[](?-i:[A-Z])[^()\[\]\n]{0,40}[)\]])"
    dash = r"\s*(?:-{1,3}|[–—―_]+|:|=)\s+"
    ways = (
        rf"(?:{capitals}|{place}){region},?{day}{agency}(?:{dash}|\s+)",
        rf"(?:{capitals}|{place}){region},?{day}{dash}",
        rf"(?:{capitals}|{place}){region}{agency}{dash}",
        rf"[(\[](?-i:[A-Z])[\w &.]{{0,30}}[)\]]{dash}",
    )
    return re.compile(rf"\W{{0,2}}(?:{'|'.join(ways)})(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _bare_dateline() -> re.Pattern[str]:
    """Give "SEOUL —" and "NAGOYA, Japan —": without day or agency, so only above the first paragraph."""
    capitals = r"[A-Z][A-Z'’.\-]{2,}(?: [A-Z][A-Z'’.\-]*){0,3}"
    region = r"(?:, [A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}){0,2}"
    return re.compile(rf"\W{{0,2}}{capitals}{region}(?:\s*(?:--+|[–—―])\s*|\s+[-_]\s+|:\s+)(?=[A-Z0-9“\"‘'])")


def begins_with_label(block: str) -> bool:
    """Whether a block begins with capitals and a colon, as what each speaker says does in a transcript."""
    return bool(re.match(r"[A-Z][A-Z'’.\- ]{2,40}:\s", block))


def credit_start(block: str, words: PageWords) -> Credit | None:
    """Give the credit at a block's end: "... on Friday. (Yonhap)", "... REUTERS/Name"."""
    tail_at = max(0, len(block) - _LONGEST_CREDIT)
    match = _credit(words.agency, words.picture.pattern).search(block, tail_at)
    if match is None or len(_WORD.findall(block[: match.start()])) < 3:
        return None
    said = match[0]
    return Credit(match.start(), picture=bool(words.picture.search(said)) or "/" in said)


@lru_cache(maxsize=8)
def _credit(agency: str, picture: str) -> re.Pattern[str]:
    inside = rf"(?:[^()\[\]\n]{{0,60}}?(?:{agency}|{picture})[^()\[\]\n]{{0,60}})"
    ways = (
        rf"[(\[]{inside}[)\]]\.?",
        rf"{picture}(?:\s(?:by|credit|courtesy))?:\s[^\n.]{{2,60}}",
        rf"{agency}/[\w .,'’-]{{2,40}}",
        rf"[\w .'’-]{{2,40}}/\s?{agency}(?:\s(?:photo|images))?",
        rf"[-–—]\s?{agency}",
    )
    # In brackets a picture's credit may follow words that are no sentence: "A bridge [File: Jan Jansen/AP]".
    named = rf"(?:file|{picture})\b[^()\[\]\n]{{0,60}}|[^()\[\]\n]{{2,60}}/{agency}"
    bare = rf"(?<=\w)\s[(\[](?:{named})[)\]]"
    return re.compile(rf"(?:(?<=[.!?”’\"')\]])\s*(?:{'|'.join(ways)})|{bare})\s*$", re.IGNORECASE)


def site_name_start(title: str, words: PageWords) -> int | None:
    """Give where "| The Daily Name" begins behind a title; None where nothing is behind it."""
    match = re.search(r"\s+(?:\||::|»)\s+[^|:»]{2,40}$", title)
    if match is None:
        match = re.search(rf"\s+[-–—]\s+(?:{words.agency})$", title, re.IGNORECASE)
    return match.start() if match and len(_WORD.findall(title[: match.start()])) >= 3 else None
