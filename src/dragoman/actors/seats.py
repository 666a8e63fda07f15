"""Where a body sits: the place in its name or beside it, of the places that the report settles."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from dragoman.actors.draft import Draft
from dragoman.actors.lexis import Lexis
from dragoman.records import ParsedText, Place, Words

# PLOVER's resolutions: a country, and the finest that settles one, a city; what is smaller settles nothing.
_COUNTRY = 1
_FINEST = 4
_LINKS = frozenset({"in", "at", "of", "from"})
_STATELY = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_STEPS = 5  # tokens from the end of a body to the place that it is said to be located in
_OPEN = frozenset({"ADJ", "DET", "NOUN", "ADV", "PROPN"})


class Seats:
    """The places of one report by the token that they start at."""

    def __init__(
        self, text: ParsedText, lx: Lexis, places: Sequence[Place], home: tuple[str, Words] | None
    ) -> None:
        """Keep those whose country is settled and that are no mere namesakes."""
        self.text, self.lx, self.tokens, self.home = text, lx, text.tokens, home
        named = {p.country_code for p in places if p.resolution == _COUNTRY}
        beside = {(p.country_code, p.extracted_place) for p in places}
        told = Counter(code for code, _ in beside)
        known = [p for p in places if p.country_code and (p.resolution or _FINEST) <= _FINEST]
        self.places = [p for p in known if not named or p.country_code in named or told[p.country_code] > 1]
        self.starts = {p.first: p for p in self.places}

    def of(self, draft: Draft, sector: str | None) -> tuple[str, Words] | None:
        """Give the country of a state body by the place in it or beside it."""
        if not self.starts or sector not in _STATELY or draft.owned:
            return None
        if draft.role is not None and draft.role.words in self.lx.abroad:
            return None
        place = self._inside(draft) or (None if sector == "MIL" else self._after(draft))
        return (
            None if place is None or place.country_code is None else (place.country_code, self._words(place))
        )

    def _inside(self, draft: Draft) -> Place | None:
        """A place in its words: "Karachi police", "the Lagos High Court", "the mayor of Medellin"."""
        last = draft.core[1] if draft.kind == "org" else draft.last
        return next((self.starts[i] for i in range(draft.first, last) if i in self.starts), None)

    def _after(self, draft: Draft) -> Place | None:
        """A place after it: "the High Court in central Lagos", "..., located in Accra"."""
        at = self._skip(draft.last)
        if at is None or self.tokens[at].lower not in _LINKS:
            return None
        for i in range(at + 1, min(at + _STEPS, len(self.tokens))):
            place = self.starts.get(i)
            if place is not None:
                whole = self.tokens[at].lower == "of" and place.resolution == _COUNTRY
                return None if whole else place
            if self.tokens[i].pos not in _OPEN and self.tokens[i].text != ",":
                return None
        return None

    def _skip(self, at: int) -> int | None:
        """The token after "located", with or without a comma before it."""
        tokens, end = self.tokens, len(self.tokens)
        comma = at < end and tokens[at].text == ","
        k = at + comma
        if k < end and tokens[k].lower in self.lx.group("sits"):
            return k + 1 if k + 1 < end else None
        return None if comma or at >= end else at

    def near(self, draft: Draft, far: int) -> list[tuple[int, str, Words]]:
        """Give the sentence, country and words of the towns named shortly before a mention."""
        out = []
        for place in self.places[: bisect_left([p.first for p in self.places], draft.first)]:
            sent = self.tokens[place.first].sent
            if draft.sent - sent <= far and place.country_code and place.resolution != _COUNTRY:
                out.append((sent, place.country_code, self._words(place)))
        return out

    def _words(self, place: Place) -> Words:
        return Words(self.text.text_of(place.span), place.span)
