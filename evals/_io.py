"""Reading the sets that evaluations measure with."""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Every row of a JSON Lines file, gzipped or not, in order."""
    opened = gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8")  # noqa: SIM115
    with opened as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def show(result: dict[str, Any], listing: Iterable[str] = ()) -> int:
    """Print a result to standard output and what lies behind it to standard error; give the exit status."""
    print(json.dumps(result))
    for line in listing:
        print(line, file=sys.stderr)
    return 0
