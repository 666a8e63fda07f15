"""Who a source is: the party behind its words, its kind, and its part in the event."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import Actors
from dragoman.attribution.cues import Cues
from dragoman.attribution.records import Attribution
from dragoman.records import Entity, Event, Mention, ParsedText, Source, SourcePart, Span, Token, Words
from dragoman.times import Dates

_GIVES_OUT = frozenset(
    {"release", "issue", "publish", "make", "send", "write", "give", "read", "put", "deliver"}
)


def mentions_of(text: ParsedText, one: Attribution, actors: Actors, book: Cues) -> list[Mention]:
    """Give the parties that a source names: of "Oslo and Bergen" both; for "her office" whose it is."""
    if one.source_head is None:
        return []
    head = text.tokens[one.source_head]
    if head.lower in book.kinds["relative"]:  # the noun that the relative clause belongs to
        verb = text.head_of(head.i)
        noun = text.head_of(verb.i) if verb is not None and verb.rel == "acl" else None
        head = noun or head
    if head.lower in book.kinds["document"]:
        head = _author(text, head) or head
    found: list[Mention] = []
    for token in (head, *text.kids(head.i, "conj")):
        mention = actors.at(token.i)
        if token.lower in book.kinds["office"] and (mention is None or not _coded(mention)):
            mention = _owned(text, mention, token.i, actors)
        if mention is not None and all(m.group != mention.group for m in found):
            found.append(mention)
    return found


def _author(text: ParsedText, paper: Token) -> Token | None:
    """Who gives out a statement or report: "she released a statement saying", "a statement by Shell"."""
    by = next((t for t in text.kids(paper.i, "nmod", "obl") if text.case_of(t.i) in ("by", "from")), None)
    verb = text.head_of(paper.i)
    if by is not None or paper.rel != "obj" or verb is None or verb.lemma not in _GIVES_OUT:
        return by
    for _ in range(2):
        subject = text.kid(verb.i, "nsubj")
        above = text.head_of(verb.i)
        if subject is not None or above is None or verb.rel not in ("advcl", "xcomp", "conj"):
            return subject
        verb = above
    return text.kid(verb.i, "nsubj")


def _coded(mention: Mention) -> bool:
    return any(e.code for e in mention.entities)


def _owned(text: ParsedText, mention: Mention | None, head: int, actors: Actors) -> Mention | None:
    """An office without a country of its own speaks for the side of whom it belongs to: "her office"."""
    owner = text.kid(head, "nmod:poss")
    whose = actors.at(owner.i) if owner is not None else None
    if whose is None or not _coded(whose):
        return mention
    side = whose.entities[0]
    first, last = text.edges[head]
    bare = Entity(entity_text=text.text_of(text.span_of(first, last)), span=text.span_of(first, last))
    settled = (Words(side.entity_text, side.span), *side.settled_by)
    entities = tuple(
        replace(e, code=side.code, sector=side.sector, resolved_by="role", settled_by=settled)
        for e in (mention.entities if mention is not None else (bare,))
    )
    if mention is not None:
        return replace(mention, entities=entities)
    return Mention(head=head, first=first, last=last, entities=entities, group=f"office@{head}")


def sources_of(
    text: ParsedText, one: Attribution, mentions: Sequence[Mention], dates: Dates, book: Cues
) -> list[Source]:
    """Give the sources of one attribution as a claim has them; none where nobody and nothing tells."""
    cue = _words(text, one.cue[0]) if one.cue else None
    if cue is None:
        return []
    when = dates.at(one.cue_head) if one.entry != "colon" else None
    if when is not None and one.covers(when.span):
        when = None
    kind = kind_of(text, one.source_head, book)
    entities = [e for m in mentions for e in m.entities]
    if not entities and one.source:
        entities = [Entity(entity_text=_words(text, one.source[0]).text, span=one.source[0])]
    if not entities:  # "reportedly": the word itself is all there is
        entities, kind = [Entity(entity_text=cue.text, span=cue.span)], "anonymous"
    if kind == "office" and any(_named(e) for e in entities):
        kind = "named"
    return [Source(entity=e, cue=cue, kind=kind, when=when) for e in entities]


def kind_of(text: ParsedText, source: int | None, book: Cues) -> str:
    """Give named, office, anonymous or document, by the head of the source's words."""
    if source is None:
        return "anonymous"
    head = text.tokens[source]
    low = head.lower
    names = any(t.pos == "PROPN" for t in (head, *text.kids(head.i, "flat", "appos", "compound")))
    if low in book.kinds.get("document", ()):
        return "document"
    if low in book.kinds.get("anonymous", ()) and not names:
        return "anonymous"
    if low in book.kinds.get("office", ()):
        return "named" if any(k.pos == "PROPN" for k in text.kids(head.i, "flat", "appos")) else "office"
    return "named" if names or head.pos == "PRON" else "anonymous"


def part_of(source: Source | None, event: Event) -> SourcePart:
    """Give the part that the innermost source has in an event."""
    if source is None:
        return SourcePart.OUTLET
    if _among(source.entity, event.actor):
        return SourcePart.ACTOR
    if _among(source.entity, event.recipient):
        return SourcePart.RECIPIENT
    if source.entity.code is None and source.kind in ("anonymous", "document"):
        return SourcePart.ANONYMOUS
    return SourcePart.THIRD


def speakers_side(event: Event, source: Source | None, book: Cues) -> Event:
    """Put the speaker's side in the place of "we" and "I" in quoted words."""
    if source is None or source.entity.resolved_by is None:
        return event
    actor = tuple([_spoken(e, source, book) for e in event.actor])
    recipient = tuple([_spoken(e, source, book) for e in event.recipient])
    same = actor == event.actor and recipient == event.recipient  # as mostly
    return event if same else replace(event, actor=actor, recipient=recipient)


def _spoken(entity: Entity, source: Source, book: Cues) -> Entity:
    low = entity.entity_text.lower()
    if low.startswith(("our ", "my ")) and entity.code is None and source.entity.code is not None:
        teller = source.entity  # "our army": the speaker's country, the army's own sector
        words = Words(teller.entity_text, teller.span)
        return replace(entity, code=teller.code, resolved_by="coreference", settled_by=(words,))
    if low not in book.kinds.get("first-person", ()) or entity.code is not None:
        return entity
    teller = source.entity
    alone = low in ("i", "me", "my", "mine", "myself")
    return replace(
        entity,
        entity_name=teller.entity_name if alone else None,
        code=teller.code,
        sector=teller.sector,
        other_sectors=teller.other_sectors,
        office=teller.office if alone else None,
        identifier_id=teller.identifier_id if alone else None,
        resolved_by="coreference",
        settled_by=(Words(teller.entity_text, teller.span),),
    )


def _among(entity: Entity, parties: tuple[Entity, ...]) -> bool:
    for party in parties:
        if entity.code is not None and entity.code == party.code:
            return True
        if entity.entity_name is not None and entity.entity_name == party.entity_name:
            return True
        if entity.span == party.span:
            return True
    return False


def _named(entity: Entity) -> bool:
    return entity.resolved_by == "name" and entity.office is not None and entity.entity_name is not None


def _words(text: ParsedText, span: Span) -> Words:
    return Words(text.text_of(span), span)
