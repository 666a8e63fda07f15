"""Who coalition forces, "the Secretary" and a counterpart are."""


def test_coalition_military_forces_are_not_those_of_the_place(read):
    text = (
        "Coalition military forces hit ISIL in Syria. "
        "In Iraq, coalition military forces conducted eight strikes against ISIL."
    )
    codes = [[e.code for e in c.actor] for c in read(text) if c.event == "ASSAULT"]
    assert codes == [["IGO"], ["IGO"]]


def test_the_secretary_is_the_secretary_of_state(read):
    text = "The Secretary of State met the Iraqi premier in Baghdad. The Secretary praised the Iraqi army."
    (claim,) = [c for c in read(text) if c.event == "SUPPORT"]
    assert [(e.entity_text, e.code) for e in claim.actor] == [("The Secretary", "USA")]


def test_a_counterpart_is_not_taken_up_by_a_bare_office(read):
    text = "Secretary of Defense Ash Turner met his Turkish counterpart. The secretary thanked Turkey."
    (claim,) = [c for c in read(text) if c.event == "SUPPORT"]
    assert [e.code for e in claim.actor] == [None]
