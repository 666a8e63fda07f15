"""Load the shipped weights, or any UD-labelled spaCy pipeline in their place."""

import hashlib
import json
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.language.names import read_lists
from dragoman.language.parse import Language

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

WEIGHTS = Path(__file__).parent / "weights"
STAMP = "SHA256"  # the file beside the weights that holds their stamp, written when they are packaged
LEMMAS = "lemmas.json"
UNHASHED = frozenset({STAMP, "README.md"})
PROBE = "On Monday the ministers said that they had been told of the plan."
UD = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated "
    "expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum "
    "root vocative xcomp"
)
UD_RELATIONS = frozenset(UD.split())
CURE = (
    "give --model a spaCy pipeline (folder or installed package) that is trained on Universal Dependencies, "
    "or leave it out to use the one that comes with Dragoman"
)


def load(model: str | Path | None = None) -> Language:
    """Load our weights, or the pipeline at `model` (a folder or an installed package)."""
    folder = _folder(model)
    pipeline = _pipeline(folder)
    _check(pipeline, folder)
    return Language(pipeline, stamp(folder), _lemmas(folder), read_lists(folder))


def stamp(folder: Path) -> str:
    """Give what names a pipeline: SHA-256 over its files, or what is written beside them."""
    written = folder / STAMP
    return written.read_text("ascii").strip() if written.is_file() else "sha256:" + digest(folder)


def digest(folder: Path) -> str:
    """Give SHA-256 over the names and contents of a pipeline's files, whatever the order of the folder."""
    whole = hashlib.sha256()
    for name, path in sorted(_files(folder)):
        part = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{part}  {name}\n".encode())
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in UNHASHED and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path


def _folder(model: str | Path | None) -> Path:
    """Find the folder of a pipeline: the one that holds its config."""
    if model is None:
        if not (WEIGHTS / "config.cfg").is_file():
            raise ModelError(
                f"{WEIGHTS}: the language model is missing",
                fix="install Dragoman again, or train the model (model/README.md)",
            )
        return WEIGHTS
    folder = Path(model)
    if not folder.exists() and str(model).isidentifier():
        folder = _package(str(model))
    found = sorted([*folder.glob("config.cfg"), *folder.glob("*/config.cfg")])
    if not found:
        raise ModelError(f"{model}: no spaCy pipeline there", fix=CURE)
    return found[0].parent


def _package(name: str) -> Path:
    """Find the folder of an installed package."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModelError(f"{name}: no such folder, and no such package is installed", fix=CURE)
    return Path(spec.origin).parent


def _pipeline(folder: Path) -> "Pipeline":
    """Load the pipeline. spaCy's advice on versions is for who trains, not for who reads reports."""
    if "numpy" not in sys.modules:  # a report is too small to be shared among cores; processes share reports
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415  (takes most of a second: only who parses pays)
    from thinc.api import NumpyOps, get_current_ops, use_ops  # noqa: PLC0415

    import dragoman.language.class_layer  # noqa: F401, PLC0415  (tells spaCy how our weights look words up)

    # NumPy's matrix products are half as fast again as thinc's own; an accelerator is left as it is.
    ours = use_ops("numpy", use_blis=False) if type(get_current_ops()) is NumpyOps else nullcontext()
    try:
        with ours, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return spacy.load(folder)
    except Exception as error:  # whatever a broken folder makes spaCy, thinc or msgpack raise
        reason = str(error).partition("\n")[0]
        raise ModelError(f"{folder}: the language model cannot be loaded: {reason}", fix=CURE) from error


def _check(pipeline: "Pipeline", folder: Path) -> None:
    """Refuse a pipeline that does not parse or that uses other labels than UD's."""
    doc = pipeline(PROBE)
    if not (doc.has_annotation("DEP") and doc.has_annotation("SENT_START")):
        raise ModelError(f"{folder}: the pipeline gives no syntactic relations", fix=CURE)
    strange = sorted({t.dep_ for t in doc if t.dep_.lower().partition(":")[0] not in UD_RELATIONS})
    if strange:
        raise ModelError(
            f"{folder}: labels that are not Universal Dependencies: {', '.join(strange)}", fix=CURE
        )
    if not doc.has_annotation("POS"):
        raise ModelError(f"{folder}: the pipeline gives no parts of speech", fix=CURE)


def _lemmas(folder: Path) -> dict[str, str]:
    """Read the lemmas that the treebanks give to known words, where the weights bring them."""
    path = folder / LEMMAS
    return dict(json.loads(path.read_text("utf8"))) if path.is_file() else {}
