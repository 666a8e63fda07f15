"""Turn what users own into reports."""

from dragoman.intake.arrivals import MAX_SIZE, Arrival, Options, warnings_of
from dragoman.intake.feeds import Entry, Listing, from_entry, listing_of
from dragoman.intake.fetched import from_fetched
from dragoman.intake.files import count_files, count_reports, read_path, read_paths
from dragoman.intake.forms import FORMS
from dragoman.intake.rows import FIELDS, from_row
from dragoman.intake.text import from_text

__all__ = [
    "FIELDS",
    "FORMS",
    "MAX_SIZE",
    "Arrival",
    "Entry",
    "Listing",
    "Options",
    "count_files",
    "count_reports",
    "from_entry",
    "from_fetched",
    "from_row",
    "from_text",
    "listing_of",
    "read_path",
    "read_paths",
    "warnings_of",
]
