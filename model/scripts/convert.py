"""Turn UD treebanks (CoNLL-U, gzipped) into spaCy training data.

    python scripts/convert.py TREEBANKS OUT [--re3d FILE] [--own RUNS] [--swap] [--seed 7]

Writes OUT/train.spacy and OUT/dev.spacy.  PUD is never read here: it is for measuring only.

What is done to the text, and why:

* Every document is written twice, once cut at its paragraphs and once in runs of one to ten
  sentences, because a report is read by whole blocks and the parser also splits sentences.
* Newswire typography (curly quotes, long dashes) and other letter cases (headlines in capitals
  or title case, all lower case) are added to copies, because treebanks hardly have them.
* In some copies words are exchanged for others of their class (scripts/swap.py).
* GUM's news, speech and interview documents count twice: they are the nearest to reports.
* Names come from GUM's Entity= mentions and, where given, from re3d; EWT's names are left open
  (missing), so that they neither teach nor punish.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import spacy
import swap
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo

# The subtypes that events, times and parties need; all others keep their universal part.
KEPT_SUBTYPES = frozenset(
    [
        "nsubj:pass",
        "csubj:pass",
        "aux:pass",
        "obl:agent",
        "nmod:poss",
        "acl:relcl",
        "advcl:relcl",
        "compound:prt",
        "obl:unmarked",
        "nmod:unmarked",
        "nmod:desc",
    ]
)
NEWS_LIKE = ("GUM_news_", "GUM_speech_", "GUM_interview_")
NAME_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
SWAPPED = 0.4  # of the treebanks' runs
LONGEST_RUN = 10  # sentences; news paragraphs are shorter, speeches longer


@dataclass(frozen=True)
class Sentence:
    """One sentence: parallel columns, heads as indexes within it."""

    words: list[str]
    spaces: list[bool]
    lemmas: list[str]
    pos: list[str]
    xpos: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]
    names: list[str] | None  # IOB tags; None: not annotated
    document: str = ""
    paragraph: int = 0


@dataclass
class _Rows:
    """The lines of one sentence while it is being read."""

    tokens: list[list[str]] = field(default_factory=list)
    joined: dict[int, tuple[int, bool]] = field(default_factory=dict)  # last word: (first, space after)


def sentences(path: Path) -> Iterator[Sentence]:
    """Every sentence of one CoNLL-U file, in order."""
    rows, document, paragraph = _Rows(), "", 0
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for full in lines:
            line = full.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            if line.startswith(("# newdoc", "# newpar")) and not line.startswith("# newpar_block"):
                paragraph += 1
            if line.startswith("#"):
                continue
            if line:
                _add(rows, line.split("\t"))
            elif rows.tokens:
                yield _sentence(rows, document, paragraph)
                rows = _Rows()


def _add(rows: _Rows, columns: list[str]) -> None:
    number = columns[0]
    if "-" in number:
        first, last = map(int, number.split("-"))
        rows.joined[last] = (first, "SpaceAfter=No" not in columns[9])
    elif "." not in number:
        rows.tokens.append(columns)


def _sentence(rows: _Rows, document: str, paragraph: int) -> Sentence:
    inside = {n for last, (first, _) in rows.joined.items() for n in range(first, last)}
    tokens = rows.tokens

    def space(columns: list[str]) -> bool:
        number = int(columns[0])
        if number in inside:
            return False
        if number in rows.joined:
            return rows.joined[number][1]
        return "SpaceAfter=No" not in columns[9]

    made = Sentence(
        words=[c[1] for c in tokens],
        spaces=[space(c) for c in tokens],
        lemmas=[c[2] if c[2] != "_" or c[1] == "_" else c[1] for c in tokens],
        pos=[c[3] for c in tokens],
        xpos=[c[4] for c in tokens],
        morphs=["" if c[5] == "_" else c[5] for c in tokens],
        heads=[int(c[6]) - 1 if int(c[6]) else i for i, c in enumerate(tokens)],
        deps=[label(c[7]) for c in tokens],
        names=None,
        document=document,
        paragraph=paragraph,
    )
    if document.startswith("GUM_"):
        made = replace(made, names=gum_names(made, [c[9] for c in tokens]))
    return made


def label(deprel: str) -> str:
    """The label that the parser learns for a UD relation."""
    if deprel == "root":
        return "ROOT"
    return deprel if deprel in KEPT_SUBTYPES else deprel.partition(":")[0]


def gum_names(sentence: Sentence, misc: list[str]) -> list[str]:
    """IOB tags of the names: mentions of a person, organization or place headed by a PROPN."""
    found = []
    for first, last, kind in mentions(misc):
        if kind not in NAME_TYPES:
            continue
        heads = [
            i for i in range(first, last) if not first <= sentence.heads[i] < last or sentence.heads[i] == i
        ]
        if heads and sentence.pos[heads[0]] == "PROPN":
            found.append((*name_part(sentence, heads[0], first, last), NAME_TYPES[kind]))
    tags = ["O"] * len(sentence.words)
    for first, last, kind in sorted(found, key=lambda f: (f[0] - f[1], f[0])):  # longest first
        if all(tags[i] == "O" for i in range(first, last)):
            tags[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    return tags


def mentions(misc: list[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last exclusive, type) of each Entity= mention that ends in this sentence."""
    open_: dict[str, list[tuple[int, str]]] = {}
    for i, cell in enumerate(misc):
        match = re.search(r"(?:^|\|)Entity=([^|]+)", cell)
        if not match:
            continue
        for start, stop in re.findall(r"(\([^()]+\)?)|([^()]+\))", match[1]):
            if start:
                parts = start.strip("()").split("-")
                if start.endswith(")"):
                    yield i, i + 1, parts[1]
                else:
                    open_.setdefault(parts[0], []).append((i, parts[1]))
            elif open_.get(stop.strip("()")):
                first, kind = open_[stop.strip("()")].pop()
                yield first, i + 1, kind


def name_part(sentence: Sentence, head: int, first: int, last: int) -> tuple[int, int]:
    """The name within a mention: the head and the capitalized words that belong to it."""

    def belongs(i: int) -> bool:
        if sentence.xpos[i] in ("NNP", "NNPS") and sentence.deps[i] != "nmod:desc":
            return True
        return (
            sentence.words[i] in ("-", "of", "the", "for", "and", "&", "’s", "'s", ".")
            or sentence.pos[i] == "NUM"
        )

    start, end = head, head + 1
    while start > first and belongs(start - 1):
        start -= 1
    while end < last and belongs(end):
        end += 1
    while start < head and not sentence.words[start][0].isupper():
        start += 1
    while end > head + 1 and not (
        sentence.words[end - 1][0].isupper() or sentence.words[end - 1][0].isdigit()
    ):
        end -= 1
    return start, end


def paragraphs(some: list[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of sentences that share a paragraph."""
    run: list[Sentence] = []
    for sentence in some:
        if run and (sentence.paragraph != run[0].paragraph or len(run) == LONGEST_RUN):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def random_runs(some: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Runs of one to ten sentences of the same document, whatever the paragraphs."""
    run: list[Sentence] = []
    longest = rng.randint(1, LONGEST_RUN)
    for sentence in some:
        if run and (sentence.document != run[0].document or len(run) >= longest):
            yield run
            run, longest = [], rng.randint(1, LONGEST_RUN)
        run.append(sentence)
    if run:
        yield run


def newswire(sentence: Sentence) -> Sentence:
    """The sentence with curly quotes and apostrophes and long dashes."""
    words, opened = [], False
    for i, old in enumerate(sentence.words):
        word = old
        if word == '"':
            word, opened = ("”", False) if opened else ("“", True)
        elif word == "'":
            before = i == 0 or sentence.spaces[i - 1]
            word = "‘" if before else "’"
        elif word in ("--", "---"):
            word = "—"
        elif word == "-" and i and sentence.spaces[i - 1] and sentence.spaces[i]:
            word = "–"
        else:
            word = word.replace("'", "’")
        words.append(word)
    return replace(sentence, words=words)


def cased(sentence: Sentence, how: str) -> Sentence:
    """The sentence in `upper`, `lower` or `title` case; names are left open, as they lose their sign."""
    change = {"upper": str.upper, "lower": str.lower, "title": lambda w: w[:1].upper() + w[1:]}[how]
    return replace(sentence, words=[change(w) for w in sentence.words], names=None)


def make_doc(vocab: spacy.Vocab, run: list[Sentence]) -> Doc:
    """One spaCy document of a run of sentences."""
    columns: dict[str, list] = {
        k: [] for k in ["words", "spaces", "lemmas", "pos", "tags", "morphs", "heads", "deps", "sent_starts"]
    }
    for sentence in run:
        offset = len(columns["words"])
        columns["words"] += sentence.words
        columns["spaces"] += [*sentence.spaces[:-1], True]
        columns["lemmas"] += sentence.lemmas
        columns["pos"] += sentence.pos
        columns["tags"] += sentence.xpos
        columns["morphs"] += sentence.morphs
        columns["heads"] += [h + offset for h in sentence.heads]
        columns["deps"] += sentence.deps
        columns["sent_starts"] += [True] + [False] * (len(sentence.words) - 1)
    columns.pop("sent_starts")  # heads give them
    doc = Doc(vocab, **columns)
    set_names(doc, [t for s in run for t in (s.names or ["-"] * len(s.words))])
    return doc


def set_names(doc: Doc, tags: list[str]) -> None:
    """Put IOB tags on a document; a dash stands for a word whose name is not known."""
    open_ = [doc[i : i + 1] for i, tag in enumerate(tags) if tag == "-"]
    biluo = iob_to_biluo([("O" if t == "-" else t) for t in tags])
    doc.set_ents(biluo_tags_to_spans(doc, biluo), missing=open_, default="outside")


def re3d_docs(nlp: spacy.Language, path: Path) -> Iterator[Doc]:
    """Reports of re3d whose id begins with 0 to 7 (the half that may train), names only."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        if row["doc_id"][0] not in "01234567":
            continue
        doc = nlp.make_doc(row["text"])
        tags = ["O"] * len(doc)
        for entity in sorted(row["entities"], key=lambda e: e["start"] - e["end"]):
            span = doc.char_span(entity["start"], entity["end"], alignment_mode="expand")
            words = [t.text for t in span if t.is_alpha and t.text not in ("of", "the", "for", "and")]
            named = (
                words
                and all(w[0].isupper() for w in words)
                and span[0].text[0].isupper()
                and span[0].lower_ != "the"
            )
            kind = RE3D_TYPES.get(entity["type"])
            if any(tags[i] != "O" for i in range(span.start, span.end)):
                continue
            if kind and named:
                tags[span.start : span.end] = [f"B-{kind}"] + [f"I-{kind}"] * (len(span) - 1)
            else:
                tags[span.start : span.end] = ["-"] * len(span)
        set_names(doc, tags)
        yield doc


def build_train(nlp: spacy.Language, folder: Path, options: argparse.Namespace) -> DocBin:
    """All training documents, shuffled."""
    rng = random.Random(options.seed)  # noqa: S311  (training texts, not secrets)
    some = [s for name in ("ewt_train", "gum_train") for s in sentences(folder / f"{name}.conllu.gz")]
    runs = [*paragraphs(some), *random_runs(some, rng)]
    runs += [r for r in paragraphs(some) if r[0].document.startswith(NEWS_LIKE)]
    if options.own:
        import newswire as grammar  # noqa: PLC0415  (it needs this module itself)

        runs += grammar.runs(options.own, rng)
    docs = []
    for given in runs:
        run = given
        if options.swap and not run[0].document.startswith("newswire") and rng.random() < SWAPPED:
            run = [swap.swapped(s, rng) for s in run]
        if rng.random() < 0.4:
            run = [newswire(s) for s in run]
        chance = rng.random() * (0.4 if run[0].document == "newswire title" else 1)
        if chance < 0.12:
            how = "upper" if chance < 0.02 else "lower" if chance < 0.05 else "title"
            run = [cased(s, how) for s in run]
        docs.append(make_doc(nlp.vocab, run))
    if options.re3d:
        for _ in range(2):
            docs += re3d_docs(nlp, options.re3d)
    rng.shuffle(docs)
    return DocBin(docs=docs, attrs=ATTRS)


ATTRS = ["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--re3d", type=Path)
    parser.add_argument("--own", type=int, default=0, help="runs of our own newswire sentences to add")
    parser.add_argument(
        "--swap", action="store_true", help="exchange words for others of their class in some copies"
    )
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    nlp = spacy.blank("en")
    options.out.mkdir(parents=True, exist_ok=True)
    build_train(nlp, options.treebanks, options).to_disk(options.out / "train.spacy")
    dev = [s for name in ("ewt_dev", "gum_dev") for s in sentences(options.treebanks / f"{name}.conllu.gz")]
    rng = random.Random(options.seed)  # noqa: S311
    docs = [make_doc(nlp.vocab, run) for run in random_runs(dev, rng)]
    DocBin(docs=docs, attrs=ATTRS).to_disk(options.out / "dev.spacy")


if __name__ == "__main__":
    main()
