"""What needs the whole report: mentions linked, days carried over, one type suppressed beside another."""

from dragoman.discourse.homes import with_homes
from dragoman.discourse.settle import settle

__all__ = ["settle", "with_homes"]
