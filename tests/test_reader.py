"""Reading from Python: one report, many reports, and whatever anybody may throw at it."""

import json
import logging
from datetime import date

import pytest
from evals._invariants import breaks_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import pipeline
from dragoman.errors import LexiconError, UsageError
from dragoman.intake import from_text
from dragoman.reader import Reader, as_day, load_lexicon
from dragoman.records.form import claim_form, json_line

REPORTS = [
    "Norway expelled two Peruvian diplomats on Monday.",
    "",
    "Le ministre français a rencontré mardi son homologue allemand à Berlin pour parler du traité.",
    "Chile imposed sanctions on Peru. The two met in Lima on Friday.",
    "Kenya's president visited Uganda in May 2019.",
]


@pytest.fixture(scope="module")
def reader(language, lexicon):
    return Reader(language, lexicon)


def forms(claims):
    return [json_line(claim_form(claim)) for claim in claims]


def test_reader_reads_a_text(reader):
    claims = reader.read(REPORTS[0], published="2024-03-06", title="Envoys leave", url="http://a.example/")
    assert [(c.event, c.when.first, c.cite_info["title"]) for c in claims] == [
        ("SANCTION", date(2024, 3, 4), "Envoys leave")
    ]
    assert claims[0].gloss.startswith("Norway ")


def test_reader_reads_a_report(reader):
    report = from_text(REPORTS[0], published=date(2024, 3, 6))
    assert forms(reader.read(report)) == forms(reader.read(REPORTS[0], published=date(2024, 3, 6)))


def test_reader_refuses_a_day_that_does_not_exist(reader):
    with pytest.raises(UsageError, match="'2024-02-30' is no day"):
        reader.read("x", published="2024-02-30")
    assert as_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("size", [1, 2, 64])
def test_read_all_gives_the_claims_of_each_in_order_whatever_the_batch(reader, size):
    found = list(reader.read_all(REPORTS, batch_size=size))
    assert [forms(claims) for claims in found] == [forms(reader.read(text)) for text in REPORTS]
    assert [bool(claims) for claims in found] == [True, False, False, True, True]


@pytest.mark.parametrize("breaking", ["read by language", "made into claims"])
def test_a_crash_in_one_report_costs_no_other_its_claims(reader, monkeypatch, breaking):
    whole = list(reader.read_all(REPORTS))
    spoilt = from_text(REPORTS[3])

    def breaks_on(report):
        if report.text == spoilt.text:
            raise ZeroDivisionError("oh")

    if breaking == "made into claims":
        really = pipeline.claims_in
        monkeypatch.setattr(pipeline, "claims_in", lambda t, x: breaks_on(t.report) or really(t, x))
    else:
        parse = reader.language._parse  # noqa: SLF001
        monkeypatch.setattr(reader.language, "_parse", lambda report: breaks_on(report) or parse(report))
    told = []
    found = list(
        reader.read_all(REPORTS, on_error=lambda report, error: told.append((report.text, str(error))))
    )
    assert told == [(spoilt.text, "oh")]
    assert [forms(c) for c in found] == [[] if n == 3 else forms(c) for n, c in enumerate(whole)]


def test_a_crash_goes_into_the_log_where_nobody_asks(reader, monkeypatch, caplog):
    monkeypatch.setattr(pipeline, "claims_in", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR, logger="dragoman"):
        assert list(reader.read_all(REPORTS[:1])) == [[]]
    assert "gave no claims: ZeroDivisionError: division by zero" in caplog.text


def test_package_reads_with_a_reader_that_is_loaded_once():
    assert forms(dragoman.read(REPORTS[0])) == forms(dragoman.read(REPORTS[0]))
    assert isinstance(dragoman.load, type(load_lexicon))
    assert dragoman.Reader is Reader


def test_own_actors_go_before_the_listed_ones(tmp_path):
    path = tmp_path / "actors.jsonl"
    path.write_text(json.dumps({"code": "ZZB", "kind": "state", "en": {"names": ["Norway", "Zembla"]}}))
    own = load_lexicon(actors=path)
    assert own.section("actors")[0]["code"] == "ZZB"
    assert own.stamp != load_lexicon().stamp
    with pytest.raises(LexiconError, match="missing"):
        load_lexicon(actors=tmp_path / "missing.yml")


PARTS = [
    "Norway", "attacked", "said", "met", "will", "not", "Friday", "“", "”", "(", ")", "--", ":", "in", "Peru’s", "two",
    "the", "if", "on", ".", "\n", "\n\n", "\x00", "\x1b[1m", "\u202e", "😀", "مرحبا", "שלום", "\ud800", "e\u0301", "1",
    "소아쌤", "By Jane Doe", "MOST POPULAR", "\r\n", "\u2028", "sanctions", "agreed to", "its", "killed five people",
]  # fmt: skip
ANYTHING = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(PARTS), max_size=60).map(" ".join),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING, st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31))))
def test_any_text_is_read(reader, text, published):
    claims = reader.read(text, published=published)
    again = [json.loads(line) for line in forms(claims)]
    # That check takes each line for a paragraph; a party may stand in the line above where lines were wrapped.
    assert [what for what in breaks_of(again, text) if "stands elsewhere" not in what] == []
    assert all(claim.gloss.endswith(".") for claim in claims)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "word " * 10_000,
        "Norway attacked Peru and " * 200,
        "the trade minister of the country which " * 1_500,
        "?!.,;:" * 2_000,
        "“" * 5_000,
        "(" * 5_000,
        "x" * 100_000,
        "Kenya said that " * 500 + "it met Uganda.",
    ],
    ids=lambda text: text[:10],
)
def test_huge_sentences_are_read(reader, text):
    claims = reader.read(text, published="2024-03-06")
    assert breaks_of([json.loads(line) for line in forms(claims)], text) == []
