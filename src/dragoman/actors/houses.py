"""Whose a bare head of a company or association is: "Chief executive Ann Lee" after "Boeing sued"."""

from dragoman.actors.draft import Draft, Part
from dragoman.actors.lexis import Lexis
from dragoman.actors.memory import Memory, settled

_FAR = 3  # sentences back in which one house alone acts
_HOUSES = frozenset({"BUS", "SOC"})


def house(draft: Draft, lx: Lexis, memory: Memory) -> list[Part]:
    """Give the one company or association that acted in the sentences before, as its head's; else nothing."""
    role = draft.role
    if role is None or draft.name is None or draft.hits or draft.owned or draft.plural:
        return []
    if role.words not in lx.group("heads_of_houses"):
        return []
    found = {
        other.parts[0].group: other
        for other in memory.recent(draft, _FAR)
        if other.subject and not other.modifier and len(other.parts) == 1 and other.kind in ("listed", "org")
        if other.parts[0].sector in _HOUSES and other.parts[0].code
    }
    if len(found) != 1:
        return []
    other = next(iter(found.values()))
    of = other.parts[0]
    part = Part(of.code, of.sector, of.others, draft.office, None, "role")
    settled(part, memory.of(other))
    return [part]
