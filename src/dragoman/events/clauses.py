"""What kind of clause stands in a slot: a question, an infinitive, an opinion."""

from collections.abc import Callable

from dragoman.records import ParsedText

_ASKING = frozenset({"how", "what", "when", "where", "which", "who", "whom", "whose", "why", "whether", "if"})
_MODAL = frozenset(
    {"to", "will", "'ll", "’ll", "wo", "would", "'d", "’d", "shall", "should", "must", "can", "ca", "could"}
    | {"may", "might", "ought"}
)


def is_question(text: ParsedText, i: int) -> bool:
    """As in "asked the general how many were left"."""
    return text.tokens[text.edges[i][0]].lower in _ASKING


def is_infinitive(text: ParsedText, i: int) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(mark.lower == "to" for mark in text.kids(i, "mark"))


def is_opinion(text: ParsedText, i: int) -> bool:
    """Whether it says how things are ("that the ice is thin"), not what shall be: finite, with no modal."""
    finite = text.tokens[i].has("VerbForm=Fin")
    for kid in text.kids(i, "aux", "cop", "aux:pass", "mark"):
        if kid.lower in _MODAL:
            return False
        finite = finite or kid.has("VerbForm=Fin")
    return finite and text.has_kid(i, "nsubj", "nsubj:pass", "expl")


# By the names that the lexicon has for them.
CLAUSES: dict[str, Callable[[ParsedText, int], bool]] = {
    "QUESTION": is_question,
    "INF": is_infinitive,
    "OPINION": is_opinion,
}
