import pytest
from click.testing import CliRunner

from dragoman.cli.lexicon import lexicon as command

BAD = """\
- id: raid
  act: COERCE
  verbs: [raid]
  finds: [{text: "Oslo raided Lima.", event: COERCE}]
"""
WRONG = BAD + '  ignores: ["Oslo raided Lima."]\n'


def run(*words):
    return CliRunner().invoke(command, list(words))


def test_check_names_file_entry_what_and_cure(tmp_path):
    (tmp_path / "bad.yml").write_text(BAD, "utf8")
    expected = (
        "Error: bad.yml: entry 'raid': no 'ignores' sentence\n"
        "  fix: add one under ignores: a sentence that it must leave alone\n"
    )
    for given in (tmp_path, tmp_path / "bad.yml"):
        result = run("check", str(given))
        assert (result.exit_code, result.output) == (
            1,
            f"{expected}The proofs are run when the form is right.\n1 mistake in {given}\n",
        )


@pytest.mark.slow
def test_check_runs_the_proofs(tmp_path):
    (tmp_path / "bad.yml").write_text(WRONG.replace("raid", "zorp"), "utf8")
    result = run("check", str(tmp_path))
    assert result.exit_code == 1
    assert "Error: bad.yml: entry 'zorp': must" in result.output
    assert "Oslo zorped Lima." in result.output
    assert "  fix: mend the entry or the proof" in result.output


def test_check_without_the_proofs_says_so(tmp_path):
    (tmp_path / "good.yml").write_text(WRONG.replace("raid", "zorp"), "utf8")
    result = run("check", "--form-only", str(tmp_path))
    assert (result.exit_code, result.output) == (0, f"{tmp_path}: the form is right\n")


def test_copy_gives_a_whole_lexicon_and_leaves_a_full_folder_alone(tmp_path):
    result = run("copy", str(tmp_path / "mine"))
    assert result.exit_code == 0
    assert (tmp_path / "mine" / "codes.yml").exists()
    assert (tmp_path / "mine" / "en" / "acts").is_dir()
    again = run("copy", str(tmp_path / "mine"))
    assert again.exit_code == 1
    assert "is not empty" in str(again.exception)


@pytest.mark.slow
def test_try_shows_what_matches():
    result = run("try", "Norway arrested two editors from Chile.")
    assert result.exit_code == 0
    assert result.output.startswith("COERCE by arrest “arrested”\n")
    assert "  actor      Norway\n" in result.output


@pytest.mark.slow
def test_try_shows_what_nearly_matched_and_why_not():
    result = run("try", "The tailor imposed himself on the table.")
    assert result.exit_code == 0
    assert "nothing matches" in result.output
    assert "nearly:\n" in result.output
    assert "needs obj" in result.output
