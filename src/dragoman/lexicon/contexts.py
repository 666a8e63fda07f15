"""Which contexts the words of a stretch of text carry."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon.load import Lexicon
from dragoman.records import ParsedText, Span, Token

MOST_WORDS = 100_000  # kept in memory
ANY = ("words", None)
BY_POS = (("nouns", ("NOUN", "PROPN")), ("verbs", ("VERB",)), ("adjectives", ("ADJ",)))
_WORD = re.compile(r"'s\b|\w+|[^\w\s]")


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    context: str
    pos: tuple[str, ...] | None  # None: any part of speech
    exact: bool  # as written, capitals and all
    cancels: bool  # these words do not mean the context


class _Index(NamedTuple):
    phrases: dict[str, tuple[_Phrase, ...]]  # by their first word
    met: dict[tuple[str, str], tuple[_Phrase, ...]]  # the phrases that words met so far may start


class Contexts:
    """The contexts that the words of one report carry; it is looked through once."""

    def __init__(self, text: ParsedText, lexicon: Lexicon) -> None:
        """Find every phrase of the lexicon's contexts."""
        index = _index(lexicon)
        self.text = text
        self.starts: list[int] = []  # where each of the phrases begins
        self.phrases: list[_Phrase] = []
        for token in text.tokens:
            for phrase in _starting(index, token):
                if _matches(phrase, text.tokens, token.i):
                    self.starts.append(token.i)
                    self.phrases.append(phrase)

    def between(self, first: int, last: int) -> tuple[tuple[str, Span], ...]:
        """The contexts that tokens [first, last) carry, each once with the first words that carry it."""
        found: dict[str, tuple[int, int]] = {}
        waiting: list[tuple[_Phrase, int, int]] = []
        cancelled: list[tuple[str, int, int]] = []
        for n in range(bisect_left(self.starts, first), bisect_left(self.starts, last)):
            phrase, start = self.phrases[n], self.starts[n]
            end = start + len(phrase.words)
            if end <= last and phrase.cancels:
                cancelled.append((phrase.context, start, end))
            elif end <= last:
                waiting.append((phrase, start, end))
        for phrase, start, end in waiting:
            if any(c == phrase.context and a <= start and end <= b for c, a, b in cancelled):
                continue
            known = found.get(phrase.context)
            if known is None or (known[0] == start and known[1] < end):
                found[phrase.context] = (start, end)
        return tuple((context, self.text.span_of(a, b)) for context, (a, b) in found.items())


def _starting(index: _Index, token: Token) -> tuple[_Phrase, ...]:
    key = token.text, token.lemma
    some = index.met.get(key)
    if some is None:
        forms = _forms(token.lower, token.lemma)
        begun = (p for form in dict.fromkeys(forms) for p in index.phrases.get(form, ()))
        some = tuple(p for p in begun if p.words[0] in ((token.text,) if p.exact else forms))
        if len(index.met) < MOST_WORDS:  # a long run must not grow without end
            index.met[key] = some
    return some


def _matches(phrase: _Phrase, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a phrase whose first word stands at a token goes on there."""
    if phrase.pos and tokens[i].pos not in phrase.pos:
        return False
    if len(phrase.words) == 1:
        return True
    if i + len(phrase.words) > len(tokens):
        return False
    if phrase.exact:
        return all(tokens[i + n].text == word for n, word in enumerate(phrase.words))
    following = tokens[i + 1]
    if phrase.words[1] not in _forms(following.lower, following.lemma):  # as mostly
        return False
    after = tokens[i + 2 : i + len(phrase.words)]
    return all(word in _forms(t.lower, t.lemma) for word, t in zip(phrase.words[2:], after, strict=True))


@lru_cache(maxsize=MOST_WORDS)
def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """A word in lower case and its lemma, as phrases have them."""
    lower, lemma = word.replace("’", "'"), lemma.lower()
    # A noun that the model does not know keeps its plural as lemma.
    return (lemma, lower, lower[:-1]) if lemma == lower and lower.endswith("s") else (lemma, lower)


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> _Index:
    index: dict[str, set[_Phrase]] = {}
    for context, held in (lexicon.section("contexts") or {}).items():
        for key, pos in (ANY, *BY_POS, ("names", None), ("but", None)):
            for said in held.get(key, ()):
                for words in {tuple(_WORD.findall(said)), tuple(said.replace("-", " - ").split())}:
                    phrase = _Phrase(words, context, pos, key == "names", key == "but")
                    index.setdefault(words[0].lower(), set()).add(phrase)
    return _Index({word: tuple(sorted(phrases, key=repr)) for word, phrases in index.items()}, {})
