"""Measure the language model on a treebank, from raw text.

    python -m evals language TREEBANK.conllu.gz [--model DIR] [--slips N]

Each document (`# newdoc`) is read as one text: its `# text` lines joined by a space. Words are aligned by
the characters they cover, so a word counts only where the tokenizer cut it as the treebank does. Every
figure is an F1; labels are compared by their universal part (before the colon). `without_punct` leaves
out what the treebank (for recall) or the parser (for precision) labels `punct`.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.language import load
from dragoman.records import Block, BlockKind, ParsedText, Report, Span

Key = tuple[int, int]  # the characters of a word, white space not counted


@dataclass(frozen=True)
class Word:
    """One word, gold or parsed."""

    key: Key
    head: Key | None
    dep: str
    lemma: str
    pos: str
    form: str


@dataclass
class Document:
    """A gold document."""

    text: str
    words: list[Word]
    starts: set[int]  # first characters of its sentences


def treebank(path: Path) -> Iterator[Document]:
    """Every document of a CoNLL-U file."""
    texts: list[str] = []
    rows: list[list[list[str]]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and texts:
                yield document(texts, rows)
                texts, rows = [], []
            elif line.startswith("# text = "):
                texts.append(line[len("# text = ") :].rstrip("\n"))
                rows.append([])
            elif line[:1].isdigit():
                rows[-1].append(line.rstrip("\n").split("\t"))
    if texts:
        yield document(texts, rows)


def document(texts: list[str], sentences: list[list[list[str]]]) -> Document:
    """Put one document together."""
    words: list[Word] = []
    starts: set[int] = set()
    at = 0
    for rows in sentences:
        starts.add(at)
        keys, at = keys_of(rows, at)
        for row in rows:
            if row[0] in keys:
                head = keys.get(row[6])
                words.append(Word(keys[row[0]], head, row[7].partition(":")[0], row[2], row[3], row[1]))
    return Document(" ".join(texts), words, starts)


def keys_of(rows: list[list[str]], at: int) -> tuple[dict[str, Key], int]:
    """The characters of each word of a sentence, by its number, and where the next one begins."""
    keys: dict[str, Key] = {}
    until = 0  # last word of the multiword token that is open
    for n, row in enumerate(rows):
        number, size = row[0], len(squeeze(row[1]))
        if "." in number:
            continue
        if "-" in number:
            first, until = map(int, number.split("-"))
            parts = [r for r in rows[n + 1 :] if "." not in r[0]][: until - first + 1]
            exact = sum(len(squeeze(p[1])) for p in parts) == size
            place = at
            for part in parts:
                step = len(squeeze(part[1])) if exact else 0
                keys[part[0]] = (place, place + step) if exact else (at, at + size)
                place += step
            at += size
        elif int(number) > until:
            keys[number] = (at, at + size)
            at += size
    return keys, at


def plain(text: str) -> Report:
    """Make the report of a text that is all body, whatever intake would make of it."""
    block = Block(BlockKind.BODY, Span(0, len(text)))
    return Report(report_id="", text=text, text_sha256="", source_sha256="", blocks=(block,), language="en")


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def parsed_words(parse: ParsedText) -> tuple[list[Word], set[int]]:
    """The words of a parse and the first characters of its sentences."""
    keys: list[Key] = []
    at = 0
    for token in parse.tokens:
        size = len(squeeze(token.text))
        keys.append((at, at + size))
        at += size
    words = [
        Word(keys[t.i], None if t.head == t.i else keys[t.head], t.rel, t.lemma, t.pos, t.text)
        for t in parse.tokens
    ]
    return words, {keys[s.first][0] for s in parse.sentences}


def f1(right: float, found: int, gold: int) -> float:
    """F1 in percent."""
    return round(200 * right / (found + gold), 2) if found + gold else 0.0


class Score:
    """Counts over all documents."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.slips: dict[str, Counter[str]] = {k: Counter() for k in ("tokens", "lemmas", "pos", "labels")}
        self.labels: Counter[tuple[str, str]] = Counter()

    def add(self, gold: Document, parse: ParsedText) -> None:
        """Count one document."""
        counts = self.counts
        words, starts = parsed_words(parse)
        by_key = {w.key: w for w in words}
        for some, side in ((gold.words, "gold"), (words, "found")):
            counts[side] += len(some)
            counts[side + "_plain"] += sum(w.dep != "punct" for w in some)
            for word in some:
                self.labels[side, word.dep] += 1
        counts["sents_gold"] += len(gold.starts)
        counts["sents_found"] += len(starts)
        counts["sents_right"] += len(bounds(gold.starts, gold.words) & bounds(starts, words))
        for word in gold.words:
            self.word(word, by_key.get(word.key))

    def word(self, gold: Word, found: Word | None) -> None:
        """Count one gold word and what stands in its place."""
        counts, slips = self.counts, self.slips
        if found is None:
            slips["tokens"][gold.form] += 1
            return
        plain = "_plain" if gold.dep != "punct" else ""
        head = found.head == gold.head
        right = {
            "words": True,
            "lemma": gold.lemma in (found.lemma, "_"),
            "upos": found.pos == gold.pos,
            "uas": head,
            "las": head and found.dep == gold.dep,
        }
        for name, is_right in right.items():
            counts[name] += is_right
            if plain:
                counts[name + plain] += is_right
        if right["las"]:
            self.labels["right", gold.dep] += 1
        if not right["lemma"]:
            slips["lemmas"][f"{gold.form} {gold.pos}: {gold.lemma} not {found.lemma} ({found.pos})"] += 1
        if not right["upos"]:
            slips["pos"][f"{gold.pos} not {found.pos}"] += 1
        if not right["las"] and plain:
            slips["labels"][f"{gold.dep} not {found.dep}" if head else f"{gold.dep}: head"] += 1

    def result(self) -> dict[str, object]:
        """All figures."""
        c = self.counts
        names = ("words", "lemma", "upos", "uas", "las")
        return {
            "without_punct": {n: f1(c[n + "_plain"], c["found_plain"], c["gold_plain"]) for n in names},
            "with_punct": {n: f1(c[n], c["found"], c["gold"]) for n in names},
            "sentences": f1(c["sents_right"], c["sents_found"], c["sents_gold"]),
            "words_gold": c["gold"],
            "sentences_gold": c["sents_gold"],
            "by_label": {
                dep: f1(self.labels["right", dep], self.labels["found", dep], n)
                for (side, dep), n in self.labels.most_common()
                if side == "gold"
            },
        }


def bounds(starts: set[int], words: list[Word]) -> set[tuple[int, int]]:
    """First and last character of each sentence."""
    order = sorted(starts)
    end = words[-1].key[1] if words else 0
    return set(zip(order, [*order[1:], end], strict=True))


def main(argv: list[str]) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="evals language", description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--model", type=Path, help="a pipeline folder in place of the shipped weights")
    parser.add_argument("--slips", type=int, default=0, help="print the N commonest slips to stderr")
    options = parser.parse_args(argv)
    documents = list(treebank(options.treebank))
    language = load(options.model)
    score = Score()
    reports = [plain(d.text) for d in documents]
    for gold, parse in zip(documents, language.parse_all(reports), strict=True):
        score.add(gold, parse)
    for kind, slips in score.slips.items():
        for slip, count in slips.most_common(options.slips):
            print(f"{kind}\t{count}\t{slip}", file=sys.stderr)
    print(
        json.dumps({"treebank": options.treebank.name, "model": language.stamp, **score.result()}, indent=1)
    )
    return 0
