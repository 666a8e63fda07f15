"""Put parser and names step together as the folder that ships.

    python scripts/package.py PARSER NAMES LEMMAS.json OUT

OUT is written beside itself first and then renamed, so that whoever loads it finds it whole. It gets a file
SHA256 with the digest over its files (dragoman.language.load.digest): the stamp that parses carry.
"""

import argparse
import json
import shutil
from pathlib import Path

import spacy
import tokenizer
from names import FIRST_NAMES, NO_NAMES, ORGANIZATION_NAMES, ORGANIZATIONS, places

from dragoman.language.load import STAMP, digest


def clean_config(nlp: spacy.Language) -> None:
    """Forget the paths of the machine that trained."""
    for key in nlp.config["paths"]:
        nlp.config["paths"][key] = None
    nlp.config["initialize"]["init_tok2vec"] = None


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
