"""A dossier: a page of HTML on a pair or an agreement that quotes only the sentences of its claims."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import __version__
from dragoman.errors import ExportError
from dragoman.export.cells import clean, line
from dragoman.export.days import as_day, event_day
from dragoman.export.flat import sentence_of
from dragoman.export.link import at_sentence
from dragoman.export.pairs import Account, Form, Pair
from dragoman.export.told import cues, name_of, outlet_of, tellers

TEMPLATE = Path(__file__).with_name("dossier.html")
# What a browser shows without effort, and more than anybody reads.
MOST = 5_000
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
# In the words of a reader who has not read the codebook.
TOLD = {
    "occurred": "told as done",
    "planned": "told as planned",
    "possible": "told as possible",
    "conditional": "told on a condition",
    "negated": "told as not so",
    "denied": "denied",
}


class Piece(NamedTuple):
    """Some words of a sentence, and whether they name the deed."""

    text: str
    marked: bool


class Entry(NamedTuple):
    """A claim as the page shows it."""

    id: str
    incident: str
    day: date | None  # by which the page is in order
    when: str  # as exactly as the words say it
    heading: str
    event: str
    act: str
    modes: str
    quad: int
    status: str
    told: str
    sources: str
    source_name: str
    source_role: str
    cue: str
    sentence: tuple[Piece, ...]
    outlet: str
    title: str | None
    published: str | None
    url: str | None


class Group(NamedTuple):
    """What is told of one event, by however many reports."""

    entries: list[Entry]
    statuses: list[str]


def dossier(pairs: Iterable[Pair], subject: str, account: Account) -> Iterator[str]:
    """Give the page in pieces."""
    import jinja2  # noqa: PLC0415  (only who makes a page pays for it)

    entries: list[Entry] = []
    for claim, report in pairs:
        account.claims += 1
        account.rows += 1
        account.reports.add(report["report_id"])
        if len(entries) == MOST:
            raise ExportError(
                f"a dossier holds {MOST:,} claims", fix="narrow it with --since, --event, --status"
            )
        entries.append(entry(claim, report))
    place = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    page = place.from_string(TEMPLATE.read_text("utf8"))
    yield from page.generate(subject=line(subject), version=__version__, **_facts(entries, account))


def _facts(entries: list[Entry], account: Account) -> Form:
    days = sorted(one.day for one in entries if one.day)
    groups = _groups(entries)
    return {
        "years": _by_year(groups),
        "claims": len(entries),
        "incidents": len(groups),
        "reports": len(account.reports),
        "outlets": len({one.outlet for one in entries}),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "statuses": [(TOLD[name], n) for name, n in Counter(one.status for one in entries).most_common()],
        "quads": [(QUADS[quad], quad, n) for quad, n in sorted(Counter(one.quad for one in entries).items())],
        "people": account.people,
    }


def _groups(entries: list[Entry]) -> list[Group]:
    """Put the claims of one event together, in the order of days; what has no day comes last."""
    held: dict[str, list[Entry]] = {}
    for one in entries:
        held.setdefault(one.incident, []).append(one)
    groups = [Group(some, list(dict.fromkeys(one.told for one in some))) for some in held.values()]
    return sorted(groups, key=_first)


def _first(group: Group) -> tuple[bool, date]:
    days = [one.day for one in group.entries if one.day]
    return not days, min(days, default=date.min)


def _by_year(groups: list[Group]) -> list[tuple[str, list[Group]]]:
    years: dict[str, list[Group]] = {}
    for group in groups:
        day = _first(group)[1]
        years.setdefault(str(day.year) if day != date.min else "Without a day", []).append(group)
    return list(years.items())


def entry(claim: Form, report: Form) -> Entry:
    """Give a claim as the page shows it."""
    day, basis = event_day(claim)
    sentence = sentence_of(claim, report)
    sources = [line(name) for name in tellers(claim, report)]
    return Entry(
        id=claim["id"],
        incident=claim["incident"] or claim["id"],
        day=day,
        when=_when_told(claim, day, basis),
        heading=line(claim["gloss"] or _heading(claim)),
        event=claim["event"][0],
        act=claim["act"],
        modes=", ".join(dict.fromkeys((*claim["mode"], *claim["act_mode"]))),
        quad=claim["quad_code"],
        status=claim["status"],
        told=TOLD[claim["status"]],
        sources=", citing ".join(sources),
        source_name=sources[-1],
        source_role=claim["source_role"],
        cue="; ".join(line(cue) for cue in cues(claim)),
        sentence=() if sentence is None else tuple(_marked(claim, sentence)),
        outlet=line(outlet_of(claim, report)),
        title=_line(report.get("title") or claim["cite_info"]["title"]),
        published=_line(claim["cite_info"]["published"]),
        url=_web(report.get("url") or claim["cite_info"]["url"], sentence),
    )


def _when_told(claim: Form, day: date | None, basis: str | None) -> str:
    """Give the day, month, year or stretch that a claim is of: a year is not its first day."""
    if day is None:
        return "no day"
    last = as_day(claim["enddate"])
    if basis == "reported":
        return f"{day} (day of the report)"
    if last is None or last == day:
        return str(day)
    exact = {"year": 4, "month": 7}.get(claim["date_precision"] or "")
    if exact and str(day)[:exact] == str(last)[:exact]:
        return str(day)[:exact]
    return f"{day} to {last}"


def _heading(claim: Form) -> str:
    """Give who, what and to whom for a claim whose sentence in words stays behind."""
    who, whom = (", ".join(map(name_of, claim[side])) for side in ("actor", "recipient"))
    return " · ".join(part for part in (who or "somebody unnamed", claim["event"][0], whom) if part)


def _marked(claim: Form, sentence: str) -> Iterator[Piece]:
    first = claim["text_info"]["start"]
    at = 0
    for start, end in sorted((s - first, e - first) for s, e in claim["event_spans"]):
        if at <= start < end <= len(sentence):
            yield Piece(clean(sentence[at:start]), marked=False)
            yield Piece(clean(sentence[start:end]), marked=True)
            at = end
    yield Piece(clean(sentence[at:]), marked=False)


def _line(value: Any) -> str | None:
    return line(str(value)) if value else None


def _web(url: str | None, sentence: str | None) -> str | None:
    """Give the address for a link; None for what is none of the web, such as javascript."""
    link = at_sentence(url, sentence)
    return line(link) if link and link.lower().startswith(("http://", "https://")) else None
