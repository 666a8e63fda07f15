"""Leave out who holds no office: their names become words of role and sector, and what quotes them stays."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import unquote, urlsplit

from dragoman.export.pairs import Account, Form, Pair
from dragoman.export.people import key_of, names_in, people_in, pieces_of

# What in a claim holds no words of the report: codes, ids, versions, days.
_NO_WORDS = frozenset(
    {
        *("id", "event", "act", "mode", "act_mode", "context", "cameo", "quad_code", "status", "source_role"),
        *(
            "why",
            "incident",
            "link",
            "coder",
            "lexicon",
            "model",
            "report_id",
            "text_sha256",
            "source_sha256",
        ),
        *("code", "sector", "other_sectors", "office", "resolved_by", "kind", "country_code", "codebook"),
        *("date", "enddate", "act_date", "act_enddate", "reported", "published", "language"),
    }
)
# Of a report and what a claim cites of it: not there at all where a name stands in it.
_CITED = ("title", "url", "author", "outlet", "publication", "license", "copyright", "corpus")
# Where letters change with their case, such as the Turkish i, a name may not be found again by itself.
_SOMEBODY = "a person"
# Shorter words of a name are too common in addresses.
_LEAST_IN_URL = 4


def withheld(pairs: Iterable[Pair], account: Account) -> Iterator[Pair]:
    """Give claims without the names of private persons, and count whom and what that took away."""
    for _, some in groupby(pairs, key=lambda pair: pair[1]["report_id"]):
        yield from _of_report(list(some), account)


def _of_report(pairs: list[Pair], account: Account) -> Iterator[Pair]:
    names, told = people_in(claim for claim, _ in pairs)
    if not names:
        yield from pairs
        return
    scrub = _Scrub(names, told)
    account.people += len(names)
    reports: dict[int, Form] = {}
    for claim, report in pairs:
        if id(report) not in reports:
            reports[id(report)] = scrub.report(report)
        shown = scrub.claim(claim, report)
        account.without_words += shown["withheld"]
        yield shown, reports[id(report)]


class _Scrub:
    """Takes the private names of one report out of whatever is to leave."""

    def __init__(self, names: dict[str, str], public: frozenset[str]) -> None:
        self.names = names
        words = dict(names)
        for name, instead in names.items():
            words |= {
                piece: instead for piece in pieces_of(name) if piece not in public and piece not in words
            }
        self.words = words
        said = sorted(words, key=len, reverse=True)
        ways = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in said)
        self.pattern = re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)
        self.in_urls = {_plain(word) for word in words if " " not in word and len(word) >= _LEAST_IN_URL}

    def claim(self, claim: Form, report: Form) -> Form:
        """Give a claim in which no private name stands; `withheld` says whether it had one."""
        shown = {key: value if key in _NO_WORDS else self._said(value) for key, value in claim.items()}
        for side in ("actor", "recipient", "said_by"):
            shown[side] = [self._party(old, new) for old, new in zip(claim[side], shown[side], strict=True)]
        shown["cite_info"] = self._cited(claim["cite_info"])
        info, text = claim["text_info"], report.get("text") or ""
        touched = {**shown, "cite_info": None, "gloss": claim["gloss"]} != {**claim, "cite_info": None}
        told = self._has(claim["gloss"]) or self._has(text[info["start"] : info["end"]])
        shown["withheld"] = bool(touched or told)
        if shown["withheld"]:
            shown["gloss"] = None
        return shown

    def report(self, report: Form) -> Form:
        """Give a report's row; its whole text may not leave, though sentences of other claims may."""
        return {**self._cited(report), "withheld": True}

    def _party(self, party: Form, scrubbed: Form) -> Form:
        name = next((key for key in map(key_of, names_in(party)) if key in self.names), None)
        if name is None:
            return scrubbed
        hidden = {
            "entity_text": self.names[name],
            "entity_name": None,
            "identifier_id": None,
            "withheld": True,
        }
        settled = [{**words, "text": None} for words in party["settled_by"]]
        return {**scrubbed, **hidden, "settled_by": settled}

    def _cited(self, held: Form) -> Form:
        return {key: self._cite(key, value) if key in _CITED else value for key, value in held.items()}

    def _cite(self, key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if key == "url":
            words = set(re.findall(r"\w+", _plain(unquote("".join(urlsplit(value)[2:])))))
            return None if words & self.in_urls else value
        return None if self._has(value) else value

    def _said(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.pattern.sub(self._instead, value)
        if isinstance(value, dict):
            return {key: inner if key in _NO_WORDS else self._said(inner) for key, inner in value.items()}
        return [self._said(inner) for inner in value] if isinstance(value, list) else value

    def _instead(self, match: re.Match[str]) -> str:
        word = " ".join(match[0].split())
        return self.words.get(word.lower(), _SOMEBODY) if _is_name(word) else match[0]

    def _has(self, text: str | None) -> bool:
        return any(_is_name(match[0]) for match in self.pattern.finditer(text or ""))


def _is_name(word: str) -> bool:
    """Whether a word is written as a name is: "Will" and "WILL", not "will"."""
    return any(letter.isupper() for letter in word) or not any(letter.islower() for letter in word)


def _plain(text: str) -> str:
    """Give text as addresses have it: small letters without their marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
