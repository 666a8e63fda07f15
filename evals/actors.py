"""Who is found and resolved: `python -m evals actors FILE [--sample N] [--seed S] [--limit N]`.

Rows with typed entities (`Organisation`, `Person` ...) give detection by overlap; rows with entity instances
(`inst_ent_type`) give coverage, resolution and whether a pronoun or description goes with a name of the same
instance. JSON to stdout; `--sample` lists resolved mentions to judge, one JSON object a line, instead.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

from dragoman import language, lexicon
from dragoman.actors import find_actors
from dragoman.intake import from_text

PARTIES = {"Organisation", "Person", "Nationality", "ORG", "PER"}
PLACES = {"Location", "LOC"}


def main(argv):
    """Print the measures of one file, or a sample to judge."""
    options = argparse.ArgumentParser(prog="evals actors", description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--sample", type=int, default=0)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--limit", type=int, default=None)
    args = options.parse_args(argv)
    rows = list(read(args.file))[: args.limit]
    reader, words = language.load(), lexicon.load()
    done = []
    for row in rows:
        published = date.fromisoformat(row["dct"]) if row.get("dct") else None
        text = reader.parse(from_text(row["text"], published=published))
        done.append((row, text, find_actors(text, words)))
    if args.sample:
        sample(done, args.sample, args.seed)
        return 0
    result = {"file": args.file.name, "reports": len(rows), **resolution(done)}
    if any("inst_ent_type" in e for row in rows for e in row.get("entities", ())):
        result |= instances(done)
    else:
        result |= detection(done)
    print(json.dumps(result, indent=1))
    return 0


def read(path):
    """Rows of a JSON Lines file, packed or plain."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def resolution(done):
    """How many mentions are resolved, and by what."""
    by, kinds, total = Counter(), Counter(), 0
    for _, text, actors in done:
        for mention in actors.mentions:
            total += 1
            pronoun = text.tokens[mention.head].pos == "PRON"
            known = any(e.code for e in mention.entities)
            by[str(mention.entities[0].resolved_by if known else None)] += 1
            kinds["pronoun" if pronoun else "noun", known] += 1
    return {
        "mentions": total,
        "with_code_by": dict(by.most_common()),
        "nouns_with_code": kinds["noun", True],
        "nouns_without": kinds["noun", False],
        "pronouns_with_code": kinds["pronoun", True],
        "pronouns_without": kinds["pronoun", False],
    }


def detection(done):
    """Precision, recall and F1 by overlap, parties and places apart."""
    found = Counter()
    gold = Counter()
    ours = Counter()
    for row, text, actors in done:
        entities = [e for e in row["entities"] if e["type"] in PARTIES | PLACES]
        spans = [text.span_of(m.first, m.last) for m in actors.mentions if text.tokens[m.head].pos != "PRON"]
        for e in entities:
            gold[e["type"]] += 1
            found[e["type"]] += any(s.start < e["end"] and e["start"] < s.end for s in spans)
        for s in spans:
            ours["all"] += 1
            ours["right"] += any(s.start < e["end"] and e["start"] < s.end for e in entities)
    precision = ours["right"] / max(1, ours["all"])
    recall = {k: round(found[k] / gold[k], 3) for k in gold}
    whole = sum(found[k] for k in gold if k in PARTIES) / max(1, sum(gold[k] for k in gold if k in PARTIES))
    f1 = 2 * precision * whole / max(1e-9, precision + whole)
    return {
        "precision": round(precision, 3),
        "recall": recall,
        "recall_parties": round(whole, 3),
        "f1_parties": round(f1, 3),
    }


def instances(done):
    """Coverage of annotated people and bodies, and agreement with their instances."""
    counts = Counter()
    for row, text, actors in done:
        start, end = row.get("scope") or [0, len(row["text"])]
        at = {}
        for t in text.tokens:
            mention = actors.at(t.i)
            if mention is not None:
                at[t.start] = mention
        spans = [(text.tokens[m.head].start, m) for m in actors.mentions]
        groups = {}
        rest = []
        for e in row["entities"]:
            if e.get("inst_ent_type") not in PARTIES or not start <= e["start"] < end:
                continue
            kind = e.get("syntactic_type", "none")
            mention = next((m for s, m in spans if e["start"] <= s < e["end"]), None)
            counts[kind, "all"] += 1
            counts[kind, "found"] += mention is not None
            counts[kind, "coded"] += mention is not None and any(x.code for x in mention.entities)
            if mention is None:
                continue
            if kind == "NAM":
                groups.setdefault(e["instance"], Counter())[mention.group] += 1
            else:
                rest.append((kind, e["instance"], mention))
        for kind, instance, mention in rest:
            if instance in groups:
                counts[kind, "linkable"] += 1
                counts[kind, "linked"] += mention.group in groups[instance]
    out = {}
    for kind in sorted({k for k, _ in counts}):
        out[kind] = {name: counts[kind, name] for name in ("all", "found", "coded", "linkable", "linked")}
    return {"instances": out}


def sample(done, count, seed):
    """Print resolved mentions, chosen at random, with their sentence."""
    pool = [
        (row, text, m)
        for row, text, actors in done
        for m in actors.mentions
        if any(e.code for e in m.entities)
    ]
    random.Random(seed).shuffle(pool)  # noqa: S311  (a sample, no secret)
    for row, text, m in pool[:count]:
        print(
            json.dumps(
                {
                    "doc": row.get("doc_id"),
                    "mention": text.text_of(text.span_of(m.first, m.last)),
                    "codes": [
                        f"{e.code} {e.sector or '-'} {e.entity_name or ''} {e.resolved_by}"
                        for e in m.entities
                    ],
                    "settled_by": [w.text for w in m.entities[0].settled_by],
                    "sentence": text.text_of(text.sentence_of(m.head).span),
                },
                ensure_ascii=False,
            )
        )
