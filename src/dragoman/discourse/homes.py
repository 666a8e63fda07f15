"""The country of people who are named by no country: civilians, residents and victims of a place told of."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from dragoman.lexicon import Lexicon
from dragoman.records import Claim, Entity, ParsedText, Place, Words

# Deeds done to people where they are; of a statement or a visit the place says nothing about them.
_DONE = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "PROTEST"})
_BACK = 3  # sentences before the deed's in which the place may stand
_AFTER = 3  # tokens between people and the place that belongs to them ("residents of the city of Mosul")


def with_homes(
    text: ParsedText, claims: Sequence[Claim], places: Sequence[Place], lexicon: Lexicon
) -> list[Claim]:
    """Give the claims, each with the country of its bare people where words of place settle it.

    A place that belongs to the people ("residents of Mosul") always does; for deeds done to them also the
    place of the event, the one country of the sentence's places, or that of the sentence next before it.
    """
    known = [place for place in places if place.country_code]
    if not known:
        return list(claims)
    home = _Homes(text, known, lexicon)
    return [_at_home(claim, home) for claim in claims]


def _at_home(claim: Claim, home: "_Homes") -> Claim:
    actor = tuple([home.settled(e, claim) for e in claim.actor])
    recipient = tuple([home.settled(e, claim) for e in claim.recipient])
    same = actor == claim.actor and recipient == claim.recipient  # as mostly
    return claim if same else replace(claim, actor=actor, recipient=recipient)


_start = attrgetter("start")


class _Homes:
    def __init__(self, text: ParsedText, places: list[Place], lexicon: Lexicon) -> None:
        words = lexicon.section("places") or {}
        self.text = text
        self.places = [place for place in places if _trusted(place, places)]
        self.beside = frozenset((*words.get("where", ()), "of", "from", "inside"))
        self.where = frozenset((*words.get("where", ()), "of"))
        self.foreign = frozenset(words.get("strangers", ()))
        self.communities = frozenset(words.get("communities", ()))

    def settled(self, entity: Entity, claim: Claim) -> Entity:
        """Give an entity with the country that words of place settle."""
        if entity.code is not None:
            return entity
        town = self._town(entity)
        if town is not None:
            return replace(entity, code=town.country_code, resolved_by="name")
        if entity.entity_name or not self._local(entity):
            return entity
        found = self._own(entity)
        if found is None and claim.act in _DONE and entity.sector != "REF":
            found = self._event(claim) or self._around(claim)
        if found is None:
            return self._opposed(entity, claim)
        words = Words(found.extracted_place, found.span)
        return replace(entity, code=found.country_code, resolved_by="role", settled_by=(words,))

    def _local(self, entity: Entity) -> bool:
        """Whether these are people who live where they are told of: no strangers, nobody's own."""
        low = entity.entity_text.lower().split()
        told = bool(low) and not self.foreign & {*low, *(w.rstrip("s") for w in low)}
        community = entity.sector is None and bool(self.communities & set(low))
        opposed = entity.sector in ("REB", "OPP") and "opposition" in low
        return told and (entity.sector in ("CVL", "REF") or community or opposed)

    def _town(self, entity: Entity) -> Place | None:
        """The town or region that a name stands for ("attacked Sinjar"): it stands for its country."""
        if entity.sector is not None or entity.office is not None or entity.entity_name is None:
            return None
        here = entity.span
        inside = (p for p in self.places if here.start <= p.span.start and p.span.end <= here.end)
        return next((p for p in inside if p.extracted_place in entity.entity_name), None)

    def _opposed(self, entity: Entity, claim: Claim) -> Entity:
        """The opposition is that of the regime or government which stands against it in the claim."""
        for side in (*claim.actor, *claim.recipient):
            low = side.entity_text.lower()
            if entity.sector in ("REB", "OPP") and side.code and ("regime" in low or "government" in low):
                words = Words(side.entity_text, side.span)
                return replace(entity, code=side.code, resolved_by="role", settled_by=(words,))
        return entity

    def _own(self, entity: Entity) -> Place | None:
        """The place within or right behind the people's words: "residents of Mosul"."""
        tokens = self.text.tokens
        start, end = entity.span
        inside = tokens[bisect_left(tokens, start, key=_start) : bisect_left(tokens, end, key=_start)]
        if not inside:
            return None
        last = inside[-1].i
        for place in self.places:
            within = inside[0].i < place.first <= last
            behind = 0 < place.first - last <= _AFTER and tokens[last + 1].lower in self.beside
            same = tokens[place.head].sent == inside[-1].sent
            if same and (within or (behind and self._hangs(place, inside[0].i, last))):
                return place
        return None

    def _hangs(self, place: Place, first: int, last: int) -> bool:
        """Whether the tree hangs the place on the people."""
        at = place.head
        for _ in range(4):
            at = self.text.tokens[at].head
            if first <= at <= last:
                return True
        return False

    def _event(self, claim: Claim) -> Place | None:
        place = claim.event_loc
        return place if place is not None and place.country_code else None

    def _around(self, claim: Claim) -> Place | None:
        """The one country of the places where things are in this sentence, else in the next before it."""
        parties = [e.span for e in (*claim.actor, *claim.recipient)]
        for sentence in range(claim.sequence, max(claim.sequence - _BACK, 0) - 1, -1):
            here = [p for p in self.places if self.text.tokens[p.head].sent == sentence and self._where(p)]
            here = [p for p in here if not any(s.start <= p.span.start < s.end for s in parties)]
            if here:
                return here[0] if len(_codes(here)) == 1 else None
        return None

    def _where(self, place: Place) -> bool:
        return self.text.case_of(place.head) in self.where


def _trusted(place: Place, places: list[Place]) -> bool:
    """Whether a town is no mere namesake: its country or another place of it is named, or no country is."""
    countries = {p.country_code for p in places if p.resolution == 1}
    beside = {p.extracted_place for p in places if p.country_code == place.country_code}
    return not countries or place.country_code in countries or len(beside) > 1


def _codes(places: Iterable[Place]) -> set[str | None]:
    return {place.country_code for place in places}
