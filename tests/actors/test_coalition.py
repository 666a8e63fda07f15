"""Forces of a coalition are the coalition's, whatever stands between."""


def test_coalition_military_forces_are_not_those_of_the_place(read):
    text = (
        "Coalition military forces hit ISIL in Syria. "
        "In Iraq, coalition military forces conducted eight strikes against ISIL."
    )
    codes = [[e.code for e in c.actor] for c in read(text) if c.event == "ASSAULT"]
    assert codes == [["IGO"], ["IGO"]]
