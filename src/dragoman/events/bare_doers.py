"""Parties that stand bare before a noun: "a police raid", "rebel attacks", "an army post"."""

from dragoman.actors import Actors
from dragoman.records import Entity, Mention, ParsedText

# Their sectors, as PLOVER has them.
_SECTORS = {
    "police": "COP", "army": "MIL", "navy": "MIL", "troop": "MIL", "government": "GOV", "regime": "GOV",
    "rebel": "REB", "insurgent": "REB", "guerrilla": "REB", "militant": "REB", "jihadist": "REB",
    "jihadi": "REB", "separatist": "REB", "secessionist": "REB", "militia": "PRM", "paramilitary": "PRM",
    "extremist": "REB", "opposition": "OPP",
}  # fmt: skip


def bare_doer(text: ParsedText, actors: Actors, i: int) -> tuple[Mention, ...]:
    """Give the party that a bare noun before another names, who it is taken from where the report tells."""
    token = text.tokens[i]
    sector = _SECTORS.get(token.lemma.lower()) or _SECTORS.get(token.lower)
    if sector is None or token.rel != "compound" or actors.at(i) is not None:
        return ()
    beside = text.kids(token.head, "compound", "amod", "nmod:poss", "nmod")
    capital = token.text[0].isupper() and i != text.sentences[token.sent].first
    if capital or any(actors.at(k.i) is not None for k in beside if k.i < token.head):
        return ()  # a name, or another's: "the UN police presence"
    known = next((m for m in actors.mentions if _is_one(text, m, token.lemma.lower())), None)
    span = text.span_of(i, i + 1)
    code = known.entities[0].code if known is not None else None
    who = Entity(entity_text=token.text, span=span, code=code, sector=sector)
    group = known.group if known is not None else f"{token.lemma.lower()}@{i}"
    return (Mention(head=i, first=i, last=i + 1, entities=(who,), group=group),)


def _is_one(text: ParsedText, mention: Mention, lemma: str) -> bool:
    return text.tokens[mention.head].lemma.lower() == lemma and len(mention.entities) == 1
