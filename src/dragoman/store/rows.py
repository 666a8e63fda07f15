"""Reports and claims as rows of the tables, and rows as claims again: nothing is lost on the way."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from dragoman.records import Claim, Report
from dragoman.records.form import claim_form
from dragoman.store.schema import CLAIMS, FORM_KEYS, SPAN

Row = dict[str, Any]
Change = Callable[[Any], Any]
ROLES = {"actor": "actor", "recipient": "recipient", "source": "said_by"}
_HALF = re.compile("[\ud800-\udfff]")
_PLAIN = ("entity_name", "code", "sector", "office", "identifier_id", "resolved_by")


def report_row(  # noqa: PLR0913  (what is known of one coding)
    report: Report,
    *,
    run: str,
    source: str,
    read_at: datetime,
    n_claims: int,
    outcome: str,
    reason: str | None,
    keep_text: bool,
) -> Row:
    """Give the row of one coding of a report."""
    start, end = report.published_span or (None, None)
    blocks = [{"kind": block.kind.value, "span": list(block.span)} for block in report.blocks]
    return {
        "run": run,
        "report_id": report.report_id,
        "text": report.text if keep_text else None,
        "text_sha256": report.text_sha256,
        "source_sha256": report.source_sha256,
        "blocks": _json(blocks),
        "title": report.title,
        "published": report.published,
        "published_start": start,
        "published_end": end,
        "outlet": report.outlet,
        "url": report.url,
        "author": report.author,
        "language": report.language,
        "translated_from": report.translated_from,
        "license": report.license,
        "copyright": report.copyright,
        "corpus": report.corpus,
        "extractor": report.extractor,
        "input": source,
        "read_at": read_at,
        "n_claims": n_claims,
        "outcome": outcome,
        "reason": reason,
    }


def claim_row(claim: Claim, report_id: str, run: str) -> Row:
    """Give the row of a claim, and with it what SQL could not work out."""
    return form_row(claim_form(claim), report_id=report_id, run=run, gloss=claim.gloss)


def form_row(form: Row, *, report_id: str, run: str, gloss: str | None) -> Row:
    """Give the row of a claim's JSON form."""
    row = {key: change(form[key]) if (change := _TO_ROW[key]) else form[key] for key in FORM_KEYS}
    row["why"] = {**form["why"], "tokens": _json(_tokens_to_row(form))}
    return {
        "run": run,
        "report_id": report_id,
        **row,
        "gloss": gloss,
        **worked_out(form),
    }


def worked_out(form: Row) -> Row:
    """Give columns that say in one cell each who a claim's parties are, who says so, what it is about.

    `form` is a claim's JSON form or its row: what is looked at is the same in both.
    """
    source = form["said_by"][-1] if form["said_by"] else None
    things = [thing["name"].replace(";", ",") for thing in form["about"] if thing["name"]]
    return {
        **_side("actor", form["actor"]),
        **_side("recipient", form["recipient"]),
        "source_name": _name(source) if source else None,
        "source_code": source["code"] if source else None,
        "cue": source["cue"]["text"] if source and source["cue"] else None,
        "about_names": "; ".join(things) or None,
    }


def _side(role: str, parties: Iterable[Row]) -> Row:
    """Give names (all), codes (each once) and sectors (one a party that has one) of some parties."""
    parties = list(parties)
    return {
        f"{role}_names": "; ".join(map(_name, parties)) or None,
        f"{role}_codes": ";".join(dict.fromkeys(p["code"] for p in parties if p["code"])) or None,
        f"{role}_sectors": ";".join(p["sector"] for p in parties if p["sector"]) or None,
    }


def _name(party: Row) -> str:
    return str(party["entity_text"] if party["entity_name"] is None else party["entity_name"])


def form_of(row: Row) -> Row:
    """Give the JSON form of a claim's row: what `claim_form` gave when it was stored."""
    form = {key: change(row[key]) if (change := _TO_FORM[key]) else row[key] for key in FORM_KEYS}
    form["why"] = {**row["why"], "tokens": _tokens_to_form(json.loads(row["why"]["tokens"]), form)}
    scale = form["event_scale"]
    if scale is not None and scale.is_integer():
        form["event_scale"] = int(scale)  # the lexicon writes -2, not -2.0
    return form


def party_rows(row: Row) -> Iterator[Row]:
    """Give a row for each party and source of a claim's row."""
    for role, key in ROLES.items():
        for position, party in enumerate(row[key]):
            cue = party.get("cue")
            yield {
                "run": row["run"],
                "claim_id": row["id"],
                "report_id": row["report_id"],
                "role": role,
                "position": position,
                "entity_text": party["entity_text"],
                **party["span"],
                **{name: party[name] for name in _PLAIN},
                "other_sectors": ";".join(party["other_sectors"]) or None,
                "kind": party.get("kind"),
                "cue": cue["text"] if cue else None,
                "cue_start": cue["span"]["start"] if cue else None,
                "cue_end": cue["span"]["end"] if cue else None,
            }


def batch_of(rows: list[Row], schema: pa.Schema) -> pa.RecordBatch:
    """Give rows as a batch of a table.

    Halves of surrogate pairs are no characters and no file can hold them: each becomes U+FFFD, so that
    every offset stays.
    """
    try:
        return pa.RecordBatch.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_clean(row) for row in rows], schema=schema)


def without_halves(text: str) -> str:
    """Give text as a file can hold it: U+FFFD for each half of a surrogate pair."""
    return _HALF.sub("\ufffd", text)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_halves(value)
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value


def _tokens_to_row(form: Row) -> Row:
    """Give the spans by role; `true` where the claim has these spans already, as nearly always.

    Written out they would be the largest column: a sixth of a store.
    """
    own = _own_spans(form)
    return {role: own.get(role) == spans or spans for role, spans in form["why"]["tokens"].items()}


def _tokens_to_form(tokens: Row, form: Row) -> Row:
    own = _own_spans(form)
    return {role: own[role] if spans is True else spans for role, spans in tokens.items()}


def _own_spans(form: Row) -> Row:
    return {
        "trigger": form["event_spans"],
        "actor": [party["span"] for party in form["actor"]],
        "recipient": [party["span"] for party in form["recipient"]],
        "cue": [source["cue"]["span"] for source in form["said_by"]],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _to_row(kind: pa.DataType) -> Change | None:
    """Give what makes a value of the JSON form one of a column; None where it stays as it is."""
    if kind.equals(SPAN):
        return lambda span: None if span is None else {"start": span[0], "end": span[1]}
    if pa.types.is_date(kind):
        return lambda day: None if day is None else date.fromisoformat(day)
    return _inside(kind, _to_row)


def _to_form(kind: pa.DataType) -> Change | None:
    """Give what makes a column's value one of the JSON form again; None where it stays as it is."""
    if kind.equals(SPAN):
        return lambda span: None if span is None else [span["start"], span["end"]]
    if pa.types.is_date(kind):
        return lambda day: None if day is None else day.isoformat()
    return _inside(kind, _to_form)


def _inside(kind: pa.DataType, of: Callable[[pa.DataType], Change | None]) -> Change | None:
    if pa.types.is_list(kind):
        each = of(kind.value_type)
        return (lambda some: [each(one) for one in some]) if each else None
    if pa.types.is_struct(kind):
        changes = {field.name: change for field in kind if (change := of(field.type))}
        return (lambda held: _struct(held, changes)) if changes else None
    return None


def _struct(held: Row | None, changes: dict[str, Change]) -> Row | None:
    if held is None:
        return None
    return {key: changes[key](value) if key in changes else value for key, value in held.items()}


_TO_ROW = {key: _to_row(CLAIMS.field(key).type) for key in FORM_KEYS}
_TO_FORM = {key: _to_form(CLAIMS.field(key).type) for key in FORM_KEYS}
