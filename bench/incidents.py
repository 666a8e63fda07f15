"""Measure linking: `python -m bench.incidents [--sizes N,N] [--plot FILE.svg]`.

Links claims made up by a seed (40 countries, six deeds, towns, three years of days; a third of them tell the
event of an earlier claim in other words) and prints as JSON how long each number of claims took on one core,
from the JSON forms to incidents, and the exponent of its growth between the first and the last.
"""

import argparse
import json
import math
import platform
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.incidents import find_incidents, telling_of

SIZES = (10_000, 30_000, 100_000)
DEEDS = {
    "ASSAULT": ("shelled", "attacked", "bombed", "raided"),
    "CONSULT": ("met", "held talks with", "phoned", "visited"),
    "COERCE": ("arrested", "detained", "seized", "expelled"),
    "ACCUSE": ("accused", "blamed", "condemned", "faulted"),
    "AID": ("gave aid to", "sent help to", "funded", "delivered food to"),
    "SANCTION": ("sanctioned", "cut ties with", "banned trade with", "froze assets of"),
}
FILLER = [
    "convoy",
    "village",
    "harbor",
    "minister",
    "border",
    "troops",
    "crowd",
    "capital",
    "port",
    "bridge",
    "depot",
    "market",
    "camp",
]


def claims(number: int, seed: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Give claims in their JSON form with their sentences."""
    chance = random.Random(seed)  # noqa: S311  (made-up news, no secret)
    codes = [f"{a}{b}X" for a in "ABCDEFGH" for b in "ABCDE"]
    events: list[tuple[str, str, str, date, int, int]] = []
    for n in range(number):
        if events and chance.random() < 1 / 3:
            act, one, two, day, town, dead = chance.choice(events[-2000:])
        else:
            day = date(2023, 1, 1) + timedelta(n * 1000 // number)
            act, (one, two) = chance.choice(list(DEEDS)), chance.sample(codes, 2)
            town, dead = chance.randrange(3000), chance.randrange(40)
            events.append((act, one, two, day, town, dead))
        verb = chance.choice(DEEDS[act])
        words = " ".join(chance.sample(FILLER, 4))
        yield _claim(n, (act, one, two, day, town, dead), verb), f"{one} {verb} {two} at Town{town}: {words}."


def _claim(n: int, event: tuple[str, str, str, date, int, int], verb: str) -> dict[str, Any]:
    act, one, two, day, town, dead = event
    known = n % 5 > 1  # two in five say no day
    party = {"sector": None, "office": None, "resolved_by": "name"}
    return {
        "id": f"{n:016x}",
        "cite_info": {"report_id": f"{n // 4:016x}"},
        "incident": None,
        "reported": (day + timedelta(1)).isoformat(),
        "act": act,
        "event": [act],
        "status": "occurred",
        "actor": [{"code": one, "entity_name": one, **party}],
        "recipient": [{"code": two, "entity_name": two, **party}],
        "mode": [],
        "act_mode": [],
        "date": day.isoformat() if known else None,
        "enddate": day.isoformat() if known else None,
        "event_loc": {
            "geonameid": town,
            "resolution": 4,
            "lat": town % 90,
            "lon": town % 180,
            "country_code": two,
        },
        "size": {"dead": {"low": dead, "high": dead}} if act == "ASSAULT" else None,
        "event_text": [verb],
        "about": [],
    }


def measure(sizes: Sequence[int], seed: int) -> dict[str, Any]:
    """Give the seconds that each number of claims takes, and the exponent of the growth."""
    rows = []
    for size in sizes:
        given = list(claims(size, seed))
        start = time.process_time()
        incidents, _ = find_incidents(telling_of(claim, sentence) for claim, sentence in given)
        seconds = time.process_time() - start
        rows.append({"claims": size, "seconds": round(seconds, 2), "incidents": len(incidents)})
        print(f"{size} claims: {seconds:.1f} s", file=sys.stderr)
    first, last = rows[0], rows[-1]
    growth = math.log(last["seconds"] / first["seconds"]) / math.log(last["claims"] / first["claims"])
    return {
        "machine": f"{platform.machine()}, Python {platform.python_version()}, one core",
        "date": date.today().isoformat(),  # noqa: DTZ011  (the day of this machine)
        "rows": rows,
        "exponent": round(growth, 3),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Print the seconds of linking."""
    parser = argparse.ArgumentParser(prog="bench.incidents", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of claims, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plot", type=Path, help="draw the figure: a file name with its format (.svg, .png)")
    options = parser.parse_args(argv)
    result = measure([int(size) for size in options.sizes.split(",")], options.seed)
    print(json.dumps(result))
    if options.plot:
        draw(result["rows"], options.plot)
    return 0


def draw(rows: Sequence[dict[str, Any]], target: Path) -> None:
    """Draw seconds over claims, with the line of linear growth from the first point, in the file's format."""
    from matplotlib.figure import Figure  # noqa: PLC0415  (only for the picture)

    sizes, seconds = [r["claims"] for r in rows], [r["seconds"] for r in rows]
    figure = Figure(figsize=(5, 3.5), layout="constrained")
    axes = figure.subplots()
    axes.plot(sizes, seconds, marker="o", label="measured")
    axes.plot(
        [0, sizes[-1]], [0, sizes[-1] * seconds[0] / sizes[0]], "--", color="gray", label="linear growth"
    )
    axes.set(xlabel="claims", ylabel="seconds on one core", title="Linking claims into incidents")
    axes.legend()
    figure.savefig(target)


if __name__ == "__main__":
    sys.exit(main())
