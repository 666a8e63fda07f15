"""The sources of rows that a format has no column for: a second file beside the first."""

from pathlib import Path

from dragoman.export.cells import plain
from dragoman.export.pairs import Form
from dragoman.export.told import cues, difference, tellers

HEADER = "id\tsource\tcue\tstatus\n"
# Of an incident also how many tell it, in which ways, and where they disagree.
TOLD_HEADER = HEADER[:-1] + "\treports\tcopies\toutlets\tstatuses\tdisagreements\n"
_TABLES = (".tsv", ".txt", ".csv", ".tab")


def beside(path: Path) -> Path:
    """Give the name of the sources of a file: NAME.sources.tsv for NAME.tsv."""
    return path.with_name(f"{path.stem if path.suffix.lower() in _TABLES else path.name}.sources.tsv")


def source_line(row_id: str, claim: Form, report: Form) -> str:
    """Give the line of a row: its id in the other file, who says so (outermost first), how, the status."""
    said = ("; ".join(tellers(claim, report)), "; ".join(cues(claim)), claim["status"])
    return "\t".join((row_id, *map(plain, (*said, *_told(claim))))) + "\n"


def _told(claim: Form) -> tuple[str, ...]:
    told = claim.get("told")
    if told is None:
        return ()
    lists = (told["outlets"], told["statuses"], map(difference, told["disagreements"]))
    return (str(told["n_reports"]), str(told["n_copies"]), *("; ".join(some) for some in lists))
