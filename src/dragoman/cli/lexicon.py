"""`dragoman lexicon`: check, copy, build and try what analysts edit."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.terminal import safe, say, tell
from dragoman.errors import DragomanError, LexiconError, UsageError
from dragoman.lexicon import load
from dragoman.lexicon.build import build as write_built
from dragoman.lexicon.build import is_stale
from dragoman.lexicon.check import hidden, mistakes
from dragoman.lexicon.load import checkout, sources, stands_alone

if TYPE_CHECKING:
    from dragoman.actors import Actors
    from dragoman.events.deed import Deed
    from dragoman.events.rules import Near
    from dragoman.lexicon import Lexicon
    from dragoman.records import ParsedText

FOLDER = click.Path(path_type=Path, file_okay=False)
ANY = click.Path(path_type=Path)
# Shown by `try`: entries whose words stand there but whose company is not right.
MOST_NEAR = 12


@click.group()
def lexicon() -> None:
    """Check, copy, build and try the lexicon that Dragoman reads with."""


@lexicon.command()
@click.argument("folder", type=ANY, required=False)
@click.option("--form-only", is_flag=True, help="Leave out the proofs, which need the language model.")
def check(folder: Path | None, *, form_only: bool) -> None:
    """Check every entry: its form, whether it can match at all, and its proofs.

    FOLDER is a lexicon of your own, or one file of it; without it the shipped one is checked.
    """
    given = folder or sources()
    if not given.exists():
        raise UsageError(
            f"{given}: no such folder or file", fix="`dragoman lexicon copy DIR` makes one to start from"
        )
    base = None if stands_alone(given) else load().sections
    wrong = _told(mistakes(given, base))
    if wrong and not form_only:
        say("The proofs are run when the form is right.")
    if not wrong:  # what the rooms cannot read has no proofs to run
        wrong = _told(_beyond_form(given, base, form_only=form_only))
    if wrong:
        say(f"{wrong} mistake{'s' if wrong > 1 else ''} in {given}")
        raise click.exceptions.Exit(1)
    say(f"{given}: " + ("the form is right" if form_only else "every entry and every proof holds"))


def _told(found: Iterable[DragomanError]) -> int:
    """Tell every mistake as it is found; give how many there are."""
    number = 0
    for mistake in found:
        number += 1
        tell(mistake)
    return number


def _beyond_form(folder: Path, base: dict[str, Any] | None, *, form_only: bool) -> Iterator[DragomanError]:
    yield from hidden(folder, base)
    if folder == checkout() and is_stale():
        yield LexiconError(
            "src/dragoman/data/lexicon.json is not built from these files", fix="dragoman lexicon build"
        )
    if not form_only:
        yield from _failed_proofs(folder)


def _failed_proofs(folder: Path) -> Iterator[LexiconError]:
    from dragoman import language  # noqa: PLC0415  (loads the model: only who runs proofs pays)
    from dragoman.cli.proofs import failures, proofs_in  # noqa: PLC0415

    own = load() if folder == sources() else load(folder)
    for proof, reason in failures(proofs_in(folder), language.load(), own):
        what = "must find" if proof.wanted is not None else "must leave alone"
        yield LexiconError(
            f"{proof.file}: entry {proof.entry!r}: {what} “{proof.text}”, but {reason}",
            fix="mend the entry or the proof; `dragoman lexicon try` shows what matches and what nearly does",
        )


@lexicon.command()
@click.argument("folder", type=FOLDER)
def copy(folder: Path) -> None:
    """Copy the shipped lexicon to FOLDER, to edit and to read with --lexicon FOLDER."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", fix="name a new folder")
    shutil.copytree(sources(), folder, dirs_exist_ok=True)
    say(f"copied to {folder}; read with it: dragoman read --lexicon {folder} REPORT")


@lexicon.command()
def build() -> None:
    """Build the data file that ships from the YAML of this checkout."""
    say(f"wrote {write_built()}")


@lexicon.command(name="try")
@click.argument("sentence")
@click.option(
    "--lexicon", "folder", type=FOLDER, help="Read with this lexicon, alone or over the shipped one."
)
def try_sentence(sentence: str, folder: Path | None) -> None:
    """Show what matches in SENTENCE, and what nearly matched and why it did not."""
    from dragoman import language  # noqa: PLC0415  (loads the model)
    from dragoman.actors import find_actors  # noqa: PLC0415
    from dragoman.events import explain  # noqa: PLC0415
    from dragoman.intake import from_text  # noqa: PLC0415

    own = load(folder)
    text = language.load().parse(from_text(sentence, lexicon=own))
    actors = find_actors(text, own)
    deeds, near = explain(text, actors, own)
    mere = _mere_business(text, actors, own)
    for line in (*_deed_lines(text, deeds, mere), *_near_lines(text, near)):
        click.echo(safe(line))


def _mere_business(text: "ParsedText", actors: "Actors", own: "Lexicon") -> set[int]:
    """Tokens of the deeds that are left out as mere business."""
    from dragoman.attribution import attribute  # noqa: PLC0415
    from dragoman.discourse import mere_business  # noqa: PLC0415
    from dragoman.events import find_events  # noqa: PLC0415

    claims = attribute(text, find_events(text, actors, (), own), actors, (), own)
    return {claim.head for claim in mere_business(text, claims, actors, own)}


def _deed_lines(text: "ParsedText", deeds: "list[Deed]", mere: set[int]) -> Iterator[str]:
    if not deeds:
        yield "nothing matches"
    for deed in deeds:
        kind = deed.event if deed.event == deed.act else f"{deed.event} (act {deed.act})"
        under = "".join(f" under {use.id} “{text.tokens[use.head].text}”" for use in deed.operators)
        yield f"{kind} by {deed.rule.id} “{text.tokens[deed.head].text}”{under}"
        yield f"  trigger    {' '.join(text.tokens[i].text for i in deed.words)}"
        yield f"  actor      {_parties(deed.actor)}"
        yield f"  recipient  {_parties(deed.recipient)}"
        if deed.head in mere:
            yield "  not told   mere business among companies (business in discourse.yml)"


def _parties(mentions: Any) -> str:
    return ", ".join(e.entity_text for m in mentions for e in m.entities) or "-"


def _near_lines(text: "ParsedText", near: "list[Near]") -> Iterator[str]:
    once = list(dict.fromkeys((n.entry, n.head, n.reason) for n in near))
    if once:
        yield "nearly:"
    for entry, head, reason in once[:MOST_NEAR]:
        yield f"  {entry} at “{text.tokens[head].text}”: {reason}"
    if len(once) > MOST_NEAR:
        yield f"  and {len(once) - MOST_NEAR} more"
