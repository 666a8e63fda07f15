"""`dragoman link`: find what several claims tell of one event; and how one incident is shown."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from dragoman.cli.terminal import say
from dragoman.store import Dossier, prepare
from dragoman.store import link as link_claims

Row = dict[str, Any]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="STORE")
def link(folder: Path) -> None:
    """Link the claims of STORE that tell one event; nothing is merged away.

    Claims of one report and of several are compared by deed, parties, days, place, numbers and words. Each
    keeps its row; `incidents` and `links` stand beside them. Where nothing has changed, nothing is written.

    \b
    Examples:
      dragoman link news
      dragoman store incident news 5f0c3a9d2b7e4411
      dragoman export news --to csv --unit incident --out incidents.csv
    """
    found = link_claims(prepare(folder, read_only=True), tell=say)
    told = f"{many(found.claims, 'claim')} of {many(found.reports, 'report')}"
    told = f"{told} tell {many(found.incidents, 'incident')}"
    if found.changed:
        say(f"{folder}: {told}")
    else:
        say(f"{folder}: nothing has changed since it was linked; {told}")


def incident_form(known: Dossier) -> Row:
    """Give an incident as JSON has it: its row, and under `told` its claims."""
    return {**_plain(known.incident), "told": [_plain(claim) for claim in known.claims]}


def _plain(row: Row) -> Row:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def incident_lines(known: Dossier) -> Iterator[str]:
    """Give an incident in plain lines: what it is, who tells it, where they disagree."""
    row = known.incident
    yield f"incident {row['id']}"
    if row["aliases"]:
        yield f"  had the id {', '.join(row['aliases'])}"
    best = next(claim for claim in known.claims if claim["id"] == row["best_claim"])
    yield f"  {best['gloss']}"
    yield f"  {_what(row)}"
    yield f"  {_sources(row)}"
    yield "sources"
    for claim in known.claims:
        yield from _claim(claim, best=claim is best)
    if row["disagreements"]:
        yield "they disagree"
        for field, some in groupby(row["disagreements"], key=lambda one: one["field"]):
            yield f"  {field}"
            yield from (f"    {one['value']}: {_who(one)}" for one in some)


def _what(row: Row) -> str:
    kind = row["event"] if row["event"] == row["act"] else f"{row['event']} (act {row['act']})"
    first, last = row["first_day"], row["last_day"]
    days = f"{first}" if first == last else f"{first} to {last}"
    where = ", ".join(part for part in (row["place"], row["country"]) if part)
    parties = " → ".join(codes for codes in (row["actor_codes"], row["recipient_codes"]) if codes)
    said = (kind, parties, days if first else None, where, f"told as {', then '.join(row['statuses'])}")
    return " · ".join(part for part in said if part)


def _sources(row: Row) -> str:
    first, last = row["first_told"], row["last_told"]
    told = "" if first is None else f", on {first}" if first == last else f", from {first} to {last}"
    copies = f"; {many(row['n_copies'], 'report')} in copied sentences" if row["n_copies"] else ""
    counted = (
        many(row["n_claims"], "claim"),
        many(row["n_reports"], "report"),
        many(row["n_outlets"], "outlet"),
    )
    return f"{' of '.join(counted)}{told}{copies}"


def many(number: int, what: str) -> str:
    """Give a number with its word, in the plural where it is not one."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _claim(claim: Row, *, best: bool) -> Iterator[str]:
    outlet = claim["outlet"] or f"report {claim['report_id']}"
    said = f", says {claim['source_name']}" if claim["source_name"] else ""
    mark = "*" if best else "-"
    yield f"  {mark} {claim['reported'] or 'no day'}  {outlet}  {claim['status']}{said}  {claim['id']}"
    if not best:
        yield f"      {claim['gloss']}"
    if claim["url"]:
        yield f"      {claim['url']}"
    if claim["kind"]:
        score = "" if claim["score"] is None else f" ({claim['score']:g})"
        yield f"      {claim['kind']} as {claim['linked_to']}{score}: {claim['reason']}"


def _who(one: Row) -> str:
    return ", ".join([*one["outlets"]] or [many(len(one["claims"]), "claim")])
