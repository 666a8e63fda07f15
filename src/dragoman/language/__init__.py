"""Parse a report with a UD pipeline: the only room that loads a model."""

from dragoman.language.load import Language, load

__all__ = ["Language", "load"]
