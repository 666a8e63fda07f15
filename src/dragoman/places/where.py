"""Where the words say that an event happened."""

from collections.abc import Iterator

from dragoman.lexicon import Lexicon
from dragoman.places.words import Words, words_of
from dragoman.records import ParsedText, Place, Token

PLACED = ("obl", "nmod")
UNKNOWN = 4  # as a town
CARRIES = ("obj", "nsubj", "nsubj:pass", "compound")  # of a noun: what its verb says of a place is said of it


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
    return None


def _narrow(place: Place) -> int:
    """How narrow a place is: what the table does not know is a town, unless larger than a country."""
    return place.resolution or (0 if place.resolved_place else UNKNOWN)


def _anchors(text: ParsedText, trigger: int, words: Words) -> Iterator[Token]:
    """What may bear the place: the trigger, nouns listed with it, and the verb that its noun depends on."""
    token = text.tokens[trigger]
    yield token
    yield from (verb for verb in text.kids(trigger, "acl") if verb.lemma in words.held)
    above = text.head_of(trigger)
    if token.pos in ("NOUN", "PROPN"):
        yield from (t for t in text.kids(trigger, "conj") if t.pos == token.pos)
    if above is not None and token.dep in CARRIES and above.pos == "VERB":
        yield above
    elif token.dep == "advcl" and token.lower.endswith("ing") and not text.kid(trigger, "nsubj", "mark"):
        yield text.tokens[token.head]  # "a bomb went off at the airport, killing five"


def _located(text: ParsedText, anchor: Token, words: Words) -> Iterator[Token]:
    """The nouns with a preposition of place under an anchor."""
    for noun in text.kids(anchor.i, *PLACED):
        if text.case_of(noun.i) in words.where:
            yield noun
    for thing in text.kids(anchor.i, "obj", "nsubj:pass"):
        if _is_placed(text, thing, words):
            yield from (n for n in text.kids(thing.i, "nmod") if text.case_of(n.i) in words.where)
    above = text.head_of(anchor.i)
    if above is not None and anchor.dep == "nsubj" and text.case_of(above.i) in words.where:
        yield above  # "the talks were in Geneva"


def _is_placed(text: ParsedText, thing: Token, words: Words) -> bool:
    """Whether a deed is where its object is: "killed five soldiers in Homs", "hit a school in Kabul"."""
    if thing.lemma in words.counts or text.kid(thing.i, "nummod") or _is_site(thing, words):
        return True
    return any(t.lemma in words.counts for t in text.kids(thing.i, "amod", "det", "nmod"))


def _is_site(noun: Token, words: Words) -> bool:
    low = noun.lower
    return low in words.towns or low in words.areas or low in words.sites or low in words.parts


def _place_in(text: ParsedText, noun: Token, places: tuple[Place, ...], words: Words) -> Place | None:
    """The place that a noun is, or that tells where it is: "a village near Homs", "the Kandahar airport"."""
    for place in places:
        if place.first <= noun.i < place.last:
            return place
    names_one = _is_site(noun, words)
    for below in text.kids(noun.i, "nmod", "appos", "compound", "flat", "acl"):
        case = text.case_of(below.i)
        if (
            (below.rel == "nmod" and case in words.where and below.dep != "nmod:poss")
            or (names_one and below.rel in ("appos", "compound", "flat"))
            or (names_one and below.rel == "nmod" and (case == "of" or below.dep == "nmod:poss"))
        ):
            found = _place_in(text, below, places, words)
            if found is not None:
                return found
    return None
