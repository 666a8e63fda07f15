"""POLECAT and ICEWS as researchers open them: R and pandas, the published names, the type of each column."""

import csv
import shutil
import subprocess
from datetime import date

import pytest

from dragoman.records import Status
from sample_claims import full

# What a column holds where it holds anything; the rest are text.
WHOLE = {"Event ID", "Story ID", "Sentence Number"}
NUMBERS = {"Intensity", "Latitude", "Longitude"}
DAYS = {"Event Date", "Publication Date"}
NEVER_FILLED = {
    *("Actor COW", "Recipient COW", "Feature Type"),
    *("Story People", "Story Organizations", "Story Locations"),
}
# Signs at which readers of tables stumble.
NAME = "Côte d'Ivoire's #1 \"envoy\""

R = """
args <- commandArgs(TRUE)
table <- read.delim(args[1], quote = "", na.strings = c("", "None"), check.names = FALSE, encoding = "UTF-8",
  stringsAsFactors = FALSE, colClasses = c("Event Date" = "Date"{classes}))
cat(nrow(table), ncol(table), "\\n")
for (name in names(table)) cat(name, class(table[[name]]), sum(!is.na(table[[name]])), sep = "\\t", "\\n")
cat(table[[args[2]]], sep = "\\n")
"""


@pytest.fixture
def files(written, made, met):
    """The same three claims in both formats; a name with signs, places, and parties that do it together."""
    given = {"status": Status.OCCURRED, "condition": None, "status_words": None}
    odd, report = made(full(), **given)
    odd["actor"][0].update(entity_name=NAME, entity_text=NAME, resolved_by="name")
    odd["id"] = "0" * 16
    pairs = [made(full(), **given), (odd, report), met()]
    return {to: written(pairs, to, f"{to}.tsv")[0] for to in ("polecat", "icews")}


def header(path):
    return path.read_text("utf8").split("\n", 1)[0].split("\t")


@pytest.mark.parametrize(("to", "rows"), [("polecat", 3), ("icews", 4)])
def test_pandas_gives_every_column_its_type(files, to, rows):
    pandas = pytest.importorskip("pandas")
    days = sorted(DAYS & set(header(files[to])))
    texts = {"CAMEO Code": str} if to == "icews" else {"Event ID": str}
    frame = pandas.read_csv(
        files[to], sep="\t", na_values=["None"], quoting=csv.QUOTE_NONE, parse_dates=days, dtype=texts
    )
    assert frame.shape == (rows, len(header(files[to])))
    for name, column in frame.items():
        kind = column.dropna().infer_objects()
        if name in NEVER_FILLED:
            assert kind.empty, name
        elif name in DAYS:
            assert kind.dt.year.eq(2024).all(), name
        elif name in NUMBERS or (to == "icews" and name in WHOLE) or name == "GeoNames ID":
            assert kind.dtype.kind in "if", name
            assert (name in NUMBERS) or (kind == kind.astype("int64")).all(), name
        else:
            assert all(isinstance(value, str) for value in kind), name


@pytest.mark.parametrize(("to", "rows", "names"), [("polecat", 3, "Actor Name"), ("icews", 4, "Source Name")])
def test_r_reads_every_row_and_column(files, tmp_path, to, rows, names):
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("Rscript is not installed here")
    text = '"CAMEO Code" = "character"' if to == "icews" else '"Event ID" = "character"'
    (tmp_path / "read.R").write_text(R.replace("{classes}", f", {text}"), encoding="utf8")
    done = subprocess.run(
        [rscript, "read.R", str(files[to]), names],
        cwd=tmp_path, capture_output=True, encoding="utf8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    first, *lines = done.stdout.splitlines()
    columns = header(files[to])
    assert first.split() == [str(rows), str(len(columns))]
    about = {
        name: (kind, int(held)) for name, kind, held, _ in (one.split("\t") for one in lines[: len(columns)])
    }
    assert list(about) == columns
    assert {name for name, (_, held) in about.items() if not held} >= NEVER_FILLED & set(columns)
    assert about["Event Date"] == ("Date", rows)
    assert about["Intensity"] == ("numeric", rows)
    assert {about[name][0] for name in ("Latitude", "Longitude")} == {"numeric"}
    if to == "icews":
        assert about["CAMEO Code"] == ("character", rows)
        assert about["Event ID"][0] in ("integer", "numeric")
    assert NAME.replace('"', "'") in lines[len(columns) :]


def test_days_are_those_of_the_claims(files):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(files["polecat"], sep="\t", parse_dates=["Event Date"], quoting=csv.QUOTE_NONE)
    assert {day.date() for day in frame["Event Date"]} == {date(2024, 3, 8), date(2024, 3, 2)}
