"""What the documents say is so: commands, options, fields, links, the commands of the README."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dragoman import __version__
from dragoman.cli import cli
from dragoman.records import BlockKind
from dragoman.records.form import claim_form, report_form
from sample_claims import full, report

ROOT = Path(__file__).parent.parent
DOCS = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(group, path=("dragoman",)):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def text_of(path):
    return (ROOT / path).read_text("utf8")


COMMANDS = dict(commands(cli))


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_a_docs_heading(command):
    assert f"## {command}\n" in text_of("docs/reference/cli.md")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_says_what_it_does(command):
    assert COMMANDS[command].help


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_option_stands_in_the_docs(command):
    page = text_of("docs/reference/cli.md")
    options = [o for p in COMMANDS[command].params for o in p.opts if o.startswith("--")]
    assert [o for o in options if o != "--help" and f"`{o}" not in page and f"[{o}" not in page] == []


def test_readme_names_two_commands_that_do_all():
    first, second, *_ = BLOCK.findall(text_of("README.md"))
    sample = re.search(r"examples/\S+", first)[0]
    assert first.startswith(
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dragoman read examples/"
    )
    assert (ROOT / sample).is_file()
    assert second == ".venv/bin/pip install '.[test]' && .venv/bin/pytest\n"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_documents_exist(path):
    called = re.findall(
        r"^(?:\S*bin/)?dragoman ((?:(?:lexicon|store) )?[a-z]+)", path.read_text("utf8"), re.MULTILINE
    )
    assert [c for c in called if f"dragoman {c}" not in COMMANDS] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_in_documents_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf8"))
    lost = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert lost == []


@pytest.mark.slow
def test_readme_shows_what_comes_out():
    first, *_ = BLOCK.findall(text_of("README.md"))
    sample, published = re.search(r"examples/\S+", first)[0], re.search(r"--published (\S+)", first)[1]
    result = CliRunner().invoke(cli, ["read", str(ROOT / sample), "--published", published])
    come_out = [line.strip() for line in result.stdout.splitlines()]
    shown = re.search(r"^```\n(.*?)^```$", text_of("README.md"), re.MULTILINE | re.DOTALL)[1].splitlines()
    assert shown
    assert [
        s for s in shown if not any(line.startswith(s.strip().removesuffix("...")) for line in come_out)
    ] == []


def test_readme_says_on_its_first_screen_that_it_reads_english_only():
    top = "\n".join(text_of("README.md").splitlines()[:12])
    assert "**English**" in top
    assert "no other language" in top


def test_every_field_of_a_claim_stands_in_the_docs():
    page = text_of("docs/reference/claim.md")
    form = claim_form(full())
    inner = [
        *form["actor"][0],
        *form["said_by"][0],
        *form["event_loc"],
        *form["cite_info"],
        *form["why"],
        *form["size"],
    ]
    assert [name for name in (*form, *inner) if f"`{name}`" not in page] == []


def test_every_field_and_kind_of_a_report_stands_in_the_docs():
    page = text_of("docs/reference/report.md")
    names = [*report_form(report()), *(kind.value for kind in BlockKind)]
    assert [name for name in names if f"`{name}`" not in page] == []
    assert {field.name for field in fields(report())} == set(report_form(report()))


def test_version_is_the_same_everywhere():
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    assert project["version"] == __version__
    assert f"version: {__version__}\n" in text_of("CITATION.cff")


def test_all_pages_are_reached_from_the_index():
    seen, todo = set(), [ROOT / "docs" / "index.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        links = re.findall(r"\]\(([^)#\s]+\.md)[^)]*\)", page.read_text("utf8"))
        todo += [(page.parent / link).resolve() for link in links if "://" not in link]
    assert [p for p in (ROOT / "docs").rglob("*.md") if p.resolve() not in {s.resolve() for s in seen}] == []
