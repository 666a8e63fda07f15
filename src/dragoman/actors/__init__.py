"""Find who is named, and which known actor that is."""

from dragoman.actors.extra import with_actors
from dragoman.actors.find import find_actors
from dragoman.actors.found import Actors

__all__ = ["Actors", "find_actors", "with_actors"]
