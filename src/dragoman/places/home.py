"""Where a report was written: the place of its dateline."""

from dragoman.lexicon import Lexicon
from dragoman.places.drafts import sight_of
from dragoman.places.settle import dateline
from dragoman.places.table import load_table
from dragoman.places.words import words_of
from dragoman.records import BlockKind, ParsedText, Words


def home_of(text: ParsedText, lexicon: Lexicon) -> tuple[str, Words] | None:
    """Give the country of the dateline's place and its words; None where no table has the place."""
    lines = [block.span for block in text.report.blocks if block.kind is BlockKind.DATELINE]
    if not lines:
        return None
    table = load_table()
    sight = sight_of(text, table, words_of(lexicon))
    for spot, span in (found for line in lines for found in dateline(sight, line)):
        code = table.countries[spot.country].code if spot.country else spot.code
        if code:
            return code, Words(text.text_of(span), span)
    return None
