"""A finite verb behind an infinitive belongs to the finite verb above."""

from dragoman.language.conjuncts import conjuncts

PAST, TO_DO = "Mood=Ind|Tense=Past|VerbForm=Fin", "VerbForm=Inf"


def test_a_past_verb_joins_the_verb_over_the_infinitive():
    # She told him to go and closed it
    feats = ["", PAST, "", "", TO_DO, "", PAST, ""]
    heads = [1, 1, 1, 4, 1, 6, 4, 6]
    relations = ["nsubj", "root", "obj", "mark", "xcomp", "cc", "conj", "obj"]
    conjuncts(feats, heads, relations)
    assert heads == [1, 1, 1, 4, 1, 6, 1, 6]


def test_another_infinitive_stays():
    feats = ["", PAST, "", "", TO_DO, "", TO_DO, ""]
    heads = [1, 1, 1, 4, 1, 6, 4, 6]
    relations = ["nsubj", "root", "obj", "mark", "xcomp", "cc", "conj", "obj"]
    conjuncts(feats, heads, relations)
    assert heads[6] == 4


def test_orders_are_not_coordinated_with_what_is_told(read):
    text = "The premier ordered the army to pursue the rebels and called off peace talks with Chile."
    told = {c.event: [e.entity_text for e in c.recipient] for c in read(text)}
    assert told["REJECT"] == ["Chile"]
    assert told["REQUEST"] == ["the army"]
