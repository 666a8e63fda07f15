"""Mentions of one event within a report, linked and never merged away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.discourse import back
from dragoman.discourse.agree import headline_agrees, nobody_clashes, parties_agree, same_deed
from dragoman.discourse.parties import codes, parties
from dragoman.lexicon import Lexicon
from dragoman.records import Claim, ParsedText

# How far back, in events of one act, a mention is looked for, and with how many mentions it is compared: far
# more than any report has, so that a text of thousands of deeds is read in linear time.
MOST_GROUPS = 100
MOST_MENTIONS = 20
# Events of one act among which "the attack" is looked for, the last first.
LAST = 3


def link(text: ParsedText, claims: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """Give the claims with `incident` (the id of the first mention) and `link` (the other mentions)."""
    told = sorted(claims, key=lambda c: (c.trigger[0].span.start, c.id))
    by_act: dict[str, list[list[Claim]]] = {}
    for claim in told:
        groups = by_act.setdefault(claim.act, [])
        home = _home(text, groups, claim, lexicon)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    where = {c.id: group for groups in by_act.values() for group in groups for c in group}
    return [_linked(claim, where[claim.id]) for claim in claims]


def _home(text: ParsedText, groups: list[list[Claim]], claim: Claim, lexicon: Lexicon) -> list[Claim] | None:
    """The mentions of the event that a claim tells again."""
    near = groups[-MOST_GROUPS:]
    again = back.names_again(text, claim, lexicon)
    if near and not back.is_another(text, claim, lexicon):
        found = next((g for g in near if _tells(text, _some(g), claim, lexicon, again=again)), None)
        if found is not None:
            return found
    if again and back.is_sum(text, claim, lexicon):  # of several it is the first, which tells them all
        several = (g for g in near if back.is_of_sum(text, g[0], claim, lexicon) and _is_clear(g, claim))
        found = next(several, None)
        if found is not None:
            return found
    # Words that point back, with nobody or somebody else named: to what was told last.
    recent = sorted(
        (g for g in near[-LAST:] if g[-1].event == claim.event),
        key=lambda g: (not any(back.same_day(c, claim) for c in _some(g)), -g[-1].head),
    )
    only = sum(claim.sequence - g[-1].sequence <= back.REACH for g in recent) == 1
    return next((g for g in recent if _is_last_told(text, g, claim, lexicon, only=only)), None)


def _some(group: list[Claim]) -> list[Claim]:
    half = MOST_MENTIONS // 2
    return group if len(group) <= MOST_MENTIONS else [*group[:half], *group[-half:]]


def _tells(text: ParsedText, group: Iterable[Claim], claim: Claim, lexicon: Lexicon, *, again: bool) -> bool:
    """Whether a claim tells the event of others: it clashes with none, and its words point back to one."""
    tied = False
    for other in group:
        above = back.is_above(text, other) or back.is_above(text, claim)
        if not (headline_agrees if above else same_deed)(other, claim):
            return False
        same = parties_agree(other, claim)
        if not same and not nobody_clashes(other, claim):
            return False
        tied = tied or (
            _ties(text, other, claim, lexicon, above=above, same=same, again=again)
            and not back.is_habit(text, other, lexicon)
            and not back.stand_together(text, other, claim, lexicon)
        )
    return tied


def _ties(  # noqa: PLR0913
    text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon, *, above: bool, same: bool, again: bool
) -> bool:
    """Whether something ties two mentions between which nothing clashes; `same`: of the same parties."""
    if above and back.is_lead(text, first, second, lexicon):
        return True
    if back.done_again(text, first, second, lexicon) or back.same_talks(text, first, second, lexicon):
        return True
    return same and (
        (above and (first.act not in back.WORDS or back.one_word(text, first, second, lexicon)))
        or back.contested(first, second)
        or (again and _is_noun_for(text, first, second, lexicon))
        or back.told_again(text, first, second, lexicon)
    )


def _is_noun_for(text: ParsedText, first: Claim, second: Claim, lexicon: Lexicon) -> bool:
    """As in "the attack on the town": a definite noun that names no more parties than the earlier mention."""
    fuller = len(codes(parties(second))) <= len(codes(parties(first))) and (first.actor or not second.actor)
    if second.head <= first.head or not fuller or back.has_own_year(first, second):
        return False
    if not back.one_kind(text, first, second, lexicon):
        return False
    noun = back.noun_of(text, second, lexicon)
    return noun is not None and not back.brings_more(text, [first], second, noun, lexicon)


def _is_last_told(
    text: ParsedText, group: list[Claim], claim: Claim, lexicon: Lexicon, *, only: bool
) -> bool:
    """Whether "the attack" is what was told last, or something was done in it."""
    if not back.takes_up(text, group, claim, lexicon, only=only):
        return False
    return not back.has_own_year(group[-1], claim) and _is_clear(group, claim)


def _is_clear(group: list[Claim], claim: Claim) -> bool:
    return all(
        same_deed(other, claim) and (nobody_clashes(other, claim) or parties_agree(other, claim))
        for other in _some(group)
    )


def _linked(claim: Claim, group: list[Claim]) -> Claim:
    others = tuple(c.id for c in group if c.id != claim.id and c.id not in claim.link)
    return replace(claim, incident=group[0].id, link=(*claim.link, *others)) if others else claim
