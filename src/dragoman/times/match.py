"""Match forms over a block's words: raw expressions, each with the parts that its words carry."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from dragoman.records import Name, ParsedText, Token
from dragoman.times.forms import Form
from dragoman.times.lexer import Lexed, full_year
from dragoman.times.moments import exists
from dragoman.times.vocabulary import Vocabulary

_COUNTED = ("before", "after", "later", "earlier", "ago", "following")


@dataclass(slots=True)
class Raw:
    """An expression before it is settled: words [first, last) of the lexed block and what they carry."""

    first: int
    last: int
    kind: str  # date time duration set ref void
    parts: dict[str, Any]
    mod: str | None = None
    edge: str | None = None  # since, until, before, after said before it
    edge_first: int | None = None  # first word of that
    bits: list["Raw"] = field(default_factory=list)  # of a stretch: its two ends


@dataclass(slots=True)
class Scene:
    """A block with all that guards ask about: its words, the vocabulary, the parse."""

    text: ParsedText
    lexed: Lexed
    book: Vocabulary
    tokens: dict[int, Token]  # by their first offset
    names_at: dict[int, list[Name]]  # by token
    first: int  # tokens [first, last) of the block
    last: int

    def word(self, i: int) -> str:
        """The lower-case word i, "" beyond the block."""
        return self.lexed.low[i] if 0 <= i < len(self.lexed.low) else ""

    def token(self, i: int) -> Token | None:
        """The token that word i starts, if one does."""
        return self.tokens.get(self.lexed.starts[i]) if 0 <= i < len(self.lexed.low) else None

    def classes(self, i: int) -> frozenset[str]:
        """What word i can be."""
        return self.book.classes.get(self.lexed.tags[i : i + 1], frozenset())

    def capital(self, i: int) -> bool:
        """Whether word i starts with a capital."""
        at = self.lexed.starts[i]
        return self.text.report.text[at : at + 1].isupper()

    def opens_sentence(self, i: int) -> bool:
        """Whether word i opens a sentence of the parse."""
        token = self.token(i)
        return token is None or self.text.sentences[token.sent].first == token.i

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens [first, last) that the offsets [start, end) touch."""
        tokens = self.text.tokens
        first = bisect_right(tokens, start, self.first, self.last, key=lambda t: t.end)
        last = bisect_left(tokens, end, first, self.last, key=lambda t: t.start)
        return min(first, self.last - 1), max(last, first + 1)


def scan(scene: Scene, guards: dict[str, Any]) -> list[Raw]:
    """The raw expressions of a block, left to right, none over another."""
    lexed, book = scene.lexed, scene.book
    tags, low = lexed.tags, lexed.low
    found: list[Raw] = []
    i, count = 0, len(low)
    while i < count:
        raw = _phrase(scene, i) if low[i] in book.phrases else None
        forms = book.by_tag.get(tags[i])
        if forms and book.gate(tags[i]).match(tags, i):
            best = _longest(scene, i, forms, guards)
            if best and (raw is None or best.last > raw.last):
                raw = best
        if raw is None:
            i += 1
            continue
        if raw.kind != "void":
            found.append(raw)
        i = raw.last
    return found


def _phrase(scene: Scene, i: int) -> Raw | None:
    low = scene.lexed.low
    for words, value in scene.book.phrases[low[i]]:
        if tuple(low[i : i + len(words)]) == words:
            last = i + len(words)
            if value is None and scene.word(last) in _COUNTED and "UNIT" in scene.classes(last - 1):
                continue  # "one day later", unlike "one day"
            if value and scene.word(last) == "-":
                continue  # "the now-cancelled deal"
            if value and low[last - 1] in ("past", "future", "recent", "now") and _unit(scene, last):
                continue  # "in the past days" is a length
            return Raw(i, last, "void", {}) if value is None else Raw(i, last, "ref", {"value": value})
    return None


def _unit(scene: Scene, i: int) -> bool:
    """Whether word i names a unit of time, or counts some."""
    if scene.classes(i) & {"INT", "CARD", "VAGUE"}:
        return any("UNIT" in scene.classes(i + k) for k in (1, 2))
    return "UNIT" in scene.classes(i)


def _longest(scene: Scene, i: int, forms: tuple[Form, ...], guards: dict[str, Any]) -> Raw | None:
    tags = scene.lexed.tags
    matches = [(m.end(), -n, m, f) for n, f in enumerate(forms) if (m := f.regex.match(tags, i))]
    matches.sort(key=lambda row: row[:2], reverse=True)
    for end, _, match, form in matches:
        start = i
        if "start" in form.regex.groupindex and match.start("start") >= 0:
            start = match.start("start")
        if _doubtful(scene, form, match):
            continue
        parts = _parts(scene, form, match)
        if parts is None:
            return Raw(start, end, "void", {})
        raw = Raw(start, end, form.kind, parts, mod=parts.pop("mod", None))
        if form.guard is None or guards[form.guard](scene, raw):
            return raw
    return None


def _doubtful(scene: Scene, form: Form, match: Any) -> bool:
    """A word such as "may" in lower case with no figure beside it."""
    for name, kind in form.parts:
        at = match.start(name)
        if at >= 0 and kind in ("MONTH", "WEEKDAY") and not scene.capital(at):
            names = match.groupdict()
            ranked = "day" in names and scene.lexed.low[match.start("day")].isalpha()  # "a second march"
            plain = ("day" not in names or ranked) and "year" not in names
            word = scene.lexed.low[at].rstrip(".")
            if plain and (scene.book.among("doubtful", word) or scene.book.among("capitals", word)):
                return True
    return False


def _parts(scene: Scene, form: Form, match: Any) -> dict[str, Any] | None:
    """What the words of a match say; None for a day that does not exist."""
    parts: dict[str, Any] = dict(form.given)
    lexed, values = scene.lexed, scene.book.values
    for name, kind in form.parts:
        at = match.start(name)
        if at < 0:
            continue
        value = lexed.worth[at]
        if value is None:
            value = values.get(("CARD" if kind == "COUNT" else kind, lexed.low[at]))
        if kind in ("YY", "DAYYEAR"):
            value = full_year(int(value))
        if kind == "REL":
            parts["rel"] = lexed.low[at]
        parts[name] = value
    if "date" in parts:
        _open_date(parts, parts.pop("date"))
    if "day" in parts and parts.get("month"):
        return parts if exists(parts.get("year"), parts["month"], parts["day"]) else None
    if parts.get("day", 1) not in range(1, 32):
        return None
    return parts


def _open_date(parts: dict[str, Any], date: tuple[Any, ...]) -> None:
    """Spread a date in numbers over the parts; a negative month is the second year of a season."""
    if date[0] is not None:
        parts["year"] = date[0]
    if date[1] < 0:
        parts["to_year"] = date[0] // 100 * 100 + -date[1] + (100 if -date[1] <= date[0] % 100 else 0)
        return
    parts["month"] = date[1]
    if date[2]:
        parts["day"] = date[2]
    if len(date) > 3:
        parts["clock"] = date[3]
