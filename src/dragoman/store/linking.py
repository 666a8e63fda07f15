"""Link the claims of a store that tell one event, and keep what was found in derived/NNNNN."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.errors import StoreError
from dragoman.incidents import RULES, Telling, aliases, find_incidents, telling_of, uncollected
from dragoman.store import derived
from dragoman.store.incidents import Known, Tables, tables
from dragoman.store.layout import Layout
from dragoman.store.locks import linking, sealing
from dragoman.store.store import Store, open_store

Row = dict[str, Any]
Tell = Callable[[str], None]
# Claims between two words on how far reading is.
STEP = 50_000
# How often linking begins anew because reports were forgotten meanwhile.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking has found; `changed` is false where everything was linked already."""

    changed: bool
    claims: int
    incidents: int
    reports: int
    aliases: int
    number: int  # of the folder in derived/


def link(layout: Layout, *, tell: Tell = lambda _: None) -> Linked:
    """Link all claims of a store; where nothing has changed since the last time nothing is written.

    Others may read and add meanwhile: what comes after linking has begun is left to the next time. `tell`
    gets a line now and then on how far it is.
    """
    with linking(layout.root):
        for _ in range(TRIES):
            known = derived.about(layout)
            with open_store(layout.root, read_only=True) as store:
                if known and known["rules"] == RULES and not unlinked(store):
                    return _linked(known, changed=False)
                forgotten = store.forgotten()
                found = find(store, tell=tell)
                with sealing(layout.root):
                    kept = store.forgotten() == forgotten  # else the tables may tell of what is gone
                    if kept:
                        derived.write(layout, found, _figures(found))
            if kept:
                with sealing(layout.root):
                    derived.tidy(layout)
                return _linked(derived.about(layout) or {}, changed=True)
    raise StoreError(f"{layout.root}: reports are being forgotten", fix="wait until that ends and try again")


def _linked(about: Row, *, changed: bool) -> Linked:
    return Linked(changed, *(about[name] for name in ("claims", "incidents", "reports", "aliases", "number")))


def _figures(found: Tables) -> dict[str, int]:
    links, incidents = found["links"], found["incidents"]
    gone = len(incidents) - incidents["alias_of"].null_count
    reports = len(links["report_id"].unique())
    return {"claims": len(links), "incidents": len(incidents) - gone, "reports": reports, "aliases": gone}


def unlinked(store: Store) -> int:
    """Give how many current claims the links do not know, and links whose claim is gone; 0: up to date."""
    ((number,),) = store.rows(_UNLINKED)
    return int(number)


# A link counts with the row of its incident only, which goes when a report of the incident is forgotten.
_UNLINKED = """
WITH known AS (SELECT claim AS id, run FROM links SEMI JOIN incidents ON incidents.id = links.incident),
there AS (SELECT id, run FROM claims_current)
SELECT (SELECT count(*) FROM there ANTI JOIN known USING (id, run))
    + (SELECT count(*) FROM known ANTI JOIN there USING (id, run))
"""


def ensure_linked(store: Store, *, tell: Tell = lambda _: None) -> None:
    """Have an open store show the incidents of all its claims; what it lacks is worked out and not kept."""
    if number := unlinked(store):
        many = "1 claim is" if number == 1 else f"{number:,} claims are"
        tell(f"{many} not linked yet; `dragoman link` would keep what is worked out now")
        store.show_links(find(store, tell=tell))


def find(store: Store, *, tell: Tell) -> Tables:
    """Give the tables of incidents and links of the claims that a store shows."""
    with uncollected():
        return _find(store, tell)


def _find(store: Store, tell: Tell) -> Tables:
    told: dict[str, Telling] = {}
    known: dict[str, Known] = {}
    for number, row in enumerate(_claims(store), 1):
        told[row["id"]] = telling_of(row, row["sentence"])
        known[row["id"]] = Known(row["run"], ";".join(row["mode"]) or None)
        if number % STEP == 0:
            tell(f"{number:,} claims read")
    tell(f"linking {len(told):,} claim{'s' if len(told) != 1 else ''}")
    incidents, links = find_incidents(told.values())
    home = {one.claim: one.incident for one in links}
    asked = store.query("SELECT id, aliases, claims FROM incidents").fetchall()
    gone = aliases(asked, home)
    return tables(incidents, links, told, known, gone)


def _claims(store: Store) -> Iterator[Row]:
    for batch in store.batches(_ASKED):
        yield from batch.to_pylist()


# What `telling_of` looks at, and no other column.
_ASKED = """
SELECT c.id, c.run, c.event, c.act, c.mode, c.act_mode, c.status, c.event_text,
    [{'code': p.code, 'entity_name': p.entity_name, 'office': p.office, 'resolved_by': p.resolved_by}
        FOR p IN c.actor] AS actor,
    [{'code': p.code, 'entity_name': p.entity_name, 'office': p.office, 'resolved_by': p.resolved_by}
        FOR p IN c.recipient] AS recipient,
    c.date, c.enddate, c.act_date, c.act_enddate, c.reported, c.size, c.event_loc, c.text_info, c.incident,
    [{'name': thing.name} FOR thing IN c.about] AS about,
    {'report_id': c.report_id, 'publication': r.outlet, 'text_sha256': r.text_sha256} AS cite_info,
    substring(r.text, c.text_info.start + 1, c.text_info."end" - c.text_info.start) AS sentence
FROM claims_current AS c JOIN reports AS r USING (run, report_id)
"""
