"""Tell the language of a text: whether it is English."""

import math
import re

from dragoman.intake.words import PageWords

_WORD = re.compile(r"[^\W\d_]+")
# As much of a text as settles it, in code points.
_SAMPLE = 4000
# Fewest words and letters that tell anything.
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 20
# The commonest words make up more than a third of running English; other languages stay below a tenth.
_ENGLISH_SHARE = 0.15
# How sure the classifier must be to call a text not English; names of places and people lead it astray.
_SURE = 0.9


def language_of(text: str, words: PageWords) -> str | None:
    """Give the ISO 639-1 code of a text's language; None where the text is too short to tell."""
    sample = text[:_SAMPLE].encode("utf-8", "ignore").decode("utf-8")
    said = [w.lower() for w in _WORD.findall(sample)]
    letters = sum(map(len, said))
    if letters < _FEWEST_LETTERS or (len(said) < _FEWEST_WORDS and sample.isascii()):
        return None
    common = [w for w in said if w in words.english]
    if len(common) >= _ENGLISH_SHARE * len(said) and len(set(common)) >= min(3, 2 + len(said) // 20):
        return "en"
    return _classified(sample)


def _classified(sample: str) -> str | None:
    from py3langid import rank  # noqa: PLC0415  (half a second to load, and English rarely needs it)

    scores = dict(rank(sample))
    best = max(scores, key=lambda name: scores[name])
    if best == "en":
        return "en"
    # Log scores grow with the length of the text; divided by its root they compare.
    scale = math.sqrt(len(sample.encode()))
    total = sum(math.exp((score - scores[best]) / scale) for score in scores.values())
    return best if 1 / total >= _SURE else None
