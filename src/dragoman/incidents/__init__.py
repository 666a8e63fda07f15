"""Tell which claims of many reports tell one event; link them, merge nothing away."""

from dragoman.incidents.best import ranked
from dragoman.incidents.differ import Difference, differences
from dragoman.incidents.group import NEAR_COPY, SEPARATE, Incident, Link, aliases, find_incidents, uncollected
from dragoman.incidents.pairs import RULES, Verdict, weigh
from dragoman.incidents.telling import Telling, telling_of

__all__ = [
    "NEAR_COPY",
    "RULES",
    "SEPARATE",
    "Difference",
    "Incident",
    "Link",
    "Telling",
    "Verdict",
    "aliases",
    "differences",
    "find_incidents",
    "ranked",
    "telling_of",
    "uncollected",
    "weigh",
]
