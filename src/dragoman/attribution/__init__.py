"""Weigh each deed: on whose word, and told, planned, possible, conditional, not so or denied."""

from dragoman.attribution.claims import attribute
from dragoman.attribution.find import find_attributions
from dragoman.attribution.reading import Reading
from dragoman.attribution.records import Attribution
from dragoman.attribution.status import read_status, status_at

__all__ = ["Attribution", "Reading", "attribute", "find_attributions", "read_status", "status_at"]
