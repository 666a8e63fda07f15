"""Dragoman reads news reports and writes down who did what to whom, when, where, and on whose word."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["Reader", "__version__", "load", "read"]


def __getattr__(name: str) -> Any:
    """Give `read`, `load` and `Reader` on first use: only who reads reports loads what reading needs."""
    if name in ("Reader", "load", "read"):
        return getattr(import_module("dragoman.reader"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
