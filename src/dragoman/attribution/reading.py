"""How a deed stands, and what two readings of it make together."""

from typing import NamedTuple

from dragoman.records import ParsedText, Span, Status

# A reading wins over those before it where a deed has several words of its own.
STRENGTH = ("same", "planned", "possible", "denied", "negated")
NOT_SO = ("negated", "denied")
OPEN = ("planned", "possible")


class Reading(NamedTuple):
    """How a deed stands, with the tokens that make it so and the entries that were used."""

    made: str = "same"  # same planned possible negated denied
    future: bool = False
    past: bool = False  # told with a past tense or perfect of its own
    words: tuple[int, ...] = ()
    entries: tuple[str, ...] = ()
    condition: tuple[int, int] | None = None  # tokens [first, last)
    aside: tuple[int, int] | None = None  # a condition of the deed alone, where its threat or promise is told

    @property
    def status(self) -> Status:
        """The status of a claim."""
        if self.condition and self.made not in NOT_SO:
            return Status.CONDITIONAL
        return Status.OCCURRED if self.made == "same" else Status(self.made)

    def span(self, text: ParsedText) -> Span | None:
        """Give the span of the words that make the status; None for a deed simply told."""
        if self.status is Status.OCCURRED:
            return None
        if self.words:
            return text.span_of(min(self.words), max(self.words) + 1)
        return text.span_of(*self.condition) if self.condition else None


PLAIN = Reading()  # nothing is said of how it stands
PAST = Reading(past=True)


def with_word(reading: Reading, makes: str, entry: str, words: tuple[int, ...]) -> Reading:
    """Add one word of the deed's own: a negation wins, then what is only possible."""
    future = reading.future or makes == "planned"
    entries = (*reading.entries, entry)
    if STRENGTH.index(makes) < STRENGTH.index(reading.made):
        return reading._replace(future=future, entries=entries)
    kept = reading.words if makes == reading.made else ()
    return reading._replace(made=makes, future=future, words=(*kept, *words), entries=entries)


def under(up: Reading, own: Reading) -> Reading:
    """Give the reading of a deed that has one reading and stands under another."""
    if up.made == "same" and not up.entries and up.condition is None:
        return own  # as mostly: nothing stands over it
    whole = own._replace(
        entries=(*own.entries, *up.entries),
        future=own.future or (up.future and up.made != "same"),
        condition=own.condition or up.condition,
    )
    if up.made == "same":
        return whole
    if own.made == "same":
        return whole._replace(made=up.made, words=up.words)
    if up.made == own.made == "negated" and not set(up.words) & set(own.words):
        return whole._replace(made="same", words=())  # "never failed to"
    for made in ("negated", "denied", "possible"):
        if made in (up.made, own.made):
            words = up.words if up.made == made else own.words
            return whole._replace(made=made, words=words, future=whole.future or made == "possible")
    return whole._replace(made="planned", future=True, words=up.words or own.words)
