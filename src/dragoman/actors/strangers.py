"""Who is not of the country spoken of: partners from everywhere, and guests where they travel."""

from collections.abc import Iterable

from dragoman.actors.draft import Draft
from dragoman.actors.lexis import Lexis
from dragoman.records import ParsedText

_TRIPS = frozenset({"visit", "travel", "trip", "arrive", "fly", "tour", "return", "journey", "head", "go"})
_OF_NAMES = frozenset({"compound", "amod", "nmod"})


def is_of_several(text: ParsedText, lx: Lexis, draft: Draft) -> bool:
    """Whether words before a noun say that it is no one country's: "partner forces", "regional parties"."""
    if draft.body is not None:
        return False  # "Foreign Ministry spokesman X"
    several = lx.group("of_several")
    head = text.tokens[draft.head]
    before = text.tokens[draft.first : max(draft.core[0], draft.first)]
    joined = (k for word in text.kids(head.i, *_OF_NAMES) for k in (word, *text.kids(word.i, "conj")))
    start = text.sentences[draft.sent].first
    words = [t for t in (*before, *joined) if t.i < draft.core[0] and (t.i == start or t.text == t.lower)]
    return any(t.lower in several for t in words)


def goals(text: ParsedText, drafts: Iterable[Draft], mentions: Iterable[Draft]) -> set[str]:
    """Give the countries that the bearer of some mentions travels to: not his own.

    "She will travel to Kenya and to Ghana"; `mentions` are his, `drafts` all.
    """
    trips = {}
    for one in mentions:
        subject = text.tokens[one.head]
        verb = text.tokens[subject.head]
        if subject.rel == "nsubj" and verb.lemma in _TRIPS:
            trips[one.sent] = verb.i
    return {
        term.code or ""
        for d in drafts
        if d.kind == "listed" and trips.get(d.sent, d.first) < d.first and _is_goal(text, d, trips[d.sent])
        for term in d.hits[0].terms
    }


def _is_goal(text: ParsedText, place: Draft, verb: int) -> bool:
    """Whether a verb of travel leads to a place, or "to" does behind it ("to Oslo on Monday and to Bonn")."""
    head = text.tokens[place.head]
    over = text.tokens[head.head] if head.rel == "conj" else head
    return "to" in (text.case_of(head.i), text.case_of(over.i)) or (
        over.head == verb and over.rel in ("obl", "obj")
    )
