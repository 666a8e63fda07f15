"""Measure what is taken out of web pages: `python -m evals pages FILE`.

FILE has one page a line, as JSON: `html`, `with` (segments that the text must have) and `without` (segments
that it must not have). Prints as JSON the share of each that the report's text holds, white space aside, and
how many pages gave none. `--misses` prints to standard error what is missing and what is too much.
"""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.intake import MAX_SIZE, Options
from dragoman.intake.web import from_html
from evals._io import rows


def text_of(html: str) -> str:
    """Give the text of a page's report; none where there is no report."""
    data = html.encode("utf-8", "surrogatepass")
    try:
        (arrival,) = from_html("page", io.BufferedReader(io.BytesIO(data)), Options(max_size=10 * MAX_SIZE))
    except InputError:
        return ""
    return arrival.report.text if arrival.report else ""


def squeezed(text: str) -> str:
    """Give a text with one space wherever it has white space."""
    return " ".join(text.split())


def share(found: int, of: int) -> float | None:
    """Give a share in percent."""
    return round(100 * found / of, 2) if of else None


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="evals pages", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="pages with their segments, JSON Lines")
    parser.add_argument("--misses", action="store_true", help="print what is missing or too much")
    options = parser.parse_args(argv)
    counts = dict.fromkeys(("pages", "empty", "with", "with_found", "without", "without_found"), 0)
    for row in rows(options.file):
        text = squeezed(text_of(row["html"]))
        counts["pages"] += 1
        counts["empty"] += not text
        for kind in ("with", "without"):
            held = [segment for segment in row[kind] if squeezed(segment) in text]
            counts[kind] += len(row[kind])
            counts[f"{kind}_found"] += len(held)
            if options.misses:
                show(row, kind, held)
    figures = {
        "must_have": share(counts["with_found"], counts["with"]),
        "must_not_have": share(counts["without_found"], counts["without"]),
    }
    print(json.dumps({"set": options.file.name, **figures, **counts}))
    return 0


def show(row: dict[str, Any], kind: str, held: list[str]) -> None:
    """Print the segments of a page that are not as they should be."""
    wrong = held if kind == "without" else [segment for segment in row[kind] if segment not in held]
    for segment in wrong:
        print(f"{kind}\t{row.get('url')}\t{squeezed(segment)[:100]}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
