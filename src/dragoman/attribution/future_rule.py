"""The future rule of record.md: a planned deed is its agreement, concession or threat."""

from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.records import Event, Span, Status

AGREED = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
CONCEDED = ("RETREAT",)
# "Oslo will not meet them" is a refusal; "will not attack" is none.
REFUSED = (*AGREED, "AGREE", "CONCEDE", "RETREAT")
THREATENED = ("SANCTION", "COERCE", "PROTEST", "MOBILIZE", "ASSAULT")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rule makes of a deed: its type, status and modes; told: the announcing itself is the event."""

    event: str
    status: Status
    mode: tuple[tuple[str, Span], ...]
    told: bool = False


def future_rule(
    event: Event, status: Status, *, announced: bool, refused: bool = False, lexicon: Lexicon
) -> Outcome:
    """Apply the rule to a deed to come; `refused`: somebody says, or is said, that he will not do it.

    It looks at the type that operators have made: "will lift its sanctions" is a planned RETREAT.
    """
    kind = event.event
    if refused and kind in REFUSED:
        return Outcome("REJECT", Status.OCCURRED, _content_mode("REJECT", event, lexicon))
    if status is not Status.PLANNED and not (status is Status.CONDITIONAL and announced):
        return Outcome(kind, status, event.mode)
    if kind in AGREED:
        return Outcome("AGREE", status, ())
    if kind in CONCEDED:
        return Outcome("CONCEDE", status, ())
    if kind in THREATENED and announced:
        return Outcome("THREATEN", Status.OCCURRED, _content_mode("THREATEN", event, lexicon), told=True)
    return Outcome(kind, status, event.mode)


def _content_mode(makes: str, event: Event, lexicon: Lexicon) -> tuple[tuple[str, Span], ...]:
    """The mode that a threat or refusal takes from what is threatened or refused."""
    section = lexicon.section("modes")
    table = section.get("content", {}).get(makes, {}) if isinstance(section, dict) else {}
    for mode, span in event.mode:
        made = table.get(f"{event.event}-{mode}")
        if made:
            return ((made, span),)
    made = table.get(event.event)
    return ((made, event.trigger[0]),) if made and event.trigger else ()
