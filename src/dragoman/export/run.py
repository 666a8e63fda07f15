"""Write an export: choose the format, keep what does not fit it, count, and let files appear whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ExportError
from dragoman.export import fit, icews, polecat
from dragoman.export.delimited import csv_lines
from dragoman.export.dossier import dossier
from dragoman.export.files import whole
from dragoman.export.geojson import geojson_lines
from dragoman.export.pairs import SOURCES_ASIDE, Account, Form, Options, Pair, Warn
from dragoman.export.parquet import write_parquet
from dragoman.export.plover import plover_line
from dragoman.export.prodigy import prodigy_lines
from dragoman.export.sources import HEADER, TOLD_HEADER, beside, source_line
from dragoman.export.sqlite import write_sqlite
from dragoman.export.table import table
from dragoman.export.told import accuses_a_person, outlet_of
from dragoman.export.withhold import withheld
from dragoman.export.xlsx import write_xlsx

FORMATS = ("plover", "polecat", "icews", "csv", "parquet", "sqlite", "xlsx", "geojson", "prodigy", "dossier")
# Written at once, so that they need a file; the others can go down a pipe.
FILES = ("parquet", "sqlite", "xlsx")
# Fixed columns, none of them for sources.
FIXED = ("polecat", "icews")
BY_REPORT = ("csv", "parquet", "xlsx")
# No column for the whole text of a report, or no room in it.
WITHOUT_TEXT = (*FIXED, "xlsx", "geojson", "prodigy", "dossier")
PEOPLE = ("office", "all")
UNITS = ("claim", "incident", "report")


def unit_of(to: str) -> str:
    """Give what a row of a format stands for where nobody says it.

    Formats without spans count events, so that one event is counted once; the others show where it is told.
    """
    return "incident" if to in FIXED else "claim"


def export(pairs: Iterable[Pair], out: Path | BinaryIO, options: Options, *, warn: Warn) -> Account:
    """Write claims to a file, or to a stream of bytes, and give the account.

    `pairs` come report by report. `warn` gets a line for each report whose whole text leaves under an
    unknown license.
    """
    check(options, to_file=isinstance(out, Path))
    account = Account(options.to, "incident" if options.unit == "incident" else "claim")
    if options.people != "all":
        pairs = withheld(pairs, account)
    if options.with_text:
        pairs = _watched(pairs, warn)
    if not isinstance(out, Path):
        for line in _lines(pairs, options, account):
            out.write(line.encode())
        return account
    with ExitStack() as files:
        # Entered before the main file and so renamed after it; without it no row that needs it is there.
        aside = files.enter_context(whole(beside(out))) if options.to in FIXED else None
        part = files.enter_context(whole(out))
        _to_file(pairs, part, aside, options, account)
    return account


def check(options: Options, *, to_file: bool) -> None:
    """Say what cannot be before anything is read."""
    to = options.to
    if to not in FORMATS:
        raise ExportError(f"{to!r} is no format", fix=f"one of {', '.join(FORMATS)}")
    if options.people not in PEOPLE:
        raise ExportError(f"{options.people!r} says not whose names leave", fix=f"one of {', '.join(PEOPLE)}")
    if options.unit not in UNITS:
        raise ExportError(f"{options.unit!r} is no unit", fix=f"one of {', '.join(UNITS)}")
    if to in FILES and not to_file:
        raise ExportError(f"{to} needs a file", fix="name one with --out")
    if options.unit == "report" and to not in BY_REPORT:
        held = "holds reports and claims as it is" if to == "sqlite" else "has a row for each event"
        raise ExportError(f"{to} {held}", fix="--unit report is for csv, parquet and xlsx")
    if options.with_text and to in WITHOUT_TEXT:
        raise ExportError(f"{to} has no room for texts", fix="leave out --with-text, or choose csv or sqlite")
    if to == "dossier" and not options.subject:
        raise ExportError("a dossier is of a pair or an agreement", fix="--pair KOR,JPN or --about NAME")
    if options.excel and to != "csv":
        raise ExportError(f"--excel is for csv, not for {to}", fix="choose --to csv, or leave it out")


def _watched(pairs: Iterable[Pair], warn: Warn) -> Iterator[Pair]:
    """Pass everything on, and warn once of each report that nobody has said may be passed on."""
    told: set[str] = set()
    for claim, report in pairs:
        leaves = not report.get("license") and not report.get("withheld")
        if leaves and report["report_id"] not in told:
            told.add(report["report_id"])
            warn(
                f"{outlet_of(claim, report)}, {report.get('url') or report['report_id']}: "
                "its whole text leaves and its license is unknown"
            )
        yield claim, report


def _to_file(
    pairs: Iterable[Pair], part: Path, aside: Path | None, options: Options, account: Account
) -> None:
    if options.to == "sqlite":
        write_sqlite(pairs, part, options, account)
    elif options.to == "parquet":
        write_parquet(table(pairs, options, account), part)
    elif options.to == "xlsx":
        write_xlsx(table(pairs, options, account), part)
    else:
        with ExitStack() as files:
            out = files.enter_context(part.open("wb"))
            header = TOLD_HEADER if options.unit == "incident" else HEADER
            sources = Sources(files.enter_context(aside.open("wb")), header) if aside else None
            for line in _lines(pairs, options, account, sources):
                out.write(line.encode())


class Sources:
    """The file of sources that is written along."""

    def __init__(self, out: BinaryIO, header: str = HEADER) -> None:
        self.out = out
        out.write(header.encode())

    def add(self, row_id: str, claim: Form, report: Form) -> None:
        """Write the line of a row."""
        self.out.write(source_line(row_id, claim, report).encode())


def _lines(
    pairs: Iterable[Pair], options: Options, account: Account, sources: Sources | None = None
) -> Iterator[str]:
    if options.to in _WHOLE:
        yield from _WHOLE[options.to](pairs, options, account)
        return
    if options.to == "plover":
        for claim, report in _fitting(pairs, options.to, account):
            account.rows += 1
            yield plover_line(claim, report, with_text=options.with_text)
        return
    columns = icews.COLUMNS if options.to == "icews" else polecat.COLUMNS
    yield "\t".join(columns) + "\n"
    for claim, report in _fitting(pairs, options.to, account, aside=sources is not None):
        for row_id, line in _rows(options.to, claim, report):
            account.rows += 1
            if sources:
                sources.add(row_id, claim, report)
            yield line


_WHOLE: dict[str, Callable[[Iterable[Pair], Options, Account], Iterator[str]]] = {
    "csv": lambda pairs, options, account: csv_lines(table(pairs, options, account), excel=options.excel),
    "geojson": lambda pairs, _, account: geojson_lines(pairs, account),
    "prodigy": lambda pairs, _, account: prodigy_lines(pairs, account),
    "dossier": lambda pairs, options, account: dossier(pairs, options.subject, account),
}


def _rows(to: str, claim: Form, report: Form) -> Iterator[tuple[str, str]]:
    if to == "polecat":
        yield claim["id"], polecat.polecat_line(claim, report)
        return
    for values in icews.icews_rows(claim, report):
        yield str(values[0]), icews.icews_line(values)


def _fitting(pairs: Iterable[Pair], to: str, account: Account, *, aside: bool = False) -> Iterator[Pair]:
    """Give the claims that a format without a column for status can hold; count the others."""
    for claim, report in pairs:
        account.claims += 1
        reason = _misfit(claim, to, aside=aside)
        if reason:
            account.left_out[reason] += 1
            continue
        account.reports.add(report["report_id"])
        yield claim, report


def _misfit(claim: Form, to: str, *, aside: bool) -> str | None:
    reason = fit.misfit(claim)
    if to not in FIXED:
        return reason
    reason = reason or fit.no_single_day(claim) or (icews.misfit(claim) if to == "icews" else None)
    return reason or (None if aside or not accuses_a_person(claim) else SOURCES_ASIDE)
