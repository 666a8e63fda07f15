"""Whose threat a warning is: "Oslo warned that Lima would attack" is none of Oslo's."""

from dragoman.events.fillers import abroad, minus
from dragoman.records import Mention

Mentions = tuple[Mention, ...]


def is_foretold(made: str, speaker: Mentions, doer: Mentions, told: Mentions) -> bool:
    """Whether somebody only says what another country will do, and warns nobody."""
    return made == "THREATEN" and abroad(speaker, doer) and not minus(told, doer)


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
