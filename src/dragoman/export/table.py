"""Flat tables of claims or of reports, a row at a time, whatever file they go to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dragoman.export.flat import REPORT_COLUMNS, TEXT, columns_of, row
from dragoman.export.pairs import Account, Form, Options, Pair
from dragoman.records import Status

# Of a report: how many of its claims came in, by status, and those that have occurred by quad.
_TALLIES = ("claims", *(status.value for status in Status), "quad1", "quad2", "quad3", "quad4")


@dataclass(frozen=True, slots=True)
class Table:
    """Names and kinds of columns, and the rows."""

    columns: tuple[tuple[str, str], ...]
    rows: Iterator[list[Any]]


def table(pairs: Iterable[Pair], options: Options, account: Account) -> Table:
    """Give the table that the options ask for: a row for each claim, incident or report."""
    text = (TEXT,) if options.with_text else ()
    if options.unit == "report":
        columns = (*REPORT_COLUMNS, *text)
        tallies = tuple((name, "int") for name in _TALLIES)
        return Table((*((c.name, c.kind) for c in columns), *tallies), _by_report(pairs, columns, account))
    columns = (*columns_of(options.unit), *text)
    return Table(tuple((c.name, c.kind) for c in columns), _by_claim(pairs, columns, account))


def _by_claim(pairs: Iterable[Pair], columns: Any, account: Account) -> Iterator[list[Any]]:
    for claim, report in pairs:
        account.claims += 1
        account.rows += 1
        account.reports.add(report["report_id"])
        yield row(columns, claim, report)


def _by_report(pairs: Iterable[Pair], columns: Any, account: Account) -> Iterator[list[Any]]:
    for name, some in groupby(pairs, key=lambda pair: pair[1]["report_id"]):
        tally: Counter[str] = Counter()
        claim: Form = {}
        report: Form = {}
        for pair in some:
            claim, report = pair
            tally += _tally(claim)
        account.claims += tally["claims"]
        account.rows += 1
        account.reports.add(name)
        yield [*row(columns, claim, report), *(tally[key] for key in _TALLIES)]


def _tally(claim: Form) -> Counter[str]:
    quad = [f"quad{claim['quad_code']}"] if claim["status"] == "occurred" else []
    return Counter(["claims", claim["status"], *quad])
