"""Whose threat a warning is: "Oslo warned that Lima would attack" is none of Oslo's."""

from dragoman.events.fillers import abroad, minus
from dragoman.records import Mention

Mentions = tuple[Mention, ...]


# Who is of these speaks for no state: "Russia may attack, residents warned" is no threat of Russia's.
_PRIVATE = frozenset({"CVL", "SOC", "EDU", "MED", "REF", "BUS", "REL", "AGR"})
_STATE = frozenset({"GOV", "MIL", "COP"})


def is_foretold(made: str, speaker: Mentions, doer: Mentions, told: Mentions) -> bool:
    """Whether somebody only says what another country will do, and warns nobody."""
    if made != "THREATEN" or minus(told, doer):
        return False
    return abroad(speaker, doer) or (bool(minus(doer, speaker)) and _is_onlooker(speaker, doer))


def _is_onlooker(speaker: Mentions, doer: Mentions) -> bool:
    """Whether those who warn of a state's deed are private people or nobody in particular: "analysts"."""
    whose = [e for m in speaker for e in m.entities]
    state = any(e.code or e.sector in _STATE for m in doer for e in m.entities)
    nobody = all(e.sector in _PRIVATE or (not e.sector and e.entity_text.islower()) for e in whose)
    return state and bool(whose) and nobody and not any(e.code for e in whose)


def is_told_for(made: str, speaker: Mentions, doer: Mentions, told: Mentions) -> bool:
    """Whether somebody says what his side will do: "Oslo may cut the gas, the minister warned".

    Whose country nothing tells is no side: a minister who warns that soldiers will be sent warns himself.
    """
    return (
        made == "THREATEN"
        and bool(speaker and doer)
        and not minus(told, doer)
        and minus(doer, speaker) == doer
        and any(entity.code for mention in doer for entity in mention.entities)
    )
