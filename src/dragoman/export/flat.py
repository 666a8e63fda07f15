"""The flat form of a claim: one row, no lists, the same columns in CSV, Parquet and SQLite."""

from collections.abc import Callable
from typing import Any, NamedTuple

from dragoman.export.cells import clean, line
from dragoman.export.days import as_day, event_day
from dragoman.export.link import at_sentence
from dragoman.export.pairs import Form
from dragoman.export.told import cues, difference, name_of, tellers

COUNTS = ("dead", "injured", "arrested", "participants")


class Column(NamedTuple):
    """A column: its name, its kind and where its value comes from.

    Kinds: text (one line), words (as it came, lines and all), list (parts for one cell), int, float, bool,
    day. A missing value is None.
    """

    name: str
    kind: str
    of: Callable[[Form, Form], Any]


def sentence_of(claim: Form, report: Form) -> str | None:
    """Give the claim's own sentence; None where the store keeps no texts or a name in it must stay."""
    info, text = claim["text_info"], report.get("text")
    return None if text is None or claim.get("withheld") else text[info["start"] : info["end"]]


def text_of(report: Form) -> str | None:
    """Give the whole text of a report; None where the store keeps none or a name in it must stay."""
    return None if report.get("withheld") else report.get("text")


def _of_claim(name: str) -> Callable[[Form, Form], Any]:
    return lambda claim, _: claim[name]


def _of_cite(name: str) -> Callable[[Form, Form], Any]:
    return lambda claim, _: claim["cite_info"][name]


def _day(name: str) -> Column:
    return Column(name, "day", lambda claim, _: as_day(claim[name]))


def _text(name: str) -> Column:
    return Column(name, "text", _of_claim(name))


def _list(name: str) -> Column:
    return Column(name, "list", _of_claim(name))


def _part(name: str, of: str, key: str, kind: str = "text") -> Column:
    """Give a column for one value of an object that may be missing."""
    return Column(name, kind, lambda claim, _: (claim[of] or {}).get(key))


def _party(side: str) -> tuple[Column, ...]:
    """Give the columns of one side: all names in their order; codes, sectors and offices each once."""

    def known(key: str) -> Callable[[Form, Form], list[str]]:
        return lambda claim, _: list(dict.fromkeys(party[key] for party in claim[side] if party[key]))

    return (
        Column(f"{side}_names", "list", lambda claim, _: [name_of(party) for party in claim[side]]),
        Column(f"{side}_codes", "list", known("code")),
        Column(f"{side}_sectors", "list", known("sector")),
        Column(f"{side}_offices", "list", known("office")),
    )


def _count(name: str) -> tuple[Column, Column]:
    def end(key: str) -> Callable[[Form, Form], int | None]:
        return lambda claim, _: ((claim["size"] or {}).get(name) or {}).get(key)

    return Column(f"{name}_low", "int", end("low")), Column(f"{name}_high", "int", end("high"))


def _source(key: str) -> Callable[[Form, Form], str | None]:
    """Give a value of the innermost source, the one whose part in the event is `source_role`."""
    return lambda claim, _: claim["said_by"][-1][key] if claim["said_by"] else None


def _link(claim: Form, report: Form) -> str | None:
    url = report.get("url") or claim["cite_info"]["url"]
    return at_sentence(url, sentence_of(claim, report))


COLUMNS = (
    _text("id"),
    Column("report_id", "text", lambda _, report: report["report_id"]),
    Column("gloss", "text", _of_claim("gloss")),
    Column("event", "text", lambda claim, _: claim["event"][0]),
    _text("act"),
    _list("mode"),
    _list("act_mode"),
    _list("context"),
    Column("quad_code", "int", _of_claim("quad_code")),
    Column("event_scale", "float", _of_claim("event_scale")),
    _text("cameo"),
    *_party("actor"),
    *_party("recipient"),
    Column("event_date", "day", lambda claim, _: event_day(claim).day),
    Column("event_date_basis", "text", lambda claim, _: event_day(claim).basis),
    _text("date_precision"),
    _day("date"),
    _day("enddate"),
    _text("time"),
    _text("date_value"),
    _text("date_mod"),
    Column("date_carried", "bool", _of_claim("date_carried")),
    _day("act_date"),
    _day("act_enddate"),
    _day("reported"),
    _text("status"),
    _text("status_text"),
    Column("historical", "bool", _of_claim("historical")),
    _part("condition", "condition", "text"),
    Column("source_name", "text", lambda claim, report: tellers(claim, report)[-1]),
    Column("source_code", "text", _source("code")),
    Column("source_sector", "text", _source("sector")),
    Column("source_kind", "text", _source("kind")),
    _text("source_role"),
    Column("cue", "text", lambda claim, _: next(reversed(cues(claim)), None)),
    Column("sources", "list", tellers),
    Column("about", "list", lambda claim, _: [thing["name"] for thing in claim["about"]]),
    _part("place_text", "event_loc", "extracted_place"),
    _part("place", "event_loc", "resolved_place"),
    _part("country", "event_loc", "country_code"),
    _part("province", "event_loc", "province"),
    _part("lat", "event_loc", "lat", "float"),
    _part("lon", "event_loc", "lon", "float"),
    _part("geonameid", "event_loc", "geonameid", "int"),
    _part("place_resolution", "event_loc", "resolution", "int"),
    *(column for name in COUNTS for column in _count(name)),
    _list("event_text"),
    Column("trigger_start", "int", lambda claim, _: claim["event_spans"][0][0]),
    Column("trigger_end", "int", lambda claim, _: claim["event_spans"][0][1]),
    Column("sentence_number", "int", lambda claim, _: claim["text_info"]["sequence"]),
    Column("start", "int", lambda claim, _: claim["text_info"]["start"]),
    Column("end", "int", lambda claim, _: claim["text_info"]["end"]),
    Column("sentence", "text", sentence_of),
    Column("url", "text", _link),
    *(Column(n, "text", _of_cite(n)) for n in ("title", "language", "translated_from")),
    Column("published", "day", _of_cite("published")),
    Column("outlet", "text", lambda claim, report: report.get("outlet") or claim["cite_info"]["publication"]),
    *(Column(n, "text", _of_cite(n)) for n in ("license", "copyright", "corpus", "codebook", "text_sha256")),
    _part("entry", "why", "entry"),
    _part("grade", "why", "grade"),
    _text("incident"),
    _list("link"),
    Column("withheld", "bool", lambda claim, _: claim.get("withheld", False)),
    *(_text(name) for name in ("coder", "lexicon", "model")),
    Column("record_version", "int", _of_claim("record_version")),
)


def _told(name: str, kind: str) -> Column:
    return Column(name, kind, lambda claim, _: claim["told"][name])


# Of an incident, beside the columns of the claim that it is told from.
TOLD_COLUMNS = (
    Column("claim_id", "text", lambda claim, _: claim["told"]["claim"]),
    *(_told(name, "int") for name in ("n_claims", "n_reports", "n_outlets", "n_copies")),
    _told("outlets", "list"),
    *(_told(name, "day") for name in ("first_told", "last_told")),
    _told("statuses", "list"),
    Column(
        "disagreements", "list", lambda claim, _: [difference(one) for one in claim["told"]["disagreements"]]
    ),
)
TEXT = Column("text", "words", lambda _, report: text_of(report))

_OF_REPORT = (
    *("report_id", "url", "title", "outlet", "published", "author", "language", "translated_from", "license"),
    *("copyright", "corpus", "text_sha256", "source_sha256", "extractor"),
)


def _of_report(name: str) -> Column:
    kind = "day" if name == "published" else "text"
    return Column(name, kind, lambda _, report: report.get(name))


REPORT_COLUMNS = tuple(map(_of_report, _OF_REPORT))


def columns_of(unit: str) -> tuple[Column, ...]:
    """Give the columns of a claim's row, or of an incident's."""
    return (*COLUMNS, *TOLD_COLUMNS) if unit == "incident" else COLUMNS


def row(columns: tuple[Column, ...], claim: Form, report: Form) -> list[Any]:
    """Give the values of the columns, each of its kind: text in one line, lists as tuples of such."""
    return [_value(column.kind, column.of(claim, report)) for column in columns]


def _value(kind: str, value: Any) -> Any:
    if value is None:
        return None
    if kind == "list":
        return tuple(line(part) for part in value) or None
    if kind == "text":
        return line(value)
    return _PLAIN[kind](value)


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "words": clean,
    "day": as_day,
    "float": float,
    "int": int,
    "bool": bool,
}
