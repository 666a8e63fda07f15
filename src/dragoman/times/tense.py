"""Which way a clause looks in time: the tense of the verb that governs an expression."""

from dataclasses import dataclass

from dragoman.records import BlockKind, Token
from dragoman.times.clauses import Look, path_up
from dragoman.times.vocabulary import Vocabulary

PAST, FUTURE, WOULD, PRESENT = "past", "future", "would", "present"
_WILL = frozenset(["will", "shall", "'ll", "’ll", "wo"])
_WOULD = frozenset(["would", "'d", "’d"])
_HAVE = frozenset(["have", "has", "had", "'ve", "’ve", "having"])
_MODAL = frozenset(["can", "may", "might", "could", "should", "must", "ca"])
_FINITE = frozenset(["was", "were", "did", "is", "are", "am", "does", "do", "'s", "'re", "’s", "’re"])
_DEEP = 5  # clauses to climb before giving up


def tense_at(look: Look, i: int, book: Vocabulary) -> tuple[str | None, bool]:
    """The tense that governs token i, None where it cannot be told, and whether it does so directly."""
    path = path_up(look, i)
    if path.verb is None:
        return None, False
    return tense_of(Clause(look, book), path.verb, 0), all(n.pos == "PROPN" for n in path.nouns)


@dataclass(frozen=True, slots=True)
class Clause:
    """A parse to look at and the words that say which way verbs look."""

    look: Look
    book: Vocabulary

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Dependents of token i outside the expression."""
        return self.look.kids(i, *deps)

    def head_of(self, i: int) -> Token | None:
        """The head of token i."""
        return self.look.text.head_of(i)


def tense_of(clause: Clause, verb: Token, depth: int) -> str | None:
    """The tense of a predicate, read off its auxiliaries, its form, its meaning and what governs it."""
    helpers = clause.kids(verb.i, "aux", "cop")
    words = {t.lower for t in helpers}
    if words & _WOULD:
        return WOULD
    if words & _WILL or verb.has("Mood=Imp") or (words & _MODAL and not words & _HAVE):
        return FUTURE
    if not words & _MODAL and _means_future(clause, verb, helpers):
        return FUTURE
    return PAST if words & _HAVE else _by_form(clause, verb, helpers, depth)


def _by_form(clause: Clause, verb: Token, helpers: list[Token], depth: int) -> str | None:
    marks = clause.kids(verb.i, "mark", "aux")
    if any(clause.book.among("tense.future", t.lower) for t in marks):
        return FUTURE  # "due to begin", whatever the parse says
    if any(t.lower == "to" for t in marks):
        return _infinitive(clause, verb, depth)
    finite = _finite(clause, verb, helpers)
    if finite is not None:
        return _present(clause, finite, verb) if finite.has("Tense=Pres") else PAST
    return _inherited(clause, verb, depth)


def _means_future(clause: Clause, verb: Token, helpers: list[Token]) -> bool:
    """As in "is expected", "due on": the word itself looks ahead; "they planned" does not."""
    if not clause.book.among("tense.future", verb.lemma.lower()):
        return False
    if verb.pos != "VERB" or any(t.lemma.lower() in ("be", "get") for t in helpers):
        return True
    return not verb.has("VerbForm=Fin") or verb.has("Tense=Pres")


def _finite(clause: Clause, verb: Token, helpers: list[Token]) -> Token | None:
    """The finite word of a predicate: itself, or an auxiliary or copula."""
    if verb.has("VerbForm=Fin"):
        return verb
    for helper in helpers:
        if helper.has("VerbForm=Fin") or helper.lower in _FINITE:
            return helper
    # A past form with a subject of its own is finite, whatever the tagger says.
    return verb if verb.has("Tense=Past") and verb.rel != "acl" and clause.kids(verb.i, "nsubj") else None


def _present(clause: Clause, finite: Token, verb: Token) -> str:
    """Titles and captions tell the past in the present; so does "says"."""
    told = clause.look.text.sentences[finite.sent].kind != BlockKind.BODY
    if told or clause.book.among("tense.saying", verb.lemma.lower()):
        return PAST
    return FUTURE if clause.book.among("tense.scheduled", verb.lemma.lower()) and finite is verb else PRESENT


def _infinitive(clause: Clause, verb: Token, depth: int) -> str | None:
    """Let "to meet" look ahead; "managed to escape" is as its governor."""
    head = clause.head_of(verb.i)
    if head is None or depth > _DEEP:
        return FUTURE
    same = clause.book.among("tense.same_time", head.lemma.lower()) and verb.rel in ("xcomp", "ccomp")
    held = clause.head_of(head.i) if head.rel == "obj" else head
    if held is not None and verb.rel in ("acl", "advcl", "xcomp"):
        head, same = (held, True) if clause.book.among("tense.meeting", held.lemma.lower()) else (head, same)
    return tense_of(clause, head, depth + 1) if same else FUTURE


def _inherited(clause: Clause, verb: Token, depth: int) -> str | None:
    """A participle or bare verb looks the way of the clause around it; "the talks held" is past."""
    past = verb.has("Tense=Past")
    if past and (verb.rel in ("acl", "amod") or verb.dep == "root"):
        return PAST
    head = clause.head_of(verb.i)
    for _ in range(_DEEP):
        if head is None or depth > _DEEP:
            break
        if clause.look.is_predicate(head):
            return tense_of(clause, head, depth + 1)
        head = clause.head_of(head.i)
    return PAST if past else None
