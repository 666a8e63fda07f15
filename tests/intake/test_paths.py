"""The files that a path means: folders with their folders, patterns, and what is passed over."""

import os

import pytest

from dragoman.errors import InputError
from dragoman.intake import count_files, count_reports
from dragoman.intake.paths import files_at


@pytest.fixture
def tree(tmp_path):
    for name in (
        *("b.txt", "a/c.html", "a/d/e.csv.gz", "a/f.pdf", ".hidden.txt", ".git/g.txt"),
        *("old/store.json", "old/parts/h.parquet", "z.zip"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    return tmp_path


def names(tree, path, form="auto"):
    return [os.path.relpath(name, tree) for name in files_at(str(path), form)]


def test_folder_gives_known_files_of_all_its_folders_in_order(tree):
    assert names(tree, tree) == ["a/c.html", "a/d/e.csv.gz", "b.txt", "z.zip"]


def test_folder_gives_only_the_form_asked_for(tree):
    assert names(tree, tree, "html") == ["a/c.html", "z.zip"]


def test_pattern_gives_what_fits_it(tree):
    assert names(tree, tree / "**" / "*.html") == ["a/c.html"]
    (tree / "a" / "round").unlink()
    assert names(tree, tree / "a" / "*") == ["a/c.html", "a/d/e.csv.gz", "a/f.pdf"]


def test_pattern_is_a_name_where_there_is_such_a_file(tree):
    path = tree / "what[1].txt"
    path.write_text("x")
    assert names(tree, path) == ["what[1].txt"]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("none/*.txt", "no file fits this pattern"),
        ("\0*.txt", "no file fits this pattern"),
        ("old/parts/", "holds no file of a kind that is read (*.csv)"),
    ],
)
def test_nothing_found_is_told(tree, path, complaint):
    with pytest.raises(InputError) as error:
        files_at(f"{tree}/{path}", "csv")
    assert complaint in str(error.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folder_that_may_not_be_opened_is_named(tree):
    (tree / "a").chmod(0)
    try:
        assert "a" in names(tree, tree)
    finally:
        (tree / "a").chmod(0o700)


def test_counting_says_none_where_a_file_may_hold_many(tree):
    assert count_files([tree, "missing.txt"]) == 5
    assert count_reports([tree]) is None
    assert count_reports([tree / "b.txt", tree / "a" / "c.html", "-"]) == 3
    assert count_reports([tree / "b.txt"], "jsonl") is None
