"""How many were killed, hurt, arrested or took part, where the words say so."""

from dragoman.events.rules import Rule
from dragoman.events.slots import Frame
from dragoman.records import Count, ParsedText, Size, Span, Words

UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# Plain plurals name an order of magnitude, not a number: "dozens" is 24 or more, end open.
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "dozen": 12}
AT_LEAST = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of")
AT_MOST = ("up to", "as many as", "fewer than", "less than", "at most", "nearly", "almost")


def number(words: str) -> int | None:
    """The number that some words write, in digits or letters; None where they write none."""
    total, current, seen = 0, 0, False
    for word in words.lower().replace("-", " ").replace(",", "").split():
        if word.isdigit() and len(word) < 10:
            current += int(word)
        elif word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        elif word in ("and", "a"):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def size_of(text: ParsedText, rule: Rule, frame: Frame) -> Size | None:
    """The counts an act's entry asks for ("dead: obj"), read off the number in that phrase."""
    found = {}
    for kind, path in rule.counts:
        for i in frame.get(path.steps[0]):
            count = count_at(text, i)
            if count is not None:
                found[kind] = count
                break
    return Size(**found) if found else None


def count_at(text: ParsedText, head: int) -> Count | None:
    """The count in a phrase such as "at least 12 people", "dozens of villagers" or "two"."""
    token = text.tokens[head]
    numeral = text.kid(head, "nummod")
    if numeral is None and token.pos == "NUM":
        numeral = token
    if numeral is None and token.lower in VAGUE:
        numeral = token
    if numeral is None:
        return None
    first, last = numeral.i, numeral.i + 1
    for kid in text.kids(numeral.i, "compound", "flat", "fixed", "nummod"):
        first, last = min(first, kid.i), max(last, kid.i + 1)
    words = text.text_of(text.span_of(first, last))
    low: int | None
    high: int | None
    low = high = VAGUE.get(words.lower(), number(words)) if words.lower() != "dozen" else 12
    if low is None:
        return None
    if words.lower() in VAGUE and words.lower() != "dozen":
        high = None
    before = (
        text.report.text[max(0, text.tokens[first].start - 14) : text.tokens[first].start].lower().rstrip()
    )
    lead = next((a for a in (*AT_LEAST, *AT_MOST) if before.endswith(a)), None)
    if lead in AT_LEAST:
        high = None
    elif lead in AT_MOST:
        low = None
    start = text.tokens[first].start - (len(lead) + 1 if lead else 0)
    span = Span(max(start, 0), text.tokens[last - 1].end)
    return Count(low=low, high=high, words=Words(text.text_of(span), span))
