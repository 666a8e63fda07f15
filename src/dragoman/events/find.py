"""Find the events of a report: compose acts and operators, then fill what their words say."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.actors import Actors
from dragoman.events.bare import is_awaited
from dragoman.events.deed import Deed
from dragoman.events.deeds import PREDICATES, Matcher
from dragoman.events.purposes import without_purposes
from dragoman.events.rules import Near, Rules, rules_of
from dragoman.events.sizes import size_of
from dragoman.events.slots import is_behalf, is_stray_clause
from dragoman.events.targets import find_targets
from dragoman.events.things import Things, find_things
from dragoman.events.unnamed import verb_alone
from dragoman.lexicon import Codes, Contexts, Lexicon, codes
from dragoman.records import Entity, Event, Mention, ParsedText, Place, Span, When
from dragoman.times import Dates

_IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
# Relations that leave the clause of a predicate; what hangs below them is another deed's.
_TWO = 2
_DAY_CASES = ("on", "in", "at", "during")
LEAVES_CLAUSE = frozenset(
    {"ccomp", "xcomp", "advcl", "conj", "parataxis", "acl:relcl", "appos", "punct", "advcl:relcl"}
)


def find_events(
    text: ParsedText,
    actors: Actors,
    times: Sequence[When],
    lexicon: Lexicon,
    *,
    places: Sequence[Place] = (),
) -> list[Event]:
    """Give every event told in the report, by its trigger's place; status and sources are not settled.

    `places` are those the report names: what is done to a town is done to its country.
    """
    rules = rules_of(lexicon)
    things = find_things(text, rules.classes.get("agreements", frozenset()))
    targets = find_targets(text, actors, places, rules.classes.get("places", frozenset()))
    matcher = Matcher(text, actors, rules, frozenset(things.by_head), targets=targets)
    dates, contexts = Dates.of(text, times), Contexts(text, lexicon)
    composer = _Composer(text, rules, things, dates, contexts, codes(lexicon))
    return [_event(composer, deed) for deed in told(matcher)]


def explain(text: ParsedText, actors: Actors, lexicon: Lexicon) -> tuple[list[Deed], list[Near]]:
    """The deeds found, and the entries that nearly matched with the reason why they did not."""
    rules = rules_of(lexicon)
    things = find_things(text, rules.classes.get("agreements", frozenset()))
    near: list[Near] = []
    deeds = told(Matcher(text, actors, rules, frozenset(things.by_head), near))
    return deeds, near


def told(matcher: Matcher) -> list[Deed]:
    """The deeds that stand on their own: not the ones an operator has taken up, each with a party."""
    tokens = matcher.text.tokens
    words = [token.i for token in tokens if token.pos in PREDICATES and matcher.may_tell(token)]
    found = [deed for i in words for deed in matcher.deeds(i)]
    kept = [d for d in found if d.top not in matcher.consumed and _has_parties(matcher, d)]
    visits = [d for d in kept if "visit" in d.rule.modes]
    kept = [d for d in kept if d.rule.id != "attend" or not any(_part_of(matcher, d, v) for v in visits)]
    seen: set[tuple[int, str]] = set()
    out = []
    for deed in sorted(kept, key=lambda d: (min(d.words), d.head, d.event)):
        if (deed.head, deed.act) not in seen:
            seen.add((deed.head, deed.act))
            out.append(deed)
    return without_purposes(matcher.text, out)


def _part_of(matcher: Matcher, attending: Deed, visit: Deed) -> bool:
    """As in "left for Oslo to attend a summit": one visit, not a visit and a meeting."""
    tokens = matcher.text.tokens
    return tokens[attending.head].sent == tokens[visit.head].sent and bool(
        {m.group for m in attending.actor} & {m.group for m in visit.actor}
    )


def _has_parties(matcher: Matcher, deed: Deed) -> bool:
    """Whether some party is named; an active verb whose subject nobody fills tells of nobody's deed."""
    if _is_standing(matcher, deed) or _is_idle(matcher, deed):
        return False
    if deed.rule.bare and _stands_alone(matcher, deed):
        return True
    if deed.frame.verbal and not deed.frame.passive and not deed.operators and deed.frame.light is None:
        things = [i for i in deed.frame.get("subj") if matcher.text.tokens[i].pos != "PRON"]
        named = bool(deed.actor) or bool(deed.recipient and things)
    else:
        named = bool(deed.actor or deed.recipient)
    said = deed.rule.noun_needs if not deed.frame.verbal else deed.frame.passive and deed.rule.needs
    if not named and said:  # "once the tax is scrapped", "a halt to the sales"
        named = is_awaited(matcher.text, matcher.text.tokens[deed.head], matcher.rules)
    if named or not deed.rule.unnamed or deed.event != deed.act:
        return named
    return not deed.frame.verbal or verb_alone(matcher.fillers, deed.rule, deed.frame)


def _is_standing(matcher: Matcher, deed: Deed) -> bool:
    """As in "the army is trained": how somebody stands, where nobody is named who does it."""
    token = matcher.text.tokens[deed.head]
    if deed.actor or not deed.frame.passive or matcher.rules.verb_lemma(token) not in matcher.rules.standing:
        return False
    helping = {k.lower for k in matcher.text.kids(deed.head, "aux", "aux:pass", "cop")}
    return bool(helping) and helping <= _IS


def _is_idle(matcher: Matcher, deed: Deed) -> bool:
    """As in "a grant in support of the accord", which nobody supports, and "the 1991 Gulf War", a name."""
    token = matcher.text.tokens[deed.head]
    if deed.act == "SUPPORT" and not deed.actor:
        return is_behalf(matcher.text, token)
    named = token.text == "War" and deed.act == "ASSAULT" and deed.frame.light is None
    return named and sum(len(m.entities) for m in (*deed.actor, *deed.recipient)) < _TWO


def _stands_alone(matcher: Matcher, deed: Deed) -> bool:
    """Whether a deed that may be nobody's is told: not what a verb without a subject might bring about."""
    frame = matcher.frames.of(deed.top)
    alone = not deed.operators and bool(frame.get("subj"))
    return not frame.verbal or frame.passive or alone


def _clause(text: ParsedText, head: int) -> list[int]:
    """Tokens of the clause of a predicate: subordinate and coordinated ones left out."""
    tokens, children = text.tokens, text.children
    out = [head]
    for i in out:  # which grows
        out += [
            k
            for k in children[i]
            if tokens[k].dep not in LEAVES_CLAUSE and tokens[k].rel not in LEAVES_CLAUSE
        ]
    return out


class _Composer(NamedTuple):
    """What the events of one report are made with."""

    text: ParsedText
    rules: Rules
    things: Things
    dates: Dates
    contexts: Contexts
    codes: Codes


def _event(composer: _Composer, deed: Deed) -> Event:
    text, rules = composer.text, composer.rules
    around = sorted(_around(text, deed))
    when, act_when = _days(text, deed, composer.dates, rules, around)
    act_modes = _modes(text, deed.act, deed, around, rules)
    modes = act_modes if deed.event == deed.act else _content_mode(text, deed, rules)
    return Event(
        entry=deed.rule.id,
        head=deed.head,
        top=deed.top,
        operators=deed.operators,
        event=deed.event,
        act=deed.act,
        trigger=_spans(text, deed.words),
        trigger_tokens=deed.words,
        actor=_entities(deed.actor),
        recipient=_entities(deed.recipient),
        reciprocal=deed.reciprocal,
        mode=modes,
        act_mode=act_modes,
        context=_contexts(composer, around, (*modes, *act_modes)),
        size=size_of(text, deed.rule, deed.frame),
        when=when,
        act_when=act_when,
        about=composer.things.among(around),
        cameo=deed.rule.cameo if deed.event == deed.act else None,
        status=deed.status,
    )


def _contexts(
    composer: _Composer, around: list[int], modes: tuple[tuple[str, Span], ...]
) -> tuple[tuple[str, Span], ...]:
    """Contexts that the words carry, and those that a mode (cyber, misinformation) brings with it."""
    found = dict(composer.contexts.between(around[0], around[-1] + 1))
    for mode, span in modes:
        for context in composer.codes.contexts_of_modes((mode,)):
            found.setdefault(context, span)
    return tuple(found.items())


def _around(text: ParsedText, deed: Deed) -> set[int]:
    """The tokens of a deed's clauses and of its trigger."""
    tokens = {*_clause(text, deed.head), *deed.words}
    if deed.frame.light is not None:
        tokens.update(_clause(text, deed.frame.light))
    if is_stray_clause(text, text.tokens[deed.head]):
        tokens.update(t for i in deed.frame.get("obj") for t in _clause(text, i))
    for operator in deed.operators:
        tokens.update(_clause(text, operator.head))
    token = text.tokens[deed.head]
    if token.dep in ("acl:relcl", "acl"):  # what is signed stands before the clause that says so
        tokens.add(token.head)
    return tokens


def _entities(mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """The entities of some mentions; one that a pronoun brings again stands once."""
    entities = [entity for mention in mentions for entity in mention.entities]
    if len(entities) < 2:
        return tuple(entities)
    seen: dict[tuple[object, ...], Entity] = {}
    for entity in entities:
        key = (
            (entity.code, entity.entity_name)
            if entity.entity_name
            else (entity.code, entity.sector, entity.span)
        )
        seen.setdefault(key, entity)
    return tuple(seen.values())


def _spans(text: ParsedText, words: tuple[int, ...]) -> tuple[Span, ...]:
    """Spans of the trigger words; words of one phrase ("hold one-on-one talks") make one span."""
    runs: list[list[int]] = []
    for i in words:
        if runs and _close(text, runs[-1][-1], i):
            runs[-1].append(i)
        else:
            runs.append([i])
    return tuple(text.span_of(run[0], run[-1] + 1) for run in runs)


def _close(text: ParsedText, first: int, second: int) -> bool:
    """Whether two trigger words make one phrase: a verb and its particle or noun, not two predicates."""
    one, two = text.tokens[first], text.tokens[second]
    between = text.tokens[first + 1 : second]
    if len(between) > 6 or any(
        t.text in (",", ";", ":", "(", ")", '"', "“", "”") or t.pos == "VERB" for t in between
    ):
        return False
    if one.pos == two.pos == "VERB":
        return not between or (len(between) == 1 and between[0].lower in ("to", "-"))
    return not any(t.pos in ("PROPN", "PRON") for t in between) or two.head == first or one.head == second


def _days(
    text: ParsedText, deed: Deed, dates: Dates, rules: Rules, around: list[int]
) -> tuple[When | None, When | None]:
    own = dates.at(deed.head)
    if own is not None and not deed.frame.verbal and deed.frame.light is None:
        first, last = text.edges[deed.head]  # the day of "to discuss the talks" is not the talks'
        verb = text.head_of(deed.head)
        told = verb is None or rules.verb_lemma(verb) in rules.happens
        own = own if told or first <= own.head < last else None
    if own is None and deed.frame.light is not None:
        own = dates.at(deed.frame.light)
    if own is None:
        own = _day_after(text, deed, dates, around)
    if not deed.operators or deed.event == deed.act:
        outer = [dates.at(o.head) for o in reversed(deed.operators)]
        return own or next((w for w in outer if w), None), None
    top = dates.at(deed.top)
    return top, own if own != top else None


def _day_after(text: ParsedText, deed: Deed, dates: Dates, around: list[int]) -> When | None:
    """As in "talks with her counterpart, N. N. on Saturday": a day that hangs on a name."""
    tokens, inside = text.tokens, set(around)
    for when in dates.near(deed.head):
        if when.head <= deed.head or when.type not in ("DATE", "TIME"):
            continue
        if text.case_of(when.head) not in _DAY_CASES and "unmarked" not in tokens[when.head].dep:
            continue
        plain = not any(
            t.pos in ("VERB", "AUX") or t.text == ";" for t in tokens[deed.head + 1 : when.first_token]
        )
        named = tokens[tokens[when.head].head].pos == "PROPN"
        if when.head in inside or (plain and named):
            return when
    return None


def _modes(
    text: ParsedText, kind: str, deed: Deed, around: list[int], rules: Rules
) -> tuple[tuple[str, Span], ...]:
    head = text.tokens[deed.head]
    found = {mode: Span(head.start, head.end) for mode in deed.rule.modes if deed.rule.act == kind}
    words = rules.mode_words.get(kind, {})
    for i in around if words else ():
        token = text.tokens[i]
        for mode in words.get(token.lemma.lower(), ()) or words.get(token.lower, ()):
            found.setdefault(mode, Span(token.start, token.end))
    return tuple(found.items())


def _content_mode(text: ParsedText, deed: Deed, rules: Rules) -> tuple[tuple[str, Span], ...]:
    """REQUEST, REJECT and THREATEN take their mode from what is asked, refused or threatened."""
    if deed.inner is None:
        return ()
    table = rules.mode_of_content.get(deed.event, {})
    head = text.tokens[deed.head]
    for mode in deed.inner.rule.modes:
        if f"{deed.inner.event}-{mode}" in table:
            return ((table[f"{deed.inner.event}-{mode}"], Span(head.start, head.end)),)
    kind = "CONSULT" if deed.act == "CONSULT" else deed.inner.event  # "an offer of talks" is about talks
    plain = table.get(kind)
    return ((plain, Span(head.start, head.end)),) if plain else ()
