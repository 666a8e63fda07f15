"""Places that something is done to: whoever shells a town does it to the town's country."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.actors import Actors
from dragoman.events.rules import Path, Rule, path_of
from dragoman.events.slots import Frame
from dragoman.records import Entity, Mention, ParsedText, Place, Token, Words

# Types of deeds that are done to a place; who meets or trades there does it with people, but a visitor's
# host is the country of the town.
TARGETED = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION"})
# Of these the nouns that need no "on" or "of": "the attacks in Paris".
STRUCK_INSIDE = frozenset({"ASSAULT"})
INSIDE = tuple(map(path_of, ("in", "at", "near", "outside")))

Fill = Callable[[Frame, Path], list[int]]


@dataclass(frozen=True, slots=True)
class Targets:
    """The places of a report that can be a recipient, by the token that heads their words."""

    text: ParsedText | None = None
    by_head: dict[int, Mention] = field(default_factory=dict)

    def at(self, i: int) -> tuple[Mention, ...]:
        """Give the place headed at a token and those coordinated with it."""
        first = self.by_head.get(i)
        if first is None or self.text is None:
            return ()
        more = (self.by_head.get(k.i) for k in self.text.kids(i, "conj"))
        return (first, *(m for m in more if m is not None and m.group != first.group))

    def done_to(self, rule: Rule, frame: Frame, fill: Fill) -> tuple[Mention, ...]:
        """Give the places that a deed is done to, where nobody is named; `fill` looks into a slot."""
        if not self.by_head or not reaches_places(rule):
            return ()
        steps = rule.verb_recipient if frame.verbal else rule.noun_recipient
        inside = INSIDE if not frame.verbal and rule.act in STRUCK_INSIDE else ()
        return self.first(fill(frame, path) for path in (*(path for _, path in steps), *inside))

    def first(self, fillers: Iterable[Iterable[int]]) -> tuple[Mention, ...]:
        """Give the places in the first of some slots that has any, each once."""
        for held in fillers:
            found = {m.group: m for i in held for m in self.at(i)}
            if found:
                return tuple(found.values())
        return ()


def reaches_places(rule: Rule) -> bool:
    """Whether a deed of this entry may be done to a place."""
    return rule.act in TARGETED or "visit" in rule.modes


def find_targets(text: ParsedText, actors: Actors, places: Sequence[Place], nouns: frozenset[str]) -> Targets:
    """Give the places whose country is known and that name nobody; `nouns` head a place's words ("town")."""
    found = Targets(text)
    for place in places:
        if place.country_code is None or actors.at(place.head) is not None:
            continue
        for token in _heads(text, text.tokens[place.head], nouns):
            if actors.at(token.i) is None:
                found.by_head.setdefault(token.i, _mention(text, token, place))
    return found


def _heads(text: ParsedText, name: Token, nouns: frozenset[str]) -> Iterator[Token]:
    """The name itself, and the noun that it tells more of: "the town of Homs", "Homs province"."""
    yield name
    above = text.head_of(name.i)
    if above is None or above.lemma not in nouns:
        return
    if name.rel in ("compound", "appos", "flat") or (
        name.rel == "nmod" and text.case_of(name.i) in ("of", "")
    ):
        yield above


def _mention(text: ParsedText, token: Token, place: Place) -> Mention:
    first, last = (place.first, place.last) if token.i == place.head else _noun_phrase(text, token, place)
    span = text.span_of(first, last)
    entity = Entity(
        entity_text=text.text_of(span),
        span=span,
        entity_name=place.extracted_place,
        code=place.country_code,
        resolved_by="name",
        settled_by=() if token.i == place.head else (Words(place.extracted_place, place.span),),
    )
    group = f"place:{place.geonameid or place.extracted_place.lower()}"
    return Mention(head=token.i, first=first, last=last, entities=(entity,), group=group)


def _noun_phrase(text: ParsedText, token: Token, place: Place) -> tuple[int, int]:
    """From the noun's determiner to the place: "the besieged town of Homs", and no clause behind it."""
    left = [k.i for k in text.kids(token.i, "det", "amod", "compound", "nummod") if k.i < token.i]
    return min([*left, token.i, place.first]), max(token.i + 1, place.last)
