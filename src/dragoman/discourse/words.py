"""Lists of words in discourse.yml."""

from collections.abc import Mapping
from functools import lru_cache

from dragoman.lexicon import Lexicon


@lru_cache(maxsize=64)
def listed(lexicon: Lexicon, name: str) -> frozenset[str]:
    """Give a list at the top of discourse.yml; nothing where it has none of that name."""
    return frozenset(dict(lexicon.section("discourse") or {}).get(name, ()))


def section(lexicon: Lexicon, name: str) -> Mapping[str, list[str]]:
    """Give the lists that stand under one name in discourse.yml; none where it has no such name."""
    return dict(dict(lexicon.section("discourse") or {}).get(name, {}))
