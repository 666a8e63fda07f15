"""What a block is by its own words alone; None where only its neighbors can tell."""

import re
from itertools import pairwise

from dragoman.intake.published import is_date_line
from dragoman.intake.words import PageWords
from dragoman.records import BlockKind

WORD = re.compile(r"[^\W_][\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?…。](?:\s?[\"'”’»)\]])*(?:\s*[(\[][^()\[\]]{1,60}[)\]])?\s*$")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:com|org|net|twitter\.com)/\S*", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|\s)*(?:19|20)\d\d|all rights reserved|redistribut\w+ prohibited",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"[+-]?\d[\d.,]*\s*[km]?\s+(?:comments?|shares?|views?|likes?|reads?|followers|retweets|replies"
    r"|min(?:ute)?s?(?:\s+read)?|(?:second|minute|min|hour|day|week|month|year)s?\s+ago)\W*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|>»›•·▪]\s*|\s+/\s+")
_EDGES = re.compile(r"^(?:\W|\d+[.)]\s)+|\W+$")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,120}[)\]]\.?")
_NUMBER = re.compile(r"#?\d{1,3}[.)]?")
_REPORTING = re.compile(r"\W*(?:additional\s+)?(?:reporting|writing|editing)\s+by\b", re.IGNORECASE)

# Longest line that is weighed for anything but prose, in code points.
SHORT = 300


def is_prose(line: str) -> bool:
    """Whether a block reads as running text, not as a headline, link or label."""
    count = len(WORD.findall(line))
    if _SENTENCE_END.search(line[-80:]):
        return count >= 3
    return count >= 30 or (line.endswith((",", ";")) and count >= 8) or (line.endswith(":") and count >= 3)


def kind_alone(line: str, words: PageWords) -> BlockKind | None:
    """Give the kind that a block's own words settle."""
    if not any(map(str.isalnum, line)):
        return BlockKind.OTHER
    if len(line) > SHORT:
        return BlockKind.MENU if _is_notice(line, words) else None
    if plain(line) in words.end_marks and not line.islower():
        return BlockKind.OTHER
    for kind, fits in (
        (BlockKind.MENU, is_menu),
        (BlockKind.CREDIT, is_credit),
        (BlockKind.DATELINE, is_date_line),
        (BlockKind.BYLINE, is_byline),
    ):
        if fits(line, words):
            return kind
    return None if any(map(str.isalpha, line)) else BlockKind.OTHER


def plain(line: str) -> str:
    """Give a line in lower case without signs and numbering at its ends, to compare it with a list."""
    return " ".join(_EDGES.sub("", line).lower().replace("’", "'").split())


def is_foreign(line: str) -> bool:
    """Whether most letters are of another script than English is written in."""
    letters = [c for c in line if c.isalpha()]
    return sum(map(_foreign_letter, letters)) * 2 > len(letters)


def _foreign_letter(letter: str) -> bool:
    code = ord(letter)
    return code > 0x24F and not 0x1E00 <= code <= 0x1EFF and not 0xFB00 <= code <= 0xFB06


def is_menu(line: str, words: PageWords) -> bool:
    """Whether a line is a menu or footer word, a share button, a notice or a path through the site."""
    bare = plain(line)
    if bare in words.menu or bare in words.link_lists or _NUMBER.fullmatch(line):
        return True
    if _is_notice(line, words) or _COUNT.fullmatch(line) or _URL.fullmatch(line):
        return True
    if is_prose(line):
        return False
    if words.menu_starts.match(line) and len(WORD.findall(line)) <= 12:
        return True
    return _is_path(line, words) or _all_menu(bare, words)


def opens_links(line: str, words: PageWords) -> bool:
    """Whether a line heads a list of links to other stories."""
    bare = plain(line)
    return bare in words.link_lists or bool(
        words.menu_starts.match(line) and bare.startswith(("more ", "related"))
    )


def _is_notice(line: str, words: PageWords) -> bool:
    if _RIGHTS.search(line) or words.notice_starts.match(line):
        return True
    hits = len(words.notices.findall(line))
    return hits >= 2 or (hits == 1 and not is_prose(line))


def _is_path(line: str, words: PageWords) -> bool:
    """Whether short parts stand between separators: "Home > World > Asia"."""
    parts = [p for p in _SEPARATOR.split(line) if p]
    if len(parts) < 2 or any(len(WORD.findall(p)) > 4 for p in parts):
        return False
    known = sum(plain(p) in words.menu for p in parts)
    return known >= 1 if len(parts) == 2 else known >= 1 or not any(map(str.isdigit, line))


def _all_menu(bare: str, words: PageWords) -> bool:
    some = bare.split()
    return len(some) >= 3 and all(w in words.menu for w in some)


def is_credit(line: str, words: PageWords) -> bool:
    """Whether a line does nothing but credit a picture or name the agency."""
    count = len(WORD.findall(line))
    if count > 14 or _EMAIL.search(line):
        return False
    inside = line.strip(" ()[].©")
    if inside.lower() in words.agencies:
        return True
    if _BRACKETED.fullmatch(line) and not is_prose(line.strip("()[]")):
        return count <= 8 or bool(words.picture.search(line))
    if line.startswith("©") and count <= 8:
        return True
    if "/" in line and count <= 8 and any(p.strip().lower() in words.agencies for p in inside.split("/")):
        return True
    return bool(_credits_picture(line, words)) and not is_prose(line)


def _credits_picture(line: str, words: PageWords) -> bool:
    match = words.picture.search(line, 0, 30)
    if match is None or line[: match.start()].strip(" ([|-–—"):
        return False
    rest = line[match.end() :].lstrip()
    return rest.startswith((":", "by ", "/", "|", "credit", "courtesy", "of:", "via ", "from "))


def is_byline(line: str, words: PageWords) -> bool:
    """Whether a line names who wrote the report."""
    count = len(WORD.findall(line))
    if _REPORTING.match(line) and count <= 60:
        return True
    if words.bylines_end.search(line) and count <= 40:
        return True
    if (_EMAIL.search(line) or _HANDLE.search(line)) and (count <= 12 or not is_prose(line)):
        return True
    if count > 16 or is_prose(line):
        return False
    start = words.byline_starts.match(line)
    if start:
        return _only_names(line[start.end() :], words)
    return _name_and_agency(line, words)


def _only_names(rest: str, words: PageWords) -> bool:
    some = WORD.findall(_EMAIL.sub("", rest))
    if not some:
        return True
    first = some[0].lower()
    if first in words.months or first in words.date_fill or first[0].isdigit():
        return False
    return all(
        w[0].isupper() or w[0].isdigit() or w.lower() in words.job_words or w in ("de", "al", "van", "bin")
        for w in some
    )


def _name_and_agency(line: str, words: PageWords) -> bool:
    """Whether a line is "Jane Doe, Associated Press" or "Jane Doe | Reuters"."""
    parts = [p.strip() for p in re.split(r"[,|/–—-]\s", line) if p.strip()]
    if not 2 <= len(parts) <= 3 or len(WORD.findall(parts[0])) > 4:
        return False
    named = all(w[0].isupper() for w in WORD.findall(parts[0]))
    return named and any(p.lower() in words.agencies for p in parts[1:])


def author_of(line: str, words: PageWords) -> str | None:
    """Give the names in a byline; None where it names nobody."""
    start = words.byline_starts.match(line)
    rest = line[start.end() :] if start else line
    if start and words.bylines_end.search(line):
        return None
    rest = re.split(r"[(,;|•]|\s[-–—/]\s|\s(?:in|for|at)\s|\d|@", rest.strip(" :."))[0]
    rest = _EMAIL.sub("", rest).strip(" :.-–—")
    names = WORD.findall(rest)
    if not 2 <= len(names) <= 10 or not all(
        w[0].isupper() or w in ("and", "de", "al", "van", "bin") for w in names
    ):
        return None
    return None if all(w.lower() in words.job_words for w in names) else rest


def numbered(lines: list[str]) -> list[bool]:
    """Tell which lines belong to a list that counts 1, 2, 3 in its lines' beginnings."""
    heads = [re.match(r"#?(\d{1,2})[.)]?\s+\S", line) for line in lines]
    counts = [int(h[1]) if h else -9 for h in heads]
    inside = [False] * len(lines)
    for i, (a, b) in enumerate(pairwise(counts)):
        if a >= 0 and b == a + 1:
            inside[i] = inside[i + 1] = True
    return inside
