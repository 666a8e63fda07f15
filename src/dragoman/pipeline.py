"""The order of the rooms: the one place that knows how a report becomes claims."""

from importlib import import_module
from typing import Any

from dragoman.language import Language
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, ParsedText, Report

ENGLISH = "en"


def read(report: Report, language: Language, lexicon: Lexicon) -> list[Claim]:
    """Turn one report into claims; a report in another language than English gives none."""
    return claims_in(language.parse(report), lexicon) if is_readable(report) else []


def is_readable(report: Report) -> bool:
    """Whether a report is in English, or too short to tell."""
    return report.language in (None, ENGLISH)


def claims_in(text: ParsedText, lexicon: Lexicon) -> list[Claim]:
    """Turn one parsed report into claims."""
    actors = _room("actors").find_actors(text, lexicon)
    times = _room("times").find_times(text, lexicon, text.report.published)
    events = _room("events").find_events(text, actors, times, lexicon)
    claims = _room("attribution").attribute(text, events, actors, times, lexicon)
    settled: list[Claim] = _room("discourse").settle(text, claims, actors, times, lexicon)
    return settled


def _room(name: str) -> Any:
    """Give a room by its name; only as long as rooms are being built."""
    return import_module(f"dragoman.{name}")
