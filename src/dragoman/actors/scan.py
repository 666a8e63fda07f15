"""Find listed names, role words and capitalized names in the tokens."""

from collections.abc import Sequence

from dragoman.actors.draft import Hit
from dragoman.actors.lexis import Lexis, Node, Role, Term, pieces
from dragoman.records import ParsedText, Sentence, Token

NAMELIKE = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ", "SYM"})
HEADING_WORDS = 4  # a shorter line shows too little to be called a heading in title case
_FUNCTION = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PRON", "PART"})
_STOPS = frozenset({".", "!", "?", "”", '"', ":"})
_NOMINAL = frozenset(
    {
        "compound",
        "nsubj",
        "obj",
        "nsubj:pass",
        "nmod",
        "obl",
        "conj",
        "appos",
        "flat",
        "nmod:poss",
        "nmod:desc",
    }
)
QUOTES = frozenset("\"'“”‘’`«»")
_BY_NAME = 4  # tokens between the quotation marks of a by-name, with the closing one


def scan(text: ParsedText, lx: Lexis) -> tuple[dict[int, Hit], dict[int, Hit]]:
    """Give the listed names and the role words, each by the token it starts at; no two overlap."""
    tokens, trie = text.tokens, lx.trie
    lowers = [t.text.lower() for t in tokens]
    names: dict[int, Hit] = {}
    roles: dict[int, Hit] = {}
    free = 0
    for i, low in enumerate(lowers):
        if i < free:
            continue
        node = _step(trie, low)
        if node is None:
            continue
        hit = _longest(text, tokens, lowers, node, i)
        if hit is not None and not _begins_longer(tokens, hit):
            (names if hit.terms else roles)[i] = hit
            free = hit.last
    return names, roles


def _step(level: dict[str, Node], low: str) -> Node | None:
    """The trie's next node for a token; a token may hold a hyphen or a curly apostrophe inside."""
    node = level.get(low)
    if node is not None or low.isalnum():
        return node
    if "’" in low:
        low = low.replace("’", "'")
        node = level.get(low)
    if node is None and "-" in low[1:-1]:
        for piece in pieces(low):
            node = level.get(piece)
            if node is None:
                return None
            level = node.next
    return node


def _longest(text: ParsedText, tokens: Sequence[Token], lowers: list[str], node: Node, i: int) -> Hit | None:
    best: Hit | None = None
    sent, at = tokens[i].sent, i + 1
    here: Node | None = node
    owned = i > 0 and (
        tokens[i - 1].dep == "case" and tokens[i - 1].text[-1] in "s'’" and tokens[i - 1].pos == "PART"
    )
    while here is not None:
        if here.terms:
            terms = _as_written(text, here.terms, i, at)
            if terms:
                best = Hit(i, at, terms)
        if here.roles and (
            best is None
            or best.last < at
            or all(
                t.sort == "seat" and (t.unsure or (owned and t.kind == "organization")) for t in best.terms
            )
        ):
            role = _as_used(tokens, here.roles, i, at)
            if role is not None:
                best = Hit(i, at, (), role)
        if at >= len(tokens) or tokens[at].sent != sent or not here.next:
            break
        low = lowers[at]
        here = _step(here.next, low)
        at += 1
    return best


def _as_written(text: ParsedText, terms: list[Term], first: int, last: int) -> tuple[Term, ...]:
    words = text.text_of(text.span_of(first, last)).replace("’", "'").replace("–", "-")
    if not words.isascii() or "\n" in words or "  " in words:
        words = " ".join(words.split())
    shout = len(words) > 3 and words.isupper()
    return tuple(
        t
        for t in terms
        if t.text == words
        or (shout and t.text.upper() == words)
        or (words[:4] == "The " and t.text == "the" + words[3:])
    )


def _begins_longer(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether "the South" only begins a longer name ("the South China Sea")."""
    if not hit.terms or not hit.terms[0].text.startswith("the ") or hit.last >= len(tokens):
        return False
    return tokens[hit.last].text[0].isupper() and tokens[hit.last].sent == tokens[hit.first].sent


def _as_used(tokens: Sequence[Token], roles: list[Role], first: int, last: int) -> Role | None:
    """The role word in the number of the text; None where it is no noun here."""
    head = tokens[first + roles[0].head] if first + roles[0].head < last else tokens[last - 1]
    if last - first == 1 and head.pos not in ("NOUN", "PROPN", "X") and head.dep not in _NOMINAL:
        return None
    if len(roles) == 1:
        return roles[0]
    plural = head.has("Number=Plur")
    fitting = [r for r in roles if r.plural == plural]
    return (fitting or roles)[0]


def headings(text: ParsedText) -> set[int]:
    """Give the lines in title case or capitals: there a capital letter tells nothing."""
    found = set()
    for sentence in text.sentences:
        words = [t.text for t in text.tokens[sentence.first : sentence.last] if t.text[0].isalpha()]
        if len(words) > 1 and all(w.isupper() for w in words):
            found.add(sentence.i)
            continue
        if len(words) < HEADING_WORDS or text.tokens[sentence.last - 1].text in _STOPS:
            continue
        upper = sum(1 for w in words if w[0].isupper())
        long_lower = sum(1 for w in words if len(w) > 3 and w[0].islower())
        if upper > len(words) / 2 and long_lower <= len(words) / 8:
            found.add(sentence.i)
    return found


def runs(text: ParsedText, lx: Lexis, plain: set[int]) -> list[tuple[int, int]]:
    """Give the stretches of capitalized words in sentences that are not headings, first words judged."""
    tokens = text.tokens
    lower_words = {t.text for t in tokens if t.text.islower()}
    upper_words = _inner_capitals(text, plain)
    particles = lx.words.get("particles", ())
    given = _given(text, lx)
    found: list[tuple[int, int]] = []
    for sentence in text.sentences:
        if sentence.i in plain:
            continue
        i = sentence.first
        while i < sentence.last:
            if i not in given and not _capital(tokens, i, sentence, lower_words, upper_words, lx):
                i += 1
                continue
            end = _run_end(tokens, i + 1, sentence, lx, particles)
            found.append((i, end))
            i = end
    return found


def _given(text: ParsedText, lx: Lexis) -> set[int]:
    """The months and the like that are a person's given name here ("Jan Bos")."""
    words = lx.words.get("given_too", ())
    people = (n for n in text.names if n.label == "PER" and n.last - n.first > 1)
    return {n.first for n in people if text.tokens[n.first].lower in words}


def _inner_capitals(text: ParsedText, plain: set[int]) -> set[str]:
    """Words that stand with a capital letter where none has to be, or beside another one."""
    found = set()
    last = None
    for t in text.tokens:
        if t.text[0].isupper() and t.sent not in plain:
            if last is not None and last.sent == t.sent:
                found.add(t.text)
                if last.i == t.i - 1 and last.pos == "PROPN":
                    found.add(last.text)
            elif t.i != text.sentences[t.sent].first:
                found.add(t.text)
        last = t
    return found


def _capital(
    tokens: Sequence[Token],
    i: int,
    sentence: Sentence,
    lower_words: set[str],
    upper_words: set[str],
    lx: Lexis,
) -> bool:
    t = tokens[i]
    if not t.text[0].isupper() or t.pos not in NAMELIKE:
        return False
    low = t.text.lower()
    if low in lx.not_names:
        return False
    if (
        i == sentence.first
        or tokens[i - 1].text == ":"
        or (tokens[i - 1].text in QUOTES and not tokens[i - 1].space)
    ):
        if t.text in upper_words and low not in lower_words:
            return True
        follows = i + 1 < sentence.last and tokens[i + 1].text[0].isupper() and tokens[i + 1].pos == "PROPN"
        return (t.pos == "PROPN" or follows) and (low not in lower_words or follows)
    return t.pos != "VERB" or t.dep in ("flat", "compound", "nsubj", "obj", "obl", "nmod", "conj", "appos")


def _run_end(
    tokens: Sequence[Token], at: int, sentence: Sentence, lx: Lexis, particles: Sequence[str]
) -> int:
    while at < sentence.last:
        t = tokens[at]
        if t.text[0].isupper() and t.pos not in _FUNCTION and t.text.lower() not in lx.not_names:
            at += 1
        elif (
            t.text == "-"
            and not t.space
            and not tokens[at - 1].space
            and at + 1 < sentence.last
            and (tokens[at + 1].text[0].isalpha() and tokens[at + 1].text not in lx.group("beside"))
        ):
            at += 2
        elif (
            t.text in particles
            and at + 1 < sentence.last
            and (tokens[at + 1].text[0].isupper() or tokens[at + 1].text == "-")
            and tokens[at + 1].pos in ("PROPN", "PUNCT", "X", "NOUN")
        ):
            at += 1
        elif t.text in QUOTES and (end := _by_name(tokens, at, sentence)):
            at = end
        else:
            break
    return at


def _by_name(tokens: Sequence[Token], at: int, sentence: Sentence) -> int | None:
    """Where a by-name in quotation marks ends inside a person's name ("Luis “Lucho” Ayala")."""
    if not tokens[at - 1].space or tokens[at].space or tokens[at - 1].pos != "PROPN":
        return None
    for i in range(at + 1, min(at + 1 + _BY_NAME, sentence.last - 1)):
        if tokens[i].text in QUOTES:
            after = tokens[i + 1]
            named = after.text[0].isupper() and after.pos == "PROPN" and tokens[i].space
            return i + 1 if i > at + 1 and named and not tokens[i - 1].space else None
        if not (tokens[i].text[0].isupper() or tokens[i].text in (".", "-")):
            return None
    return None
