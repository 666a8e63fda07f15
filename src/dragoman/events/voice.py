"""Whether a verb is a passive, whatever a parser makes of its subject."""

from dragoman.events.joined import shares_object
from dragoman.events.rules import Rules
from dragoman.events.slots import binds_itself
from dragoman.records import ParsedText, Token

_PARTICIPLE = ("ed", "en", "n", "t")
_OF_CHARGES = frozenset({"of", "with", "by", "for"})
_SEES = frozenset({"see", "leave", "have", "get", "want", "find"})


def is_passive(text: ParsedText, token: Token, rules: Rules) -> bool:
    """Whether what stands as a verb's subject has it done to itself."""
    if binds_itself(text, token, rules.classes):
        return False
    if text.has_kid(token.i, "aux:pass"):
        return True
    if never_passive(text, token, rules) or joins_passive(text, token):
        return not never_passive(text, token, rules)
    if text.has_kid(token.i, "nsubj:pass", "csubj:pass"):
        # With an object it is active, whatever the label, and so with one that the next verb lends it.
        return not text.has_kid(token.i, "obj") and not shares_object(text, token)
    return _is_seen(text, token, rules) or _is_bare_participle(text, token)


def joins_passive(text: ParsedText, token: Token) -> bool:
    """As in "was held by police and accused of theft": what follows at once is no object."""
    first = text.tokens[token.head]
    if token.dep != "conj" or not text.has_kid(first.i, "aux:pass") or text.has_kid(token.i, "nsubj", "aux"):
        return False
    after = text.tokens[token.i + 1] if token.i + 1 < len(text.tokens) else token
    return token.lower.endswith(_PARTICIPLE) and after.lower in _OF_CHARGES and after.sent == token.sent


def _is_seen(text: ParsedText, token: Token, rules: Rules) -> bool:
    """As in "the battle saw ten soldiers killed": a participle with whom it is done to before it."""
    over = text.tokens[token.head]
    told = token.rel in ("ccomp", "xcomp", "advcl") and rules.verb_lemma(over) in _SEES
    if not told or text.has_kid(token.i, "obj"):
        return False
    bare = not text.has_kid(token.i, "aux", "mark", "cop") and text.has_kid(token.i, "nsubj")
    return bare and token.lower.endswith(_PARTICIPLE) and over.i < token.i


def _is_bare_participle(text: ParsedText, token: Token) -> bool:
    """Whether a past participle stands without a helper and a subject of its own: "the men jailed"."""
    if not token.has("VerbForm=Part") or text.has_kid(token.i, "nsubj", "aux"):
        return False
    finite = text.has_kid(token.head, "nsubj") and not text.has_kid(token.head, "cop", "aux:pass")
    if token.dep == "conj" and finite and not text.has_kid(token.i, "obl:agent"):
        return False  # "condemned the killing and called on Oslo", "had abducted and killed"
    past = token.has("Tense=Past") or token.has("Voice=Pass") or token.lower.endswith(("ed", "en", "n", "t"))
    ordered = token.dep == "xcomp" and text.has_kid(token.head, "obj")  # "ordered the general detained"
    free = token.rel in ("acl", "amod", "advcl", "conj") or token.dep == "root" or ordered
    return past and free and not token.lower.endswith("ing") and not text.has_kid(token.i, "obj")


def never_passive(text: ParsedText, token: Token, rules: Rules) -> bool:
    """Whether a verb is no passive whatever the parser calls its subject ("jets flew into")."""
    known = rules.classes.get("never passive", ())
    if token.rel in ("acl", "amod") and not token.lower.endswith("ed"):  # "those left behind"
        return False
    return rules.verb_lemma(token) in known and not text.has_kid(token.i, "obl:agent")
