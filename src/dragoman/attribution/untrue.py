"""Claims that somebody calls untrue: "dismissed as lies reports that …", "claims that … were baseless"."""

from dragoman.attribution.reading import Reading
from dragoman.attribution.standing import Standing
from dragoman.records import ParsedText, Token

NOT = ("not", "n't", "n’t", "never", "no")
VERBS_OF = ("obj", "nsubj", "nsubj:pass", "obl", "csubj")  # what a verb of judging has its claim as


def called_untrue(text: ParsedText, claim: Token, book: Standing) -> Reading | None:
    """Give the reading of what a noun of saying holds where the sentence calls it untrue."""
    head = text.head_of(claim.i)
    if head is None:
        return None
    if book.has("untrue", head.lower):
        return None if _is_not(text, head) else _predicated(text, claim, head, book)
    if claim.dep not in VERBS_OF or not book.has("judging", head.lemma, head.lower):
        return None
    after = text.tokens[head.i + 1 : text.sentence_of(claim.i).last]  # parsers hang these anywhere
    word = next((t for t in after if book.has("untrue", t.lower) and not _is_not(text, t)), None)
    return Reading(made="denied", words=(head.i, word.i), entries=("untrue",)) if word is not None else None


def _predicated(text: ParsedText, claim: Token, untrue: Token, book: Standing) -> Reading | None:
    """As in "claims that … were baseless", or a claim that the parser hung on the lies it is dismissed as."""
    if claim.rel == "nsubj" and text.has_kid(untrue.i, "cop"):
        return Reading(made="negated", words=(untrue.i,), entries=("untrue",))
    over = text.head_of(untrue.i)
    if over is None or not book.has("judging", over.lemma, over.lower):
        return None
    return Reading(made="denied", words=(over.i, untrue.i), entries=("untrue",))


def _is_not(text: ParsedText, token: Token) -> bool:
    return any(k.lower in NOT for k in text.kids(token.i, "advmod", "det"))
