"""Incidents and links as rows of their tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import pyarrow as pa

from dragoman.incidents import NEAR_COPY, SEPARATE, Difference, Incident, Link, Telling, differences, ranked
from dragoman.store.derived import INCIDENTS, LINKS

Row = dict[str, Any]
Tables = dict[str, pa.Table]
# Rows that are Python objects at a time, ten times larger than in a table.
LOOSE = 20_000


class Known(NamedTuple):
    """What the tables have of a claim beside what linking looks at."""

    run: str
    mode: str | None


def tables(
    incidents: Sequence[Incident],
    links: Sequence[Link],
    told: Mapping[str, Telling],
    known: Mapping[str, Known],
    gone: Mapping[str, str],
) -> Tables:
    """Give the tables `incidents` and `links`. `gone` has the incident of every id that none has any more."""
    by_claim = {link.claim: link for link in links}
    others: dict[str, list[str]] = {}
    for old in sorted(gone):
        others.setdefault(gone[old], []).append(old)
    ranks: dict[str, int] = {}

    def row(incident: Incident) -> Row:
        best = ranked([told[claim] for claim in incident.claims])
        ranks.update({telling.claim: rank for rank, telling in enumerate(best, 1)})
        copies = _copies([by_claim[claim] for claim in incident.claims], told)
        mode = known[best[0].claim].mode
        return {
            "mode": mode,
            "aliases": others.get(incident.id, []),
            "n_copies": copies,
            **_row(incident, best),
        }

    def link_row(link: Link) -> Row:
        telling = told[link.claim]
        return {
            **_link(link),
            "run": known[link.claim].run,
            "report_id": telling.report,
            "rank": ranks[link.claim],
        }

    rows = _table([*incidents], row, INCIDENTS)
    aliased = _table(sorted(gone.items()), lambda pair: {"id": pair[0], "alias_of": pair[1]}, INCIDENTS)
    return {"incidents": pa.concat_tables([rows, aliased]), "links": _table(links, link_row, LINKS)}


def _table(held: Iterable[Any], row: Callable[[Any], Row], schema: pa.Schema) -> pa.Table:
    some = iter(held)
    batches = []
    while loose := list(islice(some, LOOSE)):
        batches.append(pa.RecordBatch.from_pylist([row(one) for one in loose], schema=schema))
    return pa.Table.from_batches(batches, schema=schema)


def _link(link: Link) -> Row:
    return {
        "claim": link.claim,
        "incident": link.incident,
        "linked_to": link.to,
        "score": link.score,
        "kind": link.kind,
        "reason": link.reason,
    }


def _copies(links: Sequence[Link], told: Mapping[str, Telling]) -> int:
    """Count the reports that tell the incident in sentences of another report alone."""
    own = {told[link.claim].report for link in links if link.kind in (None, SEPARATE)}
    return len({told[link.claim].report for link in links if link.kind == NEAR_COPY} - own)


def _row(incident: Incident, best: Sequence[Telling]) -> Row:
    """Give what the claims of an incident tell, the best first."""
    first, told = best[0], sorted(best, key=lambda telling: telling.order)
    days = next((t.days for t in best if t.days), None) or (None, None)
    where = next((t for t in best if t.spot), None) or next((t for t in best if t.country), first)
    lat, lon = where.point or (None, None)
    outlets = list(dict.fromkeys(t.outlet for t in told if t.outlet))
    published = [t.published for t in told if t.published]
    return {
        "id": incident.id,
        "best_claim": first.claim,
        "event": first.event,
        "act": first.act,
        "status": first.status,
        "statuses": list(dict.fromkeys(t.status for t in told)),
        "actor_codes": ";".join(sorted(first.actor)) or None,
        "recipient_codes": ";".join(sorted(first.recipient)) or None,
        "codes": sorted({code for t in told for code in t.parties}),
        "first_day": days[0],
        "last_day": days[1],
        "place": where.place,
        "country": where.country,
        "lat": lat,
        "lon": lon,
        "geonameid": where.spot,
        "n_claims": len(told),
        "n_reports": incident.reports,
        "n_outlets": len(outlets),
        "outlets": outlets,
        "reports": list(dict.fromkeys(t.report for t in told)),
        "claims": list(incident.claims),
        "first_told": min(published, default=None),
        "last_told": max(published, default=None),
        "disagreements": [_difference(one) for one in differences(told)],
    }


def _difference(one: Difference) -> Row:
    return {"field": one.field, "value": one.value, "claims": one.claims, "outlets": one.outlets}
