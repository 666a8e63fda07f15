"""What the verb over some words says of when: told in the simple past, or not."""

from dragoman.records import Claim, ParsedText, Token

_VERBAL = ("VERB", "AUX")
# An event noun or a time expression stands under its verb by these (the universal part).
_ARGUMENTS = frozenset(
    {"obj", "nsubj", "iobj", "obl", "conj", "nmod", "compound", "advmod", "nummod", "amod", "flat"}
)


def top_of(text: ParsedText, claim: Claim) -> int:
    """Give the highest of a claim's trigger words: the operator's, or the deed's own."""
    sentence = text.sentences[claim.sequence]
    spans = [words.span for words in claim.trigger]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    words = [
        t.i
        for t in text.tokens[sentence.first : sentence.last]
        if first <= t.start < last and any(s.start <= t.start < s.end for s in spans)
    ]
    inside = set(words)
    return next(
        (i for i in words if text.tokens[i].head not in inside or text.tokens[i].head == i), claim.head
    )


def verb_over(text: ParsedText, i: int) -> Token | None:
    """Give the verb that a token is or stands under; None where another clause comes between."""
    token = text.tokens[i]
    while token.pos not in _VERBAL:
        if text.has_kid(token.i, "cop"):
            return token
        if token.head == token.i or token.rel not in _ARGUMENTS:
            return None
        token = text.tokens[token.head]
    return token


def is_simple_past(text: ParsedText, verb: Token) -> bool:
    """Whether a verb tells in the simple past: "met", "was arrested", "did not meet", never "had met"."""
    helpers = text.kids(verb.i, "aux", "cop")
    if helpers:
        first = helpers[0]
        return first.lemma.lower() in ("be", "do", "get") and first.has("Tense=Past") and len(helpers) < 3
    if verb.has("VerbForm=Part") and verb.dep == "conj":  # "was arrested and charged" shares its helper
        return is_simple_past(text, text.tokens[verb.head])
    if verb.dep == "root" and verb.has("Tense=Past") and text.has_kid(verb.i, "nsubj", "nsubj:pass"):
        return True  # "a bomb exploded": finite, whatever the tagger says
    return verb.has("Tense=Past") and not verb.has("VerbForm=Part")


def is_past_perfect(text: ParsedText, verb: Token) -> bool:
    """Whether a verb tells in the past perfect, as the past does in "the army said it had killed ten"."""
    helpers = text.kids(verb.i, "aux")
    return bool(helpers) and helpers[0].lemma.lower() == "have" and helpers[0].has("Tense=Past")


def is_present(text: ParsedText, verb: Token) -> bool:
    """Whether a verb tells of now: "we demand", "are asking", "would not accept", never "have demanded"."""
    helpers = text.kids(verb.i, "aux", "cop")
    if not helpers:
        return verb.has("Tense=Pres") and verb.has("VerbForm=Fin")
    first = helpers[0]
    return first.lemma.lower() in ("be", "do", "will", "would", "can") and not (
        first.lemma.lower() in ("be", "do") and first.has("Tense=Past")
    )


def is_main(text: ParsedText, verb: Token) -> bool:
    """Whether a verb stands in a main clause, alone or joined to one, and in nobody's words."""
    while verb.dep in ("conj", "parataxis"):
        verb = text.tokens[verb.head]
    return verb.dep == "root"


def goes_on_from(text: ParsedText, verb: Token) -> bool:
    """Whether a verb is joined to none that tells no day: "has been warned, and the state issued".

    Nor does what somebody was: "he was a member of the group and was involved in its raids".
    """
    while verb.dep == "conj":
        verb = text.tokens[verb.head]
        perfect = any(t.lemma.lower() == "have" and not t.has("Tense=Past") for t in text.kids(verb.i, "aux"))
        if perfect or (verb.pos in ("NOUN", "PROPN") and text.has_kid(verb.i, "cop")):
            return False
    return True


def is_reported(text: ParsedText, verb: Token, says: frozenset[str]) -> bool:
    """Whether a verb stands in the clause of what somebody said: "police said two men were killed"."""
    while verb.dep == "conj":
        verb = text.tokens[verb.head]
    over = text.tokens[verb.head]
    if verb.dep in ("ccomp", "parataxis") and over.lemma.lower() in says:
        return is_main(text, over) and is_simple_past(text, over)
    return False
