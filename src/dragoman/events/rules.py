"""Acts, operators and word classes of the lexicon, compiled for matching."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.records import Token

Path = tuple[str, ...]
MOST_LEMMAS = 100_000  # kept in memory
Tests = tuple[tuple[Path, tuple[str, ...]], ...]  # slot paths and the classes or words asked for
_VERB_CLASSES = ("light verbs", "object control", "transparent verbs", "happen")
_PARTICLES = frozenset(["up", "down", "off", "out", "over", "in", "back", "away"])
CONFLICT = frozenset(
    ["REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
)


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
    noun_needs: Tests = ()
    unless: Tests = ()
    verb_actor: tuple[Path, ...] = ()
    verb_recipient: tuple[Path, ...] = ()
    noun_actor: tuple[Path, ...] = ()
    noun_recipient: tuple[Path, ...] = ()
    reciprocal: bool = False
    inside: bool = True  # look for the recipient inside an object phrase
    alone: bool = True  # an operator: an event of its own where it governs no known act
    alone_needs: Tests = ()
    least: int = 1  # parties that an event noun needs to be told as an event
    parties: int = 0  # parties that a verb needs ("the two discussed ...")
    counts: tuple[tuple[str, Path], ...] = ()
    foreign: bool = False  # only where it is done to or in another country than the doer's
    alleges: tuple[str, ...] = ()  # slots of a deed that somebody is blamed for
    governs: tuple[Path, ...] = ()
    makes: tuple[tuple[str, str], ...] = ()  # (act type or class, type); "same" keeps it
    status: str | None = None
    own: bool = False  # an operator on one's own deed: without a subject the deed's actor is meant
    keeps: bool = False  # the governed act is told on its own too

    @property
    def is_operator(self) -> bool:
        """Whether the rule governs acts."""
        return bool(self.makes)

    def made_of(self, act: str) -> str | None:
        """The type an operator makes of a governed type; None where it does not apply."""
        table = dict(self.makes)
        group = "conflict" if act in CONFLICT else "cooperation"
        made = table.get(act, table.get(group, table.get("any")))
        return act if made == "same" else made


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the events room matches with."""

    verbs: Mapping[str, tuple[tuple[Trigger, Rule], ...]]
    nouns: Mapping[str, tuple[tuple[Trigger, Rule], ...]]
    classes: Mapping[str, frozenset[str]]
    light_verbs: frozenset[str]
    object_control: frozenset[str]
    transparent_nouns: frozenset[str]
    happens: frozenset[str]
    mode_words: Mapping[str, Mapping[str, tuple[str, ...]]]  # type: word: modes
    mode_of_content: Mapping[str, Mapping[str, str]]  # REQUEST, REJECT, THREATEN: content type: mode
    transparent_verbs: frozenset[str]
    known_verbs: frozenset[str]
    phrasal: frozenset[tuple[str, str]]  # verbs with their particles ("shut", "down")
    irregular: Mapping[str, str]  # written form: lemma
    _lemmas: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)  # met so far

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


def stems(word: str) -> list[str]:
    """Base forms that an inflected English verb may have, the likelier first."""
    out = []
    for ending, news in (
        ("ied", ("y",)),
        ("ies", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("es", ("", "e")),
        ("s", ("",)),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word.removesuffix(ending)
            out += [base + new for new in news]
            if len(base) > 2 and base[-1] == base[-2]:
                out.append(base[:-1])
    return out


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
    verbs: dict[str, list[tuple[Trigger, Rule]]] = {}
    nouns: dict[str, list[tuple[Trigger, Rule]]] = {}
    for entry in [*lexicon.section("acts"), *lexicon.section("operators")]:
        rule = _rule(entry, frames)
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


def _strength(pair: tuple[Trigger, Rule]) -> tuple[int, int, str]:
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


def _path(step: str) -> Path:
    return tuple(s.strip().removeprefix("obl:").removeprefix("nmod:") for s in step.split(">"))


def _paths(held: Any) -> tuple[Path, ...]:
    return tuple(_path(s) for s in ([held] if isinstance(held, str) else held or ()))


def _tests(held: Mapping[str, Any] | None) -> Tests:
    return tuple((_path(k), tuple([v] if isinstance(v, str) else v)) for k, v in (held or {}).items())


def _many(held: Any) -> tuple[str, ...]:
    return (held,) if isinstance(held, str) else tuple(held or ())


def _rule(entry: Mapping[str, Any], frames: Mapping[str, Any]) -> Rule:
    operator = "makes" in entry
    name = entry.get("frame", "operator" if operator else "transitive")
    frame = frames.get(name, {})
    verb, noun = frame.get("verb", {}), frame.get("noun", {})
    makes = entry.get("makes", {})
    alone = entry.get("alone", True)
    return Rule(
        id=entry["id"],
        act=entry.get("act") or (makes if isinstance(makes, str) else entry.get("alone_act", "")),
        event=entry.get("event"),
        modes=_many(entry.get("mode")),
        cameo=entry.get("cameo"),
        priority=int(entry.get("priority", 0)),
        needs=_tests(entry.get("needs")),
        noun_needs=_tests(entry.get("noun_needs")),
        unless=_tests(entry.get("unless")),
        verb_actor=_paths(entry.get("actor", verb.get("actor"))),
        verb_recipient=_paths(entry.get("recipient", verb.get("recipient"))),
        noun_actor=_paths(entry.get("noun_actor", noun.get("actor"))),
        noun_recipient=_paths(entry.get("noun_recipient", noun.get("recipient"))),
        reciprocal=bool(entry.get("reciprocal", frame.get("reciprocal", False))),
        inside=bool(entry.get("inside", True)),
        alone=bool(alone),
        alone_needs=_tests(alone if isinstance(alone, dict) else None),
        parties=int(entry.get("parties", 0)),
        least=int(entry.get("least", noun.get("least", 1))),
        counts=tuple((k, _path(v)) for k, v in dict(entry.get("counts", {})).items()),
        foreign=bool(entry.get("foreign", False)),
        alleges=_many(entry.get("alleges")),
        governs=_paths(entry.get("governs", ("comp",) if operator else ())),
        makes=_makes(makes),
        status=entry.get("status"),
        own=bool(entry.get("own", False)),
        keeps=bool(entry.get("keeps", False)),
    )


def _makes(held: str | Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if isinstance(held, str):
        return (("any", held),)
    return tuple(held.items())


def classes_of(rules: Rules, names: Iterable[str]) -> frozenset[str]:
    """All words of the named classes; a name that is no class is a word itself."""
    words: set[str] = set()
    for name in names:
        words |= rules.classes.get(name, frozenset({name.lower()}))
    return frozenset(words)
