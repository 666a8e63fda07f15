"""The gloss: one plain sentence, worked out from the fields and from nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.records import Count, Entity, Size, Source, Status, When
from dragoman.records.gloss import country, gloss, join, party_name
from dragoman.records.wording import DEEDS, NOUNS, OPERATORS
from sample_claims import bare, day, full, said, span

NORWAY = Entity(
    entity_text="Norway", span=span("Norway", 1), entity_name="Norway", code="NOR", resolved_by="name"
)
DAHL = Entity(
    entity_text="Kari Dahl", span=span("Kari Dahl"), entity_name="Kari Dahl", code="NOR", sector="GOV"
)
BENIN = Entity(entity_text="Benin", span=span("Benin"), entity_name="Benin", code="BEN", resolved_by="name")


def made(event, act=None, **more):
    return replace(bare(), event=event, act=act or event, actor=(NORWAY,), recipient=(BENIN,), **more)


def test_gloss_has_all_that_a_claim_holds():
    assert gloss(full()) == (
        "Norway would attack pirates of Benin from the air about the Cod Pact (5 injured) in Cotonou "
        "around Fri 8 Mar 2024 for the days from Thu 1 Feb 2024 to Thu 29 Feb 2024 on the condition "
        "“if the Cod Pact fails”, says Norway (Kari Dahl)."
    )


def test_gloss_names_nobody_where_the_report_does_not():
    assert gloss(bare()) == "Somebody unnamed held talks."
    assert (
        gloss(replace(bare(), event="ASSAULT", act="ASSAULT"))
        == "Somebody unnamed attacked somebody unnamed."
    )


def test_gloss_is_what_a_claim_says_of_itself():
    assert bare().gloss == gloss(bare())


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (made("CONSULT", mode=(("phone", span("met")),)), "Norway spoke by phone with Benin."),
        (replace(made("CONSULT"), actor=(DAHL, BENIN), recipient=()), "Norway (Kari Dahl) held talks with Benin."),
        (made("AGREE", "CONSULT", status=Status.PLANNED), "Norway will hold talks with Benin."),
        (made("AGREE", "CONSULT"), "Norway agreed to hold talks with Benin."),
        (made("AGREE", "CONSULT", status=Status.POSSIBLE), "Norway may agree to hold talks with Benin."),
        (made("CONCEDE", "RETREAT", status=Status.PLANNED), "Norway will give ground to Benin."),
        (made("CONCEDE", "SANCTION"), "Norway gave way on sanctions on Benin."),
        (made("CONCEDE", "SANCTION", status=Status.PLANNED), "Norway will give way on sanctions on Benin."),
        (made("AGREE", "SUPPORT", status=Status.CONDITIONAL), "Norway would show support for Benin."),
        (made("REQUEST", "AID"), "Norway asked Benin for aid."),
        (made("REQUEST", "AID", mode=(("assist", span("met")),)), "Norway asked Benin for aid."),
        (made("REQUEST", "SANCTION", mode=(("yield", span("met")),)), "Norway asked for concessions from Benin."),
        (made("REJECT", "CONSULT"), "Norway refused talks with Benin."),
        (made("THREATEN", "SANCTION"), "Norway threatened sanctions on Benin."),
        (made("ACCUSE", "ASSAULT"), "Norway accused Benin of an attack."),
        (made("ASSAULT", status=Status.NEGATED), "Norway did not attack Benin."),
        (made("ASSAULT", status=Status.DENIED), "Norway attacked Benin, which is denied."),
        (made("CONSULT", when=day("last month", date(2024, 2, 1), date(2024, 2, 29), "2024-02")),
         "Norway held talks with Benin in the days from Thu 1 Feb 2024 to Thu 29 Feb 2024."),
    ],
)  # fmt: skip
def test_gloss_tells_the_deed_as_it_is_told(claim, sentence):
    assert gloss(claim) == sentence


def test_gloss_keeps_the_words_of_a_day_that_nothing_settles():
    open_day = When(
        head=0,
        first_token=0,
        last_token=1,
        span=span("on Friday"),
        text="Friday",
        type="DATE",
        value="XXXX-WXX-5",
    )
    assert gloss(made("CONSULT", when=open_day)) == "Norway held talks with Benin (“Friday”)."


@pytest.mark.parametrize(
    ("precision", "first", "last", "words"),
    [
        ("month", date(2019, 7, 1), date(2019, 7, 31), "in Jul 2019"),
        ("year", date(2016, 1, 1), date(2016, 12, 31), "in 2016"),
        ("day", date(2019, 11, 21), date(2019, 11, 21), "on Thu 21 Nov 2019"),
    ],
)
def test_gloss_tells_days_at_their_precision(precision, first, last, words):
    when = replace(day("last month", first, last, "x"), precision=precision)
    assert gloss(made("CONSULT", when=when)) == f"Norway held talks with Benin {words}."


def test_gloss_names_who_tells_it_from_the_outside_in():
    told = tuple(Source(entity=e, cue=said("said"), kind="named") for e in (BENIN, DAHL))
    assert (
        gloss(made("ASSAULT", said_by=told))
        == "Norway attacked Benin, says Benin, citing Norway (Kari Dahl)."
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(5, 5, "5"), (1000, None, "1,000 or more"), (None, 9, "up to 9"), (3, 4, "3 to 4")],
)
def test_gloss_counts_as_the_report_does(low, high, words):
    size = Size(dead=Count(low=low, high=high, words=said("Five people")))
    assert gloss(made("ASSAULT", size=size)) == f"Norway attacked Benin ({words} dead)."


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KOR", "South Korea"), ("USA", "the United States"), ("PHL", "the Philippines"), ("KOS", "Kosovo"),
        ("MMR", "Myanmar"), ("IGO", None), (None, None), ("XXX", None),
    ],
)  # fmt: skip
def test_gloss_knows_states_by_their_codes(code, name):
    assert country(code) == name


@pytest.mark.parametrize(
    ("text", "name", "code", "by", "shown"),
    [
        ("Oslo", "Norway", "NOR", "capital", "Norway"),
        ("Washington", "United States", "USA", "capital", "the United States"),
        ("United States", "United States", "USA", "name", "the United States"),
        ("The Foreign Ministry here", None, "NOR", "role", "Norway (The Foreign Ministry here)"),
        ("the two countries", None, "NOR", "coreference", "Norway"),
        ("its two allies", None, "NOR", "coreference", "Norway"),
        ("I", None, "NOR", "coreference", "Norway"),
        ("NATO", "North Atlantic Treaty Organization", "IGO", "name", "North Atlantic Treaty Organization"),
        ("rebels", None, None, None, "rebels"),
    ],
)
def test_gloss_names_a_party_by_its_state_and_its_words(text, name, code, by, shown):
    party = Entity(entity_text=text, span=span("Norway"), entity_name=name, code=code, resolved_by=by)
    assert party_name(party) == shown


def test_gloss_lists_as_english_does():
    assert [join([]), join(["a"]), join(["a", "b"]), join(["a", "b", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_every_type_and_mode_has_its_words(lexicon):
    from dragoman.lexicon import codes

    book = codes(lexicon)
    for name in book.types:
        assert name in DEEDS
        assert name in NOUNS
        assert {f"{name} {mode}" for mode in book.modes(name)} <= set(DEEDS)
        assert isinstance(made(name).gloss, str)
        for status in Status:
            assert all(made(event, name, status=status).gloss.endswith(".") for event in (name, *OPERATORS))
