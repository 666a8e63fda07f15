"""The slots of one predicate, and small looks at the tree that they are read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.records import ParsedText, Token

# Where a clause's verb stands, and what only a noun has.
_CLAUSES = frozenset({"root", "ccomp", "conj", "advcl", "parataxis", "acl", "dep"})
_OF_NOUNS = ("det", "nmod:poss", "cop", "amod", "case")


@dataclass(slots=True)
class Frame:
    """The slots of one predicate: token indexes of the heads that fill them, in text order."""

    head: int
    verbal: bool
    passive: bool = False
    slots: dict[str, list[int]] = field(default_factory=dict)
    light: int | None = None  # the light verb that carries an event noun
    filled: dict[int, list[int]] = field(default_factory=dict)  # what was found at the end of a path
    said: dict[int, frozenset[str]] = field(default_factory=dict)  # the forms of it

    def put(self, slot: str, *tokens: int) -> None:
        """Add fillers to a slot, each once."""
        held = self.slots.setdefault(slot, [])
        for token in tokens:
            if token not in held:
                held.append(token)

    def get(self, slot: str) -> list[int]:
        """The fillers of a slot; empty where nothing fills it."""
        return self.slots.get(slot, [])


_NOMINATIVE = frozenset({"it", "he", "she", "they", "we", "i"})
_PERFECT = frozenset(
    {"so", "far", "already", "repeatedly", "also", "since", "twice", "long", "again", "just", "now"}
)


# Prepositions of several words whose nominal is not that of their last word: no target is "in support of".
_WHOLE_CASES = frozenset(
    {
        "because of", "instead of", "ahead of", "as part of", "on behalf of", "by means of", "in support of",
        "in honor of", "in honour of", "in memory of", "in defense of", "in defence of", "in aid of",
        "in case of", "in spite of", "in light of", "in view of", "in favor of", "in favour of",
        "in front of", "in terms of", "in place of", "in the face of", "in search of", "in need of",
        "in exchange for", "in return for", "in addition to", "in response to", "according to", "due to",
        "owing to", "thanks to", "prior to", "in accordance with", "in line with", "in compliance with",
        "in conjunction with",
    }
)  # fmt: skip


_BEHALF = frozenset({"support", "aid", "defense", "defence", "honor", "honour", "memory"})


def slot_of(case: str) -> str:
    """The slot that a preposition of one word or more puts its nominal into."""
    return case if " " not in case or case in _WHOLE_CASES else case.rsplit(" ", maxsplit=1)[-1]


def is_behalf(text: ParsedText, noun: Token) -> bool:
    """As in "strikes in support of the army": for whom a thing is done, not where or to whom."""
    bare = noun.lower in _BEHALF and noun.i > 0 and text.tokens[noun.i - 1].lower == "in"
    return bare and any(text.case_of(k.i) == "of" for k in text.kids(noun.i, "nmod"))


def conjuncts(text: ParsedText, i: int) -> list[int]:
    """The token and what is coordinated with it."""
    return [i, *[t.i for t in text.kids(i, "conj")]]


def first_conjunct(text: ParsedText, i: int) -> int:
    """The head of the coordination that a token belongs to."""
    token = text.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = text.tokens[token.head]
    return token.i


def is_stray_clause(text: ParsedText, token: Token) -> bool:
    """Whether a participle that a parser took for a modifier has a subject of its own, and so is a clause."""
    return token.rel == "amod" and token.pos == "VERB" and text.has_kid(token.i, "nsubj")


def top_noun(text: ParsedText, token: Token) -> Token:
    """The noun that a word hangs on, or the whole that this noun is part of: "A convoy of trucks reached"."""
    head = text.tokens[token.head]
    while head.rel == "nmod" and head.dep != "nmod:poss" and head.head < head.i:
        head = text.tokens[head.head]
    return head


def lost_subject(text: ParsedText, token: Token) -> bool:
    """Whether a verb hangs on its own subject: "Oslo on Monday blamed Lima", "Rioters looted shops"."""
    head = top_noun(text, token)
    if head.i >= token.i or head.rel != "root" or head.pos not in ("NOUN", "PROPN"):
        return False
    finite = token.has("VerbForm=Fin") or (not token.lower.endswith("ing") and text.has_kid(token.i, "obj"))
    finite = finite or _ends_aside(text, head, token)
    return finite and not text.has_kid(token.i, "mark", "nsubj", "nsubj:pass", "aux:pass")


def _ends_aside(text: ParsedText, head: Token, token: Token) -> bool:
    """As in "Oslo, the former colonial power, called for calm": the verb behind an apposition's comma."""
    behind = token.dep == "acl" and token.lower.endswith("ed") and text.tokens[token.i - 1].text == ","
    aside = behind and any(k.i < token.i for k in text.kids(head.i, "appos"))
    return aside and not any(text.case_of(k.i) == "by" for k in text.kids(token.i, "obl", "obl:agent"))


def buried_subject(text: ParsedText, token: Token) -> Token | None:
    """The subject of a verb that the parser took for a modifier: "The army bombed positions"."""
    if token.dep != "amod" or token.pos != "VERB":
        return None
    head = text.tokens[token.head]
    before = text.tokens[token.i - 1] if token.i else head
    if before.lower in _NOMINATIVE and (head.pos == "PROPN" or text.has_kid(token.i, "obj")):
        return before  # "said it blamed Lima": no modifier stands after a pronoun
    has = _of_perfect(text, head, token)
    if has is not None or head.rel != "root" or head.pos not in ("NOUN", "PROPN") or head.i < token.i:
        return has
    if token.lower.endswith("ing") or text.has_kid(head.i, "cop"):
        return None
    return _subject_of(text, head, token)


def _of_perfect(text: ParsedText, noun: Token, verb: Token) -> Token | None:
    """As in "Oslo has so far resisted calls": between "has" and its participle stands an adverb of time."""
    has = text.tokens[noun.head]
    between = {t.lower for t in text.tokens[has.i + 1 : verb.i]}
    if noun.dep != "obj" or has.lemma.lower() != "have" or not between or between - _PERFECT:
        return None
    return text.kid(has.i, "nsubj")


def _subject_of(text: ParsedText, head: Token, verb: Token) -> Token | None:
    """The subject among what hangs on the noun that the parser took for the head of the clause."""
    subject, helper = text.kid(head.i, "nsubj"), text.kid(head.i, "aux")
    if subject is not None and helper is not None:  # "Oslo has marked Easter": no noun has an auxiliary
        return subject if subject.i < helper.i < verb.i else None
    if subject is not None or helper is not None:
        return None
    before = [
        k
        for k in text.kids(head.i, "compound", "nmod:desc")
        if k.i < verb.i and k.pos in ("NOUN", "PROPN", "PRON")
    ]
    return before[-1] if before and before[-1].i == verb.i - 1 else None


def is_hidden_verb(text: ParsedText, token: Token, irregular: Mapping[str, str]) -> bool:
    """Whether a word taken for a noun is the verb of its clause: "Oslo opposes it", "she flew to Lima"."""
    if token.rel not in _CLAUSES or text.has_kid(token.i, *_OF_NOUNS):
        return False
    if not (token.lower.endswith(("s", "ed")) or token.lower in irregular):
        return False
    if text.has_kid(token.i, "nsubj"):
        return True
    after = text.tokens[token.i + 1] if token.i + 1 < len(text.tokens) else None
    before = text.tokens[token.i - 1] if token.i else None
    return (
        before is not None
        and before.head == token.i
        and before.rel in ("compound", "nmod")
        and after is not None
        and after.pos in ("DET", "PRON")
    )


def far_phrase(text: ParsedText, noun: int, case: str, depth: int = 4) -> int | None:
    """The first nominal with a preposition deep in a noun's phrase, where a parser hung it too low."""
    for kid in text.kids(noun, "nmod", "obl", "acl"):
        if depth == 0 or kid.i < noun or kid.dep in ("acl:relcl", "nmod:poss") or kid.has("VerbForm=Inf"):
            continue
        if kid.rel != "acl" and text.case_of(kid.i) == case:
            return kid.i
        found = far_phrase(text, kid.i, case, depth - 1)
        if found is not None:
            return found
    return None


def binds_itself(text: ParsedText, token: Token, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whether what looks like a passive is what its subject does: "Oslo is committed to helping"."""
    if token.lemma.lower() not in classes.get("self-bound", ()) or not token.lower.endswith("ed"):
        return False
    if text.kid(token.i, "aux:pass", "cop", "nsubj:pass") is None or text.kid(token.i, "obl:agent"):
        return False
    infinitives = text.kids(token.i, "advcl", "xcomp", "ccomp", "acl")
    to_do = any(m.lower == "to" for k in infinitives for m in text.kids(k.i, "mark"))
    return to_do or any(text.case_of(k.i) == "to" for k in text.kids(token.i, "obl", "nmod"))
