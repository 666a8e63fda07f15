"""Which reports a store has: a few bytes for each, so that a store of millions is asked at no cost."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable


class Known:
    """The ids of reports that need not be coded again."""

    def __init__(self, ids: Iterable[str], forgotten: Iterable[str] = ()) -> None:
        """Keep what the store has; what is added later is kept too."""
        self._stored = array("Q", sorted({int(one, 16) for one in ids}))
        self._new: set[int] = set()
        self.forgotten = frozenset(forgotten)

    def __contains__(self, report_id: str) -> bool:
        """Whether a report is there, or must not come back."""
        number = int(report_id, 16)
        at = bisect_left(self._stored, number)
        stored = at < len(self._stored) and self._stored[at] == number
        return stored or number in self._new or report_id in self.forgotten

    def __len__(self) -> int:
        """How many reports are there."""
        return len(self._stored) + len(self._new)

    def add(self, report_id: str) -> None:
        """Know one more."""
        self._new.add(int(report_id, 16))
