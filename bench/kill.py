"""Kill the reading of reports into a store at random moments; then count that nothing is lost or there twice.

    python -m bench.kill [--kills 100] [--reports N] [--seed 1] [--folder DIR]

Reports of bench/generate.py are read by `dragoman read --store` in a process of its own, which is killed
(SIGKILL) while it loads, while it reads or while it writes a part, and started anew with the same command;
now and then `dragoman store compact` is killed as well. When all kills are done the command runs to its end.
Then `dragoman store check` must find nothing, and every report must have been coded once, by one run, with
the claims that a store has which was fed without a kill. Prints JSON; exit status 1 where anything is wrong
or the reports were all read before there were so many kills.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.generate import write
from dragoman.store import open_store, prepare, problems

# Reports of a part: small, so that many kills meet a part being written.
PART = "4"
# Longest life of a run that is to be killed while it reads, in times that it takes to load.
LONGEST = 3.0
# Every so many kills one is of `compact`.
COMPACT = 10
OURS = [sys.executable, "-m", "dragoman"]


def reading(folder: Path, path: Path) -> list[str]:
    """Give the command that is killed."""
    return [*OURS, "read", "--from", "jsonl", str(folder), "--store", str(path), "--part-size", PART]


def killed(command: list[str], path: Path, moment: str, seconds: float) -> bool:
    """Run a command and kill it; whether that was before its end.

    `loading`: after so many seconds. `reading`: so many seconds after its run began. `writing`: as soon as a
    part of it, or what takes the place of parts, is being written.
    """
    runs = len(list((path / "runs").glob("2*.json")))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    while moment == "reading" and process.poll() is None:
        if len(list((path / "runs").glob("2*.json"))) > runs:
            break
        time.sleep(0.01)
    if moment == "writing":
        old = set(path.glob(".tmp-2*"))
        while process.poll() is None and set(path.glob(".tmp-2*")) <= old:
            time.sleep(0.001)
    else:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def ended(command: list[str]) -> float:
    """Run a command to its end; give the seconds that it took."""
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    return time.monotonic() - start


def contents(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Give how often each report was coded and each claim stands there, over all runs."""
    with open_store(path, read_only=True) as store:
        reports = Counter(one for (one,) in store.rows("SELECT report_id FROM reports"))
        return reports, Counter(one for (one,) in store.rows("SELECT id FROM claims"))


def run(folder: Path, kills: int, count: int, seed: int) -> dict[str, Any]:
    """Kill and start anew; give what was counted."""
    rng = random.Random(seed)  # noqa: S311  (moments, not secrets)
    write(folder / "in", count, seed, "jsonl")
    ended(reading(folder / "in", folder / "whole"))
    path = folder / "killed"
    write(folder / "one", 1, seed + 1, "jsonl")
    load = ended(reading(folder / "one", folder / "first"))
    compact = [*OURS, "store", "compact", str(path)]
    died: Counter[str] = Counter()
    leftovers = 0
    while died.total() < kills:
        if died.total() % COMPACT == COMPACT - 1 and killed(compact, path, "writing", 0.0):
            died["compact, writing"] += 1
            continue
        moment = rng.choice(("loading", "reading", "reading", "writing"))
        longest = load if moment == "loading" else load * LONGEST
        if not killed(reading(folder / "in", path), path, moment, rng.uniform(0.0, longest)):
            break  # it came to its end: there is nothing left to read
        died[f"read, {moment}"] += 1
        leftovers += len(list(path.glob(".tmp-*")))
    ended(reading(folder / "in", path))
    ended(compact)
    wrong = list(problems(prepare(path, read_only=True)))
    reports, claims = contents(path)
    whole_reports, whole_claims = contents(folder / "whole")
    return {
        "kills": dict(died),
        "parts_left_unfinished": leftovers,
        "runs": len(prepare(path, read_only=True).run_records()),
        "reports": len(reports),
        "claims": len(claims),
        "problems": wrong,
        "lost_reports": len(whole_reports.keys() - reports.keys()),
        "lost_claims": len(whole_claims.keys() - claims.keys()),
        "reports_twice": sum(1 for number in reports.values() if number > 1),
        "claims_twice": sum(1 for number in claims.values() if number > 1),
        "claims_too_many": len(claims.keys() - whole_claims.keys()),
    }


BAD = ("problems", "lost_reports", "lost_claims", "reports_twice", "claims_twice", "claims_too_many")


def main(argv: list[str]) -> int:
    """Print what was counted as JSON."""
    parser = argparse.ArgumentParser(prog="bench.kill", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--reports", type=int, help="how many to read; 16 for each kill if not given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep everything here")
    given = parser.parse_args(argv)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as temporary:
        result = run(
            given.folder or Path(temporary), given.kills, given.reports or 16 * given.kills, given.seed
        )
    print(json.dumps(result, indent=1))
    too_few = sum(result["kills"].values()) < given.kills
    return 1 if too_few or any(result[name] for name in BAD) or result["reports"] == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
