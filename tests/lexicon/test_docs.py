"""The pages on the lexicon are true: their entries pass the checks that they tell of."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from dragoman.cli.lexicon import lexicon as command
from dragoman.lexicon import load
from dragoman.lexicon.check import mistakes
from dragoman.lexicon.load import sources
from dragoman.lexicon.sources import section_of

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^( *)```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def blocks(page):
    return [dedent(text) for _, text in BLOCK.findall((ROOT / page).read_text("utf8"))]


@pytest.mark.slow
def test_the_act_of_the_how_to_page_holds(tmp_path):
    (tmp_path / "acts").mkdir()
    [entry] = blocks("docs/how-to/add-an-act.md")
    (tmp_path / "acts" / "citizenship.yml").write_text(entry, "utf8")
    result = CliRunner().invoke(command, ["check", str(tmp_path)])
    assert (result.exit_code, result.output) == (0, f"{tmp_path}: every entry and every proof holds\n")


@pytest.mark.parametrize("number", [0, 1])
def test_the_entries_of_the_readme_have_the_form(tmp_path, number):
    shipped = {**load().sections, "acts": [], "operators": []}
    (tmp_path / "example.yml").write_text(blocks("lexicon/README.md")[number], "utf8")
    assert [str(m) for m in mistakes(tmp_path, shipped)] == []


def test_the_readme_names_every_file():
    page = (ROOT / "lexicon" / "README.md").read_text("utf8")
    sections = {section_of(p, None) for p in sources().rglob("*.yml")} - {"actors", "acts"}
    assert sorted(name for name in sections if f"{name}.yml" not in page) == []
