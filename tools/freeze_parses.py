"""Freeze the parses of sentences, so that they can be read without a model.

    python tools/freeze_parses.py FILE... --out PARSES.conllu [--model DIR]
    python tools/freeze_parses.py --check PARSES.conllu

A FILE is text with one sentence (or little text) a line, or `-`; lines that begin with # and empty lines are
skipped. `--lexicon` adds every `finds` and `ignores` sentence of the lexicon. The file names the model by its
SHA-256; `--check` fails (exit 1) when the model that is installed is another one.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.language import load, read_conllu, write_conllu
from dragoman.records import Block, BlockKind, Report, Span


def lines_of(files: Iterable[str]) -> Iterator[str]:
    """Give every line of the files that holds text."""
    for name in files:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf8")
        yield from (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def proofs(entry: Any) -> Iterator[str]:
    """Give the sentences under every `finds` and `ignores`, however deep they stand."""
    if isinstance(entry, dict):
        for key, value in entry.items():
            if key in ("finds", "ignores") and isinstance(value, list):
                yield from (str(p.get("text", "")) if isinstance(p, dict) else str(p) for p in value)
            else:
                yield from proofs(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from proofs(value)


def lexicon_proofs(folder: Path) -> Iterator[str]:
    """Give the proof sentences of a lexicon folder."""
    import yaml  # noqa: PLC0415  (only for --lexicon)

    for path in sorted(folder.rglob("*.yml")):
        yield from proofs(yaml.safe_load(path.read_text("utf8")))


def report_of(text: str) -> Report:
    """Make the report of one text: a block of body text, named by the text's digest."""
    digest = hashlib.sha256(text.encode("utf8")).hexdigest()
    block = Block(BlockKind.BODY, Span(0, len(text)))
    return Report(report_id=digest[:16], text=text, text_sha256=digest, source_sha256=digest, blocks=(block,))


def freeze(texts: Iterable[str], out: Path, model: Path | None) -> int:
    """Write the parses of the texts, each once and in order, and give their number."""
    language = load(model)
    reports = [report_of(text) for text in dict.fromkeys(t for t in texts if t.strip())]
    with out.open("w", encoding="utf8") as file:
        for parse in language.parse_all(reports):
            file.write(write_conllu(parse, name=parse.report.report_id, model=language.stamp))
    return len(reports)


def strangers(path: Path, model: Path | None) -> set[str]:
    """Name the models in a file of parses that are not the one installed."""
    with path.open(encoding="utf8") as lines:
        return {stamp for _, stamp, _ in read_conllu(lines)} - {load(model).stamp}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--lexicon", type=Path, help="a lexicon folder whose proofs are added")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", type=Path)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    if options.check:
        other = strangers(options.check, options.model)
        if other:
            print(
                f"{options.check}: parsed by {', '.join(sorted(other))}; freeze the parses again",
                file=sys.stderr,
            )
        return 1 if other else 0
    if not options.out:
        parser.error("give --out or --check")
    texts = [*lines_of(options.files), *(lexicon_proofs(options.lexicon) if options.lexicon else [])]
    print(f"{freeze(texts, options.out, options.model)} parses in {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
