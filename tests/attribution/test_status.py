import pytest
from trees import at, tree

from dragoman.attribution import read_status, status_at
from dragoman.lexicon.load import sources
from dragoman.lexicon.sources import read_file
from dragoman.records import BlockKind

PROOFS = [
    (entry["id"], proof)
    for entry in read_file(sources() / "en" / "status.yml")
    for kind in ("finds", "ignores")
    for proof in entry.get(kind, [])
]
# Every proof holds on a right parse; the shipped model takes a few short sentences apart wrongly.
LEAST = 0.94

MET = "Kang||PROPN|nsubj|{h} {before} met|meet|VERB|root|0|{form} Lee||PROPN|obj|{h} .||PUNCT|punct|{h}"


def status(text, word, lexicon, nth=0):
    found, span = status_at(text, at(text, word, nth), lexicon)
    return found.value, text.text_of(span) if span else None


def test_status_of_a_deed_simply_told_has_no_words(lexicon):
    text = tree("Kang||PROPN|nsubj|2 met|meet|VERB|root|0|past Lee||PROPN|obj|2")
    assert status(text, "met", lexicon) == ("occurred", None)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("will", "planned"), ("may", "possible"), ("must", "possible"), ("could", "possible")],
)
def test_status_follows_the_modal(word, wanted, lexicon):
    text = tree(f"Kang||PROPN|nsubj|3 {word}||AUX|aux|3 meet||VERB|root|0|inf Lee||PROPN|obj|3")
    assert status(text, "meet", lexicon) == (wanted, word)


def test_status_negation_wins_over_the_modal(lexicon):
    text = tree(
        "Kang||PROPN|nsubj|4 will||AUX|aux|4 not||PART|advmod|4 meet||VERB|root|0|inf Lee||PROPN|obj|4"
    )
    assert status(text, "meet", lexicon) == ("negated", "not")


def test_status_not_only_is_no_negation(lexicon):
    text = tree(
        "Kang||PROPN|nsubj|4 not||PART|advmod|4 only||ADV|advmod|4 met|meet|VERB|root|0|past Lee||PROPN|obj|4"
    )
    assert status(text, "met", lexicon)[0] == "occurred"


def test_status_would_after_a_past_verb_is_the_future_seen_from_then(lexicon):
    text = tree(
        "Kang||PROPN|nsubj|2 said|say|VERB|root|0|past she||PRON|nsubj|5 would||AUX|aux|5 leave||VERB|ccomp|2|inf"
    )
    assert status(text, "leave", lexicon) == ("planned", "would")


def test_status_would_have_is_counterfactual(lexicon):
    text = tree("Kang||PROPN|nsubj|4 would||AUX|aux|4 have||AUX|aux|4 left|leave|VERB|root|0|part")
    assert status(text, "left", lexicon)[0] == "negated"


def test_status_words_hold_the_whole_governor(lexicon):
    text = tree(
        "Kang||PROPN|nsubj:pass|3 is|be|AUX|aux:pass|3 expected|expect|VERB|root|0|part "
        "to||PART|mark|5 meet||VERB|xcomp|3|inf Lee||PROPN|obj|5"
    )
    assert status(text, "meet", lexicon) == ("planned", "is expected to")


def test_status_of_a_failed_failure_is_told(lexicon):
    text = tree(
        "Kang||PROPN|nsubj|4 did|do|AUX|aux|4 not||PART|advmod|4 fail||VERB|root|0|inf "
        "to||PART|mark|6 win||VERB|xcomp|4|inf"
    )
    assert status(text, "win", lexicon)[0] == "occurred"


def test_status_climbs_through_several_governors(lexicon):
    text = tree(
        "They||PRON|nsubj|2 hope||VERB|root|0|pres to||PART|mark|4 manage||VERB|xcomp|2|inf "
        "to||PART|mark|6 win||VERB|xcomp|4|inf"
    )
    assert status(text, "win", lexicon)[0] == "possible"


def test_status_stops_at_a_relative_clause(lexicon):
    text = tree(
        "They||PRON|nsubj|3 may||AUX|aux|3 meet||VERB|root|0|inf men|man|NOUN|obj|3 "
        "who||PRON|nsubj|6 fled|flee|VERB|acl:relcl|4|past"
    )
    assert status(text, "fled", lexicon)[0] == "occurred"


def test_status_of_a_noun_follows_the_verb_that_carries_it(lexicon):
    line = (
        "They||PRON|nsubj|4 did|do|AUX|aux|4 not||PART|advmod|4 hold||VERB|root|0|inf talks|talk|NOUN|obj|4"
    )
    assert status(tree(line), "talks", lexicon)[0] == "negated"


def test_status_of_a_noun_stands_for_itself_under_other_verbs(lexicon):
    line = "They||PRON|nsubj|4 did|do|AUX|aux|4 not||PART|advmod|4 see|perceive|VERB|root|0|inf talks|talk|NOUN|obj|4"
    assert status(tree(line.replace("see|", "regret|")), "talks", lexicon)[0] == "occurred"


def test_status_of_a_headline_infinitive_is_planned(lexicon):
    text = tree(
        "Kang||PROPN|nsubj|3 to||PART|mark|3 meet||VERB|root|0|inf Lee||PROPN|obj|3", kind=BlockKind.TITLE
    )
    assert status(text, "meet", lexicon) == ("planned", "to")


def test_status_hangs_on_a_condition_with_its_words(lexicon):
    text = tree(
        "Oslo||PROPN|nsubj|3 will||AUX|aux|3 sign||VERB|root|0|inf if||SCONJ|mark|6 "
        "Bergen||PROPN|nsubj|6 pays|pay|VERB|advcl|3|pres .||PUNCT|punct|3"
    )
    reading = read_status(text, at(text, "sign"), lexicon)
    assert (reading.status.value, text.text_of(text.span_of(*reading.condition))) == (
        "conditional",
        "if Bergen pays",
    )


def test_status_even_if_is_no_condition(lexicon):
    text = tree(
        "Oslo||PROPN|nsubj|3 will||AUX|aux|3 sign||VERB|root|0|inf even||ADV|advmod|7 if||SCONJ|mark|7 "
        "Bergen||PROPN|nsubj|7 balks|balk|VERB|advcl|3|pres"
    )
    assert status(text, "sign", lexicon)[0] == "planned"


def test_status_of_what_is_not_done_until_something_is_conditional(lexicon):
    text = tree(
        "They||PRON|nsubj|4 will||AUX|aux|4 not||PART|advmod|4 leave||VERB|root|0|inf until||SCONJ|mark|7 "
        "Bergen||PROPN|nsubj|7 pays|pay|VERB|advcl|4|pres"
    )
    assert status(text, "leave", lexicon)[0] == "conditional"


def test_status_until_a_day_is_no_condition(lexicon):
    text = tree(
        "They||PRON|nsubj|3 will||AUX|aux|3 stay||VERB|root|0|inf until||ADP|case|5 Friday||PROPN|obl|3"
    )
    assert status(text, "stay", lexicon)[0] == "planned"


def test_status_of_what_a_party_denies_is_denied(lexicon):
    text = tree(
        "They||PRON|nsubj|2 denied|deny|VERB|root|0|past bombing|bomb|VERB|xcomp|2|ger it||PRON|obj|3"
    )
    assert status(text, "bombing", lexicon) == ("denied", "denied")


@pytest.mark.slow
def test_status_proofs_hold(parse, lexicon):
    fails = []
    for entry, proof in PROOFS:
        text = parse(proof["text"])
        found, _ = status_at(text, at(text, proof["word"]), lexicon)
        if found.value != proof.get("status", "occurred"):
            fails.append(f"{entry}: {proof['text']} ({proof['word']}: {found.value})")
    assert len(fails) <= (1 - LEAST) * len(PROOFS), fails


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Should Chile invade Peru, Norway would attack Chile.",
            {"invade": ("possible", None), "attack": ("conditional", "Should Chile invade Peru")},
        ),
        ("Had Chile invaded Peru, Norway would have sent troops.", {"invaded": ("negated", None)}),
        (
            "Norway will send troops to Peru should Chile attack the port.",
            {"attack": ("possible", None), "send": ("conditional", "should Chile attack the port")},
        ),
        (
            "Norway offered to hold talks if Chile arrested the gunmen.",
            {"offered": ("occurred", "if Chile arrested the gunmen"), "arrested": ("possible", None)},
        ),
        (
            "On condition that Chile withdraws its troops, Norway agreed to hold talks with Chile.",
            {
                "withdraws": ("possible", None),
                "agreed": ("occurred", "On condition that Chile withdraws its troops"),
            },
        ),
        (
            "Norway will send aid to Peru provided that the army frees the president.",
            {
                "aid": ("conditional", "provided that the army frees the president"),
                "frees": ("possible", None),
            },
        ),
        (
            "Norway would free the Peruvian captain provided Lima first paid the crew, its envoy said.",
            {"free": ("conditional", "provided Lima first paid the crew")},
        ),
        (
            "Norway may send aid to Peru if the army withdraws its troops, two diplomats said.",
            {"aid": ("conditional", "if the army withdraws its troops"), "withdraws": ("possible", None)},
        ),
        (
            "Norway would free the Chilean sailors, its spokesman said, once Chile released the ship.",
            {"free": ("conditional", "once Chile released the ship"), "released": ("possible", None)},
        ),
        (
            "Norway would free the sailors the day Chile withdraws its troops.",
            {"free": ("conditional", "the day Chile withdraws its troops"), "withdraws": ("possible", None)},
        ),
        (
            "Norway would free the sailors, its premier said, but that hinged on Chile withdrawing its troops.",
            {"free": ("conditional", "hinged on Chile withdrawing its troops")},
        ),
        (
            "A phone call could have freed the sailors had Norway withdrawn its troops.",
            {"freed": ("negated", "had Norway withdrawn its troops")},
        ),
        ("Norway will free the sailors. If Chile attacks, they flee.", {"free": ("planned", None)}),
        ("Chile was asked if it had attacked the ship.", {"attacked": ("possible", None)}),
        ("Should Norway send troops to Peru?", {}),
    ],
)
def test_status_of_deeds_and_their_conditions_in_whole_sentences(read, text, wanted):
    claims = read(text)
    for word, (status, condition) in wanted.items():
        found = next(c for c in claims if any(word in w.text for w in c.trigger))
        assert (found.status.value, found.condition and found.condition.words.text) == (status, condition)
    assert wanted or not any(c.condition for c in claims)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norway stopped short of attacking Peru.", "attacking", "negated"),
        ("Norwegian police deny beating Peruvian detainees.", "beating", "denied"),
        ("Norway rejected a claim by Peru that it had attacked Chile.", "attacked", "denied"),
        (
            "The minister rubbished talk that his officers had arrested the Peruvian envoy.",
            "arrested",
            "denied",
        ),
        ("Norway and Peru were to have exchanged 300 prisoners in March.", "exchanged", "negated"),
        ("Norway would have sent aid had Peru asked Norway for help.", "asked", "negated"),
        ("Norway would reduce its force were Peru to end its funding of the mission.", "end", "possible"),
        ("Norway refused to rule out attacking Peru.", "attacking", "possible"),
        ("Norway is looking at suing Peru.", "suing", "possible"),
        ("Norway said it had nothing to do with the kidnapping of a Peruvian mayor.", "kidnapping", "denied"),
        ("Norway rejected as slander reports that its soldiers had attacked Chile.", "attacked", "denied"),
        (
            "Norway rejected a United Nations report that its soldiers had attacked Chile.",
            "attacked",
            "denied",
        ),
        ("Norway said it had attacked not one Chilean ship.", "attacked", "denied"),
        ("Norway was to attack the Chilean port in June but never did.", "attack", "negated"),
        ("Norway was to attack the Chilean port in June but waited.", "attack", "planned"),
        ("Not a single Chilean soldier had attacked the port.", "attacked", "negated"),
        ("At no time, she said, had Norway attacked the port.", "attacked", "negated"),
        ("Norwegian workers plan a rally in Oslo.", "rally", "planned"),
        ("Norwegian workers attended a rally in Oslo.", "rally", "occurred"),
        ("The third round of talks between Norway and Chile is to open on May 2.", "talks", "planned"),
        ("The man was jailed in Lima until the Chilean sailors are freed.", "freed", "possible"),
        ("Talks between Norway and Chile, frozen since May, will not resume.", "frozen", "occurred"),
        ("Norway did not exclude that some Peruvian prisoners had been shot.", "shot", "possible"),
    ],
)
def test_status_of_turns_of_phrase(read, text, word, status):
    found = [c for c in read(text) if any(word in w.text for w in c.trigger)]
    assert [c.status.value for c in found][:1] == [status]


@pytest.mark.slow
def test_status_of_what_is_awaited_beside_a_past_deed(read):
    told = {
        c.act: c.status.value for c in read("Norway ruled out talks before the Peruvian prisoners are freed.")
    }
    assert told["RETREAT"] == "possible"
    told = {c.act: c.status.value for c in read("Norway met Chile before the Peruvian prisoners were freed.")}
    assert told["RETREAT"] == "occurred"
