"""Who, which and that: the mention that a relative clause belongs to."""

from dragoman.actors.draft import Draft
from dragoman.records import ParsedText

_PAUSES = frozenset({",", "(", "—", "–", "-"})
_SMALL = frozenset({"relative", "pronoun", "first"})


def antecedent(text: ParsedText, drafts: list[Draft], place: int) -> Draft | None:
    """Give the party that the relative pronoun at this place in the list stands for, None for a thing."""
    best = _antecedent(text, drafts, place)
    return best if best is not None and _agrees(drafts[place], best) else None


def _antecedent(text: ParsedText, drafts: list[Draft], place: int) -> Draft | None:
    """The mention that ends right before the pronoun, or that the tree hangs the clause on."""
    draft = drafts[place]
    target = _target(text, draft.first)
    at = draft.first
    while at > 0 and (text.tokens[at - 1].text in _PAUSES or text.tokens[at - 1].pos == "ADP"):
        at -= 1
    for k in range(place - 1, -1, -1):
        other = drafts[k]
        if other.sent != draft.sent:
            break
        if not other.parts or other.kind in _SMALL or other.modifier:
            continue
        hangs = target is not None and other.first <= target < other.last and other.head == target
        beside = other.last == at and not (other.inside and target is not None and other.head != target)
        if hangs or beside:
            return other
    return None


def _target(text: ParsedText, pronoun: int) -> int | None:
    """The noun that the tree hangs the relative clause on."""
    token = text.tokens[pronoun]
    for _ in range(3):
        token = text.tokens[token.head]
        if token.rel == "acl":
            return token.head
        if token.rel == "root":
            return None
    return None


def _agrees(draft: Draft, best: Draft) -> bool:
    """Persons take who; states and bodies take which."""
    if draft.det == "which":
        return best.kind != "person"
    if draft.det in ("who", "whom"):
        return not (best.kind == "listed" and best.parts[0].group == best.parts[0].code)
    return True
