from dataclasses import replace
from datetime import date

import pytest
from building import claim, day, party, story

from dragoman.actors import Actors
from dragoman.discourse.days import carry_days
from dragoman.records import BlockKind, Status

LEAD = "Norway||PROPN|nsubj|2 fined|fine|VERB|root|0|past Chile||PROPN|obj|2 Friday||PROPN|obl:unmarked|2"


def after(line, *more, kinds=None, published=date(2024, 3, 4)):
    return story(LEAD, line, *more, kinds=kinds, published=published)


RAIN = "It|it|PRON|nsubj|2 rained|rain|VERB|root|0|past"


def carried(text, held, lexicon, *whens):
    actors = Actors(text=text, mentions=())
    return carry_days(text, [held], actors, whens or [day(text, "Friday")], lexicon)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Peru||PROPN|nsubj|3 simultaneously||ADV|advmod|3 met|meet|VERB|root|0|past Chile||PROPN|obj|3",
        "Just|just|ADV|advmod|3 before||SCONJ|mark|3 leaving|leave|VERB|advcl|5|ger Peru||PROPN|nsubj|5 met|meet|VERB|root|0|past Chile||PROPN|obj|5",
        "Hours|hour|NOUN|obl:unmarked|4 later||ADV|advmod|1 Peru||PROPN|nsubj|4 met|meet|VERB|root|0|past Chile||PROPN|obj|4",
    ],
)
def test_words_that_keep_the_day_carry_it_with_the_words_it_rests_on(line, lexicon):
    text = after(line)
    found = carried(text, claim(text, "met", "CONSULT"), lexicon)
    assert (found.when.text, found.when.value, found.date_carried) == ("Friday", "2024-03-01", True)


@pytest.mark.parametrize(
    "line",
    [
        "Peru||PROPN|nsubj|4 had|have|AUX|aux|4|past also||ADV|advmod|4 met|meet|VERB|root|0|part Chile||PROPN|obj|4",
        "Peru||PROPN|nsubj|3 previously||ADV|advmod|4 also||ADV|advmod|4 met|meet|VERB|root|0|past Chile||PROPN|obj|4",
        "Peru||PROPN|nsubj|4 will||AUX|aux|4 also||ADV|advmod|4 met|meet|VERB|root|0|VerbForm=Inf Chile||PROPN|obj|4",
        "Peru||PROPN|nsubj|2 says|say|VERB|root|0 it||PRON|nsubj|5 also||ADV|advmod|5 met|meet|VERB|ccomp|2|past Chile||PROPN|obj|5",
    ],
)
def test_other_words_carry_nothing(line, lexicon):
    text = after(line)
    held = claim(text, "met", "CONSULT")
    assert carried(text, held, lexicon) == held


ALSO = "Peru||PROPN|nsubj|3 also||ADV|advmod|3 met|meet|VERB|root|0|past Chile||PROPN|obj|3"


def test_a_claim_with_its_own_day_or_not_told_as_done_keeps_what_it_has(lexicon):
    text = after(ALSO)
    own = claim(text, "met", "CONSULT", when=day(text, "Friday", "2024-02-01"))
    assert carried(text, own, lexicon) == own
    for change in ({"status": Status.POSSIBLE}, {"historical": True}):
        held = replace(claim(text, "met", "CONSULT"), **change)
        assert carried(text, held, lexicon) == held


def test_a_title_takes_no_day_from_before_it_and_gives_none(lexicon):
    text = after(ALSO, kinds={0: BlockKind.TITLE})
    held = claim(text, "met", "CONSULT")
    assert carried(text, held, lexicon) == held


def test_a_day_far_back_in_text_or_in_time_is_not_carried(lexicon):
    far = after(*[RAIN] * 4, ALSO)
    held = claim(far, "met", "CONSULT")
    assert carried(far, held, lexicon) == held
    old = after(ALSO)
    held = claim(old, "met", "CONSULT")
    assert carried(old, held, lexicon, day(old, "Friday", "2023-03-03")) == held


def test_an_open_day_is_carried_as_open(lexicon):
    text = after(ALSO, published=None)
    found = carried(text, claim(text, "met", "CONSULT"), lexicon, day(text, "Friday", "XXXX-WXX-5"))
    assert (found.when.value, found.when.first) == ("XXXX-WXX-5", None)


def test_a_week_or_a_duration_is_not_carried(lexicon):
    text = after(ALSO)
    held = claim(text, "met", "CONSULT")
    for when in (
        day(text, "Friday", "2024-W09", precision="week"),
        day(text, "Friday", "P3D", type="DURATION"),
        day(text, "Friday", mod="BEFORE"),
    ):
        assert carried(text, held, lexicon, when) == held


def test_a_mention_that_points_back_takes_the_day_of_the_fuller_one(lexicon):
    text = after("The|the|DET|det|2 fine||NOUN|nsubj|3 hurt||VERB|root|0|past Chile||PROPN|obj|3")
    full = claim(
        text, "fined", "SANCTION", when=day(text, "Friday"), recipient=(party(text, "Chile", "CHL"),)
    )
    again = replace(claim(text, "fine", "SANCTION"), incident=full.id, link=(full.id,))
    full = replace(full, incident=full.id, link=(again.id,))
    actors = Actors(text=text, mentions=())
    found = carry_days(text, [full, again], actors, [day(text, "Friday")], lexicon)
    assert (found[1].when, found[1].date_carried) == (full.when, True)
    assert found[0] == full


MET = "Peru||PROPN|nsubj|2 met|meet|VERB|root|0|past Chile||PROPN|obj|2"


def test_the_day_of_the_lead_holds_for_what_is_told_next(lexicon):
    text = after(RAIN, MET)
    assert carried(text, claim(text, "met", "CONSULT"), lexicon).date_carried
    later = story(RAIN, RAIN, LEAD, MET)
    held = claim(later, "met", "CONSULT")
    assert carried(later, held, lexicon) == held


def test_a_lead_with_two_days_has_no_day_of_its_own(lexicon):
    text = after(LEAD.replace("Friday", "Sunday"), MET)
    held = claim(text, "met", "CONSULT")
    days = day(text, "Friday"), day(text, "Sunday", "2024-03-03")
    assert carried(text, held, lexicon, *days) == held


@pytest.mark.parametrize(("act", "is_carried"), [("REJECT", True), ("CONSULT", False)])
def test_a_reaction_to_the_news_of_the_lead_may_stand_further_down(act, is_carried, lexicon):
    text = after(
        *[RAIN] * 5, "Peru||PROPN|nsubj|2 rejected|reject|VERB|root|0|past the||DET|det|4 fine||NOUN|obj|2"
    )
    assert carried(text, claim(text, "rejected", act), lexicon).date_carried is is_carried


WENT_ON = "Norway||PROPN|nsubj|2 met|meet|VERB|root|0|past Chile||PROPN|obj|2"


def test_a_party_that_goes_on_acting_keeps_the_day(lexicon):
    text = story(RAIN, RAIN, LEAD, WENT_ON)
    fined = claim(text, "fined", "SANCTION", actor=(party(text, "Norway", "NOR"),), when=day(text, "Friday"))
    went_on = claim(text, "met", "CONSULT", actor=(party(text, "Norway", "NOR", nth=1),))
    other = replace(went_on, actor=(party(text, "Chile", "CHL", nth=1),))
    actors = Actors(text=text, mentions=())
    times = [day(text, "Friday")]
    assert carry_days(text, [fined, went_on], actors, times, lexicon)[1].date_carried
    assert carry_days(text, [fined, other], actors, times, lexicon)[1].when is None


def test_another_date_between_ends_the_day_however_it_is_attached(lexicon):
    text = after(
        "It|it|PRON|nsubj|2 rained|rain|VERB|root|0|past on||ADP|case|4 Sunday||PROPN|parataxis|2", MET
    )
    between = day(text, "Sunday", "2024-03-03")
    held = claim(text, "met", "CONSULT")
    assert carried(text, held, lexicon, day(text, "Friday"), between) == held


def test_another_time_between_ends_the_day(lexicon):
    text = after(
        "Norway||PROPN|nsubj|2 sued|sue|VERB|root|0|past Peru||PROPN|obj|2 in||ADP|case|5 2020||NUM|obl|2",
        ALSO,
    )
    between = day(text, "2020", "2020", precision="year")
    held = claim(text, "met", "CONSULT")
    assert carried(text, held, lexicon, day(text, "Friday"), between) == held


def test_a_day_kept_within_the_sentence_is_not_carried_from_another(lexicon):
    text = story(LEAD + " and||CCONJ|cc|6 met|meet|VERB|conj|2|past Peru||PROPN|obj|6")
    found = carried(text, claim(text, "met", "CONSULT"), lexicon)
    assert (found.when.value, found.date_carried) == ("2024-03-01", False)
