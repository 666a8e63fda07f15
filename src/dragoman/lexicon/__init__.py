"""Load, check and build the lexicon that people edit."""

from dragoman.lexicon.codes import Codes, codes
from dragoman.lexicon.contexts import Contexts
from dragoman.lexicon.load import Lexicon, load

__all__ = ["Codes", "Contexts", "Lexicon", "codes", "load"]
