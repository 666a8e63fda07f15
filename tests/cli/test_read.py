"""`dragoman read`: what goes in, what comes out, and how it ends. The exact words are the interface."""

import json
import os
import stat

import pytest

from dragoman.intake import read_path
from dragoman.records.form import claim_form, json_line
from sample_claims import TEXT, bare, full


def test_read_gives_a_sentence_its_source_and_its_words(run, page):
    result = run("read", page, "--published", "2024-03-02")
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines == [
        f"{page}  Norway sends ship  2024-03-02  2 claims",
        f"  {full().gloss}",
        "    ASSAULT · aerial · conditional · source: Norway (Kari Dahl) · 0123456789abcdef",
        f"    “{TEXT[full().sentence.start : full().sentence.end]}”",
        f"  {bare().gloss}",
        "    CONSULT · occurred · source: the report itself · feedfeedfeedfeed",
        "    “They met.”",
        "",
    ]


def test_read_writes_one_json_object_a_line_with_every_key(run, page):
    result = run("read", page, "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == json.loads(
        json.dumps([claim_form(full()), claim_form(bare())])
    )


def test_read_shows_a_table(run, page):
    result = run("read", page, "--format", "table")
    heads, first, second = result.stdout.splitlines()
    assert heads.split() == [
        "report",
        "event",
        "act",
        "status",
        "actor",
        "recipient",
        "date",
        "source",
        "words",
    ]
    assert ("conditional" in first, "pirates of Benin" in first, "CONSULT" in second) == (True, True, True)


def test_read_takes_standard_input(run):
    result = run("read", "-", stdin=TEXT)
    assert (result.exit_code, result.stdout.startswith("-  Norway sends ship")) == (0, True)


def test_read_takes_the_files_of_a_folder_in_order(run, tmp_path):
    for name in ("b.txt", "a.TXT", "c.pdf"):
        (tmp_path / name).write_text("A short note.")
    (tmp_path / "d.txt").mkdir()
    (tmp_path / "d.txt" / "e.csv").write_text("text\nA short note.\n")
    result = run("read", tmp_path)
    names = [line.split()[0] for line in result.stdout.splitlines() if line]
    assert names == [str(tmp_path / name) for name in ("a.TXT", "b.txt", "d.txt/e.csv:2")]
    names = [line.split()[0] for line in run("read", "--from", "text", tmp_path).stdout.splitlines() if line]
    assert names == [str(tmp_path / name) for name in ("a.TXT", "b.txt")]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("missing.txt", None, "there is no such file or folder; check the path"),
        ("page.pdf", b"%PDF-1.7 \xe2\xe3", "is a binary file, not text; save the report as UTF-8 text"),
        ("zero.txt", b"abc\0def", "is a binary file, not text; save the report as UTF-8 text"),
        ("big.txt", b"x" * 2001, "is larger than 2000 bytes; split it into reports or raise --max-size"),
    ],
)
def test_read_names_what_it_cannot_read_and_reads_the_rest(run, page, tmp_path, name, data, complaint):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run("read", path, page, "--max-size", "2000")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {path}: {complaint}\n"
    assert "2 claims" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_read_names_what_it_may_not_read(run, page):
    page.chmod(0)
    result = run("read", page)
    page.chmod(stat.S_IRUSR | stat.S_IWUSR)
    complaint = "cannot be opened (permission denied); check the path and its permissions"
    assert (result.exit_code, result.stderr) == (1, f"Error: {page}: {complaint}\n")


def test_read_goes_on_in_a_folder_after_a_file_it_cannot_read(run, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"%PDF-")
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    result = run("read", tmp_path)
    assert (result.exit_code, "2 claims" in result.stdout) == (1, True)


def test_read_names_a_folder_without_reports(run, tmp_path):
    result = run("read", "--from", "csv", tmp_path)
    complaint = "holds no file of a kind that is read (*.csv); name the files themselves"
    assert result.stderr == f"Error: {tmp_path}: {complaint}\n"
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        ("Caf\xe9 talks in Oslo".encode("cp1252"), "is not UTF-8: read as Windows-1252"),
        (b"", "is empty: no claims"),
        (b" \r\n\t", "is empty: no claims"),
        (
            "Le ministre français a rencontré mardi son homologue allemand à Berlin pour parler du traité.".encode(),
            "is not in English (it looks like 'fr'): no claims",
        ),
    ],
)
def test_read_warns_and_reads_on(run, page, tmp_path, data, warning):
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    result = run("read", path, page)
    assert (result.exit_code, result.stderr) == (0, f"Warning: {path}: {warning}\n")
    assert "2 claims" in result.stdout


def test_read_keeps_the_text_as_decoded(run, tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbfA\r\nb\rc\n")
    assert read_path(path).text == "A\r\nb\rc\n"
    path.write_bytes(b"\x93caf\xe9\x94 \x81")
    assert read_path(path).text == "“café” \x81"


def test_read_takes_json_lines_and_names_bad_ones_by_number(run, tmp_path):
    path = tmp_path / "feed.jsonl"
    rows = [
        json.dumps(
            {"text": TEXT, "title": "Given", "url": "http://a.example/", "published": "2024-03-02T10:00:00Z"}
        ),
        "{",
        "",
        "[1]",
        json.dumps({"title": "no text"}),
        json.dumps({"text": "x", "url": 5}),
        json.dumps({"text": "x", "published": "March"}),
        json.dumps({"text": ""}),
    ]
    path.write_text("\n".join(rows))
    result = run("read", "--from", "jsonl", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == f"{path}:1  Given  2024-03-02  2 claims"
    assert result.stderr.splitlines() == [
        f"Error: {path}:2: is no JSON object; write one report a line, as JSON",
        f"Error: {path}:4: is no JSON object; write one report a line, as JSON",
        f"Error: {path}:5: has no 'text'; give the report's text as a string under 'text'",
        f"Error: {path}:6: 'url' is no string; put it in quotes or leave it out",
        f"Error: {path}:7: 'published' is 'March', no day; write YYYY-MM-DD",
        f"Warning: {path}:8: is empty: no claims",
    ]


def test_read_takes_tables_by_the_names_of_their_columns(run, page, tmp_path):
    path = tmp_path / "articles.csv"
    path.write_text(f'id,body,day\n1,"{TEXT}",2024-03-02\n')
    result = run("read", path, "--map", "text=body, published=day")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"{path}:2  Norway sends ship  2024-03-02  2 claims"
    result = run("read", path, page, "--map", "text=boddy")
    complaint = "has no column 'boddy' (it has 'id', 'body', 'day'); say which holds it: --map text=COLUMN"
    assert (result.exit_code, result.stderr) == (1, f"Error: {path}: {complaint}\n")
    assert "2 claims" in result.stdout


def test_read_takes_standard_input_in_another_form(run):
    row = json.dumps({"text": TEXT})
    assert run("read", "-", "--from", "jsonl", stdin=row).stdout.startswith("-:1  Norway sends ship")


def test_read_goes_on_when_something_breaks_on_one_report(run, page, tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text("Please break here.")
    result = run("read", path, page)
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"Error: {path}: Dragoman broke on it (RuntimeError: no); please report it with the text\n"
    )
    assert "2 claims" in result.stdout


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["--published", "2024-02-30"], "'2024-02-30' is no day; write YYYY-MM-DD, as in 2019-11-22"),
        (["--published", "yesterday"], "'yesterday' is no day"),
        (["--published", "2024-W10-5"], "'2024-W10-5' is no day"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--max-size", "huge"], "'huge' is no size; write 500kB, 10MB or a number of bytes"),
        (["--map", "text"], "'text' names no column; write text=body,published=date"),
        (["--map", "txt=body"], "'txt' is no field of a report; there are text, published, title"),
        (["--from", "pdf"], "'pdf' is not one of 'auto', 'text', 'html', 'feed'"),
        (["--lexicon", "/nonexistent"], "does not exist"),
        (["--frmat", "text"], "No such option"),
    ],
)
def test_read_ends_with_2_on_wrong_use(run, page, args, complaint):
    result = run("read", page, *args)
    assert (result.exit_code, complaint in result.stderr) == (2, True)


def test_read_without_a_path_is_wrong_use(run):
    assert run("read").exit_code == 2


def test_read_shows_no_control_character_of_a_report(run, tmp_path):
    path = tmp_path / "page\x1b[31m.txt"
    path.write_text("\x1b]0;owned\x07 Bad\u202e title\n\nA body\x9b31m of some words stands here.\n")
    for shown_as in ("text", "table", "jsonl"):
        result = run("read", path, "--format", shown_as)
        said = result.stdout + result.stderr
        assert all(letter.isprintable() or letter == "\n" for letter in said)
    assert "]0;owned\\x07 Bad\\u202e title" in run("read", path).stdout


def test_read_escapes_control_characters_in_json():
    line = json_line({**claim_form(full()), "act": "\x1b\x9b\u2028\ud800\u202e"})
    assert '"act": "\\u001b\\u009b\\u2028\\ud800\\u202e"' in line
