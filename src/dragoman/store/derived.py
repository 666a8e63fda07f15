"""What is worked out over all claims: the newest folder derived/NNNNN, there as a whole or not at all."""

import json
import os
import shutil
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import StoreError
from dragoman.incidents import RULES
from dragoman.store.layout import TMP, Layout, damaged, now, sync_folder, trouble, write_json
from dragoman.store.locks import between_readers

TEXT = pa.string()
TEXTS = pa.list_(TEXT)
NUMBER = pa.int32()

# One row a current claim.
LINKS = pa.schema(
    [
        ("claim", TEXT),
        ("run", TEXT),
        ("report_id", TEXT),
        ("incident", TEXT),
        ("linked_to", TEXT),  # the claim that it agrees with best; null for the earliest of the incident
        ("score", pa.float64()),  # null also where the reading of the report links the two
        ("kind", TEXT),  # same report, near-copy, separate report
        ("reason", TEXT),
        ("rank", NUMBER),  # 1: the incident is told from this claim
    ]
)
DIFFERENCE = pa.struct([("field", TEXT), ("value", TEXT), ("claims", TEXTS), ("outlets", TEXTS)])
# One row an incident; one more, with `id` and `alias_of` alone, for each id that one had before.
INCIDENTS = pa.schema(
    [
        ("id", TEXT),
        ("alias_of", TEXT),
        ("aliases", TEXTS),
        ("best_claim", TEXT),
        ("event", TEXT),
        ("act", TEXT),
        ("mode", TEXT),  # joined by ;
        ("status", TEXT),
        ("statuses", TEXTS),
        ("actor_codes", TEXT),  # joined by ;
        ("recipient_codes", TEXT),
        ("codes", TEXTS),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("place", TEXT),
        ("country", TEXT),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("geonameid", pa.int64()),
        ("n_claims", NUMBER),
        ("n_reports", NUMBER),
        ("n_outlets", NUMBER),
        ("n_copies", NUMBER),
        ("outlets", TEXTS),
        ("reports", TEXTS),
        ("claims", TEXTS),
        ("first_told", pa.date32()),
        ("last_told", pa.date32()),
        ("disagreements", pa.list_(DIFFERENCE)),
    ]
)
DERIVED = {"incidents": INCIDENTS, "links": LINKS}
ABOUT = "about.json"
# Raised when a table above changes; an older one is not shown, and the next linking writes it anew.
FORM = 1


def newest(layout: Layout) -> Path | None:
    """Give the folder to show; None where nothing was linked, or in tables of another form."""
    found = _folders(layout)
    return found[-1] if found and _is_ours(found[-1]) else None


def _folders(layout: Layout) -> list[Path]:
    try:
        names = sorted(entry.name for entry in os.scandir(layout.derived) if entry.name.isdecimal())
    except FileNotFoundError:
        return []
    return [layout.derived / name for name in names]


def _is_ours(folder: Path) -> bool:
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        return bool(about["form"] == FORM)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write(layout: Layout, tables: dict[str, pa.Table], figures: dict[str, int]) -> Path:
    """Write the tables as the newest folder, which appears at once; for who holds the parts."""
    number = max((int(folder.name) for folder in _folders(layout)), default=0) + 1
    temporary, target = layout.root / f"{TMP}derived-{number:05}", layout.derived / f"{number:05}"
    try:
        layout.derived.mkdir(exist_ok=True)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        for name, table in tables.items():
            with (temporary / f"{name}.parquet").open("wb") as out:
                pq.write_table(table, out, compression="zstd")
                out.flush()
                os.fsync(out.fileno())
        write_json(temporary / ABOUT, {"linked": now(), "form": FORM, "rules": RULES, **figures})
        temporary.rename(target)
        sync_folder(layout.derived)
    except OSError as error:
        raise trouble(layout.root, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target


def tidy(layout: Layout) -> None:
    """Take older folders away; for who holds the parts.

    The one before the newest stays while somebody reads, for who was about to open it.
    """
    old = _folders(layout)[:-1]
    for folder in old[:-1]:
        shutil.rmtree(folder)
    if old:
        with suppress(StoreError), between_readers(layout.root, patience=0):
            shutil.rmtree(old[-1])


def show(database: duckdb.DuckDBPyConnection, held: Path | dict[str, pa.Table] | None) -> None:
    """Make the views over a folder, over tables in memory, or over nothing."""
    sql = _views()
    for name, schema in DERIVED.items():
        if isinstance(held, Path):
            database.execute(f"SET VARIABLE {name}_file = ?", [str(held / f"{name}.parquet")])
            continue
        database.register(f"no_{name}", held[name] if held else schema.empty_table())
        sql = sql.replace(f"read_parquet(getvariable('{name}_file'))", f"no_{name}")
    try:
        database.execute(sql)
    except duckdb.Error as error:
        raise damaged(held if isinstance(held, Path) else Path("derived"), error) from error


@cache
def _views() -> str:
    return resources.files("dragoman.store").joinpath("derived.sql").read_text("utf-8")


def about(layout: Layout) -> dict[str, Any] | None:
    """Give what is known of the newest folder; None where there is none to show."""
    folder = newest(layout)
    if folder is None:
        return None
    known: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
    return {"number": int(folder.name), **known}
