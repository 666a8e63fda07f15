"""The door of the room: from parsed text to mentions that are resolved as far as the words go."""

from collections.abc import Sequence

from dragoman.actors.chunk import Chunker
from dragoman.actors.draft import Draft, Part
from dragoman.actors.found import Actors
from dragoman.actors.join import Joiner
from dragoman.actors.lexis import lexis
from dragoman.actors.people import People
from dragoman.actors.resolve import Resolver
from dragoman.actors.seats import Seats
from dragoman.lexicon import Lexicon
from dragoman.records import Entity, Mention, ParsedText, Place, Words


def find_actors(
    text: ParsedText, lexicon: Lexicon, *, places: Sequence[Place] = (), home: tuple[str, Words] | None = None
) -> Actors:
    """Give everybody that the report names or means, and who that is.

    Places tell where bodies sit; home is the country of the dateline's town, where no actor list has it.
    """
    lx = lexis(lexicon)
    chunker = Chunker(text, lx)
    drafts = chunker.chunk()
    joiner = Joiner(chunker, drafts)
    drafts = joiner.join()
    people = People(text, lx, drafts, joiner.aliases)
    Resolver(text, lx, drafts, people, Seats(text, lx, places, home)).resolve()
    mentions = [m for m in (_mention(text, d) for d in drafts) if m is not None]
    return _indexed(text, mentions)


def _mention(text: ParsedText, draft: Draft) -> Mention | None:
    if not draft.parts:
        return None
    if draft.kind == "relative" and draft.owner is not None:
        entities = tuple(_entity(text, draft.owner, p) for p in draft.parts)
    else:
        entities = tuple(_entity(text, draft, p) for p in draft.parts)
    groups = [p.group or f"@{draft.first}" for p in draft.parts]
    return Mention(
        head=draft.head,
        first=draft.first,
        last=draft.last,
        entities=entities,
        group=" + ".join(sorted(set(groups))),
    )


def _entity(text: ParsedText, draft: Draft, part: Part) -> Entity:
    span = text.span_of(draft.first, draft.last)
    own = [w for w in part.settled if not (span.start <= w.span.start and w.span.end <= span.end)]
    return Entity(
        entity_text=text.text_of(span),
        span=span,
        entity_name=part.name,
        code=part.code,
        sector=part.sector,
        other_sectors=tuple(o for o in part.others if o != part.sector),
        office=part.office,
        resolved_by=part.by if part.code or part.office or part.sector or part.name else None,
        settled_by=tuple(Words(*w) for w in own),
    )


def _indexed(text: ParsedText, mentions: list[Mention]) -> Actors:
    groups: dict[str, list[Mention]] = {}
    smallest: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.first - m.last):  # the largest first
        for i in range(mention.first, mention.last):
            smallest[i] = mention
    largest: dict[int, Mention] = {}
    upto: dict[int, Mention] = {}
    for mention in mentions:
        if mention.first not in largest or largest[mention.first].last < mention.last:
            largest[mention.first] = mention
        if len(mention.entities) > 1 and (
            mention.last not in upto or upto[mention.last].first > mention.first
        ):
            upto[mention.last] = mention
        groups.setdefault(mention.group, []).append(mention)
    return Actors(
        text=text,
        mentions=tuple(mentions),
        by_group={g: tuple(m) for g, m in groups.items()},
        smallest=smallest,
        largest=largest,
        upto=upto,
    )
