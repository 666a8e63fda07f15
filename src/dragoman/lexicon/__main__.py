"""`python -m dragoman.lexicon` builds the lexicon, as `dragoman lexicon build` does."""

import sys

from dragoman.errors import DragomanError
from dragoman.lexicon.build import build


def main() -> int:
    """Build; give the exit status."""
    try:
        path = build()
    except DragomanError as error:
        sys.stderr.write(f"Error: {error}\n" + (f"  fix: {error.fix}\n" if error.fix else ""))
        return 1
    sys.stderr.write(f"wrote {path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
