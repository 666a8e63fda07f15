"""Claims for people and programs: as sentences, as a table, as JSON Lines."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.marking import marked_sentence
from dragoman.cli.reading import Reading
from dragoman.cli.terminal import console, safe
from dragoman.records import Claim
from dragoman.records.form import claim_form, json_line
from dragoman.records.gloss import join, party_name

INDENT = 4
LONGEST_TITLE = 120


def show_text(readings: Iterable[Reading]) -> None:
    """Show every claim as one plain sentence, with its source and the sentence it stands in."""
    out = console()
    for reading in readings:
        print_line(out, heading(reading))
        for claim in reading.claims:
            print_line(out, Text("  ").append(safe(claim.gloss), "bold"))
            print_line(out, summary(claim), INDENT)
            print_line(out, marked_sentence(reading.report, claim), INDENT)
        print_line(out, Text(""))


def heading(reading: Reading) -> Text:
    """Give a report's name, title and day, and how many claims it gave."""
    report = reading.report
    count = len(reading.claims)
    said = Text(safe(reading.name), "bold underline")
    if report.title:
        said.append(f"  {safe(shortened(report.title))}")
    if report.published:
        said.append(f"  {report.published.isoformat()}", "green")
    return said.append(f"  {count or 'no'} claim{'' if count == 1 else 's'}", "dim")


def shortened(title: str) -> str:
    """Give a title as far as it fits a heading."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def summary(claim: Claim) -> Text:
    """Give a claim's type, status, source and id in one line."""
    kind = claim.event if claim.event == claim.act else f"{claim.event} (act {claim.act})"
    modes = ", ".join(mode for mode, _ in (claim.mode or claim.act_mode))
    source = join([party_name(source.entity) for source in claim.said_by]) or "the report itself"
    said = [kind, *([modes] if modes else []), claim.status.value, f"source: {source}", claim.id]
    return Text(safe(" · ".join(said)), "dim")


def print_line(out: Console, line: Text, indent: int = 0) -> None:
    """Print a line: wrapped and set in on a terminal, left whole elsewhere."""
    if out.is_terminal:
        out.print(Padding(line, (0, 0, 0, indent)))
    else:
        out.print(Text(" " * indent) + line, soft_wrap=True)


def show_table(readings: Iterable[Reading]) -> None:
    """Show all claims in one table."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("report", "event", "act", "status", "actor", "recipient", "date", "source", "words"):
        table.add_column(name, overflow="fold")
    for reading in readings:
        for claim in reading.claims:
            table.add_row(*(Text(safe(cell)) for cell in (reading.name, *row(claim))))
    console().print(table)


def row(claim: Claim) -> list[str]:
    """Give a claim's cells."""
    return [
        claim.event,
        claim.act,
        claim.status.value,
        join([party_name(e) for e in claim.actor]),
        join([party_name(e) for e in claim.recipient]),
        claim.when.value if claim.when else "",
        join([party_name(source.entity) for source in claim.said_by]),
        " … ".join(words.text for words in claim.trigger),
    ]


def show_jsonl(readings: Iterable[Reading]) -> None:
    """Write one claim a line as JSON, in UTF-8 whatever the terminal's encoding."""
    out = sys.stdout.buffer
    for reading in readings:
        for claim in reading.claims:
            out.write(json_line(claim_form(claim)).encode("utf-8") + b"\n")
        out.flush()
