"""Print how fast reports are read, where the time goes, and how much memory it takes.

    python -m bench [--reports 100] [--model DIR] [--check [--slack 0.15]] [--json]

Reports of some 400 words come from a small grammar (bench/reports.py). Everything runs in one process on one
core. `--check` fails (exit 1) when the rooms after `language` take more than their part of its time; the
ratio is checked and never seconds, because one core of a shared machine varies by a third. The ratio still
varies by some 5% from run to run; `--slack` says how much of a part may be exceeded before it fails.
"""

import argparse
import gc
import json
import os
import platform
import resource
import sys
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(threads, "1")

from bench.reports import reports  # noqa: E402  (NumPy reads the threads when it is imported)

DOORS = {
    "actors": "find_actors",
    "times": "find_times",
    "places": "find_places",
    "events": "find_events",
    "attribution": "attribute",
    "discourse": "settle",
}
# Parts of the language step's time that the rooms after it may take (docs/reference/model.md).
BUDGET = {
    "actors, times, places": (("actors", "times", "places"), 0.15),
    "events, discourse": (("events", "discourse"), 0.15),
    "attribution": (("attribution",), 0.10),
}


class Clock:
    """Seconds spent in each room."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, room: str, door: Callable[..., Any]) -> Callable[..., Any]:
        """Give the door with a clock on it."""

        @wraps(door)
        def run(*args: Any, **keywords: Any) -> Any:
            start = time.process_time()  # what others do on a shared machine does not count
            try:
                return door(*args, **keywords)
            finally:
                self.add(room, time.process_time() - start)

        return run

    def add(self, room: str, seconds: float) -> None:
        """Add to a room's time."""
        self.seconds[room] = self.seconds.get(room, 0.0) + seconds

    def watch(self, pipeline: ModuleType) -> None:
        """Put clocks on the doors that the pipeline goes through."""
        for room, name in DOORS.items():
            place = pipeline if hasattr(pipeline, name) else import_module(f"dragoman.{room}")
            if hasattr(place, name):
                setattr(place, name, self.timed(room, getattr(place, name)))


def memory() -> float:
    """Give the most memory that this process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(count: int, model: Path | None) -> dict[str, Any]:
    """Read `count` reports and give all figures."""
    start = time.perf_counter()
    language = import_module("dragoman.language").load(model)
    loaded = time.perf_counter() - start
    lexicon, pipeline = import_module("dragoman.lexicon"), import_module("dragoman.pipeline")
    from_text = import_module("dragoman.intake").from_text

    words_known = lexicon.load()
    clock = Clock()
    clock.watch(pipeline)
    texts = reports(count + 5)
    for text in texts[count:]:  # what is compiled once is compiled now
        pipeline.claims_in(language.parse(from_text(text)), words_known)
    gc.collect()
    gc.freeze()  # as `dragoman read` does
    clock.seconds.clear()
    texts = texts[:count]
    claims = 0
    start = time.process_time()
    ready = [from_text(text) for text in texts]
    clock.add("intake", time.process_time() - start)
    parses = language.parse_all(ready)
    for _ in ready:
        begin = time.process_time()
        parse = next(parses)
        clock.add("language", time.process_time() - begin)
        claims += len(pipeline.claims_in(parse, words_known))
    seconds = time.process_time() - start
    words = sum(len(text.split()) for text in texts)
    spent = clock.seconds
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "date": time.strftime("%Y-%m-%d"),
        "model": language.stamp,
        "reports": count,
        "words": words,
        "claims": claims,
        "reports_per_second": round(count / seconds, 1),
        "words_per_second": round(words / seconds),
        "language_words_per_second": round(words / spent["language"]),
        "share_by_room": {room: round(s / seconds, 3) for room, s in spent.items()},
        "of_language_time": {
            name: round(sum(spent.get(r, 0.0) for r in rooms) / spent["language"], 3)
            for name, (rooms, _) in BUDGET.items()
        },
        "import_and_load_seconds": round(loaded, 2),
        "peak_memory_mb": round(memory()),
    }


def over_budget(result: dict[str, Any], slack: float) -> list[str]:
    """Name the groups of rooms that exceed their part by more than `slack` of it, in words."""
    parts = result["of_language_time"]
    over = [
        f"{name}: {parts[name]:.0%} of the language step, {most:.0%} allowed"
        for name, (_, most) in BUDGET.items()
        if parts[name] > most * (1 + slack)
    ]
    total, allowed = sum(parts.values()), sum(most for _, most in BUDGET.values())
    return [
        *over,
        *([f"together: {total:.0%}, {allowed:.0%} allowed"] if total > allowed * (1 + slack) else []),
    ]


def main(argv: list[str]) -> int:
    """Print the figures; with `--check`, fail when the budget is exceeded."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--model", type=Path, help="a pipeline folder in place of the shipped weights")
    parser.add_argument("--check", action="store_true", help="fail when rooms take more than their part")
    parser.add_argument("--slack", type=float, default=0.0, help="share of a part that --check lets pass")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    result = measure(options.reports, options.model)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            rows = value.items() if isinstance(value, dict) else [("", value)]
            for key, cell in rows:
                print(f"{name.replace('_', ' ')} {key}".strip().ljust(48), cell)
    over = over_budget(result, options.slack) if options.check else []
    for line in over:
        print(f"over budget: {line}", file=sys.stderr)
    return 1 if over else 0


sys.exit(main(sys.argv[1:]))
