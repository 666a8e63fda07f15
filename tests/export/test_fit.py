"""Which claims leave in formats that cannot say how they are told, and which not without their source."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.export.fit import by_future_rule, misfit, no_single_day
from dragoman.export.told import accuses_a_person, name_of, tellers
from dragoman.records import Count, Size, Span, Status, When, Words
from sample_claims import day, full

MON = day("on Friday", date(2024, 3, 8))


def why(claim, *operators):
    return replace(claim.why, operators=operators)


@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.OCCURRED, Status.PLANNED)])
def test_what_is_not_told_as_done_stays(met, status):
    assert misfit(met(status=status)[0]) == f"{status.value}, and the format has no column for it"


def test_what_has_occurred_leaves(met):
    assert misfit(met()[0]) is None


@pytest.mark.parametrize(
    ("event", "act", "operators", "leaves"),
    [
        ("AGREE", "CONSULT", ["will"], True),
        ("AGREE", "AID", ["be-to"], True),
        ("AGREE", "CONSULT", ["resume", "will"], True),  # resuming talks is talking
        ("CONCEDE", "RETREAT", ["sure-to"], True),
        ("CONCEDE", "SANCTION", ["lift", "will"], True),  # lifting sanctions is RETREAT, one to come CONCEDE
        ("AGREE", "CONSULT", ["agree-to", "will"], False),  # the agreement is still to come
        ("AGREE", "SANCTION", ["offer-to", "expect-that"], False),
        ("REQUEST", "SANCTION", ["halt", "urge", "purpose"], False),
        ("REQUEST", "CONSULT", ["urge", "will"], False),
        ("REJECT", "CONSULT", ["refuse", "will"], False),
        ("AGREE", "AGREE", ["will"], False),
        ("ASSAULT", "ASSAULT", ["be-to"], False),
        ("AGREE", "CONSULT", ["my-own-operator", "will"], False),
    ],
)
def test_a_plan_leaves_only_where_the_future_rule_gave_its_type(met, event, act, operators, leaves):
    from sample_claims import bare

    claim, _ = met(event=event, act=act, status=Status.PLANNED, why=why(bare(), *operators))
    assert by_future_rule(claim) is leaves
    assert (misfit(claim) is None) is leaves


def test_a_claim_without_a_day_stays(met):
    assert misfit(met(reported=None)[0]) == "without a day: neither the words nor the report give one"
    assert misfit(met(reported=None, when=MON)[0]) is None


def test_a_plan_has_the_day_of_its_telling_and_stays_without(met):
    plan = {"event": "AGREE", "status": Status.PLANNED, "when": MON}
    assert misfit(met(**plan)[0]) is None
    assert misfit(met(**plan, reported=None)[0]) == "without a day: neither the words nor the report give one"


def test_history_without_a_day_is_not_dated_by_the_report(met):
    assert misfit(met(historical=True)[0]) == "historical, without a day of its own"
    assert misfit(met(historical=True, when=MON)[0]) is None


def test_a_required_recipient_that_nobody_names(met):
    norway = full().actor
    claim, _ = met(event="AID", act="AID", actor=norway)
    assert misfit(claim) == "without a recipient, which PLOVER requires for the type"
    assert misfit(met(event="COOPERATE", act="COOPERATE")[0]) is None  # all in actor


def test_a_year_is_no_single_day(met):
    year = When(
        head=0, first_token=0, last_token=1, span=Span(0, 6), text="Norway", type="DATE", value="2019",
        precision="year", first=date(2019, 1, 1), last=date(2019, 12, 31),
    )  # fmt: skip
    assert no_single_day(met(when=year)[0])
    assert no_single_day(met(when=replace(year, last=date(2019, 1, 31)))[0]) is None
    assert no_single_day(met()[0]) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"event": "ACCUSE", "act": "ACCUSE"},
        {"event": "REQUEST", "act": "ACCUSE"},
        {"event": "COERCE", "act": "COERCE", "mode": (("arrest", Span(0, 6)),)},
        {"event": "REQUEST", "act": "SANCTION", "act_mode": (("convict", Span(0, 6)),)},
        {"size": Size(arrested=Count(low=5, high=5, words=Words("Norway", Span(0, 6))))},
    ],
)
def test_accusations_arrests_and_convictions_are_known(met, changed):
    assert accuses_a_person(met(**changed)[0])


def test_an_accusation_against_a_state_by_its_name_is_none_of_a_person(met):
    norway = full().actor
    accusation = {"event": "ACCUSE", "act": "ACCUSE", "recipient": norway}
    assert not accuses_a_person(met(**accusation)[0])
    dahl = replace(norway[0], entity_text="Dahl", entity_name="Kari Dahl")
    official = replace(norway[0], sector="GOV")
    for other in (dahl, official, replace(norway[0], entity_text="Norwegians", entity_name="Norwegians")):
        assert accuses_a_person(met(**{**accusation, "recipient": (*norway, other)})[0])
    assert accuses_a_person(met(**{**accusation, "recipient": ()})[0])


def test_there_is_always_somebody_on_whose_word(made, met):
    assert tellers(*made()) == ["Kari Dahl"]
    assert tellers(*met()) == ["The Example"]
    claim, report = met()
    claim["cite_info"]["publication"] = None
    assert tellers(claim, {**report, "outlet": None}) == [f"report {report['report_id']}"]


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({}, "Norway"),
        ({"resolved_by": "capital", "entity_text": "Oslo", "entity_name": None}, "Norway"),
        ({"resolved_by": "demonym", "entity_text": "Norwegian", "entity_name": None}, "Norway"),
        (
            {
                "resolved_by": "demonym",
                "entity_text": "Norwegian sailors",
                "entity_name": None,
                "sector": "CVL",
            },
            "Norwegian sailors",
        ),
        ({"resolved_by": "name", "entity_name": "Kari Dahl"}, "Kari Dahl"),
        ({"code": "IGO", "resolved_by": "demonym", "entity_name": None}, "Norway"),
    ],
)
def test_a_party_has_its_own_name_or_its_state_s(met, known, name):
    party = {**met()[0]["actor"][0], **known}
    assert name_of(party) == name
