"""One run: what it adds is gathered and sealed, part by part; what was sealed stays whatever happens."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dragoman.records import Claim, Report
from dragoman.store.layout import Layout, new_run, now, trouble, write_json
from dragoman.store.locks import sealing
from dragoman.store.parts import write_part
from dragoman.store.rows import Row, batch_of, claim_row, party_rows, report_row
from dragoman.store.schema import TABLES

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

# Reports of a part: some 45 seconds of reading, which is what a power cut can cost.
PART_REPORTS = 500
# Claims of a part, for reports that are long: some 10 MB in memory.
PART_CLAIMS = 30_000
# Rows that are held as Python objects, ten times larger than in a batch.
LOOSE = 2_000
OUTCOMES = ("coded", "empty", "not_english", "failed", "skipped")


@dataclass(slots=True)
class _Open:
    """The part that is being gathered. Steps that an interrupt may not part make a new one of it."""

    number: int = 1
    ready: list[dict[str, pa.RecordBatch]] = field(default_factory=list)
    loose: list[tuple[Row, list[Row]]] = field(default_factory=list)
    reports: int = 0
    claims: int = 0

    def gathered(self) -> "_Open":
        """Give the same part with its loose rows as a batch."""
        if not self.loose:
            return self
        claims = [claim for _, some in self.loose for claim in some]
        parties = [party for claim in claims for party in party_rows(claim)]
        rows = {"reports": [row for row, _ in self.loose], "claims": claims, "entities": parties}
        batches = {table: batch_of(held, TABLES[table]) for table, held in rows.items()}
        return replace(self, ready=[*self.ready, batches], loose=[])


class Run:
    """Adds reports and their claims to a store. Make it with `Store.run` and use it in a `with` block.

    The block ends by sealing what is left, also on Ctrl-C and on errors: what was added is never lost.
    """

    def __init__(
        self,
        layout: Layout,
        *,
        versions: dict[str, Any],
        inputs: Sequence[str] = (),
        settings: dict[str, Any] | None = None,
        keep_text: bool = True,
        part_reports: int = PART_REPORTS,
    ) -> None:
        """Keep what the run's record says; nothing is written before the block begins."""
        self.layout = layout
        self.name = new_run(layout)
        self.keep_text = keep_text
        self.part_reports = part_reports
        self.counts: Counter[str] = Counter(dict.fromkeys((*OUTCOMES, "claims"), 0))
        self._about = {
            "run": self.name,
            "versions": versions,
            "settings": {**(settings or {}), "keep_text": keep_text},
            "inputs": list(inputs),
            "started": now(),
        }
        self._open = _Open()
        self._reasons: list[str] = []

    def add(
        self,
        report: Report,
        claims: Sequence[Claim] = (),
        *,
        input: str,  # noqa: A002  (the column's name)
        outcome: str = "coded",
        reason: str | None = None,
    ) -> None:
        """Add a report with its claims; `input` is what the user calls it, `outcome` how it went."""
        row = report_row(
            report,
            run=self.name,
            source=input,
            read_at=datetime.now(UTC).replace(tzinfo=None),
            n_claims=len(claims),
            outcome=outcome,
            reason=reason,
            keep_text=self.keep_text,
        )
        rows = [claim_row(claim, report.report_id, self.name) for claim in claims]
        part = self._open
        part.loose.append((row, rows))  # one step: an interrupt leaves all of a report or none
        self.counts.update({outcome: 1, "claims": len(rows)})
        if outcome != "coded":
            self._reason(input, outcome, reason or outcome, report.report_id)
        part.reports, part.claims = part.reports + 1, part.claims + len(rows)
        if sum(1 + len(held) for _, held in part.loose) >= LOOSE:
            self._open = part.gathered()
        if part.reports >= self.part_reports or part.claims >= PART_CLAIMS:
            self.seal()

    def note(
        self,
        input: str,  # noqa: A002  (the column's name)
        outcome: str,
        reason: str,
        report_id: str | None = None,
    ) -> None:
        """Write down why an input was not coded, where there is no report to add."""
        self.counts[outcome] += 1
        self._reason(input, outcome, reason, report_id)

    @property
    def reasons(self) -> Path:
        """File of what was not coded, with the reason, one a line; there is none where all was."""
        return self.layout.runs / f"{self.name}.reasons.jsonl"

    def _reason(self, source: str, outcome: str, reason: str, report_id: str | None) -> None:
        said = {"input": source, "outcome": outcome, "reason": reason, "report_id": report_id}
        self._reasons.append(json.dumps(said) + "\n")
        if len(self._reasons) >= LOOSE:
            self._write_reasons()

    def seal(self) -> None:
        """Write what was added since the last part as a part of its own."""
        part = self._open.gathered()
        if part.ready:
            name = f"{self.name}-{part.number:05}"
            if not (self.layout.parts / name).exists():  # there: an interrupt came right after it
                with sealing(self.layout.root):
                    write_part(self.layout, name, {t: [b[t] for b in part.ready] for t in TABLES})
            self._open = _Open(number=part.number + 1)
        self._write_reasons()

    def _write_reasons(self) -> None:
        some, self._reasons = self._reasons, []
        if not some:
            return
        try:
            with self.reasons.open("a", encoding="utf-8") as out:
                out.writelines(some)
        except OSError as error:
            raise trouble(self.layout.root, error) from error

    def _record(self, ended: str | None, *, stopped: bool = False) -> None:
        about = {**self._about, "ended": ended, "stopped": stopped, "parts": self._open.number - 1}
        try:
            self.layout.runs.mkdir(exist_ok=True)
            with sealing(self.layout.root):  # or what is being written would be taken for a leftover
                write_json(self.layout.runs / f"{self.name}.json", {**about, "counts": dict(self.counts)})
        except OSError as error:
            raise trouble(self.layout.root, error) from error

    def __enter__(self) -> "Self":
        """Write down that the run has begun."""
        self._record(None)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        """Seal what is left and write down how the run ended."""
        self.seal()
        self._record(now(), stopped=kind is not None)
