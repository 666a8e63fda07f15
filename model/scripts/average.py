"""Average the weights of pipelines that come from one another.

    python scripts/average.py OUT MODEL MODEL...

The best and the last pipeline of a training are near each other; their mean is steadier than either.
"""

import argparse
from pathlib import Path

import spacy

import dragoman.language.class_layer  # noqa: F401  (the architecture of the embedding)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("models", nargs="+", type=Path)
    options = parser.parse_args()
    first, *others = (spacy.load(model) for model in options.models)
    for name in first.pipe_names:
        layers = [list(nlp.get_pipe(name).model.walk()) for nlp in (first, *others)]
        for layer, *same in zip(*layers, strict=True):
            for part in layer.param_names:
                if layer.has_param(part):
                    total = sum((other.get_param(part) for other in same), layer.get_param(part))
                    layer.set_param(part, total / (1 + len(same)))
    first.to_disk(options.out)


if __name__ == "__main__":
    main()
