"""What is put right after the pipeline: lemmas and roots."""

import pytest

from dragoman.language.assemble import _own_lemma


@pytest.mark.parametrize(
    ("word", "tag", "morph", "lemma"),
    [
        ("Athens", "PROPN", "Number=Sing", "Athens"),
        ("US", "PROPN", "Number=Sing", "US"),
        ("ATHENS", "PROPN", "Number=Sing", None),
        ("States", "PROPN", "Number=Plur", None),
        ("talks", "NOUN", "Number=Plur", None),
    ],
)
def test_a_name_of_one_thing_is_its_own_lemma(word, tag, morph, lemma):
    assert _own_lemma(word, tag, morph) == lemma


def test_forms_that_training_never_saw_have_their_lemma(parse):
    text = "Oslo expelled two envoys, rebutted the claims and was rebelling against the ban."
    lemmas = {t.text: t.lemma for t in parse(text).tokens}
    assert (lemmas["expelled"], lemmas["rebutted"]) == ("expel", "rebut")
