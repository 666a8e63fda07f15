"""Stories that agencies and outlets take back, in the words in which they do."""

import re

# What agencies put before the headline of a story that they take back, and editors behind it.
_MARK = (
    "(?:withdrawn|story (?:withdrawn|removed|retracted|killed)|retract(?:ed|ion)|(?-i:(?:MANDATORY )?KILL))"
)
_BEFORE = re.compile(
    rf"^\W*(?P<mark>{_MARK})(?:\s*[:|/\])]+\s*|\s*[–—]\s*|\s+-+\s+)(?P<title>.*)$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"^(?P<title>.*?)\s*(?:[\[(]\s*|[:–—|-]\s+)(?P<mark>withdrawn|retracted|story removed)\W*$", re.IGNORECASE
)
# The story itself is what was taken back: "this story has been withdrawn", "withdraws its report that".
_STORY = r"(?:story|article|report|item|dispatch|news alert)"
_TEXT = re.compile(
    rf"""
    \b(?:this|the\s+(?:above|following|earlier|previous|original))\s+{_STORY}
        (?:\s+(?:about|on|that|headlined|slugged|of)\b[^.]{{1,200}}?)?
        \s+(?:has\s+been|have\s+been|was|is|is\s+being)\s+(?:withdrawn|retracted|removed|killed)\b
    | \b(?:has|have)\s+(?:withdrawn|retracted|removed|killed)
        \s+(?:its|our|this|an?|the)\s+(?:\w+\s+)?{_STORY}\b
    | \b(?:withdraws|retracts|is\s+withdrawing|is\s+retracting)\s+(?:its|our|this)\s+(?:\w+\s+)?{_STORY}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A notice says so at once and is short: in a long story somebody else may have taken something back.
_HEAD, _LONGEST = 300, 1_500


def taken_back(title: str | None, text: str) -> str | None:
    """Give the words by which a story says that it or an earlier one is taken back; None: it does not."""
    said = " ".join((title or "").split())
    for pattern in (_BEFORE, _BEHIND):
        if match := pattern.match(said):
            return match["mark"]
    body = text.strip()
    found = _TEXT.search(body[:_HEAD]) if len(body) <= _LONGEST else None
    return " ".join(found[0].split()) if found else None


def title_taken_back(title: str | None) -> str | None:
    """Give the headline of the story that a notice takes back, where the notice's headline holds it."""
    said = " ".join((title or "").split())
    for pattern in (_BEFORE, _BEHIND):
        if (match := pattern.match(said)) and len(match["title"].split()) > 2:
            return match["title"].strip()
    return None
