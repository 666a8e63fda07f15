"""What needs the whole report: mentions linked, days carried over, one type suppressed beside another."""

from dragoman.discourse.settle import settle

__all__ = ["settle"]
