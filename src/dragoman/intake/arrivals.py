"""What comes in: how inputs are read, and each of them as its report or its error."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.errors import InputError
from dragoman.lexicon import Lexicon
from dragoman.records import Report

# 10 MB: some 1,500,000 words; what goes beyond it is hardly one report.
MAX_SIZE = 10_000_000
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One input as it came in: its report, or the error that kept it from being read.

    With neither it only has warnings: what an input holds that nobody wants read, such as the pictures of an
    archive.
    """

    name: str  # what the user calls it: a path, "-", "file.csv:3" or "file.zip:member.txt"
    report: Report | None = None
    error: InputError | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are read."""

    form: str = "auto"  # or one of `FORMS`; auto goes by the ending and the first bytes
    published: date | None = None  # for reports that come without their own day
    max_size: int = MAX_SIZE  # of one report, in bytes
    columns: Mapping[str, str] = field(default_factory=dict)  # the user's column for a field of ours
    lexicon: Lexicon | None = field(default=None, repr=False)


def arrived(name: str, report: Report, *said: str) -> Arrival:
    """Give the arrival of a report, with what a user should know of it."""
    return Arrival(name=name, report=report, warnings=(*said, *warnings_of(report)))


def warnings_of(report: Report) -> list[str]:
    """Give what a user should know of a report that is read but yields nothing."""
    if not report.text.strip():
        return ["is empty: no claims"]
    if report.language not in (None, "en"):
        return [f"is not in English (it looks like {report.language!r}): no claims"]
    return []


def too_large(max_size: int) -> InputError:
    """Give the error for an input that is larger than one report may be."""
    shown = f"{max_size / 1_000_000:g} MB" if max_size >= 100_000 else f"{max_size} bytes"
    return InputError(f"is larger than {shown}", fix="split it into reports or raise --max-size")


def named(name: str, error: InputError) -> InputError:
    """Give an error with the name of the input before it."""
    return type(error)(f"{name}: {error}", fix=error.fix)
