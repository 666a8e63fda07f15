from dataclasses import replace

import pytest
from building import claim, day, party, story, with_modes

from dragoman.discourse.links import link
from dragoman.records import BlockKind, Count, Size, Status, Thing

LINES = (
    "Norway||PROPN|nsubj|2 shells|shell|VERB|root|0 Chile||PROPN|obj|2",
    "Norway||PROPN|nsubj|2 shelled|shell|VERB|root|0|past Chile||PROPN|obj|2 Friday||PROPN|obl:unmarked|2",
    "The|the|DET|det|2 attack||NOUN|nsubj|3 hurt||VERB|root|0|past Chile||PROPN|obj|3",
    "Norway||PROPN|nsubj|2 shelled|shell|VERB|root|0|past Chile||PROPN|obj|2 Sunday||PROPN|obl:unmarked|2",
    "Peru||PROPN|nsubj|2 shelled|shell|VERB|root|0|past Chile||PROPN|obj|2",
    "an|a|DET|det|2 attack||NOUN|root|0 on||ADP|case|4 Chile||PROPN|nmod|2",
)


@pytest.fixture
def text():
    return story(*LINES, kinds={0: BlockKind.TITLE})


def told(text, word, nth, actor=None, **more):
    sent = [t for t in text.tokens if t.text == word][nth].sent
    chile = [t for t in text.tokens if t.text == "Chile"]
    who = [t for t in text.tokens if t.text == actor]
    mine = next((n for n, t in enumerate(who) if t.sent == sent), 0)
    return claim(
        text, word, "ASSAULT", nth, **{
            "actor": (party(text, actor, actor[:3].upper(), nth=mine),) if actor else (),
            "recipient": (party(text, "Chile", "CHL", nth=[t.sent for t in chile].index(sent)),),
            **more,
        },
    )  # fmt: skip


def linked(text, lexicon, *claims):
    out = link(text, list(claims), lexicon)
    return [
        sorted({c.id for c in out if c.incident == one.incident} if one.incident else {one.id}) for one in out
    ]


def are_one(text, lexicon, *claims):
    groups = linked(text, lexicon, *claims)
    return all(group == groups[0] for group in groups) and len(groups[0]) == len(claims)


def test_title_body_and_a_definite_noun_are_one_incident(text, lexicon):
    title = told(text, "shells", 0, "Norway")
    body = told(text, "shelled", 0, "Norway", when=day(text, "Friday"))
    again = told(text, "attack", 0)
    out = link(text, [title, body, again], lexicon)
    assert {c.incident for c in out} == {title.id}
    assert out[1].link == (title.id, again.id)


def test_an_indefinite_noun_tells_of_another(text, lexicon):
    body = told(text, "shelled", 0, "Norway")
    assert not are_one(text, lexicon, body, told(text, "attack", 1))


def test_clashing_days_are_two_events(text, lexicon):
    friday = told(text, "shelled", 0, "Norway", when=day(text, "Friday"))
    sunday = told(text, "shelled", 1, "Norway", when=day(text, "Sunday", "2024-03-03"))
    assert not are_one(text, lexicon, friday, sunday)
    open_days = (
        replace(friday, when=day(text, "Friday", "XXXX-WXX-5")),
        replace(sunday, when=day(text, "Sunday", "XXXX-WXX-7")),
    )
    assert not are_one(text, lexicon, *open_days)


def test_the_same_words_on_the_same_day_are_one(text, lexicon):
    friday = told(text, "shelled", 0, "Norway", when=day(text, "Friday"))
    again = told(text, "shelled", 1, "Norway", when=day(text, "Sunday", "2024-03-01"))
    assert are_one(text, lexicon, friday, again)


def test_other_parties_are_another_event(text, lexicon):
    assert not are_one(text, lexicon, told(text, "shells", 0, "Norway"), told(text, "shelled", 2, "Peru"))


def test_what_one_side_tells_and_the_other_denies_is_one_event(text, lexicon):
    body = told(text, "shelled", 0, "Norway")
    denied = told(text, "attack", 0, status=Status.DENIED)
    assert are_one(text, lexicon, body, denied)
    assert not are_one(text, lexicon, body, replace(denied, status=Status.PLANNED))
    flat = told(text, "attack", 1, status=Status.DENIED)  # no noun that points back
    assert not are_one(text, lexicon, body, flat)
    assert are_one(text, lexicon, with_modes(body, "aerial"), with_modes(flat, "aerial"))


def test_modes_and_numbers_that_clash_are_two_events(text, lexicon):
    body, again = told(text, "shelled", 0, "Norway"), told(text, "attack", 0)
    assert not are_one(text, lexicon, with_modes(body, "aerial"), with_modes(again, "firearms"))
    two, nine = (Size(dead=Count(low=n, high=n, words=body.trigger[0])) for n in (2, 9))
    assert not are_one(text, lexicon, replace(body, size=two), replace(again, size=nine))
    assert are_one(text, lexicon, replace(body, size=two), replace(again, size=two))


def test_parties_in_swapped_parts_are_another_event(text, lexicon):
    body = told(text, "shelled", 0, "Norway")
    back = replace(told(text, "shells", 0, "Norway"), actor=body.recipient, recipient=body.actor)
    assert not are_one(text, lexicon, body, back)


def test_two_requests_need_more_than_parties_to_be_one(text, lexicon):
    first = replace(told(text, "shelled", 0, "Norway"), event="REQUEST", act="REQUEST")
    second = replace(told(text, "shelled", 1, "Norway"), event="REQUEST", act="REQUEST")
    assert not are_one(text, lexicon, first, second)
    pact = Thing(name="Pact", words=first.trigger[0])
    assert are_one(text, lexicon, replace(first, about=(pact,)), replace(second, about=(pact,)))


def test_nothing_is_added_to_a_claim_but_links(text, lexicon):
    title = told(text, "shells", 0)
    body = told(text, "shelled", 0, "Norway", when=day(text, "Friday"))
    out = link(text, [title, body], lexicon)
    assert [replace(c, link=(), incident=None) for c in out] == [title, body]
    assert out[0].incident == out[1].incident == title.id
