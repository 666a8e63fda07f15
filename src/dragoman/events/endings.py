"""What an inflected English word may be a form of, where a parser does not know it."""

from functools import lru_cache


@lru_cache(maxsize=65536)
def singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of, whatever lemma a parser gives it."""
    for ending, one in (("ies", "y"), ("men", "man")):
        if word.endswith(ending):
            return (word.removesuffix(ending) + one, word.removesuffix("s"))
    if word.endswith(("ses", "shes", "ches", "xes", "zes")):
        return (word.removesuffix("es"), word.removesuffix("s"))
    return (word.removesuffix("s"),)


@lru_cache(maxsize=65536)
def forms(word: str, lemma: str) -> frozenset[str]:
    """A word, its lemma and what it may be the plural of, by which it is found in lists."""
    return frozenset((word, lemma.lower(), *singulars(word)))


def stems(word: str) -> list[str]:
    """Base forms that an inflected English verb may have, the likelier first."""
    out = []
    for ending, news in (
        ("ied", ("y",)),
        ("ies", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("es", ("", "e")),
        ("s", ("",)),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word.removesuffix(ending)
            out += [base + new for new in news]
            if len(base) > 2 and base[-1] == base[-2]:
                out.append(base[:-1])
    return out
