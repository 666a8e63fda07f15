"""Find time expressions and the days that they stand for."""

from dragoman.times.attach import Dates, attach
from dragoman.times.find import find_times, find_timex

__all__ = ["Dates", "attach", "find_times", "find_timex"]
