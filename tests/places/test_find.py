"""Names resolved to places: namesakes, areas, people and organizations."""

import pytest

from dragoman.places import find_places
from dragoman.places.words import words_of
from dragoman.records import BlockKind


def found(text, lexicon):
    return {
        p.extracted_place: (p.resolved_place, p.country_code, p.province, p.resolution)
        for p in find_places(text, lexicon)
    }


def went_to(build, place, names=True, then=()):  # noqa: FBT002
    """ "They met in PLACE ..." with each word of the place hung on the first."""
    words = place.split()
    lines = ["They PRON nsubj 1", "met VERB root 1", "in ADP case 3", f"{words[0]} PROPN obl 1"]
    lines += [f"{word} {'PUNCT punct' if word == ',' else 'PROPN flat'} 3" for word in words[1:]]
    lines += then
    return build(lines, [(3, 3 + len(words), "LOC")] if names else [])


@pytest.mark.parametrize(
    ("place", "country", "province", "resolution"),
    [
        ("Paris", "FRA", "Île-de-France", 4),
        ("Ontario", "CAN", "Ontario", 2),
        ("Turkey", "TUR", None, 1),
        ("Kosovo", "KOS", None, 1),
        ("Puerto Rico", "PRI", None, 1),
        ("Scotland", "GBR", "Scotland", 2),
        ("Washington", "USA", None, 4),
        ("Geneva", "CHE", "Geneva", 4),
    ],
)
def test_a_name_is_resolved(build, lexicon, place, country, province, resolution):
    assert found(went_to(build, place), lexicon)[place][1:] == (country, province, resolution)


@pytest.mark.parametrize(
    ("town", "area", "country", "province"),
    [
        ("Paris", "Texas", "USA", "Texas"),
        ("Tripoli", "Lebanon", "LBN", None),
        ("Tripoli", "Libya", "LBY", None),
        ("London", "Ontario", "CAN", "Ontario"),
        ("Hyderabad", "Pakistan", "PAK", "Sindh"),
    ],
)
def test_what_stands_behind_the_comma_tells_namesakes_apart(build, lexicon, town, area, country, province):
    text = build(
        ["They PRON nsubj 1", "met VERB root 1", "in ADP case 3", f"{town} PROPN obl 1", ", PUNCT punct 5",
         f"{area} PROPN appos 3"],
        [(3, 4, "LOC"), (5, 6, "LOC")],
    )  # fmt: skip
    assert found(text, lexicon)[town][1:3] == (country, province)


def test_countries_in_a_list_are_no_towns_of_each_other(build, lexicon):
    text = build(
        ["Mexico PROPN nsubj 5", ", PUNCT punct 2", "China PROPN conj 0", ", PUNCT punct 4", "Japan PROPN conj 0",
         "agreed VERB root 5"],
        [(0, 1, "LOC"), (2, 3, "LOC"), (4, 5, "LOC")],
    )  # fmt: skip
    assert [p.country_code for p in find_places(text, lexicon)] == ["MEX", "CHN", "JPN"]


def test_the_report_decides_for_georgia(build, lexicon):
    text = build(
        [
            "Georgia PROPN nsubj 1",
            "accused VERB root 1",
            "Russia PROPN obj 1",
            "of ADP case 4",
            "it PRON obl 1",
        ],
        [(0, 1, "LOC"), (2, 3, "LOC")],
    )
    assert found(text, lexicon)["Georgia"][1] == "GEO"
    text = build(
        ["Alabama PROPN nsubj 5", ", PUNCT punct 2", "Georgia PROPN conj 0", "and CCONJ cc 4", "Florida PROPN conj 0",
         "agreed VERB root 5"],
        [(0, 1, "LOC"), (2, 3, "LOC"), (4, 5, "LOC")],
    )  # fmt: skip
    assert found(text, lexicon)["Georgia"][1:] == ("USA", "Georgia", 2)


def test_a_name_of_two_states_stays_open(build, lexicon):
    place = find_places(went_to(build, "Korea"), lexicon)[0]
    assert (place.extracted_place, place.resolved_place, place.country_code) == ("Korea", None, None)


def test_an_area_is_no_pin_and_a_town_is(build, lexicon):
    country = find_places(went_to(build, "Syria"), lexicon)[0]
    town = find_places(went_to(build, "Damascus"), lexicon)[0]
    assert (country.lat, country.lon) == (None, None)
    assert (round(town.lat), round(town.lon)) == (34, 36)


def test_a_town_unknown_in_the_area_named_has_the_areas_code_and_no_pin(build, lexicon):
    text = build(
        ["They PRON nsubj 1", "met VERB root 1", "in ADP case 3", "Qwertyville PROPN obl 1", ", PUNCT punct 5",
         "Manitoba PROPN appos 3"],
        [(3, 4, "LOC"), (5, 6, "LOC")],
    )  # fmt: skip
    place = find_places(text, lexicon)[0]
    assert (place.extracted_place, place.country_code, place.province) == ("Qwertyville", "CAN", "Manitoba")
    assert (place.resolved_place, place.lat, place.geonameid) == (None, None, None)


def test_what_is_larger_than_a_country_has_no_code(build, lexicon):
    place = find_places(went_to(build, "Middle East"), lexicon)[0]
    assert (place.resolved_place, place.country_code, place.resolution) == ("Middle East", None, None)


def test_a_person_is_no_place(build, lexicon):
    text = build(
        ["Lloyd PROPN nsubj 2", "Austin PROPN flat 0", "met VERB root 2", "him PRON obj 2", ". PUNCT punct 2",
         "Austin PROPN nsubj 6", "agreed VERB parataxis 2"],
        [(0, 2, "PER"), (5, 6, "PER")],
    )  # fmt: skip
    assert find_places(text, lexicon) == ()


def test_an_organization_is_no_place(build, lexicon):
    text = build(
        [
            "The DET det 3",
            "Boston PROPN compound 3",
            "Consulting PROPN compound 3",
            "Group PROPN nsubj 4",
            "met VERB root 4",
        ],
        [(1, 4, "ORG")],
    )
    assert find_places(text, lexicon) == ()
    text = build(
        ["They PRON nsubj 1", "flew VERB root 1", "with ADP case 3", "Airbus PROPN obl 1"], [(3, 4, "LOC")]
    )
    assert find_places(text, lexicon) == ()


def test_a_lake_is_no_town_of_its_name(build, lexicon):
    assert find_places(went_to(build, "Lake Placidia"), lexicon)[0].country_code is None


@pytest.mark.parametrize("word", ["OK", "Pa.", "Ms."])
def test_a_short_form_without_a_town_is_no_state(build, lexicon, word):
    text = build(["They PRON nsubj 1", "said VERB root 1", f"{word} PROPN obj 1"])
    assert find_places(text, lexicon) == ()


def test_a_short_form_behind_a_town_is_its_state(build, lexicon):
    text = build(
        ["They PRON nsubj 1", "met VERB root 1", "in ADP case 3", "Springfield PROPN obl 1", ", PUNCT punct 5",
         "Mo. PROPN appos 3"],
        [(3, 4, "LOC")],
    )  # fmt: skip
    assert found(text, lexicon)["Springfield"] == ("Springfield", "USA", "Missouri", 4)


def test_the_dateline_speaks_for_a_country(build, lexicon):
    text = went_to(build, "Victoria")
    dated = went_to(build, "Victoria")
    line = type(dated.report.blocks[0])(BlockKind.DATELINE, text.sentences[0].span)
    words = "SYDNEY, Australia"
    report = type(dated.report)(
        **{
            **{name: getattr(dated.report, name) for name in dated.report.__slots__},
            "text": dated.report.text + "\n" + words,
            "blocks": (*dated.report.blocks, type(line)(BlockKind.DATELINE, _span(dated.report.text, words))),
        }
    )
    dated = type(dated)(
        report=report, tokens=dated.tokens, sentences=dated.sentences, names=dated.names,
        children=dated.children, edges=dated.edges,
    )  # fmt: skip
    assert found(dated, lexicon)["Victoria"][1] == "AUS"


def _span(text, words):
    from dragoman.records import Span

    return Span(len(text) + 1, len(text) + 1 + len(words))


def test_a_text_without_names_has_no_places(build, lexicon):
    assert find_places(build(["Nothing PRON nsubj 1", "happened VERB root 1"]), lexicon) == ()


def test_former_states_have_the_code_of_their_successor(lexicon):
    assert [spot.code for spot in words_of(lexicon).countries["Soviet Union"]] == ["RUS"]


def test_common_words_in_capitals_are_no_towns(build, lexicon):
    text = build(["CITY PROPN nsubj 1", "REOPENS VERB root 1", "SCHOOLS NOUN obj 1"], kind=BlockKind.TITLE)
    assert find_places(text, lexicon) == ()


def test_an_unknown_village_is_kept_with_its_words(build, lexicon):
    text = build(
        ["They PRON nsubj 1", "met VERB root 1", "in ADP case 4", "the DET det 4", "village NOUN obl 1", "of ADP case 6",
         "Qwertyville PROPN nmod 4"],
    )  # fmt: skip
    place = find_places(text, lexicon)[0]
    assert (place.extracted_place, place.resolved_place, place.country_code) == ("Qwertyville", None, None)
