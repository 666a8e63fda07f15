"""The standing of a deed: told, planned, possible, conditional, not so, denied."""

from dragoman.attribution.climb import Climb
from dragoman.attribution.own_words import NOMINAL, VERBAL
from dragoman.attribution.reading import Reading, under
from dragoman.attribution.standing import standing
from dragoman.lexicon import Lexicon
from dragoman.records import Event, ParsedText, Span, Status


def status_at(text: ParsedText, token: int, lexicon: Lexicon) -> tuple[Status, Span | None]:
    """Give the status of the deed that a token heads and the words that make it so."""
    reading = read_status(text, token, lexicon)
    return reading.status, reading.span(text)


def read_status(text: ParsedText, token: int, lexicon: Lexicon) -> Reading:
    """Give the whole reading of the deed that a token heads."""
    return Climb(text, standing(lexicon)).read(token)


def event_reading(climb: Climb, event: Event) -> Reading:
    """Give an event's reading from its outermost operator upward, over the status that operators settle."""
    text = climb.text
    token, over = text.tokens[event.top], text.head_of(event.top)
    carried = over is not None and over.i in event.trigger_tokens and over.pos in VERBAL
    if over is not None and carried and token.pos in NOMINAL:  # "hold talks": the verb carries the noun
        reading = under(climb.read(over.i), climb.own(token.i))
    else:
        reading = climb.read(token.i)
    if reading.condition is None:
        below = climb.condition_below(event)
        reading = reading if below is None else reading._replace(aside=below)
    if event.status == "occurred" and reading.made == "negated":
        own = set(reading.words) <= set(event.trigger_tokens)  # "will not accept": a refusal
        return reading._replace(made="same", words=(), future=False) if own else reading
    if event.status in (None, "occurred", "conditional"):
        return reading
    settled = Reading(
        made=str(event.status),
        future=event.status in ("planned", "possible"),
        words=event.trigger_tokens[:1],
    )
    return under(reading, settled)
