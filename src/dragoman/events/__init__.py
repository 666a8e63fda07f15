"""Find who did what to whom."""

from dragoman.events.find import explain, find_events

__all__ = ["explain", "find_events"]
