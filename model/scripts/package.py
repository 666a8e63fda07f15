"""Put parser and names step together as the folder that ships.

    python scripts/package.py PARSER NAMES LEMMAS.json OUT

OUT is written beside itself first and then renamed, so that whoever loads it finds it whole. It gets a file
SHA256 with the digest over its files (dragoman.language.load.digest): the stamp that parses carry.
"""

import argparse
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly
import tokenizer
from names import FIRST_NAMES, NO_NAMES, ORGANIZATION_NAMES, ORGANIZATIONS, places
from spacy.strings import get_string_id

import dragoman.language.class_layer  # noqa: F401  (the architecture of the embedding)
from dragoman.language.load import STAMP, digest


def split(label: object) -> set[str]:
    """A label and what it is made of ("B-nsubj", "Case=Nom|POS=PRON")."""
    return {str(label), *re.split(r"[|=]", str(label)), *str(label).split("|")}


def clean_config(nlp: spacy.Language) -> None:
    """Forget the paths of the machine that trained."""
    for key in nlp.config["paths"]:
        nlp.config["paths"][key] = None
    nlp.config["initialize"]["init_tok2vec"] = None


def trim_strings(folder: Path, labels: set[str]) -> None:
    """Keep the strings that are needed: labels, and those that the lemmatizer's trees name by their hash.

    The others are the words of the training texts, which come anew with every text that is read.
    """
    needed = set(map(str, spacy.blank("en").vocab.strings)) | labels

    def numbers(value: object) -> Iterator[int]:
        if isinstance(value, dict):
            for part in value.values():
                yield from numbers(part)
        elif isinstance(value, list):
            for part in value:
                yield from numbers(part)
        elif isinstance(value, int):
            yield value

    named = set(numbers(srsly.read_msgpack(folder / "trainable_lemmatizer" / "trees")))
    path = folder / "vocab" / "strings.json"
    kept = [
        word for word in json.loads(path.read_text("utf8")) if word in needed or get_string_id(word) in named
    ]
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parser", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("lemmas", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    nlp, names = spacy.load(options.parser, exclude=["ner"]), spacy.load(options.names)
    if "ner" in nlp.pipe_names:
        nlp.remove_pipe("ner")
    nlp.add_pipe("ner", source=names)
    tokenizer.adapt(nlp)
    clean_config(nlp)
    nlp.meta.update(
        name="dragoman_ud",
        version="1.0.0",
        description="English UD parser and names for news reports",
        author="The Dragoman authors",
        license="CC-BY-SA-4.0",
        spacy_version=">=3.8.7,<3.9.0",
        performance={},
    )
    new = options.out.with_name("." + options.out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    labels = {
        part
        for pipe in nlp.pipe_names
        for label in getattr(nlp.get_pipe(pipe), "labels", ())
        for part in split(label)
    }
    trim_strings(new, labels)
    shutil.copyfile(options.lemmas, new / "lemmas.json")
    lists = {
        "places": places() - NO_NAMES,
        "organizations": ORGANIZATION_NAMES,
        "organization_words": ORGANIZATIONS,
        "given_names": FIRST_NAMES,
    }
    text = json.dumps({key: sorted(words) for key, words in lists.items()}, ensure_ascii=False, indent=0)
    (new / "names.json").write_text(text + "\n", encoding="utf8")
    for card in options.out.glob("*.md"):
        shutil.copyfile(card, new / card.name)
    (new / STAMP).write_text(f"sha256:{digest(new)}\n", encoding="ascii")
    old = options.out.with_name("." + options.out.name + ".old")
    if options.out.exists():
        options.out.rename(old)
    new.rename(options.out)
    shutil.rmtree(old, ignore_errors=True)
    print(
        json.dumps(
            {
                "sha256": digest(options.out),
                "megabytes": round(
                    sum(p.stat().st_size for p in options.out.rglob("*") if p.is_file()) / 1e6, 1
                ),
            }
        )
    )


if __name__ == "__main__":
    main()
