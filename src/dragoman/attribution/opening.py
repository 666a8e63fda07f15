"""Find conditions by the words that open them, where parsers hang their clauses on another verb.

"Oslo may sign the treaty if Bergen frees the crew, Lee said" is mostly taken for two clauses under "said".
"""

from typing import NamedTuple

from dragoman.attribution.condition import (
    LONGEST,
    NOT_ANY,
    PLUPERFECT,
    Found,
    asks,
    found_at,
    had_before,
    seen_from_then,
    spent,
    with_verb,
)
from dragoman.attribution.standing import Entry, Standing
from dragoman.records import ParsedText, Token

MODAL = ("will", "would", "'ll", "’ll", "'d", "’d", "may", "might", "could", "can", "must", "should", "shall")
THIS = ("that", "this", "it", "which", "and", "but", ",")  # before "hinges on", for the deed before it
STOPS = (";", ":", "?", "—", "–", "--")  # no condition reaches a deed across these


class Opening(NamedTuple):
    """A condition: its opener begins at token `first`, its clause is [after, last) with head `top`."""

    first: int
    after: int
    last: int
    top: int
    entry: Entry

    @property
    def found(self) -> Found:
        """The tokens of the condition and what its opener allows."""
        return found_at((self.first, self.last), self.entry)


def openings(text: ParsedText, number: int, book: Standing) -> list[Opening]:
    """Give the conditions of a sentence by their openers, in order."""
    sentence = text.sentences[number]
    found: list[Opening] = []
    t = sentence.first
    while t < sentence.last:
        one = _at(text, t, sentence.last, book) if text.tokens[t].lower in book.starts else None
        if one is not None:
            found.append(one)
        t = one.after if one is not None else t + 1
    return found


def _at(text: ParsedText, t: int, end: int, book: Standing) -> Opening | None:
    words = [token.lower for token in text.tokens[t : min(t + LONGEST, end)]]
    for length in range(len(words), 0, -1):
        entries = book.look("condition", " ".join(words[:length]))
        if not entries:
            continue
        after = t + length
        if not _fits(text, t, after, entries[0]):
            return None
        top, last = _reach(text, t, after, end)
        return Opening(t, after, last, top, entries[0]) if last > after else None
    return None


def _reach(text: ParsedText, t: int, after: int, end: int) -> tuple[int, int]:
    """The head and end of the widest clause or phrase that begins with the opener or right behind it."""
    tokens = text.tokens
    first = text.sentence_of(t).first
    if all(k.pos == "PUNCT" for k in tokens[first:t]):  # ahead of its deed: up to the comma
        end = next((k for k in range(after + 1, end) if tokens[k].text == ","), after)
    closed = end + 1 if end < len(tokens) and tokens[end].text == "," else end  # the comma may hang on a noun
    starts = [
        k for k in range(after, end) if t - 1 <= text.edges[k][0] <= after and text.edges[k][1] <= closed
    ]
    top = max(starts, key=lambda k: text.edges[k][1], default=after)
    last = text.edges[top][1] if starts else after
    ing = tokens[last] if starts and last < end else None
    if (
        ing is not None
        and ing.pos == "VERB"
        and ing.lower.endswith("ing")
        and tokens[last - 1].pos != "PUNCT"
    ):
        top, last = ing.i, max(last, text.edges[ing.i][1])  # "hinges on Bergen | freeing the crew"
    last = with_verb(text, (after, last))[1] if last > after else last
    last = min(last, next((k for k in range(after, last) if tokens[k].text in STOPS), last))
    while last > after and tokens[last - 1].pos == "PUNCT":
        last -= 1
    return top, last


def _fits(text: ParsedText, t: int, after: int, entry: Entry) -> bool:
    """Whether the words open a condition here, and are no adverb, verb or noun."""
    token = text.tokens[t]
    before = text.tokens[t - 1] if t > text.sentence_of(t).first else None
    lead = before.lower if before is not None else ""
    if lead in ("even", "as", "what"):
        return False
    if "verb" in entry.forms:
        return lead in THIS
    if "day" in entry.forms:
        return _then(text, after)
    if after - t == 1 and token.pos == "VERB" and "clause" in entry.forms:
        return _is_clause(text, t)
    return not ("conjunction" in entry.forms and token.rel != "mark" and token.pos != "SCONJ")


def _then(text: ParsedText, after: int) -> bool:
    """Whether a clause follows "the day": "the day Bergen frees the crew"."""
    subject = next(
        (k for k in text.tokens[after : after + LONGEST] if k.pos not in ("DET", "ADJ", "PUNCT")), None
    )
    verb = text.head_of(subject.i) if subject is not None and subject.rel == "nsubj" else None
    return verb is not None and verb.i > after and verb.has("VerbForm=Fin")


def _is_clause(text: ParsedText, t: int) -> bool:
    """Whether "provided" opens a clause: after a comma, before "that", or under a "would"."""
    token, sentence = text.tokens[t], text.sentence_of(t)
    if text.has_kid(t, "aux") or text.has_kid(t, "nsubj"):
        return False
    lead, following = text.tokens[t - 1], text.tokens[min(t + 1, len(text.tokens) - 1)]
    if token.rel == "mark" or lead.text in (",", "—", "–") or following.lower == "that":
        return True
    modal = any(b.rel == "aux" and b.lower in MODAL for b in text.tokens[sentence.first : t])
    object_of = text.has_kid(t, "ccomp", "obj") or token.rel == "amod"
    return modal and object_of and lead.pos in ("NOUN", "PROPN", "ADV", "NUM")


def hangs_on(
    text: ParsedText, i: int, found: list[Opening], book: Standing, flags: set[str]
) -> Opening | None:
    """Give the condition that a deed hangs on: behind it, or ahead of its sentence.

    `flags` are what the deed is of `negated` and `perfect`. No clause between may have a better claim.
    """
    above = _above(text, i)
    for one in found:
        forms = one.entry.forms
        if not forms & NOT_ANY <= flags or ("time" in forms and _is_spent(text, one, i, book)):
            continue
        if PLUPERFECT in forms and not had_before(text, text.tokens[one.top], i):
            continue
        if one.first < i:
            if _is_ahead(text, one, i):
                return one
            continue
        clause = next((k for k in text.kids(i, "ccomp") if one.first <= k.i < one.last), None)
        if clause is not None and forms <= {"open"} and asks(text, clause, book):
            return None  # "will ask if"
        between = text.tokens[i + 1 : one.first]
        return None if any(_takes(text, k, i, above) for k in between) else one
    return None


def _is_spent(text: ParsedText, one: Opening, i: int, book: Standing) -> bool:
    return spent(text, text.tokens[one.top], book, backward=seen_from_then(text, i))


def _is_ahead(text: ParsedText, one: Opening, i: int) -> bool:
    """Whether a condition at the head of the sentence is that of its main deed, whoever tells it."""
    first = text.sentence_of(i).first
    head = text.head_of(i)
    main = head is None or (text.tokens[i].rel in ("ccomp", "parataxis") and head.rel == "root")
    return main and one.last <= i and all(k.pos == "PUNCT" for k in text.tokens[first : one.first])


def _above(text: ParsedText, i: int) -> set[int]:
    above: set[int] = set()
    while (head := text.head_of(i)) is not None and head.i not in above:
        above.add(head.i)
        i = head.i
    return above


def _takes(text: ParsedText, token: Token, i: int, above: set[int]) -> bool:
    """Whether a condition behind a token is that token's rather than that of the deed before it."""
    if token.text in STOPS:
        return True
    if token.pos not in ("VERB", "AUX") or token.i in above:
        return False
    if any(k.lower in MODAL for k in text.kids(token.i, "aux")):
        return True
    own = token.rel in ("conj", "ccomp", "root", "parataxis") and token.has("VerbForm=Fin")
    return own and not (token.rel == "conj" and token.head == i and not text.has_kid(token.i, "nsubj"))
