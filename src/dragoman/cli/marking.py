"""A claim's sentence with its parties, trigger, day and cue marked."""

from collections.abc import Iterator

from rich.text import Text

from dragoman.cli.terminal import safe
from dragoman.records import Claim, Report, Span

STYLES = {
    "trigger": "bold yellow",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "date": "green",
    "status": "red",
    "condition": "italic red",
    "cue": "underline blue",
    "source": "blue",
    "about": "italic",
    "place": "green",
}


def marks(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Give the roles of a claim's words and where they stand, the ones that matter most first."""
    yield from (("trigger", words.span) for words in claim.trigger)
    yield from (("actor", entity.span) for entity in claim.actor)
    yield from (("recipient", entity.span) for entity in claim.recipient)
    yield from (("date", when.span) for when in (claim.when, claim.act_when) if when)
    yield from (("cue", source.cue.span) for source in claim.said_by)
    yield from (("source", source.entity.span) for source in claim.said_by)
    if claim.status_words:
        yield "status", claim.status_words.span
    if claim.condition:
        yield "condition", claim.condition.words.span
    if claim.event_loc:
        yield "place", claim.event_loc.span
    yield from (("about", thing.words.span) for thing in claim.about)


def marked_sentence(report: Report, claim: Claim) -> Text:
    """Give the sentence that a claim stands in, in quotes, its words marked by their roles."""
    start, end = claim.sentence
    roles: list[str | None] = [None] * (end - start)
    for role, span in reversed(list(marks(claim))):
        for i in range(max(span.start, start), min(span.end, end)):
            roles[i - start] = role
    shown = Text("“")
    at = start
    while at < end:
        here, to = roles[at - start], at + 1
        while to < end and roles[to - start] == here:
            to += 1
        shown.append(safe(report.text[at:to]), STYLES[here] if here else "")
        at = to
    return shown.append("”")
