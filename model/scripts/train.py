"""Train with NumPy's matrix products, which are half as fast again as thinc's own.

    python scripts/train.py CONFIG OUT [--from MODEL] [--training.max_steps 500 ...]

`--from` begins with the weights of a trained pipeline that has the same components.
"""

import sys
from pathlib import Path

import spacy
import spacy.util
from spacy.cli._util import parse_config_overrides
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import NumpyOps, set_current_ops


def main() -> None:
    """Train, and keep the best and the last pipeline in OUT."""
    config_path, out, *rest = sys.argv[1:]
    last = None
    if "--from" in rest:
        at = rest.index("--from")
        last = rest[at + 1]
        del rest[at : at + 2]
    set_current_ops(NumpyOps(use_blis=False))
    overrides = parse_config_overrides(rest)
    config = spacy.util.load_config(config_path, overrides=overrides, interpolate=False)
    if last:  # take the components as they are and learn on: nothing is initialized anew
        for name in config["nlp"]["pipeline"]:
            config["components"][name] = {"source": last}
    nlp = init_nlp(config)
    Path(out).mkdir(parents=True, exist_ok=True)
    train(nlp, Path(out), stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
