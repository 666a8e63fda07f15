"""What a store holds, in figures."""

import json
from typing import Any

from dragoman.store.layout import MARK
from dragoman.store.store import Store


def info(store: Store) -> dict[str, Any]:
    """Give a store's figures: reports by outcome, claims, days, size, and its runs."""
    layout = store.layout
    about = json.loads((layout.root / MARK).read_text("utf-8"))
    outcomes = store.rows("SELECT outcome, count(*) FROM reports_current GROUP BY ALL ORDER BY ALL")
    (facts,) = store.rows(_FACTS)
    names = (
        "corrected_reports",
        "withdrawn_reports",
        "first_day",
        "last_day",
        "outlets",
        "text_bytes",
        "reports_without_text",
    )
    ((claims,),) = store.rows("SELECT count(*) FROM claims_current")
    files = [path for path in layout.root.rglob("*") if path.is_file()]
    return {
        "store": str(layout.root),
        "schema": about["schema"],
        "created": about["created"],
        "reports": dict(outcomes),
        **dict(zip(names, facts, strict=True)),
        "claims": claims,
        "forgotten_reports": len(store.forgotten()),
        "parts": len(layout.parts_shown()),
        "bytes": sum(path.stat().st_size for path in files),
        "runs": list(layout.run_records().values()),
    }


_FACTS = """
SELECT count(superseded_by), count(withdrawn), min(published), max(published), count(DISTINCT outlet),
    coalesce(sum(strlen(text)), 0)::BIGINT, count(*) - count(text)
FROM reports_current
"""
