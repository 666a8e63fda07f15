"""A folder of Parquet parts that holds reports and their claims: nothing lost, nothing twice."""

from dragoman.store.filters import Filters
from dragoman.store.known import Known
from dragoman.store.run import Run
from dragoman.store.store import Selection, Store, open_store

__all__ = ["Filters", "Known", "Run", "Selection", "Store", "open_store"]
