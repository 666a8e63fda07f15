import pytest
from building import claim, party, story, with_modes

from dragoman.discourse.prison import with_prison
from dragoman.lexicon.codes import codes
from dragoman.records import Status

BOTH = (
    "Judges|judge|NOUN|nsubj|2 convicted|convict|VERB|root|0|past Tello||PROPN|obj|2 and||CCONJ|cc|5 "
    "sentenced|sentence|VERB|conj|2|past him|he|PRON|obj|5 to||ADP|case|8 years|year|NOUN|obl|5 in||ADP|case|10 prison||NOUN|nmod|8"
)
FINE = "Judges|judge|NOUN|nsubj|2 convicted|convict|VERB|root|0|past Tello||PROPN|obj|2 of||ADP|case|5 theft||NOUN|obl|2"
JAILED = "Judges|judge|NOUN|nsubj|2 jailed|jail|VERB|root|0|past Tello||PROPN|obj|2"
SPARED = "Judges|judge|NOUN|nsubj|2 gave|give|VERB|root|0|past Tello||PROPN|iobj|2 suspended|suspend|ADJ|amod|6 prison||NOUN|compound|6 terms|term|NOUN|obj|2"


def convicted(text, word, who="Tello", **more):
    sides = {"actor": (party(text, "Judges"),), "recipient": (party(text, who, "GTM"),)}
    return with_modes(claim(text, word, "SANCTION", **{**sides, **more}), "convict")


def test_a_sentence_to_prison_after_a_conviction_is_the_arrest(lexicon):
    text = story(BOTH)
    found = convicted(text, "convicted")
    term = convicted(text, "sentenced", "him")
    told = with_prison(text, [found, term], lexicon)
    assert [(c.event, c.act, [m for m, _ in c.mode]) for c in told] == [
        ("SANCTION", "SANCTION", ["convict"]),
        ("COERCE", "COERCE", ["arrest"]),
    ]
    assert told[0].link == (told[1].id,)
    assert told[1].link == (told[0].id,) == (found.id,)
    assert [w.text for w in told[1].trigger] == ["sentenced", "prison"]
    assert (told[1].quad_code, told[1].event_scale) == (4, -7)


def test_one_word_that_jails_gives_two_linked_claims(lexicon):
    text = story(JAILED)
    told = with_prison(text, [convicted(text, "jailed")], lexicon)
    assert [c.event for c in told] == ["SANCTION", "COERCE"]
    assert [w.text for w in told[1].trigger] == ["jailed"]
    assert told[0].id != told[1].id


@pytest.mark.parametrize(("line", "word"), [(FINE, "convicted"), (SPARED, "gave")])
def test_without_prison_a_conviction_stands_alone(lexicon, line, word):
    text = story(line)
    one = convicted(text, word)
    assert with_prison(text, [one], lexicon) == [one]


def test_a_possible_sentence_is_no_arrest(lexicon):
    text = story(JAILED)
    one = convicted(text, "jailed", status=Status.POSSIBLE)
    assert with_prison(text, [one], lexicon) == [one]


def test_codes_of_the_arrest_are_the_code_books(lexicon):
    text = story(JAILED)
    arrest = with_prison(text, [convicted(text, "jailed")], lexicon)[1]
    assert arrest.cameo == codes(lexicon).cameo("COERCE", "COERCE", ("arrest",), (), (), "jail")


def test_an_arrest_already_told_by_the_same_word_is_not_told_twice(lexicon):
    text = story(JAILED)
    one = convicted(text, "jailed")
    told = with_modes(claim(text, "jailed", "COERCE", actor=one.actor, recipient=one.recipient), "arrest")
    assert [c.event for c in with_prison(text, [one, told], lexicon)] == ["SANCTION", "COERCE"]


def test_parties_and_day_of_the_finding_are_those_of_the_sentence(lexicon):
    text = story(BOTH)
    found = convicted(text, "convicted")
    term = convicted(text, "sentenced", "him", actor=(), recipient=())
    arrest = with_prison(text, [found, term], lexicon)[1]
    assert (arrest.actor, arrest.recipient) == (found.actor, found.recipient)


def test_a_court_that_jails_convicts_too(lexicon):
    text = story(JAILED)
    judges, tello = party(text, "Judges", sector="JUD"), party(text, "Tello", "GTM")
    jailed = with_modes(claim(text, "jailed", "COERCE", actor=(judges,), recipient=(tello,)), "arrest")
    told = with_prison(text, [jailed], lexicon)
    assert [(c.event, [m for m, _ in c.mode]) for c in told] == [
        ("SANCTION", ["convict"]),
        ("COERCE", ["arrest"]),
    ]
    assert told[0].link == (told[1].id,)
    police = with_modes(claim(text, "jailed", "COERCE", recipient=(tello,)), "arrest")
    assert with_prison(text, [police], lexicon) == [police]


def test_a_counted_term_is_a_conviction(lexicon):
    text = story(JAILED + " for||ADP|case|6 years|year|NOUN|obl|2 six||NUM|nummod|5")
    jailed = with_modes(claim(text, "jailed", "COERCE", recipient=(party(text, "Tello", "GTM"),)), "arrest")
    assert [c.event for c in with_prison(text, [jailed], lexicon)] == ["SANCTION", "COERCE"]
