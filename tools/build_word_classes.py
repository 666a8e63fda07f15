"""Make the table of word classes that the language model looks words up in.

    python tools/build_word_classes.py WORDNET [OUT]

WORDNET is the folder of WordNet 3.0's database files (`index.*`, `data.*`, `*.exc`, `cntlist.rev`), such as
Debian's package wordnet-base installs. OUT is `src/dragoman/data/word_classes.tsv.gz`. Only facts are taken:
for each single word the parts of speech it can have, the lexicographer file of its first sense in each, how
often WordNet's own tagged texts have it (in steps), which kinds of complement its verb senses take, and
irregular forms.

Rows are tab-separated: word, noun (sense and step), verb (sense, step, signs of frames), adjective (step),
adverb (step), with empty cells for what a word is not. Rows of irregular forms are: form, = and the part of
speech, lemma.
"""

import argparse
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "dragoman" / "data" / "word_classes.tsv.gz"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
OF_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
# WordNet's numbers of verb frames, by what the parser needs to know of them.
FRAMES = {
    "i": {1, 2, 3, 4, 12, 13, 22, 23, 27},  # no object
    "t": {8, 9, 10, 11, 16, 17, 18, 19, 20, 21, 30, 31},  # an object
    "d": {14, 15},  # two objects
    "c": {26, 34},  # a clause
    "x": {24, 25, 28, 32},  # an infinitive
    "g": {33},  # a gerund
}
STEPS = (0, 1, 5, 25, 100)  # counts are told apart by these


def counts(folder: Path) -> dict[tuple[str, str], int]:
    """How often each word was tagged, by part of speech."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for line in (folder / "cntlist.rev").open(encoding="ascii"):
        key, _, count = line.split()
        lemma, _, sense = key.partition("%")
        found[lemma, OF_KEY[sense[0]]] += int(count)
    return found


def senses(folder: Path, name: str) -> dict[str, tuple[str, set[int]]]:
    """The lexicographer file and the verb frames of each set of synonyms, by its offset."""
    found = {}
    for line in (folder / f"data.{name}").open(encoding="latin1"):
        if not line.startswith("  "):
            facts = line.partition(" | ")[0]
            frames = (
                {int(n) for n in re.findall(r"\+ (\d\d) [0-9a-f]{2}", facts)} if name == "verb" else set()
            )
            found[facts[:8]] = (facts[9:11], frames)
    return found


def step(count: int) -> str:
    """A digit for a count."""
    return str(sum(count >= least for least in STEPS[1:]))


def cells(folder: Path) -> dict[str, dict[str, str]]:
    """What each single word is: its cell by part of speech."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    tagged = counts(folder)
    for name, part in PARTS.items():
        known = senses(folder, name)
        for line in (folder / f"index.{name}").open(encoding="latin1"):
            lemma = line.partition(" ")[0]
            if not WORD.fullmatch(lemma):
                continue
            offsets = re.findall(r"\d{8}", line)
            cell = step(tagged[lemma, part])
            if part in "nv":
                cell = known[offsets[0]][0] + cell
            if part == "v":
                frames = {f for offset in offsets[:3] for f in known[offset][1]}
                cell += "".join(sign for sign, some in FRAMES.items() if frames & some)
            words[lemma][part] = cell
    return words


def irregular(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Irregular forms: the form, its part of speech, its lemma."""
    for name, part in PARTS.items():
        for line in (folder / f"{name}.exc").open(encoding="ascii"):
            form, lemma, *_ = line.split()
            if WORD.fullmatch(form) and WORD.fullmatch(lemma):
                yield form, part, lemma


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    options = parser.parse_args()
    rows = [
        "\t".join([word, *(parts.get(p, "") for p in "nvar")]).rstrip("\t")
        for word, parts in sorted(cells(options.wordnet).items())
    ]
    rows += ["\t".join([form, "=" + part, lemma]) for form, part, lemma in sorted(irregular(options.wordnet))]
    with options.out.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(rows) + "\n").encode())
    print(f"{options.out}: {len(rows)} rows, {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
