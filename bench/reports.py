"""News reports of some 400 words, made from a small grammar: the same for the same seed."""

import random
import re

SLOTS: dict[str, tuple[str, ...]] = {
    "country": (
        "Norway",
        "Kenya",
        "Peru",
        "Vietnam",
        "Jordan",
        "Poland",
        "Ghana",
        "Chile",
        "Nepal",
        "Morocco",
        "Serbia",
    ),
    "nation": ("Norwegian", "Kenyan", "Peruvian", "Vietnamese", "Jordanian", "Polish", "Ghanaian", "Chilean"),
    "capital": (
        "Oslo",
        "Nairobi",
        "Lima",
        "Hanoi",
        "Amman",
        "Warsaw",
        "Accra",
        "Santiago",
        "Kathmandu",
        "Rabat",
    ),
    "town": ("Harnvik", "Tessaro", "Port Ilmen", "Kalundi", "Veshta", "San Alaro", "Dunmere", "Old Karsk"),
    "first": ("Maria", "Daniel", "Aisha", "Tomas", "Linh", "Kofi", "Elena", "Yusuf", "Ingrid", "Samuel"),
    "last": (
        "Halvorsen",
        "Mwangi",
        "Quispe",
        "Tran",
        "Haddad",
        "Kowalska",
        "Mensah",
        "Rojas",
        "Thapa",
        "Alami",
    ),
    "post": (
        "foreign minister",
        "prime minister",
        "defense minister",
        "army chief",
        "opposition leader",
        "trade envoy",
        "interior minister",
        "government spokeswoman",
        "deputy prime minister",
        "police commander",
    ),
    "group": (
        "rebels",
        "protesters",
        "striking miners",
        "militants",
        "students",
        "border guards",
        "aid workers",
        "soldiers",
        "farmers",
        "journalists",
        "dock workers",
        "separatist fighters",
    ),
    "body": (
        "the United Nations",
        "the European Union",
        "the African Union",
        "the Red Cross",
        "the Supreme Court",
        "parliament",
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": ("January", "March", "April", "June", "August", "October", "December"),
    "number": ("two", "three", "12", "at least 40", "some 300", "1,500", "dozens of", "nearly 2,000"),
    "deal": (
        "a fishing agreement",
        "a trade pact",
        "a border treaty",
        "an intelligence-sharing deal",
        "a water accord",
    ),
    "curb": (
        "its export curbs",
        "the sanctions",
        "the travel ban",
        "new tariffs",
        "the blockade of the port",
    ),
    "said": (
        "said",
        "told reporters",
        "announced",
        "told state television",
        "said in a statement",
        "told lawmakers",
    ),
    "vow": (
        "would not give in",
        "was ready for talks",
        "would lift {curb}",
        "would withdraw its troops",
        "wanted peace",
    ),
    "act": (
        "signed {deal} with {country}",
        "expelled {number} {nation} diplomats",
        "met the {nation} {post}",
        "rejected {curb}",
        "agreed to resume talks with {country}",
        "accused {country} of breaking {deal}",
        "offered {country} food and medicine",
        "threatened to suspend {deal}",
        "recalled the ambassador to {capital}",
        "called on {country} to release {number} {group}",
        "imposed {curb} on {country}",
        "urged {body} to step in",
    ),
    "harm": (
        "shelled the outskirts of {town}",
        "clashed with {group} near {town}",
        "arrested {number} {group}",
        "fired tear gas at {group}",
        "blocked the road to {town}",
        "seized a checkpoint outside {town}",
        "released {number} {group} after a week of talks",
        "attacked a convoy of {body}",
    ),
    "who": (
        "{first} {last}, the {nation} {post},",
        "The {nation} {post}, {first} {last},",
        "{country}'s {post}",
        "{last}",
    ),
    "when": (
        "on {day}",
        "late {day}",
        "last {day}",
        "on {month} 14",
        "earlier this week",
        "in {month}",
        "two days ago",
    ),
    "sentence": (
        "{who} {act} {when}, officials in {capital} {said}.",
        "{who} {said} {when} that {country} had {harm_past}.",
        "“We will not accept this,” {last} {said} {when}. “Our people deserve better than that.”",
        "According to {body}, {number} {group} were wounded when government forces {harm} {when}.",
        "The move came after {country} {act} {when}, a step that {capital} had long resisted.",
        "It was not clear whether {country} {vow}, but {last} {said} her government {vow}.",
        "If {country} does not lift {curb}, {capital} may {act_bare}, the {post} warned {when}.",
        "{number_cap} {group} gathered at the embassy in {capital} {when} to protest against {deal}.",
        "{country} is expected to send {number} soldiers to {town} next week, two aides {said}.",
        "The two countries, which fought a brief war in 1987, have argued over {deal} for ten years.",
        "Police {harm} {when}, killing {number} people, the Ministry of the Interior {said}.",
        "{who} denied that {country} had {harm_past}, and {said} that the reports were “pure invention.”",
        "Talks between {country} and {country} broke down {when} over {curb}, which cost $4.5 million a day.",
    ),
    "harm_past": (
        "shelled {town}",
        "arrested {number} {group}",
        "closed the border",
        "armed {group}",
        "broken {deal}",
    ),
    "act_bare": (
        "leave {deal}",
        "close its embassy",
        "recall its envoy",
        "send more troops to {town}",
        "impose {curb}",
    ),
    "number_cap": ("Hundreds of", "Some 300", "At least 40", "Thousands of", "About two dozen"),
    "title": (
        "{country} and {country} sign {deal}",
        "{nation} {post} rejects {curb}",
        "Clashes near {town} kill {number}",
        "{capital} threatens to suspend {deal}",
        "{body}: {number} {group} held in {town}",
    ),
}
SLOT = re.compile(r"\{(\w+)\}")


def fill(template: str, rng: random.Random) -> str:
    """Put words in the slots of a template, and in the slots of those words."""
    return SLOT.sub(lambda slot: fill(rng.choice(SLOTS[slot[1]]), rng), template)


def sentence(rng: random.Random, template: str = "{sentence}") -> str:
    """Make one sentence, beginning with a capital."""
    text = fill(template, rng)
    return text[0].upper() + text[1:]


def report(rng: random.Random, words: int = 400) -> str:
    """Make a report: title, byline, dateline, paragraphs of one to four sentences."""
    paragraphs = [sentence(rng, "{title}"), fill("By {first} {last}", rng)]
    lead = fill("{capital} — ", rng).upper()
    size = 0
    while size < words:
        text = lead + " ".join(sentence(rng) for _ in range(rng.randint(1, 4)))
        lead = ""
        paragraphs.append(text)
        size += len(text.split())
    return "\n\n".join(paragraphs) + "\n"


def reports(count: int, seed: int = 1) -> list[str]:
    """Make several reports."""
    rng = random.Random(seed)  # noqa: S311  (reports, not secrets)
    return [report(rng) for _ in range(count)]
