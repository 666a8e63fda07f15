"""Train with NumPy's matrix products, which are half as fast again as thinc's own.

    python scripts/train.py CONFIG OUT [--from MODEL] [--without ner] [--training.max_steps 500 ...]

`--from` begins with the weights of a trained pipeline that has the same components.
"""

import argparse
import sys
from pathlib import Path

import spacy
import spacy.util
import tokenizer
from spacy.cli._util import parse_config_overrides
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import NumpyOps, set_current_ops

import dragoman.language.class_layer  # noqa: F401  (the architecture of the embedding)


def main() -> None:
    """Train, and keep the best and the last pipeline in OUT."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="last", help="a trained pipeline with the same components")
    parser.add_argument("--without", nargs="*", default=[], help="components to leave out")
    options, rest = parser.parse_known_args()
    set_current_ops(NumpyOps(use_blis=False))
    overrides = parse_config_overrides(rest)
    config = spacy.util.load_config(options.config, overrides=overrides, interpolate=False)
    for name in options.without:
        config["nlp"]["pipeline"].remove(name)
        config["components"].pop(name)
    if options.last:  # take the components as they are and learn on: nothing is initialized anew
        for name in config["nlp"]["pipeline"]:
            config["components"][name] = {"source": options.last}
    nlp = init_nlp(config)
    if options.last and "trainable_lemmatizer" in nlp.pipe_names:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        # spaCy keeps this table only while it initializes: without it lemmas are unlearned.
        lemmatizer.tree2label = {tree: n for n, tree in enumerate(lemmatizer.cfg["labels"])}
    tokenizer.adapt(nlp)
    options.out.mkdir(parents=True, exist_ok=True)
    train(nlp, options.out, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
