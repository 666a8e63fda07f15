"""Give a trained pipeline the tables of word classes, without unlearning anything.

    python scripts/widen.py MODEL OUT [--of ner] [--rows 500 2500]

The new tables begin at random and the layer that mixes all tables pays them no heed at first; training on
does the rest.
"""

import argparse
from pathlib import Path

import numpy as np
import spacy

from dragoman.language.class_layer import word_class_embed


def widen(nlp: spacy.Language, name: str, rows: list[int]) -> None:
    """Put the new embedding in the place of the old one, with the old one's weights."""
    model = nlp.config["components"][name]["model"]
    whole = nlp.get_pipe(name).model
    model = model if name == "tok2vec" else model["tok2vec"]
    config = model["embed"]
    tok2vec = whole if name == "tok2vec" else next(x for x in whole.walk() if "embed" in x.ref_names)
    old = tok2vec.get_ref("embed")
    new = word_class_embed(config["width"], config["attrs"], config["rows"], rows)
    sample = [nlp.make_doc("The troops left.")]
    new.initialize(X=sample)
    tables = {layer.attrs["column"]: layer for layer in new.walk() if layer.name == "hashembed"}
    for layer in old.walk():
        if layer.name == "hashembed":
            tables[layer.attrs["column"]].set_param("E", layer.get_param("E"))
        elif layer.name == "maxout":
            mix = next(x for x in new.walk() if x.name == "maxout")
            weights = layer.get_param("W")
            more = np.zeros(mix.get_param("W").shape, dtype=weights.dtype)
            more[..., : weights.shape[-1]] = weights
            mix.set_param("W", more)
            mix.set_param("b", layer.get_param("b"))
        elif layer.name == "layernorm":
            norm = next(x for x in new.walk() if x.name == "layernorm")
            for part in layer.param_names:
                norm.set_param(part, layer.get_param(part))
    tok2vec.replace_node(old, new)
    model["embed"] = {
        "@architectures": "dragoman.WordClassEmbed.v1",
        "width": config["width"],
        "attrs": config["attrs"],
        "rows": config["rows"],
        "class_rows": rows,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--of", default="tok2vec", help="the component whose words are embedded")
    parser.add_argument("--rows", type=int, nargs=2, default=[500, 2500])
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    text = "Israeli jets hit three towns on Friday, the ministry said."
    before = [(t.head.i, t.dep_, t.ent_type_) for t in nlp(text)]
    widen(nlp, options.of, options.rows)
    nlp.to_disk(options.out)
    after = [(t.head.i, t.dep_, t.ent_type_) for t in spacy.load(options.out)(text)]
    if before != after:
        raise SystemExit("the wider pipeline does not read as the old one did")


if __name__ == "__main__":
    main()
