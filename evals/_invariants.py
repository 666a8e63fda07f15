"""What must hold of every claim of every report, whatever it is about (docs/reference/claim.md)."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

JsonClaim = Mapping[str, Any]

TYPES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
QUADS = {1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT", 3: "REQUEST ACCUSE REJECT THREATEN"}
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
STATUSES = frozenset(["occurred", "planned", "possible", "conditional", "negated", "denied"])
KINDS = frozenset(["named", "office", "anonymous", "document"])
ROLES = frozenset(["outlet", "actor", "recipient", "third", "anonymous"])
PRECISIONS = frozenset(["time", "day", "week", "month", "quarter", "season", "year", "decade"])
MODS = frozenset(["START", "MID", "END", "APPROX", "BEFORE", "AFTER"])
RESOLVED = frozenset(["name", "role", "demonym", "capital", "coreference", "outlet"])

CLAIM_KEYS = frozenset(
    [
        "id",
        "event",
        "act",
        "mode",
        "mode_spans",
        "act_mode",
        "context",
        "context_spans",
        "quad_code",
        "event_scale",
        "cameo",
        "event_text",
        "event_spans",
        "actor",
        "recipient",
        "size",
        "date",
        "enddate",
        "time",
        "date_value",
        "date_mod",
        "date_precision",
        "date_text",
        "date_span",
        "date_carried",
        "act_date",
        "act_enddate",
        "act_date_value",
        "act_date_text",
        "act_date_span",
        "reported",
        "status",
        "status_text",
        "status_span",
        "historical",
        "condition",
        "said_by",
        "source_role",
        "about",
        "event_loc",
        "text_info",
        "cite_info",
        "why",
        "incident",
        "link",
        "coder",
        "lexicon",
        "model",
        "record_version",
    ]
)
ENTITY_KEYS = frozenset(
    [
        "entity_text",
        "span",
        "entity_name",
        "code",
        "sector",
        "other_sectors",
        "office",
        "identifier_id",
        "resolved_by",
        "settled_by",
    ]
)
SOURCE_KEYS = ENTITY_KEYS | frozenset(["cue", "kind", "date_value", "date_text", "date_span"])
PLACE_KEYS = frozenset(
    [
        "extracted_place",
        "span",
        "resolved_place",
        "country_code",
        "province",
        "lat",
        "lon",
        "geonameid",
        "resolution",
    ]
)
CITE_KEYS = frozenset(
    [
        "report_id",
        "text_sha256",
        "source_sha256",
        "url",
        "title",
        "publication",
        "published",
        "language",
        "translated_from",
        "license",
        "copyright",
        "corpus",
        "codebook",
    ]
)
WHY_KEYS = frozenset(["entry", "operators", "tokens", "grade"])


def breaks_of(claims: Sequence[JsonClaim], text: str, *, undated: bool = False) -> list[str]:
    """Give what is wrong with the claims of one report, each line beginning with the claim's id."""
    out = [f"{claim.get('id')}: {what}" for claim in claims for what in breaks(claim, text, undated=undated)]
    ids = [claim.get("id") for claim in claims]
    if len(set(ids)) != len(ids):
        out.append("an id is given twice")
    known = set(ids)
    for claim in claims:
        strange = [i for i in (*(claim.get("link") or ()), claim.get("incident")) if i and i not in known]
        out += [f"{claim.get('id')}: links to {i}, which is no claim of the report" for i in strange]
    order = [(c["event_spans"][0][0], c["id"]) for c in claims if c.get("event_spans")]
    if order != sorted(order):
        out.append("claims are not in the order of their first trigger")
    return out


def breaks(claim: JsonClaim, text: str, *, undated: bool = False) -> list[str]:
    """Give what is wrong with one claim."""
    bad = _keys(claim) or _words(claim, text)
    if bad:
        return bad
    return [
        *_kinds(claim),
        *_parties(claim, text),
        *_sources(claim),
        *_things(claim, text),
        *_days(claim, "date", "enddate", "date_value"),
        *_days(claim, "act_date", "act_enddate", "act_date_value"),
        *_standing(claim),
        *(_undated(claim, text) if undated else ()),
    ]


def _keys(claim: JsonClaim) -> list[str]:
    wanted = [("the claim", claim, CLAIM_KEYS), ("cite_info", claim.get("cite_info"), CITE_KEYS)]
    wanted += [
        ("why", claim.get("why"), WHY_KEYS),
        ("text_info", claim.get("text_info"), {"sequence", "start", "end"}),
    ]
    wanted += [(field, e, ENTITY_KEYS) for field in ("actor", "recipient") for e in claim.get(field) or ()]
    wanted += [("said_by", s, SOURCE_KEYS) for s in claim.get("said_by") or ()]
    wanted += [("about", a, {"name", "text", "span"}) for a in claim.get("about") or ()]
    if claim.get("event_loc"):
        wanted.append(("event_loc", claim["event_loc"], PLACE_KEYS))
    if claim.get("condition"):
        wanted.append(("condition", claim["condition"], {"text", "span", "claim"}))
    bad = []
    for where, held, keys in wanted:
        if not isinstance(held, Mapping):
            bad.append(f"{where} is no object")
        elif missing := sorted(keys - set(held)):
            bad.append(f"{where} has no {', '.join(missing)}")
    bad += [f"{path} is an empty string" for path, value in _leaves(claim) if value == ""]
    return bad


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list):
        for n, item in enumerate(node):
            yield from _leaves(item, f"{path}[{n}]")
    else:
        yield path, node


def spans_of(node: Any) -> Iterator[tuple[Any, str | None]]:
    """Give every span of a claim with the words that it must equal, wherever it is nested."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key.endswith("span") and value is not None:
                stem = key.removesuffix("span").rstrip("_")
                names = [f"{stem}_text"] if stem else ["text", "entity_text", "extracted_place"]
                yield value, next((node[name] for name in names if node.get(name) is not None), None)
            elif key.endswith("_spans"):
                said = node.get(key.removesuffix("spans") + "text") or [None] * len(value or ())
                yield from zip(value or (), said, strict=False)
            else:
                yield from spans_of(value)
    elif isinstance(node, list):
        for item in node:
            yield from spans_of(item)


def _is_span(value: Any, text: str) -> bool:
    if not (isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)):
        return False
    return 0 <= value[0] < value[1] <= len(text)


def _words(claim: JsonClaim, text: str) -> list[str]:
    bad = []
    for span, words in spans_of({k: v for k, v in claim.items() if k != "why"}):
        if not _is_span(span, text):
            bad.append(f"{span} is no span of the report")
        elif words is not None and text[span[0] : span[1]] != words:
            bad.append(f"span {span} is {text[span[0] : span[1]]!r}, not {words!r}")
    for field, spans in (("event_text", "event_spans"), ("mode", "mode_spans"), ("context", "context_spans")):
        if len(claim[field]) != len(claim[spans]):
            bad.append(f"{field} and {spans} differ in length")
    if not claim["event_spans"]:
        bad.append("event has no words")
    info = claim["text_info"]
    if not _is_span([info["start"], info["end"]], text):
        bad.append("text_info is no span of the report")
    return bad


def _kinds(claim: JsonClaim) -> Iterator[str]:
    event = claim["event"]
    if not (isinstance(event, list) and len(event) == 1 and event[0] in TYPES):
        yield f"event is {event}, not one type"
        return
    quad = next((n for n, names in QUADS.items() if event[0] in names.split()), 4)
    if claim["quad_code"] != quad:
        yield f"quad_code of {event[0]} is {claim['quad_code']}"
    if claim["act"] not in TYPES:
        yield f"act is {claim['act']}"
    if claim["source_role"] not in ROLES:
        yield f"source_role is {claim['source_role']}"
    if claim["date_precision"] is not None and claim["date_precision"] not in PRECISIONS:
        yield f"date_precision is {claim['date_precision']}"
    if claim["date_mod"] is not None and claim["date_mod"] not in MODS:
        yield f"date_mod is {claim['date_mod']}"
    if claim["record_version"] != 1:
        yield f"record_version is {claim['record_version']}"
    if not re.fullmatch(r"[0-9a-f]{16}", claim["id"] or ""):
        yield "id is no 16 hex digits"


def _parties(claim: JsonClaim, text: str) -> Iterator[str]:
    here = paragraph(claim["event_spans"][0], text)
    for field in ("actor", "recipient", "said_by"):
        for entity in claim[field]:
            name = entity["entity_text"]
            if not entity["span"] or not name:
                yield f"{field} has no words"
                continue
            if field != "said_by" and not entity["settled_by"] and not here[0] <= entity["span"][0] < here[1]:
                yield f"{field} {name!r} stands elsewhere and nothing says why"
            if entity["resolved_by"] is not None and entity["resolved_by"] not in RESOLVED:
                yield f"{field} {name!r} is resolved by {entity['resolved_by']}"
            if entity["code"] and entity["resolved_by"] is None:
                yield f"{field} {name!r} has a code and nothing says how"


def paragraph(span: Sequence[int], text: str) -> tuple[int, int]:
    """Give the lines around a span that no empty line parts: a page may break its lines anywhere."""
    breaks = [m.end() for m in _EMPTY_LINE.finditer(text)]
    return max((b for b in breaks if b <= span[0]), default=0), min(
        (b for b in breaks if b > span[0]), default=len(text)
    )


def _sources(claim: JsonClaim) -> Iterator[str]:
    for source in claim["said_by"]:
        if not (source["cue"] or {}).get("span"):
            yield "said_by has no cue"
        if source["kind"] not in KINDS:
            yield f"the source's kind is {source['kind']}"
    if not claim["said_by"] and claim["source_role"] != "outlet":
        yield f"nobody else says so, yet source_role is {claim['source_role']}"
    if claim["said_by"] and claim["source_role"] == "outlet":
        yield "somebody says so, yet source_role is outlet"


def _things(claim: JsonClaim, text: str) -> Iterator[str]:
    for thing in claim["about"]:
        if not thing["span"] or not thing["text"] or (thing["name"] or "") not in text:
            yield f"about {thing['name']!r} has no words"
    if claim["condition"] and not (claim["condition"]["span"] and claim["condition"]["text"]):
        yield "condition has no words"
    for key, count in (claim["size"] or {}).items():
        if count and (not count["span"] or not count["text"]):
            yield f"size.{key} has no words"


def stretch(value: str | None) -> tuple[str, str] | None:
    """Give the first and last day of a settled TIMEX3 value; None where it settles none or another kind."""
    head = (value or "").split("T")[0]
    begin, slash, end = head.partition("/")
    if slash:
        ends = stretch(begin), stretch(end)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    for form, days in _FORMS.items():
        if match := re.fullmatch(form, head):
            return days(*match.groups())
    return None


def _week(year: str, week: str) -> tuple[str, str]:
    first, last = (str(dt.date.fromisocalendar(int(year), int(week), day)) for day in (1, 7))
    return first, last


def _months(year: str, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year), last)[1]}"


_FORMS: dict[str, Callable[..., tuple[str, str]]] = {
    r"(\d{4}-\d\d-\d\d)": lambda day: (day, day),
    r"(\d{4})-W(\d\d)": _week,
    r"(\d{4})-Q([1-4])": lambda year, quarter: _months(year, 3 * int(quarter) - 2, 3 * int(quarter)),
    r"(\d{4})-(\d\d)": lambda year, month: _months(year, int(month), int(month)),
    r"(\d{4})": lambda year: _months(year, 1, 12),
    r"(\d{3})": lambda decade: (f"{decade}0-01-01", f"{decade}9-12-31"),
}


def _days(claim: JsonClaim, first_key: str, last_key: str, value_key: str) -> Iterator[str]:
    first, last, value = claim[first_key], claim[last_key], claim[value_key]
    stem = value_key.removesuffix("_value")
    if value is not None and not (claim[f"{stem}_span"] and claim[f"{stem}_text"]):
        yield f"{stem} has no words"
    if value is None and (first or claim[f"{stem}_text"]):
        yield f"{stem} has words or a day and no value"
    if (first is None) != (last is None) or (first and last < first):
        yield f"{first_key} {first} and {last_key} {last} are no stretch"
    if (worked := stretch(value)) and (first, last) != worked:
        yield f"{value} does not span {first} to {last}"
    if first and not re.match(r"\d{3}", value or ""):
        yield f"{value} settles no day, yet {first_key} is {first}"


def _standing(claim: JsonClaim) -> Iterator[str]:
    status = claim["status"]
    if status not in STATUSES:
        yield f"status is {status}"
    elif status != "occurred" and not (claim["status_span"] and claim["status_text"]):
        yield f"{status} has no words"
    if status == "conditional" and not claim["condition"]:
        yield "conditional without a condition"
    if claim["date_carried"] and claim["date_value"] is None:
        yield "a carried date without a date"
    if claim["date_span"]:
        inside = claim["text_info"]["start"] <= claim["date_span"][0] < claim["text_info"]["end"]
        if inside == claim["date_carried"]:
            where = "in" if inside else "outside"
            yield f"date_carried is {claim['date_carried']} of a date {where} the sentence"
    reported, last = claim["reported"], claim["enddate"]
    if reported and last and not claim["historical"]:
        days = dt.date.fromisoformat(reported) - dt.date.fromisoformat(last)
        if days.days > 365:
            yield f"{last} is more than a year before {reported}, yet not historical"
    if claim["act_date_value"] is not None and claim["event"][0] == claim["act"]:
        yield "act_date stands where event and act are the same"


def _undated(claim: JsonClaim, text: str) -> Iterator[str]:
    for key in ("date", "act_date"):
        if claim[key] and claim[key][:4] not in text:
            yield f"{key} {claim[key]} has a year that the report does not give"
    if claim["reported"] is not None:
        yield "reported is filled though nothing gives it"
