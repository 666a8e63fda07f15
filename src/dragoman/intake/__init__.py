"""Turn what users own into reports."""

from dragoman.intake.arrivals import MAX_SIZE, Arrival, Options, warnings_of
from dragoman.intake.files import count_files, count_reports, read_path, read_paths
from dragoman.intake.forms import FORMS
from dragoman.intake.rows import FIELDS, from_row
from dragoman.intake.text import from_text

__all__ = [
    "FIELDS",
    "FORMS",
    "MAX_SIZE",
    "Arrival",
    "Options",
    "count_files",
    "count_reports",
    "from_row",
    "from_text",
    "read_path",
    "read_paths",
    "warnings_of",
]
