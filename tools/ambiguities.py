"""Run the proofs of the manual's ambiguities and write docs/reference/ambiguities.md.

    python tools/ambiguities.py

A bullet is met when all its proof sentences hold, read as `dragoman read` reads.
"""

from pathlib import Path

from dragoman import language, lexicon
from dragoman.cli.proofs import ambiguities_in, claims_of, fails
from dragoman.lexicon.load import sources
from dragoman.lexicon.sources import read_file

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "ambiguities.md"
HEAD = """\
# The manual's ambiguities

PLOVER's manual 2.0 (PLOVER_MANUAL.tex of openeventdata/PLOVER) has a list "Potential ambiguities" under
most types: 57 bullets in all. Each stands here in our own words with its line in that file, our proof
sentences, and whether all of them hold today, read as `dragoman read` reads. *Decided otherwise* marks the
bullets that contradict each other or our record; what holds for us is said beside them.

This page is written by `python tools/ambiguities.py` from `lexicon/en/ambiguities.yml`; a test fails when
it is not true any more.
"""


def verdicts(tongue, words):
    """Whether each bullet's proofs all hold, by id."""
    held = {}
    for name, proof in ambiguities_in(sources()):
        holds = fails(proof, claims_of(proof, tongue, words)) is None
        held[name] = held.get(name, True) and holds
    return held


def page(held):
    """The whole page."""
    entries = read_file(sources() / "en" / "ambiguities.yml")
    met = sum(held.values())
    lines = [HEAD, f"{met} of {len(entries)} are met.\n"]
    kind = None
    for entry in entries:
        if entry["id"].rpartition("-")[0] != kind:
            kind = entry["id"].rpartition("-")[0]
            lines.append(f"## {kind.upper()}\n")
        lines += _bullet(entry, holds=held[entry["id"]])
    return "\n".join(lines)


def _bullet(entry, *, holds):
    verdict = "met" if holds else "not met"
    if "decided" in entry:
        verdict = f"decided otherwise ({verdict})"
    lines = [f"**{entry['id']}** (line {entry['line']}): {verdict}. {entry['asks']}"]
    if "decided" in entry:
        lines[0] += f" {entry['decided']}"
    lines += [f"- “{proof['text']}” {_wanted(proof)}" for proof in entry["proofs"]]
    return [*lines, ""]


def _wanted(proof):
    if proof["event"] is None:
        return "no event"
    parts = [proof["event"]]
    if proof.get("act", proof["event"]) != proof["event"]:
        parts.append(f"(act {proof['act']})")
    for key, before in (("mode", ""), ("context", "context "), ("not_mode", "not "), ("not", "and no ")):
        names = proof.get(key, [])
        parts += [f"{before}`{name}`" for name in ([names] if isinstance(names, str) else names)]
    return " ".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    held = verdicts(language.load(), lexicon.load())
    PAGE.write_text(page(held), "utf8")
    print(f"{sum(held.values())} of {len(held)} met; wrote {PAGE.name}")
