"""Bring an extra actor list along: `--actors FILE`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dragoman.actors.terms import check_terms, dated_codes
from dragoman.errors import LexiconError
from dragoman.lexicon import Lexicon
from dragoman.lexicon.load import stamped

_INTERNATIONAL = "EUR IGO IMG ISM MNC NGO UNO"
_SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
_OLDER = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB"}  # sectors that CAMEO called otherwise
_ACRONYM = 3  # longest word of an older dictionary ("Gmo", "Au") that may stand for capitals
_THREE = re.compile(r"[A-Z]{3}")
_OLD_CODE = re.compile(r"[A-Z]{3}[A-Z/]*")
_NO_CODE = ("---", "+++")  # older dictionaries: a name that is to be left alone
_KEYS = (
    "also",
    "code",
    "country",
    "en",
    "identifier_id",
    "iso2",
    "kind",
    "members",
    "other_sectors",
    "sector",
    "source",
    "terms",
)

Entry = dict[str, Any]


def with_actors(lexicon: Lexicon, path: Path | str) -> Lexicon:
    """Give a lexicon that also knows the actors of a YAML or JSON Lines file, before its own.

    Rows are entries as in lexicon/actors, or rows of an older actor dictionary (`names`, `codes`, `kind`).

    Raises:
        LexiconError: a bad code, a name with two codes, overlapping terms: with file, line, cure.

    """
    path = Path(path)
    try:
        text = path.read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"{path}: cannot be read", fix="give a UTF-8 file of actors in YAML or JSON Lines"
        ) from error
    rows = (
        _jsonl(path, text)
        if path.suffix in (".jsonl", ".ndjson") or text.lstrip()[:1] == "{"
        else _yaml(path, text)
    )
    entries: list[tuple[str, Entry]] = []
    agents: dict[str, list[str]] = {}
    for line, row in rows:
        where = f"{path}:{line}"
        if "names" not in row and "codes" not in row:
            entries.append((where, _checked(where, row)))
        elif row.get("kind") == "agent":
            sector = _sector(_old_code(where, row).partition("/")[0])
            agents.setdefault(sector or "none", []).extend(str(w).lower() for w in row["names"])
        else:
            entry = _from_dictionary(where, row)
            for _, earlier in entries:  # in these dictionaries the last row of a name holds
                earlier["en"]["names"] = [n for n in earlier["en"]["names"] if n not in entry["en"]["names"]]
            entries.append((where, entry))
    _refuse_doubles(entries)
    return _merged(lexicon, [e for _, e in entries], agents)


def _jsonl(path: Path, text: str) -> Iterator[tuple[int, Entry]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise LexiconError(
                    f"{path}:{number}: no JSON: {error.msg}", fix="write one JSON object a line"
                ) from error
            yield number, _mapping(f"{path}:{number}", row)


def _yaml(path: Path, text: str) -> Iterator[tuple[int, Entry]]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        held = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        line = mark.line + 1 if mark else 1
        raise LexiconError(
            f"{path}:{line}: {problem}", fix="mend the YAML; a day is written YYYY-MM-DD"
        ) from error
    if isinstance(held, list) and root is not None:
        for node, row in zip(root.value, held, strict=True):
            line = node.start_mark.line + 1
            yield line, _mapping(f"{path}:{line}", row)
    elif held is not None:
        yield 1, _mapping(f"{path}:1", held)


def _mapping(where: str, row: Any) -> Entry:
    if not isinstance(row, dict):
        raise LexiconError(f"{where}: {row!r} is no actor", fix="write a mapping with code: and en: names:")
    return row


def _checked(where: str, row: Entry) -> Entry:
    """An entry in the form of lexicon/actors, or an error with its cure."""
    unknown = sorted(set(row) - set(_KEYS))
    if unknown:
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}", fix=f"use {', '.join(_KEYS)}")
    for code in (row.get("code"), row.get("country", "AAA"), *(row.get("also") or ())):
        if not isinstance(code, str) or not _THREE.fullmatch(code):
            cure = f"give three capital letters: an ISO 3166-1 alpha-3 code or one of {_INTERNATIONAL}"
            raise LexiconError(f"{where}: bad code {code!r}", fix=cure)
    for sector in (row.get("sector"), *(row.get("other_sectors") or ())):
        if sector is not None and sector not in _SECTORS:
            raise LexiconError(
                f"{where}: unknown sector {sector!r}", fix=f"use one of {' '.join(sorted(_SECTORS))}"
            )
    english = row.get("en")
    if not isinstance(english, dict) or not _words(english.get("names")):
        raise LexiconError(f"{where}: no names", fix="list at least one name under en: names:")
    if "terms" in row:
        row = {**row, "terms": check_terms(where, row["terms"])}
    return row


def _words(names: Any) -> bool:
    return isinstance(names, list) and bool(names) and all(isinstance(n, str) and n.strip() for n in names)


def _from_dictionary(where: str, row: Entry) -> Entry:
    """An entry from a row such as `{"names": ["X"], "codes": [{"code": "PSEREB", "when": null}]}`."""
    code, *more = _old_code(where, row).split("/")
    terms = dated_codes(where, row["codes"])
    for term in terms:
        term["sector"] = _sector(term.pop("code")[3:])
    sector = _sector(code[3:])
    kind = "organization" if sector or len(code) > 3 else "state"
    names = list(dict.fromkeys(name for given in row["names"] for name in _written(given)))
    entry: Entry = {"code": code[:3] or None, "kind": kind, "sector": sector, "en": {"names": names}}
    if more:
        entry["also"] = [m[:3] for m in more]
    return {**entry, "terms": terms} if terms else entry


def _written(name: str) -> list[str]:
    """A dictionary's name as reports write it: "The Aegean" in a sentence, "Oxfam Gmo" with its acronym."""
    bare = name.removeprefix("The ").removeprefix("the ")
    article = "the " if bare != name else ""
    words = bare.split()
    loud = " ".join(w.upper() if len(w) <= _ACRONYM and w.istitle() else w for w in words)
    calm = re.sub(r"-[A-Z]", lambda found: found[0].lower(), bare)  # "Pon-Dur", "Pon-dur"
    return list(dict.fromkeys(article + form for form in (bare, loud, calm)))


def _old_code(where: str, row: Entry) -> str:
    """The code without a term of its own, else the last; "" for a name that is to be left alone."""
    if not _words(row.get("names")):
        raise LexiconError(f"{where}: no names", fix='list them: "names": ["..."]')
    codes = row.get("codes")
    if not isinstance(codes, list) or not codes or not all(isinstance(c, dict) for c in codes):
        raise LexiconError(f"{where}: no codes", fix='list them: "codes": [{"code": "...", "when": null}]')
    code = ([c.get("code") for c in codes if not c.get("when")] or [codes[-1].get("code")])[-1]
    if code in _NO_CODE:
        return ""
    bare = code.upper().strip("~") if isinstance(code, str) else ""
    if not _OLD_CODE.fullmatch(bare):
        cure = "give three capital letters, then more by threes; an agent's code begins with ~"
        raise LexiconError(f"{where}: bad code {code!r}", fix=cure)
    return bare


def _sector(rest: str) -> str | None:
    parts = (rest[at : at + 3] for at in range(0, len(rest), 3))
    return next((p for p in (_OLDER.get(p, p) for p in parts) if p in _SECTORS), None)


def _refuse_doubles(entries: list[tuple[str, Entry]]) -> None:
    """Refuse one name with two codes, unless the entries call it ambiguous."""
    seen: dict[str, tuple[str, Any]] = {}
    for where, entry in entries:
        doubtful = set(entry["en"].get("ambiguous") or ())
        code = entry.get("country") or entry["code"]
        for name in entry["en"]["names"]:
            first = seen.setdefault(name, (where, code))
            if first[1] != code and name not in doubtful:
                cure = "keep one of them, or list the name under ambiguous: in both"
                raise LexiconError(f"{where}: {name!r} is {code} here and {first[1]} at {first[0]}", fix=cure)


def _merged(lexicon: Lexicon, entries: list[Entry], agents: dict[str, list[str]]) -> Lexicon:
    sections = dict(lexicon.sections)
    own = {
        n
        for e in entries
        for key in ("names", "acronyms", "adjectives", "demonyms")
        for n in e["en"].get(key) or ()
    }
    sections["actors"] = [*entries, *(_without(e, own) for e in sections.get("actors", []))]
    if agents:
        words = dict(sections.get("roles") or {})
        persons = {k: list(v) for k, v in (words.get("persons") or {}).items()}
        words["persons"] = {
            k: [*agents.get(k, ()), *persons.get(k, ())] for k in (*persons, *(set(agents) - set(persons)))
        }
        sections["roles"] = words
    return stamped(sections)


def _without(entry: Entry, names: set[str]) -> Entry:
    """One of our entries without the names that the file takes over."""
    english = entry.get("en") or {}
    if not any(names & set(v if isinstance(v, list | dict) else [v]) for v in english.values()):
        return entry
    return {**entry, "en": {k: _less(v, names) for k, v in english.items()}}


def _less(held: Any, names: set[str]) -> Any:
    if isinstance(held, dict):
        return {k: v for k, v in held.items() if k not in names}
    if isinstance(held, list):
        return [n for n in held if n not in names]
    return None if held in names else held
