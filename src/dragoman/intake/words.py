"""The words by which a page is taken apart, from the lexicon's section `pages`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman import lexicon as lexicon_room
from dragoman.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Word lists of a page, compiled once for a lexicon."""

    menu: frozenset[str]
    link_lists: frozenset[str]
    menu_starts: re.Pattern[str]
    notice_starts: re.Pattern[str]
    notices: re.Pattern[str]
    agencies: frozenset[str]
    agency: str  # a regular expression for one of them
    picture: re.Pattern[str]
    caption_starts: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    date_fill: frozenset[str]
    months: dict[str, int]
    month: str  # a regular expression for the name of a month
    byline_starts: re.Pattern[str]
    bylines_end: re.Pattern[str]
    job_words: frozenset[str]
    end_marks: frozenset[str]
    english: frozenset[str]


def page_words(lexicon: Lexicon | None = None) -> PageWords:
    """Give the page words of a lexicon; of the shipped one where it has none of its own."""
    return _compiled(lexicon if lexicon and lexicon.section("pages") else _shipped())


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    return lexicon_room.load()


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> PageWords:
    lists: dict[str, Any] = lexicon.section("pages")

    def words(name: str) -> frozenset[str]:
        return frozenset(str(w).lower() for w in lists.get(name, []))

    months = {name: n for n, names in enumerate(lists.get("months", []), 1) for name in names}
    return PageWords(
        menu=words("menu"),
        link_lists=words("link_lists"),
        menu_starts=_starting(words("menu_starts")),
        notice_starts=_starting(words("notice_starts")),
        notices=re.compile(_any(words("notices")), re.IGNORECASE),
        agencies=words("agencies"),
        agency=_any(words("agencies")),
        picture=re.compile(_any(words("picture_words")), re.IGNORECASE),
        caption_starts=_starting(words("caption_starts")),
        published=re.compile(rf"{_any(words('published'))}(?=[\s:.|-]|$)", re.IGNORECASE),
        updated=re.compile(rf"{_any(words('updated'))}(?=[\s:.|-]|$)", re.IGNORECASE),
        date_fill=words("date_fill"),
        months=months,
        month=rf"(?:{_any(frozenset(months))}\.?)",
        byline_starts=_starting(words("byline_starts")),
        bylines_end=re.compile(rf"{_any(words('bylines_end'))}\W*$", re.IGNORECASE),
        job_words=words("job_words"),
        end_marks=words("end_marks"),
        english=words("english"),
    )


def _any(some: frozenset[str]) -> str:
    """Give a regular expression for any of these as whole words, the longest first."""
    longest_first = sorted(some, key=lambda w: (-len(w), w))
    each = (re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in longest_first)
    joined = "|".join(each)
    return rf"(?<!\w)(?:{joined})(?!\w)" if joined else r"(?!)"


def _starting(some: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\W*{_any(some)}", re.IGNORECASE)
