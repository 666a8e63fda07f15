"""Turn what users own into reports."""

from dragoman.intake.files import MAX_SIZE, Arrival, Options, count_files, read_path, read_paths, warnings_of
from dragoman.intake.rows import from_row
from dragoman.intake.text import from_text

__all__ = [
    "MAX_SIZE",
    "Arrival",
    "Options",
    "count_files",
    "from_row",
    "from_text",
    "read_path",
    "read_paths",
    "warnings_of",
]
