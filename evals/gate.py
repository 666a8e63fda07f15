"""Hold the figures of our own reports to their floors: `python -m evals gate [--raise]`.

floors.json has, for each reading of the reports (with their publication dates and without), the rows asked
for that must be found and the claims not granted that are tolerated. A figure on the wrong side of its floor
fails. `--raise` writes the better figures down; nothing here writes a worse one: who lowers a floor edits
floors.json by hand and says in the commit what in the texts or the codebook asks for it.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.report import Score, measure, summed

FLOORS = Path(__file__).parent / "floors.json"
READINGS = {"dated": False, "undated": True}
# Whether a figure is better when it is higher.
HIGHER = {"must": True, "want": True, "not_granted": False, "broken": False}
Figures = Mapping[str, Mapping[str, int]]


def figures(scores: Sequence[Score]) -> dict[str, dict[str, int]]:
    """Give the figures of each report that floors hold."""
    out = {}
    for score in scores:
        all_of = summed([score])
        out[score.name] = {
            "must": all_of["must"]["found"],
            "want": all_of["want"]["found"],
            "not_granted": all_of["not_granted"],
            "broken": all_of["broken"],
        }
    return out


def floors() -> dict[str, dict[str, dict[str, int]]]:
    """Give the floors: reading, report, figure."""
    return json.loads(FLOORS.read_text("utf8"))


def below(now: Figures, held: Figures) -> list[str]:
    """Give each figure that is on the wrong side of its floor; a report without figures is one too."""
    out = []
    for name, floor in held.items():
        for key, least in floor.items():
            found = now.get(name, {}).get(key)
            if found is None:
                out.append(f"{name}: no figure for {key}")
            elif (found < least) if HIGHER[key] else (found > least):
                out.append(f"{name}: {key} is {found}, the floor is {least}")
    return out


def raised(now: Figures, held: Figures) -> dict[str, dict[str, int]]:
    """Give the floors with every better figure written down."""
    out = {name: dict(floor) for name, floor in held.items()}
    for name, found in now.items():
        floor = out.setdefault(name, {})
        for key, value in found.items():
            best = max if HIGHER[key] else min
            floor[key] = best(value, floor.get(key, value))
    return {name: out[name] for name in sorted(out)}


def main(argv: Sequence[str] | None = None) -> int:
    """Compare with the floors; exit 1 where one is broken."""
    parser = argparse.ArgumentParser(prog="evals gate", description=__doc__.splitlines()[0])
    parser.add_argument("--raise", dest="up", action="store_true", help="write better figures down as floors")
    options = parser.parse_args(argv)
    now = {reading: figures(measure(undated=undated)) for reading, undated in READINGS.items()}
    held = floors()
    worse = [
        f"{reading}: {line}" for reading in READINGS for line in below(now[reading], held.get(reading, {}))
    ]
    print("\n".join(worse), file=sys.stderr)
    if options.up and not worse:
        held = {reading: raised(now[reading], held.get(reading, {})) for reading in READINGS}
        FLOORS.write_text(json.dumps(held, indent=1) + "\n", "utf8")
    print(json.dumps({"below": worse, "figures": now}))
    return 1 if worse else 0
