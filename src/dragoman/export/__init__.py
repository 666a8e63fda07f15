"""Write claims for others: PLOVER, POLECAT, ICEWS, CSV, Parquet and SQLite, and say what stayed behind."""

from dragoman.export.cells import as_it_was
from dragoman.export.pairs import Account, Options, Pair
from dragoman.export.run import FILES, FORMATS, UNITS, check, export, unit_of

__all__ = [
    "FILES",
    "FORMATS",
    "UNITS",
    "Account",
    "Options",
    "Pair",
    "as_it_was",
    "check",
    "export",
    "unit_of",
]
