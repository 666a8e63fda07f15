"""Whether an event noun beside which nobody is named tells of one event: "after talks in Geneva"."""

from dragoman.events.rules import Rules
from dragoman.events.slots import Frame
from dragoman.records import ParsedText, Token

# Before an event noun these say that it came about; "during a meeting" alone is anybody's.
_TIMES = frozenset({"after", "before", "since", "following", "until", "ahead of"})
_WHILE = "during"
_EVES = frozenset({"eve", "wake", "aftermath", "sidelines"})
_DETAILS = frozenset({"in", "at", "on", "to", "with", "between", "of"})
_PLACED = ("in", "at", "on", "near")
_NONE: frozenset[str] = frozenset()
_REACH = 5  # words between "were" and "to"
_TURNED = frozenset({"had", "should", "were"})  # before a subject


def tells_of_one(text: ParsedText, token: Token, frame: Frame, rules: Rules) -> bool:
    """Whether the words make one event of the noun: its place or day, its number, or what becomes of it.

    "The talks collapsed", "two rounds of talks", "a meeting in Geneva"; not "meetings are tiring".
    """
    head = text.head_of(token.i)
    if head is None or token.rel in ("compound", "amod") or token.pos != "NOUN":
        return False
    if token.text[:1].isupper() and token.i != text.sentences[token.sent].first:
        return False  # "the Da Nang Agreement" is a text, no event
    whole = _whole(text, token, head, rules)
    if _comes_about(text, whole, rules) or _is_timed(text, whole, frame):
        return True
    return any(_is_named(text, i) for slot in _PLACED for i in frame.get(slot) if i > token.i)


def is_awaited(text: ParsedText, token: Token, rules: Rules) -> bool:
    """Whether a deed stands right behind the words that open a condition: "if Oslo agrees"."""
    kids = text.kids(token.i, "mark", "case")
    ends = [k.i for k in kids] + [text.edges[token.i][0] - 1]
    if any(_opens(text, token, at, rules) for at in ends):
        return True
    turned = next((k.i for k in text.kids(token.i, "aux") if k.lower in _TURNED), token.i)
    if any(turned < k.i < token.i for k in text.kids(token.i, "nsubj", "nsubj:pass")):
        return True
    to = next((k.i for k in kids if k.lower == "to"), None)  # "would send ships were Oslo to ask"
    before = () if to is None else text.tokens[max(text.sentences[token.sent].first, to - _REACH) : to]
    return any(t.lower == "were" and t.rel == "cop" and t.head > t.i for t in before)


def _opens(text: ParsedText, token: Token, at: int, rules: Rules) -> bool:
    """Whether the word at `at`, alone or with the one before it, opens a condition in a token's sentence."""
    first = text.sentences[token.sent].first
    if at < first:
        return False
    word, openers = text.tokens[at].lower, rules.classes.get("condition openers", _NONE)
    return word in openers or (at > first and f"{text.tokens[at - 1].lower} {word}" in openers)


def _whole(text: ParsedText, token: Token, head: Token, rules: Rules) -> Token:
    """The round of "a round of talks": what is told of it is told of them."""
    part = token.rel == "nmod" and text.case_of(token.i) == "of" and head.pos == "NOUN"
    return head if part and head.lemma.lower() in rules.transparent_nouns else token


def _comes_about(text: ParsedText, whole: Token, rules: Rules) -> bool:
    """Whether the verb over the noun says that it took place, or did not."""
    over = text.head_of(whole.i)
    if over is None:
        return False
    verb = rules.verb_lemma(over)
    if whole.rel == "nsubj" and verb in rules.classes.get("come about", ()):
        return True
    done = whole.rel == "obj" or whole.dep == "nsubj:pass"
    return done and verb in rules.classes.get("told of", ())


def _is_timed(text: ParsedText, whole: Token, frame: Frame) -> bool:
    """Whether something else is told as before, after or during it."""
    over = text.head_of(whole.i)
    if whole.lemma.lower() in _EVES or (over is not None and over.lemma.lower() in _EVES):
        return True
    case = text.case_of(whole.i)
    return case in _TIMES or (case == _WHILE and not _DETAILS.isdisjoint(frame.slots))


def _is_named(text: ParsedText, i: int) -> bool:
    token = text.tokens[i]
    return token.pos == "PROPN" or token.lower[:1].isdigit()
