"""Gather what a store has learned since some moment."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from dragoman.digest.records import Correction, Digest, Telling, Told, Withdrawal
from dragoman.store import Store, ensure_linked

Row = dict[str, Any]
# What may come of what was to come, and what unsays what was done.
OPEN = frozenset({"planned", "possible", "conditional"})
SETTLED = frozenset({"occurred", "denied", "negated"})
# Fields in which outlets disagree about the same fact; one status after another is no disagreement.
_DENIED = frozenset({"denied", "negated"})


def gather(
    store: Store,
    since: datetime,
    *,
    about: Sequence[Sequence[str]] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Digest:
    """Give what an open store has learned since some moment.

    `about` has sets of codes: an incident is of interest where all of one set are among its parties; without
    it all are. What is not linked yet is linked for this digest and not kept.
    """
    ensure_linked(store, tell=tell)
    moment = since.astimezone(UTC).replace(tzinfo=None)
    sets = tuple(tuple(code.upper() for code in some) for some in about)
    wanted = [frozenset(some) for some in sets]
    corrections = _corrections(store, moment, wanted)
    again = {one.report.report_id: frozenset(one.known) for one in corrections}
    told = [_told(row, claims, moment, again) for row, claims in _incidents(store, moment, wanted)]
    ((reports, outlets),) = store.rows(_FIGURES, [moment])
    return Digest(
        store=str(store.path),
        since=since,
        about=sets,
        reports=reports,
        outlets=outlets,
        new=tuple(one for is_new, one in told if is_new and one.before is None),
        changed=tuple(one for _, one in told if one.before is not None),
        disagree=tuple(one for _, one in told if one.differences),
        corrected=tuple(corrections),
        withdrawn=tuple(_withdrawals(store, moment, wanted)),
    )


def _incidents(
    store: Store, moment: datetime, wanted: Sequence[frozenset[str]]
) -> Iterable[tuple[Row, list[Row]]]:
    """Give the incidents of which something came in since, with their claims; the most told first."""
    rows = {row["id"]: row for row in _rows(store, _INCIDENTS, [moment])}
    for name, some in groupby(_rows(store, _CLAIMS, [moment]), key=lambda row: row["incident"]):
        claims = list(some)
        row = rows[name]
        if not claims[0]["historical"] and _fits(frozenset(row["codes"]), wanted):
            row["told"] = claims
    found = (row for row in rows.values() if "told" in row)
    ranked = sorted(found, key=lambda r: (-r["n_outlets"], -r["n_reports"], str(r["first_day"]), r["id"]))
    return [(row, row["told"]) for row in ranked]


def _told(
    row: Row, claims: list[Row], moment: datetime, again: dict[str, frozenset[str]]
) -> tuple[bool, Told]:
    """Give an incident, and whether it is new."""
    in_order = sorted(claims, key=lambda c: (c["read_at"], str(c["published"]), c["report_id"]))
    is_new = all(c["read_at"] >= moment and c["gloss"] not in again.get(c["report_id"], ()) for c in claims)
    change = _change(in_order, moment)
    told = Told(
        id=row["id"],
        gloss=claims[0]["gloss"] or row["event"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        place=", ".join(part for part in (row["place"], row["country"]) if part) or None,
        statuses=tuple(dict.fromkeys(c["status"] for c in in_order)),
        tellings=_tellings(claims),
        before=change[0] if change else None,
        after=change[1] if change else None,
        differences=_differences(row),
    )
    return is_new, told


def _tellings(claims: Iterable[Row]) -> tuple[Telling, ...]:
    """Give the reports of some claims, each once."""
    return tuple({c["report_id"]: _telling(c) for c in reversed(list(claims))}.values())[::-1]


def _change(in_order: Sequence[Row], moment: datetime) -> tuple[str, str] | None:
    """Give how an incident was told before and how it is told since, where that settles or unsays it.

    Two claims of one report are no change: it tells a plan and what came of it at once.
    """
    for at, after in enumerate(in_order):
        if after["read_at"] < moment or after["status"] not in SETTLED:
            continue
        earlier = [c for c in in_order[:at] if c["report_id"] != after["report_id"] and _before(c, after)]
        statuses = {c["status"] for c in earlier}
        if not statuses or after["status"] in statuses:
            continue
        last = earlier[-1]["status"]
        if last in OPEN or (last == "occurred" and after["status"] in _DENIED):
            return last, after["status"]
    return None


def _before(one: Row, other: Row) -> bool:
    """Whether a report came out, or where that is the same day came in, before another."""
    days = one["published"], other["published"]
    return days[0] <= days[1] if all(days) else True


def _differences(row: Row) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """Give the fields in which outlets disagree: the values told, and by whom."""
    fields: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for one in row["disagreements"] or ():
        fields[one["field"]].append((one["value"], tuple(one["outlets"] or ())))
    return tuple((name, tuple(values)) for name, values in fields.items() if _is_between(name, values))


def _is_between(name: str, values: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether it is outlets that disagree, and about a fact."""
    if len({outlet for _, outlets in values for outlet in outlets}) < 2:
        return False
    told = {value for value, _ in values}
    return name != "status" or bool("occurred" in told and told & _DENIED)


def _corrections(store: Store, moment: datetime, wanted: Sequence[frozenset[str]]) -> list[Correction]:
    """Give the reports that since then stand in for older ones, with what they tell otherwise."""
    rows = _rows(store, _CORRECTED, [moment])
    claims = _claims_of(store, [row[name] for row in rows for name in ("report_id", "superseded")])
    found = []
    for row in rows:
        old, new = claims[row["superseded"]], claims[row["report_id"]]
        if _fits_any([*old, *new], wanted):
            found.append(_correction(row, old, new, known=row["old_read"] < moment))
    return found


def _correction(row: Row, old: list[Row], new: list[Row], *, known: bool) -> Correction:
    """Pair the claims of two texts by deed and parties; what is left over on one side was lost or gained."""
    before: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in old:
        before[_deed(claim)].append(claim)
    changed, paired, gained = [], [], []
    for claim in new:
        left = before[_deed(claim)]
        if not left:
            gained.append(_said(claim))
            continue
        partner = next((one for one in left if _said(one) == _said(claim)), left[0])
        left.remove(partner)
        paired.append(_said(claim))
        if _said(partner) != _said(claim):
            changed.append((_said(partner), _said(claim)))
    lost = [_said(claim) for left in before.values() for claim in left]
    return Correction(
        report=_telling(row),
        changed=tuple(changed),
        lost=tuple(lost),
        gained=tuple(gained),
        known=tuple(paired) if known else (),
    )


def _deed(claim: Row) -> tuple[Any, ...]:
    return claim["act"], claim["actor_codes"], claim["recipient_codes"]


def _said(claim: Row) -> str:
    return str(claim["gloss"] or claim["act"])


def _withdrawals(store: Store, moment: datetime, wanted: Sequence[frozenset[str]]) -> Iterable[Withdrawal]:
    rows = _rows(store, _WITHDRAWN, [moment])
    claims = _claims_of(store, [row["report_id"] for row in rows])
    for row in rows:
        lost = claims[row["report_id"]]
        if _fits_any(lost, wanted):
            yield Withdrawal(
                report=_telling(row),
                reason=row["withdrawn_reason"],
                lost=tuple(dict.fromkeys(map(_said, lost))),
            )


def _claims_of(store: Store, reports: Sequence[str]) -> defaultdict[str, list[Row]]:
    """Give the claims of some reports, also of those that no view shows any more."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(store, _OF_REPORTS, [list(reports)]) if reports else ():
        found[row["report_id"]].append(row)
    return found


def _fits_any(claims: Sequence[Row], wanted: Sequence[frozenset[str]]) -> bool:
    return not wanted or any(_fits(_codes(claim), wanted) for claim in claims)


def _fits(codes: frozenset[str], wanted: Sequence[frozenset[str]]) -> bool:
    return not wanted or any(some <= codes for some in wanted)


def _codes(claim: Row) -> frozenset[str]:
    both = (claim["actor_codes"], claim["recipient_codes"])
    return frozenset(code for codes in both if codes for code in codes.split(";"))


def _telling(row: Row) -> Telling:
    return Telling(
        report_id=row["report_id"],
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        published=row["published"],
        status=row.get("status") or "",
    )


def _rows(store: Store, asked: str, values: Sequence[Any]) -> list[Row]:
    return [row for batch in store.batches(asked, values) for row in batch.to_pylist()]


_FIRST = """WITH first AS (
    SELECT report_id, min(read_at) AS read_at FROM reports WHERE outcome = 'coded' GROUP BY report_id
), fresh AS (
    SELECT DISTINCT l.incident FROM links AS l JOIN first AS f USING (report_id) WHERE f.read_at >= ?
)"""
_INCIDENTS = f"""{_FIRST}
SELECT id, event, codes, first_day, last_day, place, country, n_reports, n_outlets, disagreements
FROM incidents WHERE id IN (SELECT incident FROM fresh)"""  # noqa: S608  (ours)
_CLAIMS = f"""{_FIRST}
SELECT c.incident, c.gloss, c.status, c.historical,
    c.report_id, c.outlet, c.title, c.url, c.published, f.read_at
FROM incident_claims AS c JOIN first AS f USING (report_id)
WHERE c.incident IN (SELECT incident FROM fresh) ORDER BY c.incident, c.rank"""  # noqa: S608  (ours)
_CORRECTED = """
SELECT n.report_id, n.outlet, n.title, n.url, n.published, o.report_id AS superseded, o.read_at AS old_read
FROM reports_current AS o JOIN reports_current AS n ON n.report_id = o.superseded_by
WHERE n.read_at >= ? AND n.superseded_by IS NULL AND n.withdrawn IS NULL
ORDER BY n.outlet, n.title, n.report_id, o.report_id"""
_WITHDRAWN = """
SELECT report_id, outlet, title, url, published, withdrawn_reason FROM reports_current
WHERE withdrawn >= ? ORDER BY outlet, title, report_id"""
_OF_REPORTS = """
SELECT report_id, gloss, act, actor_codes, recipient_codes
FROM claims ANTI JOIN older_codings USING (run, report_id)
WHERE list_contains(?, report_id) ORDER BY report_id, text_info.start, id"""
_FIGURES = """
SELECT count(*), count(DISTINCT outlet) FROM (
    SELECT report_id, any_value(outlet) AS outlet, min(read_at) AS first_read FROM reports
    WHERE outcome = 'coded' GROUP BY report_id
) WHERE first_read >= ?"""
