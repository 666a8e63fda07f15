"""Who or what does a deed: somebody, a force or a weapon, or a thing that does nothing of its own will."""

from collections.abc import Callable

from dragoman.actors import Actors
from dragoman.events.frames import Frames
from dragoman.events.rules import Rules
from dragoman.records import ParsedText, Token

# What acts for somebody who is not named, or is somebody whom no list of actors knows.
_ACTS = (
    "weapons",
    "armed",
    "troops",
    "police forces",
    "crowds",
    "strikers",
    "attack goods",
    "blasts",
    "persons detained",
    "envoys",
    "harm",
)
_CONFLICT = frozenset({"PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
_FOE = ("armed", "FIGHTERS")
_BESIDE = frozenset({"advcl", "conj", "xcomp", "dep"})

Fits = Callable[[int, tuple[str, ...]], bool]


def is_thing(text: ParsedText, actors: Actors, rules: Rules, fits: Fits, i: int) -> bool:
    """Whether a noun is neither somebody nor a force, a weapon or a deed: "the tax cuts", "the drought"."""
    token = text.tokens[i]
    if token.pos != "NOUN" or actors.at(i) is not None or fits(i, _ACTS):
        return False
    if token.lemma.lower() in rules.transparent_nouns:  # "a series of raids"
        return False
    as_noun = rules.entries(token)[1]
    return as_noun is None or not any(
        rule.act in _CONFLICT and not trigger.rest for trigger, rule in as_noun.pairs
    )


def by_accident(text: ParsedText, frames: Frames, fits: Fits, token: Token) -> bool:
    """Whether who dies does so in a mishap that the verb beside tells: "the jet crashed, killing 12"."""
    head = text.head_of(token.i)
    beside = [head] if token.rel in _BESIDE and head is not None and head.i < token.i else []
    clauses = [k for k in text.kids(token.i, "advcl") if text.has_kid(k.i, "mark", "advmod")]
    return any(_is_mishap(text, frames, fits, verb) for verb in (*beside, *clauses))


def _is_mishap(text: ParsedText, frames: Frames, fits: Fits, verb: Token) -> bool:
    """Whether a verb tells a mishap that nobody brought about."""
    mishaps = frames.rules.classes.get("mishaps", frozenset())
    if frames.rules.verb_lemma(verb) not in mishaps or text.has_kid(verb.i, "obj"):
        return False
    return not any(text.tokens[i].pos == "PRON" or fits(i, _FOE) for i in frames.of(verb.i).get("subj"))
