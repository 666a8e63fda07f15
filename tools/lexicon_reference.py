# ruff: noqa: E501  (lines of a Markdown page)
"""Write docs/reference/lexicon.md from lexicon/codes.yml and the commands' own help.

python tools/lexicon_reference.py
"""

from pathlib import Path

from dragoman.lexicon.forms import many
from dragoman.lexicon.load import sources
from dragoman.lexicon.sources import read_file

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "lexicon.md"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
HEAD = """\
# Lexicon and codes

Written by `python tools/lexicon_reference.py` from `lexicon/codes.yml`; a test fails when it is not that any more.
The form of entries is in [lexicon/README.md](../../lexicon/README.md), adding one in
[how-to](../how-to/add-an-act.md), the manual's hard cases in [ambiguities](ambiguities.md).

## Commands

| command | what it does |
|---|---|
| `dragoman lexicon check [DIR]` | form, entries that never match, and proofs, of the shipped lexicon or of DIR (a folder or one file); `--form-only` leaves out the proofs, which take the language model. Exit 1 with file, entry, what is wrong and what to do for every mistake |
| `dragoman lexicon try SENTENCE` | what matches, and what nearly matched and why it did not; `--lexicon DIR` |
| `dragoman lexicon copy DIR` | the whole shipped lexicon as YAML, to edit and to read with `--lexicon DIR` |
| `dragoman lexicon build` | in a checkout: the data file that ships, `src/dragoman/data/lexicon.json`. `python -m dragoman.lexicon` does the same |

From Python, `dragoman.lexicon.load(folder=None)` gives a `Lexicon` with `section(name)` and `stamp`;
`codes(lexicon)` gives types, quads, scores and `cameo(...)`; `Contexts(text, lexicon).between(first, last)` the contexts
that a stretch of a parsed text carries. Every claim has the stamp, the SHA-256 of the built form.
"""
CAMEO = """\
## CAMEO

`cameo` is worked out from the event's type, the type of the deed (`act`), their modes, the contexts and the trigger
words. The rows of a type are tried from the top and the first that fits gives the code, so codes go as deep as the
words and no deeper. An entry's own `cameo` goes before where nothing governs the deed. What to know:

- A REQUEST has CAMEO's 02 codes (appeal) where the words ask, urge, appeal or call for, and the same code under 10
  where they demand, order or insist. Leaving out 02 gives what CAMEO coders call demands.
- A withdrawal, release or disarming that is only announced is CONCEDE, and 035x in CAMEO (intent to yield).
- An apology is 055 and a pardon 056 in CAMEO, CONCEDE in PLOVER. A conviction is 116, SANCTION in PLOVER.
- International sanctions and embargoes are 163, SANCTION in PLOVER. Property destroyed is 1712, ASSAULT in PLOVER.
- Stepping down has no CAMEO code of its own unless it was demanded: 080.
- CAMEO 01 (statements) yields no event: who says what is `said_by`.
"""


def page(codes):
    """The whole page."""
    lines = [HEAD, "## Types and modes\n"]
    lines.append(
        "`score` is PLOVER's, from conflict (-10) to cooperation (10); of several modes the largest in"
    )
    lines.append("absolute value counts. The meanings are in our words.\n")
    for name, kind in codes["types"].items():
        needs = ", needs a recipient" if kind["recipient"] else ""
        lines.append(f"### {name}\n")
        lines.append(
            f"Quad {kind['quad']} ({QUADS[kind['quad']]}), score {kind['score']}{needs}. {kind['meaning']}\n"
        )
        if kind.get("modes"):
            lines += ["| mode | score | meaning |", "|---|---|---|"]
            lines += [
                f"| `{m}` | {kind['score'] if s is None else s} | {t} |"
                for m, (s, t) in kind["modes"].items()
            ]
            lines.append("")
    lines += ["## Contexts\n", "| context | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in codes["contexts"].items()]
    lines += ["", "## Sectors of parties\n", "| sector | meaning |", "|---|---|"]
    lines += [f"| {name} | {meaning} |" for name, meaning in codes["sectors"].items()]
    lines += ["", CAMEO, *_rows(codes), *_outside(codes)]
    return "\n".join(lines)


def _rows(codes):
    for name, rows in codes["cameo"].items():
        yield f"### {name} to CAMEO\n"
        yield "| where | code |"
        yield "|---|---|"
        for row in rows:
            tests = [f"{key} {' or '.join(many(row[key]))}" for key in _CONDITIONS if key in row]
            yield f"| {', '.join(tests) or 'else'} | {row['code']} |"
        yield ""
    yield "Groups of trigger words:\n"
    yield "| verb | words |"
    yield "|---|---|"
    yield from (f"| {name} | {', '.join(words)} |" for name, words in codes["verbs"].items())
    yield ""


_CONDITIONS = ("act", "mode", "act_mode", "context", "verb")


def _outside(codes):
    yield "## Values of older crosswalks\n"
    yield "The crosswalk from CAMEO that is handed around with PLOVER has modes and contexts that the manual has not."
    yield "Where such data is compared with ours, take the nearest:\n"
    yield "| theirs | ours |"
    yield "|---|---|"
    for theirs, (kind, mode) in codes["outside"]["modes"].items():
        yield f"| mode `{theirs}` | {kind}{f' `{mode}`' if mode else ', no mode'} |"
    for theirs, context in codes["outside"]["contexts"].items():
        yield f"| context `{theirs}` | context `{context}` |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(read_file(sources() / "codes.yml")), "utf8")
    print(f"wrote {PAGE.name}")
