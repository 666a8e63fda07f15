"""Feed a store: reports that come in are read and added, each once, and what is not read is written down."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.intake import Arrival
from dragoman.pipeline import is_readable
from dragoman.reader import Reader
from dragoman.records import Claim, Report
from dragoman.store import Known, Run

# Reports that are read together: what is at hand when somebody presses Ctrl-C, some two seconds of work.
AT_A_TIME = 16


def versions_of(reader: Reader, published: date | None = None) -> dict[str, str | None]:
    """Give what decides how a report is coded: program, lexicon, model, and the day that the user gave."""
    return {
        "coder": f"dragoman {__version__}",
        "lexicon": reader.lexicon.stamp,
        "model": reader.language.stamp,
        "published": published.isoformat() if published else None,
    }


def feed(  # noqa: PLR0913  (what is read, by whom, into what, and whom to tell)
    run: Run,
    arrivals: Iterable[Arrival],
    reader: Reader,
    known: Known,
    *,
    on_failure: Callable[[InputError], None] = lambda _: None,
    on_progress: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Read what arrives into a run, inside its `with` block; reports that are known are left out unread.

    `on_progress` gets how many more were taken in. When `stopped` says so, what is at hand is finished and
    nothing more is taken.
    """
    coming = iter(arrivals)
    while not stopped() and (some := list(islice(coming, AT_A_TIME))):
        _add(run, some, reader, known, on_failure)
        on_progress(len(some))


def _add(
    run: Run, some: list[Arrival], reader: Reader, known: Known, on_failure: Callable[[InputError], None]
) -> None:
    fresh = [
        (arrival.name, report) for arrival in some if (report := _fresh(run, arrival, known, on_failure))
    ]
    broken: dict[int, str] = {}
    told = _claims([report for _, report in fresh if outcome_of(report) == "coded"], reader, broken)
    for name, report in fresh:
        outcome = outcome_of(report)
        if outcome != "coded":
            run.add(report, input=name, outcome=outcome, reason=_REASONS[outcome].format(report.language))
            continue
        claims = next(told)
        reason = broken.get(id(report))
        if reason is None:
            run.add(report, claims, input=name)
        else:
            run.add(report, input=name, outcome="failed", reason=f"Dragoman broke on it: {reason}")
            on_failure(
                InputError(f"{name}: Dragoman broke on it ({reason})", fix="please report it with the text")
            )


def _fresh(
    run: Run, arrival: Arrival, known: Known, on_failure: Callable[[InputError], None]
) -> Report | None:
    """Give the report of an arrival, if it is one and not there yet."""
    report = arrival.report
    if report is None and arrival.error is None and arrival.warnings:
        run.note(arrival.name, "skipped", "; ".join(arrival.warnings))
        return None
    if report is None:
        error = arrival.error or InputError(f"{arrival.name}: cannot be read")
        run.note(arrival.name, "failed", str(error))
        on_failure(error)
        return None
    if report.report_id in known:
        forgotten = report.report_id in known.forgotten
        run.note(arrival.name, "skipped", _REASONS["forgotten" if forgotten else "known"], report.report_id)
        return None
    known.add(report.report_id)
    return report


_REASONS = {
    "known": "is in the store already",
    "forgotten": "was forgotten (forgotten.jsonl)",
    "empty": "is empty",
    "not_english": "is not in English (it looks like {!r})",
}


def outcome_of(report: Report) -> str:
    """Give how a report will be stored: coded, empty or not_english."""
    if not report.text.strip():
        return "empty"
    return "coded" if is_readable(report) else "not_english"


def _claims(reports: list[Report], reader: Reader, broken: dict[int, str]) -> Iterator[list[Claim]]:
    def on_error(report: Report, error: Exception) -> None:
        broken[id(report)] = f"{type(error).__name__}: {error}".partition("\n")[0]

    return reader.read_all(reports, on_error=on_error)
