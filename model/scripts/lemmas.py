"""Collect the lemmas that the treebanks give to known words.

    python scripts/lemmas.py TREEBANKS OUT.json

The lemmatizer learns how endings change; what a word seen in training has as its lemma need not be guessed.
Words of one part of speech that nearly always have the same lemma are kept; names and numbers are not.
The forms of the verbs in lists/verbs.txt are added, where the treebanks do not speak against them.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import convert

OPEN = frozenset(["PROPN", "NUM", "PUNCT", "SYM", "X", "INTJ"])
SURE = 0.9  # part of a word's occurrences that share the lemma


VERBS = Path(__file__).parents[1] / "lists" / "verbs.txt"
VOWELS = "aeiou"


def forms(entry: str) -> tuple[str, set[str]]:
    """A verb of the list and its inflected forms."""
    verb, *irregular = entry.rstrip("+").split(":")
    doubled = verb + verb[-1] if entry.endswith("+") or (irregular and short(verb)) else verb
    if verb.endswith("y") and verb[-2] not in VOWELS:
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = verb + "d" if verb.endswith("e") else doubled + "ed"
    if verb.endswith("ie"):
        stem = verb[:-2] + "y"
    else:
        stem = verb[:-1] if verb.endswith("e") and verb[-2:] not in ("ee", "ye", "oe") else doubled
    if verb.endswith("c"):
        stem, past = verb + "k", verb + "ked"
    made = {verb, third, stem + "ing", *(irregular or [past])}
    if verb.endswith("l") and doubled != verb:  # canceled, cancelled
        made |= {verb + "ed", verb + "ing"}
    return verb, made


def short(verb: str) -> bool:
    """Whether the verb is one short syllable that doubles its last consonant: cut, hit, run."""
    if verb in ("shed", "dig", "forbid", "outbid", "quit"):
        return True
    return (
        len(verb) > 2 and verb[-1] not in VOWELS + "wxyhdk" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    )


def verbs() -> dict[str, str]:
    """The lemma of every form of the listed verbs; a form of two verbs is left out."""
    lines = [x for x in VERBS.read_text("utf8").splitlines() if not x.startswith("#")]
    found: dict[str, set[str]] = defaultdict(set)
    for entry in " ".join(lines).split():
        verb, made = forms(entry)
        for form in made:
            found[form].add(verb)
    return {form: lemmas.pop() for form, lemmas in found.items() if len(lemmas) == 1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in ("ewt_train", "gum_train"):
        for sentence in convert.sentences(options.treebanks / f"{name}.conllu.gz"):
            for word, pos, lemma in zip(sentence.words, sentence.pos, sentence.lemmas, strict=True):
                if pos not in OPEN and word.replace("-", "").replace("'", "").replace(".", "").isalpha():
                    seen[f"{word.lower()}|{pos}"][lemma] += 1
    kept = {f"{form}|VERB": lemma for form, lemma in verbs().items()}
    for key, lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if lemma[:1].isupper() and key in kept:
            continue  # a word of a title
        if count >= SURE * lemmas.total():
            kept[key] = lemma
            if "'" in key:
                kept[key.replace("'", "’")] = lemma
        else:
            kept.pop(key, None)
    options.out.write_text(
        json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf8"
    )


if __name__ == "__main__":
    main()
