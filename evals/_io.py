"""Reading the sets that evaluations measure with."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Every row of a JSON Lines file, gzipped or not, in order."""
    opened = gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8")  # noqa: SIM115
    with opened as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
