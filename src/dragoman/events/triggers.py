"""The words of a trigger beside its head: a verb's particle or preposition, the words before a noun."""

from dragoman.events.frames import Frames
from dragoman.events.rules import Trigger
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

# Words between a verb and its preposition or particle, such as an object: "call Oslo back".
PARTICLE_REACH = 9
# Particles that before a noun of their own are prepositions: "took Oslo to court over the ban".
PREPOSITIONS = frozenset({"over", "up", "down", "off", "in"})


def stands_at(frames: Frames, token: Token, trigger: Trigger) -> bool:
    """Whether the words stand at a token that its trigger needs beside it."""
    if not trigger.rest:
        return True
    if not trigger.verbal:
        return _stands_before(frames.text, token, trigger)
    if not frames.text.said[token.sent].issuperset(trigger.rest):
        return False
    if len(trigger.rest) == 1:
        return _stands_behind(frames, token, trigger.rest[0], alone=True)
    return all(_stands_behind(frames, token, word) for word in trigger.rest)


def _stands_before(text: ParsedText, token: Token, trigger: Trigger) -> bool:
    before = _before(text, token, len(trigger.rest))
    pairs = zip(reversed(trigger.rest), before, strict=False)
    return len(before) == len(trigger.rest) and all(w in (t.lower, t.lemma.lower()) for w, t in pairs)


def _before(text: ParsedText, token: Token, count: int) -> list[Token]:
    """The words right before a token, the nearest first; hyphens between are passed over."""
    found: list[Token] = []
    i = token.i - 1
    while i >= 0 and len(found) < count:
        if text.tokens[i].text not in ("-", "–"):
            found.append(text.tokens[i])
        i -= 1
    return found


def _stands_behind(frames: Frames, token: Token, word: str, *, alone: bool = False) -> bool:
    tokens, rules = frames.text.tokens, frames.rules
    for j in range(token.i + 1, min(token.i + PARTICLE_REACH, len(tokens))):
        other = tokens[j]
        if other.sent != token.sent:
            break
        if other.lower == word and not (alone and _opens_clause(frames.text, other)):
            if j == token.i + 1 and (token.lemma.lower(), word) in rules.phrasal:
                return True  # "handed over 20 captives": no more than 20
            up = tokens[other.head]
            particle = alone and word in PREPOSITIONS and (token.lemma.lower(), word) in rules.phrasal
            if particle and _governs(other, up):
                return False
            if up.lower in rules.classes.get("calendar", ()) or up.pos == "NUM":
                return False
            return token.i in (other.head, up.head)
    held = frames.of(token.i).get(word)
    return any(tokens[i].lower not in rules.classes.get("calendar", ()) for i in held)


def _opens_clause(text: ParsedText, word: Token) -> bool:
    """Whether "to" opens a clause with words of its own: "rallied to call for", unlike "took to court"."""
    to = word.lower == "to" and word.dep == "mark"
    return to and text.has_kid(word.head, "obj", "obl", "xcomp", "ccomp")


def _governs(word: Token, noun: Token) -> bool:
    """Whether a word is the preposition of a noun behind it."""
    return word.dep == "case" and noun.i > word.i and noun.pos in ("NOUN", "PROPN")


def words_of(text: ParsedText, token: Token, trigger: Trigger, frame: Frame) -> tuple[int, ...]:
    """Give the tokens of a trigger, with the light verb that carries it."""
    words = {token.i}
    if frame.light is not None:
        words.add(frame.light)
    tokens = text.tokens
    if trigger.rest and not trigger.verbal:
        words.update(range(_before(text, token, len(trigger.rest))[-1].i, token.i))
    elif trigger.rest:
        for word in trigger.rest:
            reach = range(token.i + 1, min(token.i + PARTICLE_REACH, len(tokens)))
            words.update([j for j in reach if tokens[j].lower == word][:1])
    words.update(frame.get("prt"))
    return tuple(sorted(words))
