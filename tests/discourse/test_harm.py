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


def test_what_an_attack_does_is_told_with_it(text, lexicon):
    attack = claim(text, "shelled", "ASSAULT", actor=(party(text, "Rebels"),))
    told = with_harm(
        text, [attack, harm(text, "killing", "dead", 2), harm(text, "wounding", "injured", 9)], lexicon
    )
    assert [c.id for c in told] == [attack.id]
    assert (told[0].size.dead.low, told[0].size.injured.low) == (2, 9)


def test_harm_by_somebody_else_or_not_told_as_done_stays(text, lexicon):
    attack = claim(text, "shelled", "ASSAULT", actor=(party(text, "Chile"),))
    hurt = harm(text, "killing", "dead", 2)
    assert with_harm(text, [attack, hurt], lexicon) == [attack, hurt]
    own = replace(attack, actor=hurt.actor, status=Status.DENIED)
    assert with_harm(text, [own, hurt], lexicon) == [own, hurt]


def test_another_type_keeps_its_claim(text, lexicon):
    fined = claim(text, "shelled", "SANCTION", actor=(party(text, "Rebels"),))
    hurt = harm(text, "killing", "dead", 2)
    assert with_harm(text, [fined, hurt], lexicon) == [fined, hurt]


ONE = [
    "Two people were killed and nine injured in a bombing in Lima.",
    "Police condemned the raid in Lima, where 30 people were killed.",
    "Norway condemned the rebel attack that killed and wounded Chilean villagers.",
    "Ten people have been killed in attacks by rebels that targeted a market.",
    "Rebels killed six soldiers and wounded nine.",
    "The general was shot and killed by rebels.",
    "Nine soldiers were killed when rebels attacked a base.",
]
MORE = [
    "Rebels abducted and killed ten Chilean farmers.",
    "Police condemned the raid in Lima and others in Peru, including one in which 30 people were killed.",
    "Rebels attacked a base, and Chile killed nine soldiers.",
]


@pytest.mark.slow
@pytest.mark.parametrize("line", ONE)
def test_harm_within_a_sentence_is_told_with_its_attack(line, read_json):
    assert len([c for c in read_json(line, None) if c["event"] == ["ASSAULT"]]) == 1


@pytest.mark.slow
@pytest.mark.parametrize("line", MORE)
def test_two_assaults_in_a_sentence_stay_two(line, read_json):
    assert len([c for c in read_json(line, None) if c["event"] == ["ASSAULT"]]) == 2


@pytest.mark.slow
def test_the_one_who_killed_is_told_with_the_shooting(read_json):
    told = read_json("The general was shot and killed by rebels.", None)
    assert [e["entity_text"] for e in told[0]["actor"]] == ["rebels"]


@pytest.mark.slow
def test_the_attack_points_back_to_the_last_attack(read_json):
    line = "A bomb killed two nurses in Lima on Monday. Residents heard nothing. The attack came at dawn."
    told = [c for c in read_json(line, "2024-06-14") if c["event"] == ["ASSAULT"]]
    assert len({c["incident"] or c["id"] for c in told}) == 1
    other = "A bomb killed two nurses in Lima on Monday. Another attack in Quito killed a clerk."
    told = [c for c in read_json(other, "2024-06-14") if c["event"] == ["ASSAULT"]]
    assert len({c["incident"] or c["id"] for c in told}) == 2


@pytest.mark.slow
def test_a_round_of_talks_is_told_once(read_json):
    told = read_json("Norway held a first round of talks with Chile and Peru.", None)
    assert [c["event"] for c in told] == [["CONSULT"]]


@pytest.mark.slow
def test_the_siege_is_not_the_recruitment(read_json):
    line = "Rebels of Chile recruited boys as soldiers in May. The siege of the town of Chile by the rebels goes on."
    told = [c for c in read_json(line, None) if c["event"] == ["COERCE"]]
    assert len(told) == 2
    assert all(c["link"] == [] for c in told)
