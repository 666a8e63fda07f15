"""Incidents as what exports take: each told from the best of its claims, with how often it was told."""

from collections.abc import Iterator
from typing import Any

from dragoman.store.filters import NESTED, Filters
from dragoman.store.store import Store

Row = dict[str, Any]


def incidents_told(store: Store, filters: Filters | None = None) -> Iterator[tuple[Row, Row]]:
    """Give, for each incident of which `filters` let a claim through, the best of these, and its report.

    The claim's `id` and `incident` are the incident's, `link` has the other claims of the incident, and
    `told` what its row in `incidents` says of its sources; the claim's own id is `told["claim"]`. In the
    order in which these claims were read. `ensure_linked` before it takes in what came since.
    """
    where, values = (filters or Filters()).where(NESTED)
    asked = _BEST.replace("/* where */", where)
    held = store.query(asked, values).to_arrow_table()
    place = {claim: n for n, claim in enumerate(held["claim"].to_pylist())}
    for claim, report in store.exportable(filters, only=place):
        (told,) = held.slice(place[claim["id"]], 1).to_pylist()
        name = told.pop("id")
        others = [one for one in told.pop("claims") if one != claim["id"]]
        yield {**claim, "id": name, "incident": name, "link": others, "told": told}, report


_BEST = """
WITH passing AS (SELECT id, run FROM claims_current WHERE /* where */),
best AS (
    SELECT l.incident, arg_min(l.claim, l.rank) AS claim
    FROM links AS l JOIN passing AS p ON p.id = l.claim AND p.run = l.run GROUP BY l.incident
)
SELECT i.id, best.claim, i.claims, i.n_claims, i.n_reports, i.n_outlets, i.n_copies, i.outlets,
    i.first_told, i.last_told, i.statuses, i.disagreements
FROM best JOIN incidents AS i ON i.id = best.incident
"""
