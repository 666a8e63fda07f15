"""What happened, where source and target are given: which of 15 root types.

    python -m evals plv FILE [--predictions OUT] [--half even|odd] [--list N]

Rows as in the set `plv`: `text`, `source_span`, `target_span`, `gold_root`.  Each sentence is read as
`dragoman read` reads it, told only the two spans (they replace what the actors room found there); the
claim that has both as parties answers, else one that has one of them; no claim is wrong.  CONCEDE and
RETREAT count as YIELD (quad 2).  Prints one JSON object to standard output.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from dragoman import actors as actors_room
from dragoman import attribution, discourse, events, language, lexicon, places, times
from dragoman.actors import Actors
from dragoman.intake import from_text
from dragoman.lexicon import codes
from dragoman.records import Entity, Mention, ParsedText, Span
from evals._io import rows

YIELD = frozenset({"CONCEDE", "RETREAT"})
YIELD_QUAD = 2


def main(argv: list[str]) -> int:
    """Read the rows and print the scores."""
    parser = argparse.ArgumentParser(prog="python -m evals plv", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--predictions", type=Path, help="write one JSON object a row here")
    parser.add_argument("--half", choices=("a", "b"), help="only one half, split by a fixed hash of the id")
    parser.add_argument("--list", type=int, default=0, help="print this many wrong rows to standard error")
    options = parser.parse_args(argv)
    some = [r for r in rows(options.file) if options.half in (None, half(r["id"]))]
    made = list(predictions(some))
    if options.predictions:
        options.predictions.write_text(
            "".join(json.dumps(m, ensure_ascii=False) + "\n" for m in made), "utf8"
        )
    print(json.dumps(scores(some, made)))
    wrong = [(r, m) for r, m in zip(some, made, strict=True) if r["gold_root"] != m["root"]]
    for row, guess in wrong[: options.list]:
        print(
            row["gold_root"],
            guess["root"],
            guess["why"],
            row["text"],
            row["source"],
            row["target"],
            sep=" | ",
            file=sys.stderr,
        )
    return 0


def half(row_id: str) -> str:
    """Half `a` or `b`, by a hash of the id that never changes."""
    return "ab"[hashlib.sha256(f"dragoman-plv-{row_id}".encode()).digest()[0] % 2]


def predictions(some: list[dict]):
    """One prediction a row: id, root, quad, the claim's id and why."""
    lex, model = lexicon.load(), language.load()
    book = codes(lex)
    texts = model.parse_all((from_text(row["text"], lexicon=lex) for row in some), 64)
    for row, text in zip(some, texts, strict=True):
        spans = Span(*(row["source_span"] or (0, 0))), Span(*(row["target_span"] or (0, 0)))
        claim = best(claims_between(text, spans, lex), spans, text)
        if claim is None:
            yield {"id": row["id"], "root": None, "quad": None, "claim": None, "why": None, "grade": None}
            continue
        root = "YIELD" if claim.event in YIELD else claim.event
        yield {
            "id": row["id"],
            "root": root,
            "quad": YIELD_QUAD if root == "YIELD" else book.quad(claim.event),
            "claim": claim.id,
            "why": [claim.why.entry, *claim.why.operators],
            "grade": claim.why.grade,
        }


def claims_between(text: ParsedText, spans: tuple[Span, Span], lex: lexicon.Lexicon):
    """The claims of a sentence whose parties are given as two spans."""
    actors = given(text, actors_room.find_actors(text, lex), spans)
    whens = times.find_times(text, lex, None)
    found = events.find_events(text, actors, whens, lex, places=places.find_places(text, lex))
    claims = attribution.attribute(text, found, actors, whens, lex)
    return discourse.settle(text, claims, actors, whens, lex)


def given(text: ParsedText, actors: Actors, spans: tuple[Span, Span]) -> Actors:
    """The actors with the two spans as parties, and what stood for them before standing for them still."""
    told = [_mention(text, span, f"given-{n}") for n, span in enumerate(spans)]
    told = [_known(m, actors) for m in told if m is not None]
    groups = {m.group: new for new in told for m in _standing_for(new, actors)}
    kept = []
    for mention in actors.mentions:
        if any(new.first < mention.last and mention.first < new.last for new in told):
            continue
        new = groups.get(mention.group)
        kept.append(replace(mention, entities=new.entities, group=new.group) if new else mention)
    mentions = tuple(sorted([*kept, *told], key=lambda m: m.first))
    smallest = {
        i: m for m in sorted(mentions, key=lambda m: m.first - m.last) for i in range(m.first, m.last)
    }
    by_group: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_group[mention.group].append(mention)
    return replace(
        actors, mentions=mentions, smallest=smallest, by_group={k: tuple(v) for k, v in by_group.items()}
    )


def _standing_for(told: Mention, actors: Actors) -> list[Mention]:
    """What the actors room has at their head; else the longest inside ("a majority of the guards")."""
    same = [m for m in actors.mentions if m.head == told.head]
    inside = [m for m in actors.mentions if told.first <= m.first and m.last <= told.last]
    return same or sorted(inside, key=lambda m: m.first - m.last)[:1]


def _known(told: Mention, actors: Actors) -> Mention:
    """The mention with the codes that the actors room gave its head: its words are told, not who it is."""
    same = next((m for m in actors.mentions if m.head == told.head and m.entities), None)
    if same is None:
        return told
    (entity,) = told.entities
    known = replace(same.entities[0], entity_text=entity.entity_text, span=entity.span)
    return replace(told, entities=(known,))


def _mention(text: ParsedText, span: Span, group: str) -> Mention | None:
    inside = [t for t in text.tokens if t.start < span.end and span.start < t.end]
    if not inside or span.end <= span.start:
        return None
    first, last = inside[0].i, inside[-1].i + 1
    head = next((t.i for t in inside if not first <= t.head < last or t.head == t.i), inside[-1].i)
    words = text.text_of(span)
    return Mention(
        head=head, first=first, last=last, group=group, entities=(Entity(entity_text=words, span=span),)
    )


def best(claims, spans, text):
    """The claim that fits the pair best: both parties in place, then one; the plainer clause first."""

    def fit(claim):
        actors = {e.span for e in claim.actor}
        others = {e.span for e in claim.recipient}
        source, target = spans
        if source in actors and (target in others or target in actors):
            return 4
        if source in others and target in actors:
            return 1
        return 2 * (source in actors) + (target in others or target in actors)

    def told_by_name(claim):  # "the coalition fighting the rebels": who it is, not what it does here
        return any(s.start <= text.tokens[claim.head].start < s.end for s in spans)

    fitting = [c for c in claims if fit(c)]
    return min(
        fitting,
        key=lambda c: (told_by_name(c), -fit(c), depth(text, c.head), c.trigger[0].span),
        default=None,
    )


def depth(text: ParsedText, i: int) -> int:
    """How many steps a token stands below its sentence's root."""
    steps = 0
    while text.tokens[i].head != i:
        i, steps = text.tokens[i].head, steps + 1
    return steps


def scores(some, made):
    """Root, quad and binary macro-F1, per-type F1, coverage and the share by grade; no claim is wrong."""
    gold = [r["gold_root"] for r in some]
    guess = [m["root"] for m in made]
    quads = {"YIELD": YIELD_QUAD} | {n: k.quad for n, k in codes(lexicon.load()).types.items()}
    quad = quads.get
    side = lambda root: None if root is None else quads[root] > YIELD_QUAD  # noqa: E731
    root_f1, per = macro(gold, guess)
    return {
        "rows": len(gold),
        "root_macro_f1": root_f1,
        "quad_macro_f1": macro([quad(g) for g in gold], [quad(g) for g in guess])[0],
        "binary_macro_f1": macro([side(g) for g in gold], [side(g) for g in guess])[0],
        "accuracy": round(sum(a == b for a, b in zip(gold, guess, strict=True)) / max(len(gold), 1), 4),
        "coverage": round(sum(g is not None for g in guess) / max(len(gold), 1), 4),
        "grades": dict(Counter(m["grade"] for m in made if m["grade"])),
        "per_type": per,
    }


def macro(gold, guess):
    """Macro-F1 over the labels of the gold, and F1, precision, recall and count of each."""
    per = {}
    for label in sorted(set(gold), key=str):
        hit = sum(a == b == label for a, b in zip(gold, guess, strict=True))
        p, r = hit / max(guess.count(label), 1), hit / gold.count(label)
        f1 = 2 * p * r / (p + r) if hit else 0.0
        per[str(label)] = {"f1": round(f1, 3), "p": round(p, 3), "r": round(r, 3), "n": gold.count(label)}
    return round(sum(v["f1"] for v in per.values()) / max(len(per), 1), 4), per
