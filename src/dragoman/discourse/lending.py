"""Which words of a deed take up one that was told before, so that its parties are meant: "the strikes"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors import Actors
from dragoman.discourse.day_cues import day_cues
from dragoman.discourse.words import listed
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, Mention, ParsedText, Token

_POINTS = frozenset({"the", "this", "that", "these", "those"})
_WITHIN = frozenset({"in", "during", "by", "from", "after", "since", "of", "as part of"})
_CLAUSES = ("acl", "acl:relcl")
_FORCE = ("ASSAULT", "COERCE")  # deeds that free, displace or arrest people
_DONE = frozenset({"have", "be", "do"})  # helpers of a verb that tells what was done
_DEPTH = 2  # nouns between a deed's verb and the noun that takes it up ("in the first week of the operation")


@dataclass(frozen=True, slots=True)
class LendingCues:
    """Words by which a deed is named again, as the lexicon lists them."""

    events: Mapping[str, frozenset[str]]
    apart: frozenset[str]
    stages: frozenset[str]
    documents: frozenset[str]
    makes: frozenset[str]


@lru_cache(maxsize=8)
def lending_cues(lexicon: Lexicon) -> LendingCues:
    """Give the words of discourse.yml."""
    held = dict(lexicon.section("discourse") or {}).get("parties", {})
    own = {act: frozenset(nouns) for act, nouns in held.get("events", {}).items()}
    apart = listed(lexicon, "separate") | frozenset(held.get("apart", ()))
    lists = [frozenset(held.get(name, ())) for name in ("stages", "documents", "makes")]
    return LendingCues({**day_cues(lexicon).events, **own}, apart, *lists)


def taken_up(text: ParsedText, claim: Claim, cues: LendingCues) -> Token | None:
    """Give the definite noun by which a claim takes up a deed told before; None where there is none.

    It is the trigger itself ("the attack"), the subject of its verb ("the operation killed two"), or what it
    happened in ("were destroyed in the strikes", "killed in the first week of the operation").
    """
    for noun in _nouns(text, claim, cues):
        if noun.pos == "NOUN" and _is_definite(text, noun, cues):
            return noun
    return None


def done_by(text: ParsedText, claim: Claim, cues: LendingCues) -> Token | None:
    """Give the definite noun for a deed of another act that does what a claim tells."""
    doer = subject_of(text, text.tokens[claim.head])
    if doer is None or doer.pos != "NOUN" or not _is_definite(text, doer, cues):
        return None
    acts = acts_of(doer, cues)
    return doer if acts and claim.act not in acts else None


def acts_of(noun: Token, cues: LendingCues) -> tuple[str, ...]:
    """Give the acts of force that a noun can name: a raid is an assault, or police at work."""
    return tuple(act for act in _FORCE if noun.lemma.lower() in cues.events.get(act, ()))


def subject_of(text: ParsedText, verb: Token) -> Token | None:
    """Give the subject of a verb in the active, its own or that of the verb it is joined to."""
    while verb.pos == "VERB" and verb.dep == "conj" and not text.has_kid(verb.i, "nsubj"):
        verb = text.tokens[verb.head]
    doer = text.kid(verb.i, "nsubj") if verb.pos == "VERB" else None
    return doer if doer is not None and doer.dep == "nsubj" else None


def counted(text: ParsedText, claim: Claim) -> Token | None:
    """Give the noun by which a claim is one or some of a list: "one strike hit", "12 strikes destroyed"."""
    head = text.tokens[claim.head]
    noun = head if head.pos == "NOUN" else text.kid(head.i, "nsubj")
    if noun is None or noun.pos != "NOUN" or not text.has_kid(noun.i, "nummod"):
        return None
    if any(_names(text, noun)):
        return None
    verb = text.tokens[noun.head] if noun.dep == "nsubj" else text.kid(noun.i, "acl")
    if verb is None or verb.pos != "VERB" or verb.i < noun.i:
        return None
    return noun if noun.dep == "nsubj" or verb.i == noun.i + 1 else None


def introduced(text: ParsedText, noun: Token, actors: Actors, reach: int) -> list[tuple[Token, Mention]]:
    """Give the words by which a deed was told before, each with who is said there to do it.

    As in "a raid by the army" and "the army raided a bar", sentences before "the raid killed two", where no
    claim tells it.
    """
    name, here = noun.lemma.lower(), noun.sent
    found = []
    said: frozenset[str] = frozenset()
    for sentence in reversed(text.sentences[max(here - reach, 0) : here]):
        said |= text.said[sentence.i]
        for t in text.tokens[sentence.first : sentence.last]:
            if names_deed(t, name) and not is_named_apart(text, noun, said):
                doer = _doer(text, t, actors) if t.pos == "NOUN" else _who(text, t, actors)
                if doer is not None:
                    found.append((t, doer))
    return found[::-1]


def names_deed(word: Token, name: str) -> bool:
    """Whether a word is a noun or its verb: "raid" and "raided", "bombing" and "bombed"."""
    lemma = word.lemma.lower()
    if word.pos == "NOUN":
        return lemma == name
    return word.pos == "VERB" and name in (lemma, f"{lemma.rstrip('e')}ing")


def _who(text: ParsedText, verb: Token, actors: Actors) -> Mention | None:
    """Who does what a verb tells as done."""
    if text.has_kid(verb.i, "aux") and not all(k.lemma.lower() in _DONE for k in text.kids(verb.i, "aux")):
        return None
    if any(k.has("Polarity=Neg") or k.lower in ("not", "never", "n't") for k in text.kids(verb.i, "advmod")):
        return None
    agents = [k for k in text.kids(verb.i, "obl") if text.case_of(k.i) == "by"]
    if text.has_kid(verb.i, "nsubj:pass"):
        found = next((m for k in agents if (m := actors.at(k.i)) is not None), None)
    else:
        subject = subject_of(text, verb)
        found = actors.at(subject.i) if subject is not None else None
    return found


def _doer(text: ParsedText, noun: Token, actors: Actors) -> Mention | None:
    """Who does what a noun names, by its clause's agent or its possessor."""
    for word in (noun, *text.kids(noun.i, "acl")):
        for agent in text.kids(word.i, "obl", "nmod"):
            if text.case_of(agent.i) == "by" and (found := actors.at(agent.i)) is not None:
                return found
    for owner in text.kids(noun.i, "nmod:poss"):
        if owner.pos == "PROPN" and (found := actors.at(owner.i)) is not None:
            return found
    return None


def is_one_word(one: str, other: str) -> bool:
    """Whether two nouns are one but for what specifies it: "airstrike" and "strike"."""
    return one == other or one.endswith(other) or other.endswith(one)


def is_named_apart(text: ParsedText, noun: Token, said: frozenset[str]) -> bool:
    """Whether what hangs on a noun tells it apart from what was told: "the attack in Lima", "on a school"."""
    if any(t.lower not in said for t in _names(text, noun)):
        return True
    return any(k.pos == "NOUN" and k.lower not in said for k in text.kids(noun.i, "nmod", "compound"))


def _names(text: ParsedText, noun: Token) -> Iterator[Token]:
    """The names that hang on a noun, but for an apposition."""
    first, last = text.edges[noun.i]
    beside = [text.edges[k.i] for k in text.kids(noun.i, "appos", "parataxis", "conj")]
    for t in text.tokens[first:last]:
        if t.pos == "PROPN" and not any(a <= t.i < b for a, b in beside):
            yield t


def _nouns(text: ParsedText, claim: Claim, cues: LendingCues) -> Iterator[Token]:
    head = text.tokens[claim.head]
    if head.pos == "NOUN":
        yield head
        return
    if head.pos != "VERB":
        return
    general = cues.events.get(claim.act, frozenset())
    doer = subject_of(text, head)
    if doer is not None and doer.lemma.lower() in general:
        yield doer
    for noun in text.kids(head.i, "obl"):
        if text.case_of(noun.i) not in _WITHIN:
            continue
        for _ in range(_DEPTH):
            if noun.lemma.lower() in general:
                yield noun
                break
            below = [k for k in text.kids(noun.i, "nmod") if text.case_of(k.i) == "of"]
            if noun.lemma.lower() not in cues.stages or not below:
                break
            noun = below[0]  # noqa: PLW2901  ("the first week of the operation": down to the operation)


def _is_definite(text: ParsedText, noun: Token, cues: LendingCues) -> bool:
    if not any(k.lower in _POINTS for k in text.kids(noun.i, "det")):
        return False
    if text.has_kid(noun.i, *_CLAUSES, "nmod:poss"):
        return False  # "the attack that shook the town" may be any, told here for the first time
    return not any(
        k.lower in cues.apart or k.lemma.lower() in cues.apart for k in text.kids(noun.i, "amod", "nummod")
    )
