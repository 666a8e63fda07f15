"""JSON Lines for Prodigy: the sentence of each claim with its spans, and what it was read as."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.cells import clean, line
from dragoman.export.days import event_day
from dragoman.export.flat import sentence_of
from dragoman.export.link import at_sentence
from dragoman.export.pairs import Account, Form, Pair
from dragoman.export.told import cues, tellers
from dragoman.records.form import json_line

NO_SENTENCE = "without their sentence: the store keeps no texts, or a name in it must stay"


def prodigy_lines(pairs: Iterable[Pair], account: Account) -> Iterator[str]:
    """Give a task for each claim whose sentence may leave, one line of JSON."""
    for claim, report in pairs:
        account.claims += 1
        sentence = sentence_of(claim, report)
        if sentence is None:
            account.left_out[NO_SENTENCE] += 1
            continue
        account.rows += 1
        account.reports.add(report["report_id"])
        yield json_line(task(claim, report, sentence)) + "\n"


def task(claim: Form, report: Form, sentence: str) -> Form:
    """Give a claim as a task: text, spans by what they are, and the rest beside it."""
    day = event_day(claim).day
    url = report.get("url") or claim["cite_info"]["url"]
    return {
        "text": clean(sentence),
        "spans": _spans(claim),
        "meta": {
            "id": claim["id"],
            "report_id": report["report_id"],
            "event": claim["event"][0],
            "act": claim["act"],
            "mode": claim["mode"],
            "status": claim["status"],
            "sources": [line(name) for name in tellers(claim, report)],
            "source_role": claim["source_role"],
            "cues": [line(cue) for cue in cues(claim)],
            "day": day.isoformat() if day else None,
            "start": claim["text_info"]["start"],
            "outlet": report.get("outlet") or claim["cite_info"]["publication"],
            "url": at_sentence(url, sentence),
            "license": claim["cite_info"]["license"],
            "entry": claim["why"]["entry"],
        },
    }


def _spans(claim: Form) -> list[Form]:
    """Give the spans that lie in the sentence, from its start; others stand in other sentences."""
    first, last = claim["text_info"]["start"], claim["text_info"]["end"]
    inside = {(s, e, label) for label, (s, e) in _labelled(claim) if first <= s < e <= last}
    return [{"start": s - first, "end": e - first, "label": label} for s, e, label in sorted(inside)]


def _labelled(claim: Form) -> Iterator[tuple[str, Any]]:
    yield from (("TRIGGER", span) for span in claim["event_spans"])
    for label, side in (("ACTOR", "actor"), ("RECIPIENT", "recipient"), ("SOURCE", "said_by")):
        yield from ((label, party["span"]) for party in claim[side])
    yield from (("CUE", source["cue"]["span"]) for source in claim["said_by"])
    yield from (("ABOUT", thing["span"]) for thing in claim["about"])
    yield from (("SIZE", count["span"]) for count in (claim["size"] or {}).values() if count)
    for label, key in (("DATE", "date_span"), ("ACT_DATE", "act_date_span"), ("STATUS", "status_span")):
        if claim[key]:
            yield label, claim[key]
    for label, key in (("PLACE", "event_loc"), ("CONDITION", "condition")):
        if claim[key]:
            yield label, claim[key]["span"]
