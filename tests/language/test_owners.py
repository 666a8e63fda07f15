"""A body with "of" in its name owns what follows; it is no object with something hanging on it."""

from dragoman.language.owners import owners

WORDS = ["Oslo", "praised", "the", "Government", "of", "Peru", "'s", "report", "."]


def test_what_a_body_owns_takes_its_place():
    heads = [1, 1, 3, 1, 7, 7, 5, 3, 1]
    relations = ["nsubj", "root", "det", "obj", "case", "nmod:poss", "case", "nmod", "punct"]
    owners(WORDS, heads, relations)
    assert heads == [1, 1, 3, 7, 5, 3, 3, 1, 1]
    assert relations == ["nsubj", "root", "det", "nmod:poss", "case", "nmod", "case", "obj", "punct"]


def test_a_plain_noun_keeps_what_hangs_on_it():
    words = ["Oslo", "saw", "the", "speed", "of", "Peru", "'s", "reform", "."]
    heads = [1, 1, 3, 1, 7, 7, 5, 3, 1]
    relations = ["nsubj", "root", "det", "obj", "case", "nmod:poss", "case", "nmod", "punct"]
    owners(words, heads, relations)
    assert heads == [1, 1, 3, 1, 7, 7, 5, 3, 1]
    assert relations[3] == "obj"
