"""Whether a verb is a passive, whatever a parser makes of its subject."""

from dragoman.events.rules import Rules
from dragoman.events.slots import binds_itself
from dragoman.records import ParsedText, Token


def is_passive(text: ParsedText, token: Token, rules: Rules) -> bool:
    """Whether what stands as a verb's subject has it done to itself."""
    if binds_itself(text, token, rules.classes):
        return False
    if text.has_kid(token.i, "aux:pass"):
        return True
    if never_passive(text, token, rules):
        return False
    if text.has_kid(token.i, "nsubj:pass", "csubj:pass"):
        return not text.has_kid(token.i, "obj")  # with an object it is active, whatever the label
    return _is_bare_participle(text, token)


def _is_bare_participle(text: ParsedText, token: Token) -> bool:
    """Whether a past participle stands without a helper and a subject of its own: "the men jailed"."""
    if not token.has("VerbForm=Part") or text.has_kid(token.i, "nsubj", "aux"):
        return False
    finite = text.has_kid(token.head, "nsubj") and not text.has_kid(token.head, "cop", "aux:pass")
    if token.dep == "conj" and finite and not text.has_kid(token.i, "obl:agent"):
        return False  # "condemned the killing and called on Oslo", "had abducted and killed"
    past = token.has("Tense=Past") or token.has("Voice=Pass") or token.lower.endswith(("ed", "en", "n", "t"))
    free = token.rel in ("acl", "amod", "advcl", "conj") or token.dep == "root"
    return past and free and not token.lower.endswith("ing") and not text.has_kid(token.i, "obj")


def never_passive(text: ParsedText, token: Token, rules: Rules) -> bool:
    """Whether a verb is no passive whatever the parser calls its subject ("jets flew into")."""
    known = rules.classes.get("never passive", ())
    if token.rel in ("acl", "amod") and not token.lower.endswith("ed"):  # "those left behind"
        return False
    return rules.verb_lemma(token) in known and not text.has_kid(token.i, "obl:agent")
