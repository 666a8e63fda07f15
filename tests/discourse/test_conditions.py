import pytest
from building import claim, story, token_of, words_of

from dragoman.discourse.conditions import with_conditions
from dragoman.records import Condition, Span, Words


@pytest.fixture
def bargain():
    return story(
        "Oslo|Oslo|PROPN|nsubj|2 leaves|leave|VERB|root|0 if||SCONJ|mark|5 Lima||PROPN|nsubj|5 "
        "agrees|agree|VERB|advcl|2 and||CCONJ|cc|7 pays|pay|VERB|conj|5"
    )


def hung(text, first, last):
    span = Span(token_of(text, first).start, token_of(text, last).end)
    return Condition(words=Words(text.text_of(span), span))


def test_a_condition_points_to_the_claim_that_the_others_hang_under(bargain):
    deed = claim(bargain, "leaves", "RETREAT", condition=hung(bargain, "if", "pays"))
    pays, agrees = claim(bargain, "pays", "AID"), claim(bargain, "agrees", "AGREE")
    pointed, *rest = with_conditions(bargain, [deed, pays, agrees])
    assert pointed.condition.claim == agrees.id
    assert rest == [pays, agrees]


def test_a_condition_that_tells_no_event_points_nowhere(bargain):
    deed = claim(bargain, "leaves", "RETREAT", condition=hung(bargain, "if", "Lima"))
    assert with_conditions(bargain, [deed, claim(bargain, "pays", "AID")])[0].condition.claim is None


def test_a_claim_never_hangs_on_itself(bargain):
    words = words_of(bargain, "leaves")
    deed = claim(bargain, "leaves", "RETREAT", condition=Condition(words=words))
    assert with_conditions(bargain, [deed])[0].condition.claim is None


def test_a_condition_that_takes_up_a_deed_points_to_its_last_telling():
    text = story(
        "Oslo|Oslo|PROPN|nsubj|2 tested|test|VERB|root|0|past missiles|missile|NOUN|obj|2",
        "Lima||PROPN|nsubj|2 leaves|leave|VERB|root|0 upon||ADP|case|5 such||DET|det|5 test||NOUN|obl|2",
    )
    deed = claim(text, "leaves", "RETREAT", condition=hung(text, "upon", "test"))
    tested = claim(text, "tested", "MOBILIZE")
    assert with_conditions(text, [tested, deed])[1].condition.claim == tested.id


def test_a_condition_with_a_deed_of_its_own_takes_up_none():
    text = story(
        "Oslo|Oslo|PROPN|nsubj|2 tested|test|VERB|root|0|past missiles|missile|NOUN|obj|2",
        "Lima||PROPN|nsubj|2 leaves|leave|VERB|root|0 upon||ADP|case|5 a||DET|det|5 test||NOUN|obl|2",
    )
    deed = claim(text, "leaves", "RETREAT", condition=hung(text, "upon", "test"))
    assert with_conditions(text, [claim(text, "tested", "MOBILIZE"), deed])[1].condition.claim is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "hanging", "awaited"),
    [
        ("Norway would send troops should Chile ask.", "MOBILIZE", "REQUEST"),
        ("Norway will sign the treaty if Chile agrees.", "SUPPORT", "AGREE"),
        ("Norway will free the sailors in exchange for a guarantee from Chile.", "RETREAT", "AGREE"),
        ("Norway would free the sailors in return for a halt to arms sales.", "RETREAT", "SANCTION"),
        ("Barring a withdrawal of the bill, Norway will suspend aid to Chile.", "AID", "CONCEDE"),
        ("Norway will leave the pact unless Chile pays the compensation.", "SANCTION", "AID"),
    ],
)
def test_the_condition_of_a_report_names_a_bare_deed(read, text, hanging, awaited):
    claims = {c.id: c for c in read(text)}
    (deed,) = [c for c in claims.values() if c.condition]
    assert (deed.act, claims[deed.condition.claim].act) == (hanging, awaited)


@pytest.mark.slow
def test_the_condition_of_a_report_names_its_claim(read):
    text = "Norway will resume talks with Peru only if Peru withdraws its troops from Chile."
    claims = {c.id: c for c in read(text)}
    (hanging,) = [c for c in claims.values() if c.condition]
    assert (hanging.act, claims[hanging.condition.claim].act) == ("CONSULT", "RETREAT")
