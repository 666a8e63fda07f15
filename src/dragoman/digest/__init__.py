"""What a store has learned since some moment: new incidents, changes, disagreement, what was taken back."""

from dragoman.digest.as_html import as_html
from dragoman.digest.as_text import as_text
from dragoman.digest.gather import gather
from dragoman.digest.records import Digest, since_when

__all__ = ["Digest", "as_html", "as_text", "gather", "since_when"]
