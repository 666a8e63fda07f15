"""Find time expressions and the days that they stand for."""

from dragoman.times.attach import Dates
from dragoman.times.find import find_times, find_timex

__all__ = ["Dates", "find_times", "find_timex"]
