"""Measure: `python -m evals NAME ...` runs `evals/NAME.py`; data to stdout, talk to stderr."""

import importlib
import sys
from pathlib import Path

NAMES = sorted(
    p.stem.replace("_", "-") for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_")
)


def main() -> int:
    """Run the measurement named first on the command line."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        print(f"usage: python -m evals {{{','.join(NAMES)}}} ...", file=sys.stderr)
        return 2
    module = importlib.import_module(f"evals.{sys.argv[1].replace('-', '_')}")
    return int(module.main(sys.argv[2:]) or 0)


sys.exit(main())
