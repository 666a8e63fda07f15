"""Write claims for others: PLOVER, POLECAT, ICEWS, CSV, Parquet and SQLite, and say what stayed behind."""

from dragoman.export.cells import as_it_was
from dragoman.export.pairs import Account, Options, Pair
from dragoman.export.run import FILES, FORMATS, PEOPLE, UNITS, check, export, unit_of
from dragoman.export.told import country_name

__all__ = [
    "FILES",
    "FORMATS",
    "PEOPLE",
    "UNITS",
    "Account",
    "Options",
    "Pair",
    "as_it_was",
    "check",
    "country_name",
    "export",
    "unit_of",
]
