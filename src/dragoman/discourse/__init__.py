"""What needs the whole report: mentions linked, days carried over, one type suppressed beside another."""

from dragoman.discourse.business import mere_business
from dragoman.discourse.homes import with_homes
from dragoman.discourse.settle import settle

__all__ = ["mere_business", "settle", "with_homes"]
