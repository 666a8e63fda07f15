"""Inflected forms of the lexicon's base words, so that a slip of the lemmatizer hides nothing."""

VOWELS = "aeiou"


def forms_of(word: str, irregular: list[str] | None = None) -> set[str]:
    """Give a verb's or noun's forms: the base, -s, -ed, -ing, and what the lexicon lists beside them."""
    first, _, rest = word.partition(" ")
    forms = {first, *(irregular or ())}
    if first.isalpha():
        forms |= _regular(first)
    return {f"{form} {rest}" if rest and " " not in form else form for form in forms}


def _regular(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "s", word + "d", word[:-1] + "ing", word + "ing"} - (
            {word + "ing"} - {"being", "seeing"}
        )
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return {word + "es", word + "ed", word + "ing"}
    return {word + "s", word + "ed", word + "ing"}
