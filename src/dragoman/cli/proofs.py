"""Run the proofs of lexicon entries through the same reading that `dragoman read` does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.lexicon.forms import many
from dragoman.lexicon.sources import files, place, read_file, section_of

if TYPE_CHECKING:
    from dragoman.language import Language
    from dragoman.lexicon import Lexicon
    from dragoman.records import Claim, Entity

# The sections whose proofs are claims; those of other sections are run by the tests of their rooms.
PROVEN = ("acts", "operators")


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence of an entry and what must be read from it, or must not."""

    file: str
    entry: str  # "" where any entry may find it
    text: str
    wanted: dict[str, Any] | None  # None: this entry must leave the sentence alone

    @property
    def name(self) -> str:
        """Its name as a test."""
        return f"{self.entry or 'any'}: {self.text}"


def proofs_in(folder: Path) -> Iterator[Proof]:
    """Every proof of the acts and operators of a folder."""
    for path in files(folder):
        held = read_file(path)
        if section_of(path, held) not in PROVEN:
            continue
        where = place(path, folder)
        for entry in held:
            if not (isinstance(entry, dict) and "id" in entry):
                continue
            for found in many(entry.get("finds")):
                wanted = {k: v for k, v in found.items() if k != "text"}
                yield Proof(where, entry["id"], found["text"], wanted)
            for text in many(entry.get("ignores")):
                yield Proof(where, entry["id"], text, None)


def ambiguities_in(folder: Path) -> Iterator[tuple[str, Proof]]:
    """The id and proof sentences of every ambiguity that the manual names."""
    path = folder / "en" / "ambiguities.yml"
    for held in (read_file(path) if path.exists() else None) or ():
        for proof in held["proofs"]:
            wanted = {k: v for k, v in proof.items() if k != "text"}
            yield held["id"], Proof(place(path, folder), "", proof["text"], wanted)


def failures(
    proofs: Iterable[Proof], language: "Language", lexicon: "Lexicon"
) -> Iterator[tuple[Proof, str]]:
    """The proofs that do not hold, each with the reason."""
    for proof in proofs:
        reason = fails(proof, claims_of(proof, language, lexicon))
        if reason:
            yield proof, reason


def claims_of(proof: Proof, language: "Language", lexicon: "Lexicon") -> "list[Claim]":
    """Read the proof's sentence as a report of its own."""
    from dragoman.intake import from_text  # noqa: PLC0415  (checking the form alone starts faster)
    from dragoman.pipeline import read  # noqa: PLC0415

    published = (proof.wanted or {}).get("published")
    report = from_text(proof.text, published=day(published), lexicon=lexicon)
    return read(report, language, lexicon)


def day(said: Any) -> Any:
    """The date that a proof gives as text."""
    from datetime import date  # noqa: PLC0415

    return date.fromisoformat(str(said)) if said else None


def fails(proof: Proof, claims: "list[Claim]") -> str | None:
    """Why a proof does not hold; None where it does."""
    mine = [c for c in claims if not proof.entry or proof.entry in (c.why.entry, *c.why.operators)]
    if proof.wanted is None:
        return f"it found {shown(mine[0])}" if mine else None
    if "event" in proof.wanted and proof.wanted["event"] is None:
        return f"nothing should be found, but {shown(claims[0])}" if claims else None
    unwanted = [c for c in claims if c.event in many(proof.wanted.get("not"))]
    if unwanted:
        return f"there must be no {unwanted[0].event}, but {shown(unwanted[0])}"
    if not mine:
        others = "; ".join(shown(c) for c in claims) or "nothing"
        return f"it found nothing; the whole reading: {others}"
    wrong = sorted((list(differences(proof.wanted, claim)) for claim in mine), key=len)
    return "; ".join(wrong[0]) or None


def shown(claim: "Claim") -> str:
    """A claim in a few words."""
    modes = "".join(f" {mode}" for mode, _ in claim.mode)
    parties = f"{_texts(claim.actor)} -> {_texts(claim.recipient)}"
    return f"{claim.event}{modes} (act {claim.act}, {claim.status}) {parties} by {claim.why.entry}"


def differences(wanted: dict[str, Any], claim: "Claim") -> Iterator[str]:
    """What a claim has otherwise than a proof says."""
    for key, held in (("event", claim.event), ("act", claim.act), ("cameo", claim.cameo)):
        if key in wanted and wanted[key] != held:
            yield f"{key} is {held}, not {wanted[key]}"
    if "status" in wanted and wanted["status"] != str(claim.status):
        yield f"status is {claim.status}, not {wanted['status']}"
    for key, pairs in (("mode", claim.mode), ("act_mode", claim.act_mode), ("context", claim.context)):
        missing = [name for name in many(wanted.get(key)) if name not in [n for n, _ in pairs]]
        if missing:
            yield f"{key} lacks {', '.join(missing)}"
    unwanted = [name for name, _ in claim.mode if name in many(wanted.get("not_mode"))]
    if unwanted:
        yield f"mode must not be {', '.join(unwanted)}"
    for key, parties in (("actor", claim.actor), ("recipient", claim.recipient)):
        if key in wanted and not _same_parties(many(wanted[key]), parties):
            yield f"{key} is {_texts(parties)}, not {', '.join(many(wanted[key])) or 'empty'}"
    yield from _other_differences(wanted, claim)


def _other_differences(wanted: dict[str, Any], claim: "Claim") -> Iterator[str]:
    when, act = claim.when, claim.act_when
    days = {
        "date": when and when.first and when.first.isoformat(),
        "enddate": when and when.last and when.last.isoformat(),
        "date_value": when and when.value,
        "act_date": act and act.first and act.first.isoformat(),
    }
    for key, held in days.items():
        if key in wanted and wanted[key] != held:
            yield f"{key} is {held}, not {wanted[key]}"
    for thing in many(wanted.get("about")):
        if not any(thing in about.name for about in claim.about):
            yield f"about lacks {thing}"
    for source in many(wanted.get("said_by")):
        if not any(_is(source, said.entity) for said in claim.said_by):
            yield f"said_by lacks {source}"
    condition = wanted.get("condition")
    if condition and not (claim.condition and condition in claim.condition.words.text):
        yield f"the condition is not {condition}"
    for name in many(wanted.get("operators")):
        if name not in claim.why.operators:
            yield f"operators lack {name}"
    for kind, number in (wanted.get("size") or {}).items():
        count = getattr(claim.size, kind, None) if claim.size else None
        if count is None or number not in (count.low, count.high):
            yield f"size has not {number} {kind}"


def _same_parties(wanted: list[str], parties: "tuple[Entity, ...]") -> bool:
    return len(wanted) == len(parties) and all(any(_is(words, p) for p in parties) for words in wanted)


def _is(words: str, entity: "Entity") -> bool:
    """Whether these are the entity's words, give or take words around its name."""
    names = [entity.entity_text, entity.entity_name or "", entity.code or ""]
    return any(words in name or (name and name in words) for name in names)


def _texts(parties: "tuple[Entity, ...]") -> str:
    return ", ".join(p.entity_text for p in parties) or "nobody"
