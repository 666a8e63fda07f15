"""The address of a report that opens the publisher's page at a sentence (a text fragment)."""

from urllib.parse import quote, urlsplit

# Words of the sentence that a fragment names: all of a short one, else some at both ends. Six in a row seldom
# stand twice on a page.
SHORT = 10
ENDS = 6


def at_sentence(url: str | None, sentence: str | None) -> str | None:
    """Give `url` with a text fragment for the sentence; as it is without a sentence or for no web page."""
    if url is None or not sentence or urlsplit(url).scheme not in ("http", "https"):
        return url
    words = sentence.split()
    ends = [words] if len(words) <= SHORT else [words[:ENDS], words[-ENDS:]]
    said = ",".join(map(_encoded, ends))
    page, _, place = url.partition("#")
    return f"{page}#{place.partition(':~:')[0]}:~:text={said}"


def _encoded(words: list[str]) -> str:
    # A dash, a comma and & part the terms of a fragment; `quote` leaves the dash as it is.
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
