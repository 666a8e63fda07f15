"""Which way a clause looks in time: the tense of the verb that governs an expression."""

from dragoman.records import BlockKind, ParsedText, Token
from dragoman.times.vocabulary import Vocabulary

PAST, FUTURE, WOULD, PRESENT = "past", "future", "would", "present"
_VERBAL = ("VERB", "AUX")
_FUTURE_AUX = frozenset(["will", "shall", "'ll", "’ll", "wo", "can", "may", "might", "could", "should", "must", "ca"])


def governor(text: ParsedText, i: int) -> tuple[Token | None, bool]:
    """The predicate that governs token i, and whether a noun stands between them."""
    token, through_noun = text.tokens[i], False
    for _ in range(8):
        head = text.head_of(token.i)
        if head is None:
            return (token if _predicate(text, token) else None), through_noun
        token = head
        if _predicate(text, token):
            return token, through_noun
        through_noun |= token.pos in ("NOUN", "PROPN", "PRON")
    return None, through_noun


def _predicate(text: ParsedText, token: Token) -> bool:
    return token.pos in _VERBAL or text.kid(token.i, "cop") is not None


def tense_at(text: ParsedText, i: int, book: Vocabulary) -> tuple[str | None, bool]:
    """The tense that governs token i (past future would present, None unknown) and whether it is sure."""
    verb, through_noun = governor(text, i)
    if verb is None:
        return None, False
    tense = tense_of(text, verb, book, 0)
    return tense, not through_noun


def tense_of(text: ParsedText, verb: Token, book: Vocabulary, depth: int) -> str | None:
    """The tense of a predicate, read off its auxiliaries, its form and what governs it."""
    words = {t.lower for t in text.kids(verb.i, "aux", "cop")}
    lemma = verb.lemma.lower()
    future_word = book.among("tense.future", lemma)
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return FUTURE
    if words & {"would", "'d", "’d"}:
        return WOULD
    perfect = words & {"have", "has", "had", "'ve", "’ve", "having"}
    if words & _FUTURE_AUX:
        return PAST if perfect else FUTURE
    if future_word and (verb.has("Tense=Past") or verb.pos == "ADJ" or "be" in _lemmas(text, verb)):
        return FUTURE if verb.pos != "VERB" or not verb.has("VerbForm=Fin") else PAST
    if perfect:
        return PAST
    if _to(text, verb):
        return _infinitive(text, verb, book, depth)
    finite = _finite(text, verb)
    if finite is not None:
        return _present(text, finite, verb, book) if finite.has("Tense=Pres") else PAST
    return _inherited(text, verb, book, depth)


def _lemmas(text: ParsedText, verb: Token) -> set[str]:
    return {t.lemma.lower() for t in text.kids(verb.i, "aux", "cop")}


def _to(text: ParsedText, verb: Token) -> bool:
    return any(t.lower == "to" for t in text.kids(verb.i, "mark")) or any(
        t.lower == "to" for t in text.kids(verb.i, "aux")
    )


def _finite(text: ParsedText, verb: Token) -> Token | None:
    """The finite word of a predicate: itself, or an auxiliary or copula."""
    if verb.has("VerbForm=Fin"):
        return verb
    for kid in text.kids(verb.i, "aux", "cop"):
        if kid.has("VerbForm=Fin") or kid.lower in ("was", "were", "did", "is", "are", "does", "do"):
            return kid
    if verb.pos == "VERB" and verb.has("Tense=Past") and text.kid(verb.i, "nsubj") and not verb.has("VerbForm=Part"):
        return verb
    return None


def _present(text: ParsedText, finite: Token, verb: Token, book: Vocabulary) -> str:
    kind = text.sentences[finite.sent].kind
    if kind != BlockKind.BODY or book.among("tense.saying", verb.lemma.lower()):
        return PAST
    return PRESENT


def _infinitive(text: ParsedText, verb: Token, book: Vocabulary, depth: int) -> str | None:
    head = text.head_of(verb.i)
    if head is None or depth > 4:
        return FUTURE
    same = book.among("tense.same_time", head.lemma.lower())
    if same and verb.dep in ("xcomp", "ccomp"):
        return tense_of(text, head, book, depth + 1)
    return FUTURE


def _inherited(text: ParsedText, verb: Token, book: Vocabulary, depth: int) -> str | None:
    """A participle or bare verb looks the way of the clause around it; a title's participle is past."""
    if verb.dep in ("acl", "acl:relcl", "amod") and verb.has("Tense=Past"):
        return PAST
    head = text.head_of(verb.i)
    steps = 0
    while head is not None and steps < 5:
        if _predicate(text, head):
            return tense_of(text, head, book, depth + 1) if depth < 5 else None
        head = text.head_of(head.i)
        steps += 1
    return PAST if verb.has("Tense=Past") else None
