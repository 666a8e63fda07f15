"""Find who is named, and which known actor that is."""

from dragoman.actors.extra import with_actors
from dragoman.actors.find import find_actors
from dragoman.actors.found import Actors
from dragoman.actors.quotes import Quote, find_quotes
from dragoman.actors.speeches import Speech, speeches_of

__all__ = ["Actors", "Quote", "Speech", "find_actors", "find_quotes", "speeches_of", "with_actors"]
