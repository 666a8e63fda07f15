"""Which predicate a time belongs to: hand-built trees, the slips that parsers make among them."""

from datetime import date

import pytest

from dragoman.times import Dates, find_times
from times.flat import LEXICON, tree

PUBLISHED = date(2019, 11, 22)
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
INF = "VerbForm=Inf"


def attached(rows, published=PUBLISHED):
    """The value that each word of a sentence gets, by word."""
    text = tree(rows, published)
    whens = find_times(text, LEXICON)
    dates = Dates(text, whens)
    found = {t.text: dates.at(t.i) for t in text.tokens if t.pos in ("VERB", "NOUN")}
    return {word: when.value for word, when in found.items() if when}


def test_a_day_between_a_verb_and_its_clause_is_the_verbs():
    rows = [
        ("Oslo", "Oslo", "PROPN", "nsubj", 1),
        ("said", "say", "VERB", "root", 1, PAST),
        ("Friday", "Friday", "PROPN", "obl:unmarked", 6),  # the slip: hung on the clause
        ("envoys", "envoy", "NOUN", "nsubj:pass", 6),
        ("had", "have", "AUX", "aux", 6),
        ("been", "be", "AUX", "aux:pass", 6),
        ("expelled", "expel", "VERB", "ccomp", 1, "Tense=Past|VerbForm=Part"),
    ]
    assert attached(rows) == {"said": "2019-11-22"}


def test_a_day_to_come_is_the_infinitives_wherever_it_hangs():
    rows = [
        ("Oslo", "Oslo", "PROPN", "nsubj:pass", 2),
        ("is", "be", "AUX", "aux:pass", 2, "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("expected", "expect", "VERB", "root", 2, "Tense=Past|VerbForm=Part"),
        ("to", "to", "PART", "mark", 4),
        ("hold", "hold", "VERB", "xcomp", 2, INF),
        ("talks", "talk", "NOUN", "obj", 4),
        ("on", "on", "ADP", "case", 7),
        ("Saturday", "Saturday", "PROPN", "obl", 2),
    ]
    assert attached(rows) == {"hold": "2019-11-23"}


def announced(month, day):
    return [
        ("Oslo", "Oslo", "PROPN", "nsubj", 1),
        ("announced", "announce", "VERB", "root", 1, PAST),
        ("it", "it", "PRON", "nsubj", 4),
        ("would", "will", "AUX", "aux", 4),
        ("leave", "leave", "VERB", "ccomp", 1, INF),
        ("on", "on", "ADP", "case", 6),
        (month, month, "PROPN", "obl", 4),
        (day, day, "NUM", "nummod", 6),
    ]


def test_a_past_day_after_a_clause_to_come_is_the_telling_too():
    assert attached(announced("August", "23")) == {"leave": "2019-08-23", "announced": "2019-08-23"}


def test_a_day_to_come_stays_in_its_clause():
    assert attached(announced("December", "3")) == {"leave": "2019-12-03"}


def test_a_time_in_a_relative_clause_stays_there():
    rows = [
        ("Oslo", "Oslo", "PROPN", "nsubj", 1),
        ("praised", "praise", "VERB", "root", 1, PAST),
        ("the", "the", "DET", "det", 3),
        ("pact", "pact", "NOUN", "obj", 1),
        ("signed", "sign", "VERB", "acl", 3, "Tense=Past|VerbForm=Part"),
        ("in", "in", "ADP", "case", 6),
        ("2016", "2016", "NUM", "obl", 4),
    ]
    assert attached(rows) == {"signed": "2016"}


@pytest.mark.parametrize(("verb", "fronted"), [("attacked", True), ("burned", False)])
def test_coordinated_verbs_share_a_day_at_either_end(verb, fronted):
    day = [("on", "on", "ADP", "case", 1), ("Tuesday", "Tuesday", "PROPN", "obl", 3)]
    core = [
        ("rebels", "rebel", "NOUN", "nsubj", 3),
        ("attacked", "attack", "VERB", "root", 3, PAST),
        ("and", "and", "CCONJ", "cc", 5),
        ("burned", "burn", "VERB", "conj", 3, PAST),
        ("villages", "village", "NOUN", "obj", 5),
    ]
    if fronted:
        rows = [*day, *core]
    else:
        moved = [(w, lemma, p, d, h - 2, *m) for w, lemma, p, d, h, *m in core]
        rows = [*moved, ("on", "on", "ADP", "case", 6), ("Tuesday", "Tuesday", "PROPN", "obl", 3)]
    found = attached(rows)
    assert found["attacked"] == found["burned"] == "2019-11-19"
    assert verb in found


def test_a_possessive_day_is_its_nouns():
    rows = [
        ("Thursday", "Thursday", "PROPN", "nmod:poss", 2),
        ("'s", "'s", "PART", "case", 0),
        ("attack", "attack", "NOUN", "nsubj", 3),
        ("killed", "kill", "VERB", "root", 3, PAST),
        ("five", "five", "NUM", "obj", 3),
    ]
    assert attached(rows) == {"attack": "2019-11-21"}


def test_a_name_has_no_day():
    rows = [
        ("Oslo", "Oslo", "PROPN", "nsubj", 1),
        ("imposed", "impose", "VERB", "root", 1, PAST),
        ("curbs", "curb", "NOUN", "obj", 1),
        ("on", "on", "ADP", "case", 4),
        ("Seoul", "Seoul", "PROPN", "nmod", 2),
        ("in", "in", "ADP", "case", 6),
        ("July", "July", "PROPN", "nmod", 4),  # the slip: a July of Seoul's
    ]
    assert attached(rows)["imposed"] == "2019-07"


def test_an_attack_after_a_vote_has_no_day_of_the_vote():
    rows = [
        ("crowds", "crowd", "NOUN", "nsubj", 1),
        ("rioted", "riot", "VERB", "root", 1, PAST),
        ("after", "after", "ADP", "case", 4),
        ("the", "the", "DET", "det", 4),
        ("vote", "vote", "NOUN", "obl", 1),
        ("on", "on", "ADP", "case", 6),
        ("Sunday", "Sunday", "PROPN", "nmod", 4),
    ]
    assert attached(rows) == {"vote": "2019-11-17"}


def test_what_is_scheduled_has_the_day():
    rows = [
        ("talks", "talk", "NOUN", "nsubj:pass", 2),
        ("are", "be", "AUX", "aux:pass", 2, "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("scheduled", "schedule", "VERB", "root", 2, "Tense=Past|VerbForm=Part"),
        ("for", "for", "ADP", "case", 4),
        ("Monday", "Monday", "PROPN", "obl", 2),
    ]
    assert attached(rows) == {"scheduled": "2019-11-25", "talks": "2019-11-25"}


def test_an_open_weekday_stays_in_the_clause_to_come():
    sunday = [("on", "on", "ADP", "case", 6), ("Sunday", "Sunday", "PROPN", "obl", 4)]
    rows = [*announced("August", "23")[:5], *sunday]
    assert attached(rows, None) == {"leave": "XXXX-WXX-7"}


@pytest.mark.parametrize("length", ["for three days", "for decades"])
def test_a_plain_length_dates_nothing(length, parse, lexicon):
    text = parse(f"The armies fought {length}.", published=PUBLISHED)
    whens = find_times(text, lexicon)
    assert whens
    assert not any(Dates(text, whens).at(t.i) for t in text.tokens)
