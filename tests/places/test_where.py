"""Where the words say that an event happened."""

from dataclasses import replace

import pytest

import dragoman
from dragoman.places import find_places, happened_at


def where(text, trigger, lexicon):
    token = next(t.i for t in text.tokens if t.text == trigger)
    place = happened_at(text, find_places(text, lexicon), token, lexicon)
    return place and place.extracted_place


IN_CAIRO = [
    "Police NOUN nsubj 1",
    "arrested VERB root 1",
    "him PRON obj 1",
    "in ADP case 4",
    "Cairo PROPN obl 1",
]


def test_a_place_with_its_preposition_is_the_deeds(build, lexicon):
    assert where(build(IN_CAIRO, [(4, 5, "LOC")]), "arrested", lexicon) == "Cairo"


@pytest.mark.parametrize("preposition", ["from", "to", "with", "of", "about"])
def test_other_prepositions_say_nothing(build, lexicon, preposition):
    lines = [line.replace("in ADP", f"{preposition} ADP") for line in IN_CAIRO]
    assert where(build(lines, [(4, 5, "LOC")]), "arrested", lexicon) is None


def test_the_place_of_another_clause_is_not_the_deeds(build, lexicon):
    text = build(
        ["They PRON nsubj 1", "agreed VERB root 1", "to PART mark 3", "meet VERB xcomp 1", "in ADP case 5",
         "Geneva PROPN obl 3"],
        [(5, 6, "LOC")],
    )  # fmt: skip
    assert where(text, "agreed", lexicon) is None
    assert where(text, "meet", lexicon) == "Geneva"


def test_a_noun_takes_the_place_of_its_verb(build, lexicon):
    text = build(
        ["They PRON nsubj 1", "held VERB root 1", "talks NOUN obj 1", "in ADP case 4", "Oslo PROPN obl 1"],
        [(4, 5, "LOC")],
    )
    assert where(text, "talks", lexicon) == "Oslo"


def test_the_narrowest_place_is_given(build, lexicon):
    text = build(
        ["A DET det 1", "bomb NOUN nsubj 2", "exploded VERB root 2", "in ADP case 6", "a DET det 6", "village NOUN dep 6",
         "village NOUN obl 2", "near ADP case 8", "Homs PROPN nmod 6", "in ADP case 10", "Syria PROPN obl 2"],
        [(8, 9, "LOC"), (10, 11, "LOC")],
    )  # fmt: skip
    assert where(text, "exploded", lexicon) == "Homs"


def test_where_an_actor_comes_from_is_not_where_it_acts(build, lexicon):
    text = build(
        ["Envoys NOUN nsubj 3", "from ADP case 2", "Turkey PROPN nmod 0", "met VERB root 3"], [(2, 3, "LOC")]
    )
    assert where(text, "met", lexicon) is None


def test_counted_victims_stand_between_a_deed_and_its_place(build, lexicon):
    text = build(
        ["Soldiers NOUN nsubj 1", "killed VERB root 1", "five NUM nummod 3", "protesters NOUN obj 1", "in ADP case 5",
         "Homs PROPN nmod 3"],
        [(5, 6, "LOC")],
    )  # fmt: skip
    assert where(text, "killed", lexicon) == "Homs"


def test_a_government_somewhere_is_not_where_it_is_blamed(build, lexicon):
    text = build(
        ["Envoys NOUN nsubj 1", "blamed VERB root 1", "the DET det 3", "government NOUN obj 1", "in ADP case 5",
         "Baghdad PROPN nmod 3"],
        [(5, 6, "LOC")],
    )  # fmt: skip
    assert where(text, "blamed", lexicon) is None


@pytest.mark.slow
def test_real_parses_hold(parse, lexicon):
    text = parse(
        "Clashes between police and protesters broke out in Nairobi, the capital of Kenya, on Friday."
    )
    assert where(text, "Clashes", lexicon) == "Nairobi"


def test_a_persons_name_takes_no_place_of_its_own(build, lexicon):
    text = build(
        [
            "Envoys NOUN nsubj 1",
            "met VERB root 1",
            "Ana PROPN obj 1",
            "Roe PROPN flat 2",
            "in ADP case 5",
            "Vienna PROPN nmod 2",
        ],
        [(2, 4, "PER"), (5, 6, "LOC")],
    )
    assert where(text, "met", lexicon) == "Vienna"


@pytest.mark.parametrize(
    ("verb", "place"), [("visited", "Aleppo"), ("shelled", "Aleppo"), ("criticized", None)]
)
def test_some_deeds_are_where_their_object_is(build, lexicon, verb, place):
    text = build(["They PRON nsubj 1", f"{verb} VERB root 1", "Aleppo PROPN obj 1"], [(2, 3, "LOC")])
    lemma = {"visited": "visit", "shelled": "shell", "criticized": "criticize"}[verb]
    tokens = tuple(t._replace(lemma=lemma) if t.text == verb else t for t in text.tokens)
    text = replace(text, tokens=tokens)
    assert where(text, verb, lexicon) == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Rebels attacked the town of Mopti on Monday.", "Mopti"),
        ("Troops shelled the city of Kharkiv overnight.", "Kharkiv"),
        ("Rebels seized the port of Berbera.", "Berbera"),
        ("Rebels attacked Paris over its policy.", None),
    ],
)
def test_what_is_done_to_a_town_is_done_there(sentence, place):
    claims = dragoman.read(sentence)
    assert claims
    assert {claim.event_loc and claim.event_loc.extracted_place for claim in claims} == {place}


def test_a_deed_on_the_sidelines_is_where_the_occasion_is(build, lexicon):
    text = build(
        ["They PRON nsubj 1", "met VERB root 1", "on ADP case 4", "the DET det 4", "sidelines NOUN obl 1", "of ADP case 7",
         "a DET det 7", "summit NOUN nmod 4", "in ADP case 9", "Lima PROPN nmod 7"],
        [(9, 10, "LOC")],
    )  # fmt: skip
    tokens = tuple(t._replace(lemma="sideline") if t.text == "sidelines" else t for t in text.tokens)
    assert where(replace(text, tokens=tokens), "met", lexicon) == "Lima"


def test_a_report_without_places_gives_none(build, lexicon):
    assert where(build(["They PRON nsubj 1", "met VERB root 1"]), "met", lexicon) is None
