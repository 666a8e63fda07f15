import pytest

from dragoman.lexicon import Contexts
from dragoman.lexicon.load import sources
from dragoman.lexicon.sources import read_file

CONTEXTS = read_file(sources() / "en" / "contexts.yml")
FINDS = [(name, text) for name, held in CONTEXTS.items() for text in held["finds"]]
IGNORES = [(name, text) for name, held in CONTEXTS.items() for text in held["ignores"]]


def names(text, lexicon):
    return [name for name, _ in Contexts(text, lexicon).between(0, len(text.tokens))]


@pytest.mark.parametrize(("name", "sentence"), FINDS)
def test_contexts_finds(name, sentence, parse, lexicon):
    assert name in names(parse(sentence), lexicon)


@pytest.mark.parametrize(("name", "sentence"), IGNORES)
def test_contexts_ignores(name, sentence, parse, lexicon):
    assert name not in names(parse(sentence), lexicon)


def test_contexts_gives_each_once_with_its_first_words(parse, lexicon):
    text = parse("The army and the navy share a military base.")
    assert [(n, text.text_of(span)) for n, span in Contexts(text, lexicon).between(0, len(text.tokens))] == [
        ("military", "army")
    ]


def test_contexts_looks_only_where_it_is_told(parse, lexicon):
    text = parse("The army met. The judge left.")
    assert names(text, lexicon) == ["military", "legal"]
    assert [n for n, _ in Contexts(text, lexicon).between(0, 4)] == ["military"]


def test_contexts_gives_the_longest_words(parse, lexicon):
    text = parse("They discussed human rights abuses.")
    found = {n: text.text_of(span) for n, span in Contexts(text, lexicon).between(0, len(text.tokens))}
    assert found["human_rights"] in ("human rights", "human rights abuses")
