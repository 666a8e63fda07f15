import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.incidents import Telling, aliases, differences, find_incidents, ranked, weigh
from dragoman.incidents.pairs import is_copy, kilometers
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
        "words": frozenset({"raid", "camp", "river", "dawn", claim}), "proper": frozenset(), "sentence": claim,
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
        ({"spot": None, "point": None, "region": "Loreto"}, "region"),
        ({"days": None, "exact": False, "published": DAY + timedelta(30)}, "time of the news"),
    ],
)
def test_two_claims_that_clash_are_two_events(other, clash):
    assert weigh(telling("a", region="Cusco"), telling("b", **other)).clash == clash


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


EXPELLED = {
    "act": "SANCTION", "kind": "SANCTION", "event": "SANCTION", "recipient": frozenset({"FIN"}), "modes": frozenset({"expel"}),
    "spot": None, "point": None, "country": None, "trigger": frozenset({"expell"}),
}  # fmt: skip
WORDS = {"expell", "two", "diplomat", "finland"}


@pytest.mark.parametrize("reports", [("r1", "r2"), ("r1", "r1")])
def test_two_who_do_the_same_to_a_third_on_one_day_are_two_incidents(reports):
    # "Norway expelled two diplomats of Finland on Monday." and the same of Sudan
    told = [
        telling(
            code, **EXPELLED, report=report, actor=frozenset({code}), words=frozenset({*WORDS, code.lower()}),
            proper=frozenset({"Finland"}),
        )
        for code, report in zip(("NOR", "SDN"), reports, strict=True)
    ]  # fmt: skip
    incidents, _ = find_incidents(told)
    assert [i.claims for i in incidents] == [("NOR",), ("SDN",)]
    again = telling("again", **EXPELLED, actor=frozenset({"NOR"}), words=frozenset({*WORDS, "nor"}))
    assert {"NOR", "again"} in ids([*told, again])


def bare(claim, **known):
    """A raid told without a party, day, place or word that it shares with others."""
    return telling(
        claim,
        **{
            "actor": frozenset(), "recipient": frozenset(), "days": None, "exact": False, "spot": None, "point": None,
            "country": None, "trigger": frozenset({claim}), "words": frozenset({claim}), "modes": frozenset({"raid"}), **known,
        },
    )  # fmt: skip


def ids(told):
    """The incidents as sets of claims, by their first names."""
    return sorted((set(i.claims) for i in find_incidents(told)[0]), key=min)


def test_a_deed_that_names_nobody_is_that_of_another_report_that_tells_the_same_things():
    full = telling("a", report="r1", modes=frozenset({"raid"}), proper=frozenset({"Iquitos", "Nanay"}))
    assert ids([full, bare("b", proper=frozenset({"Iquitos", "Nanay"}))]) == [{"a", "b"}]
    assert ids([full, bare("b", proper=frozenset({"Iquitos", "Cusco"}))]) == [{"a"}, {"b"}]
    assert ids([full, bare("b", modes=frozenset({"bomb"}), proper=frozenset({"Iquitos", "Nanay"}))]) == [
        {"a"},
        {"b"},
    ]


def test_a_deed_that_names_nobody_is_that_of_a_report_with_which_its_own_shares_an_incident():
    full = telling("a", report="r1", modes=frozenset({"raid"}))
    talks = {"act": "AID", "kind": "AID", "event": "AID"}
    told = [full, telling("c", report="r1", **talks), telling("d", report="r2", **talks)]
    assert ids([*told, bare("b", report="r2")]) == [{"a", "b"}, {"c", "d"}]
    assert {"b"} in ids([*told, bare("b", report="r3")])
    link = next(one for one in find_incidents([*told, bare("b", report="r2")])[1] if one.claim == "b")
    assert link.reasons == ("day within the news", "mode", "their reports tell of one thing")


def test_a_deed_that_names_nobody_brings_no_two_groups_together():
    one = telling("a", report="r1", modes=frozenset({"raid"}), spot=None, point=None)
    other = telling(
        "b", report="r1", modes=frozenset({"raid"}), actor=frozenset({"CHL"}), spot=None, point=None
    )
    assert len(ids([one, other])) == 2
    assert len(ids([one, other, bare("c", report="r1")])) == 2


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


def home(links):
    return {link.claim: link.incident for link in links}


def test_an_id_that_is_gone_becomes_an_alias_and_stays_one():
    old, earlier = telling("b"), telling("a", published=DAY - timedelta(1))
    _, links = find_incidents([earlier, old])
    assert aliases([("b", [], ["b"])], home(links)) == {"b": "a"}
    assert aliases([("a", ["b"], ["a", "b"])], home(links)) == {"b": "a"}


def test_the_id_of_a_claim_that_is_gone_means_what_is_left_of_its_incident():
    _, links = find_incidents([telling("b"), telling("c")])
    assert aliases([("a", ["x"], ["a", "b", "c"])], home(links)) == {"a": "b", "x": "b"}
    assert aliases([("y", [], ["y"])], home(links)) == {}


def test_incidents_that_part_again_take_their_ids_back():
    _, links = find_incidents([telling("a"), telling("b", **FAR)])
    assert aliases([("a", ["b"], ["a", "b"])], home(links)) == {}


COPY = frozenset({"raid", "camp", "river", "dawn", "troops"})


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"words": COPY, "sentence": "s"}, "near-copy"),
        ({"words": COPY | {"late"}}, "near-copy"),
        ({"words": frozenset({"raid", "camp", "village", "night", "unit"})}, "separate report"),
        ({"words": COPY, "sentence": "s", "report": "r-a"}, "same report"),
    ],
)
def test_a_link_says_whether_a_report_copies_another(other, kind):
    _, links = find_incidents([telling("a", words=COPY, sentence="s"), telling("b", **other)])
    assert [link.kind for link in links] == [None, kind]
    assert links[0].reason is None
    assert links[1].reason.startswith("its sentence is a copy") == (kind == "near-copy")
    assert "alike in parties, day, place" in links[1].reason


def test_a_short_sentence_is_written_twice_without_being_copied():
    short = {"words": frozenset({"met", "friday"}), "sentence": "s"}
    assert not is_copy(telling("a", **short), telling("b", **short))
    unknown = {"actor": frozenset(), "recipient": frozenset(), "days": None, "exact": False, "spot": None}
    unknown |= {"point": None, "country": None}
    assert not weigh(telling("a", **short, **unknown), telling("b", **short, **unknown)).same


def test_without_texts_the_same_place_in_the_same_text_is_a_copy():
    one, other = (telling(name, words=frozenset(), sentence="place") for name in "ab")
    assert is_copy(one, other)
    assert not is_copy(one, telling("c", words=frozenset(), sentence="elsewhere"))


def test_an_incident_is_told_from_the_fullest_claim_that_tells_it_as_done():
    plan = telling("a", status="planned", fields=9, published=DAY - timedelta(2))
    brief, full = telling("b", fields=3), telling("c", fields=5)
    denial = telling("d", status="denied", fields=9, published=DAY + timedelta(2))
    assert [t.claim for t in ranked([plan, brief, full, denial])] == ["c", "b", "d", "a"]


def test_a_plan_that_was_called_off_is_not_told_as_a_plan():
    plan = telling("a", status="planned", fields=9, published=DAY - timedelta(2))
    assert ranked([plan, telling("b", status="negated")])[0].claim == "b"


def test_claims_say_where_they_disagree_and_who_tells_what():
    five, six = ((5, 5), None, None, None), ((6, None), None, None, None)
    told = [
        telling("a", counts=five, outlet="The Example"),
        telling("b", counts=six, outlet="The Other"),
        telling("c", counts=((4, 7), None, None, None), outlet="The Third"),
        telling("d", counts=five, outlet="The Third", status="denied"),
        telling("e", status="planned", days=(DAY + timedelta(1),) * 2, actor=frozenset({"NOR", "CHL"})),
        telling("f", spot=8, place="Lima"),
        telling("g", actor=frozenset({"ARG"})),
    ]
    found = [(d.field, d.value, d.claims, d.outlets) for d in differences(told)]
    assert [one for one in found if one[0] == "dead"] == [
        ("dead", "5", ("a", "d"), ("The Example", "The Third")),
        ("dead", "6-", ("b",), ("The Other",)),
    ]
    assert {one[:3] for one in found if one[0] == "status"} == {
        ("status", "occurred", ("a", "b", "c", "f", "g")),
        ("status", "denied", ("d",)),
        ("status", "planned", ("e",)),
    }
    assert {one[1] for one in found if one[0] == "day"} == {"2024-03-08", "2024-03-09"}
    assert {one[1] for one in found if one[0] == "place"} == {"7", "Lima"}
    assert {one[1] for one in found if one[0] == "actor"} == {"NOR", "CHL;NOR", "ARG"}


def test_a_plan_and_its_deed_and_a_wider_number_do_not_disagree():
    plan = telling("a", status="planned", counts=((1, 9), None, None, None), published=DAY - timedelta(1))
    assert differences([plan, telling("b", counts=((5, 5), None, None, None))]) == []


TELLINGS = st.lists(
    st.builds(
        lambda n, act, event, who, day, spot, proper: telling(
            f"{n:03}", report=f"r{n % 20}", proper=frozenset(proper), act=act, kind=act, event=event, actor=frozenset(who), days=(DAY + timedelta(day),) * 2,
            published=DAY + timedelta(day), spot=spot, point=(float(spot), 1.0),
        ),
        st.integers(0, 999), st.sampled_from(["ASSAULT", "RETREAT"]), st.sampled_from(["ASSAULT", "CONCEDE"]), st.sets(st.sampled_from(["NOR", "CHL"]), max_size=2),
        st.integers(0, 3), st.integers(1, 3), st.sets(st.sampled_from(["Iquitos", "Nanay", "Cusco"])),
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


def passing(told, cuts):
    """Tellings as they come in: in batches that end at some of these places."""
    ends = sorted({cut % (len(told) + 1) for cut in cuts} | {len(told)})
    return [told[:end] for end in ends]


@settings(deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False), st.lists(st.integers(0, 40), max_size=4))
def test_linking_after_every_batch_gives_what_linking_once_gives_and_old_ids_lead_on(told, chance, cuts):
    chance.shuffle(told)
    before, ever, links = [], set(), []
    for there in passing(told, cuts):
        incidents, links = find_incidents(there)
        gone = aliases(before, home(links))
        before = [(i.id, [old for old, now in gone.items() if now == i.id], i.claims) for i in incidents]
        ever.update(i.id for i in incidents)
        assert ever == {i.id for i in incidents} | set(gone)  # every id that ever was still leads somewhere
        assert all(now == home(links)[old] for old, now in gone.items())  # to the incident of its claim
    assert (incidents, links) == find_incidents(sorted(told, key=lambda t: t.order))


@settings(deadline=None)
@given(TELLINGS)
def test_two_claims_agree_in_both_directions(told):
    for one, other in itertools.combinations(told, 2):
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
