"""What kind of word a form can be, and the layer that tells the parser."""

import pytest
import spacy

from dragoman.language.assemble import _is_bare_predicate, _second_objects
from dragoman.language.class_layer import COLUMNS, _class_features
from dragoman.language.word_classes import UNKNOWN, word_classes


@pytest.mark.parametrize(
    ("form", "can_be"),
    [
        ("warplanes", "np"),
        ("bombed", "vd"),
        ("mulls", "vs np"),
        ("planned", "vd a"),
        ("shelling", "vg ns"),
        ("airstrikes", "vs np"),  # by its last part
        ("ceasefire", "vb ns"),
        ("the", UNKNOWN),
        ("xqzzt", UNKNOWN),
    ],
)
def test_a_form_is_told_by_what_it_can_be(form, can_be):
    assert word_classes().of(form)[0] == can_be


def test_complements_of_verbs_are_part_of_their_class():
    assert word_classes().of("said")[1].startswith("v32tc")  # communication; an object, a clause
    assert "i" in word_classes().of("march")[1]


def test_the_layer_gives_a_row_of_classes_a_word():
    nlp = spacy.blank("en")
    docs = [nlp.make_doc("Warplanes bombed the port."), nlp.make_doc(""), nlp.make_doc("WARPLANES")]
    rows = _class_features().predict(docs)
    assert [r.shape for r in rows] == [(len(d), COLUMNS) for d in docs]
    assert (rows[0][0] == rows[2][0]).all()  # case plays no part
    assert (rows[0][0] != rows[0][1]).all()


def test_what_follows_an_indirect_object_is_the_object():
    # Oslo set the rebels a deadline on Monday
    heads = [1, 1, 3, 1, 5, 1, 7, 1]
    parsed = ["nsubj", "root", "det", "iobj", "det", "obl:unmarked", "case", "obl"]
    assert _second_objects(heads, list(parsed))[5] == "obj"
    parsed[5], parsed[7] = "obj", "obl:unmarked"  # with an object of its own, a time stays one
    assert _second_objects(heads, list(parsed))[7] == "obl:unmarked"


def test_a_bare_word_said_of_somebody_is_an_adjective():
    heads, parsed = [3, 3, 3, 3], ["nsubj", "aux", "cop", "root"]  # we have been patient
    assert _is_bare_predicate(3, heads, parsed)
    assert word_classes().is_adjective("patient")
    assert not _is_bare_predicate(3, [3, 3, 3, 3], ["nsubj", "cop", "det", "root"])  # she is a patient
