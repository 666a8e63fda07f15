"""Lists of words in discourse.yml."""

from functools import lru_cache

from dragoman.lexicon import Lexicon


@lru_cache(maxsize=64)
def listed(lexicon: Lexicon, name: str) -> frozenset[str]:
    """Give a list at the top of discourse.yml; nothing where it has none of that name."""
    return frozenset(dict(lexicon.section("discourse") or {}).get(name, ()))
