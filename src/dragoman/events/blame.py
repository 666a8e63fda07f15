"""Whom blame or praise for a deed falls on: "condemned Oslo's attack on Lima" blames Oslo, never Lima."""

from dragoman.events.authors import author
from dragoman.events.fillers import Fillers, minus, union
from dragoman.events.rules import CONFLICT, Rule, path_of
from dragoman.events.slots import Frame
from dragoman.records import Mention

# Deeds that say what somebody thinks of another's deed.
JUDGING = frozenset({"ACCUSE", "SUPPORT"})
# Where the deed that is judged stands: "condemned", "anger over", "praise for", "dismay at the attack".
_JUDGED = frozenset(map(path_of, ("obj", "of", "over", "about", "at", "for", "against")))
_WHOSE = tuple((False, path_of(slot)) for slot in ("by", "poss"))
_NONE: frozenset[str] = frozenset()


def blamed(
    fillers: Fillers, rule: Rule, frame: Frame, actor: tuple[Mention, ...]
) -> tuple[Mention, ...] | None:
    """Give who did the deed that is judged, nobody where no words tell; None where no known deed is."""
    if rule.act not in JUDGING:
        return None
    steps = [path for _, path in (rule.verb_recipient if frame.verbal else rule.noun_recipient)]
    news = of_news(fillers, [i for path in steps for i in fillers.fill(frame, path)], frame)
    if news is not None:
        return minus(news, actor)
    held = [(path, i) for path in steps for i in fillers.fill(frame, path)]
    judged = {i: _doers(fillers, i, actor) for path, i in held if path in _JUDGED}
    deeds = {i for i, found in judged.items() if found is not None}
    if not deeds or any(fillers.actors.party(i) and not _is_under(fillers, i, deeds) for _, i in held):
        return None
    return next(found for found in judged.values() if found is not None)


def of_news(fillers: Fillers, held: list[int], frame: Frame) -> tuple[Mention, ...] | None:
    """Give who does what some news tells: "welcomed the news that Oslo freed them", "alarmed by reports".

    None where nothing that is praised or blamed is news.
    """
    text, news = fillers.text, fillers.rules.classes.get("news", _NONE)
    about = [i for slot in ("by", "at", "over", "about") for i in frame.get(slot)]
    for i in (*held, *about, *(frame.get("subj") if frame.passive else ())):
        if text.tokens[i].pos != "NOUN" or not fillers.is_word(i, news):
            continue
        for kid in text.kids(i, "acl", "ccomp"):
            if any(m.lower == "that" for m in text.kids(kid.i, "mark")):
                return union(*(fillers.actors.party(k) for k in fillers.frames.of(kid.i).get("subj")))
    return None


def _is_under(fillers: Fillers, i: int, deeds: set[int]) -> bool:
    """Whether a word belongs to the phrase of a deed: "Lima" in "the attack on Lima"."""
    tokens = fillers.text.tokens
    while i not in deeds and tokens[i].head != i and tokens[i].pos != "VERB":
        i = tokens[i].head
    return i in deeds


def _named_doers(fillers: Fillers, frame: Frame, i: int) -> tuple[Mention, ...]:
    """Who did what any noun names: "the burning of a pilot by the rebels", "the pact reached between"."""
    if frame.get("by") and frame.get("of"):
        return union(*(fillers.actors.party(k) for k in frame.get("by")))
    return fillers.in_participle(i) if fillers.stray_participle(i) else ()


def _doers(fillers: Fillers, i: int, actor: tuple[Mention, ...]) -> tuple[Mention, ...] | None:
    """Who did the deed that a noun names; None where it names none, or a friendly one of nobody's."""
    token, rules = fillers.text.tokens[i], fillers.rules
    if token.pos != "NOUN" or fillers.actors.at(i) is not None:
        return None
    frame = fillers.frames.of(i)
    if frame.verbal:
        return None
    if fillers.is_word(i, rules.classes.get("wrongs", _NONE)):
        return minus(fillers.mentions(frame, _WHOSE), actor)
    named = _named_doers(fillers, frame, i)
    if minus(named, actor):
        return minus(named, actor)
    entries = rules.entries(token)[1]
    plain = [r for t, r in entries.pairs if not t.rest] if entries else []
    known = next((r for r in plain if all(fillers.meets(frame, test) for test in r.noun_needs)), None)
    if known is None or not known.noun_actor:
        return None
    doers = fillers.mentions(frame, known.noun_actor, owner=True) or author(fillers, known, frame, token)
    found = minus(doers, actor)
    return found if found or (known.act in CONFLICT and not known.is_operator) else None
