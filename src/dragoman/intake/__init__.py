"""Turn what users own into reports."""

from dragoman.intake.text import from_text

__all__ = ["from_text"]
