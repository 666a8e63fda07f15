"""Which time expression tells when a predicate happens."""

from collections.abc import Sequence

from dragoman.records import ParsedText, When


def attach(text: ParsedText, whens: Sequence[When], head_token: int) -> When | None:
    """The time expression that modifies this predicate by syntax; None where none does."""
    below = [w for w in whens if text.tokens[w.head].head == head_token and w.type in ("DATE", "TIME")]
    return below[0] if below else None
