"""Which way a clause looks in time: the tense of the verb that governs an expression."""

from dataclasses import dataclass

from dragoman.records import BlockKind, ParsedText, Token
from dragoman.times.vocabulary import Vocabulary

PAST, FUTURE, WOULD, PRESENT = "past", "future", "would", "present"
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_WILL = frozenset(["will", "shall", "'ll", "’ll", "wo"])
_WOULD = frozenset(["would", "'d", "’d"])
_HAVE = frozenset(["have", "has", "had", "'ve", "’ve", "having"])
_MODAL = frozenset(["can", "may", "might", "could", "should", "must", "ca"])
_FINITE = frozenset(["was", "were", "did", "is", "are", "am", "does", "do", "'s", "'re", "’s", "’re"])
_DEEP = 5  # clauses to climb before giving up


@dataclass(frozen=True, slots=True)
class Look:
    """A parse to look at, without the tokens of the expression itself: "May" in "3 May" is no auxiliary."""

    text: ParsedText
    book: Vocabulary
    first: int
    last: int

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Dependents of token i outside the expression."""
        return [t for t in self.text.kids(i, *deps) if not self.first <= t.i < self.last]

    def is_predicate(self, token: Token) -> bool:
        """Whether a token is a verb or has a copula."""
        if self.first <= token.i < self.last and token.pos not in ("NOUN", "PROPN"):
            return False
        return token.pos in _VERBAL or bool(self.kids(token.i, "cop"))


def tense_at(look: Look, i: int) -> tuple[str | None, bool]:
    """The tense that governs token i, None where it cannot be told, and whether it does so directly."""
    verb, through_noun = governor(look, i)
    if verb is None:
        return None, False
    return tense_of(look, verb, 0), not through_noun


def governor(look: Look, i: int) -> tuple[Token | None, bool]:
    """The predicate that governs token i, and whether a noun stands between them."""
    token: Token | None = look.text.tokens[i]
    through_noun = False
    for _ in range(2 * _DEEP):
        if token is None:
            break
        if look.is_predicate(token):
            return token, through_noun
        if not look.first <= token.i < look.last:
            through_noun |= token.pos in _NOMINAL
        token = look.text.head_of(token.i)
    return None, through_noun


def tense_of(look: Look, verb: Token, depth: int) -> str | None:
    """The tense of a predicate, read off its auxiliaries, its form, its meaning and what governs it."""
    helpers = look.kids(verb.i, "aux", "cop")
    words = {t.lower for t in helpers}
    if words & _WOULD:
        return WOULD
    if words & _WILL or verb.has("Mood=Imp") or (words & _MODAL and not words & _HAVE):
        return FUTURE
    if not words & _MODAL and _means_future(look, verb, helpers):
        return FUTURE
    return PAST if words & _HAVE else _by_form(look, verb, helpers, depth)


def _by_form(look: Look, verb: Token, helpers: list[Token], depth: int) -> str | None:
    if any(t.lower == "to" for t in look.kids(verb.i, "mark", "aux")):
        return _infinitive(look, verb, depth)
    finite = _finite(look, verb, helpers)
    if finite is not None:
        return _present(look, finite, verb) if finite.has("Tense=Pres") else PAST
    return _inherited(look, verb, depth)


def _means_future(look: Look, verb: Token, helpers: list[Token]) -> bool:
    """As in "is expected", "due on": the word itself looks ahead; "they planned" does not."""
    if not look.book.among("tense.future", verb.lemma.lower()):
        return False
    if verb.pos != "VERB" or any(t.lemma.lower() in ("be", "get") for t in helpers):
        return True
    return not verb.has("VerbForm=Fin") or verb.has("Tense=Pres")


def _finite(look: Look, verb: Token, helpers: list[Token]) -> Token | None:
    """The finite word of a predicate: itself, or an auxiliary or copula."""
    if verb.has("VerbForm=Fin"):
        return verb
    for helper in helpers:
        if helper.has("VerbForm=Fin") or helper.lower in _FINITE:
            return helper
    # A past form with a subject of its own is finite, whatever the tagger says.
    return verb if verb.has("Tense=Past") and verb.rel != "acl" and look.kids(verb.i, "nsubj") else None


def _present(look: Look, finite: Token, verb: Token) -> str:
    """Titles and captions tell the past in the present; so does "says"."""
    told = look.text.sentences[finite.sent].kind != BlockKind.BODY
    return PAST if told or look.book.among("tense.saying", verb.lemma.lower()) else PRESENT


def _infinitive(look: Look, verb: Token, depth: int) -> str | None:
    """Let "to meet" look ahead; "managed to escape" is as its governor."""
    head = look.text.head_of(verb.i)
    if head is None or depth > _DEEP:
        return FUTURE
    same = look.book.among("tense.same_time", head.lemma.lower())
    return tense_of(look, head, depth + 1) if same and verb.rel in ("xcomp", "ccomp") else FUTURE


def _inherited(look: Look, verb: Token, depth: int) -> str | None:
    """A participle or bare verb looks the way of the clause around it; "the talks held" is past."""
    past = verb.has("Tense=Past")
    if past and (verb.rel in ("acl", "amod") or verb.dep == "root"):
        return PAST
    head = look.text.head_of(verb.i)
    for _ in range(_DEEP):
        if head is None or depth > _DEEP:
            break
        if look.is_predicate(head):
            return tense_of(look, head, depth + 1)
        head = look.text.head_of(head.i)
    return PAST if past else None
