"""A claim that is stored and taken out again is the same, whatever stands in it."""

import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records.form import claim_form
from dragoman.store.rows import batch_of, claim_row, form_of, form_row, party_rows, report_row
from dragoman.store.schema import CLAIMS, FORM_KEYS, PARTIES, REPORTS, SPAN, WORKED_OUT
from sample_claims import bare, full, report

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
OFFSET = st.integers(0, 2**31 - 1)
BY_KIND = {
    pa.string(): WORDS,
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False, allow_infinity=False),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates().map(lambda day: day.isoformat()),
    SPAN: st.lists(OFFSET, min_size=2, max_size=2),
}


def value(kind):
    """Anything that a key of this type can have in the JSON form."""
    if kind in BY_KIND:
        return BY_KIND[kind]
    if pa.types.is_list(kind):
        return st.lists(value(kind.value_type), max_size=3)
    return st.fixed_dictionaries({field.name: held(field.name, field.type) for field in kind})


def held(name, kind):
    some = value(kind)
    if pa.types.is_list(kind) or name in {"span", "cue"} or (name in {"start", "end"}):
        return some
    return st.none() | some


def forms():
    keys = {name: held(name, CLAIMS.field(name).type) for name in FORM_KEYS}
    spans = st.lists(st.lists(OFFSET, min_size=2, max_size=2), max_size=2)
    roles = st.dictionaries(st.sampled_from(["trigger", "actor", "recipient", "cue", "other"]), spans)
    why = {"entry": WORDS, "operators": st.lists(WORDS), "tokens": roles, "grade": WORDS}
    text_info = st.fixed_dictionaries(dict.fromkeys(("sequence", "start", "end"), OFFSET))
    cite = value(CLAIMS.field("cite_info").type)
    return st.fixed_dictionaries(
        {**keys, "why": st.fixed_dictionaries(why), "text_info": text_info, "cite_info": cite}
    )


def through_parquet(batch):
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_batches([batch]), out, store_schema=False)
    return pq.read_table(pa.BufferReader(out.getvalue()))


@settings(max_examples=60, deadline=None)
@given(st.lists(forms(), max_size=3))
def test_any_claim_comes_back_as_it_was(some):
    rows = [form_row(form, report_id="r", run="x", gloss="g") for form in some]
    table = through_parquet(batch_of(rows, CLAIMS))
    assert table.schema.equals(CLAIMS)
    assert [form_of(row) for row in table.to_pylist()] == some


@pytest.mark.parametrize("make", [full, bare])
def test_claim_comes_back_as_the_same_json(make):
    row = claim_row(make(), "r", "x")
    (again,) = through_parquet(batch_of([row], CLAIMS)).to_pylist()
    assert json.dumps(form_of(again)) == json.dumps(claim_form(make()))
    assert again["gloss"] == make().gloss


def test_every_key_of_a_claim_has_a_column_of_its_own():
    assert list(FORM_KEYS) == list(claim_form(full()))
    assert [name for name in CLAIMS.names if name not in FORM_KEYS] == [
        "run",
        "report_id",
        "gloss",
        *WORKED_OUT,
    ]


def test_only_claims_have_nested_columns():
    for schema in (REPORTS, PARTIES):
        assert [field.name for field in schema if pa.types.is_nested(field.type)] == []


def test_parties_stand_one_a_row_with_their_offsets():
    rows = list(party_rows(claim_row(full(), "r", "x")))
    assert [(row["role"], row["position"], row["code"]) for row in rows] == [
        ("actor", 0, "NOR"),
        ("recipient", 0, "BEN"),
        ("source", 0, "NOR"),
    ]
    text = report().text
    assert all(text[row["start"] : row["end"]] == row["entity_text"] for row in rows)
    assert text[rows[2]["cue_start"] : rows[2]["cue_end"]] == rows[2]["cue"]
    assert rows[1]["other_sectors"] == "REB"
    assert set(rows[0]) == set(PARTIES.names)


def test_spans_that_the_claim_has_already_are_not_written_twice():
    form = {**claim_form(full()), "event_spans": [[1, 2]]}
    form["why"] = {**form["why"], "tokens": {"trigger": [[1, 2]], "actor": [[7, 9]]}}
    row = form_row(form, report_id="r", run="x", gloss=None)
    assert json.loads(row["why"]["tokens"]) == {"trigger": True, "actor": [[7, 9]]}


def test_half_of_a_surrogate_pair_leaves_every_offset_where_it_is():
    broken = full().__class__(
        **{f: getattr(bare(), f) for f in bare().__slots__} | {"coder": "a\ud83d\ude00b"}
    )
    (again,) = batch_of([claim_row(broken, "r", "x")], CLAIMS).to_pylist()
    assert again["coder"] == "a\ufffd\ufffdb"


def test_report_row_fits_its_table():
    row = report_row(
        report(), run="x", source="a.txt", read_at=datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None), n_claims=2, outcome="coded", reason=None, keep_text=False,
    )  # fmt: skip
    assert list(row) == REPORTS.names
    assert row["text"] is None
    assert row["text_sha256"] == report().text_sha256
