"""Print how a store does: memory while it is fed, its size, and the time of questions over a million claims.

    python -m bench.store [--reports 1000] [--claims 1000000] [--folder DIR]

The reports come from bench/generate.py and are really read. The million claims are made of those that were
read: the same ones over and over, each time with other ids and other days, in parts of the usual size, which
are then compacted. Everything is printed as JSON.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(threads, "1")

import pyarrow as pa  # noqa: E402

from bench.generate import write  # noqa: E402
from dragoman.feed import feed, versions_of  # noqa: E402  (NumPy reads the threads when it is imported)
from dragoman.intake import Options, read_paths  # noqa: E402
from dragoman.reader import load  # noqa: E402
from dragoman.store import Layout, Store, compact, open_store  # noqa: E402
from dragoman.store.parts import write_part  # noqa: E402
from dragoman.store.schema import TABLES  # noqa: E402

TRIES = 7
COLUMNS = ("id", "event_date", "event", "actor_codes", "recipient_codes", "quad_code", "status", "gloss")
# How each copy of a table differs: by its ids, and by its days.
OTHER = {
    "reports": "substr(sha256(report_id || $copy), 1, 16) AS report_id, url || '/' || $copy AS url",
    "claims": """substr(sha256(report_id || $copy), 1, 16) AS report_id,
        substr(sha256(id || $copy), 1, 16) AS id,
        date + ($copy::INT * 7) AS date, reported + ($copy::INT * 7) AS reported""",
    "entities": """substr(sha256(report_id || $copy), 1, 16) AS report_id,
        substr(sha256(claim_id || $copy), 1, 16) AS claim_id""",
}


def memory() -> int:
    """Give the most memory that this process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


def size(folder: Path) -> int:
    """Give the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def fed(folder: Path, path: Path, count: int) -> dict[str, Any]:
    """Read generated reports into a store; give speed, memory and size."""
    text = write(folder, count, seed=1, form="jsonl")
    reader = load()
    list(reader.read_all(["Norway expelled two envoys of Ghana on Friday."]))
    peaks: dict[int, int] = {}
    done = 0

    def progress(some: int) -> None:
        nonlocal done
        done += some
        for share in (10, 50, 100):
            if done * 100 >= count * share:
                peaks.setdefault(share, memory())

    with open_store(path) as store:
        known = store.known()
        run = store.run(versions=versions_of(reader))
    start = time.monotonic()
    with run:
        feed(run, read_paths([folder], Options(form="jsonl")), reader, known, on_progress=progress)
    seconds = time.monotonic() - start
    before = size(path)
    parts = len(run.layout.all_parts())
    compact(run.layout)
    return {
        "reports": count,
        "text_mb": round(text / 1e6, 2),
        "claims": run.counts["claims"],
        "reports_per_second": round(count / seconds, 1),
        "peak_memory_mb_at_percent": peaks,
        "parts": parts,
        "store_over_text": round(before / text, 3),
        "store_over_text_compacted": round(size(path) / text, 3),
    }


def copied(store: Store, table: str, copy: str) -> Iterator[pa.RecordBatch]:
    """Give the rows of a table with other ids and days."""
    asked = f"SELECT * REPLACE ({OTHER[table]}) FROM {table}"  # noqa: S608  (our own)
    for batch in store.batches(asked.replace("$copy", f"'{copy}'")):
        yield batch.cast(TABLES[table])


def multiplied(path: Path, many: Path, claims: int) -> Layout:
    """Make a store of so many claims of those in another."""
    with open_store(path, read_only=True) as store, open_store(many) as target:
        (held,) = store.rows("SELECT count(*) FROM claims")[0]
        for copy in range(-(-claims // held)):
            tables = {table: copied(store, table, str(copy)) for table in TABLES}
            write_part(target.layout, f"20260101T000000-000000-{copy + 1:05}", tables)
        layout = target.layout
    compact(layout)
    return layout


def questions(store: Store) -> dict[str, Callable[[], Any]]:
    """Give what is asked."""
    return {
        "count of all": lambda: store.rows("SELECT count(*) FROM claims_current"),
        "one actor in one year, by event": lambda: store.rows(
            "SELECT event, count(*) FROM claims_flat WHERE actor_codes = 'KEN' "
            "AND event_date >= '2020-01-01' AND event_date < '2021-01-01' GROUP BY event"
        ),
        "filters: actor, event and status, some columns, into pandas": lambda: store.claims(
            actor="JPN", event="CONSULT", status="occurred", columns=COLUMNS
        ).pandas(),
        "filters: actor and month, some columns, into pandas": lambda: store.claims(
            since="2020-03-01", until="2020-03-31", actor="JPN", columns=COLUMNS
        ).pandas(),
        "filters: pair, status and year, some columns, into pandas": lambda: store.claims(
            since="2020-01-01", until="2020-12-31", pair=("KEN", "PER"), status="occurred", columns=COLUMNS
        ).pandas(),
        "filters: actor and month, all 66 columns, into pandas": lambda: store.claims(
            since="2020-03-01", until="2020-03-31", actor="JPN"
        ).pandas(),
        "pair by month and quad": lambda: store.rows(
            "SELECT month, quad_code, sum(claims) FROM dyad_month WHERE actor = 'KEN' AND recipient = 'PER' "
            "GROUP BY ALL ORDER BY ALL"
        ),
        "counts of all pairs": lambda: store.rows(
            "SELECT actor, recipient, count(*) AS n FROM dyads GROUP BY ALL ORDER BY n DESC LIMIT 100"
        ),
        "counts of all pairs by month": lambda: store.rows("SELECT count(*) FROM dyad_month"),
        "coverage": lambda: store.rows("SELECT count(*) FROM coverage"),
    }


def asked(path: Path) -> dict[str, Any]:
    """Time every question: the middle of some tries, in milliseconds, and what all cores did in them."""
    start = time.monotonic()
    with open_store(path, read_only=True) as store:
        ((claims,),) = store.rows("SELECT count(*) FROM claims")
        opened = time.monotonic() - start
        times = {}
        for name, ask in questions(store).items():
            tries, work = [], []
            for _ in range(TRIES):
                start, worked = time.monotonic(), time.process_time()
                ask()
                tries.append(1000 * (time.monotonic() - start))
                work.append(1000 * (time.process_time() - worked))
            times[name] = {"ms": round(statistics.median(tries)), "cpu_ms": round(statistics.median(work))}
        return {"claims": claims, "open_ms": round(1000 * opened), "questions": times}


def main(argv: list[str]) -> int:
    """Print all figures as JSON."""
    parser = argparse.ArgumentParser(prog="bench.store", description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="keep everything here; a store there is not made anew")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        result: dict[str, Any] = {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
            "date": time.strftime("%Y-%m-%d"),
        }
        if not (folder / "store").exists():
            result["fed"] = fed(folder / "reports", folder / "store", given.reports)
        if not (folder / "many").exists():
            layout = multiplied(folder / "store", folder / "many", given.claims)
            result["claims_mb"] = round(size(layout.parts) / 1e6)
        result["asked"] = asked(folder / "many")
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
