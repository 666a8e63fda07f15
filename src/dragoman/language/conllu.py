"""Write parsed texts as CoNLL-U and read them back, so that rooms can be tested without a model."""

from collections.abc import Iterable, Iterator

from dragoman.records import Block, BlockKind, Name, ParsedText, Report, Sentence, Span, Token
from dragoman.records.parsed import link_up


def write_conllu(parse: ParsedText, *, name: str = "", model: str = "") -> str:
    """Give the parse in CoNLL-U: name, model and text in comments, names of people and spans in MISC."""
    tags = _name_tags(parse)
    lines: list[str] = [
        f"# newdoc id = {name}",
        f"# model = {model}",
        f"# report = {_escape(parse.report.text)}",
    ]
    for sentence in parse.sentences:
        lines.append(f"# span = {sentence.span.start}:{sentence.span.end}")
        lines.append(f"# text = {_escape(parse.text_of(sentence.span))}")
        lines += [
            _row(token, sentence, tags.get(token.i)) for token in parse.tokens[sentence.first : sentence.last]
        ]
        lines.append("")
    return "\n".join(lines) + "\n"


def _row(token: Token, sentence: Sentence, tag: str | None) -> str:
    misc = [
        *(["Name=" + tag] if tag else []),
        f"Span={token.start}:{token.end}",
        *([] if token.space else ["SpaceAfter=No"]),
    ]
    head = 0 if token.head == token.i else token.head - sentence.first + 1
    columns = [str(token.i - sentence.first + 1), _escape(token.text), _escape(token.lemma), token.pos, "_"]
    return "\t".join([*columns, token.morph or "_", str(head), token.dep, "_", "|".join(misc)])


def _name_tags(parse: ParsedText) -> dict[int, str]:
    """B-PER, I-PER and so on, by token."""
    return {
        i: f"{'B' if i == n.first else 'I'}-{n.label}" for n in parse.names for i in range(n.first, n.last)
    }


def _escape(text: str) -> str:
    """Put the text on one line and in one column, so that it can be undone."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _unescape(text: str) -> str:
    parts = text.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t") for p in parts)


def read_conllu(lines: Iterable[str]) -> Iterator[tuple[str, str, ParsedText]]:
    """Give name, model and parse of every document that `write_conllu` wrote, each as one body block."""
    notes: dict[str, str] = {}
    rows: list[list[list[str]]] = []
    for line in lines:
        text = line.rstrip("\n")
        if text.startswith("# newdoc") and notes:
            yield _document(notes, rows)
            notes, rows = {}, []
        if text.startswith("# "):
            key, _, value = text[2:].partition(" = ")
            notes[key] = value
            if key == "span":
                rows.append([])
        elif text:
            rows[-1].append(text.split("\t"))
    if notes:
        yield _document(notes, rows)


def _document(notes: dict[str, str], sentences: list[list[list[str]]]) -> tuple[str, str, ParsedText]:
    text = _unescape(notes["report"])
    report = Report(
        report_id=notes.get("newdoc id", ""),
        text=text,
        text_sha256="",
        source_sha256="",
        blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
        language="en",
    )
    tokens: list[Token] = []
    made: list[Sentence] = []
    tags: list[str] = []
    for rows in sentences:
        first = len(tokens)
        for row in rows:
            misc = dict(m.split("=") for m in row[9].split("|"))
            tags.append(misc.get("Name", ""))
            tokens.append(_token(row, misc, first, len(made)))
        root = next(t.i for t in tokens[first:] if t.head == t.i)
        span = Span(tokens[first].start, tokens[-1].end)
        made.append(Sentence(len(made), first, len(tokens), root, span, 0, BlockKind.BODY))
    children, edges = link_up(tuple(tokens))
    parse = ParsedText(
        report=report,
        tokens=tuple(tokens),
        sentences=tuple(made),
        names=tuple(_names(tags)),
        children=children,
        edges=edges,
    )
    return notes.get("newdoc id", ""), notes.get("model", ""), parse


def _token(row: list[str], misc: dict[str, str], first: int, sentence: int) -> Token:
    i = first + int(row[0]) - 1
    start, _, end = misc["Span"].partition(":")
    return Token(
        i,
        _unescape(row[1]),
        _unescape(row[2]),
        row[3],
        "" if row[5] == "_" else row[5],
        row[7],
        first + int(row[6]) - 1 if row[6] != "0" else i,
        int(start),
        int(end),
        sentence,
        "SpaceAfter" not in misc,
    )


def _names(tags: list[str]) -> Iterator[Name]:
    for first, tag in enumerate(tags):
        if tag.startswith("B-"):
            last = first + 1
            while last < len(tags) and tags[last] == "I-" + tag[2:]:
                last += 1
            yield Name(first, last, tag[2:])
