"""Acts, operators and word classes of the lexicon, compiled for matching."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dragoman.events.endings import singulars, stems
from dragoman.lexicon import Lexicon
from dragoman.records import Token

MOST_LEMMAS = 100_000  # kept in memory
_VERB_CLASSES = ("light verbs", "object control", "transparent verbs", "happen")
_PARTICLES = frozenset(["up", "down", "off", "out", "over", "in", "back", "away"])
FAR = frozenset({"to", "against"})  # prepositions looked for deep in the object where the verb has none
CONFLICT = frozenset(
    ["REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
)


class Path(NamedTuple):
    """The way from a predicate to a filler. Equal paths of a lexicon are one object."""

    steps: tuple[str, ...]  # as the lexicon has them: "obj|on", "of"
    slots: tuple[str, ...]  # that the first step may take
    rest: tuple[tuple[str, ...], ...]  # the same of the later steps
    far: bool  # whether the first is also looked for deep in the object


class Test(NamedTuple):
    """What must stand at the end of a path."""

    path: Path
    names: tuple[str, ...]  # of classes, kinds of party, or words themselves
    words: frozenset[str]  # all words of these classes
    only_words: bool  # whether nothing else will do


Steps = tuple[tuple[bool, Path], ...]  # paths to parties; with True, added to what others gave
Tests = tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that set off an entry: a head lemma and what must stand with it."""

    lemma: str
    rest: tuple[str, ...] = ()  # a verb's particle or preposition; the words before a noun
    verbal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An act or an operator, compiled. `makes` is empty for an act."""

    id: str
    act: str  # PLOVER type; for an operator the type that it makes alone
    event: str | None = None  # the type told, where the words are the promise or threat of the act
    modes: tuple[str, ...] = ()
    cameo: str | None = None
    priority: int = 0
    needs: Tests = ()
    first: Test | None = None  # the first need of a verb, where its words alone tell that it is not met
    noun_needs: Tests = ()
    unless: Tests = ()
    verb_actor: Steps = ()
    verb_recipient: Steps = ()
    noun_actor: Steps = ()
    noun_recipient: Steps = ()
    reciprocal: bool = False
    inside: bool = True  # look for the recipient inside an object phrase
    alone: bool = True  # an operator: an event of its own where it governs no known act
    alone_needs: Tests = ()
    least: int = 1  # parties that an event noun needs to be told as an event
    awaited: bool = False  # told only right behind the words that open a condition
    bare: bool = False  # told where nobody is named too; a noun only where it tells of one event
    parties: int = 0  # parties that a verb needs ("the two discussed ...")
    counts: tuple[tuple[str, Path], ...] = ()
    foreign: bool = False  # only where it is done to or in another country than the doer's
    alleges: tuple[str, ...] = ()  # slots of a deed that somebody is blamed for
    governs: tuple[Path, ...] = ()
    is_operator: bool = False  # whether it governs acts
    makes: tuple[tuple[str, str], ...] = ()  # (act type or class, type); "same" keeps it
    status: str | None = None
    own: bool = False  # an operator on one's own deed: without a subject the deed's actor is meant
    keeps: bool = False  # the governed act is told on its own too
    unnamed: bool = False  # told also where neither side is a party

    def made_of(self, act: str) -> str | None:
        """The type an operator makes of a governed type; None where it does not apply."""
        table = dict(self.makes)
        group = "conflict" if act in CONFLICT else "cooperation"
        made = table.get(act, table.get(group, table.get("any")))
        return act if made == "same" else made


class Near(NamedTuple):
    """An entry that matched by its words but not by its company, and why not."""

    entry: str
    head: int
    why: str
    path: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """The reason in words."""
        return f"{self.why} {'>'.join(self.path)}: {', '.join(self.names)}" if self.path else self.why


Pair = tuple[Trigger, Rule]
Asking = tuple[tuple[int, frozenset[str]], ...]  # places of entries, and the words that each asks for


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries that a word may set off, the stronger first."""

    pairs: tuple[Pair, ...]
    alone: bool  # whether one of them needs no other word beside its trigger
    free: dict[int, Pair]  # by place: those of a verb's that do not first ask for words
    asking: tuple[tuple[Path, Asking], ...]  # the others by the path at whose end they look


NO_ENTRIES: tuple[None, None] = (None, None)  # of a word that sets off nothing


def entries_of(pairs: tuple[Pair, ...]) -> Entries | None:
    """Give entries sorted by what they first ask for; None where there are none."""
    if not pairs:
        return None
    asking: dict[Path, list[tuple[int, frozenset[str]]]] = {}
    for place, (_, rule) in enumerate(pairs):
        if rule.first is not None:
            asking.setdefault(rule.first.path, []).append((place, rule.first.words))
    return Entries(
        pairs,
        any(not trigger.rest for trigger, _ in pairs),
        {place: pair for place, pair in enumerate(pairs) if pair[1].first is None},
        tuple((path, tuple(some)) for path, some in asking.items()),
    )


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the events room matches with."""

    verbs: Mapping[str, tuple[Pair, ...]]
    nouns: Mapping[str, tuple[Pair, ...]]
    classes: Mapping[str, frozenset[str]]
    light_verbs: frozenset[str]
    object_control: frozenset[str]
    transparent_nouns: frozenset[str]
    happens: frozenset[str]
    standing: frozenset[str]
    mode_words: Mapping[str, Mapping[str, tuple[str, ...]]]  # type: word: modes
    mode_of_content: Mapping[str, Mapping[str, str]]  # REQUEST, REJECT, THREATEN: content type: mode
    transparent_verbs: frozenset[str]
    known_verbs: frozenset[str]
    phrasal: frozenset[tuple[str, str]]  # verbs with their particles ("shut", "down")
    irregular: Mapping[str, str]  # written form: lemma
    _wanted: dict[int, tuple[frozenset[str], tuple[str, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _entries: dict[tuple[str, str], tuple[Entries | None, Entries | None]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _lemmas: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)  # met so far

    def wanted(self, names: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
        """The words that a list of classes and words asks for, and the kinds of party among its names."""
        found = self._wanted.get(id(names))
        if found is None:
            found = self._wanted[id(names)] = _asked(self.classes, names)
        return found

    def entries(self, token: Token) -> tuple[Entries | None, Entries | None]:
        """The entries that a word may set off as a verb and as a noun: `NO_ENTRIES` where there are none."""
        key = token.lemma, token.text
        found = self._entries.get(key)
        if found is None:
            verb, noun, lower = self.verb_lemma(token), token.lemma.lower(), token.lower
            if noun not in self.nouns:  # "supplies", which a parser may take for its own base form
                noun = next((one for one in singulars(lower) if one in self.nouns), noun)
            # "prepared" is an entry of its own beside "prepare"
            more_verbs = self.verbs.get(lower, ()) if lower != verb else ()
            more_nouns = self.nouns.get(lower, ()) if lower != noun else ()
            found = (
                entries_of((*self.verbs.get(verb, ()), *more_verbs)),
                entries_of((*self.nouns.get(noun, ()), *more_nouns)),
            )
            found = found if any(found) else NO_ENTRIES
            if len(self._entries) < MOST_LEMMAS:
                self._entries[key] = found
        return found

    def verb_lemma(self, token: Token) -> str:
        """The lemma of a verb; where the model does not know the word, the one that its ending gives."""
        key = token.lemma, token.text
        found = self._lemmas.get(key)
        if found is None:
            found = self._verb_lemma(token.lemma.lower(), token.lower)
            if len(self._lemmas) < MOST_LEMMAS:  # a long run must not grow without end
                self._lemmas[key] = found
        return found

    def _verb_lemma(self, lemma: str, word: str) -> str:
        if lemma in self.known_verbs:
            return lemma
        irregular = self.irregular.get(word)
        if irregular in self.known_verbs:
            return irregular
        found = next((stem for stem in stems(word) if stem in self.known_verbs), None)
        if found is None and lemma.endswith(("ise", "yse")):  # British spelling
            found = lemma[:-2] + "ze"
        return found if found in self.known_verbs else lemma


@lru_cache(maxsize=8)
def rules_of(lexicon: Lexicon) -> Rules:
    """Give the compiled rules of a lexicon, made once for each stamp."""
    return compile_rules(lexicon)


def compile_rules(lexicon: Lexicon) -> Rules:
    """Compile the sections `acts`, `operators`, `classes`, `frames` and `modes`."""
    frames = lexicon.section("frames") or {}
    classes = {
        k: frozenset(w.lower() for w in _words(v)) for k, v in dict(lexicon.section("classes") or {}).items()
    }
    verbs: dict[str, list[Pair]] = {}
    nouns: dict[str, list[Pair]] = {}
    for entry in [*lexicon.section("acts"), *lexicon.section("operators")]:
        rule = _rule(entry, frames, classes)
        for words in entry.get("verbs", ()):
            head, *rest = words.lower().split()
            verbs.setdefault(head, []).append((Trigger(head, tuple(rest)), rule))
        for words in entry.get("nouns", ()):
            *before, head = words.lower().replace("-", " ").split()
            nouns.setdefault(head, []).append((Trigger(head, tuple(before), verbal=False), rule))
    modes = lexicon.section("modes") or {}
    return Rules(
        verbs={k: tuple(sorted(v, key=_strength)) for k, v in verbs.items()},
        nouns={k: tuple(sorted(v, key=_strength)) for k, v in nouns.items()},
        classes=classes,
        light_verbs=classes.get("light verbs", frozenset()),
        object_control=classes.get("object control", frozenset()),
        transparent_nouns=classes.get("transparent nouns", frozenset()),
        happens=classes.get("happen", frozenset()),
        standing=classes.get("standing", frozenset()),
        mode_words=_mode_words(modes.get("words", {})),
        mode_of_content=modes.get("content", {}),
        irregular=dict(lexicon.section("irregular") or {}),
        transparent_verbs=classes.get("transparent verbs", frozenset()),
        phrasal=frozenset(
            (k, t.rest[0])
            for k, v in verbs.items()
            for t, _ in v
            if len(t.rest) == 1 and t.rest[0] in _PARTICLES
        ),
        known_verbs=frozenset(verbs).union(*(classes.get(c, ()) for c in _VERB_CLASSES)),
    )


def _strength(pair: Pair) -> tuple[int, int, str]:
    """The order in which readings of a word are tried: priority, then how much they ask for, then the id."""
    trigger, rule = pair
    return -rule.priority, -len(trigger.rest) - len(rule.needs), rule.id


def _words(held: Any) -> list[str]:
    return list(held.get("words", [])) if isinstance(held, dict) else list(held or [])


def _mode_words(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, modes in table.items():
        by_word: dict[str, tuple[str, ...]] = {}
        for mode, words in modes.items():
            for word in words:
                by_word[word.lower()] = (*by_word.get(word.lower(), ()), mode)
        made[kind] = by_word
    return made


@cache
def path_of(step: str) -> Path:
    """The path that a lexicon writes "obj|on > of": one object for equal paths, kept apart by identity."""
    steps = tuple(s.strip().removeprefix("obl:").removeprefix("nmod:") for s in step.split(">"))
    first, *rest = (tuple(one.split("|")) for one in steps)
    return Path(steps, first, tuple(rest), not FAR.isdisjoint(first))


def _steps(held: Any) -> Steps:
    """Slot paths with their plus taken off, and whether they had one."""
    plain = ((path.steps[0].startswith("+"), ">".join(path.steps)) for path in _paths(held))
    return tuple((more, path_of(step.removeprefix("+"))) for more, step in plain)


def _paths(held: Any) -> tuple[Path, ...]:
    return tuple(path_of(s) for s in ([held] if isinstance(held, str) else held or ()))


def _tests(held: Mapping[str, Any] | None, classes: Mapping[str, frozenset[str]]) -> Tests:
    """The tests of an entry, those that look for words first: they are quick and mostly fail."""
    made = [_test(k, (v,) if isinstance(v, str) else tuple(v), classes) for k, v in (held or {}).items()]
    return tuple(sorted(made, key=lambda t: (len(t.path.steps), any(n.isupper() for n in t.names))))


def _test(step: str, names: tuple[str, ...], classes: Mapping[str, frozenset[str]]) -> Test:
    words, kinds = _asked(classes, names)
    return Test(path_of(step), _same(names), words, not kinds and "agreements" not in names)


@cache
def _same(names: tuple[str, ...]) -> tuple[str, ...]:
    """One object for equal lists, so that what was found out about one holds for all."""
    return names


def _many(held: Any) -> tuple[str, ...]:
    return (held,) if isinstance(held, str) else tuple(held or ())


def _rule(entry: Mapping[str, Any], frames: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Rule:
    operator = "makes" in entry
    name = entry.get("frame", "operator" if operator else "transitive")
    frame = frames.get(name, {})
    verb, noun = frame.get("verb", {}), frame.get("noun", {})
    makes = entry.get("makes", {})
    alone = entry.get("alone", True)
    needs = _tests(entry.get("needs"), classes)
    return Rule(
        id=entry["id"],
        act=entry.get("act") or (makes if isinstance(makes, str) else entry.get("alone_act", "")),
        event=entry.get("event"),
        modes=_many(entry.get("mode")),
        cameo=entry.get("cameo"),
        priority=int(entry.get("priority", 0)),
        needs=needs,
        first=next((t for t in needs[:1] if t.only_words and not t.path.far), None),
        noun_needs=_tests(entry.get("noun_needs"), classes),
        unless=_tests(entry.get("unless"), classes),
        verb_actor=_steps(entry.get("actor", verb.get("actor"))),
        verb_recipient=_steps(entry.get("recipient", verb.get("recipient"))),
        noun_actor=_steps(entry.get("noun_actor", noun.get("actor"))),
        noun_recipient=_steps(entry.get("noun_recipient", noun.get("recipient"))),
        reciprocal=bool(entry.get("reciprocal", frame.get("reciprocal", False))),
        inside=bool(entry.get("inside", True)),
        alone=bool(alone),
        alone_needs=_tests(alone if isinstance(alone, dict) else None, classes),
        parties=int(entry.get("parties", 0)),
        least=int(entry.get("least", noun.get("least", 1))),
        awaited=bool(entry.get("awaited", False)),
        bare=bool(entry.get("bare", False)),
        counts=tuple((k, path_of(v)) for k, v in dict(entry.get("counts", {})).items()),
        foreign=bool(entry.get("foreign", False)),
        alleges=_many(entry.get("alleges")),
        governs=_paths(entry.get("governs", ("comp",) if operator else ())),
        is_operator=bool(makes),
        makes=_makes(makes),
        status=entry.get("status"),
        own=bool(entry.get("own", False)),
        keeps=bool(entry.get("keeps", False)),
        unnamed=bool(entry.get("unnamed", False)),
    )


def _makes(held: str | Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if isinstance(held, str):
        return (("any", held),)
    return tuple(held.items())


def _asked(
    classes: Mapping[str, frozenset[str]], names: tuple[str, ...]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """All words of the named classes, a name that is no class being a word itself; and the kinds of party."""
    kinds = tuple(n for n in names if n.isupper() and n not in classes)
    some = (classes.get(n, frozenset({n.lower()})) for n in names if n not in kinds)
    return frozenset().union(*some), kinds
