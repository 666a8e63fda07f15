"""Tell what kind of word a form can be: the table `word_classes.tsv.gz`.

Treebanks that may be used are small, and many verbs of a war report stand in none of them. The table (made
by `tools/build_word_classes.py` from WordNet) knows of some 80,000 words which parts of speech they can have,
what they mean roughly and what their complements are, so that the model knows something of a word that it
never saw.
"""

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data" / "word_classes.tsv.gz"
UNKNOWN = "?"
SHORTEST = 3  # letters of either part of a compound
# Endings of regular forms: the ending, what stands in the lemma, the sign of the form.
NOUN_ENDINGS = (
    ("s", ""),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("men", "man"),
    ("ies", "y"),
)
VERB_ENDINGS = (
    ("s", "", "s"),
    ("ies", "y", "s"),
    ("es", "", "s"),
    ("ed", "", "d"),
    ("ed", "e", "d"),
    ("ied", "y", "d"),
    ("ing", "", "g"),
    ("ing", "e", "g"),
)
DEGREES = (("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"))
NOUN, VERB, ADJECTIVE, ADVERB = range(4)


class WordClasses:
    """The table: `of(form)` gives the two classes of a form in small letters."""

    def __init__(self, words: dict[str, list[str]], irregular: dict[str, list[tuple[str, str]]]) -> None:
        self.words = words
        self.irregular = irregular

    def of(self, form: str) -> tuple[str, str]:
        """Give what a form can be (most frequent first) and what it mostly means; `?` for what is unknown."""
        found = self._known(form) or self._known(form.rpartition("-")[2]) or self._last_part(form)
        if not found:
            return UNKNOWN, UNKNOWN
        return " ".join(dict.fromkeys(sign for _, sign, _ in found)), " ".join(
            dict.fromkeys(sign[0] + sense for _, sign, sense in found[:2])
        )

    def is_adjective(self, form: str) -> bool:
        """Whether a form, as it stands in small letters, can be an adjective."""
        cells = self.words.get(form)
        return bool(cells and cells[ADJECTIVE])

    def _known(self, form: str) -> list[tuple[int, str, str]]:
        return sorted(set(self._readings(form)), reverse=True)

    def _last_part(self, form: str) -> list[tuple[int, str, str]]:
        """Give the readings of the longest known word that ends a compound ("airstrikes", "ceasefire")."""
        for cut in range(SHORTEST, len(form) - SHORTEST + 1):
            if form[:cut] in self.words and (found := self._known(form[cut:])):
                return found
        return []

    def _readings(self, form: str) -> Iterator[tuple[int, str, str]]:
        """Each reading: how frequent (0 to 4), its sign (part of speech and form), its sense."""
        yield from self._nouns(form)
        yield from self._verbs(form)
        yield from self._others(form)
        for part, lemma in self.irregular.get(form, ()):
            cells = self.words.get(lemma)
            if cells is None:
                continue
            if part == "n":
                yield from _noun(cells, "p")
            elif part == "v":
                yield from _verb(cells, "g" if form.endswith("ing") else "s" if form.endswith("s") else "d")
            elif cells[ADJECTIVE]:
                yield int(cells[ADJECTIVE]), "a+", ""

    def _nouns(self, form: str) -> Iterator[tuple[int, str, str]]:
        for ending, instead in (("", ""), *NOUN_ENDINGS):
            if form.endswith(ending) and (cells := self._cells(form, ending, instead)):
                yield from _noun(cells, "p" if ending else "s")

    def _verbs(self, form: str) -> Iterator[tuple[int, str, str]]:
        for ending, instead, sign in (("", "", "b"), *VERB_ENDINGS):
            if form.endswith(ending) and (cells := self._cells(form, ending, instead)):
                yield from _verb(cells, sign)

    def _others(self, form: str) -> Iterator[tuple[int, str, str]]:
        cells = self.words.get(form)
        if cells and cells[ADJECTIVE]:
            yield int(cells[ADJECTIVE]), "a", ""
        if cells and cells[ADVERB]:
            yield int(cells[ADVERB]), "r", ""
        for ending, instead in DEGREES:
            more = self._cells(form, ending, instead) if form.endswith(ending) else None
            if more and more[ADJECTIVE]:
                yield int(more[ADJECTIVE]), "a+", ""

    def _cells(self, form: str, ending: str, instead: str) -> list[str] | None:
        return self.words.get(form[: len(form) - len(ending)] + instead)


def _noun(cells: Sequence[str], sign: str) -> Iterator[tuple[int, str, str]]:
    if cells[NOUN]:
        yield int(cells[NOUN][2]), "n" + sign, cells[NOUN][:2]


def _verb(cells: Sequence[str], sign: str) -> Iterator[tuple[int, str, str]]:
    if cells[VERB]:
        yield int(cells[VERB][2]), "v" + sign, cells[VERB][:2] + cells[VERB][3:]


@cache
def word_classes(path: Path = TABLE) -> WordClasses:
    """Give the table, read once in a process."""
    words: dict[str, list[str]] = {}
    irregular: dict[str, list[tuple[str, str]]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf8").splitlines():
        form, *cells = line.split("\t")
        if cells[0].startswith("="):
            irregular.setdefault(form, []).append((cells[0][1:], cells[1]))
        else:
            words[form] = cells + [""] * (4 - len(cells))
    return WordClasses(words, irregular)
