"""The form of every kind of entry: which keys there are and what may stand in them."""

import re
from collections.abc import Iterator
from typing import Any

STATUSES = frozenset({"occurred", "planned", "possible", "conditional", "negated", "denied"})
# fmt: off
PROOF_KEYS = frozenset(
    {
        "text", "event", "act", "mode", "act_mode", "actor", "recipient", "status", "date",
        "enddate", "date_value", "act_date", "published", "context", "about", "cameo", "operators",
        "condition", "said_by", "size"
    }
)
# What acts and operators share. `frame` names slots for actor and recipient in frames.yml.
_COMMON = frozenset(
    {
        "id", "verbs", "nouns", "mode", "cameo", "priority", "because", "needs", "unless", "frame",
        "actor", "recipient", "noun_actor", "noun_recipient", "noun_needs", "reciprocal", "inside",
        "least", "bare", "awaited", "unnamed", "parties", "alleges", "foreign", "counts", "status", "finds",
        "ignores", "note"
    }
)
# fmt: on
ACT_KEYS = _COMMON | {"act", "event"}
OPERATOR_KEYS = _COMMON | {"governs", "makes", "alone", "alone_act", "keeps", "own"}
CONTEXT_KEYS = frozenset(
    {"words", "nouns", "verbs", "adjectives", "names", "but", "finds", "ignores", "note"}
)
ACTOR_KEYS = frozenset({"id", "code", "kind", "sector", "other_sectors", "iso2", "members", "en", "note"})
NAME_KEYS = frozenset(
    {"names", "adjectives", "demonyms", "capital", "metonyms", "acronyms", "ambiguous", "beside"}
)
CAMEO_KEYS = frozenset({"act", "mode", "act_mode", "context", "verb", "code"})
GROUPS = frozenset({"any", "conflict", "cooperation"})  # what an operator's `makes` may name beside types
_LISTS_OF_WORDS = ("verbs", "nouns")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_STEP = r"[a-z][a-z: |]*"
_PATH = re.compile(rf"\+?{_STEP}(\s*>\s*{_STEP})*")

Fault = tuple[str, str]  # what is wrong, what to do


class Book:
    """The names that entries may use: types, modes, contexts, verb groups, frames."""

    def __init__(self, codes: dict[str, Any], frames: Any = None) -> None:
        """Take them from the `codes` section and the names in `frames`."""
        self.types: dict[str, dict[str, Any]] = codes.get("types") or {}
        self.contexts = frozenset(codes.get("contexts") or ())
        self.verbs = frozenset(codes.get("verbs") or ())
        self.sectors = frozenset(codes.get("sectors") or ())
        self.frames = frozenset(frames or ())

    def modes(self, kind: str) -> frozenset[str]:
        """The modes of a type."""
        return frozenset((self.types.get(kind) or {}).get("modes") or ())

    def all_modes(self) -> frozenset[str]:
        """The modes of all types."""
        return frozenset(mode for kind in self.types for mode in self.modes(kind))


def many(held: Any) -> list[Any]:
    """A list: of one where a single value stands, empty for nothing."""
    if held is None:
        return []
    return held if isinstance(held, list) else [held]


def act_faults(entry: dict[str, Any], book: Book) -> Iterator[Fault]:
    """What is wrong with the form of an act."""
    yield from _keys(entry, ACT_KEYS)
    kind = entry.get("act")
    yield from _type(kind, book, "act")
    if isinstance(kind, str):
        yield from _modes(entry.get("mode"), book.modes(kind), f"{kind}'s", book)
    if not any(entry.get(key) for key in _LISTS_OF_WORDS):
        yield "nothing can set it off: neither verbs nor nouns", "give it `verbs:` or `nouns:`"
    yield from _shared(entry, book)


def operator_faults(entry: dict[str, Any], book: Book) -> Iterator[Fault]:
    """What is wrong with the form of an operator."""
    yield from _keys(entry, OPERATOR_KEYS)
    makes = entry.get("makes")
    if makes is None:
        yield (
            "does not say what it makes of an act",
            "add `makes:` with a type, or a mapping from type to type",
        )
    table = makes if isinstance(makes, dict) else {"any": makes} if makes else {}
    for given, made in table.items():
        if given not in GROUPS:
            yield from _type(given, book, "makes")
        if made != "same":
            yield from _type(made, book, "makes")
    for key in ("alone_act",):
        if key in entry:
            yield from _type(entry[key], book, key)
    yield from _modes(entry.get("mode"), book.all_modes(), "any type's", book)
    if not any(entry.get(key) for key in _LISTS_OF_WORDS):
        yield "nothing can set it off: neither verbs nor nouns", "give it `verbs:` or `nouns:`"
    if "governs" in entry:
        yield from _paths(entry["governs"], "governs")
    yield from _shared(entry, book)


def _shared(entry: dict[str, Any], book: Book) -> Iterator[Fault]:
    name = entry.get("id")
    if not (isinstance(name, str) and _ID.fullmatch(name)):
        yield f"the id {name!r} is no name", "give it an `id:` of small letters, digits and hyphens"
    for key in _LISTS_OF_WORDS:
        yield from _words(entry.get(key), key)
    for key in ("actor", "recipient", "noun_actor", "noun_recipient"):
        yield from _paths(entry.get(key), key)
    for key in ("needs", "unless", "noun_needs"):
        yield from _tests(entry.get(key), key)
    if entry.get("status", "occurred") not in STATUSES:
        yield f"unknown status {entry['status']!r}", "one of " + ", ".join(sorted(STATUSES))
    if entry.get("priority") and not entry.get("because"):
        yield "a priority without a reason", "say why under `because:`"
    if book.frames and entry.get("frame") is not None and entry["frame"] not in book.frames:
        yield f"unknown frame {entry['frame']!r}", "one of " + ", ".join(sorted(book.frames))
    if "cameo" in entry and not re.fullmatch(r"[0-2]\d{1,3}", str(entry["cameo"])):
        yield f"{entry['cameo']!r} is no CAMEO code", "two to four digits, as text"
    yield from proof_faults(entry, book)


def proof_faults(entry: dict[str, Any], book: Book) -> Iterator[Fault]:
    """What is wrong with the proofs of an act or operator, without running them."""
    yield from lacking_proofs(entry)
    for proof in many(entry.get("finds")):
        if not (isinstance(proof, dict) and isinstance(proof.get("text"), str)):
            yield f"a `finds` without its text: {proof!r}", "write {text: a sentence, event: …, actor: …}"
            continue
        for key in sorted(set(proof) - PROOF_KEYS):
            yield f"unknown key {key!r} in the proof {proof['text']!r}", _one_of(PROOF_KEYS)
        for key in ("event", "act"):
            if key in proof:
                yield from _type(proof[key], book, f"proof's {key}")
        yield from _modes(proof.get("mode"), book.all_modes(), "any type's", book)
        for context in many(proof.get("context")):
            if context not in book.contexts:
                yield f"unknown context {context!r} in a proof", "see codes.yml"
        if proof.get("status", "occurred") not in STATUSES:
            yield f"unknown status {proof['status']!r} in a proof", _one_of(STATUSES)
    for proof in many(entry.get("ignores")):
        if not isinstance(proof, str):
            yield f"an `ignores` that is no sentence: {proof!r}", "write the sentence, in quotes"


def lacking_proofs(entry: dict[str, Any], keys: tuple[str, ...] = ("finds", "ignores")) -> Iterator[Fault]:
    """Whether proofs are missing."""
    for key in keys:
        if not entry.get(key):
            what = "sentence that it finds" if key == "finds" else "sentence that it must leave alone"
            yield f"no '{key}' sentence", f"add one under {key}: a {what}"


def context_faults(name: str, held: Any, book: Book) -> Iterator[Fault]:
    """What is wrong with the words of a context."""
    if book.contexts and name not in book.contexts:
        yield f"unknown context {name!r}", "contexts are listed in codes.yml"
    if not isinstance(held, dict):
        yield "no mapping", "write `words: [...]` and its proofs under it"
        return
    yield from _keys(held, CONTEXT_KEYS)
    for key in sorted(CONTEXT_KEYS - {"note"}):
        yield from _words(held.get(key), key)
    yield from lacking_proofs(held)


def class_faults(held: Any) -> Iterator[Fault]:
    """What is wrong with a word class."""
    if isinstance(held, dict):
        yield from _keys(held, frozenset({"words", "note"}))
        held = held.get("words")
    if not held:
        yield "a class without words", "add `words: [...]`"
    yield from _words(held, "words")


def actor_faults(entry: dict[str, Any], book: Book) -> Iterator[Fault]:
    """What is wrong with an actor."""
    yield from _keys(entry, ACTOR_KEYS)
    named = entry.get("en") if isinstance(entry.get("en"), dict) else {}
    yield from _keys(named or {}, NAME_KEYS)
    if not (named or {}).get("names"):
        yield "no names", "write en: {names: [...]}"
    for code in [*many(entry.get("code")), *many(entry.get("members"))]:
        if not re.fullmatch(r"[A-Z]{3}", str(code)):
            yield f"{code!r} is no code", "three capitals: ISO 3166-1, or IGO UNO EUR NGO ISM IMG MNC"
    metonyms = (named or {}).get("metonyms")
    inside = list(metonyms.values()) if isinstance(metonyms, dict) else []
    for sector in [*many(entry.get("sector")), *many(entry.get("other_sectors")), *inside]:
        if sector is not None and sector not in book.sectors:
            yield f"unknown sector {sector!r}", _one_of(book.sectors)


def code_faults(codes: dict[str, Any], book: Book) -> Iterator[tuple[str, str, str]]:
    """What is wrong with codes.yml: the place, what, what to do."""
    for name, kind in book.types.items():
        for key in ("quad", "score", "recipient", "meaning"):
            if key not in kind:
                yield name, f"no {key!r}", "every type has quad, score, recipient and meaning"
        if kind.get("quad") not in (1, 2, 3, 4):
            yield name, f"the quad {kind.get('quad')!r} is not 1 to 4", "see the head of the file"
    for name in sorted(set(book.types) ^ set(codes.get("cameo") or ())):
        yield name, "a type without rows under `cameo`, or rows without a type", "every type has its rows"
    for name, rows in (codes.get("cameo") or {}).items():
        for n, row in enumerate(rows):
            for what, cure in _row_faults(name, row, rows[:n], book):
                yield f"cameo.{name} row {n + 1}", what, cure
        if rows and set(rows[-1]) != {"code"}:
            yield f"cameo.{name}", "the last row has conditions", "end with a row that has only a `code`"


def _row_faults(kind: str, row: dict[str, Any], before: list[dict[str, Any]], book: Book) -> Iterator[Fault]:
    yield from _keys(row, CAMEO_KEYS)
    if not re.fullmatch(r"\d{3,4}", str(row.get("code"))):
        yield f"{row.get('code')!r} is no CAMEO code", "three or four digits in quotes"
    acts = many(row.get("act"))
    for act in acts:
        yield from _type(act, book, "act")
    yield from _modes(row.get("mode"), book.modes(kind), f"{kind}'s", book)
    of_acts = frozenset(m for act in acts for m in book.modes(act)) if acts else book.all_modes()
    yield from _modes(row.get("act_mode"), of_acts, "the act's", book)
    for context in many(row.get("context")):
        if context not in book.contexts:
            yield f"unknown context {context!r}", "see contexts in this file"
    if row.get("verb") is not None and row["verb"] not in book.verbs:
        yield f"unknown group of verbs {row['verb']!r}", "see verbs in this file"
    for early in before:
        keys = set(early) - {"code"}
        if all(key in row and set(many(row[key])) <= set(many(early[key])) for key in keys):
            yield f"never reached: the row {early!r} takes all that it would", "move it up or drop it"
            break


def _keys(entry: dict[str, Any], known: frozenset[str]) -> Iterator[Fault]:
    for key in sorted(set(map(str, entry)) - known):
        yield f"unknown key {key!r}", _one_of(known)


def _one_of(names: frozenset[str]) -> str:
    return "one of " + ", ".join(sorted(names))


def _type(name: Any, book: Book, where: str) -> Iterator[Fault]:
    if not isinstance(name, str) or (book.types and name not in book.types):
        yield f"{where}: unknown type {name!r}", _one_of(frozenset(book.types))


def _modes(held: Any, known: frozenset[str], whose: str, book: Book) -> Iterator[Fault]:
    for mode in many(held):
        if book.types and mode not in known:
            yield f"{mode!r} is none of {whose} modes", _one_of(known) if known else "this type has no modes"


def _words(held: Any, key: str) -> Iterator[Fault]:
    if held is None:
        return
    if not isinstance(held, list) or not all(isinstance(word, str) and word.strip() for word in held):
        yield f"{key!r} is not a list of words", f"write {key}: [one, another]"
        return
    doubled = sorted({word for word in held if held.count(word) > 1})
    if doubled:
        yield f"{key!r} has words twice: {', '.join(doubled)}", "drop one of each"


def _paths(held: Any, key: str) -> Iterator[Fault]:
    for path in many(held):
        if not (isinstance(path, str) and _PATH.fullmatch(path)):
            yield f"{key}: {path!r} is no slot", "write subj, obj, a preposition, or a way such as obj>on"


def _tests(held: Any, key: str) -> Iterator[Fault]:
    if held is None:
        return
    if not isinstance(held, dict):
        yield f"{key!r} is no mapping", f"write {key}: {{slot: class}}"
        return
    yield from _paths(list(held), key)
    for slot, names in held.items():
        if not all(isinstance(name, str) for name in many(names)):
            yield f"{key}: {slot}: not a class or list of words", f"write {key}: {{slot: class}}"
