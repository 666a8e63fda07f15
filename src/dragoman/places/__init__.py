"""Find the places that a report names, and where it says that something happened."""

from dragoman.places.find import find_places
from dragoman.places.home import home_of
from dragoman.places.where import happened_at

__all__ = ["find_places", "happened_at", "home_of"]
