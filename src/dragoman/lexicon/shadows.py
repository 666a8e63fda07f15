"""Entries that another one always comes before, so that they never match."""

from collections.abc import Iterator
from typing import Any

from dragoman.lexicon.forms import many

Entry = dict[str, Any]
Test = frozenset[tuple[str, frozenset[str]]]


def shadowed(entries: list[Entry], *, operators: bool = False) -> Iterator[tuple[Entry, Entry, str]]:
    """Each entry and the one that hides it at a trigger word, with that word.

    Acts of one word are tried by priority, then by how much they ask for, then by id; operators by priority,
    then as they stand. An entry is hidden where an earlier one asks for nothing more than it does.
    """
    by_word: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in ("verbs", "nouns"):
            for word in dict.fromkeys(many(entry.get(key))):
                by_word.setdefault(f"{key}: {str(word).lower()}", []).append(entry)
    for word, rivals in sorted(by_word.items()):
        ranked = sorted(rivals, key=_operator_rank) if operators else sorted(rivals, key=_act_rank)
        for n, entry in enumerate(ranked):
            hider = next((e for e in ranked[:n] if _hides(e, entry, word, operators=operators)), None)
            if hider is not None:
                yield entry, hider, word


def _act_rank(entry: Entry) -> tuple[int, int, str]:
    return -int(entry.get("priority") or 0), -len(entry.get("needs") or ()), str(entry.get("id"))


def _operator_rank(entry: Entry) -> int:
    return -int(entry.get("priority") or 0)


def _hides(first: Entry, second: Entry, word: str, *, operators: bool) -> bool:
    if operators and not (_governs_all(first, second) and (_alone(first) or not _alone(second))):
        return False
    needs = "noun_needs" if word.startswith("nouns") and not operators else "needs"
    return _wider(_tests(first, needs), _tests(second, needs)) and _narrower(
        _tests(first, "unless"), _tests(second, "unless")
    )


def _alone(entry: Entry) -> bool:
    """Whether an operator is an event of its own where it governs no act."""
    return bool(entry.get("alone", True)) and ("alone_act" in entry or isinstance(entry.get("makes"), str))


def _governs_all(first: Entry, second: Entry) -> bool:
    slots, others = set(many(first.get("governs") or "comp")), set(many(second.get("governs") or "comp"))
    made, theirs = first.get("makes"), second.get("makes")
    takes_any = isinstance(made, str) or (isinstance(made, dict) and "any" in made)
    covers = isinstance(made, dict) and isinstance(theirs, dict) and set(theirs) <= set(made)
    return others <= slots and (takes_any or covers)


def _tests(entry: Entry, key: str) -> Test:
    return frozenset((slot, frozenset(many(names))) for slot, names in dict(entry.get(key) or {}).items())


def _wider(first: Test, second: Test) -> bool:
    """Whether every need of the first is met wherever the second's are."""
    return all(any(slot == s and (names >= n or "ANY" in names) for s, n in second) for slot, names in first)


def _narrower(first: Test, second: Test) -> bool:
    """Whether the first is forbidden only where the second is."""
    return all(any(slot == s and (names <= n or "ANY" in n) for s, n in second) for slot, names in first)
