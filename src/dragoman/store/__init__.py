"""A folder of Parquet parts that holds reports and their claims: nothing lost, nothing twice."""

from dragoman.store.check import problems
from dragoman.store.compact import compact
from dragoman.store.diff import Change, both, diff
from dragoman.store.filters import Filters
from dragoman.store.forget import forget
from dragoman.store.info import info
from dragoman.store.known import Known
from dragoman.store.layout import Layout, prepare
from dragoman.store.linking import Linked, ensure_linked, link, unlinked
from dragoman.store.marks import Mark, mark, marks_of
from dragoman.store.migrate import migrate
from dragoman.store.rehydrate import Rehydrated, rehydrate
from dragoman.store.resolve import Dossier, incident
from dragoman.store.run import OUTCOMES, PART_REPORTS, Run
from dragoman.store.store import Selection, Store, open_store
from dragoman.store.told import incidents_told

__all__ = [
    "OUTCOMES",
    "PART_REPORTS",
    "Change",
    "Dossier",
    "Filters",
    "Known",
    "Layout",
    "Linked",
    "Mark",
    "Rehydrated",
    "Run",
    "Selection",
    "Store",
    "both",
    "compact",
    "diff",
    "ensure_linked",
    "forget",
    "incident",
    "incidents_told",
    "info",
    "link",
    "mark",
    "marks_of",
    "migrate",
    "open_store",
    "prepare",
    "problems",
    "rehydrate",
    "unlinked",
]
