"""Where the words say that an event happened."""

from collections.abc import Iterator

from dragoman.lexicon import Lexicon
from dragoman.places.words import Words, words_of
from dragoman.records import ParsedText, Place, Token

PLACED = ("obl", "nmod")
UNKNOWN = 4  # as a town
CARRIES = ("obj", "nsubj", "nsubj:pass", "compound")  # of a noun: what its verb says of a place is said of it
THINGS = ("which", "that")


def happened_at(text: ParsedText, places: tuple[Place, ...], trigger: int, lexicon: Lexicon) -> Place | None:
    """Give the place of which the trigger's clause says that it happened there ("in", "at", "near"), or None.

    The narrowest place that the clause names. Where an actor comes from, what is talked about and the
    dateline say nothing about it.
    """
    if not places:
        return None
    words = words_of(lexicon)
    for anchor in _anchors(text, trigger, words):
        found = [p for noun in _located(text, anchor, words) if (p := _place_in(text, noun, places, words))]
        if found:
            return max(found, key=_narrow)
    lemma = text.tokens[trigger].lemma
    there = lemma in words.there  # "visited Paris"; of the others only "attacked the town of Homs"
    if not there and lemma not in words.struck:
        return None
    things = [t for t in text.kids(trigger, "obj", "nsubj:pass") if there or _lemma_in(t, words.towns)]
    found = [p for thing in things if (p := _place_in(text, thing, places, words))]
    return max(found, key=_narrow, default=None)


def _narrow(place: Place) -> int:
    """How narrow a place is: what the table does not know is a town, unless larger than a country."""
    return place.resolution or (0 if place.resolved_place else UNKNOWN)


def _anchors(text: ParsedText, trigger: int, words: Words) -> Iterator[Token]:
    """What may bear the place: the trigger, nouns listed with it, what it depends on in one deed."""
    token, above = text.tokens[trigger], text.head_of(trigger)
    yield token
    yield from (verb for verb in text.kids(trigger, "acl") if verb.lemma in words.held)
    if token.pos in ("NOUN", "PROPN"):
        yield from (t for t in text.kids(trigger, "conj") if t.pos == token.pos)
    if above is None:
        return
    if token.dep in CARRIES and above.pos == "VERB":
        yield above
    elif token.dep == "acl:relcl" and any(t.lower in THINGS for t in text.kids(trigger, "nsubj")):
        yield above  # "an attack in Baghdad which killed 28"
    elif token.dep == "advcl" and token.lower.endswith("ing") and not text.has_kid(trigger, "nsubj", "mark"):
        yield above  # "a bomb went off at the airport, killing five"


def _located(text: ParsedText, anchor: Token, words: Words) -> Iterator[Token]:
    """The nouns with a preposition of place under an anchor."""
    for noun in text.kids(anchor.i, *PLACED):
        case = text.case_of(noun.i)
        if case in words.where or (case in words.during and _lemma_in(noun, words.occasions)):
            yield noun
    for thing in text.kids(anchor.i, "obj", "nsubj:pass", "obl:agent", "obl"):
        names = [t for t in text.kids(thing.i, "appos", "flat") if t.pos == "PROPN"]
        for party in [*([thing] if _is_placed(text, thing, words) else []), *names]:
            yield from (n for n in text.kids(party.i, "nmod") if text.case_of(n.i) in words.where)
    above = text.head_of(anchor.i)
    if above is not None and anchor.dep == "nsubj" and text.case_of(above.i) in words.where:
        yield above  # "the talks were in Geneva"


def _is_placed(text: ParsedText, thing: Token, words: Words) -> bool:
    """Whether a deed is where its party is: "killed five soldiers in Homs", "hit a school in Kabul".

    A person's name takes no place of its own, so "met Sergei Lavrov in Vienna" says where they met.
    """
    if thing.dep == "obl:agent":
        return True
    person = any(n.label == "PER" and n.first <= thing.i < n.last for n in text.names)
    if thing.rel == "obl":
        return person
    if person or thing.lemma in words.counts or text.has_kid(thing.i, "nummod") or _is_site(thing, words):
        return True
    return any(t.lemma in words.counts for t in text.kids(thing.i, "amod", "det", "nmod"))


def _is_site(noun: Token, words: Words) -> bool:
    low = noun.lower
    return low in words.towns or low in words.areas or low in words.sites or low in words.parts


def _lemma_in(noun: Token, some: frozenset[str]) -> bool:
    return noun.lemma in some or noun.lower in some


def _place_at(noun: Token, places: tuple[Place, ...]) -> Place | None:
    return next((place for place in places if place.first <= noun.i < place.last), None)


def _place_in(text: ParsedText, noun: Token, places: tuple[Place, ...], words: Words) -> Place | None:
    """The place that a noun is, or that tells where it is: "a village near Homs", "the Kandahar airport"."""
    place = _place_at(noun, places)
    if place is not None:
        return place
    site, occasion = _is_site(noun, words), _lemma_in(noun, words.occasions)
    for below in text.kids(noun.i, "nmod", "appos", "compound", "flat"):
        case = text.case_of(below.i)
        named = below.rel in ("appos", "compound", "flat") or below.dep == "nmod:poss" or case == "of"
        where = below.rel == "nmod" and below.dep != "nmod:poss" and case in words.where
        if where or (site and named) or (occasion and case == "of"):
            found = _place_in(text, below, places, words)
            if found is not None:
                return found
    return None
