from datetime import date

import pytest

from dragoman.actors import find_actors
from dragoman.attribution import attribute
from dragoman.attribution.future_rule import future_rule
from dragoman.records import Event, Span, Status
from dragoman.times import find_times


def event(**known):
    """An event of which only what a test gives matters."""
    made = {
        "entry": "e", "head": 0, "top": 0, "event": "CONSULT", "act": "CONSULT", "trigger": (Span(0, 3),),
        "trigger_tokens": (0,),
    }  # fmt: skip
    made.update(known)
    return Event(**made)


@pytest.mark.parametrize(
    ("act", "status", "announced", "wanted"),
    [
        ("CONSULT", "planned", False, ("AGREE", "planned")),
        ("AID", "planned", True, ("AGREE", "planned")),
        ("RETREAT", "planned", False, ("CONCEDE", "planned")),
        ("ASSAULT", "planned", True, ("THREATEN", "occurred")),
        ("ASSAULT", "planned", False, ("ASSAULT", "planned")),
        ("ASSAULT", "conditional", True, ("THREATEN", "occurred")),
        ("CONCEDE", "planned", True, ("CONCEDE", "planned")),
        ("CONSULT", "possible", True, ("CONSULT", "possible")),
        ("CONSULT", "occurred", True, ("CONSULT", "occurred")),
        ("CONSULT", "negated", True, ("CONSULT", "negated")),
    ],
)
def test_future_rule(act, status, announced, wanted, lexicon):
    made = future_rule(event(event=act, act=act), Status(status), announced=announced, lexicon=lexicon)
    assert (made.event, made.status.value) == wanted


def test_future_rule_leaves_what_an_operator_has_made(lexicon):
    made = future_rule(event(event="REJECT"), Status.PLANNED, announced=False, lexicon=lexicon)
    assert made.event == "REJECT"


def test_future_rule_takes_what_a_party_will_not_do_for_a_refusal(lexicon):
    made = future_rule(event(), Status.NEGATED, announced=False, refused=True, lexicon=lexicon)
    assert (made.event, made.status.value) == ("REJECT", "occurred")


def test_future_rule_gives_a_threat_the_mode_of_its_content(lexicon):
    deed = event(event="COERCE", act="COERCE", mode=(("arrest", Span(0, 3)),))
    made = future_rule(deed, Status.PLANNED, announced=True, lexicon=lexicon)
    assert made.mode == (("arrest", Span(0, 3)),)


@pytest.fixture
def claim(parse, lexicon):
    """The claim of one deed: who does it and to whom by the words that name them."""

    def made(text, word, act, actor=(), recipient=(), published=date(2024, 3, 4)):
        parsed = parse(text, published=published)
        actors = find_actors(parsed, lexicon)
        times = find_times(parsed, lexicon, published)
        head = next(t for t in parsed.tokens if t.text == word)

        def parties(names):
            tokens = [next(t for t in parsed.tokens if t.text == name) for name in names]
            return tuple(e for t in tokens for e in actors.at(t.i).entities)

        deed = event(
            head=head.i, top=head.i, event=act, act=act, trigger=(Span(head.start, head.end),),
            trigger_tokens=(head.i,), actor=parties(actor), recipient=parties(recipient),
        )  # fmt: skip
        (one,) = attribute(parsed, [deed], actors, times, lexicon)
        return one

    return made


def told(one):
    return [(source.entity.code, source.cue.text, source.kind) for source in one.said_by]


@pytest.mark.slow
class TestAttribute:
    def test_the_outlet_tells_where_nobody_else_does(self, claim):
        one = claim("Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        assert (told(one), one.source_role.value) == ([], "outlet")

    def test_a_third_party_tells(self, claim):
        one = claim("Peru said Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        assert (told(one), one.source_role.value) == ([("PER", "said", "named")], "third")

    def test_the_recipient_tells(self, claim):
        one = claim("Norway bombed Chile, Chile said.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        assert one.source_role.value == "recipient"

    def test_the_outermost_source_stands_first(self, claim):
        one = claim(
            "Peru said Brazil had claimed that Norway bombed Chile.",
            "bombed",
            "ASSAULT",
            ["Norway"],
            ["Chile"],
        )
        assert [s.entity.code for s in one.said_by] == ["PER", "BRA"]

    def test_a_plan_to_meet_is_an_agreement(self, claim):
        one = claim("Norway will meet Chile on Friday.", "meet", "CONSULT", ["Norway", "Chile"])
        assert (one.event, one.act, one.status.value, one.status_words.text) == (
            "AGREE",
            "CONSULT",
            "planned",
            "will",
        )

    def test_ones_own_announcement_of_an_attack_is_a_threat_and_no_attribution(self, claim):
        one = claim("Norway announced that it would bomb Chile.", "bomb", "ASSAULT", ["it"], ["Chile"])
        assert (one.event, one.status.value, told(one)) == ("THREATEN", "occurred", [])
        assert [w.text for w in one.trigger] == ["announced", "bomb"]

    def test_another_partys_forecast_of_an_attack_is_none(self, claim):
        one = claim("Peru said Norway would bomb Chile.", "bomb", "ASSAULT", ["Norway"], ["Chile"])
        assert (one.event, one.status.value) == ("ASSAULT", "planned")

    def test_what_its_doer_rejects_is_denied(self, claim):
        one = claim("Norway denied bombing Chile.", "bombing", "ASSAULT", ["Norway"], ["Chile"])
        assert (one.status.value, told(one)) == ("denied", [("NOR", "denied", "named")])

    def test_what_its_doer_says_was_not_done_is_denied(self, claim):
        one = claim("Norway said it had not bombed Chile.", "bombed", "ASSAULT", ["it"], ["Chile"])
        assert one.status.value == "denied"

    def test_what_the_outlet_says_was_not_done_is_negated(self, claim):
        one = claim("Norway did not bomb Chile.", "bomb", "ASSAULT", ["Norway"], ["Chile"])
        assert one.status.value == "negated"

    def test_a_condition_has_its_words(self, claim):
        one = claim("Norway will free the crew if Chile pays.", "free", "RETREAT", ["Norway"], ["Chile"])
        assert (one.status.value, one.condition.words.text) == ("conditional", "if Chile pays")

    def test_officials_are_anonymous_and_reports_documents(self, claim):
        first = claim("Two officials said Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        second = claim("A report said Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        assert [s.kind for one in (first, second) for s in one.said_by] == ["anonymous", "document"]

    def test_ids_move_only_with_act_and_head(self, claim):
        first = claim("Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        again = claim("Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"])
        other = claim("Norway bombed Chile.", "bombed", "COERCE", ["Norway"], ["Chile"])
        assert first.id == again.id != other.id

    def test_every_claim_says_where_it_comes_from(self, claim):
        one = claim("Norway bombed Chile.", "bombed", "ASSAULT", ["Norway"], ["Chile"])
        assert one.cite_info["published"] == "2024-03-04"
        assert one.cite_info["codebook"] == "plover-2.0"
