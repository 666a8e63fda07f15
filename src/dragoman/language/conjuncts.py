"""A past verb joins the finite verb above an infinitive: "told them to leave and called off the talks"."""

from collections.abc import Sequence

_UNDER = frozenset({"xcomp", "advcl", "acl", "ccomp"})
_PAST = ("Tense=Past", "VerbForm=Fin")


def conjuncts(feats: Sequence[str], heads: list[int], relations: Sequence[str]) -> None:
    """Hang such a verb on the one that it is coordinated with, in place, and not on the infinitive.

    `feats` are the features of each word as UD writes them ("Tense=Past|VerbForm=Fin").
    """
    marked = {head for head, relation in zip(heads, relations, strict=True) if relation == "mark"}
    for i, relation in enumerate(relations):
        first = heads[i]
        if relation != "conj" or first >= i or first not in marked or not all(f in feats[i] for f in _PAST):
            continue
        if "VerbForm=Inf" not in feats[first] or relations[first] not in _UNDER:
            continue
        over = heads[first]
        while "VerbForm=Inf" in feats[over] and relations[over] in _UNDER:
            over = heads[over]
        if over < first and ("VerbForm=Fin" in feats[over] or "Tense=Past" in feats[over]):
            heads[i] = over
