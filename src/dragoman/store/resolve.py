"""One incident of a store with all its sources, by any id that means it."""

from dataclasses import dataclass
from typing import Any

from dragoman.errors import StoreError
from dragoman.store.store import Store

Row = dict[str, Any]
# Of `incident_claims`, what says who tells what.
OF_CLAIM = (
    *("id", "report_id", "rank", "linked_to", "score", "kind", "reason", "gloss", "event", "act", "status"),
    *("source_name", "cue", "reported", "outlet", "title", "url"),
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident's row, and its claims in the order in which they were told."""

    incident: Row
    claims: list[Row]


def incident(store: Store, name: str) -> Dossier:
    """Give an incident by its id, by one that it had before, or by the id of one of its claims."""
    found = store.rows(_RESOLVED, [name, name])
    if not found:
        raise StoreError(
            f"{store.path}: no incident and no linked claim has the id {name!r}",
            fix="link what came since (`dragoman link`), or take an id of the view `incidents`",
        )
    (known,) = _rows(store, "SELECT * FROM incidents WHERE id = ?", found[0][0])
    claims = _rows(store, _CLAIMS, found[0][0])
    places = {claim: place for place, claim in enumerate(known["claims"])}
    return Dossier(known, sorted(claims, key=lambda claim: places[claim["id"]]))


def _rows(store: Store, asked: str, name: str) -> list[Row]:
    return [row for batch in store.batches(asked, [name]) for row in batch.to_pylist()]


_RESOLVED = """
SELECT incident FROM incident_ids WHERE id = ?
UNION ALL SELECT incident FROM links SEMI JOIN incidents ON incidents.id = incident WHERE claim = ?
"""
_CLAIMS = f"SELECT {', '.join(OF_CLAIM)} FROM incident_claims WHERE incident = ?"  # noqa: S608  (ours)
