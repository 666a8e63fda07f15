"""Parse a report with a UD pipeline: the only room that loads a model."""

from dragoman.language.conllu import read_conllu, write_conllu
from dragoman.language.load import load
from dragoman.language.parse import Language

__all__ = ["Language", "load", "read_conllu", "write_conllu"]
