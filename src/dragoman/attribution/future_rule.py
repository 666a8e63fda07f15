"""The future rule of record.md: a planned deed is its agreement, concession or threat."""

from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.records import Event, Span, Status

AGREED = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
CONCEDED = ("RETREAT",)
THREATENED = ("SANCTION", "COERCE", "PROTEST", "MOBILIZE", "ASSAULT")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rule makes of a deed: its type, status and modes; told: the announcing itself is the event."""

    event: str
    status: Status
    mode: tuple[tuple[str, Span], ...]
    told: bool = False


def future_rule(event: Event, status: Status, *, announced: bool, lexicon: Lexicon) -> Outcome:
    """Apply the rule to a deed that no operator has made another type already."""
    to_come = status is Status.PLANNED or (status is Status.CONDITIONAL and announced)
    if event.event != event.act or not to_come:
        return Outcome(event.event, status, event.mode)
    if event.act in AGREED:
        return Outcome("AGREE", status, ())
    if event.act in CONCEDED:
        return Outcome("CONCEDE", status, ())
    if event.act in THREATENED and announced:
        return Outcome("THREATEN", Status.OCCURRED, _threat_mode(event, lexicon), told=True)
    return Outcome(event.event, status, event.mode)


def _threat_mode(event: Event, lexicon: Lexicon) -> tuple[tuple[str, Span], ...]:
    section = lexicon.section("modes")
    table = section.get("content", {}).get("THREATEN", {}) if isinstance(section, dict) else {}
    for mode, span in event.act_mode:
        made = table.get(f"{event.act}-{mode}")
        if made:
            return ((made, span),)
    made = table.get(event.act)
    return ((made, event.trigger[0]),) if made and event.trigger else ()
