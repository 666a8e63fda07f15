"""A story that was fetched for an entry of a feed: the feed tells what the page does not say of itself."""

import io
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.intake.arrivals import Arrival, Options, arrived
from dragoman.intake.decoding import decode
from dragoman.intake.feeds import Entry, day_of_entry
from dragoman.intake.text import from_text, with_known
from dragoman.intake.web import from_html


def from_fetched(
    name: str, data: bytes, options: Options, entry: Entry, *, is_plain: bool = False
) -> Arrival:
    """Give the report of a page, or of plain text, that was fetched for an entry.

    Its address is the entry's, whatever the page calls itself: a page must not stand in for another site's.
    The page's own day goes before the feed's, which many feeds give in another time zone.
    """
    try:
        if is_plain:
            text = decode(data)[0]
            report = from_text(text, title=entry.title, source=data, lexicon=options.lexicon)
        else:
            (arrival,) = from_html(
                name, io.BufferedReader(io.BytesIO(data)), replace(options, published=None)
            )
            if arrival.report is None:
                return arrival
            report = arrival.report
    except InputError as error:
        return Arrival(name=name, error=error)
    known = with_known(
        report,
        url=entry.url,
        published=day_of_entry(entry, options) or options.published,
        title=entry.title,
        outlet=entry.outlet,
        author=entry.author,
        license=entry.license,
        copyright=entry.copyright,
    )
    return arrived(name, known)
