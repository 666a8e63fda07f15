"""What is wrong with a lexicon: form only, without the language model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import LexiconError


def mistakes(folder: Path) -> Iterator[LexiconError]:
    """Every mistake in the form of a lexicon folder."""
    yield from ()


def refuse_mistakes(folder: Path, sections: dict[str, Any]) -> None:
    """Raise the first mistake of a folder."""
    for mistake in mistakes(folder):
        raise mistake
