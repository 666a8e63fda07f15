"""Find time expressions and the days that they stand for."""

from dragoman.times.attach import attach
from dragoman.times.find import find_timex, find_times

__all__ = ["attach", "find_times", "find_timex"]
