"""Names put right by lists and titles."""

import pytest

from dragoman.language.names import NameLists, proper_nouns, read_lists, settle
from dragoman.records import Name, Token

LISTS = NameLists(
    places=frozenset({"veshta", "port ilmen"}),
    organizations=frozenset({"un"}),
    organization_words=frozenset({"council"}),
    given_names=frozenset({"Maria"}),
)


def tokens(*rows):
    """Make tokens of (word, tag, relation, head)."""
    return [
        Token(i, word, word, pos, "", dep, head, 10 * i, 10 * i + len(word), 0, space=True)
        for i, (word, pos, dep, head) in enumerate(rows)
    ]


MINISTER_MET = tokens(
    ("Minister", "PROPN", "nmod:desc", 1),
    ("Maria", "PROPN", "nsubj", 5),
    ("Kyung", "PROPN", "flat", 1),
    ("-", "PUNCT", "punct", 1),
    ("wha", "PROPN", "flat", 1),
    ("met", "VERB", "root", 5),
    ("Veshta", "PROPN", "obj", 5),
)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (["Port", "Ilmen"], "LOC"),
        (["UN"], "ORG"),
        (["Veshta", "Council"], "ORG"),
        (["Maria", "Lund"], "PER"),
        (["Maria", "lund"], None),
        (["Maria", "of", "the", "Lakes"], None),
        (["Lund"], None),
    ],
)
def test_lists_tell_the_type(words, label):
    assert LISTS.label_of(words) == label


def test_a_proper_noun_has_its_flat_parts_and_hyphens():
    assert list(proper_nouns(MINISTER_MET)) == [(0, 1, 0), (1, 5, 1), (6, 7, 6)]


def test_names_that_the_lists_know_are_added_and_corrected():
    assert settle(MINISTER_MET, [Name(6, 7, "PER")], LISTS) == [Name(1, 5, "PER"), Name(6, 7, "LOC")]


def test_a_title_is_no_part_of_a_name():
    assert settle(MINISTER_MET, [Name(0, 5, "PER")], LISTS)[0] == Name(1, 5, "PER")


def test_a_country_may_be_an_organization():
    assert settle(MINISTER_MET, [Name(6, 7, "ORG")], LISTS)[-1] == Name(6, 7, "ORG")


def test_without_lists_names_stay_as_they_were(tmp_path):
    assert settle(MINISTER_MET, [Name(0, 5, "ORG")], read_lists(tmp_path)) == [Name(0, 5, "ORG")]


def test_a_people_is_no_name():
    several = [Token(0, "Veshtans", "Veshtan", "PROPN", "Number=Plur", "root", 0, 0, 8, 0, space=False)]
    assert settle(several, [Name(0, 1, "PER")], LISTS) == []


def test_a_name_holds_a_proper_noun():
    common = [Token(0, "Higher", "high", "ADJ", "Degree=Cmp", "root", 0, 0, 6, 0, space=False)]
    assert settle(common, [Name(0, 1, "PER")], LISTS) == []
