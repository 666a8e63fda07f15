"""Find the time expressions of a report, left to right, each settled by what stands before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.lexicon import Lexicon
from dragoman.records import Name, ParsedText, Span, Token, When
from dragoman.times.clauses import Look
from dragoman.times.context import Around, Settled, settled
from dragoman.times.guards import GUARDS
from dragoman.times.join import join
from dragoman.times.lexer import lex
from dragoman.times.match import Raw, Scene, scan
from dragoman.times.moments import Moment, step, stretch
from dragoman.times.settle import settle
from dragoman.times.tense import FUTURE, tense_at
from dragoman.times.vocabulary import Vocabulary, vocabulary

_LONGEST_LEAD = 3  # words


def find_times(text: ParsedText, lexicon: Lexicon, published: date | None = None) -> tuple[When, ...]:
    """The time expressions of a report in text order; a stretch ("from 3 to 5 May", "since 2014") is one."""
    return tuple(_read(text, lexicon, published, whole=True))


def find_timex(text: ParsedText, lexicon: Lexicon, published: date | None = None) -> tuple[When, ...]:
    """The same as TIMEX3 marks them: the two ends of a stretch apart, and no signal words such as "since"."""
    return tuple(_read(text, lexicon, published, whole=False))


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    text: ParsedText
    book: Vocabulary
    now: date | None
    ref: Moment | None = None
    ref_at: int = -2  # the sentence that speaks of it
    day: Moment | None = None  # the day that the report is at, for times of day alone


def _read(text: ParsedText, lexicon: Lexicon, published: date | None, *, whole: bool) -> Iterator[When]:
    book = vocabulary(lexicon, frozenset(GUARDS))
    state = _State(text, book, published or text.report.published)
    names: dict[int, list[Name]] = {}
    for name in text.names:
        for i in range(name.first, name.last):
            names.setdefault(i, []).append(name)
    for first, last in _blocks(text):
        if not _holds(text.tokens[first:last], book):
            continue
        start, end = text.tokens[first].start, text.tokens[last - 1].end
        tokens = {t.start: t for t in text.tokens[first:last]}
        scene = Scene(text, lex(text.report.text[start:end], start, book), book, tokens, names, first, last)
        raws = join(scene, scan(scene, GUARDS))
        for n, raw in enumerate(raws):
            following = raws[n + 1] if n + 1 < len(raws) else None
            yield from _whens(scene, state, raw, following, whole=whole)


def _blocks(text: ParsedText) -> Iterator[tuple[int, int]]:
    """Token ranges of the blocks."""
    first, block = 0, None
    for sentence in text.sentences:
        if sentence.block != block and block is not None:
            yield first, sentence.first
            first = sentence.first
        block = sentence.block
    if text.tokens:
        yield first, len(text.tokens)


def _holds(tokens: tuple[Token, ...], book: Vocabulary) -> bool:
    return any(
        t.lower in book.triggers or (not t.text.isalpha() and _odd_word(t.lower, book)) for t in tokens
    )


def _odd_word(word: str, book: Vocabulary) -> bool:
    """Whether a token of more than letters has a digit or a word for time in it (mid-January)."""
    return any(c.isdigit() for c in word) or any(part in book.triggers for part in word.split("-"))


def _whens(scene: Scene, state: _State, raw: Raw, following: Raw | None, *, whole: bool) -> Iterator[When]:
    if raw.kind == "stretch":
        yield from _stretch(scene, state, raw, whole=whole)
        return
    token = _head(scene, raw)
    done = settle(raw, _around(scene, state, raw, token, following))
    if done is None:
        return
    _remember(state, done, token.sent)
    if whole and raw.edge and raw.edge_first is not None and done.type in ("DATE", "TIME"):
        yield _open_ended(scene, raw, done)
    else:
        first = raw.first - 1 if raw.parts.get("ahead") and done.type == "DATE" else raw.first
        yield _when(scene, first, raw.last, done, raw.mod)


def _around(scene: Scene, state: _State, raw: Raw, token: Token, following: Raw | None) -> Around:
    tense, sure = (None, False)
    if state.now is not None and _asks_tense(raw):
        tense, sure = tense_at(Look(state.text, *_tokens(scene, raw.first, raw.last)), token.i, state.book)
        if _leads(scene, raw):
            tense, sure = FUTURE, True
    near = state.ref if state.ref_at >= token.sent - 1 else None
    around = Around(state.now, state.ref, near, state.day, tense, sure, raw.edge)
    if "month" in raw.parts and "year" not in raw.parts:
        around.year = _shared_year(scene, raw, following)
    return around


def _leads(scene: Scene, raw: Raw) -> bool:
    """Whether the words just before make it a day to come: "set for", "put off until"."""
    first = raw.edge_first + 1 if raw.edge_first is not None and raw.edge == "to" else raw.first
    said = scene.lexed.low[max(0, first - _LONGEST_LEAD) : first]
    return any(scene.book.among("leads", " ".join(said[n:])) for n in range(len(said)))


def _asks_tense(raw: Raw) -> bool:
    parts = raw.parts
    return "year" not in parts and raw.kind in ("date", "time", "duration") and "fiscal" not in parts


def _shared_year(scene: Scene, raw: Raw, following: Raw | None) -> int | None:
    """As in "June and July 2014", "3 May, 5 June and 1 July 2014": the year stands with the last."""
    if following is None or "year" not in following.parts or "month" not in following.parts:
        return None
    words = scene.lexed.low[raw.last : following.first]
    if len(words) == 1 and words[0] in ("and", "or", ",", "to", "-", "&", "/", "–"):
        earlier: bool = raw.parts["month"] > following.parts["month"]
        return int(following.parts["year"]) - earlier
    return None


def _remember(state: _State, done: Settled, sentence: int) -> None:
    if done.moment is not None and done.type in ("DATE", "TIME"):
        state.ref, state.ref_at = done.moment, sentence
        days = done.moment.stretch
        near = days and state.now and abs((state.now - days[0]).days) <= 7
        if done.moment.grain in ("day", "weekday") and (near or not state.now):
            state.day = done.moment


def _stretch(scene: Scene, state: _State, raw: Raw, *, whole: bool) -> Iterator[When]:
    """Both ends of a stretch, as one or as two."""
    one, two = raw.bits
    token = _head(scene, two)
    _share_years(one, two)
    ends = _ends(scene, state, raw, token)
    if len(ends) < 2:
        return
    if not whole or _reversed(*ends):
        same = one.first == two.first
        yield _when(scene, one.first, one.last, ends[0], one.mod)
        if not same:
            yield _when(scene, two.first, two.last, ends[1], two.mod)
        return
    value = f"{ends[0].value}/{ends[1].value}"
    first = raw.first
    both = Settled(ends[0].type, value, ends[0].precision)
    yield _when(scene, first, raw.last, both, None)


def _ends(scene: Scene, state: _State, raw: Raw, token: Token) -> list[Settled]:
    """What the two ends of a stretch come to; the second is of the year of the first, or the next."""
    ends: list[Settled] = []
    for bit in raw.bits:
        around = _around(scene, state, bit, token, None)
        if (
            ends
            and around.year is None
            and (before := ends[0].moment)
            and before.year
            and "month" in bit.parts
        ):
            around.year = before.year + (bit.parts["month"] < before.n)
        done = settle(bit, around)
        if done is None:
            return []
        _remember(state, done, token.sent)
        ends.append(done)
    if _reversed(*ends) and raw.bits[0].parts.keys() == {"weekday"} and ends[0].moment:
        earlier = step(ends[0].moment, -7)
        ends[0] = settled(earlier) if earlier else ends[0]
    return ends


def _reversed(one: Settled, two: Settled) -> bool:
    """Whether the first end of a stretch lies after the second."""
    first, last = stretch(one.value), stretch(two.value)
    return first is not None and last is not None and first[0] > last[1]


def _share_years(one: Raw, two: Raw) -> None:
    a, b = one.parts, two.parts
    if "month" in a and "month" in b:
        if "year" in b and "year" not in a:
            a["year"] = b["year"] - (a["month"] > b["month"])
        elif "year" in a and "year" not in b:
            b["year"] = a["year"] + (b["month"] < a["month"])


def _open_ended(scene: Scene, raw: Raw, done: Settled) -> When:
    value = f"{done.value}/.." if raw.edge in ("from", "after") else f"../{done.value}"
    mod = {"before": "BEFORE", "after": "AFTER"}.get(raw.edge or "", raw.mod)
    first = raw.edge_first if raw.edge_first is not None else raw.first
    return _when(scene, first, raw.last, replace_value(done, value), mod)


def replace_value(done: Settled, value: str) -> Settled:
    """The same with another value."""
    return Settled(done.type, value, done.precision, None, done.clock)


def _head(scene: Scene, raw: Raw) -> Token:
    """The token of an expression whose head lies outside it."""
    first, last = _tokens(scene, raw.first, raw.last)
    tokens = scene.text.tokens
    outside = [t for t in tokens[first:last] if not first <= t.head < last or t.head == t.i]
    good = [t for t in outside if t.rel not in ("case", "det", "punct", "advmod", "mark", "cc")]
    return (good or outside or [tokens[last - 1]])[-1 if len(good) < 2 else 0]


def _tokens(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The tokens that words [first, last) lie in."""
    start, end = scene.lexed.starts[first], scene.lexed.ends[last - 1]
    return scene.token_range(start, end)


def _when(scene: Scene, first: int, last: int, done: Settled, mod: str | None) -> When:
    start, end = scene.lexed.starts[first], scene.lexed.ends[last - 1]
    one, two = scene.token_range(start, end)
    raw = Raw(first, last, "", {})
    days = stretch(done.value) if done.type in ("DATE", "TIME") else None
    clock = done.clock if done.clock and done.clock[1:3].isdigit() else None
    return When(
        head=_head(scene, raw).i, first_token=one, last_token=two, span=Span(start, end),
        text=scene.text.report.text[start:end], type=done.type, value=done.value, mod=mod,
        precision=done.precision, first=days[0] if days else None, last=days[1] if days else None,
        time=_hours(clock) if clock else None,
    )  # fmt: skip


def _hours(clock: str) -> str:
    """T08 and T08:30Z as HH:MM."""
    plain = clock[1:].rstrip("Z")
    return plain[:5] if ":" in plain else f"{plain}:00"
