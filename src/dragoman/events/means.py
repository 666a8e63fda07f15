"""Whose a deed is where its noun says so: "was killed in a raid by police", "at the hands of the army"."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.events.authors import author
from dragoman.events.fillers import OWNER, Fillers, union
from dragoman.events.rules import Rule, path_of
from dragoman.events.slots import Frame
from dragoman.records import Mention, Token

# What is done to somebody in the course of another deed.
_SUFFERED = frozenset({"ASSAULT", "COERCE"})
_COURSES = ("in", "during", "at")
_SUBJECT = path_of("subj")
_DOERS = tuple((False, path_of(slot)) for slot in ("by", "poss", "from"))
_HELD_OF = frozenset({"operation", "raid", "ambush", "offensive"})  # "of" whom: their doer, not their target
_OF = ((False, path_of("of")),)
_HELP = frozenset({"support", "help", "backing", "aid", "assistance", "approval", "blessing"})
_WITH = frozenset({"with", "thanks to", "without"})
_GIVERS = tuple((False, path_of(slot)) for slot in ("of|by|from", "poss", "amod|compound"))
_FIGHTS = frozenset({"fight", "war", "battle", "struggle", "campaign"})
_HELPING = frozenset({"support", "help", "assist", "back", "aid"})
_TO = ((False, path_of("for|to")),)
_NONE: frozenset[str] = frozenset()


def by_means(fillers: Fillers, rule: Rule, frame: Frame) -> tuple[Mention, ...]:
    """Give who is behind the deed in the course of which this one is told; nobody where no words tell."""
    if rule.act not in _SUFFERED or not frame.verbal:
        return ()
    for i in _courses(fillers, frame):
        found = _doers(fillers, rule, fillers.text.tokens[i])
        if found:
            return found
    return ()


def _courses(fillers: Fillers, frame: Frame) -> Iterator[int]:
    text, blasts = fillers.text, fillers.rules.classes.get("deeds of force", _NONE)
    held = [*fillers.fill(frame, _SUBJECT), *(i for slot in _COURSES for i in frame.get(slot))]
    for i in held:
        token = text.tokens[i]
        if token.pos == "NOUN" and (fillers.is_word(i, blasts) or token.lower == "hands"):
            yield i


def _doers(fillers: Fillers, rule: Rule, noun: Token) -> tuple[Mention, ...]:
    frame = fillers.frames.of(noun.i)
    if frame.verbal:
        return ()
    if noun.lower == "hands":
        return fillers.mentions(frame, _OF) if fillers.text.case_of(noun.i) == "at" else ()
    found = fillers.mentions(frame, _DOERS) or _agents(fillers, noun)
    if not found and noun.lemma.lower() in _HELD_OF:
        found = fillers.mentions(frame, _OF)
    return found or fillers.inside(noun.i, slots=OWNER) or author(fillers, rule, frame, noun)


def _agents(fillers: Fillers, noun: Token) -> tuple[Mention, ...]:
    """Who carried it out, in a participle behind it: "a raid conducted by the police", "led by Oslo"."""
    verbs = fillers.rules.classes.get("carried out by", _NONE)
    for kid in fillers.text.kids(noun.i, "acl"):
        if kid.pos == "VERB" and fillers.rules.verb_lemma(kid) in verbs:
            frame = fillers.frames.of(kid.i)
            by = frame.get("subj") if frame.passive else ()
            found = union(*(fillers.actors.party(f) for f in by if f != noun.i))
            if found:
                return found
    return ()


def lent(
    fillers: Fillers, frame: Frame, token: Token
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """Give who lends help and to whom in "with the support of Oslo, the rebels won"; else None."""
    if frame.verbal or token.lower not in _HELP or fillers.text.case_of(token.i) not in _WITH:
        return None
    verb = fillers.text.head_of(token.i)
    if verb is None or token.rel != "obl" or not fillers.frames.is_verbal(verb):
        return None
    giver = fillers.mentions(frame, _GIVERS)
    clause = fillers.frames.of(verb.i)
    got = union(*(fillers.actors.party(i) for i in clause.get("subj") if i != token.i))
    return (giver, got) if giver else None


def fighter(fillers: Fillers, rule: Rule, frame: Frame, token: Token) -> tuple[Mention, ...]:
    """Give who fights in "support for Chile in the fight against the rebels", "helped Chile in its war"."""
    text = fillers.text
    over = text.head_of(token.i)
    if rule.act != "ASSAULT" or frame.verbal or over is None or text.case_of(token.i) != "in":
        return ()
    if token.lemma.lower() not in _FIGHTS:
        return ()
    if over.pos in ("PROPN", "NOUN") and token.rel == "nmod" and fillers.actors.at(over.i) is not None:
        return fillers.actors.party(over.i)
    if over.lower in _HELP:
        return fillers.mentions(fillers.frames.of(over.i), _TO)
    held = next((k for k in text.kids(over.i, "obj") if k.lower in _HELP), None)  # "voiced support for"
    if held is not None:
        return fillers.mentions(fillers.frames.of(held.i), _TO)
    helping = over.pos == "VERB" and fillers.rules.verb_lemma(over) in _HELPING
    clause = fillers.frames.of(over.i) if helping else None
    return union(*(fillers.actors.party(i) for i in clause.get("obj"))) if clause is not None else ()


def employer(fillers: Fillers, strikers: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the firm whose workers strike, as it stands in their name: "Boeing workers"."""
    found: list[Mention] = []
    for mention in strikers:
        firms = [e for e in mention.entities if e.sector == "BUS" or e.code == "MNC"]
        text = fillers.text
        if text.tokens[mention.head].pos != "NOUN":
            continue
        if not firms:
            found += _at_firm(fillers, mention.head)
            continue
        words = text.tokens[mention.first : mention.last]
        names = [t.i for t in words if t.pos == "PROPN" and t.i != mention.head]
        if names and names == list(range(names[0], names[-1] + 1)):
            first, last = names[0], names[-1] + 1
            span = text.span_of(first, last)
            name = text.text_of(span)
            whole = replace(firms[0], entity_text=name, span=span, entity_name=None, office=None)
            group = f"employer:{name}"
            found.append(Mention(head=last - 1, first=first, last=last, entities=(whole,), group=group))
    return tuple(found)


def _at_firm(fillers: Fillers, head: int) -> tuple[Mention, ...]:
    """The firm where somebody works: "workers at Ford plants"."""
    places = (i for slot in ("at", "of", "with", "for") for i in fillers.frames.of(head).get(slot))
    some = union(*(fillers.party(i) or fillers.inside(i, slots=OWNER) for i in places))
    return tuple(m for m in some if any(e.sector == "BUS" for e in m.entities))
