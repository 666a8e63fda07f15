"""Put other words of the same class into training sentences.

A parser that has read two small treebanks knows their words by heart and is lost among others. In copies of
their sentences some verbs, nouns and adjectives are exchanged for words that WordNet puts into the same class
(the same rough sense and, for verbs, the same complements), in the same form, so that it learns to rely on
classes, endings and neighbors as well.
"""

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.language.word_classes import ADJECTIVE, NOUN, VERB, word_classes

if TYPE_CHECKING:
    from convert import Sentence

SHARE = 0.3  # of the words that could be exchanged
VOWELS = "aeiou"
KINDS = {
    "NN": NOUN,
    "NNS": NOUN,
    "JJ": ADJECTIVE,
    "VB": VERB,
    "VBP": VERB,
    "VBZ": VERB,
    "VBD": VERB,
    "VBN": VERB,
    "VBG": VERB,
}
POS = {NOUN: "NOUN", VERB: "VERB", ADJECTIVE: "ADJ"}


def plural(word: str) -> str:
    """The word with its regular -s."""
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def inflected(word: str, tag: str) -> str:
    """The regular form for a tag of the Penn Treebank."""
    if tag in ("NNS", "VBZ"):
        return plural(word)
    if tag in ("VBD", "VBN"):
        if word.endswith("y") and word[-2] not in VOWELS:
            return word[:-1] + "ied"
        return word + ("d" if word.endswith("e") else "ed")
    if tag == "VBG":
        return (
            word[:-1] if word.endswith("e") and word[-2:] not in ("ee", "ye", "oe", "ie") else word
        ) + "ing"
    return word


def sense(cells: list[str], part: int) -> str:
    """What words must share to stand for one another."""
    cell = cells[part]
    return cell[:2] + cell[3:] if part == VERB else cell[:2] if part == NOUN else "a"


@cache
def alike() -> dict[tuple[int, str], list[str]]:
    """The words of each class: those that are regular and mostly this part of speech."""
    table = word_classes()
    odd = {lemma for some in table.irregular.values() for _, lemma in some}
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for word, cells in table.words.items():
        if word in odd or len(word) < 4 or "'" in word or "-" in word:
            continue
        often = {part: _count(cells, part) for part in (NOUN, VERB, ADJECTIVE)}
        for part, count in often.items():
            if cells[part] and count == max(often.values()) and not _doubles(word, part):
                found[part, sense(cells, part)] += [word] * (1 + 3 * count)
    return found


def _count(cells: list[str], part: int) -> int:
    cell = cells[part]
    return -1 if not cell else int(cell) if part == ADJECTIVE else int(cell[2])


def _doubles(word: str, part: int) -> bool:
    """Whether a verb may double its last letter: its forms would have to be known."""
    return part == VERB and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS


def swapped(sentence: "Sentence", rng: random.Random) -> "Sentence":
    """The sentence with some of its words exchanged."""
    table = word_classes()
    words, lemmas = list(sentence.words), list(sentence.lemmas)
    bound = {
        sentence.heads[i] for i, dep in enumerate(sentence.deps) if dep in ("compound:prt", "iobj", "fixed")
    }
    for i, (word, lemma, tag) in enumerate(zip(sentence.words, sentence.lemmas, sentence.xpos, strict=True)):
        part = KINDS.get(tag)
        if part is None or sentence.pos[i] != POS[part] or i in bound or rng.random() > SHARE:
            continue
        cells = table.words.get(lemma)
        if cells is None or not cells[part] or not word.isalpha() or sentence.deps[i] in ("fixed", "flat"):
            continue
        others = alike().get((part, sense(cells, part)))
        if not others:
            continue
        new = rng.choice(others)
        form = inflected(new, tag)
        if i and words[i - 1].lower() in ("a", "an") and (form[0] in VOWELS) != (word[0].lower() in VOWELS):
            continue
        words[i] = (
            form.upper() if word.isupper() and len(word) > 1 else form.title() if word[0].isupper() else form
        )
        lemmas[i] = new
    return replace(sentence, words=words, lemmas=lemmas)
