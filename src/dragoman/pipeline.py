"""The order of the rooms: the one place that knows how a report becomes claims."""

from dataclasses import replace

from dragoman.actors import find_actors
from dragoman.attribution import attribute
from dragoman.discourse import settle, with_homes
from dragoman.events import find_events
from dragoman.language import Language
from dragoman.lexicon import Lexicon
from dragoman.places import find_places, happened_at, home_of
from dragoman.records import Claim, ParsedText, Report
from dragoman.times import Dates, find_times

ENGLISH = "en"


def read(report: Report, language: Language, lexicon: Lexicon) -> list[Claim]:
    """Turn one report into claims; a report in another language than English gives none."""
    return claims_in(language.parse(report), lexicon) if is_readable(report) else []


def is_readable(report: Report) -> bool:
    """Whether a report is in English, or too short to tell."""
    return report.language in (None, ENGLISH)


def claims_in(text: ParsedText, lexicon: Lexicon) -> list[Claim]:
    """Turn one parsed report into claims."""
    places = find_places(text, lexicon)
    actors = find_actors(text, lexicon, places=places, home=home_of(text, lexicon))
    times = Dates(text, find_times(text, lexicon, published=text.report.published))
    events = find_events(text, actors, times, lexicon, places=places)
    claims = attribute(text, events, actors, times, lexicon)
    where = [happened_at(text, places, claim.head, lexicon) for claim in claims]
    placed = [replace(c, event_loc=p) if p is not None else c for c, p in zip(claims, where, strict=True)]
    homed = with_homes(text, placed, places, lexicon)
    return settle(text, homed, actors, times, lexicon)
