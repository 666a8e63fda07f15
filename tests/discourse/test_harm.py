from dataclasses import replace

import pytest
from building import claim, party, story

from dragoman.discourse.harm import with_harm
from dragoman.records import Count, Size, Status

LINE = (
    "Rebels|rebel|NOUN|nsubj|2 shelled|shell|VERB|root|0|past Chile||PROPN|obj|2 "
    "killing|kill|VERB|advcl|2|ger two||NUM|obj|4 and||CCONJ|cc|7 wounding|wound|VERB|conj|4|ger nine||NUM|obj|7"
)


@pytest.fixture
def text():
    return story(LINE)


def harm(text, word, key, number):
    found = claim(text, word, "ASSAULT", actor=(party(text, "Rebels"),))
    count = Count(low=number, high=number, words=found.trigger[0])
    return replace(found, size=Size(**{key: count}))


def test_what_an_attack_does_is_told_with_it(text):
    attack = claim(text, "shelled", "ASSAULT", actor=(party(text, "Rebels"),))
    told = with_harm(text, [attack, harm(text, "killing", "dead", 2), harm(text, "wounding", "injured", 9)])
    assert [c.id for c in told] == [attack.id]
    assert (told[0].size.dead.low, told[0].size.injured.low) == (2, 9)


def test_harm_by_somebody_else_or_not_told_as_done_stays(text):
    attack = claim(text, "shelled", "ASSAULT", actor=(party(text, "Chile"),))
    hurt = harm(text, "killing", "dead", 2)
    assert with_harm(text, [attack, hurt]) == [attack, hurt]
    own = replace(attack, actor=hurt.actor, status=Status.DENIED)
    assert with_harm(text, [own, hurt]) == [own, hurt]


def test_another_type_keeps_its_claim(text):
    fined = claim(text, "shelled", "SANCTION", actor=(party(text, "Rebels"),))
    hurt = harm(text, "killing", "dead", 2)
    assert with_harm(text, [fined, hurt]) == [fined, hurt]
