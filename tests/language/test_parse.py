"""Reports parsed with the shipped weights."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.language import load
from dragoman.language.load import WEIGHTS, digest
from dragoman.records import Block, BlockKind, Report, Span

NEWS = (
    "Mr. Okafor, the foreign minister, said on Monday that Lagos had agreed to resume talks with Accra. "
    "“We don’t want a quarrel,” he told reporters in the capital.\n"
    "The U.S.-led mission was told to leave by the government."
)


def report_of(text):
    """Make every line a block of body text, whatever intake would make of it."""
    blocks = [Block(BlockKind.BODY, Span(*line.span())) for line in re.finditer(r"[^\n]+", text)]
    return Report(report_id="0" * 16, text=text, text_sha256="", source_sha256="", blocks=tuple(blocks))


def check(parse):
    """Whatever the text, a parse is a forest of trees over the report's own words."""
    text = parse.report.text
    for i, token in enumerate(parse.tokens):
        sentence = parse.sentences[token.sent]
        assert (token.i, text[token.start : token.end]) == (i, token.text)
        assert sentence.first <= token.head < sentence.last
        assert (token.dep == "root") == (token.head == i) == (sentence.root == i)
        assert token.lemma
    starts = [token.start for token in parse.tokens]
    assert starts == sorted(starts)
    assert [s.first for s in parse.sentences[1:]] == [s.last for s in parse.sentences[:-1]]
    assert all(
        0 <= n.first < n.last <= len(parse.tokens) and n.label in {"PER", "ORG", "LOC"} for n in parse.names
    )


def test_news_has_its_relations_and_names(language):
    parse = language.parse(report_of(NEWS))
    check(parse)
    found = {(t.text, t.dep, parse.tokens[t.head].text) for t in parse.tokens}
    assert {("Okafor", "nsubj", "said"), ("agreed", "ccomp", "said"), ("talks", "obj", "resume")} <= found
    assert ("mission", "nsubj:pass", "told") in found
    assert [parse.text_of(s.span)[-1] for s in parse.sentences] == [".", ".", "."]
    assert ("PER", "Okafor") in {
        (n.label, parse.text_of(parse.span_of(n.first, n.last))) for n in parse.names
    }


def test_sentences_know_their_block(language):
    parse = language.parse(report_of(NEWS))
    assert [s.block for s in parse.sentences] == [0, 0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "!?" * 3_000,
        "😀👩‍👩‍👧 said so. 🇳🇴🇸🇪!",
        "قالت الوزارة إن المحادثات بدأت",
        "a\x00b\x1fc\x7f\u200b\ud800 said.",
        "word " * 10_000,
        "x" * 30_000,
        "(" * 500 + "Oslo" + ")" * 500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_strange_text_is_parsed_like_any_other(language, text):
    start = time.perf_counter()
    parse = language.parse(report_of(text))
    check(parse)
    assert parse.tokens or not text.strip()
    assert time.perf_counter() - start < 20


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec=None), max_size=300))
def test_arbitrary_text_is_parsed_like_any_other(language, text):
    check(language.parse(report_of(text)))


def test_a_batch_changes_nothing(language):
    reports = [report_of(t) for t in (NEWS, "", "Oslo voted.", NEWS * 3, NEWS[40:])]
    alone = [language.parse(report) for report in reports]
    for size in (1, 2, 64):
        assert list(language.parse_all(iter(reports), batch_size=size)) == alone


def test_a_long_report_in_one_line_loses_no_word(language):
    text = "The council met. " * 3_000
    parse = language.parse(report_of(text))
    assert "".join(t.text for t in parse.tokens) == text.replace(" ", "")


def test_the_stamp_is_the_digest_of_the_weights(language):
    assert language.stamp == "sha256:" + digest(WEIGHTS)


def test_a_missing_pipeline_is_named_with_a_cure(tmp_path):
    with pytest.raises(ModelError, match="no spaCy pipeline there") as error:
        load(tmp_path)
    assert "Universal Dependencies" in error.value.fix


def test_a_package_that_is_not_installed_is_named():
    with pytest.raises(ModelError, match="no_such_pipeline: no such folder"):
        load("no_such_pipeline")


def test_a_broken_pipeline_shows_no_traceback(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = \n", encoding="utf8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(tmp_path)


def test_a_pipeline_without_a_parser_does_not_fit(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no syntactic relations"):
        load(tmp_path / "blank")


def test_another_ud_pipeline_takes_the_place_of_ours(tmp_path):
    import shutil

    other = tmp_path / "other"
    shutil.copytree(WEIGHTS, other, ignore=shutil.ignore_patterns("SHA256", "lemmas.json"))
    language = load(other)
    assert language.stamp == "sha256:" + digest(other)
    check(language.parse(report_of(NEWS)))
