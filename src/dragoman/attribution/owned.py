"""A party's own word for what it did: "claimed responsibility for the raid", "the raid, claimed by Oslo"."""

from dragoman.attribution.cues import Cues
from dragoman.attribution.passage import Range
from dragoman.records import Event, ParsedText, Token

# Verbs that say this of a deed itself; "accepted the attack" says nothing of the kind.
_ALONE = frozenset({"claim", "admit"})
_UNDER = frozenset({"obj", "nsubj:pass"})


def owning_cue(text: ParsedText, event: Event, book: Cues) -> Range | None:
    """Give the words by which an event's own actor says that the deed is his (tokens, end exclusive).

    None for a deed told by a verb, which an attribution covers, and where it has no actor.
    """
    noun = text.tokens[event.head]
    if noun.pos not in ("NOUN", "PROPN") or not event.actor:
        return None
    if noun.dep == "conj":  # "claimed responsibility for the bombing and the raid"
        noun = text.tokens[noun.head]
    over, below = text.head_of(noun.i), text.kids(noun.i, "acl")
    owned = over
    if over is not None and text.case_of(noun.i) == "for" and over.lower not in book.kinds["owned"]:
        owned = text.kid(over.i, "obj")  # the parser hung "for the raid" on the verb
    if owned is not None and owned.lower in book.kinds["owned"]:
        return _taken(text, owned, book)
    beside = [over] if over is not None and noun.dep in _UNDER else []
    verb = next((k for k in (*below, *beside) if _claims(k, book)), None)  # "the raid, claimed by Oslo"
    return (verb.i, verb.i + 1) if verb is not None else None


def _claims(verb: Token, book: Cues) -> bool:
    return verb.lemma in _ALONE and verb.lower in book.kinds["owning"]


def _taken(text: ParsedText, owned: Token, book: Cues) -> Range | None:
    """Give the verb with what is taken: "took credit"; the verb alone where it stands behind."""
    verb = text.head_of(owned.i)
    if verb is None or owned.dep not in _UNDER or verb.lower not in book.kinds["owning"]:
        return None
    return (verb.i, owned.i + 1) if verb.i < owned.i else (verb.i, verb.i + 1)
