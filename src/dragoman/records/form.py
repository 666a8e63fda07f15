"""The JSON form of reports and claims: every key, always in the same order, and back again."""

import hashlib
import json
import re
from dataclasses import fields
from datetime import date
from typing import Any

from dragoman.records.claim import (
    RECORD_VERSION,
    Claim,
    Condition,
    Count,
    Size,
    Source,
    SourcePart,
    Status,
    Thing,
    Why,
)
from dragoman.records.findings import Entity, Place, When, Words
from dragoman.records.report import Block, BlockKind, Report, Span

COUNTS = ("dead", "injured", "arrested", "participants")
PLACE = (
    "resolved_place",
    "country_code",
    "province",
    "lat",
    "lon",
    "geonameid",
    "resolution",
)
# Where a token stands is no part of the JSON form.
NO_TOKEN = -1
# Valid in JSON, but no line of a terminal or of a careless reader: controls, line ends of Unicode, marks that
# turn the direction of writing, halves of surrogate pairs.
_RAW = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def json_line(form: dict[str, Any]) -> str:
    """Give a JSON-ready object as one line: readable text, and an escape for what is none."""
    return _RAW.sub(lambda raw: f"\\u{ord(raw[0]):04x}", json.dumps(form, ensure_ascii=False))


def claim_id(report_id: str, start: int, act: str, number: int) -> str:
    """Give the id of a claim: it moves only when the act or the start of its head word moves.

    `number` counts, from 0, the claims that share the rest.
    """
    return hashlib.sha256(f"{report_id}\n{start}\n{act}\n{number}".encode()).hexdigest()[:16]


def claim_form(claim: Claim) -> dict[str, Any]:
    """Give a claim as a JSON-ready object with every key of the record."""
    return {
        "id": claim.id,
        "event": [claim.event],
        "act": claim.act,
        **_named("mode", claim.mode),
        "act_mode": [name for name, _ in claim.act_mode],
        **_named("context", claim.context),
        "quad_code": claim.quad_code,
        "event_scale": claim.event_scale,
        "cameo": claim.cameo,
        "event_text": [words.text for words in claim.trigger],
        "event_spans": [list(words.span) for words in claim.trigger],
        "actor": [entity_form(e) for e in claim.actor],
        "recipient": [entity_form(e) for e in claim.recipient],
        "size": _size_form(claim.size),
        **_when_form(claim),
        "reported": _day(claim.reported),
        "status": claim.status.value,
        **_said("status", claim.status_words),
        "historical": claim.historical,
        "condition": _condition_form(claim.condition),
        "said_by": [_source_form(s) for s in claim.said_by],
        "source_role": claim.source_role.value,
        "about": [{"name": thing.name, **_words_form(thing.words)} for thing in claim.about],
        "event_loc": place_form(claim.event_loc),
        "text_info": {"sequence": claim.sequence, "start": claim.sentence.start, "end": claim.sentence.end},
        "cite_info": claim.cite_info,
        "why": {
            "entry": claim.why.entry,
            "operators": list(claim.why.operators),
            "tokens": _plain(claim.why.tokens),
            "grade": claim.why.grade,
        },
        "incident": claim.incident,
        "link": list(claim.link),
        "coder": claim.coder,
        "lexicon": claim.lexicon,
        "model": claim.model,
        "record_version": RECORD_VERSION,
    }


def _named(key: str, some: tuple[tuple[str, Span], ...]) -> dict[str, Any]:
    return {key: [name for name, _ in some], f"{key}_spans": [list(span) for _, span in some]}


def _said(key: str, words: Words | None) -> dict[str, Any]:
    text, span = (words.text, list(words.span)) if words else (None, None)
    return {f"{key}_text": text, f"{key}_span": span}


def _words_form(words: Words) -> dict[str, Any]:
    return {"text": words.text, "span": list(words.span)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _when_form(claim: Claim) -> dict[str, Any]:
    when, deed = claim.when, claim.act_when
    return {
        "date": _day(when.first) if when else None,
        "enddate": _day(when.last) if when else None,
        "time": when.time if when else None,
        "date_value": when.value if when else None,
        "date_mod": when.mod if when else None,
        "date_precision": when.precision if when else None,
        **_said("date", Words(when.text, when.span) if when else None),
        "date_carried": claim.date_carried,
        "act_date": _day(deed.first) if deed else None,
        "act_enddate": _day(deed.last) if deed else None,
        "act_date_value": deed.value if deed else None,
        **_said("act_date", Words(deed.text, deed.span) if deed else None),
    }


def entity_form(entity: Entity) -> dict[str, Any]:
    """Give a party as a JSON-ready object."""
    return {
        "entity_text": entity.entity_text,
        "span": list(entity.span),
        "entity_name": entity.entity_name,
        "code": entity.code,
        "sector": entity.sector,
        "other_sectors": list(entity.other_sectors),
        "office": entity.office,
        "identifier_id": entity.identifier_id,
        "resolved_by": entity.resolved_by,
        "settled_by": [_words_form(words) for words in entity.settled_by],
    }


def _source_form(source: Source) -> dict[str, Any]:
    when = source.when
    return {
        **entity_form(source.entity),
        "kind": source.kind,
        "cue": _words_form(source.cue),
        "date_value": when.value if when else None,
        **_said("date", Words(when.text, when.span) if when else None),
    }


def _condition_form(condition: Condition | None) -> dict[str, Any] | None:
    return None if condition is None else {**_words_form(condition.words), "claim": condition.claim}


def _size_form(size: Size | None) -> dict[str, Any] | None:
    return None if size is None else {name: _count_form(getattr(size, name)) for name in COUNTS}


def _count_form(count: Count | None) -> dict[str, Any] | None:
    return None if count is None else {"low": count.low, "high": count.high, **_words_form(count.words)}


def place_form(place: Place | None) -> dict[str, Any] | None:
    """Give a place as PLOVER's location object, with its span."""
    if place is None:
        return None
    known = {key: getattr(place, key) for key in PLACE}
    return {"extracted_place": place.extracted_place, "span": list(place.span), **known}


def _plain(value: Any) -> Any:
    """Give tuples as lists, however deep."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def report_form(report: Report) -> dict[str, Any]:
    """Give a report as a JSON-ready object with every key of the record."""
    form = {field.name: getattr(report, field.name) for field in fields(report)}
    form["blocks"] = [{"kind": block.kind.value, "span": list(block.span)} for block in report.blocks]
    form["published"] = _day(report.published)
    form["published_span"] = list(report.published_span) if report.published_span else None
    return form


def report_of(form: dict[str, Any]) -> Report:
    """Give the report of its JSON form."""
    blocks = tuple(Block(BlockKind(b["kind"]), Span(*b["span"])) for b in form["blocks"])
    span = form["published_span"]
    rest = {**form, "blocks": blocks, "published": _to_day(form["published"])}
    return Report(**{**rest, "published_span": Span(*span) if span else None})


def claim_of(form: dict[str, Any]) -> Claim:
    """Give the claim of its JSON form; token indexes, which the form leaves out, are -1."""
    info, why = form["text_info"], form["why"]
    status = form["status_text"]
    return Claim(
        id=form["id"],
        event=form["event"][0],
        act=form["act"],
        mode=_pairs(form["mode"], form["mode_spans"]),
        act_mode=_pairs(form["act_mode"], form["event_spans"][:1] * len(form["act_mode"])),
        context=_pairs(form["context"], form["context_spans"]),
        quad_code=form["quad_code"],
        event_scale=form["event_scale"],
        cameo=form["cameo"],
        trigger=tuple(
            Words(text, Span(*span))
            for text, span in zip(form["event_text"], form["event_spans"], strict=True)
        ),
        actor=tuple(map(entity_of, form["actor"])),
        recipient=tuple(map(entity_of, form["recipient"])),
        size=_size_of(form["size"]),
        when=_when_of(form, "date"),
        date_carried=form["date_carried"],
        act_when=_when_of(form, "act_date"),
        reported=_to_day(form["reported"]),
        status=Status(form["status"]),
        status_words=None if status is None else Words(status, Span(*form["status_span"])),
        historical=form["historical"],
        condition=_condition_of(form["condition"]),
        said_by=tuple(map(_source_of, form["said_by"])),
        source_role=SourcePart(form["source_role"]),
        about=tuple(Thing(name=thing["name"], words=_words_of(thing)) for thing in form["about"]),
        event_loc=_place_of(form["event_loc"]),
        sequence=info["sequence"],
        sentence=Span(info["start"], info["end"]),
        head=NO_TOKEN,
        why=Why(
            entry=why["entry"], operators=tuple(why["operators"]), tokens=why["tokens"], grade=why["grade"]
        ),
        cite_info=form["cite_info"],
        incident=form["incident"],
        link=tuple(form["link"]),
        coder=form["coder"],
        lexicon=form["lexicon"],
        model=form["model"],
    )


def _pairs(names: list[str], spans: list[list[int]]) -> tuple[tuple[str, Span], ...]:
    return tuple((name, Span(*span)) for name, span in zip(names, spans, strict=True))


def _to_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _words_of(form: dict[str, Any]) -> Words:
    return Words(form["text"], Span(*form["span"]))


def entity_of(form: dict[str, Any]) -> Entity:
    """Give the party of its JSON form."""
    known = {field.name: form[field.name] for field in fields(Entity)}
    known["span"] = Span(*form["span"])
    known["other_sectors"] = tuple(form["other_sectors"])
    known["settled_by"] = tuple(map(_words_of, form["settled_by"]))
    return Entity(**known)


def _source_of(form: dict[str, Any]) -> Source:
    return Source(
        entity=entity_of(form), cue=_words_of(form["cue"]), kind=form["kind"], when=_when_of(form, "date")
    )


def _when_of(form: dict[str, Any], key: str) -> When | None:
    value = form[f"{key}_value"]
    if value is None:
        return None
    days = key if key in form else None
    end = key.replace("date", "enddate")
    main = key == "date" and "date_mod" in form
    return When(
        head=NO_TOKEN,
        first_token=NO_TOKEN,
        last_token=NO_TOKEN,
        span=Span(*form[f"{key}_span"]),
        text=form[f"{key}_text"],
        type="DURATION"
        if value.startswith("P") and value[1:2].isdigit()
        else "TIME"
        if "T" in value[4:]
        else "DATE",
        value=value,
        mod=form["date_mod"] if main else None,
        precision=form["date_precision"] if main else None,
        first=_to_day(form[key]) if days else None,
        last=_to_day(form[end]) if days else None,
        time=form["time"] if main else None,
    )


def _condition_of(form: dict[str, Any] | None) -> Condition | None:
    return None if form is None else Condition(words=_words_of(form), claim=form["claim"])


def _size_of(form: dict[str, Any] | None) -> Size | None:
    return None if form is None else Size(**{name: _count_of(form[name]) for name in COUNTS})


def _count_of(form: dict[str, Any] | None) -> Count | None:
    return None if form is None else Count(low=form["low"], high=form["high"], words=_words_of(form))


def _place_of(form: dict[str, Any] | None) -> Place | None:
    if form is None:
        return None
    known = {key: form[key] for key in PLACE}
    return Place(
        head=NO_TOKEN,
        first=NO_TOKEN,
        last=NO_TOKEN,
        span=Span(*form["span"]),
        extracted_place=form["extracted_place"],
        **known,
    )
