"""Whether two claims speak of the same parties."""

from collections.abc import Iterable, Sequence

from dragoman.records import Claim, Entity


def codes(entities: Iterable[Entity]) -> frozenset[str]:
    """Give the country and organization codes of some parties."""
    return frozenset(e.code for e in entities if e.code)


def parties(claim: Claim) -> tuple[Entity, ...]:
    """Give everybody in a claim."""
    return (*claim.actor, *claim.recipient)


def is_one(first: Entity, second: Entity) -> bool:
    """Whether two parties are surely one: the same words, or one name with one code."""
    if first.span == second.span or _means(first, second) or _means(second, first):
        return True
    if first.code != second.code:
        return False
    return first.entity_name is not None and first.entity_name == second.entity_name


def _means(later: Entity, earlier: Entity) -> bool:
    """Whether one stands for the other in a later sentence: "the militant" for "a militant"."""
    return (
        later.resolved_by == "coreference"
        and (later.code, later.entity_name) == (earlier.code, earlier.entity_name)
        and any(words.span == earlier.span for words in later.settled_by)
    )


def can_be_one(first: Entity, second: Entity) -> bool:
    """Whether two parties can be one: no code, no name and no sector tells them apart.

    A state's name does not tell it from its ministers: who is of the government acts for the state.
    """
    if is_one(first, second):
        return True
    if first.code is None or first.code != second.code:
        return False
    if first.sector != second.sector and first.sector and second.sector:
        return False
    persons = first.office or second.office
    return (
        not persons or not (first.entity_name and second.entity_name) or _is_state(first) or _is_state(second)
    )


def _is_state(entity: Entity) -> bool:
    return entity.office is None and entity.sector in (None, "GOV")


def share_one(first: Sequence[Entity], second: Sequence[Entity]) -> bool:
    """Whether some party of one is surely a party of the other."""
    return any(is_one(a, b) for a in first for b in second)


def share(first: Sequence[Entity], second: Sequence[Entity]) -> bool:
    """Whether some party of one can be a party of the other."""
    return any(can_be_one(a, b) for a in first for b in second)


def same_side(first: Sequence[Entity], second: Sequence[Entity]) -> bool:
    """Whether all of each can be among the other."""
    return all(share((a,), second) for a in first) and all(share((b,), first) for b in second)
