"""The lexicon as this room needs it: one trie over names and role words, and the small word lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dragoman.actors.terms import Held, terms_of
from dragoman.lexicon import Lexicon

_PIECES = re.compile(r"'s?(?![^\s\-,()/&])|[-,()/&]|(?:(?!'s?(?:[\s\-,()/&]|$))[^\s\-,()/&])+")
_CACHE: dict[str, "Lexis"] = {}
_KEPT = 4  # compiled lexicons kept at a time: one is the rule, tests use a few


@dataclass(frozen=True, slots=True)
class Term:
    """One way to name a listed actor."""

    text: str
    sort: str  # name adjective demonym capital seat
    actor: int  # index into the actor list
    code: str | None
    sector: str | None
    others: tuple[str, ...]
    kind: str  # state territory organization group party company ngo person
    label: str  # the actor's first name
    unsure: bool  # needs other words of the report
    plural: bool = False
    also: tuple[str, ...] = ()  # further codes, where one name stands for several parties
    beside: tuple[str, ...] = ()  # actors whose name in the report settles a doubtful one


@dataclass(frozen=True, slots=True)
class Role:
    """A word for a person, people or body."""

    words: str  # singular, lower case
    sort: str  # office person vague people body title
    sector: str | None
    plural: bool
    head: int  # which of its words heads it
    gender: str | None = None


@dataclass(slots=True)
class Node:
    """A step in the trie."""

    next: dict[str, "Node"] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


@dataclass(slots=True)
class Lexis:
    """Everything that the room looks up."""

    trie: dict[str, Node]
    words: dict[str, Any]  # roles.yml
    relatives: dict[str, Any]  # relatives.yml
    modifiers: dict[str, str]  # word -> sector
    name_heads: dict[str, str | None]
    things: frozenset[str]
    landscape: frozenset[str]
    not_names: frozenset[str]
    weak_names: frozenset[str]  # no names alone, but parts of names
    former: frozenset[str]
    relations: dict[str, tuple[str, bool]]  # surface word -> kind, plural
    sets: dict[str, str]  # surface word -> kind
    singles: dict[str, str]  # plural of a set's noun -> its singular
    pronouns: dict[str, str]  # word -> male female thing plural first relative
    regions: dict[str, frozenset[str]]
    state_kinds: dict[str, frozenset[str]]  # "kingdom" -> the states that are one
    bodies_again: dict[str, tuple[str, ...]]  # "bloc" -> kinds of listed actors
    bare_sets: frozenset[str]  # plurals
    takes_up: dict[str, frozenset[str]]
    many: frozenset[str]  # offices of which a country has many
    abroad: frozenset[str]
    held_in: dict[str, tuple[str, ...]]  # office -> the states that have it
    holders: dict[int, tuple[Held, ...]]  # terms of office by actor
    members: dict[str, frozenset[str]] = field(default_factory=dict)

    def group(self, name: str) -> frozenset[str]:
        """A word list of relatives.yml."""
        return self.members[name]


def lexis(lexicon: Lexicon) -> Lexis:
    """Give the compiled lexicon, compiling it on first use."""
    found = _CACHE.get(lexicon.stamp)
    if found is None:
        found = _compile(lexicon)
        while len(_CACHE) >= _KEPT:
            _CACHE.pop(next(iter(_CACHE)))
        _CACHE[lexicon.stamp] = found
    return found


def pieces(text: str) -> list[str]:
    """Split a lexicon phrase as the tokenizer splits running text."""
    return _PIECES.findall(text.replace("’", "'").replace("–", "-"))


def plural_of(word: str, irregular: dict[str, str]) -> str:
    """Give the plural of a role word by rule, or the irregular one."""
    if word in irregular:
        return irregular[word]
    start, gap, last = word.rpartition(" ")
    if last in irregular:
        return start + gap + irregular[last]
    if last.endswith("man") and last != "human":
        last = last[:-3] + "men"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return start + gap + last


def _compile(lexicon: Lexicon) -> Lexis:
    words = dict(lexicon.section("roles") or {})
    relatives = dict(lexicon.section("relatives") or {})
    trie: dict[str, Node] = {}
    for term in _terms(lexicon.section("actors")):
        _node(trie, pieces(term.text)).terms.append(term)
    irregular = words.get("plurals", {})
    for role in _roles(words, irregular):
        held = _node(trie, pieces(role.words)).roles
        same = next((k for k, r in enumerate(held) if r.plural == role.plural), None)
        if same is None:
            held.append(role)
        elif held[same].sector is None and role.sector:
            held[same] = role
    for role in _relatives(relatives, irregular):
        node = _node(trie, pieces(role.words))
        if not node.roles:
            node.roles.append(role)
    return Lexis(
        trie=trie,
        words=words,
        relatives=relatives,
        modifiers=_by_word(words.get("modifiers", {})),
        name_heads=_by_word(words.get("name_heads", {})),
        things=frozenset((*words.get("things", ()), *words.get("landscape", ()))),
        landscape=frozenset(words.get("landscape", ())),
        not_names=frozenset(words.get("not_names", ())),
        weak_names=frozenset(words.get("weak_names", ())),
        former=frozenset(words.get("former", ())),
        relations=_relations(relatives, irregular),
        sets=_sets(relatives, irregular),
        singles={plural_of(w, irregular): w for w in relatives.get("sets", {})},
        pronouns=_by_word(relatives.get("pronouns", {})),
        regions={k: frozenset(v) for k, v in relatives.get("regions", {}).items()},
        state_kinds={k: frozenset(v) for k, v in relatives.get("state_kinds", {}).items()},
        takes_up={k: frozenset(v) for k, v in relatives.get("takes_up", {}).items()},
        many=frozenset(words.get("many", ())),
        abroad=frozenset(words.get("abroad", ())),
        held_in=_held_in(words.get("held_in", {})),
        holders={n: terms_of(e) for n, e in enumerate(lexicon.section("actors")) if e.get("terms")},
        bodies_again={k: tuple(v) for k, v in relatives.get("bodies_again", {}).items()},
        bare_sets=frozenset(plural_of(w, irregular) for w in relatives.get("bare_sets", ())),
        members={k: frozenset(v) for k, v in relatives.items() if isinstance(v, list)},
    )


def _node(trie: dict[str, Node], parts: list[str]) -> Node:
    level, node = trie, Node()
    for part in parts:
        node = level.setdefault(part.lower(), Node())
        level = node.next
    return node


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _terms(actors: Iterable[dict[str, Any]]) -> Iterable[Term]:
    for at, actor in enumerate(actors):
        english = actor.get("en") or {}
        unsure = set(_listed(english.get("ambiguous")))
        names = _listed(english.get("names"))
        label = names[0] if names else str(actor.get("code"))
        base = (at, actor.get("country") or actor.get("code"), actor.get("sector"))
        others = tuple(_listed(actor.get("other_sectors")))
        also = tuple(_listed(actor.get("also")))
        kind = str(actor.get("kind", "organization"))
        beside = tuple(_listed(english.get("beside")))
        seen = set()
        for text, sort, sector in _spellings(english, actor.get("sector")):
            if text:
                seen.add(text)
                yield Term(
                    text,
                    sort,
                    *base[:2],
                    sector,
                    others,
                    kind,
                    label,
                    text in unsure,
                    sort == "demonym" and text.endswith("s"),
                    also,
                    beside,
                )
        for text in sorted(unsure - seen):
            yield Term(text, "name", *base[:2], base[2], others, kind, label, unsure=True, beside=beside)


def _spellings(english: dict[str, Any], sector: str | None) -> Iterable[tuple[str, str, str | None]]:
    for sort in ("names", "acronyms"):
        for text in _listed(english.get(sort)):
            yield text, "name", sector
    for text in _listed(english.get("adjectives")):
        yield text, "adjective", sector
    for text in _listed(english.get("demonyms")):
        yield text, "demonym", sector
    for text in _listed(english.get("capital")):
        yield text, "capital", sector or "GOV"
    for text, of in (english.get("metonyms") or {}).items():
        yield text, "seat", of


def _roles(words: dict[str, Any], irregular: dict[str, str]) -> Iterable[Role]:
    vague = set(words.get("vague", ()))
    male, female = set(words.get("masculine", ())), set(words.get("feminine", ()))
    done: set[str] = set()
    for section, sort in (("offices", "office"), ("bodies", "body"), ("persons", "person")):
        for sector, listed in words.get(section, {}).items():
            for word in listed:
                if word in done:
                    continue
                done.add(word)
                gender = "m" if word in male else "f" if word in female else None
                own = None if sector == "none" else sector
                kind = "vague" if word in vague and sort == "person" else sort
                yield Role(word, kind, own, plural=False, head=_head(word), gender=gender)
                many = plural_of(word, irregular)
                yield Role(many, kind, own, plural=True, head=_head(many), gender=gender)
    for word in sorted(vague - done):
        gender = "m" if word in male else "f" if word in female else None
        yield Role(word, "vague", None, plural=False, head=_head(word), gender=gender)
        many = plural_of(word, irregular)
        yield Role(many, "vague", None, plural=True, head=_head(many), gender=gender)
    for section, sort in (("people", "people"), ("titles", "title")):
        for sector, listed in words.get(section, {}).items():
            for word in listed:
                gender = "m" if word in male else "f" if word in female else None
                own = None if sector == "none" else sector
                yield Role(word, sort, own, plural=sort == "people", head=_head(word), gender=gender)


def _relatives(relatives: dict[str, Any], irregular: dict[str, str]) -> Iterable[Role]:
    numbers = relatives.get("numbers", {})
    for name in relatives.get("shared_names", ()):
        yield Role(name.lower(), "again", None, plural=True, head=0)
    for section in ("relations", "sets", "states", "bodies_again", "sided"):
        for word in relatives.get(section, ()):
            if word not in numbers:
                yield Role(word, "again", None, plural=False, head=_head(word))
                many = plural_of(word, irregular)
                yield Role(many, "again", None, plural=True, head=_head(many))


def _held_in(listed: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, offices in listed.items():
        for office in offices:
            found[office] = (*found.get(office, ()), code)
    return found


def _head(word: str) -> int:
    parts = pieces(word)
    for at, part in enumerate(parts):
        if part in ("of", "in", "for") and at:
            return at - 1
    return len(parts) - 1


def _by_word(lists: dict[str, list[str]]) -> dict[str, Any]:
    return {w: None if sector == "none" else sector for sector, listed in lists.items() for w in listed}


def _relations(relatives: dict[str, Any], irregular: dict[str, str]) -> dict[str, tuple[str, bool]]:
    found = {}
    for word, kind in relatives.get("relations", {}).items():
        found[word] = (kind, False)
        found[plural_of(word, irregular)] = (kind, True)
    return found


def _sets(relatives: dict[str, Any], irregular: dict[str, str]) -> dict[str, str]:
    numbers = relatives.get("numbers", {})
    return {
        w if w in numbers else plural_of(w, irregular): kind for w, kind in relatives.get("sets", {}).items()
    }
