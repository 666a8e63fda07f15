"""The JSON form: every key, always in order, and back again without loss."""

import json
import os
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import from_text
from dragoman.records import Report
from dragoman.records.form import claim_form, claim_id, claim_of, json_line, report_form, report_of

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", "/nonexistent"))


def order(form):
    if isinstance(form, dict):
        return [(key, order(inner)) for key, inner in form.items()]
    return [order(inner) for inner in form] if isinstance(form, list) else None


def test_form_has_every_key_and_comes_back(full_claim, bare_claim):
    for claim in (full_claim, bare_claim):
        form = claim_form(claim)
        again = json.loads(json_line(form))
        assert again == form
        assert claim_form(claim_of(again)) == form
    assert list(claim_form(full_claim)) == list(claim_form(bare_claim))


def test_form_says_unknown_as_null_or_an_empty_list(bare_claim):
    form = claim_form(bare_claim)
    held = {key for key, value in form.items() if value not in (None, [])}
    assert held == {
        *(
            "id",
            "event",
            "act",
            "quad_code",
            "event_text",
            "event_spans",
            "date_carried",
            "status",
            "historical",
        ),
        *("source_role", "text_info", "cite_info", "why", "coder", "lexicon", "model", "record_version"),
    }


def test_form_gives_spans_that_equal_their_words(full_claim, sample):
    form = claim_form(full_claim)
    text = sample.text
    assert [text[a:b] for a, b in form["event_spans"]] == form["event_text"]
    for party in (*form["actor"], *form["recipient"], *form["said_by"]):
        assert text[slice(*party["span"])] == party["entity_text"]
    assert text[slice(*form["date_span"])] == form["date_text"]
    assert text[slice(*form["event_loc"]["span"])] == form["event_loc"]["extracted_place"]


def test_form_follows_the_example_of_the_record():
    example = SHARED / "page" / "example_claim.json"
    if not example.is_file():
        pytest.skip("DRAGOMAN_SHARED names no folder with page/example_claim.json")
    form = json.loads(example.read_text("utf8"))
    again = claim_form(claim_of(form))
    assert again == form
    assert order(again) == order(form)


def test_claim_id_moves_only_with_what_it_is_made_of():
    assert claim_id("6c98b20422baae83", 1978, "CONSULT", 0) == "8c646f04eafd4de2"
    assert claim_id("6c98b20422baae83", 1978, "CONSULT", 1) != "8c646f04eafd4de2"


def test_report_form_comes_back():
    report = from_text(
        "Talks\n\nPublished: 22 November 2019\n\nNorway and Peru talked about fish on Monday in Oslo, they said.",
        url="http://a.example/",
        outlet="The Example",
    )
    form = json.loads(json_line(report_form(report)))
    assert report_of(form) == report
    assert list(form) == [field.name for field in fields(Report)]
    assert form["published"] == "2019-11-22"
    assert (
        report_of(
            report_form(replace(report, published=date(2020, 1, 2), published_span=None))
        ).published_span
        is None
    )


@given(st.text(st.characters()))
def test_any_text_is_one_line_of_valid_json(text):
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert all(letter.isprintable() or letter.isspace() or ord(letter) > 0x9F for letter in line)
    line.encode("utf-8")
    assert json.loads(line)["text"].encode("utf-16", "surrogatepass") == text.encode(
        "utf-16", "surrogatepass"
    )
