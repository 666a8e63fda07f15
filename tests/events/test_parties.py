"""Who did it and to whom, where the words stand apart; beside each family the sentence that must stay as it is."""

import pytest

from dragoman.actors import find_actors
from dragoman.events import find_events
from dragoman.places import find_places
from dragoman.times import find_times


@pytest.fixture
def told(parse, lexicon):
    def who(text, kind):
        parsed = parse(text)
        places = find_places(parsed, lexicon)
        actors = find_actors(parsed, lexicon, places=places)
        times = find_times(parsed, lexicon, None)
        events = find_events(parsed, actors, times, lexicon, places=places)
        return [
            " -> ".join(", ".join(e.entity_text for e in side) for side in (event.actor, event.recipient))
            for event in events
            if event.event == kind
        ]

    return who


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile condemned Norway's attack on Peru.", "Chile -> Norway"),
        ("Chile condemned the attack on Peru by Norway's army.", "Chile -> Norway's army"),
        ("Chile condemned the attack on Peru.", "Chile -> "),  # it blames nobody here, and never Peru
        ("The attack on Peru was condemned by Chile.", "Chile -> "),
        ("Chile criticized the treatment of Norwegians.", "Chile -> "),
        ("Chile voiced anger over the attack on Peru.", "Chile -> "),
        ("Chile voiced anger to Norway over the attack on Peru.", "Chile -> Norway"),
        ("Chile condemned Norway for the attack on Peru.", "Chile -> Norway"),
        ("Chile denounced the policies of Norway.", "Chile -> Norway"),  # no deed with a victim
    ],
)
def test_blame_falls_on_who_did_it(told, text, parties):
    assert told(text, "ACCUSE") == [parties]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile praised Norway's release of ten Peruvians.", "Chile -> Norway"),
        ("Chile praised Norway's aid to Peru.", "Chile -> Norway"),
        ("Chile welcomed aid to Peru.", "Chile -> Peru"),
    ],
)
def test_praise_is_for_who_did_it(told, text, parties):
    assert told(text, "SUPPORT") == [parties]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Hamas claimed responsibility for the attack on Norway.", "Hamas -> Norway"),
        ("The attack on Norway, for which Hamas claimed responsibility, was brief.", "Hamas -> Norway"),
        ("Hamas was behind the attack on Norway.", "Hamas -> Norway"),
        ("Hamas is responsible for the attack on Norway.", "Hamas -> Norway"),
        ("The attack on Norway was claimed by Hamas.", "Hamas -> Norway"),
        ("The attack on Norway, claimed by Hamas, was brief.", "Hamas -> Norway"),
        ("Hamas denied responsibility for the attack on Norway.", "Hamas -> Norway"),  # with status denied
        ("No group claimed responsibility for the attack on Norway.", " -> Norway"),
        ("Hamas claimed compensation for the attack on Norway.", " -> Norway"),
    ],
)
def test_who_owns_up_to_an_attack_did_it(told, text, parties):
    assert told(text, "ASSAULT") == [parties]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Norway is committed to helping Chile.", "AGREE", "Norway -> Chile"),
        ("Troops were committed to the front by Norway.", "MOBILIZE", None),
        (
            "President Berg raised the matter in a call with King Olaf.",
            "CONSULT",
            "President Berg, King Olaf -> ",
        ),
        (
            "Following a meeting with King Olaf, President Berg left.",
            "CONSULT",
            "President Berg, King Olaf -> ",
        ),
        (
            "Norway held talks with Chilean firms working in Lima, Uzbek students and Peruvian miners.",
            "CONSULT",
            "Norway, Chilean firms, Uzbek students, Peruvian miners -> ",
        ),
        (
            "Norway met the king, as well as Chilean and Peruvian envoys bound for home.",
            "CONSULT",
            "Norway, the king, Chilean and Peruvian envoys, Chilean and Peruvian envoys -> ",
        ),
        (
            "Norway met members of the Security Council on Monday.",
            "CONSULT",
            "Norway, members of the Security Council -> ",
        ),
        ("Norway met the king, and Chile attacked Peru.", "CONSULT", "Norway, the king -> "),
        ("Prices fell after talks with Iran.", "CONSULT", "Iran -> "),  # prices talk to nobody
        ("The president resigned after talks between Norway and Chile.", "CONSULT", "Norway, Chile -> "),
        ("A series of meetings will take place between Norway and Chile.", "CONSULT", "Norway, Chile -> "),
        ("The rebels kidnapped and then killed ten Peruvians.", "ASSAULT", "The rebels -> ten Peruvians"),
        ("Norway welcomed the steps that Chile has taken.", "SUPPORT", "Norway -> Chile"),
        ("Norway welcomed the steps that have been taken by Chile.", "SUPPORT", "Norway -> Chile"),
        ("The quarrel prompted Chile to file suit against Peru.", "ACCUSE", "Chile -> Peru"),
        ("President Berg met King Olaf and thanked him.", "SUPPORT", "President Berg -> him"),
        ("Chile criticized Norway for its attack on Peru.", "ASSAULT", "its -> Peru"),
    ],
)
def test_parties_stand_where_the_clause_around_puts_them(told, text, kind, parties):
    found = told(text, kind)
    assert not found if parties is None else set(found) == {parties}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chile criticized Norway for its attack on Peru.", "NOR"),
        ("Chile struck Norway before its attack on Peru.", "CHL"),  # no verb of blame
    ],
)
def test_what_one_is_blamed_for_is_ones_own(parse, lexicon, text, code):
    parsed = parse(text)
    events = find_events(parsed, find_actors(parsed, lexicon), find_times(parsed, lexicon, None), lexicon)
    assert [e.actor[0].code for e in events if e.trigger_tokens[0] == 5] == [code]


def test_nobody_is_a_party_by_the_genitive_of_another_noun(told):
    assert told("Chile condemned the killing of Norwegians and Peru's silence.", "ASSAULT") == [
        " -> Norwegians"
    ]


def test_whom_a_deed_is_done_to_is_not_asked_for_it(told):
    assert told("Norway urged everybody to stop attacks on Peru.", "REQUEST") in ([], ["Norway -> "])


def test_a_passive_has_one_subject(told):
    assert " -> its envoy" in told("Norway attacked Chile after its envoy was killed.", "ASSAULT")


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("The voters and Norway welcomed the visit.", "SUPPORT", "Norway"),
        ("Shops and the embassy of Chile were attacked by a mob.", "PROTEST", "the embassy of Chile"),
        ("Norway attacked the ship, and Chile protested.", "ASSAULT", "Norway"),  # no party of the ship's
    ],
)
def test_a_party_beside_what_is_none_is_found(told, text, kind, parties):
    assert [parties in who for who in told(text, kind)] == [True]
    assert not any("Chile" in who for who in told(text, kind)) or "Chile" in parties


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Norwegian soldiers took part in the attack on Peru.", "ASSAULT", "Norwegian soldiers -> Peru"),
        ("Firefighters took part in the rescue after the attack on Peru.", "ASSAULT", " -> Peru"),
        ("The rebels take part in the Iraqi insurgency.", "ASSAULT", "The rebels -> "),
        (
            "Norway met other partners, including the International Monetary Fund.",
            "CONSULT",
            "Norway, other partners, the International Monetary Fund -> ",
        ),
        ("The rebels killed ten people, including two children.", "ASSAULT", "The rebels -> ten people"),
        ("Norway met Chile on matters including Peru.", "CONSULT", "Norway, Chile -> "),
    ],
)
def test_sharers_and_members_are_parties(told, text, kind, parties):
    assert told(text, kind) == [parties]


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("The general said the rebels had shelled the port, accusing Chile of arming them.",
         "ACCUSE", ["The general -> Chile"]),
        ("The minister denied that troops had bombed the school, blaming rebels for the attack.",
         "ACCUSE", ["The minister -> rebels"]),
        ("Norway accused its neighbor of arming rebels.", "AID", ["its neighbor -> rebels"]),
        ("Chile received a first shipment of Norwegian vaccines.", "AID", ["Norwegian -> Chile"]),
        ("A bomb exploded near a post in Kabul, killing five guards.", "ASSAULT", [" -> five guards"]),
    ],
)  # fmt: skip
def test_who_says_more_and_who_is_meant(read, text, kind, sides):
    def names(some):
        return ", ".join(e.entity_text for e in some)

    assert [f"{names(c.actor)} -> {names(c.recipient)}" for c in read(text) if c.event == kind] == sides


def test_the_verb_behind_an_apposition_is_the_sentences_own(read):
    (claim,) = read("France, the former colonial power, called for calm.")
    assert (claim.event, [e.entity_text for e in claim.actor], claim.recipient) == ("REQUEST", ["France"], ())
