"""The words of `lexicon/en/times.yml`, compiled: every word becomes one character, its tag."""

import re
from dataclasses import dataclass, field
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.times.feasts import check_feast
from dragoman.times.forms import Form, check_form, compile_form, literals

UNKNOWN = "x"  # the tag of words that no form knows
COUNT = ("INT", "CARD")
# What a word or number can be beside the classes of the lexicon, as the lexer makes them.
SHAPES = (
    ["CARD"], ["CARD", "CARDDAY"], ["CARD", "YEAR"], ["ORD"], ["YY"], ["DECADE"], ["NUMDATE"], ["MONTHDAY"],
    ["CLOCK"],
    ["INT"], ["INT", "YEAR"], ["INT", "DAYYEAR"], ["INT", "HOUR"], ["INT", "DAYNUM", "HOUR"],
    ["INT", "DAYNUM", "HOUR", "DAYYEAR"], ["INT", "DAYNUM", "DAYYEAR"], ["INT", "HOUR", "DAYYEAR"],
)  # fmt: skip
_NO_LISTS = ("forms", "feasts", "between", "proofs", "ignores")
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_FIRST_TAG = 0xE000  # private use


@dataclass
class Vocabulary:
    """What the room knows: tags of words, forms by the tags they can start with, and lists."""

    words: dict[str, str] = field(default_factory=dict)  # word -> tag
    classes: dict[str, frozenset[str]] = field(default_factory=dict)  # tag -> classes
    values: dict[tuple[str, str], Any] = field(default_factory=dict)  # (class, word) -> value
    cardinals: frozenset[str] = frozenset()  # words of the class CARD
    by_class: dict[str, str] = field(default_factory=dict)  # class -> tags
    shapes: dict[frozenset[str], str] = field(default_factory=dict)  # classes -> tag
    by_tag: dict[str, tuple[Form, ...]] = field(default_factory=dict)
    gates: dict[str, re.Pattern[str]] = field(default_factory=dict)  # by tag, made when it is first met
    lists: dict[str, Any] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()
    phrases: dict[str, list[tuple[tuple[str, ...], str | None]]] = field(default_factory=dict)
    before: dict[str, dict[tuple[str, ...], str]] = field(default_factory=dict)  # list -> words -> value
    points: frozenset[str] = frozenset()
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def tag(self, classes: frozenset[str]) -> str:
        """The character for a word of these classes."""
        if not classes:
            return UNKNOWN
        if classes not in self.shapes:
            self.shapes[classes] = chr(_FIRST_TAG + len(self.shapes))
            self.classes[self.shapes[classes]] = classes
        return self.shapes[classes]

    def tags_of(self, word: str) -> str:
        """The characters of all words that are this word or of this class; ask when all words are known."""
        if not self.by_class:
            for tag, classes in self.classes.items():
                for name in classes:
                    self.by_class[name] = self.by_class.get(name, "") + tag
        wanted = COUNT if word == "COUNT" else (word,)
        return "".join(dict.fromkeys("".join(self.by_class.get(w, "") for w in wanted)))

    def gate(self, tag: str) -> re.Pattern[str]:
        """What matches where any form does that can start with a tag, so that one look tells."""
        found = self.gates.get(tag)
        if found is None:
            patterns = [_NAMED_GROUP.sub("(?:", form.regex.pattern) for form in self.by_tag[tag]]
            found = self.gates[tag] = re.compile("|".join(patterns))
        return found

    def among(self, name: str, word: str) -> bool:
        """Whether a word stands in a list."""
        return word in self.sets.get(name, ())


_BUILT: dict[str, Vocabulary] = {}


def vocabulary(lexicon: Lexicon, guards: frozenset[str]) -> Vocabulary:
    """The compiled vocabulary of a lexicon, built once per lexicon; forms may name these guards."""
    if lexicon.stamp not in _BUILT:
        _BUILT[lexicon.stamp] = compile_vocabulary(lexicon.section("times") or {}, guards)
    return _BUILT[lexicon.stamp]


def compile_vocabulary(section: dict[str, Any], guards: frozenset[str]) -> Vocabulary:
    """Compile the section; an empty one finds nothing."""
    book = Vocabulary()
    entries = [*section.get("forms", []), *_feasts(section)]
    for entry in entries:
        check_form(entry, guards)
    for word, classes in _classes(book, section, entries).items():
        book.words[word] = book.tag(frozenset(classes))
    book.cardinals = frozenset(word for name, word in book.values if name == "CARD")
    for shape in SHAPES:
        book.tag(frozenset(shape))
    forms = [compile_form(entry, book.tags_of) for entry in entries]
    book.by_tag = {tag: some for tag in book.classes if (some := tuple(f for f in forms if tag in f.starts))}
    book.points = frozenset(section.get("points", []))
    book.lists = {k: v for k, v in section.items() if k not in ("words", "forms", "proofs", "ignores")}
    book.sets = {
        k: frozenset(map(str, v)) for k, v in section.items() if isinstance(v, list) and k not in _NO_LISTS
    }
    book.sets |= {f"tense.{k}": frozenset(v) for k, v in section.get("tense", {}).items()}
    _phrases(book, section)
    book.triggers = _triggers(section)
    return book


def _feasts(section: dict[str, Any]) -> list[dict[str, Any]]:
    """The forms of named days: "presidents' day" with either mark, and its year."""
    found = []
    for rule, names in section.get("feasts", {}).items():
        check_feast(rule)
        for name in names:
            words = name.replace("'s ", " ['s] ").replace("' ", " [' | ’] ").replace(". ", " ")
            form = f"{words} [[of | ,] year:YEAR]"
            found.append({"kind": "date", "form": form, "set": {"holiday": rule}})
    return found


def _classes(book: Vocabulary, section: dict[str, Any], entries: list[dict[str, Any]]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for name, values in section.get("words", {}).items():
        for value, words in values.items():
            for word in words:
                known.setdefault(word, set()).add(name)
                book.values[name, word] = plain(value)
    for entry in entries:
        for word in literals(entry["form"]):
            known.setdefault(word, set()).add(word)
    for word in section.get("points", []):
        known[word + "."] = set(known.get(word, ()))
        for name in known[word + "."]:
            if (name, word) in book.values:
                book.values[name, word + "."] = book.values[name, word]
    return known


def plain(key: Any) -> Any:
    """A key as the number that it says; JSON makes every key a string."""
    for number in (int, float):
        try:
            return number(key)
        except ValueError:
            continue
    return key


def _phrases(book: Vocabulary, section: dict[str, Any]) -> None:
    """Set phrases by their first word, longest first: references, and names that are no dates (None)."""
    found: list[tuple[tuple[str, ...], str | None]] = [
        (tuple(n.split()), None) for n in section.get("names", [])
    ]
    for value, phrases in section.get("refs", {}).items():
        found += [(tuple(p.split()), value) for p in phrases]
    for words, value in sorted(found, key=lambda pair: -len(pair[0])):
        book.phrases.setdefault(words[0], []).append((words, value))
    for name in ("mods", "edges"):
        book.before[name] = {tuple(p.split()): v for v, some in section.get(name, {}).items() for p in some}


def _triggers(section: dict[str, Any]) -> frozenset[str]:
    """Words without which a block holds no expression; digits are looked for apart."""
    bearing = (
        "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "SEASON", "PART", "NOON", "DAYWORD", "ADVERB", "DECADEWORD",
        "HOLIDAY", "OVERNIGHT", "MIDDLE", "MIDSEASON", "CLOSE", "LONG",
    )  # fmt: skip
    words = {w for name in bearing for some in section.get("words", {}).get(name, {}).values() for w in some}
    words |= {name.split()[-1] for names in section.get("feasts", {}).values() for name in names}
    words |= {phrase.split()[-1] for some in section.get("refs", {}).values() for phrase in some}
    words |= {phrase.split()[0] for some in section.get("refs", {}).values() for phrase in some}
    words |= {w + "." for w in section.get("points", [])} | {
        "tonight",
        "o'clock",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "thousand",
        "nineteen",
        "weekends",
        "half",
        "weekdays",
        "weekday",
    }
    return frozenset(
        words - {"in", "at", "for", "the", "to", "so", "of", "as", "by", "on", "just", "more", "most"}
    )
