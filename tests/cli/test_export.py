"""`dragoman export`: a store in, files for others out."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.intake import from_text
from dragoman.store import open_store
from sample_claims import TEXT, bare, full

PARTIES = (full().actor[0], full().recipient[0])


@pytest.fixture
def store(tmp_path):
    """A store of two reports with the claims made by hand; in the second they are other claims."""
    path = tmp_path / "news"
    with open_store(path) as opened, opened.run() as run:
        for number in (1, 2):
            report = from_text(
                TEXT,
                published=date(2024, 3, number),
                outlet=f"Outlet {number}",
                url=f"https://news.example/{number}",
            )
            cite = {"publication": report.outlet, "url": report.url}
            claims = [
                replace(
                    claim,
                    id=f"{letter}{number}" * 8,
                    reported=report.published,
                    cite_info={**claim.cite_info, **cite},
                )
                for letter, claim in (("a", full()), ("b", replace(bare(), event_scale=2.5, actor=PARTIES)))
            ]
            run.add(report, claims, input=f"{number}.txt")
    return path


@pytest.fixture
def run(store):
    def ran(*args):
        return CliRunner().invoke(cli, ["export", str(store), *map(str, args)], prog_name="dragoman")

    return ran


def rows(result):
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_export_writes_data_to_standard_output_and_talk_to_standard_error(run):
    result = run("--to", "plover")
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b1" * 8, "b2" * 8]
    assert result.stderr.splitlines() == [
        "exported 2 rows from 2 reports as plover; 4 claims came in",
        "left out 2 claims:",
        "  2  conditional, and the format has no column for it",
    ]


def test_export_writes_a_file_and_says_nothing_on_standard_output(run, tmp_path):
    for to in ("plover", "polecat", "icews", "csv", "parquet", "sqlite"):
        result = run("--to", to, "--out", tmp_path / f"out.{to}")
        assert (result.exit_code, result.stdout) == (0, "")
        assert (tmp_path / f"out.{to}").stat().st_size > 0
    assert (tmp_path / "out.icews.sources.tsv").exists()


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["a1", "b1", "a2", "b2"]),
        (["--status", "conditional"], ["a1", "a2"]),
        (["--event", "assault", "--event", "COERCE"], ["a1", "a2"]),
        (["--pair", "ben,NOR", "--until", "2024-03-02"], ["b1", "b2"]),
        (["--since", "2024-03-02", "--outlet", "Outlet 2"], ["a2", "b2"]),
        (["--actor", "BEN"], ["b1", "b2"]),
        (["--recipient", "BEN", "--country", "BEN", "--about", "Cod Pact"], ["a1", "a2"]),
        (["--status", "denied"], []),
    ],
)
def test_export_takes_filters(run, options, ids):
    result = run("--to", "csv", *options)
    assert result.exit_code == 0, result.output
    assert [row["id"][:2] for row in rows(result)] == ids


def test_export_makes_a_dossier_of_a_pair_or_an_agreement(run):
    assert "<h1>Norway and Benin</h1>" in run("--to", "dossier", "--pair", "nor, BEN").stdout
    page = run("--to", "dossier", "--about", "Cod Pact")
    assert "<h1>Cod Pact</h1>" in page.stdout
    assert page.stdout.count("<article") == 2


def test_export_withholds_people_unless_all_are_asked_for(run, monkeypatch):
    from dragoman.store import Store

    exportable = Store.exportable

    def with_somebody(store, filters):
        for claim, report in exportable(store, filters):
            party = {**claim["actor"][0], "entity_name": "Ana Qorvath", "entity_text": "Ana Qorvath"}
            yield claim | {"actor": [party | {"code": None, "resolved_by": None}]}, report

    monkeypatch.setattr(Store, "exportable", with_somebody)
    kept = run("--to", "csv")
    assert {row["actor_names"] for row in rows(kept)} == {"a person"}
    assert "withheld the names of 2 people who hold no office (--people all lets them leave);" in kept.stderr
    everybody = run("--to", "csv", "--people", "all")
    assert {row["actor_names"] for row in rows(everybody)} == {"Ana Qorvath"}
    assert "withheld" not in everybody.stderr


def test_export_of_reports_counts_their_claims(run):
    result = run("--to", "csv", "--unit", "report")
    assert [(row["outlet"], row["claims"], row["occurred"]) for row in rows(result)] == [
        ("Outlet 1", "2", "1"), ("Outlet 2", "2", "1"),
    ]  # fmt: skip


def test_export_warns_of_whole_texts_whose_license_nobody_knows(run):
    result = run("--to", "csv", "--with-text")
    assert {row["text"] for row in rows(result)} == {TEXT}
    assert result.stderr.splitlines()[:2] == [
        f"Warning: Outlet {n}, https://news.example/{n}: its whole text leaves and its license is unknown"
        for n in (1, 2)
    ]


def test_export_gives_the_same_bytes_each_time(run, tmp_path):
    for to in ("csv", "sqlite", "parquet", "icews"):
        for name in ("a", "b"):
            run("--to", to, "--out", tmp_path / name)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "sqlite"], "Error: sqlite needs a file\n  fix: name one with --out\n"),
        (["--to", "sqlite", "--out", "-"], "Error: sqlite needs a file\n  fix: name one with --out\n"),
        (
            ["--to", "csv", "--pair", "KOR"],
            "Error: a pair is two codes, not 1\n  fix: name two, as in KOR and JPN\n",
        ),
        (
            ["--to", "csv", "--since", "May"],
            "Error: 'May' is no day\n  fix: write YYYY-MM-DD, as in 2019-11-22\n",
        ),
        (
            ["--to", "dossier", "--actor", "KOR"],
            "Error: a dossier is of a pair or an agreement\n  fix: --pair KOR,JPN or --about NAME\n",
        ),
        (
            ["--to", "icews", "--unit", "report"],
            "Error: icews has a row for each event\n  fix: --unit report is for csv, parquet and xlsx\n",
        ),
    ],
)
def test_wrong_use_is_told_with_its_cure(run, options, said):
    result = run(*options)
    assert (result.exit_code, result.output) == (2, said)


def test_export_of_no_store_and_to_no_folder(run, tmp_path):
    result = CliRunner().invoke(cli, ["export", str(tmp_path / "none"), "--to", "csv"])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {tmp_path / 'none'}: there is no store\n  fix: ")
    result = run("--to", "csv", "--out", tmp_path / "none" / "a.csv")
    assert result.exit_code == 1
    assert "no folder" in result.output


def test_a_reader_that_goes_away_is_no_error_to_shout_about(store):
    command = f"{sys.executable} -m dragoman export {store} --to csv | head -c 2"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stdout == b"id"
    assert b"Traceback" not in done.stderr


def test_export_starts_without_the_language_model(store):
    script = (
        f"import sys\nfrom dragoman.cli import cli\ntry:\n    cli(['export', {str(store)!r}, '--to', 'csv'])\n"
        "except SystemExit as end:\n    assert not end.code\nassert not {'spacy', 'thinc'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_the_reference_s_lines_of_python_run(store, monkeypatch, capsys):
    page = (Path(__file__).parent.parent.parent / "docs" / "reference" / "export.md").read_text("utf8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(store.parent)
    exec(block, {})  # noqa: S102  (our own page)
    assert capsys.readouterr().out == "exported 0 rows from 0 reports as csv; 0 claims came in\n"
    exec(block.replace("CHN", "BEN").replace("PHL", "NOR"), {})  # noqa: S102
    assert capsys.readouterr().out.startswith("exported 2 rows from 2 reports as csv")
