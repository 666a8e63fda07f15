"""Who speaks by a document: "the resolution demanded access" after "the Council adopted a resolution"."""

from dragoman.actors import Actors
from dragoman.discourse.lending import subject_of
from dragoman.discourse.tense import top_of
from dragoman.records import Claim, Mention, ParsedText, Token

_POINTS = frozenset({"the", "this", "that", "these", "those"})
_AUTHOR = frozenset({"by", "from"})
_REACH = 6  # sentences back to the one that says whose it is


def authors(
    text: ParsedText, claim: Claim, actors: Actors, documents: frozenset[str], makes: frozenset[str]
) -> list[tuple[Token, Mention]]:
    """Give who is told, in the sentences before, to have made the document that says what a claim tells.

    Each with the word that tells it; nothing where the subject is no document or tells its author itself.
    """
    noun = subject_of(text, text.tokens[top_of(text, claim)])
    name = noun.lemma.lower() if noun is not None else ""
    if noun is None or name not in documents or not _is_definite(text, noun) or _author(text, noun, actors):
        return []
    found = []
    for sentence in text.sentences[max(noun.sent - _REACH, 0) : noun.sent]:
        if name not in text.said[sentence.i]:
            continue
        for t in text.tokens[sentence.first : sentence.last]:
            if t.lemma.lower() == name and t.pos in ("NOUN", "PROPN"):
                author = _author(text, t, actors) or _maker(text, t, actors, makes)
                if author is not None:
                    found.append((t, author))
    return found


def _is_definite(text: ParsedText, noun: Token) -> bool:
    return any(k.lower in _POINTS for k in text.kids(noun.i, "det")) and not text.has_kid(noun.i, "acl:relcl")


def _author(text: ParsedText, noun: Token, actors: Actors) -> Mention | None:
    """Whose a document is by the words beside it: "the Council's resolution", "a letter from nine mayors"."""
    named = [*text.kids(noun.i, "nmod:poss"), *text.kids(noun.i, "nmod", "obl")]
    by = (k for k in named if k.dep == "nmod:poss" or text.case_of(k.i) in _AUTHOR)
    return next((m for k in by if (m := actors.at(k.i)) is not None), None)


def _maker(text: ParsedText, noun: Token, actors: Actors, makes: frozenset[str]) -> Mention | None:
    """Who adopts, writes or sends it: "the Council adopted a resolution", "a letter signed by mayors"."""
    verb = text.tokens[noun.head]
    if noun.rel == "obj" and verb.lemma.lower() in makes:
        subject = subject_of(text, verb)
        return actors.at(subject.i) if subject is not None else None
    verbs = [*text.kids(noun.i, "acl"), *([verb] if noun.dep == "nsubj:pass" else [])]
    agents = (k for v in verbs if v.lemma.lower() in makes for k in text.kids(v.i, "obl"))
    return next((m for k in agents if text.case_of(k.i) == "by" and (m := actors.at(k.i)) is not None), None)
