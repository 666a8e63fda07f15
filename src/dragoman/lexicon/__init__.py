"""Load, check and build the lexicon that people edit."""

from dragoman.lexicon.load import Lexicon, load

__all__ = ["Lexicon", "load"]
