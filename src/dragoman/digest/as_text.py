"""A digest as plain text, for a terminal or a mail."""

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.digest.records import Correction, Digest, Telling, Told, Withdrawal

# Sources that are named of one incident; the others are counted.
MOST_SOURCES = 4


def as_text(digest: Digest, *, limit: int | None = None) -> Iterator[str]:
    """Give the lines of a digest; `limit` is the most of each kind that are shown."""
    yield heading(digest)
    for title, some in sections(digest):
        yield ""
        yield f"{title} ({len(some):,})"
        for one in some[:limit]:
            yield from _lines(one)
        if limit is not None and len(some) > limit:
            yield f"  ... and {len(some) - limit:,} more"


def heading(digest: Digest) -> str:
    """Give the first line: since when, about whom, from how much."""
    whom = " or ".join(" and ".join(some) for some in digest.about)
    about = f" about {whom}" if whom else ""
    return (
        f"Since {digest.since:%Y-%m-%d %H:%M}{about}: {digest.reports:,} "
        f"report{'' if digest.reports == 1 else 's'} of {digest.outlets:,} "
        f"outlet{'' if digest.outlets == 1 else 's'} came in"
    )


def sections(digest: Digest) -> list[tuple[str, Sequence[Told | Correction | Withdrawal]]]:
    """Give the sections of a digest with their titles."""
    return [
        ("What changed", digest.changed),
        ("New", digest.new),
        ("Where outlets disagree", digest.disagree),
        ("Corrected", digest.corrected),
        ("Withdrawn", digest.withdrawn),
    ]


def facts(one: Told) -> str:
    """Give what is known of an incident in a line: day, place, status, how many tell it."""
    parts = [days(one.first_day, one.last_day), one.place]
    if one.before and one.after:
        parts.append(f"was {one.before}, now {one.after}")
    else:
        parts.append(f"told as {', then '.join(one.statuses)}")
    number = len(one.tellings)
    outlets = len({telling.outlet for telling in one.tellings if telling.outlet})
    parts.append(
        f"{number:,} report{'' if number == 1 else 's'}" + (f" of {outlets:,} outlets" if outlets > 1 else "")
    )
    return " · ".join(part for part in parts if part)


def days(first: date | None, last: date | None) -> str | None:
    """Give one day, or two with what lies between."""
    return None if first is None else f"{first}" if first == last else f"{first} to {last}"


def source(one: Telling) -> str:
    """Give outlet, day and title of a report."""
    return ", ".join(str(part) for part in (one.outlet, one.published, one.title) if part) or one.report_id


def changes(one: Correction | Withdrawal) -> Iterator[tuple[str, str]]:
    """Give what a correction or withdrawal makes of claims: a mark and a gloss."""
    if isinstance(one, Correction):
        for was, now in one.changed:
            yield "was", was
            yield "now", now
        yield from (("new", gloss) for gloss in one.gained)
    yield from (("gone", gloss) for gloss in one.lost)


def _lines(one: Told | Correction | Withdrawal) -> Iterator[str]:
    if isinstance(one, Told):
        yield f"- {one.gloss}"
        yield f"  {facts(one)}"
        for name, values in one.differences:
            told = "; ".join(f"{value} ({', '.join(outlets)})" for value, outlets in values)
            yield f"  {name}: {told}"
        for telling in one.tellings[:MOST_SOURCES]:
            yield f"  {source(telling)}" + (f" <{telling.url}>" if telling.url else "")
        if len(one.tellings) > MOST_SOURCES:
            yield f"  and {len(one.tellings) - MOST_SOURCES:,} more"
        return
    yield f"- {source(one.report)}" + (f" <{one.report.url}>" if one.report.url else "")
    if isinstance(one, Withdrawal):
        yield f"  {one.reason}"
    said = [f"  {mark}: {gloss}" for mark, gloss in changes(one)]
    yield from said or ["  no claim changed"]
