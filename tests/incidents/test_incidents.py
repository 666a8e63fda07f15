import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.incidents import Telling, find_incidents, weigh
from dragoman.incidents.pairs import kilometers
from dragoman.incidents.telling import stem

DAY = date(2024, 3, 8)


def telling(claim, **known):
    """A raid of Norwegians on Peruvians in a town, as one report tells it."""
    report = known.pop("report", f"r-{claim}")
    made = {
        "claim": claim, "report": report, "within": claim, "published": DAY, "act": "ASSAULT", "kind": "ASSAULT", "event": "ASSAULT",
        "status": "occurred", "actor": frozenset({"NOR"}), "recipient": frozenset({"PER"}),
        "names": frozenset(), "modes": frozenset(), "days": (DAY, DAY), "exact": True, "spot": 7, "point": (10.0, 20.0),
        "country": "PER", "counts": (None,) * 4, "trigger": frozenset({"raid"}), "about": frozenset(),
        "words": frozenset({"raid", "camp", claim}), "proper": frozenset(), "sentence": claim,
    }  # fmt: skip
    return Telling(**{**made, **known})


FAR = {"spot": 9, "point": (40.0, 70.0)}


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        ({"act": "AID", "kind": "AID"}, "act"),
        ({"recipient": frozenset({"CHL"}), "actor": frozenset({"ARG"})}, "parties"),
        ({"actor": frozenset({"PER"}), "recipient": frozenset({"NOR"})}, "direction"),
        ({"days": (DAY + timedelta(3), DAY + timedelta(3))}, "days"),
        (FAR, "place"),
        ({"days": None, "exact": False, "published": DAY + timedelta(30)}, "time of the news"),
    ],
)
def test_two_claims_that_clash_are_two_events(other, clash):
    assert weigh(telling("a"), telling("b", **other)).clash == clash


def test_the_reasons_say_what_two_claims_have_in_common():
    verdict = weigh(telling("a"), telling("b", counts=((4, 4), None, None, None)))
    assert verdict.same
    assert {"parties", "day", "place", "trigger"} <= set(verdict.reasons)


def test_the_same_parties_alone_are_no_one_event():
    one, other = (
        telling(
            c,
            days=None,
            exact=False,
            spot=None,
            point=None,
            country=None,
            trigger=frozenset({c}),
            words=frozenset({c}),
        )
        for c in "ab"
    )
    assert not weigh(one, other).same


def test_a_plan_and_its_deed_are_one_incident():
    plan = telling(
        "a", event="AGREE", act="CONSULT", kind="CONSULT", status="planned", published=DAY - timedelta(3)
    )
    deed = telling("b", event="CONSULT", act="CONSULT", kind="CONSULT")
    incidents, links = find_incidents([deed, plan])
    assert [i.claims for i in incidents] == [("a", "b")]
    assert (links[1].incident, links[1].to) == ("a", "a")


def test_what_a_report_links_stays_linked():
    one = telling("a", report="r", within="a")
    other = telling("b", report="r", within="a", trigger=frozenset({"clash"}), **FAR)
    incidents, links = find_incidents([one, other])
    assert (len(incidents), links[1].reasons) == (1, ("linked in its report",))


def test_an_id_that_is_gone_becomes_an_alias():
    old = telling("b")
    first, _ = find_incidents([old])
    earlier = telling("a", published=DAY - timedelta(1))
    second, links = find_incidents([earlier, old], before={"b": first[0].id})
    assert [(i.id, i.aliases) for i in second] == [("a", ("b",))]
    third, _ = find_incidents([earlier, old], before={link.claim: link.incident for link in links})
    assert [(i.id, i.aliases) for i in third] == [("a", ())]


TELLINGS = st.lists(
    st.builds(
        lambda n, act, who, day, spot: telling(
            f"{n:03}", act=act, kind=act, event=act, actor=frozenset(who), days=(DAY + timedelta(day),) * 2,
            published=DAY + timedelta(day), spot=spot, point=(float(spot), 1.0),
        ),
        st.integers(0, 999), st.sampled_from(["ASSAULT", "AID"]), st.sets(st.sampled_from(["NOR", "CHL"]), max_size=2),
        st.integers(0, 3), st.integers(1, 3),
    ),
    max_size=40, unique_by=lambda t: t.claim,
)  # fmt: skip


@settings(deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_incidents_hold_every_claim_once_in_whatever_order_they_come(told, chance):
    incidents, links = find_incidents(told)
    mixed = list(told)
    chance.shuffle(mixed)
    assert find_incidents(mixed) == (incidents, links)
    assert sorted(c for i in incidents for c in i.claims) == sorted(t.claim for t in told)
    assert {link.claim: link.incident for link in links} == {c: i.id for i in incidents for c in i.claims}
    assert all(i.id == i.claims[0] for i in incidents)


@given(TELLINGS)
def test_two_claims_agree_in_both_directions(told):
    for one, other in itertools.pairwise(told):
        assert weigh(one, other) == weigh(other, one)


def test_a_crowded_block_is_compared_in_a_window():
    told = [
        telling(f"{n:03}", spot=n, point=(n / 10, n / 10), trigger=frozenset({f"w{n}"})) for n in range(300)
    ]
    incidents, _ = find_incidents([*told, telling("copy", spot=5, point=(0.5, 0.5), sentence="005")])
    assert next(i.claims for i in incidents if "005" in i.claims)[-1] == "copy"


@pytest.mark.parametrize(
    ("word", "wanted"), [("shelled", "shell"), ("shelling", "shell"), ("attacks", "attack"), ("news", "news")]
)
def test_stem(word, wanted):
    assert stem(word) == wanted


def test_kilometers_of_a_degree():
    assert round(kilometers((0.0, 0.0), (0.0, 1.0))) == 111
