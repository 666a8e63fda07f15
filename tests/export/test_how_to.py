"""The how-to of a plot by month: its blocks run as they stand, and count what is there."""

import csv
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PAGE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "plot-a-pair.md"
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def block(language):
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", PAGE.read_text("utf8"), re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return textwrap.dedent(found[0])


@pytest.fixture
def pairs(report_pairs):
    """The claims of the sample reports that have a day of publication."""
    return [(claim, report) for claim, report in report_pairs if report["published"]]


@pytest.fixture
def folder(written, pairs):
    path, _ = written(pairs, "sqlite", "news.sqlite")
    return path.parent


def between(claim, one, other):
    """Whether a claim is between two states: told from the claim itself, not as the view tells it."""
    actors, recipients = ({party["code"] for party in claim[side]} for side in ("actor", "recipient"))
    if not claim["recipient"]:
        return {one, other} <= actors
    return (one in actors and other in recipients) or (other in actors and one in recipients)


@pytest.fixture
def counted(pairs):
    """The claims of the pair by month and quad, as the page wants them."""
    found = Counter(
        ((claim["date"] or claim["reported"])[:7], claim["quad_code"])
        for claim, _ in pairs
        if between(claim, "CHN", "PHL") and claim["status"] == "occurred" and not claim["historical"]
    )
    assert len({month for month, _ in found}) > 1
    return {month: [found[month, quad] for quad in (1, 2, 3, 4)] for month in sorted({m for m, _ in found})}


def table(path):
    with path.open(encoding="utf8", newline="") as held:
        header, *rows = csv.reader(held)
    assert tuple(header[1:]) == QUADS
    return {month: list(map(int, counts)) for month, *counts in rows}


def is_picture(path):
    return path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size > 5_000


def test_the_pandas_block_counts_and_plots(folder, counted):
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed here", exc_type=ImportError)
    done = subprocess.run(
        [sys.executable, "-c", block("python")],
        cwd=folder,
        env={**os.environ, "MPLBACKEND": "Agg"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert table(folder / "quads.csv") == counted
    assert is_picture(folder / "quads.png")


def test_the_r_block_counts_and_plots(folder, counted):
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("Rscript is not installed here")
    if subprocess.run([rscript, "-e", "library(RSQLite)"], capture_output=True, check=False).returncode:
        pytest.skip("R has no RSQLite here")
    (folder / "plot.R").write_text(block("r"), encoding="utf8")
    done = subprocess.run([rscript, "plot.R"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert table(folder / "quads-r.csv") == counted
    assert is_picture(folder / "quads-r.png")
