"""Which claim an incident is told from."""

from collections.abc import Sequence

from dragoman.incidents.telling import Telling

# Of claims told on one day none of which tells the deed as done: a plan says more than a doubt.
_STATUSES = ("occurred", "planned", "negated", "denied", "conditional", "possible")
Key = tuple[bool, int, int, int, tuple[str, str, str]]


def ranked(tellings: Sequence[Telling]) -> list[Telling]:
    """Give the claims of an incident, the one that it is told from first.

    Those that tell the deed as done come first; where none does, those told last, so that a plan that was
    called off is not told as a plan. Of these the fullest, and of equals the earliest.
    """
    return sorted(tellings, key=_key)


def _key(telling: Telling) -> Key:
    if telling.done:
        return (False, 0, 0, -telling.fields, telling.order)
    day = telling.published.toordinal() if telling.published else 0
    return (True, -day, _STATUSES.index(telling.status), -telling.fields, telling.order)
