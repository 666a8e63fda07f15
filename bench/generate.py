"""Write varied news from a grammar of our own: the same reports for the same seed.

    python -m bench.generate OUT [--count 1000] [--seed 1] [--form jsonl|text]

Each report has some 400 words: a title, a byline, a dateline, paragraphs in which deeds of several countries
stand beside sentences in which nothing happens. They come from several outlets, over six years; every
hundredth corrects an earlier one (same URL, other text). Text files cannot say their outlet, day and URL.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.reports import SLOT, SLOTS

# Rows of one file of JSON Lines: well below what `dragoman read` takes for one file.
ROWS = 2_000
FIRST_DAY, DAYS = date(2018, 1, 1), 6 * 365
OUTLETS = ("The Harbor Post", "Daily Ledger", "Northern Wire", "The Observer of Tessaro", "Evening Courier")
# Share of sentences in which nobody does anything to anybody; reports of our tests have about as many.
QUIET = 0.45
MORE: dict[str, tuple[str, ...]] = {
    "country": (
        *SLOTS["country"],
        *(
            "Japan",
            "South Korea",
            "Brazil",
            "India",
            "Pakistan",
            "Turkey",
            "Greece",
            "Egypt",
            "Sudan",
            "Mali",
        ),
        *(
            "Ukraine",
            "Georgia",
            "Armenia",
            "Colombia",
            "Ecuador",
            "Canada",
            "Mexico",
            "Thailand",
            "Indonesia",
        ),
    ),
    "nation": (
        *SLOTS["nation"],
        "Japanese",
        "Brazilian",
        "Indian",
        "Turkish",
        "Greek",
        "Egyptian",
        "Canadian",
    ),
    "capital": (
        *SLOTS["capital"],
        "Tokyo",
        "Seoul",
        "Brasilia",
        "Ankara",
        "Athens",
        "Cairo",
        "Ottawa",
        "Bogota",
    ),
    "first": (*SLOTS["first"], "Amina", "Viktor", "Rosa", "Chen", "Lars", "Fatima", "Hugo", "Nadia", "Pavel"),
    "last": (
        *SLOTS["last"],
        "Okafor",
        "Lindqvist",
        "Yamada",
        "Pereira",
        "Demir",
        "Novak",
        "Sato",
        "Castillo",
    ),
    "thing": ("harbor", "market", "old bridge", "railway station", "university", "power plant", "stadium"),
    "trade": ("fish", "copper", "grain", "timber", "coffee", "cement", "natural gas", "machine parts"),
    "share": ("a fifth", "nearly a third", "12 percent", "less than half", "the largest part", "two thirds"),
    "weather": ("a hot summer", "weeks of rain", "an early winter", "the driest spring in decades"),
    "quiet": (
        "The {thing} of {town} is older than the city's walls and is known far beyond the region.",
        "{trade_cap} makes up {share} of what {country} earns abroad, and the price has hardly moved.",
        "After {weather}, the fields around {town} were yellow and the river was low.",
        "The population of {town} is about 80,000, {share} of them younger than 30.",
        "Prices of {trade} were little changed at the close, while the currency was slightly weaker.",
        "{last} is 54 years old, speaks four languages and is the author of two books on {trade}.",
        "The road from {capital} to {town} is 210 kilometers long and follows the coast for most of the way.",
        "Shops near the {thing} were open as usual, and the streets were quiet in the evening.",
        "{country} and {country} share a border of some 900 kilometers, much of it in the mountains.",
        "The {thing}, a gray building from the last century, has room for several hundred people.",
        "There is little {trade} in the north of {country}, where most families live from their animals.",
    ),
    "trade_cap": ("Fish", "Copper", "Grain", "Timber", "Coffee", "Natural gas"),
    "reaction": (
        "{country} may {act_bare} if the talks fail, an aide to {last} {said} {when}.",
        "{country} plans to {act_bare} next month, {first} {last}, the {nation} {post}, {said}.",
        "{country} did not {act_bare}, contrary to what {body} had reported.",
        "“{country} will never {act_bare},” {last} {said} {when}.",
        "The {nation} {post} denied having met the {nation} {post} {when}.",
        "{first} {last} thanked {country} for {number} tons of {trade} that arrived {when}.",
    ),
}
ALL = {**SLOTS, **MORE}


def fill(template: str, rng: random.Random) -> str:
    """Put words in the slots of a template, and in the slots of those words."""
    return SLOT.sub(lambda slot: fill(rng.choice(ALL[slot[1]]), rng), template)


def sentence(rng: random.Random) -> str:
    """Make one sentence, beginning with a capital."""
    kind = "quiet" if rng.random() < QUIET else rng.choice(("sentence", "sentence", "reaction"))
    text = fill(f"{{{kind}}}", rng)
    return text[0].upper() + text[1:]


def story(rng: random.Random, words: int = 400) -> tuple[str, str]:
    """Make a report: its title, and its text with title, byline, dateline and paragraphs."""
    title = fill("{title}", rng)
    title = title[0].upper() + title[1:]
    paragraphs = [title, fill("By {first} {last}", rng)]
    lead, size = fill("{capital} — ", rng).upper(), 0
    while size < words:
        text = lead + " ".join(sentence(rng) for _ in range(rng.randint(1, 4)))
        lead = ""
        paragraphs.append(text)
        size += len(text.split())
    return title, "\n\n".join(paragraphs) + "\n"


def rows(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Make reports as `dragoman read --from jsonl` takes them."""
    rng = random.Random(seed)  # noqa: S311  (reports, not secrets)
    for number in range(count):
        title, text = story(rng)
        corrects = number % 100 == 99
        yield {
            "text": text,
            "title": title,
            "outlet": OUTLETS[rng.randrange(len(OUTLETS))],
            "published": (FIRST_DAY + timedelta(rng.randrange(DAYS))).isoformat(),
            "url": f"https://news.example/{seed}/{number - 50 if corrects else number}",
        }


def write(out: Path, count: int, seed: int, form: str) -> int:
    """Write reports into a folder; give the bytes of their texts."""
    out.mkdir(parents=True, exist_ok=True)
    size, held = 0, None
    for number, row in enumerate(rows(count, seed)):
        size += len(row["text"].encode())
        if form == "text":
            (out / f"{number:06}.txt").write_text(row["text"], "utf-8")
            continue
        if number % ROWS == 0:
            if held:
                held.close()
            held = (out / f"{number // ROWS:04}.jsonl").open("w", encoding="utf-8")
        if held:
            held.write(json.dumps(row, ensure_ascii=False) + "\n")
    if held:
        held.close()
    return size


def main(argv: list[str]) -> int:
    """Write the reports and say how large their texts are."""
    parser = argparse.ArgumentParser(prog="bench.generate", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=("jsonl", "text"), default="jsonl")
    given = parser.parse_args(argv)
    size = write(given.out, given.count, given.seed, given.form)
    print(f"{given.count} reports, {size / 1e6:.1f} MB of text in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
