"""Find the words on which a deed hangs."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.attribution.standing import Entry, Standing
from dragoman.records import ParsedText, Token

LONGEST = 4  # words of an opener: "on the condition that"
TURNED = ("should", "had", "were")  # before their subject, and no question: an "if" left out
OVER_TURNED = ("would", "will", "could", "might", "'d")  # of the deed that hangs on a turned clause behind it
AHEAD = ("if", "unless")  # at the head of a sentence, with who says so between it and its deed
NOT_ANY = frozenset(("negated", "perfect"))  # openers of conditions of such deeds alone
PLUPERFECT = "pluperfect"  # of an opener that opens a condition only before "had" and under "would"
NAMES = ("NOUN", "PROPN")
MAY_TURN = frozenset((*TURNED, *AHEAD))


class Found(NamedTuple):
    """The tokens [first, last) of a condition, and what its opener allows.

    told: it holds also of a deed told as done; lifts: a deed negated may be done once the condition holds;
    open: what stands in it has not happened, whatever is told of the deed that hangs on it.
    """

    tokens: tuple[int, int]
    told: bool
    lifts: bool
    open: bool


def find_condition(text: ParsedText, i: int, book: Standing) -> Found | None:
    """Give the first clause or phrase under token i that opens like a condition."""
    for kid in text.kids(i, "advcl", "obl", "ccomp", "nmod", "advmod"):
        if kid.rel == "advmod" and not text.has_kid(kid.i, "advcl"):
            continue  # "as soon as he pays", and no other adverb
        entry = _opener(text, kid, book)
        if entry is None or not entry.forms.isdisjoint(NOT_ANY) or _of_its_own_clause(text, kid, i):
            continue
        if PLUPERFECT in entry.forms and not had_before(text, kid, i):
            continue
        if not ("time" in entry.forms and spent(text, kid, book, backward=seen_from_then(text, i))):
            part = _bare(text, with_verb(text, _whole(text, i, text.edges[kid.i])))
            return found_at(part, entry)
    return None


def _of_its_own_clause(text: ParsedText, kid: Token, i: int) -> bool:
    """Whether a phrase opens the clause of the deed itself: "on condition that it leaves"."""
    after = text.edges[kid.i][1]
    opener = text.tokens[after] if after < i else None
    return opener is not None and opener.lower == "that" and opener.head == i


def with_verb(text: ParsedText, part: tuple[int, int]) -> tuple[int, int]:
    """With the verb behind a comma where a clause has none: "assuming the king, her uncle, | agrees"."""
    first, last = part
    tokens, end = text.tokens, text.sentence_of(first).last
    verb = any(k.has("VerbForm=Fin") or k.has("VerbForm=Inf") for k in tokens[first + 1 : last])
    if verb or last + 1 >= end or tokens[last].text != "," or "," not in {k.text for k in tokens[first:last]}:
        return part
    return (first, text.edges[last + 1][1]) if tokens[last + 1].has("VerbForm=Fin") else part


def seen_from_then(text: ParsedText, i: int) -> bool:
    """Whether a deed is told as to come from a time past: "would leave once the crew had been freed"."""
    return any(k.lower in OVER_TURNED for k in text.kids(i, "aux"))


def found_at(tokens: tuple[int, int], entry: Entry) -> Found:
    """Give a condition with what its opener allows."""
    return Found(tokens, "told" in entry.forms, "lifts" in entry.forms, "open" in entry.forms)


def turned_conditions(text: ParsedText, sentences: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Give the tokens of conditions told by turning subject and auxiliary about, by their sentence.

    `sentences` are the numbers of those that may have one.

    "Should Japan visit the shrine, …", "Had they met, …", "…, were Seoul to agree"; and those ahead of
    it all: "If they agree, she said, …". A question is none.
    """
    found: dict[int, tuple[int, int]] = {}
    for number in sentences:
        sentence = text.sentences[number]
        turning = (t for t in text.tokens[sentence.first : sentence.last] if t.lower in MAY_TURN)
        part = next((part for t in turning if (part := _turned(text, t)) is not None), None)
        if part is not None:
            found[number] = part
    return found


def _turned(text: ParsedText, token: Token) -> tuple[int, int] | None:
    sentence = text.sentence_of(token.i)
    tokens = text.tokens[sentence.first : sentence.last]
    if tokens[-1].text == "?" or token.i + 2 >= sentence.last:
        return None
    after = text.tokens[token.i + 1]
    subject = after.pos in ("PROPN", "DET", "PRON", "NOUN") and after.lower not in ("there", "been")
    if not subject and token.lower not in AHEAD:
        return None
    if token.i == sentence.first or (token.i == sentence.first + 1 and tokens[0].pos == "PUNCT"):
        # Up to the comma: parsers seldom know the turned clause.
        comma = next((t.i for t in tokens if t.text == "," and t.i > token.i + 2), None)
        return None if comma is None else (token.i, comma)
    if token.lower in AHEAD:
        return None
    before = tokens[: token.i - sentence.first]
    inner = _verb_of_turned(text, token) if any(t.lower in OVER_TURNED for t in before) else None
    return None if inner is None else (token.i, _bare(text, text.edges[inner.i])[1])


def _verb_of_turned(text: ParsedText, token: Token) -> Token | None:
    """The verb of a turned clause behind the main one: "…, had they asked", "…, were the two to sign it"."""
    if token.lower == "were":  # parsers seldom know it
        before, after = text.tokens[token.i - 1], text.tokens[token.i + 1]
        misread = before.pos in NAMES and after.pos in (
            "DET",
            "PROPN",
        )  # "would send boats were the two to ask"
        if before.pos == "PRON" or (before.rel == "nsubj" and not misread):
            return None
        reach = text.tokens[token.i + 2 : min(token.i + 10, text.sentence_of(token.i).last)]
        return next((t for t in reach if any(k.lower == "to" for k in text.kids(t.i, "mark"))), None)
    head = text.head_of(token.i)
    if head is None or head.rel not in ("advcl", "ccomp", "parataxis"):
        return None
    own = any(token.i < k.i < head.i for k in text.kids(head.i, "nsubj"))
    return head if own or text.edges[head.i][0] >= token.i - 1 else None


def _whole(text: ParsedText, i: int, part: tuple[int, int]) -> tuple[int, int]:
    """With the clause that a parser hung on the verb over it: "released on condition | that he leaves"."""
    clause = next((k for k in text.kids(i, "ccomp") if text.edges[k.i][0] == part[1]), None)
    that = part[1] < len(text.tokens) and text.tokens[part[1]].lower == "that"
    return (part[0], text.edges[clause.i][1]) if clause is not None and that else part


def _bare(text: ParsedText, part: tuple[int, int]) -> tuple[int, int]:
    """Without the punctuation at its ends."""
    first, last = part
    while first < last - 1 and text.tokens[first].pos == "PUNCT":
        first += 1
    while last > first + 1 and text.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return first, last


def _opener(text: ParsedText, kid: Token, book: Standing) -> Entry | None:
    """The entry whose words open a clause or phrase, whatever the relations inside it."""
    first, last = text.edges[kid.i]
    while first < last and text.tokens[first].pos == "PUNCT":
        first += 1
    if not any(t.lower in book.hanging for t in text.tokens[first : min(last, first + 3)]):
        return None
    words = [t.lower for t in text.tokens[first : min(last, first + LONGEST)]]
    if not words or words[0] == "even" or (first > 0 and text.tokens[first - 1].lower == "even"):
        return None
    before = ["only"] if first > 0 and text.tokens[first - 1].lower == "only" else []
    for start in range(2 if text.tokens[first].pos == "ADV" else 1):  # "especially if"
        for end in range(len(words), start, -1):
            found = book.look("condition", " ".join(before + words[start:end]), " ".join(words[start:end]))
            if found and not (asks(text, kid, book) and found[0].forms <= {"open"}):
                return found[0]  # "asked if" is no condition
    return None


def had_before(text: ParsedText, kid: Token, i: int) -> bool:
    """Whether a deed to come from a time past waits for what must come first: "would leave after he had"."""
    return seen_from_then(text, i) and has_had(text, kid.i)


def has_had(text: ParsedText, i: int) -> bool:
    """Whether "had" helps a verb."""
    return any(k.lower in ("had", "'d", "’d") for k in text.kids(i, "aux"))


def asks(text: ParsedText, kid: Token, book: Standing) -> bool:
    """Whether a clause with "if" is what its verb asks or finds out; of others it is the condition."""
    head = text.head_of(kid.i)
    if kid.rel != "ccomp" or head is None or kid.i < head.i:
        return False
    return head.pos != "VERB" or book.has("wondering", head.lemma, head.lower)


def spent(text: ParsedText, kid: Token, book: Standing, *, backward: bool) -> bool:
    """A time of the calendar ("until Friday") or a past clause ("once they had left"): no condition."""
    if kid.pos in ("PROPN", "NUM") or book.has("calendar", kid.lower):
        return True
    if backward:
        return False
    past = kid.has("Tense=Past") or any(k.has("Tense=Past") for k in text.kids(kid.i, "aux"))
    return past and kid.rel in ("advcl", "ccomp") and kid.has("VerbForm=Fin")
