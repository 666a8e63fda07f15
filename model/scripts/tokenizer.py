"""The tokenizer's rules, brought nearer to the treebanks."""

import re

import spacy
from spacy.util import compile_infix_regex, compile_suffix_regex

# Parts of words that the treebanks do not cut off at their hyphen ("pre-war", but "well - known").
PREFIXES = [
    "anti",
    "co",
    "counter",
    "cross",
    "e",
    "ex",
    "mid",
    "mini",
    "multi",
    "neo",
    "non",
    "over",
    "post",
    "pre",
    "pro",
    "psycho",
    "re",
    "semi",
    "socio",
    "sub",
    "un",
    "under",
]
# Abbreviations that keep their point; "No." and others that end a sentence as often are left alone.
ABBREVIATIONS = [
    "Adm.",
    "al.",
    "Ald.",
    "Amb.",
    "Assn.",
    "Atty.",
    "Brig.",
    "Capt.",
    "Cmdr.",
    "Col.",
    "Cpl.",
    "Dept.",
    "Det.",
    "Dist.",
    "etc.",
    "Fr.",
    "Ft.",
    "Hon.",
    "Insp.",
    "Lt.",
    "Maj.",
    "Messrs.",
    "Pres.",
    "Pvt.",
    "Sec.",
    "Sgt.",
    "Spc.",
    "Sr.",
    "Supt.",
]
HYPHENS = "(?:-|–|—"  # what spaCy's rule for hyphens between letters contains
MORE_INFIXES = (
    r"(?<=[A-Z]\.)-(?=[A-Za-z])",  # U.S.-led
    r"(?<=[A-Za-z])(?<!\b[Mm]id)-(?=[0-9])",  # AK-47
    r"(?<=[0-9])–(?=[0-9])",  # 1580–1660
)
MORE_SUFFIXES = (r"(?<=[0-9]:[0-9][0-9])(?:am|pm|AM|PM|a\.m\.|p\.m\.)",)


def adapt(nlp: spacy.Language) -> None:
    """Change the tokenizer of a pipeline."""
    guard = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in PREFIXES)
    infixes = [guard + rule if HYPHENS in rule else rule for rule in nlp.Defaults.infixes]
    tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *MORE_INFIXES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*nlp.Defaults.suffixes, *MORE_SUFFIXES]).search
    tokenizer.rules = {
        text: rule for text, rule in tokenizer.rules.items() if not re.fullmatch(r"\w+/\w+", text)
    }
    for text in ABBREVIATIONS:
        tokenizer.add_special_case(text, [{"ORTH": text}])
