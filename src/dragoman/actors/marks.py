"""Marks behind a lawmaker's name that tell the country: "(R-AZ)", ", D-Calif.,"."""

from dragoman.actors.draft import Hit
from dragoman.actors.lexis import Lexis
from dragoman.records import ParsedText

_CLOSES = {"(": ")", ",": ","}
_LONGEST = 5  # tokens of a mark: "D", "-", "Calif", "."


def marked(text: ParsedText, lx: Lexis, at: int) -> Hit | None:
    """Give the mark that a bracket or comma at this token opens, as a name of its country."""
    tokens = text.tokens
    if at + 2 >= len(tokens) or tokens[at].text not in _CLOSES:
        return None
    end = at + 1
    while end < min(at + 2 + _LONGEST, len(tokens)) and tokens[end].text != _CLOSES[tokens[at].text]:
        end += 1
    if end == at + 1 or end == len(tokens) or tokens[end].sent != tokens[at].sent:
        return None
    letter, dash, division = text.text_of(text.span_of(at + 1, end)).replace("–", "-").lower().partition("-")
    if not dash or not tokens[at + 1].text[0].isupper():
        return None
    for code, marks in lx.words.get("party_marks", {}).items():
        if letter in marks["letters"] and division.removesuffix(".") in marks["divisions"]:
            return Hit(at + 1, end, tuple(lx.trie[code.lower()].terms))
    return None
