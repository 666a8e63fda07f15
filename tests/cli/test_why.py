"""`dragoman why`: what a claim rests on."""

from sample_claims import full

EXPECTED = """\
  trigger           “attack” [30, 36]
  actor             “Norway” [19, 25] → Norway, NOR, by name
  recipient         “pirates of Benin” [37, 53] → pirates of Benin, BEN, CRM, by role, settled by “Benin” [48, 53]
  date              “on Friday” [65, 74] → 2024-03-08, carried over from another sentence
  date of act       “last month” [153, 163] → 2024-02, 2024-02-01 to 2024-02-29
  status            “may” [26, 29] → conditional
  condition         “if the Cod Pact fails” [75, 96]
  source            “Foreign Minister Kari Dahl” [98, 124] → Kari Dahl, NOR, GOV, foreign minister, by role (named)
  cue               “said” [125, 129]
  about             “Cod Pact” [82, 90] = Cod Pact
  place             “Cotonou” [57, 64] → Cotonou
  mode aerial       “attack” [30, 36]
  entry             attack (rule)
  operators         may
  tokens trigger    “attack” [30, 36]
  tokens cue        “said” [125, 129]
"""


def test_why_shows_what_a_claim_rests_on(run, page):
    result = run("why", page, "--claim", "0123")
    assert result.exit_code == 0
    assert EXPECTED in result.stdout
    assert full().gloss in result.stdout
    assert "feedfeedfeedfeed" not in result.stdout


def test_why_shows_every_claim_without_an_id(run, page):
    result = run("why", page)
    assert result.stdout.count("  entry ") == 2


def test_why_says_that_an_id_is_unknown(run, page):
    result = run("why", page, "--claim", "beef")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: no claim has the id 'beef'\n  fix: `dragoman read` shows the ids\n"


def test_why_ends_with_1_when_it_cannot_read(run, tmp_path):
    assert run("why", tmp_path / "missing.txt").exit_code == 1


def test_why_marks_the_words_in_color_on_a_terminal(run, page, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    result = run("why", page, "--claim", "0123")
    assert "\x1b[1;33mattack\x1b[0m" in result.stdout
