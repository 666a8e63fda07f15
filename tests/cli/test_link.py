"""`dragoman link` and `dragoman store incident`: what is said, and what is shown."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.intake import from_text
from dragoman.records import Count, Size, Span, Status, Words
from dragoman.store import open_store
from sample_claims import full


@pytest.fixture
def store(tmp_path):
    """Three reports of one raid: the second copies the first, the third has another toll and is denied."""
    path = tmp_path / "news"
    with open_store(path) as opened:
        add(opened, "a", "Norwegian gunboats shelled the harbor of Cotonou and killed guards there.", 5, 9)
        add(
            opened,
            "b",
            "Norwegian gunboats shelled the harbor of Cotonou and killed some guards there.",
            5,
            10,
        )
    return path


def add(opened, letter, text, dead, day, status=Status.OCCURRED):
    url = f"https://news.example/{letter}"
    report = from_text(text, published=date(2024, 3, day), outlet=f"Outlet {letter.upper()}", url=url)
    claim = replace(
        full(), id=letter * 16, status=status, condition=None, incident=None, link=(), act_when=None,
        reported=report.published, sentence=Span(0, len(text)),
        size=Size(dead=Count(low=dead, high=dead, words=Words("x", Span(0, 1)))),
        cite_info={**full().cite_info, "publication": report.outlet, "url": url, "report_id": report.report_id},
    )  # fmt: skip
    with opened.run() as run:
        run.add(report, [claim], input=letter)


@pytest.fixture
def run(store):
    def ran(*args):
        return CliRunner().invoke(cli, [str(a) for a in args], prog_name="dragoman")

    return ran


def test_link_says_what_it_found_and_then_that_nothing_changed(run, store):
    first = run("link", store)
    told = "2 claims of 2 reports tell 1 incident"
    assert (first.exit_code, first.stdout, first.stderr) == (0, "", f"linking 2 claims\n{store}: {told}\n")
    again = run("link", store)
    assert again.stderr == f"{store}: nothing has changed since it was linked; {told}\n"


def test_an_incident_is_shown_with_its_sources_and_where_they_disagree(run, store):
    run("link", store)
    with open_store(store) as opened:
        add(
            opened,
            "c",
            "Denials came from Oslo over the weekend after ships fired at Cotonou.",
            7,
            11,
            Status.DENIED,
        )
    assert "Warning: 1 claim came or went" in run("store", "incident", store, "b" * 16).stderr
    run("link", store)
    shown = run("store", "incident", store, "c" * 16)
    assert (shown.exit_code, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert lines[0] == "incident aaaaaaaaaaaaaaaa"
    assert "told as occurred, then denied" in lines[2]
    assert (
        "3 claims of 3 reports of 3 outlets, from 2024-03-09 to 2024-03-11; 1 report in copied sentences"
        in lines[3]
    )
    copied = next(line for line in lines if line.strip().startswith("near-copy as aaaaaaaaaaaaaaaa"))
    assert "its sentence is a copy or nearly so; alike in parties, day, place" in copied
    assert lines[lines.index("they disagree") :] == [
        "they disagree", "  status", "    occurred: Outlet A, Outlet B", "    denied: Outlet C",
        "  dead", "    5: Outlet A, Outlet B", "    7: Outlet C",
    ]  # fmt: skip
    form = json.loads(run("store", "incident", store, "c" * 16, "--format", "jsonl").stdout)
    assert (form["id"], form["first_told"], len(form["told"])) == ("a" * 16, "2024-03-09", 3)


def test_an_id_that_nothing_has_is_an_error(run, store):
    run("link", store)
    result = run("store", "incident", store, "nothing")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"Error: {store}: no incident and no linked claim has the id 'nothing'\n  fix: "
    )


def test_export_counts_an_event_once_where_the_format_has_no_spans(run, store):
    for to, rows in (("polecat", 1), ("icews", 1), ("plover", 2), ("csv", 2)):
        result = run("export", store, "--to", to, "--out", store.parent / to)
        assert f"exported {rows} row" in result.stderr
    assert "2 claims are not linked yet" in run("export", store, "--to", "polecat").stderr
    assert not (store / "derived").exists()  # an export changes no store
    result = run("export", store, "--to", "polecat", "--unit", "claim")
    assert "2 claims came in" in result.stderr
    run("link", store)
    assert "linked" not in run("export", store, "--to", "polecat").stderr


def test_an_incident_in_csv_has_its_sources(run, store):
    run("link", store)
    (row,) = csv.DictReader(io.StringIO(run("export", store, "--to", "csv", "--unit", "incident").stdout))
    assert (row["id"], row["incident"], row["claim_id"], row["link"]) == (
        "a" * 16,
        "a" * 16,
        "a" * 16,
        "b" * 16,
    )
    assert (row["n_claims"], row["n_reports"], row["n_outlets"], row["n_copies"]) == ("2", "2", "2", "1")
    assert (row["outlets"], row["first_told"], row["statuses"]) == (
        "Outlet A;Outlet B",
        "2024-03-09",
        "occurred",
    )


def test_forget_says_that_incidents_went_too(run, store):
    run("link", store)
    result = run("store", "forget", store, "https://news.example/b")
    assert "incidents that they told went too" in result.stderr
    assert "1 claim of 1 report tell" in run("link", store).stderr
