"""Whom a strike hits: never where it is, and also where its verb, a clause or a later phrase says so.

"Near Homs, two strikes hit an ISIL unit", "raids in Yemen that killed twelve villagers", "conducted strikes
using drones against Houthi positions": the noun names the deed, and its own phrases only its place.
"""

from collections.abc import Iterator

from dragoman.events.fillers import OWNER, Fillers, union
from dragoman.events.rules import Rule, path_of
from dragoman.events.slots import Frame, conjuncts, is_behalf
from dragoman.events.venues import struck
from dragoman.records import Mention, Token

_OBJECT = path_of("obj")
_WHERE = frozenset(
    {"in", "near", "at", "inside", "outside", "around", "across", "throughout", "within", "along", "off"}
)
_REGIONS = frozenset({"north", "south", "east", "west", "center", "centre", "part", "area", "middle"})
_PART = ("of", "")
_UP = ("nmod", "compound", "flat")
_BESIDE = frozenset({"near", "outside", "around", "off", "along"})
_STATE = frozenset({"name", "capital"})
_KILLS = frozenset({"kill", "wound", "injure", "slay", "massacre", "maim"})
_TAKES = frozenset({"capture", "seize", "abduct", "kidnap", "target", "hurt", "shoot", "behead"})
_COURSE = frozenset({"in", "during", "by"})
_AGAINST, _ATTACK = "against", "attack"
_NONE: frozenset[str] = frozenset()


def aimed(
    fillers: Fillers, rule: Rule, frame: Frame, token: Token, found: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Give whom a deed of force that a noun names is done to: those found, or those it is said to hit."""
    noun = _deed(fillers, rule, frame, token)
    found = tuple(m for m in found if rule.act != "ASSAULT" or not _is_helped(fillers, m))
    if noun is None:
        sited = rule.act == "ASSAULT" and frame.verbal and any(_is_where(fillers, m) for m in found)
        return (struck_things(fillers, frame, -1) if sited and not rule.reciprocal else ()) or found
    named = tuple(m for m in found if not _is_where(fillers, m))
    if named:
        return named
    plain = frame.light is None and not frame.verbal  # "the attacks in Paris" were done to Paris
    inside = tuple(m for m in found if plain and _is_inside(fillers, m, noun))
    found = _hit(fillers, frame, noun) or _victims(fillers, noun) or _far(fillers, noun) or inside
    return found or struck(fillers.text, fillers.actors, noun)


def _deed(fillers: Fillers, rule: Rule, frame: Frame, token: Token) -> Token | None:
    """The noun that names a deed of force: the word itself, or what a verb such as "launch" carries."""
    if rule.act != "ASSAULT" or rule.reciprocal:
        return None
    if not frame.verbal:
        return token
    asked = [t.words for t in rule.needs if t.path is _OBJECT and _ATTACK in t.words]
    carried = (i for words in asked for i in fillers.fill(frame, _OBJECT) if fillers.is_word(i, words))
    i = next(carried, None)
    return fillers.text.tokens[i] if i is not None else None


def _is_helped(fillers: Fillers, mention: Mention) -> bool:
    """Whether a party is the one for whom it is done: "strikes in support of the army"."""
    over = fillers.text.head_of(mention.head)
    return over is not None and is_behalf(fillers.text, over)


def _is_where(fillers: Fillers, mention: Mention) -> bool:
    """Whether a party is only a country, town or region that something is in or near."""
    text, i = fillers.text, mention.head
    parts = fillers.rules.classes.get("places", _NONE)
    while text.case_of(i) in _PART and text.tokens[i].rel in _UP:  # "in the north of Peru"
        over = text.tokens[text.tokens[i].head]
        known = over.lemma.lower() in parts or over.lemma.lower() in _REGIONS or text.tokens[i].rel == "flat"
        if over.i == i or not known:
            break
        i = over.i
    if text.case_of(i) not in _WHERE:
        return False
    placed = mention.group.startswith("place:") or i != mention.head  # "in the area of the Oslo market"
    states = all(e.code and e.resolved_by in _STATE and e.sector in (None, "GOV") for e in mention.entities)
    return placed or (states and fillers.text.tokens[mention.head].pos == "PROPN")


def _is_inside(fillers: Fillers, mention: Mention, noun: Token) -> bool:
    """Whether a place hangs on the deed itself by "in": not what it is near, nor where the clause is."""
    first, last = fillers.text.edges[noun.i]
    behind = noun.i < mention.head < last and first <= noun.i
    return behind and fillers.text.case_of(mention.head) not in _BESIDE


def _hit(fillers: Fillers, frame: Frame, noun: Token) -> tuple[Mention, ...]:
    """Those whom the verb of a strike, a clause about it or its purpose says that it hits, the dead first."""
    hits = fillers.rules.classes.get("hits", _NONE)
    told = [c for c in _clauses(fillers, frame, noun) if fillers.rules.verb_lemma(c) in hits]
    for clause in sorted(told, key=lambda c: fillers.rules.verb_lemma(c) not in _KILLS):
        inner = fillers.frames.of(clause.i)
        if not inner.passive:
            found = struck_things(fillers, inner, noun.i)
            if found:
                return found
    return _held_ground(fillers, frame, noun)


def _held_ground(fillers: Fillers, frame: Frame, noun: Token) -> tuple[Mention, ...]:
    """Whose the ground is that it is to take, whom it is to drive out: "an offensive to oust the rebels"."""
    takes = fillers.rules.classes.get("ground taken", _NONE)
    for clause in _clauses(fillers, frame, noun):
        if fillers.rules.verb_lemma(clause) in takes:
            inner = fillers.frames.of(clause.i)
            things = [k for i in inner.get("obj") for k in conjuncts(fillers.text, i)]
            whole = [m for i in things if _is_party(fillers, i) for m in fillers.actors.party(i)]
            found = tuple(m for m in whole if not _is_land(m)) or union(
                *(fillers.actors.party(i) for i in inner.get("from"))
            )
            found = found or next((m for i in things if (m := fillers.holders(i))), ())
            if found:
                return found
    return ()


def _is_land(mention: Mention) -> bool:
    """Whether a party is a country or town, which is freed or taken, not fought."""
    placed = mention.group.startswith("place:")
    return placed or all(e.resolved_by in _STATE and e.sector in (None, "GOV") for e in mention.entities)


def _victims(fillers: Fillers, noun: Token) -> tuple[Mention, ...]:
    """Those who were killed or taken in the course of it: "was killed in a raid by police"."""
    verb = fillers.text.head_of(noun.i)
    if verb is None or noun.rel != "obl" or fillers.text.case_of(noun.i) not in _COURSE:
        return ()
    frame = fillers.frames.of(verb.i) if fillers.frames.is_verbal(verb) else None
    if frame is None or not frame.passive or fillers.rules.verb_lemma(verb) not in _KILLS | _TAKES:
        return ()
    return union(*(fillers.actors.party(i) for i in frame.get("obj") if fillers.actors.at(i) is not None))


def _clauses(fillers: Fillers, frame: Frame, noun: Token) -> Iterator[Token]:
    """The verbs that tell what a strike does: its own, those joined to it, and those that hang on it."""
    text = fillers.text
    whole, over = noun, text.head_of(noun.i)
    parts = fillers.rules.transparent_nouns
    while over is not None and whole.rel == "nmod" and over.lemma.lower() in parts:
        whole, over = over, text.head_of(over.i)
    # "an attack in a market which killed ten": the clause may hang on the place
    sites = [k.i for k in text.kids(noun.i, "nmod") if text.case_of(k.i) in _WHERE]
    clauses = [k.i for i in (whole.i, noun.i, *sites) for k in text.kids(i, "acl:relcl", "acl")]
    if over is not None and whole.rel == "nsubj" and over.pos == "VERB":
        clauses = [*conjuncts(text, over.i), *clauses]
    carrier = frame.light if frame.light is not None else frame.head if frame.verbal else None
    if carrier is not None:
        clauses += [k.i for k in text.kids(carrier, "advcl", "xcomp") if k.i > noun.i]
    for i in clauses:
        for k in conjuncts(text, i):
            if text.tokens[k].pos == "VERB":
                yield text.tokens[k]


def struck_things(fillers: Fillers, frame: Frame, noun: int) -> tuple[Mention, ...]:
    """The parties among what a verb hits, or those that it belongs to: "an ISIL tactical unit"."""
    objects = [k for i in frame.get("obj") if i != noun for k in conjuncts(fillers.text, i)]
    sure = [i for i in objects if not _is_state(fillers, i)]
    people = union(*(fillers.actors.party(i) for i in sure if _is_party(fillers, i)))
    return people or union(*(fillers.inside(i, slots=OWNER) for i in sure))


def _is_state(fillers: Fillers, i: int) -> bool:
    """Whether a name joined to a thing is that of a country: a slip for where the thing is."""
    token, mention = fillers.text.tokens[i], fillers.actors.at(i)
    if mention is None or token.rel != "conj":
        return False
    return all(e.resolved_by in _STATE for e in mention.entities)


def _is_party(fillers: Fillers, i: int) -> bool:
    mention = fillers.actors.at(i)
    return mention is not None and mention.head == i and any(e.code or e.sector for e in mention.entities)


def _far(fillers: Fillers, noun: Token) -> tuple[Mention, ...]:
    """The first party after "against" behind a strike, wherever a parser hung it in the same clause."""
    text = fillers.text
    for at in range(noun.i + 1, text.sentences[noun.sent].last):
        token = text.tokens[at]
        if token.text in (";", ":", "-", "–", "—") or token.dep in ("nsubj", "nsubj:pass", "acl:relcl"):
            return ()
        if token.lower == _AGAINST and token.dep == "case":
            held = token.head
            named = _is_party(fillers, held)
            return fillers.actors.party(held) if named else fillers.inside(held, slots=OWNER)
    return ()
