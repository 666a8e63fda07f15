"""What passes between the rooms: frozen records with named fields, no behavior beyond looking things up."""

from dragoman.records.claim import (
    RECORD_VERSION,
    Claim,
    Condition,
    Count,
    Size,
    Source,
    SourcePart,
    Status,
    Thing,
    Why,
)
from dragoman.records.event import Event, OperatorUse
from dragoman.records.findings import Entity, Mention, Place, When, Words
from dragoman.records.parsed import Name, ParsedText, Sentence, Token
from dragoman.records.report import Block, BlockKind, Report, Span

__all__ = [
    "RECORD_VERSION",
    "Block",
    "BlockKind",
    "Claim",
    "Condition",
    "Count",
    "Entity",
    "Event",
    "Mention",
    "Name",
    "OperatorUse",
    "ParsedText",
    "Place",
    "Report",
    "Sentence",
    "Size",
    "Source",
    "SourcePart",
    "Span",
    "Status",
    "Thing",
    "Token",
    "When",
    "Why",
    "Words",
]
