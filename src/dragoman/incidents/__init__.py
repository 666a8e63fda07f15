"""Tell which claims of many reports tell one event; link them, merge nothing away."""

from dragoman.incidents.group import Incident, Link, find_incidents
from dragoman.incidents.pairs import Verdict, weigh
from dragoman.incidents.telling import Telling, telling_of

__all__ = ["Incident", "Link", "Telling", "Verdict", "find_incidents", "telling_of", "weigh"]
