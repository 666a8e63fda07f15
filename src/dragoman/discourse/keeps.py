"""What ties a sentence to the one that told the day: it points back to the event, itemizes it, or goes on.

And what breaks the tie: the deeds of which somebody is accused or for which he is jailed came before.
"""

from collections.abc import Mapping, Sequence

from dragoman.actors import Actors
from dragoman.discourse.parties import share
from dragoman.records import Claim, Entity, ParsedText, Sentence, Token

_AT_IT = frozenset({"in", "during", "at"})
_AFTER_IT = frozenset({"after", "following"})
# How many sentences a list may leave its subject.
ITEM_REACH = 4
_PUNISHED = frozenset({"ACCUSE", "COERCE"})


def points_back(
    text: ParsedText, verb: Token, told: Sequence[Claim], events: Mapping[str, frozenset[str]], sentence: int
) -> str | None:
    """How a clause points back to an event just told: "at" it, "after" it, or not at all.

    "During the talks" points to a meeting, "after the battle" to fighting; the word need not be the same, or
    stands in the sentence with the day.
    """
    acts = {claim.act for claim in told}
    words = text.tokens[text.sentences[sentence].first : text.sentences[sentence].last]
    said = {t.lemma.lower() for t in words if t.pos == "NOUN"} & frozenset().union(*events.values())
    for noun in text.kids(verb.i, "obl", "nmod"):
        case = text.case_of(noun.i)
        if case not in _AT_IT | _AFTER_IT or not _is_definite(text, noun):
            continue
        name = noun.lemma.lower()
        if name in said or any(name in events.get(act, ()) for act in acts):
            return "at" if case in _AT_IT else "after"
    return None


def _is_definite(text: ParsedText, noun: Token) -> bool:
    return any(k.lower in ("the", "this", "that", "these", "those") for k in text.kids(noun.i, "det"))


def is_named_again(text: ParsedText, noun: Token, separate: frozenset[str]) -> bool:
    """Whether a noun takes up a deed just told: "the attack", never "the other attack", "the attacks"."""
    if not _is_definite(text, noun) or noun.has("Number=Plur"):
        return False
    return not any(
        k.lower in separate or k.rel in ("acl", "nummod") or text.case_of(k.i) == "of"
        for k in text.kids(noun.i, "amod", "nmod", "acl", "nummod")
    )


def brings_names(text: ParsedText, noun: Token, there: Sentence) -> bool:
    """Whether a noun is told apart by a name that a sentence does not have ("the attack in Lima")."""
    said = {t.lower for t in text.tokens[there.first : there.last]}
    first, last = text.edges[noun.i]
    return any(t.pos == "PROPN" and t.lower not in said for t in text.tokens[first:last])


def itemizes(text: ParsedText, claim: Claim, verb: Token, told: Sequence[Claim]) -> bool:
    """Whether a claim is one of several that a sentence told of: "three of the strikes hit a depot".

    The sentences between must go on with it, the next such never more than a few further.
    """
    mine = nouns_of(text, verb.i, claim.head)
    for other in told:
        shared = (
            mine & nouns_of(text, other.head, *_above(text, other.head)) if other.act == claim.act else set()
        )
        if any(goes_through(text, noun, other.sequence, claim.sequence) for noun in shared):
            return True
    return False


def goes_through(text: ParsedText, noun: str, first: int, last: int) -> bool:
    """Whether a noun comes again and again from one sentence to another."""
    said = first
    for sentence in text.sentences[first + 1 : last + 1]:
        words = text.tokens[sentence.first : sentence.last]
        if any(t.pos == "NOUN" and t.lemma.lower() == noun for t in words):
            if sentence.i - said > ITEM_REACH:
                return False
            said = sentence.i
    return said == last


def _above(text: ParsedText, head: int) -> tuple[int, ...]:
    over = text.head_of(head)
    return (over.i,) if over else ()


def nouns_of(text: ParsedText, *heads: int) -> set[str]:
    """The nouns of a deed: its trigger, who does it and what is done."""
    found = {text.tokens[i] for i in heads}
    found |= {kid for i in heads for kid in text.kids(i, "nsubj", "nsubj:pass", "obj")}
    return {t.lemma.lower() for t in found if t.pos == "NOUN"}


def takes_part(claim: Claim, sentence: int, text: ParsedText, actors: Actors) -> bool:
    """Whether somebody in a claim was spoken of in a sentence."""
    first, last = text.sentences[sentence].first, text.sentences[sentence].last
    there: list[Entity] = [e for m in actors.mentions if first <= m.head < last for e in m.entities]
    return share((*claim.actor, *claim.recipient), there)


def was_before(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a claim may tell what somebody was accused of or punished for in the sentence with the day."""
    punished = [e for t in told if t.event in _PUNISHED or t.act in _PUNISHED for e in t.recipient]
    return bool(punished) and share(claim.actor, punished)
